import pytest

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Role
from rembuk.newsroom import actions, queries
from rembuk.newsroom.core.changes import Piece
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests.factories import newsroom, programme
from tests.factories.newsroom import NOW, approve

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk() -> Talk:
    return programme.talk(State.HELD)


@pytest.fixture
def writer(talk: Talk) -> Account:
    return newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)


def test_only_what_was_handed_in_waits_the_longest_first(talk: Talk, writer: Account) -> None:
    newsroom.article(live=False, talk=talk, owner=writer)
    first, second = newsroom.in_review(writer, talk=talk), newsroom.in_review(writer, talk=talk)

    assert queries.in_review() == [first, second]


def test_it_is_seen_who_has_approved_who_is_awaited_and_how_often_they_were_asked(
    talk: Talk, writer: Account
) -> None:
    article = newsroom.in_review(writer, talk=talk)
    reader = newsroom.editor(Role.SECRETARIAT, at=programme.body("bawaslu-kota"))
    newsroom.editor(Role.SECRETARIAT, at=programme.body("kpu-kab"))
    approve(article, reader)
    actions.remind(now=NOW)

    found = queries.standings(article, queries.waiting(article))

    assert [(each.body.name, each.approved_at, each.asked, each.can) for each in found] == [
        ("Bawaslu Kabupaten Contoh", None, 0, False),
        ("Bawaslu Kota Contoh", NOW, 0, True),
        ("KPU Kabupaten Contoh", None, 1, True),
        ("KPU Kota Contoh", None, 0, False),
    ]


def test_after_an_edit_a_body_sees_what_changed_since_it_approved(talk: Talk, writer: Account) -> None:
    article = newsroom.in_review(writer, talk=talk, lead="Acara pada Rabu siang.")
    reader = newsroom.editor(Role.SECRETARIAT, at=talk.host)
    approve(article, reader)
    article.lead = "Acara pada Kamis siang."
    article.save_revision(user=writer)

    found = queries.standings(article, queries.waiting(article))

    assert {each.body: list(each.changes) for each in found if each.changes} == {
        talk.host: [
            (
                Piece("same", "Acara pada"),
                Piece("gone", "Rabu"),
                Piece("new", "Kamis"),
                Piece("same", "siang."),
            )
        ]
    }
