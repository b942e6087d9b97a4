"""The Indonesian article, in the form that the public relations offices of these bodies use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rembuk.kit.dates import clock, plain_date, press_date
from rembuk.newsroom.core.draft import has_several_sentences, joined, opened_small, proper_words, without_stop
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

MODES = {Mode.IN_PERSON: "tatap muka (luring)", Mode.ONLINE: "daring", Mode.HYBRID: "hibrida"}
COUNTS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
OTHER_ITEMS = {ItemKind.QUESTIONS: "tanya jawab", ItemKind.POLL: "jajak pendapat", ItemKind.QUIZ: "kuis"}
TOLD = {"tip": "membagikan kiat", "closing": "menyampaikan pernyataan penutup"}
VERBAL = ("me", "ber")
"""How the words begin that say what is to be done."""

WHERE = {"hall": "di tempat acara", "online": "secara daring"}
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


@dataclass(frozen=True, slots=True)
class Indonesian:
    """The phrases of the Indonesian article on one talk."""

    facts: TalkFacts
    language: ClassVar[str] = "id"

    def headline(self) -> str:
        return f"{self.facts.programme.name} edisi ke-{self.facts.number}: {self.facts.title}"

    def lead(self) -> str:
        facts = self.facts
        verb = "batal digelar" if facts.is_cancelled else self._will("digelar")
        hours = "–".join(clock(at) for at in (facts.starts, facts.ends) if at)
        when = press_date(facts.date) + (f" pukul {hours} {facts.zone}".rstrip() if facts.starts else "")
        where = f" di {facts.venue}" if facts.venue else ""
        return (
            f"{facts.programme.name} edisi ke-{facts.number} {verb} secara {MODES[facts.mode]} "
            f"pada {when}{where} dengan judul “{facts.title}”."
        )

    def host(self) -> str:
        role = "menjadi tuan rumah" if self.facts.has_happened else "bertindak sebagai tuan rumah"
        return f"{self.facts.host} {role}."

    def topics(self) -> str:
        return f"Topik edisi ini adalah {_list(f'“{topic}”' for topic in self.facts.topics)}."

    def postponed(self, day: date) -> str:
        return f"Acara ini semula dijadwalkan pada {press_date(day)} lalu ditunda."

    def reason(self) -> str:
        what = "Alasan pembatalan" if self.facts.is_cancelled else "Alasan penundaan"
        return f"{what}: {self._inside(self.facts.reason)}."

    def attendance(self, counted: Counted) -> str:
        return f"Acara diikuti {_list(f'{_number(count)} orang {WHERE[where]}' for where, count in counted)}."

    def link(self) -> str:
        told = "Tautan acara" if self.facts.has_happened else "Acara dapat diikuti melalui tautan"
        return f"{told}: {self.facts.link}"

    def partners(self) -> str:
        programme = self.facts.programme
        return f"{programme.name} diselenggarakan bersama oleh {_list(programme.partners)}."

    def formulated(self, day: date) -> str:
        return (
            f"Program ini dirumuskan {self._together()} dalam pertemuan bersama pada {plain_date(day, 'id')}."
        )

    def rhythm(self) -> str:
        programme = self.facts.programme
        rhythm = cadence.words(programme.cadence, "id") if programme.cadence else None
        # "setiap dua minggu sekali", yet "setiap bulan": the count asks for the "sekali".
        rhythm = f"{rhythm} sekali" if rhythm and len(rhythm.split()) > 2 else rhythm
        modes = f"secara {joined((MODES[mode] for mode in programme.modes), 'atau')}" if programme.modes else ""
        return f"Program ini dijadwalkan {', '.join(filter(None, (rhythm, modes)))}."

    def purpose(self) -> str:
        purpose = self._inside(self.facts.programme.purpose)
        # What is to be done follows a verb; a whole clause or a thing stands after a colon.
        return f"Tujuan program ini{' adalah ' if purpose.startswith(VERBAL) else ': '}{purpose}."

    def open_to_others(self) -> str:
        return f"Narasumber dari luar {self._together()} juga diundang."

    def remarks(self, people: Sequence[Speaker]) -> str:
        return f"Sambutan {self._will('disampaikan')} oleh {_people(people)}."

    def closing(self, people: Sequence[Speaker]) -> str:
        return f"Pernyataan penutup {self._will('disampaikan')} oleh {_people(people)}."

    def others(self, kinds: Sequence[ItemKind], *, beside_sessions: bool) -> str:
        verb = "juga memuat" if beside_sessions else "memuat"
        return f"Susunan acara {verb} {_list(OTHER_ITEMS[kind] for kind in kinds)}."

    def titled(self, kind: ItemKind, title: str) -> str:
        return f"{OTHER_ITEMS[kind].capitalize()} bertajuk “{title}”."

    def leaders(self, item: ItemFacts) -> str:
        parts = []
        if item.moderator:
            parts.append(f"{self._will('dipandu')} oleh {_person(item.moderator)}")
        if item.people:
            verb = "dengan" if parts else self._will("menghadirkan")
            parts.append(f"{verb} narasumber {_people(item.people)}")
        return f"{_name(item)} {' '.join(parts)}."

    def same_leaders(self, item: ItemFacts) -> str:
        whom = " dan ".join(["pemandu"] * bool(item.moderator) + ["narasumber"] * bool(item.people))
        return f"{_name(item)} {self._will('menghadirkan')} {whom} yang sama."

    def points(self, item: ItemFacts) -> str:
        names = {ItemKind.REMARKS: "sambutan", ItemKind.CLOSING: "penutup", **OTHER_ITEMS}
        name = names.get(item.kind) or (f"“{item.title}”" if item.title else "acara inti")
        return f"Pokok bahasan {name}: {'; '.join(self._inside(point) for point in item.points)}."

    def statement(self, said: StatementFacts) -> str:
        who, text = _introduced(said.speaker), without_stop(said.text)
        if said.kind == "quote":
            return f"“{text},” kata {who}."
        told = TOLD.get(said.kind, "menyampaikan")
        if has_several_sentences(text):
            return f"Menurut catatan acara, {who} {told}: “{text}”."
        if said.kind == "tip":
            return f"{who} {told}: {self._inside(text)}."
        if said.kind == "closing":
            return f"Dalam pernyataan penutup, {who} menyampaikan bahwa {self._inside(text)}."
        return f"{who} {told} bahwa {self._inside(text)}."

    def questions(self, count: int) -> str:
        told = COUNTS[count] if count < len(COUNTS) else _number(count)
        return f"Sebanyak {told} pertanyaan masyarakat dijawab."

    def answered(self, asked: QuestionFacts) -> str:
        who = _introduced(asked.by) if asked.by else asked.body
        answer = without_stop(asked.answer)
        told = f"“{answer}”" if has_several_sentences(answer) else self._inside(answer)
        return f"Menjawab pertanyaan “{asked.text}”, {who} menyampaikan: {told}."

    def poll(self, held: PollFacts) -> str:
        results = [f"“{label}” {percent} persen" for label, _people, percent in held.results]
        told = _list(results) or f"jawaban yang paling sering {_list(f'“{word}”' for word in held.words)}"
        return f"Jajak pendapat “{held.text}” dijawab {_number(held.people)} orang: {told}."

    def polls_are_no_survey(self) -> str:
        return "Hasil ini hanya dari peserta yang menjawab, bukan survei."

    def learning(self, learned: LearningFacts) -> str:
        verb = "naik" if learned.after > learned.before else "turun"
        told = f"{verb} dari {learned.before} persen sebelum acara menjadi {learned.after} persen sesudahnya"
        if learned.after == learned.before:
            told = f"tetap {learned.after} persen sebelum dan sesudah acara"
        return (
            f"Jawaban benar dalam kuis {told} pada {_number(learned.people)} orang yang menjawab keduanya "
            f"(interval kepercayaan 95 persen: {learned.low} sampai {learned.high} poin)."
        )

    def commitment(self, made: CommitmentFacts) -> str:
        until = f", paling lambat {plain_date(made.due, 'id')}" if made.due else ""
        who = _introduced(made.speaker)
        return f"{who} berkomitmen atas nama {made.institution}: {self._inside(made.text)}{until}."

    def _will(self, verb: str) -> str:
        return verb if self.facts.has_happened else f"akan {verb}"

    def _together(self) -> str:
        count = len(self.facts.programme.partners)
        return f"ke{COUNTS[count]} lembaga" if count < len(COUNTS) else "para mitra"

    def _inside(self, text: str) -> str:
        return opened_small(without_stop(text), keep=proper_words(self.facts) | PROPER)


def _name(item: ItemFacts) -> str:
    if item.kind in OTHER_ITEMS:
        return OTHER_ITEMS[item.kind].capitalize()
    return f"Acara inti “{item.title}”" if item.title else "Acara inti"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _person(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.title})" if speaker.title else speaker.name


def _people(speakers: Sequence[Speaker]) -> str:
    return _list(_person(speaker) for speaker in speakers)


def _introduced(speaker: Speaker) -> str:
    return f"{speaker.title} {speaker.name}".strip()


def _list(parts: Iterable[str]) -> str:
    return joined(parts, "dan")
