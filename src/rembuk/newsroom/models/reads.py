"""How often articles are read, and nothing about who reads them."""

from typing import ClassVar

from django.db import models

from rembuk.kit.privacy import Classified


class Reads(models.Model):
    """How often an article was read on one day, in one language: a sum, without a trace of any reader."""

    article = models.ForeignKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="reads")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("article", "day"), name="an_article_has_one_sum_a_day")
        ]

    class Privacy(Classified):
        public = ("id", "article", "day", "count")
