"""A body whose approval is missing is asked at once and every other day, by letter, until it has decided."""

from datetime import timedelta
from typing import Any

import pytest

from rembuk.institutions.permits import Role
from rembuk.newsroom import actions
from rembuk.newsroom.models import ArticlePage, Reminder
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme
from tests.factories.newsroom import NOW, approve

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def waiting() -> tuple[ArticlePage, list[Any]]:
    talk = programme.talk(State.HELD)
    writer = newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)
    return newsroom.in_review(writer, talk=talk, title="Kabar yang ditunggu"), newsroom.readers(talk)


def test_every_body_that_is_missing_gets_one_letter_with_the_way_to_the_text(mailoutbox: list[Any]) -> None:
    article, readers = waiting()
    approve(article, readers[0])

    assert actions.remind(now=NOW) == 3
    assert actions.remind(now=NOW + DAY) == 0

    assert sorted(letter.to for letter in mailoutbox) == sorted([reader.email] for reader in readers[1:])
    assert {letter.subject for letter in mailoutbox} == {"Menunggu persetujuan Anda: Kabar yang ditunggu"}
    assert all(f"/meja/kabar/{article.pk}/" in letter.body for letter in mailoutbox)


def test_after_two_days_those_still_missing_are_asked_again(mailoutbox: list[Any]) -> None:
    article, readers = waiting()
    actions.remind(now=NOW)
    for reader in readers[:3]:
        approve(article, reader)
    mailoutbox.clear()

    assert actions.remind(now=NOW + 2 * DAY) == 1
    (letter,) = mailoutbox
    assert letter.to == [readers[3].email]
    assert "masih menunggu" in letter.body


def test_a_changed_text_is_a_new_question(mailoutbox: list[Any]) -> None:
    article, readers = waiting()
    approve(article, readers[0])
    actions.remind(now=NOW)
    mailoutbox.clear()
    article.lead = "Diubah."
    article.save_revision(user=readers[1])

    assert actions.remind(now=NOW + DAY) == 4


def test_nobody_is_asked_about_what_is_published_or_sent_back(mailoutbox: list[Any]) -> None:
    article, readers = waiting()
    for reader in readers:
        approve(article, reader)

    assert actions.remind(now=NOW) == 0


def test_a_letter_that_could_not_be_sent_is_tried_again(
    mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    waiting()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there

    assert actions.remind(now=NOW) == 0
    assert Reminder.objects.count() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.remind(now=NOW) == 4
