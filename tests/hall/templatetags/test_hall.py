from rembuk.hall.core.page import Caption
from rembuk.hall.templatetags.hall import absolute, breakable, kind_words, last_lines, percent, signed, weight


def test_a_kind_is_said_in_words_and_a_title_stays() -> None:
    assert [kind_words("core"), kind_words("Contoh judul"), kind_words("")] == [
        "Acara inti",
        "Contoh judul",
        "",
    ]


def test_numbers_are_said_plainly() -> None:
    assert (absolute(-3), percent(0.456), signed(-3)) == (3, 46, "−3")


def test_an_address_breaks_between_its_words_only() -> None:
    assert breakable("rembuk.example.id/ikut") == "rembuk<wbr>.example<wbr>.id<wbr>/ikut"
    assert breakable("<b>") == "&lt;b&gt;"


def test_a_projector_shows_as_many_of_the_last_lines_as_it_has_room_for() -> None:
    lines = [Caption(n, "x" * 60, "") for n in range(4)]

    assert [line.id for line in last_lines(lines)] == [2, 3]
    assert [line.id for line in last_lines([Caption(1, "x" * 400, "")])] == [1]
    assert last_lines([]) == []


def test_a_word_is_as_large_as_it_is_frequent() -> None:
    words = [("jujur", 12), ("adil", 10), ("lama", 6), ("rumit", 1)]

    assert [weight(people, words) for _word, people in words] == [4, 4, 3, 1]
    assert weight(1, [("jujur", 1), ("adil", 1)]) == 2
    assert weight(0, []) == 2
