from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.programme import actions
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.programme.tasks.agreements import ask_partners
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 10, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def asked() -> Account:
    """Let the host agree, while one other body has an account; return it."""
    account = institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kab"), email="dua@example.id")
    sample.agree(sample.talk(), "kpu-kota", now=NOW)
    return account


def change() -> None:
    actions.add_item(
        by=sample.officer(), talk=Talk.objects.get(), facts=actions.ItemFacts(kind="break"), now=NOW
    )


def token_in(letter: Any) -> str:
    return str(letter.body.split("/setuju/")[1].split("/")[0])


def test_the_other_bodies_are_asked_by_a_letter_with_a_link_that_agrees(asked: Account) -> None:
    assert ask_partners(NOW) == 1

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["dua@example.id"], "Mohon sepakati rencana: Contoh topik bincang")
    made = actions.agree_by_link(token=token_in(letter), now=NOW)
    assert made.institution == sample.body("bawaslu-kab")


def test_a_letter_writes_names_as_they_are() -> None:
    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kab"))
    sample.agree(sample.talk(title="Contoh & <uji>"), "kpu-kota", now=NOW)

    ask_partners(NOW)

    assert "Contoh & <uji>" in mail.outbox[0].body


def test_the_letter_is_in_the_language_of_its_reader(asked: Account) -> None:
    asked.language = "en"
    asked.save()

    ask_partners(NOW)

    assert mail.outbox[0].subject == "Please agree to the plan: Contoh topik bincang"


def test_reminders_come_every_two_days_and_end(asked: Account) -> None:
    sent = [ask_partners(NOW + timedelta(hours=6 * step)) for step in range(4 * 14)]

    assert [step / 4 for step, count in enumerate(sent) if count] == [0, 2, 4, 6]
    assert [letter.subject.startswith("Pengingat") for letter in mail.outbox] == [False, True, True, True]


def test_reminders_stop_when_the_body_agrees(asked: Account) -> None:
    ask_partners(NOW)
    sample.agree(Talk.objects.get(), "bawaslu-kab")

    assert ask_partners(NOW + 2 * DAY) == 0


@pytest.mark.parametrize("state", [State.CANCELLED, State.LIVE, State.HELD])
def test_reminders_stop_when_there_is_nothing_to_agree_to_any_more(asked: Account, state: State) -> None:
    ask_partners(NOW)
    Talk.objects.update(state=state)

    assert ask_partners(NOW + 2 * DAY) == 0


def test_nobody_is_asked_about_a_day_that_has_passed(asked: Account) -> None:
    assert ask_partners(NOW + 30 * DAY) == 0


def test_a_change_asks_every_body_again_in_the_next_round_and_says_what_changed(asked: Account) -> None:
    sample.agree(Talk.objects.get(), "bawaslu-kab")
    change()

    first, second = ask_partners(NOW), ask_partners(NOW)

    # One account a body agreed by the desk, and the one with the mail.
    assert (first, second) == (0, len(mail.outbox))
    letter = next(letter for letter in mail.outbox if letter.to == ["dua@example.id"])
    assert "Susunan acara: – → 4. Jeda" in letter.body


def test_a_plan_nobody_agreed_to_yet_asks_nobody() -> None:
    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kab"))
    sample.talk()

    assert ask_partners(NOW) == 0


def test_a_letter_that_cannot_be_sent_is_tried_again(asked: Account, settings: Any) -> None:
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 1,
    )  # fmt: skip
    assert ask_partners(NOW) == 0
    settings.EMAIL_BACKEND = working

    assert ask_partners(NOW) == 1
