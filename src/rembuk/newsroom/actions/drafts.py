"""A talk's draft opens in the editors' desk."""

from collections.abc import Sequence
from datetime import datetime
from textwrap import shorten
from uuid import uuid4

from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Actor, Permit
from rembuk.institutions.queries import account_behind
from rembuk.kit.refusal import Refused
from rembuk.newsroom import queries
from rembuk.newsroom.actions.log import record
from rembuk.newsroom.core.draft import Draft, Sentence
from rembuk.newsroom.core.writers import write
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from rembuk.programme import queries as programmes
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Talk


class TalkNotHeld(Refused):
    """The talk has not taken place."""

    words = _("The talk has not been held yet, so there is nothing to report.")


@transaction.atomic
def open_draft(
    *, by: Actor, talk: Talk, languages: Sequence[str] = ("id", "en"), now: datetime
) -> list[ArticlePage]:
    """Open a talk's draft in the editors' desk: one unpublished article a language, translations of each other.

    A language that has its article already keeps it untouched, whatever was edited since.

    :returns: the articles in the order of `languages`.
    :raises TalkNotHeld: before the talk is over.
    """
    by.must(Permit.WRITE_NEWS, at=programmes.partner_ids(talk.programme_id))
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if State(talk.state) not in OVER:
        raise TalkNotHeld
    known = queries.drafted(talk)
    key = next((page.translation_key for page in known.values()), uuid4())
    for language in languages:
        if language not in known:
            draft = write(queries.facts_of(talk), language, queries.style_of(talk))
            page = _article(draft, talk=talk, owner=account_behind(by))
            page.translation_key = key
            index = NewsIndexPage.objects.select_for_update().get(locale__language_code=language)
            page.slug = queries.free_slug(page.title, language)
            index.add_child(instance=page)
            page.save_revision(user=page.owner)
            record("article.drafted", page, by=by, now=now, talk=talk.pk)
            known[language] = page
    return [known[language] for language in languages]


def _article(draft: Draft, *, talk: Talk, owner: Account | None) -> ArticlePage:
    lead, *rest = draft.paragraphs
    page = ArticlePage(
        title=shorten(draft.headline, 255, placeholder="…"),
        dateline=draft.dateline,
        date=talk.date,
        byline=draft.byline,
        credit=draft.credit,
        lead=_text(lead),
        body=[("paragraph", str(format_html("<p>{}</p>", _text(paragraph)))) for paragraph in rest],
        talk=talk,
        provenance=[
            {"text": sentence.text, "sources": list(sentence.sources)}
            for paragraph in draft.paragraphs
            for sentence in paragraph
        ],
        live=False,
        owner=owner,
    )
    page.tags.add(*(shorten(tag, 100, placeholder="…") for tag in draft.tags))
    return page


def _text(sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)
