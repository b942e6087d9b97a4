"""The words that people read for what the core names."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rembuk.hall.core.polls import Phase, PollKind, PollState
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.core.state import Scene


class SceneChoice(models.TextChoices):
    """`Scene`, with the words people read."""

    OPENING = Scene.OPENING.value, _("Opening with QR code")
    NOW = Scene.NOW.value, _("What is on now")
    QUESTION = Scene.QUESTION.value, pgettext_lazy("scene of the projector", "Question")
    POLL = Scene.POLL.value, pgettext_lazy("scene of the projector", "Poll")
    QUIZ = Scene.QUIZ.value, pgettext_lazy("scene of the projector", "Quiz")
    BREAK = Scene.BREAK.value, pgettext_lazy("scene of the projector", "Break")
    CLOSING = Scene.CLOSING.value, pgettext_lazy("scene of the projector", "Conclusion")
    BLANK = Scene.BLANK.value, pgettext_lazy("scene of the projector", "Blank")


class QuestionStateChoice(models.TextChoices):
    """`QuestionState`, with the words people read."""

    PENDING = QuestionState.PENDING.value, pgettext_lazy("state of a question", "Waiting for approval")
    APPROVED = QuestionState.APPROVED.value, pgettext_lazy("state of a question", "Approved")
    ON_AIR = QuestionState.ON_AIR.value, pgettext_lazy("state of a question", "Being answered")
    ANSWERED = QuestionState.ANSWERED.value, pgettext_lazy("state of a question", "Answered")
    HIDDEN = QuestionState.HIDDEN.value, pgettext_lazy("state of a question", "Hidden")


class SourceChoice(models.TextChoices):
    """`Source`, with the words people read."""

    HALL = Source.HALL.value, pgettext_lazy("source of a question", "Hall")
    PHONE = Source.PHONE.value, pgettext_lazy("source of a question", "Phone")


class PollKindChoice(models.TextChoices):
    """`PollKind`, with the words people read."""

    SINGLE = PollKind.SINGLE.value, _("One choice")
    MULTIPLE = PollKind.MULTIPLE.value, _("Several choices")
    SCALE = PollKind.SCALE.value, _("Scale")
    CLOUD = PollKind.CLOUD.value, _("Word cloud")
    TEXT = PollKind.TEXT.value, _("Open answer")
    QUIZ = PollKind.QUIZ.value, _("Quiz question")


class PollStateChoice(models.TextChoices):
    """`PollState`, with the words people read."""

    DRAFT = PollState.DRAFT.value, pgettext_lazy("state of a poll", "Draft")
    OPEN = PollState.OPEN.value, pgettext_lazy("state of a poll", "Open")
    CLOSED = PollState.CLOSED.value, pgettext_lazy("state of a poll", "Closed")


class PhaseChoice(models.TextChoices):
    """`Phase`, with the words people read."""

    NONE = Phase.NONE.value, pgettext_lazy("round of the quiz", "Closed")
    BEFORE = Phase.BEFORE.value, pgettext_lazy("round of the quiz", "Before the talk")
    AFTER = Phase.AFTER.value, pgettext_lazy("round of the quiz", "After the talk")
