import pytest

from rembuk.newsroom import queries
from rembuk.newsroom.core.writers import write
from tests.factories import programme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("host", "dateline", "credit"),
    [
        ("kpu-kota", "PROBOLINGGO, KPU Kota Contoh", "(Contoh/Humas)"),
        ("bawaslu-kota", "Probolinggo, Bawaslu Kota Contoh", "Penulis dan Editor: Contoh/Humas"),
        ("kampus", "PROBOLINGGO, Badan kampus", "(Contoh/Humas)"),
    ],
)
def test_the_host_s_kind_of_body_sets_the_article(host: str, dateline: str, credit: str) -> None:
    talk = programme.talk(host=programme.body(host), dateline="Probolinggo", byline="Contoh/Humas")

    draft = write(queries.facts_of(talk), "id", queries.style_of(talk))

    assert (draft.dateline, draft.credit) == (dateline, credit)
    assert draft.text().rstrip().endswith(credit) or credit in draft.text()
