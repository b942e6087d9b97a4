"""Who wants to be told when a question is answered."""

from django.db import models

from rembuk.hall.models.questions import Question
from rembuk.kit.privacy import Classified


class Asker(models.Model):
    """The one e-mail address, under seal, to which the answer to a question goes. It goes with the letter.

    `due_at` is when the letter may be tried next.
    """

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="asker")
    contact = models.TextField()
    language = models.CharField(max_length=2)
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Privacy(Classified):
        internal = ("id", "question", "language", "due_at", "tries")
        secret = ("contact",)
