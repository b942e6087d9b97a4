"""Who comes into the editors' desk, in which language, and under which policy."""

import pytest
from django.test import Client
from django.urls import reverse

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests.factories import institutions, newsroom, programme
from tests.newsroom.test_wagtail_hooks import edit, form_of

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_the_one_sign_in_from_everywhere(client: Client) -> None:
    for address in (
        "/redaksi/",
        "/redaksi/pages/",
        "/redaksi/login/",
        "/redaksi/password_reset/",
        "/redaksi/x/",
    ):
        response = client.get(address)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/masuk/")


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMIN, Role.SECRETARIAT}])
def test_only_who_writes_comes_in(client: Client, role: Role) -> None:
    client.force_login(newsroom.editor(role, at=programme.talk(State.HELD).host))

    assert client.get("/redaksi/").status_code == (200 if role is Role.PUBLIC_RELATIONS else 403)


def test_an_administrator_of_a_body_that_is_no_partner_stays_outside(client: Client) -> None:
    programme.talk(State.HELD)
    client.force_login(newsroom.editor(Role.ADMIN, at=institutions.institution()))

    assert client.get("/redaksi/pages/").status_code == 403


@pytest.mark.parametrize(("language", "words"), [("id", "Meja redaksi"), ("en", "Editors' desk")])
def test_the_desk_speaks_the_account_s_language_whatever_the_browser_asks(
    client: Client, language: str, words: str
) -> None:
    host = programme.talk(State.HELD).host
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=host, language=language))

    page = client.get("/redaksi/", headers={"accept-language": "de"}).content.decode()

    assert words in page


def test_the_looser_policy_holds_in_the_desk_alone_and_no_copy_is_kept(client: Client) -> None:
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=programme.talk(State.HELD).host))

    desk, public = client.get("/redaksi/"), Client().get("/berita/")

    assert "script-src 'self' 'unsafe-inline'" in desk.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in public.headers["Content-Security-Policy"]
    assert desk.headers["Cache-Control"] == "private, no-store" or "no-store" in desk.headers["Cache-Control"]


def test_a_preview_is_shown_inside_the_desk_and_the_public_page_inside_nothing(client: Client) -> None:
    talk = programme.talk(State.HELD)
    writer = newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)
    client.force_login(writer)
    draft = newsroom.article(live=False, owner=writer)

    panel = reverse("wagtailadmin_pages:preview_on_edit", args=(draft.pk,))
    client.post(panel, form_of(client, edit(draft)))
    preview = client.get(panel, {"in_preview_panel": "true"})
    public = Client().get(f"/berita/{newsroom.article().slug}/", {"in_preview_panel": "true"})

    assert draft.title in preview.text
    assert ["userbar" in shown.text for shown in (preview, public)] == [True, False]
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" in public.headers["Content-Security-Policy"]
    assert public.headers["X-Frame-Options"] == "DENY"
