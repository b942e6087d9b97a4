import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.models import Line, Scope
from rembuk.record.queries import search
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def held(**changes: object) -> Talk:
    return sample.talk(State.PUBLISHED, **{"title": "Bincang", "topics": [], **changes})  # type: ignore[arg-type]


def numbers(text: str) -> list[int]:
    return [found.talk.number for found in search.search(text).found]


def test_words_are_found_in_titles_topics_statements_and_lines() -> None:
    held(title="Pemutakhiran daftar")
    held(topics=["Partisipasi warga"])
    record.statement(held(), text="Uji petik dilakukan bersama")
    record.line(held(), text="Coklit terbatas di desa")
    held()

    assert [numbers(word) for word in ("pemutakhiran", "partisipasi", "petik", "coklit", "nihil")] == [
        [1],
        [2],
        [3],
        [4],
        [],
    ]


@pytest.mark.parametrize("table", ["line", "statement"])
def test_after_all_migrations_the_database_keeps_the_index_true(table: str) -> None:
    """SQLite builds a table anew to add a column, and its triggers are gone unless the migration sets them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [f"record_{table}"]
            )
            wanted = {f"record_{table}_words_{end}" for end in ("added", "removed", "changed")}
        else:
            cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [f"record_{table}"])
            wanted = {f"record_{table}_words"}
        there = {name for (name,) in cursor.fetchall()}

    assert wanted - there == set()


def test_kin_of_a_word_are_found_and_marked() -> None:
    record.line(held(), text="Setiap pemilih terdaftar", speaker="Warga", starts=7_000, ends=8_000)

    found = search.search("memilih").found[0]

    assert found.hits == [
        search.Hit([("Setiap ", False), ("pemilih", True), (" terdaftar", False)], "Warga", 7_000)
    ]
    assert (found.in_title, search.search("memilih").mended) == (False, {})


def test_a_slip_is_mended_and_said() -> None:
    record.line(held(), text="Coklit terbatas di desa")

    result = search.search("coklti desa")

    assert (len(result.found), result.mended) == (1, {"coklti": "coklit"})


def test_every_word_must_stand_in_the_same_place() -> None:
    talk = held()
    record.line(talk, text="Daftar pemilih")
    record.line(talk, text="Rapat pleno")

    assert numbers("daftar pemilih") == [1]
    assert numbers("daftar pleno") == []


def test_a_talk_that_bears_the_word_in_its_title_leads_and_the_newest_follows() -> None:
    held(title="Data ganda")
    for _ in range(2):
        record.line(held(), text="Data ganda diperiksa")
    sample.talk(State.DRAFT, title="Data ganda rahasia")

    assert numbers("ganda") == [1, 3, 2]


def test_one_talk_that_says_a_word_often_does_not_hide_the_others() -> None:
    record.line(held(), text="Pleno pertama")
    loud = held()
    for _ in range(200):
        record.line(loud, text="Pleno lagi")

    found = search.search("pleno").found

    assert [each.talk.number for each in found] == [2, 1]
    assert len(found[0].hits) == search.LINES + 1


def test_what_someone_withholds_is_never_found() -> None:
    talk = held()
    silent = sample.speaker("Contoh Dua")
    record.line(talk, person=silent, text="Kata rahasia")
    record.statement(talk, person=silent, text="Kata tersembunyi")
    record.withheld(talk, silent, Scope.RECORDING)
    assert (numbers("rahasia"), numbers("tersembunyi")) == ([], [1])

    record.withheld(talk, silent, Scope.QUOTE)
    assert numbers("tersembunyi") == []
    assert search.hits_in(talk, "rahasia").hits == []


def test_a_line_that_changes_or_goes_is_found_as_it_is() -> None:
    line = record.line(held(), text="kata lama")
    line.text = "kata baru"
    line.save()
    assert (numbers("lama"), numbers("baru")) == ([], [1])

    Line.objects.all().delete()
    assert numbers("baru") == []


def test_a_search_inside_one_talk_leads_to_the_piece_that_holds_the_line() -> None:
    record.line(held(), text="Pleno di tempat lain")
    talk = held()
    for number in range(70):
        record.line(talk, text="Pleno" if number in {2, 65} else "Lain")

    inside = search.hits_in(talk, "pleno")

    assert [(hit.starts, part) for hit, _pk, part in inside.hits] == [(10_000, 1), (325_000, 2)]


@pytest.mark.parametrize(
    "text", ["", "?", '"', "NOT", "a OR b", "talk : t1", "*", "(", "&|!", "\x00", "x" * 5_000]
)
def test_no_question_breaks_the_search(text: str) -> None:
    talk = held()
    record.line(talk, text="Kalimat")

    assert search.search(text).found == []
    assert search.hits_in(talk, text).hits == []


def test_the_number_of_queries_does_not_grow_with_the_talks() -> None:
    counts = []
    for _ in range(2):
        for _ in range(6):
            record.line(held(), text="Pleno terbuka")
        search.search("pleno")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            search.search("pleno")
        counts.append(len(queries))

    assert counts[1] <= counts[0] + 1
