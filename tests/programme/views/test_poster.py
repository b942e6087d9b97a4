import pytest

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/meja/bincang-contoh/1/poster/"


def test_the_desk_shows_the_texts_and_the_posters_in_its_language() -> None:
    sample.talk(State.ANNOUNCED)
    client = desk.staff(Role.PUBLIC_RELATIONS)

    indonesian, english = client.get(PAGE).text, client.get(f"/en{PAGE}").text

    assert "*Contoh topik bincang*\nRabu, 25 November 2026" in indonesian
    assert "*Contoh topik bincang*\nWednesday, 25 November 2026" in english
    assert f'src="/en{PAGE}poster.png"' in english


@pytest.mark.parametrize(
    ("file", "kind", "start"),
    [
        ("a4.pdf", "application/pdf", b"%PDF-"),
        ("a3.pdf", "application/pdf", b"%PDF-"),
        ("poster.png", "image/png", b"\x89PNG"),
    ],
)
def test_a_poster_is_given_as_a_file(file: str, kind: str, start: bytes) -> None:
    sample.talk(State.ANNOUNCED)

    response = desk.staff().get(PAGE + file)

    assert (response["Content-Type"], response.content.startswith(start)) == (kind, True)


def test_a_poster_of_a_talk_that_is_not_announced_says_that_its_address_is_closed() -> None:
    talk = sample.talk(State.DRAFT)
    warning = "until it is, the address on them leads nowhere"

    assert warning in desk.staff().get(f"/en{PAGE}").text
    Talk.objects.filter(pk=talk.pk).update(state=State.ANNOUNCED)
    assert warning not in desk.staff().get(f"/en{PAGE}").text


def test_another_body_s_posters_are_its_own() -> None:
    sample.talk(State.ANNOUNCED)

    assert [desk.outsider().get(PAGE + file).status_code for file in ("", "a4.pdf", "poster.png")] == [403] * 3
