"""What is read of a talk for an article on it."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from rembuk.hall.core.polls import PollKind
from rembuk.institutions.models import Person
from rembuk.institutions.queries import title_on
from rembuk.newsroom.core.checker import Finding, check
from rembuk.newsroom.core.facts import (
    CommitmentFacts,
    ItemFacts,
    LearningFacts,
    PollFacts,
    ProgrammeFacts,
    QuestionFacts,
    Speaker,
    StatementFacts,
    TalkFacts,
)
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.core.talk import OVER, ItemKind, Mode, State
from rembuk.programme.models import Programme, Talk
from rembuk.record.queries import hall, transcript
from rembuk.record.queries.said import attendance_of, quotable

WORDS = 5
"""Words of a cloud that an article names."""

_PEOPLE = (
    "items__moderator__positions",
    "items__appearances__person__positions",
    "commitments__person__positions",
    "commitments__institution",
)


def facts_of(talk: Talk) -> TalkFacts:
    """Return everything an article may say of a talk, in a bounded number of queries."""
    row = (
        Talk.objects.select_related("programme", "host")
        .prefetch_related("programme__partnerships__institution", *_PEOPLE)
        .get(pk=talk.pk)
    )
    attendance = attendance_of(row)
    state, left = State(row.state), hall.left(row)
    return TalkFacts(
        programme=_programme_facts(row.programme),
        number=row.number,
        title=row.title,
        date=row.date,
        mode=Mode(row.mode),
        host=row.host.name,
        has_happened=state in OVER or state is State.LIVE,
        is_cancelled=state is State.CANCELLED,
        starts=row.starts,
        ends=row.ends,
        zone=datetime.combine(row.date, row.starts or time(), ZoneInfo(row.programme.timezone)).tzname() or "",
        venue=row.venue,
        link=row.link,
        topics=tuple(row.topics),
        tags=tuple(row.tags),
        byline=row.byline,
        dateline=row.dateline,
        postponed_from=row.postponed_from,
        reason=row.reason,
        hall=attendance.hall if attendance else None,
        online=attendance.online if attendance else None,
        items=_item_facts(row),
        statements=tuple(
            StatementFacts(kind=said.kind, speaker=_speaker(said.person, row), text=said.text)
            for said in quotable(row).select_related("person").prefetch_related("person__positions")
        ),
        questions=_question_facts(row, left),
        polls=tuple(
            PollFacts(
                text=poll.text,
                people=poll.people,
                results=tuple((bar.label, bar.people, bar.percent) for bar in poll.bars),
                words=tuple(word for word, _people in poll.words[:WORDS]),
            )
            for poll in left.polls
            if poll.kind is not PollKind.QUIZ and (poll.bars or poll.words)
        ),
        learning=_learning_facts(left),
        spoken=tuple(transcript.lines(row).values_list("text", flat=True)),
        commitments=tuple(
            CommitmentFacts(
                speaker=_speaker(promise.person, row),
                institution=promise.institution.name,
                text=promise.text,
                due=promise.due,
            )
            for promise in row.commitments.all()
        ),
    )


def _question_facts(talk: Talk, left: hall.Left) -> tuple[QuestionFacts, ...]:
    people = {
        person.pk: person
        for person in Person.objects.filter(
            pk__in=[each.speaker for each in left.questions if each.speaker]
        ).prefetch_related("positions")
    }
    return tuple(
        QuestionFacts(
            text=each.text,
            answer=each.answer,
            by=_speaker(people[each.speaker], talk) if each.speaker else None,
            body="" if each.speaker else each.by,
        )
        for each in left.questions
    )


def _learning_facts(left: hall.Left) -> LearningFacts | None:
    found = left.learned
    if found is None:
        return None
    return LearningFacts(
        people=found.people, before=found.before, after=found.after, low=found.low, high=found.high
    )


def findings(article: ArticlePage, lines: Sequence[str]) -> list[Finding]:
    """Return what a text says that the record of the article's talk does not; nothing without a talk."""
    if article.talk is None:
        return []
    return check(lines, facts_of(article.talk), article.locale.language_code)


def _programme_facts(programme: Programme) -> ProgrammeFacts:
    return ProgrammeFacts(
        name=programme.name,
        purpose=programme.purpose,
        # The bodies are equal: the alphabet names them, not the order in which somebody entered them.
        partners=tuple(sorted(partnership.institution.name for partnership in programme.partnerships.all())),
        formulated_on=programme.formulated_on,
        cadence=programme.cadence,
        modes=tuple(Mode(mode) for mode in programme.modes),
        open_to_others=programme.open_to_others,
    )


def _item_facts(talk: Talk) -> tuple[ItemFacts, ...]:
    return tuple(
        ItemFacts(
            kind=ItemKind(item.kind),
            title=item.title,
            moderator=_speaker(item.moderator, talk) if item.moderator else None,
            people=tuple(_speaker(appearance.person, talk) for appearance in item.appearances.all()),
            points=tuple(item.points),
        )
        for item in talk.items.all()
    )


def _speaker(person: Person, talk: Talk) -> Speaker:
    return Speaker(name=person.name, title=title_on(person, talk.date))
