import json

from rembuk.newsroom.core.text import lines, plain


def test_lines_hold_everything_that_readers_see() -> None:
    body = [
        {"type": "paragraph", "value": "<p>Satu &amp; <b>dua</b>.</p><p>Tiga.</p>", "id": "x"},
        {"type": "heading", "value": "Judul antara"},
        {"type": "quote", "value": {"text": "Ucapan", "name": "Contoh Satu", "title": "Ketua"}},
        {"type": "points", "value": [{"type": "item", "value": "Butir satu", "id": "y"}]},
        {"type": "picture", "value": {"image": 3, "alt": "Aula", "caption": "Suasana", "credit": "Humas"}},
    ]
    content = {
        "title": "Judul",
        "lead": "Teras.",
        "body": json.dumps(body),
        "corrections": json.dumps([{"type": "correction", "value": {"on": "2021-07-01", "text": "Nama."}}]),
    }

    assert lines(content) == [
        "Judul",
        "Teras.",
        "Satu & dua. Tiga.",
        "Judul antara",
        "“Ucapan” Contoh Satu, Ketua",
        "Butir satu",
        "Aula Suasana Humas",
        "2021-07-01: Nama.",
    ]


def test_an_empty_article_has_no_lines() -> None:
    assert lines({"body": "", "corrections": None}) == []


def test_plain_keeps_words_apart_and_drops_the_markup() -> None:
    assert plain("<p>a<br>b</p><ul><li>c</li></ul>&lt;d&gt;") == "a b c <d>"
