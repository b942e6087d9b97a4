import pytest
from django.test import Client

from rembuk.programme.core.talk import State
from tests.factories import programme as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/",
        "/acara/",
        "/acara/bincang-contoh/",
        "/acara/bincang-contoh/1/",
        "/acara/bincang-contoh/1/rekaman/",
        "/berita/",
        "/daftar-pemilih/",
        "/pengawasan/",
    ],
)
def test_a_public_page_tells_the_browser_to_be_careful_and_sets_no_cookie(client: Client, address: str) -> None:
    make.talk(State.PUBLISHED)

    answer = client.get(address)

    assert answer.status_code == 200
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert answer["Permissions-Policy"].startswith("camera=(self), accelerometer=()")
    assert {
        name: answer[name] for name in ("X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options")
    } == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
