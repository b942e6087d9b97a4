"""The words that people read for what the core names."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rembuk.programme.core.talk import ItemKind, Mode, Promise, State


class ModeChoice(models.TextChoices):
    """`Mode`, with the words people read."""

    IN_PERSON = Mode.IN_PERSON.value, _("in person")
    ONLINE = Mode.ONLINE.value, _("online")
    HYBRID = Mode.HYBRID.value, _("hybrid")


class StateChoice(models.TextChoices):
    """`State`, with the words people read."""

    DRAFT = State.DRAFT.value, pgettext_lazy("state of a talk", "Draft")
    AGREED = State.AGREED.value, pgettext_lazy("state of a talk", "Agreed")
    ANNOUNCED = State.ANNOUNCED.value, pgettext_lazy("state of a talk", "Announced")
    LIVE = State.LIVE.value, pgettext_lazy("state of a talk", "Live")
    HELD = State.HELD.value, pgettext_lazy("state of a talk", "Held")
    PUBLISHED = State.PUBLISHED.value, pgettext_lazy("state of a talk", "Published")
    POSTPONED = State.POSTPONED.value, pgettext_lazy("state of a talk", "Postponed")
    CANCELLED = State.CANCELLED.value, pgettext_lazy("state of a talk", "Cancelled")


class ItemKindChoice(models.TextChoices):
    """`ItemKind`, with the words people read."""

    REMARKS = ItemKind.REMARKS.value, _("Opening remarks")
    CORE = ItemKind.CORE.value, _("Core session")
    QUESTIONS = ItemKind.QUESTIONS.value, pgettext_lazy("item of a rundown", "Questions")
    POLL = ItemKind.POLL.value, pgettext_lazy("item of a rundown", "Poll")
    QUIZ = ItemKind.QUIZ.value, pgettext_lazy("item of a rundown", "Quiz")
    CLOSING = ItemKind.CLOSING.value, _("Closing statements")
    BREAK = ItemKind.BREAK.value, pgettext_lazy("item of a rundown", "Break")


class PromiseChoice(models.TextChoices):
    """`Promise`, with the words people read."""

    OPEN = Promise.OPEN.value, pgettext_lazy("state of a commitment", "Open")
    KEPT = Promise.KEPT.value, pgettext_lazy("state of a commitment", "Kept")
    LATE = Promise.LATE.value, pgettext_lazy("state of a commitment", "Late")
    DROPPED = Promise.DROPPED.value, pgettext_lazy("state of a commitment", "Dropped")
