"""The way through a talk's record that every drafted article takes: what is told, in which order, from where.

How it is said is the business of a language's phrases. A fact that is missing is left out; none is added.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar, Protocol

from rembuk.newsroom.core.draft import Draft, Sentence, Style, compose, items_of, led_alike
from rembuk.newsroom.core.facts import (
    CommitmentFacts,
    ItemFacts,
    LearningFacts,
    PollFacts,
    QuestionFacts,
    Speaker,
    StatementFacts,
    TalkFacts,
)
from rembuk.programme.core.talk import ItemKind

OTHER_KINDS = (ItemKind.QUESTIONS, ItemKind.POLL, ItemKind.QUIZ)

Counted = Sequence[tuple[str, int]]
"""How many took part, by where: "hall" and "online"."""


class Phrases(Protocol):
    """How one language says it: one sentence a method, of one talk."""

    language: ClassVar[str]

    @property
    def facts(self) -> TalkFacts:
        """The talk that is told of."""

    def headline(self) -> str:
        """Name the programme, the edition and the title."""

    def lead(self) -> str:
        """Say what was held, how, when and where."""

    def host(self) -> str:
        """Name the host."""

    def topics(self) -> str:
        """Name the topics."""

    def postponed(self, day: date) -> str:
        """Say on which day it was planned at first."""

    def reason(self) -> str:
        """Give the reason of the postponement or cancellation."""

    def attendance(self, counted: Counted) -> str:
        """Say how many took part."""

    def link(self) -> str:
        """Give the link."""

    def partners(self) -> str:
        """Name the partners."""

    def formulated(self, day: date) -> str:
        """Say when the partners drew the programme up."""

    def rhythm(self) -> str:
        """Say how often and in which modes it takes place."""

    def purpose(self) -> str:
        """Give the purpose."""

    def open_to_others(self) -> str:
        """Say that other bodies are invited."""

    def remarks(self, people: Sequence[Speaker]) -> str:
        """Name who gave the opening remarks."""

    def closing(self, people: Sequence[Speaker]) -> str:
        """Name who gave the closing statements."""

    def others(self, kinds: Sequence[ItemKind], *, beside_sessions: bool) -> str:
        """Name the other kinds of items on the rundown."""

    def titled(self, kind: ItemKind, title: str) -> str:
        """Give the title of such an item."""

    def leaders(self, item: ItemFacts) -> str:
        """Name who moderated an item and who spoke on it."""

    def same_leaders(self, item: ItemFacts) -> str:
        """Say that they were those of the item before."""

    def points(self, item: ItemFacts) -> str:
        """Name the points on the agenda of an item."""

    def statement(self, said: StatementFacts) -> str:
        """Attribute what someone said."""

    def questions(self, count: int) -> str:
        """Say how many questions were answered."""

    def answered(self, asked: QuestionFacts) -> str:
        """Give a question with the sense of its answer."""

    def poll(self, held: PollFacts) -> str:
        """Give the result of a poll."""

    def polls_are_no_survey(self) -> str:
        """Say whose answers they are."""

    def learning(self, learned: LearningFacts) -> str:
        """Say how much a quiz before and after says was learned."""

    def commitment(self, made: CommitmentFacts) -> str:
        """Say who promised what, for which body."""


def tell(phrases: Phrases, style: Style) -> Draft:
    """Write the article of the phrases' talk."""
    walk = _Walk(phrases)
    return compose(
        phrases.facts,
        style,
        language=phrases.language,
        headline=phrases.headline(),
        paragraphs=[
            [*walk.lead(), *walk.changes(), *walk.figures(), *walk.link()],
            walk.programme(),
            walk.opening(),
            walk.sessions(),
            walk.statements(),
            walk.room(),
            walk.closing(),
            walk.commitments(),
        ],
    )


class _Walk:
    def __init__(self, phrases: Phrases) -> None:
        self.say, self.facts = phrases, phrases.facts
        self.here = f"talks[{self.facts.number}]"

    def lead(self) -> Iterator[Sentence]:
        known = ["number", "mode", "date", "title"]
        known += [name for name in ("starts", "venue") if getattr(self.facts, name)]
        yield Sentence(self.say.lead(), ("programme.name", *(f"{self.here}.{name}" for name in known)))
        yield self._fact("host", self.say.host())
        if self.facts.topics:
            yield self._fact("topics", self.say.topics())

    def changes(self) -> Iterator[Sentence]:
        if self.facts.postponed_from:
            yield self._fact("postponed_from", self.say.postponed(self.facts.postponed_from))
        if self.facts.reason:
            yield self._fact("reason", self.say.reason())

    def figures(self) -> Iterator[Sentence]:
        taken = (("hall", self.facts.hall), ("online", self.facts.online))
        counted = [(where, count) for where, count in taken if count is not None]
        if counted:
            sources = tuple(f"{self.here}.attendance.{where}" for where, _ in counted)
            yield Sentence(self.say.attendance(counted), sources)

    def link(self) -> Iterator[Sentence]:
        # An address takes no full stop, so it stands at the end of its paragraph.
        if self.facts.link:
            yield self._fact("link", self.say.link())

    def programme(self) -> Iterator[Sentence]:
        programme = self.facts.programme
        yield Sentence(self.say.partners(), ("programme.partners",))
        if programme.formulated_on:
            told = self.say.formulated(programme.formulated_on)
            yield Sentence(told, ("programme.formulated_on", "programme.partners"))
        if held := [f"programme.{name}" for name in ("cadence", "modes") if getattr(programme, name)]:
            yield Sentence(self.say.rhythm(), tuple(held))
        yield Sentence(self.say.purpose(), ("programme.purpose",))
        if programme.open_to_others:
            yield Sentence(self.say.open_to_others(), ("programme.open_to_others",))

    def opening(self) -> Iterator[Sentence]:
        for place, item in items_of(self.facts, ItemKind.REMARKS):
            if item.people:
                yield Sentence(self.say.remarks(item.people), (f"{place}.people",))
            yield from self._points(place, item)

    def sessions(self) -> Iterator[Sentence]:
        sessions = list(items_of(self.facts, ItemKind.CORE))
        for number, (place, item) in enumerate(sessions):
            again = number > 0 and led_alike(item, sessions[number - 1][1])
            yield from self._leaders(place, item, again=again)
            yield from self._points(place, item)
        others = [found for kind in OTHER_KINDS for found in items_of(self.facts, kind)]
        # What has a sentence of its own below is not announced by another one.
        bare = [(place, item) for place, item in others if not (item.title or item.moderator or item.people)]
        if bare:
            kinds = list(dict.fromkeys(item.kind for _, item in bare))
            told = self.say.others(kinds, beside_sessions=bool(sessions))
            yield Sentence(told, tuple(f"{place}.kind" for place, _ in bare))
        for place, item in others:
            if item.title:
                yield Sentence(self.say.titled(item.kind, item.title), (f"{place}.title",))
            yield from self._leaders(place, item)
            yield from self._points(place, item)

    def statements(self) -> Iterator[Sentence]:
        for place, said in self._said():
            if said.kind != "closing":
                yield Sentence(self.say.statement(said), (f"{place}.person", f"{place}.text"))

    def room(self) -> Iterator[Sentence]:
        asked, polls, learned = self.facts.questions, self.facts.polls, self.facts.learning
        if asked:
            yield self._fact("questions", self.say.questions(len(asked)))
        for count, each in enumerate(asked, start=1):
            if each.answer and (each.by or each.body):
                sources = tuple(
                    f"{self.here}.questions[{count}].{name}" for name in ("text", "answer", "person")
                )
                yield Sentence(self.say.answered(each), sources)
        for count, held in enumerate(polls, start=1):
            sources = tuple(f"{self.here}.polls[{count}].{name}" for name in ("text", "results"))
            yield Sentence(self.say.poll(held), sources)
        if polls:
            sources = tuple(f"{self.here}.polls[{count}].results" for count, _ in enumerate(polls, start=1))
            yield Sentence(self.say.polls_are_no_survey(), sources)
        if learned:
            yield self._fact("learning", self.say.learning(learned))

    def closing(self) -> Iterator[Sentence]:
        closing = [(place, said) for place, said in self._said() if said.kind == "closing"]
        quoted = {said.speaker for _, said in closing}
        for place, item in items_of(self.facts, ItemKind.CLOSING):
            if item.people and not set(item.people) <= quoted:
                yield Sentence(self.say.closing(item.people), (f"{place}.people",))
            yield from self._points(place, item)
        for place, said in closing:
            yield Sentence(self.say.statement(said), (f"{place}.person", f"{place}.text"))

    def commitments(self) -> Iterator[Sentence]:
        for count, made in enumerate(self.facts.commitments, start=1):
            names = ["person", "institution", "text", *(["due"] if made.due else [])]
            sources = tuple(f"{self.here}.commitments[{count}].{name}" for name in names)
            yield Sentence(self.say.commitment(made), sources)

    def _fact(self, name: str, text: str) -> Sentence:
        return Sentence(text, (f"{self.here}.{name}",))

    def _said(self) -> Iterator[tuple[str, StatementFacts]]:
        for count, said in enumerate(self.facts.statements, start=1):
            yield f"{self.here}.statements[{count}]", said

    def _leaders(self, place: str, item: ItemFacts, *, again: bool = False) -> Iterator[Sentence]:
        led_by = [f"{place}.{name}" for name in ("moderator", "people") if getattr(item, name)]
        if led_by:
            told = self.say.same_leaders(item) if again else self.say.leaders(item)
            yield Sentence(told, (f"{place}.title", *led_by))

    def _points(self, place: str, item: ItemFacts) -> Iterator[Sentence]:
        if item.points:
            sources = tuple(f"{place}.points[{count}]" for count in range(1, len(item.points) + 1))
            yield Sentence(self.say.points(item), sources)
