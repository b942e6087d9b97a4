"""What is read of the news, and of talks for the news."""

from rembuk.newsroom.queries.articles import (
    Headline,
    address,
    articles,
    drafted,
    free_slug,
    indexes,
    latest,
    may_edit,
    tag_name,
    versions,
    whole,
)
from rembuk.newsroom.queries.facts import facts_of
from rembuk.newsroom.queries.review import Standing, Waiting, in_review, standings, waiting

__all__ = [
    "Headline",
    "Standing",
    "Waiting",
    "address",
    "articles",
    "drafted",
    "facts_of",
    "free_slug",
    "in_review",
    "indexes",
    "latest",
    "may_edit",
    "standings",
    "tag_name",
    "versions",
    "waiting",
    "whole",
]
