from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme import actions, queries
from rembuk.programme.actions import agreements
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import State
from rembuk.programme.models import Agreement, Asking, Talk
from rembuk.programme.queries.agreements import content_of, standing
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import institutions, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
PLAN = Subject.PLAN


def agree(talk: Talk, key: str = "kpu-kota", **changes: object) -> Agreement:
    body = sample.body(key)
    facts: dict[str, object] = {
        "by": sample.officer(at=body),
        "talk": talk,
        "subject": PLAN,
        "body": body,
        "version": content_of(talk, PLAN).version,
        "now": NOW,
    }
    return actions.agree(**{**facts, **changes})  # type: ignore[arg-type]


def asking(talk: Talk, key: str = "bawaslu-kab") -> Asking:
    """Return the asking of one account of a body, after another body has agreed."""
    institutions.account(Role.SECRETARIAT, at=sample.body(key))
    agree(talk)
    return Asking.objects.get(institution=sample.body(key))


def test_agree_keeps_what_was_read_and_logs_how_it_was_proved() -> None:
    talk = sample.talk()
    officer = sample.officer()
    content = content_of(talk, PLAN)

    made = agree(talk, by=officer)

    assert (made.version, made.rows[0], made.proof) == (
        content.version,
        ("title", "Topik bincang", "Contoh topik bincang", None),
        "desk",
    )
    assert logbook.last() == logbook.Line(
        "plan.agreed",
        officer.name,
        f"programme.talk:{talk.pk}",
        {"body": sample.body("kpu-kota").pk, "version": content.version, "proof": "desk"},
    )


def test_the_talk_is_agreed_when_the_last_partner_agrees_and_not_before() -> None:
    talk, states = sample.talk(), []
    for key in sample.BODIES:
        agree(talk, key)
        talk.refresh_from_db()
        states.append(State(talk.state))

    assert states == [State.DRAFT, State.DRAFT, State.DRAFT, State.AGREED]


EDITS: dict[str, Callable[[Talk], object]] = {
    "title": lambda talk: actions.edit_talk(
        by=sample.officer(),
        talk=talk,
        facts=actions.TalkFacts(
            **{name.removesuffix("_id"): getattr(talk, name.removesuffix("_id")) for name in queries.TALK_FACTS}
            | {"title": "Topik lain"}
        ),
        version=queries.talk_version(talk),
        now=NOW,
    ),
    "item added": lambda talk: actions.add_item(
        by=sample.officer(), talk=talk, facts=actions.ItemFacts(kind="core"), now=NOW
    ),
    "item moved": lambda talk: actions.move_item(
        by=sample.officer(), item=talk.items.get(position=1), places=1, now=NOW
    ),
    "item removed": lambda talk: actions.remove_item(
        by=sample.officer(), item=talk.items.get(position=2), now=NOW
    ),
    "item edited": lambda talk: actions.edit_item(
        by=sample.officer(),
        item=talk.items.get(position=2),
        facts=actions.ItemFacts(kind="core", minutes=21),
        version=queries.item_version(talk.items.get(position=2)),
        now=NOW,
    ),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("already", [1, 4])
def test_an_edit_sets_every_agreement_back_to_none(edit: str, already: int) -> None:
    talk = sample.agree(sample.talk(), *list(sample.BODIES)[:already])
    assert standing(talk, PLAN, now=NOW).agreed == already

    EDITS[edit](talk)

    talk = Talk.objects.get()
    after = standing(talk, PLAN, now=NOW)
    assert (after.agreed, talk.state, len(after.waiting)) == (0, State.DRAFT, 4)
    assert [bool(each.changes) for each in after.bodies] == [True] * already + [False] * (4 - already)


def test_what_only_the_news_needs_asks_nobody_again() -> None:
    talk = sample.agree(sample.talk())

    edited = actions.edit_talk(
        by=sample.officer(),
        talk=talk,
        facts=actions.TalkFacts(
            **{name.removesuffix("_id"): getattr(talk, name.removesuffix("_id")) for name in queries.TALK_FACTS}
            | {"byline": "Penulis lain"}
        ),
        version=queries.talk_version(talk),
        now=NOW,
    )

    assert (edited.byline, edited.state) == ("Penulis lain", State.AGREED)


def test_nobody_agrees_to_something_that_changed_under_their_eyes() -> None:
    talk = sample.talk()
    seen = content_of(talk, PLAN).version
    EDITS["item added"](talk)

    with pytest.raises(actions.ContentChanged):
        agree(talk, version=seen)

    assert Agreement.objects.count() == 0


def test_nobody_agrees_to_what_is_not_finished() -> None:
    talk = sample.talk(items=0)

    with pytest.raises(actions.NotComplete) as refused:
        agree(talk)

    assert str(refused.value) == "Susunan acara masih kosong."


@pytest.mark.parametrize("state", [State.LIVE, State.HELD, State.PUBLISHED, State.CANCELLED])
def test_a_plan_is_agreed_to_before_the_talk_only(state: State) -> None:
    with pytest.raises(actions.NotNow):
        agree(sample.talk(state))


def test_a_body_agrees_for_itself_and_for_no_other() -> None:
    talk = sample.talk()

    with pytest.raises(NotPermitted):
        agree(talk, by=sample.officer(at=sample.body("kpu-kab")))
    with pytest.raises(NotPermitted):
        agree(talk, by=sample.officer(Role.PUBLIC_RELATIONS))
    with pytest.raises(NotPermitted):
        agree(talk, "kampus")

    assert (Agreement.objects.count(), logbook.length()) == (0, 0)


def test_an_outsider_can_do_nothing_about_an_agreement() -> None:
    talk, outsider = sample.talk(), institutions.outsider()
    outside = Institution.objects.get(name="Lembaga Luar")
    agree(talk)
    before = logbook.length()
    version = content_of(talk, PLAN).version
    acts: list[Callable[[], object]] = [
        lambda: agree(talk, by=outsider),
        lambda: agree(talk, by=outsider, body=outside),
        lambda: agreements.withdraw(
            by=outsider, talk=talk, subject=PLAN, body=sample.body("kpu-kota"), now=NOW
        ),
        lambda: agreements.withdraw(by=outsider, talk=talk, subject=PLAN, body=outside, now=NOW),
        lambda: actions.agree_by_letter(
            by=outsider, talk=talk, subject=PLAN, bodies=[sample.body("kpu-kab")], letter="1/2026",
            version=version, now=NOW,
        ),
    ]  # fmt: skip

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (Agreement.objects.count(), logbook.length()) == (1, before)


def test_an_agreement_is_taken_back_and_the_talk_is_a_draft_again() -> None:
    talk = sample.agree(sample.talk())
    officer = sample.officer()

    agreements.withdraw(by=officer, talk=talk, subject=PLAN, body=sample.body("kpu-kota"), now=NOW)

    assert (Talk.objects.get().state, Agreement.objects.count()) == (State.DRAFT, 3)
    assert logbook.last() == logbook.Line(
        "plan.agreement_withdrawn",
        officer.name,
        f"programme.talk:{talk.pk}",
        {"body": sample.body("kpu-kota").pk},
    )
    with pytest.raises(actions.NotAgreedYet):
        agreements.withdraw(by=officer, talk=talk, subject=PLAN, body=sample.body("kpu-kota"), now=NOW)


def test_the_first_agreement_leaves_whom_to_ask_and_no_one_twice() -> None:
    talk = sample.talk()
    other = institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kab"))
    institutions.account(Role.OPERATOR, at=sample.body("bawaslu-kota"))

    agree(talk)
    agree(talk)

    assert list(Asking.objects.values_list("account", "institution__key")) == [(other.pk, "bawaslu-kab")]


def test_the_link_agrees_once_to_exactly_what_it_asked_about() -> None:
    talk = sample.talk()
    asked = asking(talk)

    made = actions.agree_by_link(token=agreements.link_of(asked), now=NOW)

    assert (made.institution, made.proof, made.account) == (sample.body("bawaslu-kab"), "link", asked.account)
    assert logbook.last().data["proof"] == "link"
    assert logbook.last().by == f"account:{asked.account_id}"
    with pytest.raises(actions.LinkSpent):
        actions.agree_by_link(token=agreements.link_of(asked), now=NOW)


def test_a_link_stays_spent_when_the_agreement_is_taken_back() -> None:
    talk = sample.talk()
    asked = asking(talk)
    actions.agree_by_link(token=agreements.link_of(asked), now=NOW)
    body = sample.body("bawaslu-kab")
    agreements.withdraw(by=sample.officer(at=body), talk=talk, subject=PLAN, body=body, now=NOW)

    with pytest.raises(actions.LinkSpent):
        actions.agree_by_link(token=agreements.link_of(asked), now=NOW)


def test_agreeing_at_the_desk_spends_the_links_of_the_body() -> None:
    talk = sample.talk()
    asked = asking(talk)
    agree(talk, "bawaslu-kab")

    with pytest.raises(actions.LinkSpent):
        actions.agree_by_link(token=agreements.link_of(asked), now=NOW)


def test_a_link_to_what_was_changed_since_agrees_to_nothing() -> None:
    talk = sample.talk()
    asked = asking(talk)
    EDITS["item added"](talk)

    with pytest.raises(actions.LinkOutdated):
        actions.agree_by_link(token=agreements.link_of(asked), now=NOW)

    assert not Agreement.objects.filter(institution=sample.body("bawaslu-kab")).exists()


def test_a_link_is_worth_nothing_once_its_account_may_not_agree_any_more() -> None:
    talk = sample.talk()
    asked = asking(talk)
    asked.account.memberships.all().delete()

    with pytest.raises(actions.LinkUnknown):
        actions.agree_by_link(token=agreements.link_of(asked), now=NOW)

    asked.refresh_from_db()
    assert asked.spent_at is None


def test_a_link_cannot_be_made_up() -> None:
    token = agreements.link_of(asking(sample.talk()))

    for forged in ("", "x", token[:-1], token + "x", "MTIz:" + token):
        with pytest.raises(actions.LinkUnknown):
            agreements.read_link(forged)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_the_link_at_once_one_agrees() -> None:
    token = agreements.link_of(asking(sample.talk()))

    answers = both_at_once(*[lambda: actions.agree_by_link(token=token, now=NOW)] * 3)

    assert sorted(type(answer).__name__ for answer in answers) == ["Agreement", "LinkSpent", "LinkSpent"]


def by_letter(talk: Talk, keys: list[str], letter: str = "Surat 12/2026") -> list[Agreement]:
    return actions.agree_by_letter(
        by=sample.officer(),
        talk=talk,
        subject=PLAN,
        bodies=[sample.body(key) for key in keys],
        letter=letter,
        version=content_of(talk, PLAN).version,
        now=NOW,
    )


def test_bodies_without_accounts_agree_by_letter_and_the_log_says_so_without_naming_it() -> None:
    talk = sample.talk()
    agree(talk)

    made = by_letter(talk, ["bawaslu-kab", "bawaslu-kota", "kpu-kab"])

    assert [(each.proof, each.letter) for each in made] == [("letter", "Surat 12/2026")] * 3
    assert Talk.objects.get().state == State.AGREED
    assert logbook.last().data == {
        "body": sample.body("kpu-kab").pk,
        "version": content_of(talk, PLAN).version,
        "proof": "letter",
    }


def test_nobody_writes_down_an_agreement_for_a_body_that_can_agree_itself() -> None:
    talk = sample.talk()
    institutions.account(Role.SECRETARIAT, at=sample.body("bawaslu-kab"))

    with pytest.raises(actions.AgreesItself):
        by_letter(talk, ["kpu-kab", "bawaslu-kab"])
    with pytest.raises(actions.LetterMissing):
        by_letter(talk, ["kpu-kab"], letter=" ")
    with pytest.raises(actions.BodiesMissing):
        by_letter(talk, [])
    with pytest.raises(NotPermitted):
        by_letter(talk, ["kampus"])

    assert Agreement.objects.count() == 0


def test_a_change_after_the_announcement_asks_again_and_the_page_stays_public() -> None:
    talk = sample.agree(sample.talk(State.ANNOUNCED, date=date(2026, 12, 9)))

    EDITS["item added"](talk)

    talk = Talk.objects.get()
    assert (talk.state, standing(talk, PLAN, now=NOW).agreed) == (State.ANNOUNCED, 0)


def recorded(**changes: Any) -> Talk:
    """Make a talk that was held, with something in its record to agree to."""
    talk = sample.talk(State.HELD, **changes)
    record.statement(talk)
    return talk


def test_a_record_is_published_by_the_last_partner_s_agreement_and_by_none_before() -> None:
    talk = recorded()

    states = [sample.agree(talk, key, subject=Subject.RECORD).state for key in sample.BODIES]

    assert states == [State.HELD, State.HELD, State.HELD, State.PUBLISHED]
    assert (logbook.last().kind, logbook.last().subject) == ("talk.published", f"programme.talk:{talk.pk}")


def test_an_agreement_to_what_was_changed_since_publishes_nothing() -> None:
    talk = sample.agree(recorded(), "bawaslu-kab", "bawaslu-kota", "kpu-kab", subject=Subject.RECORD)
    record.statement(talk, text="Yang tidak dibaca tiga lembaga")

    assert sample.agree(talk, "kpu-kota", subject=Subject.RECORD).state == State.HELD
    assert sample.agree(talk, subject=Subject.RECORD).state == State.PUBLISHED


def test_whoever_holds_a_programme_alone_publishes_its_record_by_one_agreement() -> None:
    alone = sample.programme(partners=[sample.body("kpu-kota")])
    talk = recorded(programme=alone, host=sample.body("kpu-kota"))

    assert sample.agree(talk, subject=Subject.RECORD).state == State.PUBLISHED


def test_an_agreement_to_the_plan_publishes_no_record() -> None:
    talk = sample.agree(recorded(), subject=Subject.RECORD)
    later = sample.agree(sample.talk(State.ANNOUNCED, programme=talk.programme))

    assert later.state == State.ANNOUNCED


def test_an_outsider_agrees_to_no_record() -> None:
    talk = recorded()
    version = content_of(talk, Subject.RECORD).version
    outside = institutions.institution()

    for by, body in (
        (institutions.outsider(), sample.body("kpu-kota")),
        (institutions.actor(Role.SECRETARIAT, at=outside), outside),
    ):
        with pytest.raises(NotPermitted):
            actions.agree(by=by, talk=talk, subject=Subject.RECORD, body=body, version=version, now=NOW)
    talk.refresh_from_db()
    assert talk.state == State.HELD
