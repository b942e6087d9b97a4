"""From a talk's page on the desk to its draft among the editors."""

import pytest
from django.test import Client
from django.urls import reverse

from rembuk.institutions.permits import Role
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests.factories import institutions, newsroom, programme

pytestmark = pytest.mark.django_db


def address(talk: Talk) -> str:
    return reverse("newsroom:open-draft", args=(talk.programme.slug, talk.number))


def test_the_draft_opens_in_the_editors_desk_and_again_leads_to_the_same(client: Client) -> None:
    talk = programme.talk(State.HELD)
    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host))

    first = client.post(address(talk))
    second = client.post(address(talk))

    article = ArticlePage.objects.get(locale__language_code="id")
    assert first["Location"] == second["Location"] == f"/redaksi/pages/{article.pk}/edit/"
    assert ArticlePage.objects.count() == 2
    assert client.get(first["Location"]).status_code == 200


def test_a_talk_that_was_not_held_has_nothing_to_report(client: Client) -> None:
    talk = programme.talk(State.ANNOUNCED)
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))

    response = client.post(address(talk), follow=True)

    assert "belum berlangsung" in response.content.decode()
    assert ArticlePage.objects.count() == 0


def test_an_outsider_a_moderator_and_a_visitor_open_nothing(client: Client) -> None:
    talk = programme.talk(State.HELD)
    assert client.post(address(talk))["Location"].startswith("/masuk/")
    for account in (
        institutions.account(*Role, at=institutions.institution()),
        institutions.account(Role.MODERATOR, at=talk.host),
    ):
        client.force_login(account)
        assert client.post(address(talk)).status_code == 403
    assert ArticlePage.objects.count() == 0


def test_the_talk_s_page_offers_the_draft_to_who_writes(client: Client) -> None:
    talk = programme.talk(State.HELD)
    page = f"/meja/{talk.programme.slug}/{talk.number}/"

    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host))
    assert 'action="naskah/"' in client.get(page).content.decode()
    client.force_login(newsroom.editor(Role.MODERATOR, at=talk.host))
    assert 'action="naskah/"' not in client.get(page).content.decode()


def test_looking_opens_nothing_and_a_talk_that_is_not_there_is_not_found(client: Client) -> None:
    talk = programme.talk(State.HELD)
    client.force_login(newsroom.editor(Role.SECRETARIAT, at=talk.host))

    assert client.get(address(talk)).status_code == 405
    assert client.post(f"/meja/{talk.programme.slug}/99/naskah/").status_code == 404
