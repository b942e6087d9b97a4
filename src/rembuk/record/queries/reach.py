"""What is read of what a programme reached: people, questions, learning. One person counts once a talk."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from rembuk.hall.core.learning import Learned, learned_of
from rembuk.hall.core.questions import QuestionState, Source
from rembuk.hall.models import Question, Room
from rembuk.hall.queries.answers import learned
from rembuk.programme.core.talk import RECORDED
from rembuk.programme.models import Arrival, Programme, Talk, Witness
from rembuk.programme.queries.registrations import folded
from rembuk.record.core.reach import TalkReach, by_district, seen_before, told
from rembuk.record.models import Attendance, Correction


@dataclass(frozen=True, slots=True)
class Reach:
    """What a programme reached, talk by talk, the oldest first, and from where people came."""

    talks: list[TalkReach]
    districts: list[tuple[str, int]]
    elsewhere: int

    @property
    def people(self) -> int | None:
        """How many took part, each talk by itself; None if no talk was counted."""
        counted = [talk for talk in self.talks if talk.is_counted]
        return sum(talk.people for talk in counted) if counted else None

    @property
    def answered(self) -> int:
        """How many questions were answered."""
        return sum(talk.answered_hall + talk.answered_phone for talk in self.talks)

    @property
    def by_hall(self) -> int | None:
        """Which part of the answered questions came from the hall, in percent; None without any."""
        answered = self.answered
        return round(100 * sum(talk.answered_hall for talk in self.talks) / answered) if answered else None


def reach(programme: Programme) -> Reach:
    """Return what the talks with a public record reached. Seven queries, and two a talk with a quiz."""
    talks = list(programme.talks.filter(state__in=RECORDED).order_by("date", "number"))
    counted: dict[int, Attendance | Correction] = {
        row.talk_id: row for row in Attendance.objects.filter(talk__in=talks)
    }
    counted |= {row.talk_id: row for row in Correction.objects.filter(talk__in=talks)}
    arrivals = _Arrivals(talks)
    asked = _asked(talks)
    gains = _gains(talks)
    came = seen_before([arrivals.names[talk.pk] for talk in talks])
    rows = []
    for talk, (new, again) in zip(talks, came, strict=True):
        figures = counted.get(talk.pk)
        shown = told(new, again)
        rows.append(
            TalkReach(
                number=talk.number,
                title=talk.title,
                hall=_figure(figures.hall if figures else None, arrivals.hall[talk.pk]),
                online=_figure(figures.online if figures else None, arrivals.online[talk.pk]),
                new=shown[0],
                returning=shown[1],
                learned=gains.get(talk.pk),
                **asked[talk.pk],
            )
        )
    return Reach(rows, *by_district(arrivals.districts))


class _Arrivals:
    """Who was seen: by talk the names and how many by which way, by district how many people, each once."""

    def __init__(self, talks: list[Talk]) -> None:
        self.names: dict[int, list[str]] = defaultdict(list)
        self.hall, self.online = Counter[int](), Counter[int]()
        lived: dict[str, set[str]] = defaultdict(set)
        rows = Arrival.objects.filter(talk__in=talks)
        for talk, witness, name, district in rows.values_list(
            "talk", "witness", "registration__name", "registration__district"
        ):
            (self.online if witness == Witness.ONLINE else self.hall)[talk] += 1
            if name:
                self.names[talk].append(folded(name))
            if district:
                lived[folded(district).title()].add(folded(name))
        self.districts = {district: len(names) for district, names in lived.items()}


def _figure(counted: int | None, seen: int) -> int | None:
    """Return what was counted by hand, else how many were seen; None if neither."""
    return counted if counted is not None else seen or None


def _asked(talks: list[Talk]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {
        talk.pk: dict.fromkeys(("asked_hall", "asked_phone", "answered_hall", "answered_phone"), 0)
        for talk in talks
    }
    rows = (
        Question.objects.filter(room__talk__in=talks, room__rehearsal=False)
        .values("room__talk", "source")
        .annotate(asked=Count("pk"), answered=Count("pk", filter=Q(state=QuestionState.ANSWERED.value)))
        .order_by()
    )
    for row in rows:
        place = "phone" if row["source"] == Source.PHONE.value else "hall"
        found[row["room__talk"]][f"asked_{place}"] += row["asked"]
        found[row["room__talk"]][f"answered_{place}"] += row["answered"]
    return found


def _gains(talks: list[Talk]) -> dict[int, Learned]:
    rooms = Room.objects.filter(talk__in=talks, rehearsal=False, polls__kind="quiz").distinct()
    found = {}
    for room in rooms:
        gain = learned(room)
        if gain is not None:
            found[room.talk_id] = learned_of(gain)
    return found
