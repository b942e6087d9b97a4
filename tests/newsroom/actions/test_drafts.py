"""A talk's draft opens in the editors' desk, once and without a guess."""

import pytest

from rembuk.institutions.models import Account, Institution
from rembuk.institutions.permits import CONSOLE, NotPermitted, Role
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions, queries
from rembuk.newsroom.core.writers import write
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from tests import logbook
from tests.factories import institutions, newsroom, programme, record
from tests.factories.newsroom import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk() -> Talk:
    held = programme.talk(State.HELD)
    record.statement(held, text="Ucapan <contoh> & huruf")
    return held


@pytest.fixture
def writer(talk: Talk) -> Account:
    return newsroom.editor(Role.PUBLIC_RELATIONS, at=talk.host)


def opened(talk: Talk, by: Account) -> list[ArticlePage]:
    return actions.open_draft(by=actor_of(by), talk=talk, now=NOW)


def test_open_draft_makes_an_unpublished_article_a_language_each_the_other_s_translation(
    talk: Talk, writer: Account
) -> None:
    first, second = opened(talk, writer)

    facts = queries.facts_of(talk)
    assert [(a.title, a.live, a.talk, a.owner) for a in (first, second)] == [
        (write(facts, "id").headline, False, talk, writer),
        (write(facts, "en").headline, False, talk, writer),
    ]
    assert first.lead == " ".join(sentence.text for sentence in write(facts, "id").paragraphs[0])
    assert len(first.body) == len(write(facts, "id").paragraphs) - 1
    assert any("ucapan &lt;contoh&gt; &amp; huruf." in str(block.value) for block in first.body)
    assert [tag.name for tag in first.tags.all()] == ["Umum"]
    sentences = [sentence for paragraph in write(facts, "id").paragraphs for sentence in paragraph]
    assert first.provenance == [{"text": s.text, "sources": list(s.sources)} for s in sentences]
    assert list(first.get_translations()) == [second]
    assert logbook.last() == logbook.Line(
        "article.drafted",
        f"account:{writer.pk}",
        f"newsroom.article:{second.pk}",
        {"language": "en", "talk": talk.pk},
    )


def test_open_draft_again_leads_to_the_same_article_and_keeps_what_was_edited(
    talk: Talk, writer: Account
) -> None:
    first, _ = opened(talk, writer)
    first.lead = "Diubah oleh humas."
    first.save_revision(user=writer)
    length = logbook.length()

    again, _ = opened(talk, writer)

    assert again.pk == first.pk
    assert again.get_latest_revision_as_object().lead == "Diubah oleh humas."
    assert ArticlePage.objects.count() == 2
    assert logbook.length() == length


def test_open_draft_adds_the_language_that_is_missing(talk: Talk, writer: Account) -> None:
    (first,) = actions.open_draft(by=actor_of(writer), talk=talk, languages=["id"], now=NOW)

    same, second = opened(talk, writer)

    assert (same.pk, second.translation_key) == (first.pk, first.translation_key)


def test_open_draft_works_from_the_console_where_nobody_owns_the_article(talk: Talk) -> None:
    first, _ = actions.open_draft(by=CONSOLE, talk=talk, now=NOW)

    assert first.owner is None


def test_open_draft_is_refused_before_the_talk_is_over() -> None:
    with pytest.raises(actions.TalkNotHeld):
        actions.open_draft(by=CONSOLE, talk=programme.talk(State.ANNOUNCED), now=NOW)


def test_open_draft_is_refused_to_a_body_that_is_no_partner_and_to_who_does_not_write(talk: Talk) -> None:
    moderator = institutions.actor(Role.MODERATOR, at=talk.host)

    for actor in (institutions.outsider(), moderator):
        with pytest.raises(NotPermitted):
            actions.open_draft(by=actor, talk=talk, now=NOW)
    assert ArticlePage.objects.count() == 0


def test_a_draft_gets_an_address_of_its_own_beside_an_article_of_the_same_headline(talk: Talk) -> None:
    slug = queries.free_slug(write(queries.facts_of(talk), "id").headline, "id")
    newsroom.article(slug=slug)

    page, _ = actions.open_draft(by=CONSOLE, talk=talk, now=NOW)

    assert page.slug == f"{slug}-2"


def test_the_longest_words_a_talk_may_have_fit_into_its_article(talk: Talk) -> None:
    Talk.objects.filter(pk=talk.pk).update(title="k" * 200, dateline="P" * 100, tags=["t" * 300])
    Institution.objects.filter(pk=talk.host.pk).update(name="L" * 200)
    long = Talk.objects.get(pk=talk.pk)

    page, _ = actions.open_draft(by=CONSOLE, talk=long, now=NOW)

    assert len(page.title) <= 255
    assert page.dateline == f"{'P' * 100}, {'L' * 200}"
