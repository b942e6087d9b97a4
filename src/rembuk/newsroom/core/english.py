"""The English article. Titles, names and what was taken down stay in the language of the record."""

from collections.abc import Iterable, Iterator, Sequence

from rembuk.kit.dates import clock, full_date, plain_date
from rembuk.newsroom.core.draft import (
    Draft,
    Sentence,
    compose,
    items_of,
    joined,
    led_alike,
    without_stop,
)
from rembuk.newsroom.core.facts import ItemFacts, Speaker, StatementFacts, TalkFacts
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
OTHER_NAMES = {ItemKind.QUESTIONS: "The questions", ItemKind.POLL: "The poll", ItemKind.QUIZ: "The quiz"}


def write(facts: TalkFacts) -> Draft:
    """Write the article. A fact that is missing is left out; none is added."""
    return compose(
        facts,
        language="en",
        headline=f"{facts.programme.name}, edition {facts.number}: {facts.title}",
        paragraphs=[
            [*_lead(facts), *_changes(facts), *_figures(facts), *_link(facts)],
            _programme(facts),
            _opening(facts),
            _sessions(facts),
            _statements(facts),
            _closing(facts),
            _commitments(facts),
        ],
    )


def _lead(facts: TalkFacts) -> Iterator[Sentence]:
    here = f"talks[{facts.number}]"
    verb = (
        "was not held as planned"
        if facts.is_cancelled
        else "was held"
        if facts.has_happened
        else "will be held"
    )
    sources = ["programme.name", *(f"{here}.{key}" for key in ("number", "mode", "date", "title"))]
    when = full_date(facts.date, "en")
    if facts.starts:
        when += f", {_hours(facts)}"
        sources.append(f"{here}.starts")
    where = ""
    if facts.venue:
        where = f", at {facts.venue}"
        sources.append(f"{here}.venue")
    yield Sentence(
        f"Edition {facts.number} of {facts.programme.name}, titled “{facts.title}”, {verb} "
        f"{MODES[facts.mode]} on {when}{where}.",
        tuple(sources),
    )
    yield Sentence(f"{facts.host} {'was' if facts.has_happened else 'is'} the host.", (f"{here}.host",))
    if facts.topics:
        topics = _list([f"“{topic}”" for topic in facts.topics])
        verb = ("was" if facts.has_happened else "is") if len(facts.topics) == 1 else "were"
        verb = "are" if verb == "were" and not facts.has_happened else verb
        noun = "topic" if len(facts.topics) == 1 else "topics"
        yield Sentence(f"Its {noun} {verb} {topics}.", (f"{here}.topics",))


def _link(facts: TalkFacts) -> Iterator[Sentence]:
    # An address takes no full stop, so it stands at the end of its paragraph.
    if facts.link:
        lead = "The link to the talk" if facts.has_happened else "The talk can be followed at"
        yield Sentence(f"{lead}: {facts.link}", (f"talks[{facts.number}].link",))


def _hours(facts: TalkFacts) -> str:
    hours = "–".join(clock(at) for at in (facts.starts, facts.ends) if at)
    return f"{hours} {facts.zone}".rstrip()


def _changes(facts: TalkFacts) -> Iterator[Sentence]:
    here = f"talks[{facts.number}]"
    if facts.postponed_from:
        yield Sentence(
            f"It was first planned for {full_date(facts.postponed_from, 'en')}, and was postponed.",
            (f"{here}.postponed_from",),
        )
    if facts.reason:
        yield Sentence(f"The reason given: “{without_stop(facts.reason)}”.", (f"{here}.reason",))


def _figures(facts: TalkFacts) -> Iterator[Sentence]:
    here = f"talks[{facts.number}].attendance"
    counted = [
        (f"{count:,} {'person' if count == 1 else 'people'} {where}", f"{here}.{key}")
        for count, where, key in ((facts.hall, "in the hall", "hall"), (facts.online, "online", "online"))
        if count is not None
    ]
    if counted:
        text = _list([words for words, _ in counted])
        yield Sentence(f"Taking part: {text}.", tuple(source for _, source in counted))


def _programme(facts: TalkFacts) -> Iterator[Sentence]:
    programme = facts.programme
    together = (
        f"the {COUNTS[len(programme.partners)]} bodies" if len(programme.partners) < 10 else "the partners"
    )
    yield Sentence(f"{programme.name} is held jointly by {_list(programme.partners)}.", ("programme.partners",))
    if programme.formulated_on:
        yield Sentence(
            f"{together.capitalize()} drew it up at a joint meeting on "
            f"{plain_date(programme.formulated_on, 'en')}.",
            ("programme.formulated_on", "programme.partners"),
        )
    rhythm = cadence.words(programme.cadence, "en") if programme.cadence else None
    modes = joined([MODE_NAMES[mode] for mode in programme.modes], _or) if programme.modes else ""
    held = [rhythm] * bool(rhythm) + [modes] * bool(modes)
    if held:
        sources = ["programme.cadence"] * bool(rhythm) + ["programme.modes"] * bool(modes)
        yield Sentence(f"It is planned to take place {', '.join(filter(None, held))}.", tuple(sources))
    yield Sentence(
        f"Its purpose, in the words of the agreement: “{without_stop(programme.purpose)}”.",
        ("programme.purpose",),
    )
    if programme.open_to_others:
        yield Sentence(f"Speakers from outside {together} are invited as well.", ("programme.open_to_others",))


def _opening(facts: TalkFacts) -> Iterator[Sentence]:
    for place, item in items_of(facts, ItemKind.REMARKS):
        if item.people:
            verb = "gave" if facts.has_happened else "will give"
            yield Sentence(f"{_people(item.people)} {verb} the opening remarks.", (f"{place}.people",))
        yield from _points(place, item, "the opening remarks")


def _sessions(facts: TalkFacts) -> Iterator[Sentence]:
    sessions = list(items_of(facts, ItemKind.CORE))
    for number, (place, item) in enumerate(sessions):
        again = number > 0 and led_alike(item, sessions[number - 1][1])
        yield from _session(facts, place, item, again=again)
    others = [(place, item) for kind in OTHER_ITEMS for place, item in items_of(facts, kind)]
    if others:
        words = _list(list(dict.fromkeys(OTHER_ITEMS[item.kind] for _, item in others)))
        verb = "also had" if facts.has_happened else "also has"
        yield Sentence(f"The rundown {verb} {words}.", tuple(f"{place}.kind" for place, _ in others))
    for place, item in others:
        name = OTHER_NAMES[item.kind]
        if item.title:
            verb = "had" if facts.has_happened else "will have"
            yield Sentence(f"{name} {verb} the title “{item.title}”.", (f"{place}.title",))
        yield from _leaders(facts, place, item, name)
        yield from _points(place, item, name.lower())


def _session(facts: TalkFacts, place: str, item: ItemFacts, *, again: bool) -> Iterator[Sentence]:
    name = f"The core session “{item.title}”" if item.title else "The core session"
    if again:
        verb = "had" if facts.has_happened else "will have"
        same = [
            f"{place}.{key}" for key, told in (("moderator", item.moderator), ("people", item.people)) if told
        ]
        if same:
            whom = " and ".join(["moderator"] * bool(item.moderator) + ["speakers"] * bool(item.people))
            yield Sentence(f"{name} {verb} the same {whom}.", (f"{place}.title", *same))
    else:
        yield from _leaders(facts, place, item, name)
    yield from _points(place, item, f"“{item.title}”" if item.title else "the core session")


def _leaders(facts: TalkFacts, place: str, item: ItemFacts, name: str) -> Iterator[Sentence]:
    parts, sources = [], []
    if item.moderator:
        parts.append(f"moderated by {_person(item.moderator)}")
        sources.append(f"{place}.moderator")
    if item.people:
        parts.append(f"with {_people(item.people)} as {'speaker' if len(item.people) == 1 else 'speakers'}")
        sources.append(f"{place}.people")
    if parts:
        verb = ("were" if facts.has_happened else "will be") if name == "The questions" else None
        verb = verb or ("was" if facts.has_happened else "will be")
        text = f"{name} {verb} {parts[0]}" if item.moderator else f"{name} {verb} held {parts[0]}"
        yield Sentence(f"{', '.join([text, *parts[1:]])}.", (f"{place}.title", *sources))


def _points(place: str, item: ItemFacts, name: str) -> Iterator[Sentence]:
    if item.points:
        points = _list([f"“{without_stop(point)}”" for point in item.points])
        yield Sentence(
            f"On the agenda of {name}: {points}.",
            tuple(f"{place}.points[{count}]" for count in range(1, len(item.points) + 1)),
        )


def _statements(facts: TalkFacts) -> Iterator[Sentence]:
    for count, said in enumerate(facts.statements, start=1):
        if said.kind != "closing":
            yield _statement(said, f"talks[{facts.number}].statements[{count}]")


def _statement(said: StatementFacts, place: str) -> Sentence:
    who, text = _person(said.speaker), without_stop(said.text)
    if said.kind == "quote":
        told = f"“{text},” said {who}."
    else:
        # The record holds the sense, not the exact words: only a quote is put into someone's mouth.
        verb = {"tip": "gave this tip", "closing": "closed with this statement"}.get(said.kind, "stated")
        told = f"According to the record, {who} {verb}: “{text}”."
    return Sentence(told, (f"{place}.person", f"{place}.text"))


def _closing(facts: TalkFacts) -> Iterator[Sentence]:
    said = [
        (f"talks[{facts.number}].statements[{count}]", statement)
        for count, statement in enumerate(facts.statements, start=1)
        if statement.kind == "closing"
    ]
    quoted = {statement.speaker for _, statement in said}
    for place, item in items_of(facts, ItemKind.CLOSING):
        if item.people and not set(item.people) <= quoted:
            verb = "gave" if facts.has_happened else "will give"
            yield Sentence(f"{_people(item.people)} {verb} the closing statements.", (f"{place}.people",))
        yield from _points(place, item, "the closing")
    for place, statement in said:
        yield _statement(statement, place)


def _commitments(facts: TalkFacts) -> Iterator[Sentence]:
    for count, promise in enumerate(facts.commitments, start=1):
        place = f"talks[{facts.number}].commitments[{count}]"
        until = f", by {plain_date(promise.due, 'en')}" if promise.due else ""
        yield Sentence(
            f"{_person(promise.speaker)} made a commitment for {promise.institution}{until}: "
            f"“{without_stop(promise.text)}”.",
            (f"{place}.person", f"{place}.institution", f"{place}.text", f"{place}.due")[: 4 if until else 3],
        )


def _person(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.title})" if speaker.title else speaker.name


def _people(speakers: Sequence[Speaker]) -> str:
    return _list([_person(speaker) for speaker in speakers])


def _list(parts: Iterable[str]) -> str:
    return joined(
        parts,
        lambda listed: (
            " and ".join(listed) if len(listed) == 2 else f"{', '.join(listed[:-1])}, and {listed[-1]}"
        ),
    )


def _or(listed: list[str]) -> str:
    return " or ".join(listed) if len(listed) == 2 else f"{', '.join(listed[:-1])}, or {listed[-1]}"
