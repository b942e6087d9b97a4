"""Programmes, their talks, the rundown of a talk, and the commitments made on it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified
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


class Programme(models.Model):
    """A series of talks that several bodies hold together."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    purpose = models.TextField()
    formulated_on = models.DateField(null=True, blank=True)
    cadence = models.CharField(max_length=200, blank=True)
    timezone = models.CharField(max_length=64, default="Asia/Jakarta")
    modes = models.JSONField(default=list)
    open_to_others = models.BooleanField(default=False)
    partners = models.ManyToManyField(Institution, through="Partner", related_name="programmes")

    class Meta:
        ordering = ("id",)

    class Privacy(Classified):
        public = (
            "id", "slug", "name", "purpose", "formulated_on", "cadence", "timezone", "modes", "open_to_others",
            "partners",
        )  # fmt: skip

    def __str__(self) -> str:
        """Name the programme as it is printed."""
        return self.name


class Partner(models.Model):
    """A body that owns a programme together with the others, in the order of their agreement."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partnerships")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="partnerships")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("programme", "institution"), name="a_body_is_partner_once")
        ]

    class Privacy(Classified):
        public = ("id", "programme", "institution", "position")


class Talk(models.Model):
    """One edition of a programme. Clock times are local to the programme's time zone; `*_at` are instants.

    `sequence` counts the changes that people's calendars must learn of.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="talks")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    date = models.DateField()
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    mode = models.CharField(max_length=8, choices=ModeChoice.choices)
    venue = models.CharField(max_length=200, blank=True)
    link = models.URLField(blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    host = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="hosted_talks")
    topics = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    byline = models.CharField(max_length=100, blank=True)
    dateline = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=12, choices=StateChoice.choices, default=State.DRAFT.value)
    postponed_from = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    sequence = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("programme", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("programme", "number"), name="a_talk_has_its_own_number"),
            models.CheckConstraint(
                condition=models.Q(starts=None) | models.Q(ends=None) | models.Q(starts__lt=models.F("ends")),
                name="a_talk_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(mode=Mode.ONLINE.value) | ~models.Q(venue=""), name="a_hall_has_a_name"
            ),
        ]

    class Privacy(Classified):
        public = (
            "id", "programme", "number", "title", "date", "starts", "ends", "mode", "venue", "link", "capacity",
            "host", "topics", "tags", "byline", "dateline", "state", "postponed_from", "reason", "sequence",
            "started_at", "closed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        """Name the talk as it is printed."""
        return self.title


class Item(models.Model):
    """One item of a talk's rundown, with the clock that was pressed on the day."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=ItemKindChoice.choices)
    title = models.CharField(max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    moderator = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="moderated_items"
    )
    people = models.ManyToManyField(Person, through="Appearance", related_name="items")
    points = models.JSONField(default=list)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("talk", "position"),
                name="two_items_never_share_a_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    class Privacy(Classified):
        public = (
            "id", "talk", "position", "kind", "title", "minutes", "moderator", "people", "points", "opened_at",
            "closed_at",
        )  # fmt: skip


class Appearance(models.Model):
    """A person on an item of the rundown, in the order they are named."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="appearances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appearances")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("item", "person"), name="a_person_appears_once_on_an_item")
        ]

    class Privacy(Classified):
        public = ("id", "item", "person", "position")


class Commitment(models.Model):
    """Something that was promised on a talk: by whom, for which body, until when, and what became of it."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="commitments")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commitments")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="commitments")
    text = models.TextField()
    at = models.TimeField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=PromiseChoice.choices, default=Promise.OPEN.value)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("position",)

    class Privacy(Classified):
        public = ("id", "talk", "position", "person", "institution", "text", "at", "due", "state", "note")
