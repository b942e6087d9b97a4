import pypdfium2
import pytest

from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Talk
from rembuk.record.models import Scope
from rembuk.record.queries import minutes
from rembuk.ui import paper
from tests.factories import hall, record, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def read(facts: dict[str, object]) -> str:
    content = paper.pdf("record/document.typ", facts, at=sample.OPENING, standards=paper.ARCHIVAL)
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def whole(talk: Talk) -> Talk:
    return programme.talks_with_people().get(pk=talk.pk)


def test_minutes_say_who_was_there_what_came_when_what_was_said_and_promised() -> None:
    talk = sample.talk(State.HELD)
    record.statement(talk, text="Kata yang dicatat")
    sample.commitment(talk, text="Janji yang dicatat")
    record.attendance(talk)

    text = read(minutes.minutes(whole(talk)))

    for words in (
        "Notulen", "Rabu, 25 November 2026", "13.30–14.30 WIB", "42 di aula, 180 daring",
        "Ketua KPU Kota Contoh",
        "13.50", "Contoh pokok bahasan", "Kata yang dicatat", "Janji yang dicatat", "9 Desember 2026",
    ):  # fmt: skip
        assert words in text


def test_minutes_tell_what_was_asked_and_what_everyone_answered() -> None:
    talk = sample.talk(State.HELD)
    room = hall.room(talk)
    hall.question(room, QuestionState.ANSWERED, text="Apa itu coklit?", answer="Pencocokan dan penelitian.")
    poll = hall.poll(room, text="Pernah memeriksa daftar?")
    for mask in (1, 1, 1, 2, 4):
        Answer.objects.create(poll=poll, participant=hall.phone(room), mask=mask)
    few = hall.poll(room, text="Sedikit yang menjawab?")
    Answer.objects.create(poll=few, participant=hall.phone(room), mask=1)

    text = read(minutes.minutes(whole(talk)))

    for words in (
        "Tanya jawab", "T1", "Apa itu coklit?", "Pencocokan dan penelitian.",
        "Jajak dan kuis", "J1 Pernah memeriksa daftar?", "5 jawaban", "Pernah 3 60",
        "J2 Sedikit yang menjawab?", "1 jawaban. Terlalu sedikit yang menjawab",
    ):  # fmt: skip
        assert words in text.replace("\r\n", " ")


def test_minutes_draw_what_was_learned_on_the_scale_of_its_rounds() -> None:
    talk = sample.talk(State.HELD)
    hall.quizzed(hall.room(talk), before=[1] * 8 + [2] * 4, after=[1] * 2 + [2] * 10)

    facts = minutes.minutes(whole(talk))
    text = " ".join(read(facts).split())

    (learned,) = (part for part in facts["parts"] if part["heading"] == "Yang dipelajari")  # type: ignore[attr-defined]
    assert learned["cells"] == [
        ["Sebelum bincang", {"bar": 33}, "33"],
        ["Sesudah bincang", {"bar": 83}, "83"],
        [
            "Perubahan, dengan selang 95 %: +17 sampai +83",
            {"zero": 33, "low": 50, "mean": 83, "high": 100},
            "+50",
        ],
    ]
    for words in ("Sebelum bincang 33", "Sesudah bincang 83", "+17 sampai +83 +50"):
        assert words in text


def test_a_talk_entered_afterwards_has_minutes_of_what_is_known() -> None:
    talk = sample.talk(State.HELD, items=0, starts=None, ends=None, started_at=None, closed_at=None)
    Talk.objects.filter(pk=talk.pk).update(started_at=None, closed_at=None)

    text = read(minutes.minutes(whole(talk)))

    assert "Notulen" in text
    assert "Jalannya acara" not in text
    assert "WIB" not in text


def test_what_someone_does_not_let_be_quoted_is_not_in_the_minutes() -> None:
    talk = sample.talk(State.HELD)
    silent = sample.speaker("Contoh Dua")
    record.statement(talk, person=silent, text="Kutipan rahasia")
    record.withheld(talk, silent, Scope.QUOTE)

    assert "rahasia" not in read(minutes.minutes(whole(talk)))


def test_the_official_record_has_a_line_for_every_partner() -> None:
    text = read(minutes.official_record(whole(sample.talk(State.HELD))))

    assert "Berita acara" in text
    for body in ("Bawaslu Kabupaten Contoh", "Bawaslu Kota Contoh", "KPU Kabupaten Contoh", "KPU Kota Contoh"):
        assert body in text


def test_the_attendance_list_names_who_came_and_leaves_room_for_others() -> None:
    talk = sample.talk(State.HELD)
    came = visitors.registration(talk, name="Warga Datang")
    visitors.registration(talk, name="Warga Absen")
    Arrival.objects.create(talk=talk, registration=came, witness="paper", at=sample.OPENING)

    facts = minutes.attendance_list(whole(talk))
    text = read(facts)

    assert ("Warga Datang" in text, "Warga Absen" in text, "1 orang" in text) == (True, False, True)
    assert len(facts["parts"][0]["cells"]) == 25  # type: ignore[index]
