"""The English article: the same facts. What was said in Indonesian stands in its own words, in quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rembuk.kit.dates import clock, full_date, plain_date
from rembuk.newsroom.core.draft import joined, without_stop
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
from rembuk.newsroom.core.walk import Counted
from rembuk.programme.core import cadence
from rembuk.programme.core.talk import ItemKind, Mode

MODES = {Mode.IN_PERSON: "in person", Mode.ONLINE: "online", Mode.HYBRID: "in hybrid form"}
MODE_NAMES = {Mode.IN_PERSON: "in person", Mode.ONLINE: "online", Mode.HYBRID: "hybrid"}
COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
OTHER_ITEMS = {
    ItemKind.QUESTIONS: "questions from the public",
    ItemKind.POLL: "a poll",
    ItemKind.QUIZ: "a quiz",
}
OTHER_NAMES = {
    ItemKind.QUESTIONS: "The questions from the public",
    ItemKind.POLL: "The poll",
    ItemKind.QUIZ: "The quiz",
}
WHERE = {"hall": "in the hall", "online": "online"}


@dataclass(frozen=True, slots=True)
class English:
    """The phrases of the English article on one talk."""

    facts: TalkFacts
    language: ClassVar[str] = "en"

    def headline(self) -> str:
        return f"{self.facts.programme.name}, edition {self.facts.number}: {self.facts.title}"

    def lead(self) -> str:
        facts = self.facts
        verb = "was not held as planned" if facts.is_cancelled else self._was("was held", "will be held")
        hours = "–".join(clock(at) for at in (facts.starts, facts.ends) if at)
        when = full_date(facts.date, "en") + (f", {hours} {facts.zone}".rstrip() if facts.starts else "")
        where = f", at {facts.venue}" if facts.venue else ""
        return (
            f"Edition {facts.number} of {facts.programme.name}, titled “{facts.title}”, {verb} "
            f"{MODES[facts.mode]} on {when}{where}."
        )

    def host(self) -> str:
        return f"{self.facts.host} {self._was('was', 'is')} the host."

    def topics(self) -> str:
        topics = self.facts.topics
        one = len(topics) == 1
        verb = self._was("was", "is") if one else self._was("were", "are")
        return f"The {'topic' if one else 'topics'} {verb} {_list(f'“{topic}”' for topic in topics)}."

    def postponed(self, day: date) -> str:
        return f"The talk was first planned for {full_date(day, 'en')}, and was postponed."

    def reason(self) -> str:
        return f"The reason given: “{without_stop(self.facts.reason)}”."

    def attendance(self, counted: Counted) -> str:
        (first, count), *others = counted
        people = "person" if count == 1 else "people"
        told = (f"{n:,} {WHERE[where]}" for where, n in others)
        return f"{_list([f'{count:,} {people} took part {WHERE[first]}', *told])}."

    def link(self) -> str:
        return f"{self._was('The link to the talk', 'The talk can be followed at')}: {self.facts.link}"

    def partners(self) -> str:
        programme = self.facts.programme
        return f"{programme.name} is held jointly by {_list(programme.partners)}."

    def formulated(self, day: date) -> str:
        return f"{self._together().capitalize()} drew it up at a joint meeting on {plain_date(day, 'en')}."

    def rhythm(self) -> str:
        programme = self.facts.programme
        rhythm = cadence.words(programme.cadence, "en") if programme.cadence else None
        modes = joined((MODE_NAMES[mode] for mode in programme.modes), "or") if programme.modes else ""
        return f"It is planned to take place {', '.join(filter(None, (rhythm, modes)))}."

    def purpose(self) -> str:
        return f"Its purpose, in the words of the agreement: “{without_stop(self.facts.programme.purpose)}”."

    def open_to_others(self) -> str:
        return f"Speakers from outside {self._together()} are invited as well."

    def remarks(self, people: Sequence[Speaker]) -> str:
        return f"{_people(people)} {self._was('gave', 'will give')} the opening remarks."

    def closing(self, people: Sequence[Speaker]) -> str:
        return f"{_people(people)} {self._was('gave', 'will give')} the closing statements."

    def others(self, kinds: Sequence[ItemKind], *, beside_sessions: bool) -> str:
        verb = f"also {self._was('had', 'has')}" if beside_sessions else self._was("had", "has")
        return f"The rundown {verb} {_list(OTHER_ITEMS[kind] for kind in kinds)}."

    def titled(self, kind: ItemKind, title: str) -> str:
        return f"{OTHER_NAMES[kind]} {self._was('had', 'will have')} the title “{title}”."

    def leaders(self, item: ItemFacts) -> str:
        parts = []
        if item.moderator:
            parts.append(f"moderated by {_person(item.moderator)}")
        if item.people:
            noun = "speaker" if len(item.people) == 1 else "speakers"
            parts.append(f"with {_people(item.people)} as {noun}")
        was = self._was("were" if item.kind is ItemKind.QUESTIONS else "was", "will be")
        held = was if item.moderator else f"{was} held"
        return f"{', '.join([f'{_name(item)} {held} {parts[0]}', *parts[1:]])}."

    def same_leaders(self, item: ItemFacts) -> str:
        whom = " and ".join(["moderator"] * bool(item.moderator) + ["speakers"] * bool(item.people))
        return f"{_name(item)} {self._was('had', 'will have')} the same {whom}."

    def points(self, item: ItemFacts) -> str:
        names = {ItemKind.REMARKS: "the opening remarks", ItemKind.CLOSING: "the closing"}
        names |= {kind: name.lower() for kind, name in OTHER_NAMES.items()}
        name = names.get(item.kind) or (f"“{item.title}”" if item.title else "the core session")
        return f"On the agenda of {name}: {_list(f'“{without_stop(point)}”' for point in item.points)}."

    def statement(self, said: StatementFacts) -> str:
        who, text = _person(said.speaker), without_stop(said.text)
        if said.kind == "quote":
            return f"“{text},” said {who}."
        # The record holds the sense, not the exact words: only a quote is put into someone's mouth.
        verb = {"tip": "gave this tip", "closing": "closed with this statement"}.get(said.kind, "stated")
        return f"According to the record, {who} {verb}: “{text}”."

    def questions(self, count: int) -> str:
        told = COUNTS[count].capitalize() if count < len(COUNTS) else f"{count:,}"
        answered = "question from the public was" if count == 1 else "questions from the public were"
        return f"{told} {answered} answered."

    def answered(self, asked: QuestionFacts) -> str:
        who = _person(asked.by) if asked.by else asked.body
        return f"To the question “{asked.text}”, {who} answered in this sense: “{without_stop(asked.answer)}”."

    def poll(self, held: PollFacts) -> str:
        results = [f"“{label}” {percent} per cent" for label, _people, percent in held.results]
        told = _list(results) or f"most often {_list(f'“{word}”' for word in held.words)}"
        people = "person" if held.people == 1 else "people"
        return f"The poll “{held.text}” was answered by {held.people:,} {people}: {told}."

    def polls_are_no_survey(self) -> str:
        return "These are the answers of those who took part, not a survey."

    def learning(self, learned: LearningFacts) -> str:
        verb = "rose" if learned.after > learned.before else "fell"
        told = f"{verb} from {learned.before} per cent before the talk to {learned.after} per cent after it"
        if learned.after == learned.before:
            told = f"stayed at {learned.after} per cent before and after the talk"
        return (
            f"Right answers in the quiz {told}, among {learned.people:,} people who answered both "
            f"(95 per cent confidence interval: {learned.low} to {learned.high} points)."
        )

    def commitment(self, made: CommitmentFacts) -> str:
        until = f", by {plain_date(made.due, 'en')}" if made.due else ""
        who = _person(made.speaker)
        return f"{who} made a commitment for {made.institution}{until}: “{without_stop(made.text)}”."

    def _was(self, past: str, future: str) -> str:
        return past if self.facts.has_happened else future

    def _together(self) -> str:
        count = len(self.facts.programme.partners)
        return f"the {COUNTS[count]} bodies" if count < len(COUNTS) else "the partners"


def _name(item: ItemFacts) -> str:
    if item.kind in OTHER_NAMES:
        return OTHER_NAMES[item.kind]
    return f"The core session “{item.title}”" if item.title else "The core session"


def _person(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.title})" if speaker.title else speaker.name


def _people(speakers: Sequence[Speaker]) -> str:
    return _list(_person(speaker) for speaker in speakers)


def _list(parts: Iterable[str]) -> str:
    return joined(parts, "and")
