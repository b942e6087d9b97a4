import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from rembuk.institutions.core.positions import position_on
from rembuk.newsroom.core import facts as told
from rembuk.newsroom.core.draft import Draft
from rembuk.newsroom.core.english import MODE_NAMES
from rembuk.newsroom.core.indonesian import MODES
from rembuk.newsroom.core.writers import write
from rembuk.programme.core.talk import ItemKind, Mode
from rembuk.programme.core.talkfile.document import COMMITMENT, Document, TalkPart
from rembuk.programme.core.talkfile.reading import read
from tests.programme.core.talkfile.documents import documents
from tests.programme.core.talkfile.test_reading import FIRST_TALK, TODAY

DATA = Path(__file__).resolve().parents[2] / "data"
SECOND_TALK = (DATA / "second-talk.toml").read_text(encoding="utf-8")
SAME = (
    "number", "title", "date", "starts", "ends", "venue", "link", "topics", "tags", "byline", "dateline",
    "postponed_from", "reason", "hall", "online",
)  # fmt: skip


def facts_in(document: Document, part: TalkPart) -> told.TalkFacts:
    """The facts of a talk straight from its file, without a database."""
    bodies = {body.key: body.name for body in document.institutions}
    people = {person.key: person for person in document.people}

    def speaker(key: str) -> told.Speaker:
        position = position_on(people[key].positions, part.date)
        return told.Speaker(name=people[key].name, title=position.title if position else "")

    series = document.programme
    return told.TalkFacts(
        programme=told.ProgrammeFacts(
            name=series.name,
            purpose=series.purpose,
            partners=tuple(sorted(bodies[key] for key in series.partners)),
            formulated_on=series.formulated_on,
            cadence=series.cadence,
            modes=tuple(Mode(mode) for mode in series.modes),
            open_to_others=series.open_to_others,
        ),
        **{name: getattr(part, name) for name in SAME},
        mode=Mode(part.mode),
        host=bodies[part.host],
        has_happened=True,
        zone="WIB",
        items=tuple(
            told.ItemFacts(
                kind=ItemKind(item.kind),
                title=item.title,
                moderator=speaker(item.moderator) if item.moderator else None,
                people=tuple(speaker(key) for key in item.people),
                points=item.points,
            )
            for item in part.rundown
        ),
        statements=tuple(
            told.StatementFacts(kind=said.kind, speaker=speaker(said.person), text=said.text)
            for said in part.statements
            if said.kind != COMMITMENT
        ),
        commitments=tuple(
            told.CommitmentFacts(
                speaker=speaker(said.person), institution=bodies[said.institution], text=said.text, due=said.due
            )
            for said in part.statements
            if said.kind == COMMITMENT
        ),
    )


def draft(source: str, language: str) -> Draft:
    document = read(source, today=TODAY)
    return write(facts_in(document, document.talks[0]), language)


FACTS = {
    "id": [
        "memaksimalkan sosialisasi pendidikan pemilih bagi masyarakat",
        "15 Juni 2021",
        "setiap dua minggu sekali",
        "tatap muka (luring), daring, atau hibrida",
        "Rabu (30/6/2021)",
        "Ketua KPU Kota Probolinggo Ahmad Hudri menyampaikan bahwa program ini berawal",
        "Dalam pernyataan penutup, Ketua Bawaslu Kota Probolinggo Azam Fikri menyampaikan bahwa partisipasi",
        "dipandu oleh Radfan Faisal (Anggota KPU Kota Probolinggo)",
        "KPU Kota Probolinggo menjadi tuan rumah",
        "kiat setiap lembaga untuk mendapatkan data daftar pemilih yang akurat dan mutakhir",
        "meningkatkan partisipasi masyarakat menyongsong Pemilu dan Pemilihan Serentak 2024",
        "Narasumber dari luar keempat lembaga juga diundang",
    ],
    "en": [
        "Memaksimalkan sosialisasi pendidikan pemilih bagi masyarakat",
        "15 June 2021",
        "every two weeks",
        "in person, online, or hybrid",
        "Wednesday, 30 June 2021",
        "Ahmad Hudri (Ketua KPU Kota Probolinggo) stated: “Program ini berawal",
        "Azam Fikri (Ketua Bawaslu Kota Probolinggo) closed with this statement: “Partisipasi bukan",
        "moderated by Radfan Faisal (Anggota KPU Kota Probolinggo)",
        "KPU Kota Probolinggo was the host",
        "Kiat setiap lembaga untuk mendapatkan data daftar pemilih yang akurat dan mutakhir",
        "Meningkatkan partisipasi masyarakat menyongsong Pemilu dan Pemilihan Serentak 2024",
        "Speakers from outside the four bodies are invited",
    ],
}
IN_BOTH = [
    "KPU-Bawaslu Talk",
    "PROBOLINGGO, KPU Kota Probolinggo – ",
    "(IRA/Humas)",
    "Umum",
    "Aula KPU Kota Probolinggo",
    "Bawaslu Kabupaten Probolinggo, Bawaslu Kota Probolinggo, KPU Kabupaten Probolinggo, ",
    " KPU Kota Probolinggo.",
    "Daftar pemilih berkelanjutan dan program partisipatif masyarakat",
    "“Daftar pemilih berkelanjutan”",
    "“Program partisipatif masyarakat”",
    "Ahmad Hudri (Ketua KPU Kota Probolinggo)",
    "Lukman Hakim (Ketua KPU Kabupaten Probolinggo)",
    "Azam Fikri (Ketua Bawaslu Kota Probolinggo)",
    "Fathul Qorib (Ketua Bawaslu Kabupaten Probolinggo)",
    "Imam Sucahyo (Dekan FISIP Universitas Panca Marga Probolinggo)",
    "secara tatap muka, daring, maupun hibrida",
    "menghitung kehadiran di TPS; masyarakat ikut memastikan setiap tahapan berjalan sesuai aturan",
    "tanpa intimidasi, agar pemilu demokratis, berkualitas, dan berintegritas",
]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_article_of_the_first_talk_holds_every_fact_of_its_file(language: str) -> None:
    text = draft(FIRST_TALK, language).text()

    assert [fact for fact in FACTS[language] + IN_BOTH if fact not in text] == []


# What the calendar says of a date, and what opens a sentence or stands for a mode of the file.
WORDS = {
    "Rabu",
    "Juni",
    "Juli",
    "Agustus",
    "Januari",
    "Wednesday",
    "June",
    "July",
    "August",
    "January",
    "WIB",
    "Edition",
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("source", [FIRST_TALK, SECOND_TALK], ids=["first", "second"])
def test_the_article_holds_no_number_and_no_name_that_the_file_does_not(source: str, language: str) -> None:
    text = draft(source, language).text()
    known = set(re.findall(r"\w+", " ".join(strings_in(tomllib.loads(source))))) | WORDS
    # A word that opens a sentence, a paragraph or a quotation has its capital from there.
    names = set(re.findall(r"(?<![.:–”] )(?<![\n“(])\b[A-Z]\w+", text))

    assert {number for number in re.findall(r"\d+", text) if number not in known} == set()
    assert names - known == set()


def strings_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for member in value.values() for text in strings_in(member)]
    if isinstance(value, list):
        return [text for member in value for text in strings_in(member)]
    text = f"{value:,}" if isinstance(value, int) else str(value)
    # A date is printed by its parts, without the leading zero.
    return [text, *(part.lstrip("0") for part in re.findall(r"\d+", text))]


def test_a_number_that_was_made_up_would_be_found() -> None:
    known = set(re.findall(r"\w+", " ".join(strings_in(tomllib.loads(FIRST_TALK)))))

    assert {"2021", "30", "6", "15", "1"} <= known
    assert {"45", "2022", "Jakarta2", "Surabaya"} & known == set()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_article_of_the_hard_talk_reads_as_it_was_approved(language: str) -> None:
    approved = (DATA / f"second-talk.{language}.txt").read_text(encoding="utf-8")

    assert draft(SECOND_TALK, language).text() == approved


def test_the_title_of_the_day_is_printed_and_not_the_one_before() -> None:
    text = draft(SECOND_TALK, "id").text()

    assert "Ketua KPU Kabupaten Contoh Dr. H. Contoh Sampel, S.H., M.Si. berkomitmen" in text
    assert "Anggota KPU Kabupaten Contoh" not in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_sentence_names_its_sources(language: str) -> None:
    sentences = [sentence for paragraph in draft(SECOND_TALK, language).paragraphs for sentence in paragraph]

    assert [sentence.text for sentence in sentences if not sentence.sources] == []
    assert sentences[0].sources == (
        "programme.name",
        "talks[2].number",
        "talks[2].mode",
        "talks[2].date",
        "talks[2].title",
        "talks[2].starts",
    )


@given(documents())
def test_any_talk_has_an_article_with_its_facts(document: Document) -> None:
    for part in document.talks:
        facts = facts_in(document, part)
        for language, modes in (("id", MODES), ("en", MODE_NAMES)):
            text = write(facts, language).text()
            expected = [part.title, part.byline, part.venue, part.link, modes[facts.mode], facts.programme.name]

            assert [fact for fact in expected if fact not in text] == []


ROOM: dict[str, Any] = {
    "questions": (
        told.QuestionFacts(
            text="Apa itu coklit?", answer="Pencocokan data.", by=told.Speaker(name="Contoh Satu")
        ),
        told.QuestionFacts(text="Kapan mulai?", answer="", body="KPU Contoh"),
    ),
    "polls": (
        told.PollFacts(text="Sudah cek?", people=5, results=(("Pernah", 3, 60), ("Belum", 2, 40))),
        told.PollFacts(text="Satu kata?", people=7, words=("jujur", "adil")),
    ),
    "learning": told.LearningFacts(people=12, before=75, after=100, low=8, high=42),
}
OF_THE_ROOM: dict[str, Any] = {
    "id": [
        "Sebanyak dua pertanyaan masyarakat dijawab.",
        "Menjawab pertanyaan “Apa itu coklit?”, Contoh Satu menyampaikan: pencocokan data.",
        "Jajak pendapat “Sudah cek?” dijawab 5 orang: “Pernah” 60 persen dan “Belum” 40 persen.",
        "Jajak pendapat “Satu kata?” dijawab 7 orang: jawaban yang paling sering “jujur” dan “adil”.",
        "Hasil ini hanya dari peserta yang menjawab, bukan survei.",
        (
            "Jawaban benar dalam kuis naik dari 75 persen sebelum acara menjadi 100 persen sesudahnya pada 12 "
            "orang yang menjawab keduanya (interval kepercayaan 95 persen: 8 sampai 42 poin)."
        ),
    ],
    "en": [
        "Two questions from the public were answered.",
        "To the question “Apa itu coklit?”, Contoh Satu answered in this sense: “Pencocokan data”.",
        "The poll “Sudah cek?” was answered by 5 people: “Pernah” 60 per cent and “Belum” 40 per cent.",
        "The poll “Satu kata?” was answered by 7 people: most often “jujur” and “adil”.",
        "These are the answers of those who took part, not a survey.",
        (
            "Right answers in the quiz rose from 75 per cent before the talk to 100 per cent after it, among "
            "12 people who answered both (95 per cent confidence interval: 8 to 42 points)."
        ),
    ],
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_the_room_left_is_told_and_every_sentence_names_its_place(language: str) -> None:
    document = read(FIRST_TALK, today=TODAY)
    facts = replace(facts_in(document, document.talks[0]), **ROOM)

    draft = write(facts, language)

    (paragraph,) = [each for each in draft.paragraphs if each[0].sources == ("talks[1].questions",)]
    assert [sentence.text for sentence in paragraph] == OF_THE_ROOM[language]
    assert [sentence.sources[0] for sentence in paragraph] == [
        "talks[1].questions", "talks[1].questions[1].text", "talks[1].polls[1].text", "talks[1].polls[2].text",
        "talks[1].polls[1].results", "talks[1].learning",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "indonesian", "english"),
    [
        pytest.param(60, "turun dari 75 persen sebelum acara menjadi 60 persen", "fell from 75", id="worse"),
        pytest.param(75, "tetap 75 persen sebelum dan sesudah acara", "stayed at 75", id="the same"),
    ],
)
def test_what_was_not_learned_is_told_as_plainly(after: int, indonesian: str, english: str) -> None:
    document = read(FIRST_TALK, today=TODAY)
    learned = told.LearningFacts(people=12, before=75, after=after, low=-20, high=5)
    facts = replace(facts_in(document, document.talks[0]), learning=learned)

    assert indonesian in write(facts, "id").text()
    assert english in write(facts, "en").text()


def test_several_sentences_stay_one_person_s_own() -> None:
    document = read(FIRST_TALK, today=TODAY)
    who = told.Speaker(name="Contoh Satu", title="Ketua KPU Contoh")
    said = told.StatementFacts(kind="remark", speaker=who, text="Daftar itu hidup. Warga ikut menjaganya.")
    asked = told.QuestionFacts(text="Dihapus?", answer="Tidak langsung. Perlu akta.", by=who)
    facts = replace(facts_in(document, document.talks[0]), statements=(said,), questions=(asked,))

    text = write(facts, "id").text()

    assert (
        "Menurut catatan acara, Ketua KPU Contoh Contoh Satu menyampaikan: "
        "“Daftar itu hidup. Warga ikut menjaganya”."
    ) in text
    assert (
        "Menjawab pertanyaan “Dihapus?”, Ketua KPU Contoh Contoh Satu menyampaikan: "
        "“Tidak langsung. Perlu akta”."
    ) in text


def test_people_in_the_hall_and_online_are_told_in_one_sentence() -> None:
    document = read(FIRST_TALK, today=TODAY)
    facts = replace(facts_in(document, document.talks[0]), hall=1, online=180)

    assert "1 person took part in the hall and 180 online." in write(facts, "en").text()
    assert "Acara diikuti 1 orang di tempat acara dan 180 orang secara daring." in write(facts, "id").text()
