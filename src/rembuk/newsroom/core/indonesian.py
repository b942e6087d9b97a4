"""The Indonesian article, in the form that the public relations offices of these bodies use."""

from collections.abc import Iterable, Iterator, Sequence

from rembuk.kit.dates import clock, plain_date, press_date
from rembuk.newsroom.core.draft import (
    Draft,
    Sentence,
    compose,
    items_of,
    joined,
    led_alike,
    opened_small,
    proper_words,
    without_stop,
)
from rembuk.newsroom.core.facts import ItemFacts, Speaker, StatementFacts, TalkFacts
from rembuk.programme.core import cadence
from rembuk.programme.core.talk import ItemKind, Mode

MODES = {Mode.IN_PERSON: "tatap muka (luring)", Mode.ONLINE: "daring", Mode.HYBRID: "hibrida"}
COUNTS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
OTHER_ITEMS = {ItemKind.QUESTIONS: "tanya jawab", ItemKind.POLL: "jajak pendapat", ItemKind.QUIZ: "kuis"}
# Words that are always written with a capital in this field, besides the names in the facts.
PROPER = frozenset(
    [
        "Pemilu",
        "Pemilihan",
        "Pilkada",
        "Indonesia",
        "Jawa",
        "Madura",
        "Probolinggo",
        "Pancasila",
        "Allah",
        "Tuhan",
        "Senin",
        "Selasa",
        "Rabu",
        "Kamis",
        "Jumat",
        "Sabtu",
        "Minggu",
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
        "Bawaslu",
        "Dukcapil",
        "Disdukcapil",
    ]
)


def write(facts: TalkFacts) -> Draft:
    """Write the article. A fact that is missing is left out; none is added."""
    return compose(
        facts,
        language="id",
        headline=f"{facts.programme.name} edisi ke-{facts.number}: {facts.title}",
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
    verb = "batal digelar" if facts.is_cancelled else "digelar" if facts.has_happened else "akan digelar"
    sources = ["programme.name", *(f"{here}.{key}" for key in ("number", "mode", "date", "title"))]
    when = press_date(facts.date)
    if facts.starts:
        when += f" pukul {_hours(facts)}"
        sources.append(f"{here}.starts")
    where = ""
    if facts.venue:
        where = f" di {facts.venue}"
        sources.append(f"{here}.venue")
    yield Sentence(
        f"{facts.programme.name} edisi ke-{facts.number} {verb} secara {MODES[facts.mode]} pada {when}{where} "
        f"dengan judul “{facts.title}”.",
        tuple(sources),
    )
    role = "menjadi tuan rumah" if facts.has_happened else "bertindak sebagai tuan rumah"
    yield Sentence(f"{facts.host} {role}.", (f"{here}.host",))
    if facts.topics:
        topics = _list([f"“{topic}”" for topic in facts.topics])
        yield Sentence(f"Topik edisi ini adalah {topics}.", (f"{here}.topics",))


def _link(facts: TalkFacts) -> Iterator[Sentence]:
    # An address takes no full stop, so it stands at the end of its paragraph.
    if facts.link:
        lead = "Tautan acara" if facts.has_happened else "Acara dapat diikuti melalui tautan"
        yield Sentence(f"{lead}: {facts.link}", (f"talks[{facts.number}].link",))


def _hours(facts: TalkFacts) -> str:
    hours = "–".join(clock(at) for at in (facts.starts, facts.ends) if at)
    return f"{hours} {facts.zone}".rstrip()


def _changes(facts: TalkFacts) -> Iterator[Sentence]:
    here = f"talks[{facts.number}]"
    if facts.postponed_from:
        yield Sentence(
            f"Acara ini semula dijadwalkan pada {press_date(facts.postponed_from)} lalu ditunda.",
            (f"{here}.postponed_from",),
        )
    if facts.reason:
        what = "Alasan pembatalan" if facts.is_cancelled else "Alasan penundaan"
        yield Sentence(f"{what}: {_inside(facts, facts.reason)}.", (f"{here}.reason",))


def _figures(facts: TalkFacts) -> Iterator[Sentence]:
    here = f"talks[{facts.number}].attendance"
    counted = [
        (f"{_number(count)} orang {where}", f"{here}.{key}")
        for count, where, key in (
            (facts.hall, "di tempat acara", "hall"),
            (facts.online, "secara daring", "online"),
        )
        if count is not None
    ]
    if counted:
        text = _list([words for words, _ in counted])
        yield Sentence(f"Acara diikuti {text}.", tuple(source for _, source in counted))


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _programme(facts: TalkFacts) -> Iterator[Sentence]:
    programme = facts.programme
    together = f"ke{COUNTS[len(programme.partners)]} lembaga" if len(programme.partners) < 10 else "para mitra"
    yield Sentence(
        f"{programme.name} diselenggarakan bersama oleh {_list(programme.partners)}.", ("programme.partners",)
    )
    if programme.formulated_on:
        yield Sentence(
            f"Program ini dirumuskan {together} dalam pertemuan bersama pada "
            f"{plain_date(programme.formulated_on, 'id')}.",
            ("programme.formulated_on", "programme.partners"),
        )
    rhythm = cadence.words(programme.cadence, "id") if programme.cadence else None
    modes = _list([MODES[mode] for mode in programme.modes]) if programme.modes else ""
    # "setiap dua minggu sekali", yet "setiap bulan": the count asks for the "sekali".
    rhythm = f"{rhythm} sekali" if rhythm and len(rhythm.split()) > 2 else rhythm
    held = [rhythm] * bool(rhythm) + [f"secara {modes}"] * bool(modes)
    if held:
        sources = ["programme.cadence"] * bool(rhythm) + ["programme.modes"] * bool(modes)
        yield Sentence(f"Program ini dijadwalkan {', '.join(filter(None, held))}.", tuple(sources))
    yield Sentence(f"Tujuan program ini adalah {_inside(facts, programme.purpose)}.", ("programme.purpose",))
    if programme.open_to_others:
        yield Sentence(f"Narasumber dari luar {together} juga diundang.", ("programme.open_to_others",))


def _opening(facts: TalkFacts) -> Iterator[Sentence]:
    for place, item in items_of(facts, ItemKind.REMARKS):
        if item.people:
            verb = "disampaikan" if facts.has_happened else "akan disampaikan"
            yield Sentence(f"Sambutan {verb} oleh {_people(item.people)}.", (f"{place}.people",))
        yield from _points(facts, place, item, "sambutan")


def _sessions(facts: TalkFacts) -> Iterator[Sentence]:
    sessions = list(items_of(facts, ItemKind.CORE))
    for number, (place, item) in enumerate(sessions):
        again = number > 0 and led_alike(item, sessions[number - 1][1])
        yield from _session(facts, place, item, again=again)
    others = [(place, item) for kind in OTHER_ITEMS for place, item in items_of(facts, kind)]
    if others:
        words = _list(list(dict.fromkeys(OTHER_ITEMS[item.kind] for _, item in others)))
        verb = "juga memuat" if sessions else "memuat"
        yield Sentence(f"Susunan acara {verb} {words}.", tuple(f"{place}.kind" for place, _ in others))
    for place, item in others:
        name = OTHER_ITEMS[item.kind].capitalize()
        if item.title:
            yield Sentence(f"{name} bertajuk “{item.title}”.", (f"{place}.title",))
        yield from _leaders(facts, place, item, name)
        yield from _points(facts, place, item, OTHER_ITEMS[item.kind])


def _session(facts: TalkFacts, place: str, item: ItemFacts, *, again: bool) -> Iterator[Sentence]:
    name = f"Acara inti “{item.title}”" if item.title else "Acara inti"
    if again:
        verb = "menghadirkan" if facts.has_happened else "akan menghadirkan"
        same = [
            f"{place}.{key}" for key, told in (("moderator", item.moderator), ("people", item.people)) if told
        ]
        if same:
            whom = " dan ".join(["pemandu"] * bool(item.moderator) + ["narasumber"] * bool(item.people))
            yield Sentence(f"{name} {verb} {whom} yang sama.", (f"{place}.title", *same))
    else:
        yield from _leaders(facts, place, item, name)
    yield from _points(facts, place, item, f"“{item.title}”" if item.title else "acara inti")


def _leaders(facts: TalkFacts, place: str, item: ItemFacts, name: str) -> Iterator[Sentence]:
    parts, sources = [], []
    if item.moderator:
        parts.append(f"{'dipandu' if facts.has_happened else 'akan dipandu'} oleh {_person(item.moderator)}")
        sources.append(f"{place}.moderator")
    if item.people:
        parts.append(f"{'dengan' if parts else 'menghadirkan'} narasumber {_people(item.people)}")
        sources.append(f"{place}.people")
    if parts:
        yield Sentence(f"{name} {' '.join(parts)}.", (f"{place}.title", *sources))


def _points(facts: TalkFacts, place: str, item: ItemFacts, name: str) -> Iterator[Sentence]:
    if item.points:
        points = "; ".join(_inside(facts, point) for point in item.points)
        yield Sentence(
            f"Pokok bahasan {name}: {points}.",
            tuple(f"{place}.points[{count}]" for count in range(1, len(item.points) + 1)),
        )


def _statements(facts: TalkFacts) -> Iterator[Sentence]:
    for count, said in enumerate(facts.statements, start=1):
        if said.kind != "closing":
            yield _statement(facts, said, f"talks[{facts.number}].statements[{count}]")


def _statement(facts: TalkFacts, said: StatementFacts, place: str) -> Sentence:
    who, text = _introduced(said.speaker), without_stop(said.text)
    sources = (f"{place}.person", f"{place}.text")
    if said.kind == "quote":
        return Sentence(f"“{text},” kata {who}.", sources)
    if said.kind == "tip":
        return Sentence(f"{who} membagikan kiat: {_inside(facts, text)}.", sources)
    if said.kind == "closing":
        return Sentence(f"Dalam pernyataan penutup, {who} menyampaikan bahwa {_inside(facts, text)}.", sources)
    return Sentence(f"{who} menyampaikan bahwa {_inside(facts, text)}.", sources)


def _closing(facts: TalkFacts) -> Iterator[Sentence]:
    said = [
        (f"talks[{facts.number}].statements[{count}]", statement)
        for count, statement in enumerate(facts.statements, start=1)
        if statement.kind == "closing"
    ]
    quoted = {statement.speaker for _, statement in said}
    for place, item in items_of(facts, ItemKind.CLOSING):
        if item.people and not set(item.people) <= quoted:
            verb = "disampaikan" if facts.has_happened else "akan disampaikan"
            yield Sentence(f"Pernyataan penutup {verb} oleh {_people(item.people)}.", (f"{place}.people",))
        yield from _points(facts, place, item, "penutup")
    for place, statement in said:
        yield _statement(facts, statement, place)


def _commitments(facts: TalkFacts) -> Iterator[Sentence]:
    for count, promise in enumerate(facts.commitments, start=1):
        place = f"talks[{facts.number}].commitments[{count}]"
        until = f", paling lambat {plain_date(promise.due, 'id')}" if promise.due else ""
        yield Sentence(
            f"{_introduced(promise.speaker)} berkomitmen atas nama {promise.institution}: "
            f"{_inside(facts, promise.text)}{until}.",
            (f"{place}.person", f"{place}.institution", f"{place}.text", f"{place}.due")[: 4 if until else 3],
        )


def _person(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.title})" if speaker.title else speaker.name


def _people(speakers: Sequence[Speaker]) -> str:
    return _list([_person(speaker) for speaker in speakers])


def _introduced(speaker: Speaker) -> str:
    return f"{speaker.title} {speaker.name}".strip()


def _inside(facts: TalkFacts, text: str) -> str:
    return opened_small(without_stop(text), keep=proper_words(facts) | PROPER)


def _list(parts: Iterable[str]) -> str:
    return joined(
        parts,
        lambda listed: (
            " dan ".join(listed) if len(listed) == 2 else f"{', '.join(listed[:-1])}, dan {listed[-1]}"
        ),
    )
