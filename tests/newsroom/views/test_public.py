"""The news as the public reads it."""

import gzip
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.newsroom import queries
from tests.factories import newsroom, programme
from tests.feeds import faults

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_shows_published_articles_of_its_language_newest_first(client: Client) -> None:
    newsroom.article(title="Kabar lama", date=date(2021, 6, 1))
    newsroom.article(title="Kabar baru", date=date(2021, 6, 30))
    newsroom.article(title="Kabar draf", live=False)
    newsroom.article("en", title="English news")

    indonesian, english = page(client, "/berita/"), page(client, "/en/berita/")

    assert indonesian.index("Kabar baru") < indonesian.index("Kabar lama")
    assert ("Kabar draf" in indonesian, "English news" in indonesian) == (False, False)
    assert ("English news" in english, "Kabar baru" in english) == (True, False)


def test_an_empty_list_says_so(client: Client) -> None:
    assert "Belum ada kabar." in page(client, "/berita/")


def test_a_tag_narrows_the_list_and_keeps_to_it_on_the_next_page(client: Client) -> None:
    for n in range(13):
        newsroom.article(title=f"Bertanda {n}", tags=("Daftar Pemilih",))
    newsroom.article(title="Tanpa tanda")

    first = page(client, "/berita/?tanda=daftar-pemilih")

    assert "Tanpa tanda" not in first
    assert "Daftar Pemilih" in first
    assert 'href="?tanda=daftar-pemilih&amp;hal=2"' in first
    assert page(client, "/berita/?tanda=daftar-pemilih&hal=2").count('class="row"') == 1


@pytest.mark.parametrize(
    "query", ["tanda=tidak-ada", "tanda=%00'%3C", "hal=abc", "hal=-1", "hal=99999999999999"]
)
def test_a_senseless_question_gets_a_calm_answer(client: Client, query: str) -> None:
    newsroom.article()

    assert client.get(f"/berita/?{query}").status_code == 200


def test_an_article_shows_all_it_has(client: Client) -> None:
    talk = programme.talk()
    newsroom.article(
        slug="satu",
        title="Judul contoh edisi ke-1",
        talk=talk,
        dateline="PROBOLINGGO, KPU",
        byline="CTH/Humas",
        tags=("Umum",),
        body=[
            ("paragraph", "<p>Satu <b>tebal</b>.</p>"),
            ("heading", "Subjudul contoh"),
            ("quote", {"text": "Ucapan contoh", "name": "Contoh Satu", "title": "Ketua"}),
            ("points", ["Butir contoh"]),
        ],
        corrections=[("correction", {"on": date(2021, 7, 2), "text": "Nama dibetulkan."})],
    )

    seen = page(client, "/berita/satu/")

    for words in (
        'Judul contoh edisi <span class="nowrap">ke-1</span></h1>',
        "<title>Judul contoh edisi ke-1",
        "<b>PROBOLINGGO, KPU</b>",
        "Rabu, 30 Juni 2021",
        "CTH/Humas",
        "<b>tebal</b>",
        "<h2>Subjudul contoh</h2>",
        "<blockquote><p>Ucapan contoh</p>",
        "Contoh Satu, Ketua",
        "<li>Butir contoh</li>",
        "2 Juli 2021</time>: Nama dibetulkan.",
        'href="/berita/?tanda=umum"',
        f'href="/acara/{talk.programme.slug}/{talk.number}/"',
    ):
        assert words in seen


def test_what_an_editor_types_cannot_become_markup(client: Client) -> None:
    newsroom.article(slug="satu", title="<script>x</script>", lead="<img src=x>", byline="<i>", dateline="<u>")

    seen = page(client, "/berita/satu/")

    assert ("<script>x" in seen, "<img src=x>" in seen, "<u>" in seen) == (False, False, False)


def test_a_draft_or_an_article_of_another_language_or_none_at_all_is_not_found(client: Client) -> None:
    newsroom.article(slug="draf", live=False)
    newsroom.article("en", slug="english")

    for address in ("/berita/draf/", "/berita/english/", "/berita/tidak-ada/", "/en/berita/draf/"):
        assert client.get(address).status_code == 404


def test_translations_name_each_other_and_an_article_alone_names_only_itself(client: Client) -> None:
    first = newsroom.article(slug="satu")
    newsroom.article("en", slug="one", translation_key=first.translation_key)
    newsroom.article(slug="sendiri")

    seen, alone = page(client, "/berita/satu/"), page(client, "/berita/sendiri/")

    assert '<link rel="canonical" href="http://127.0.0.1:8000/berita/satu/">' in seen
    assert 'hreflang="en" href="http://127.0.0.1:8000/en/berita/one/"' in seen
    assert 'href="/en/berita/one/" lang="en"' in seen
    assert "/en/berita/sendiri/" not in alone


def test_a_photo_comes_in_three_formats_with_its_size_and_words(client: Client) -> None:
    newsroom.article(
        slug="satu",
        photo=newsroom.photo(),
        photo_alt="Contoh isi",
        photo_caption="Keterangan",
        photo_credit="CTH",
    )

    seen = page(client, "/berita/satu/")

    assert [f'type="image/{kind}"' in seen for kind in ("avif", "webp")] == [True, True]
    assert 'alt="Contoh isi"' in seen
    assert 'width="960"' in seen or 'width="480"' in seen
    assert 'fetchpriority="high"' in seen
    assert "Keterangan (Foto: CTH)" in seen


def test_a_picture_is_given_to_keep_and_the_original_to_nobody(client: Client) -> None:
    image = newsroom.photo()
    rendition = image.get_rendition("width-480|format-jpeg")

    response = client.get(rendition.url)

    assert b"".join(response.streaming_content)[:3] == b"\xff\xd8\xff"  # type: ignore[attr-defined]
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get(image.file.url).status_code == 404
    assert client.get("/media/images/..%2foriginal_images%2fcontoh.jpeg").status_code in {400, 404}
    assert client.get("/media/images/tidak-ada.jpg").status_code == 404


def test_the_feed_gives_the_newest_articles_of_its_language(client: Client) -> None:
    newsroom.article(title="Kabar satu", slug="satu", tags=("Umum",))
    newsroom.article(title="Kabar draf", live=False)
    newsroom.article("en", title="News one")

    response = client.get("/berita/umpan.xml")

    feed = ET.fromstring(response.content)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert [entry.findtext("a:title", "", ATOM) for entry in feed.iterfind("a:entry", ATOM)] == ["Kabar satu"]
    (link,) = feed.iterfind("a:entry/a:link", ATOM)
    assert link.get("href") == "http://127.0.0.1:8000/berita/satu/"
    assert feed.findtext("a:entry/a:published", "", ATOM) == "2021-07-01T03:00:00+00:00"
    assert "News one" in client.get("/en/berita/umpan.xml").content.decode()


def test_the_feed_keeps_the_grammar_of_atom(client: Client, tmp_path: Path) -> None:
    newsroom.article(title="Kabar & <satu>", lead="Awal & <akhir>", tags=("Umum",))
    content = client.get("/berita/umpan.xml").content

    assert faults(content, "atom", tmp_path) == []
    assert faults(client.get("/en/berita/umpan.xml").content, "atom", tmp_path) == []
    assert b"Awal &amp;amp; &amp;lt;akhir&amp;gt;" in content
    broken = content.replace(b"<updated>", b"<updated>kemarin ")
    assert len(faults(broken, "atom", tmp_path)) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_more_articles_ask_the_database_no_more(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    programme.talk()
    for n in range(count):
        newsroom.article(slug=f"kabar-{n}", tags=("Umum",))

    with django_assert_num_queries(3):
        page(client, "/berita/")
    with django_assert_num_queries(6):
        page(client, "/berita/kabar-0/")
    with django_assert_num_queries(3):
        page(client, "/berita/umpan.xml")
    with django_assert_num_queries(1):
        assert len(queries.latest("id", 3)) == count


@pytest.mark.parametrize("address", ["/berita/", "/berita/satu/", "/berita/umpan.xml"])
def test_a_reader_gets_no_cookie_and_a_page_that_can_be_kept(client: Client, address: str) -> None:
    newsroom.article(slug="satu")

    response = client.get(address)

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_an_article_stays_within_its_budget(client: Client) -> None:
    newsroom.article(
        slug="satu", body=[("paragraph", f"<p>{'Kalimat contoh yang cukup panjang. ' * 20}</p>")] * 8
    )

    html = client.get("/berita/satu/").content

    # The font, 19 KB, is the only other thing on a first view.
    assert len(gzip.compress(html)) <= 21_000


def test_only_reading_is_allowed(client: Client) -> None:
    newsroom.article(slug="satu")

    assert [client.post(a).status_code for a in ("/berita/", "/berita/satu/", "/berita/umpan.xml")] == [405] * 3


def test_the_search_marks_what_it_found_and_escapes_what_was_typed(client: Client) -> None:
    newsroom.article(title="Uji <petik> & lain", slug="uji")

    found = page(client, "/cari/?q=petik")

    assert "Uji &lt;<mark>petik</mark>&gt; &amp; lain" in found
    assert '<meta name="robots" content="noindex">' in found
    assert "<script>" not in page(client, "/cari/?q=<script>x</script>")


@pytest.mark.parametrize("query", ["", "q=", "q=%00", f"q={'a' * 5000}", "q=%22*%20OR%20NEAR(", "q=%F0%9F"])
def test_whatever_is_asked_the_search_answers(client: Client, query: str) -> None:
    answer = client.get(f"/cari/?{query}")

    assert answer.status_code == 200
    assert not answer.cookies


def test_nothing_found_says_so_and_leads_on(client: Client) -> None:
    programme.talk()

    found = page(client, "/cari/?q=zzzzzz")

    assert "Tidak ada yang ditemukan" in found
    assert 'href="/acara/"' in found
