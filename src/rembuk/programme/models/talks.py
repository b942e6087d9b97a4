"""A talk, its rundown, and who appears on it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext

from rembuk.institutions.models import Institution, Person
from rembuk.kit.privacy import Classified
from rembuk.programme.core.talk import PUBLIC, SET_ASIDE, Mode, State
from rembuk.programme.models.choices import ItemKindChoice, ModeChoice, StateChoice
from rembuk.programme.models.series import Programme


class Talk(models.Model):
    """One edition of a programme. Clock times are local to the programme's time zone; `*_at` are instants.

    `sequence` counts the changes that people's calendars must learn of; `was_announced` says whether the
    partners ever let the public know of the talk.
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
    was_announced = models.BooleanField(default=False)
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
            "host", "topics", "tags", "byline", "dateline", "state", "postponed_from", "reason",
            "was_announced", "sequence", "started_at", "closed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        """Name the talk as it is printed."""
        return self.title

    def get_state_display(self) -> str:  # type: ignore[no-redef]  # the plugin of mypy has it from the choices
        """Name the state. Django's own way hashes the words of every state anew for each row of a list."""
        return str(StateChoice(self.state).label)

    @property
    def is_public(self) -> bool:
        """Whether the public sees the talk: what is postponed or cancelled before anyone knew stays inside."""
        return self.state in PUBLIC and (self.was_announced or self.state not in SET_ASIDE)

    @property
    def topic(self) -> str:
        """The title, or words for a draft whose title is still to come."""
        return self.title or gettext("Topic to follow")


class Item(models.Model):
    """One item of a talk's rundown, with the clock that was pressed on the day.

    `cue` is what the operator does when it opens: play the opening film, show the poll.
    """

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
    cue = models.CharField(max_length=200, blank=True)
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
        internal = ("cue",)

    def get_kind_display(self) -> str:  # type: ignore[no-redef]  # as above
        """Name the kind, as cheaply as a talk its state."""
        return str(ItemKindChoice(self.kind).label)


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
