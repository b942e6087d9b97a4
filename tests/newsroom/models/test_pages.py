"""The tree, the rights and the articles, as the migrations leave them."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page, Site, Workflow
from wagtail.test.utils.form_data import nested_form_data, streamfield

from rembuk.institutions.permits import Role
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db


def test_each_language_has_its_news_index_and_nothing_else() -> None:
    pages = list(Page.objects.filter(depth__gt=1).order_by("path").values_list("slug", "locale__language_code"))

    assert pages == [("rembuk", "id"), ("berita", "id"), ("rembuk-en", "en"), ("berita", "en")]
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_indexes_are_translations_of_one_another() -> None:
    first, second = NewsIndexPage.objects.order_by("path")

    assert first.get_translations().get() == second.page_ptr.specific
    assert Site.objects.get().root_page.localized.slug == "rembuk"
    assert Workflow.objects.get().name == "Persetujuan kabar"


def test_a_photo_that_nobody_described_is_refused_and_a_described_one_is_taken(
    settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    photo = newsroom.photo()

    with pytest.raises(ValidationError) as refused:
        newsroom.article(photo=photo, photo_alt="  ")

    assert refused.value.message_dict == {
        "photo_alt": ["Jelaskan isi foto untuk pembaca yang tidak dapat melihatnya."]
    }
    assert newsroom.article(photo=photo, photo_alt="Contoh isi foto").photo == photo
    assert ArticlePage.objects.count() == 1


def draft_fields(slug: str) -> dict[str, str]:
    """Return what the form of a new article sends."""
    article = {"title": "Pelangi di kantor pemilu", "lead": "Contoh teras.", "date": "2021-06-30", "slug": slug}
    sent: dict[str, str] = nested_form_data(
        {**article, "body": streamfield([]), "corrections": streamfield([])}
    )
    return sent


def test_a_draft_sent_before_its_address_was_written_gets_one_from_its_headline(client: Client) -> None:
    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=programme.talk().host))
    index = NewsIndexPage.objects.get(locale__language_code="id")
    form = f"/redaksi/pages/add/newsroom/articlepage/{index.pk}/"

    for _ in range(2):
        client.post(form, draft_fields(""))
    taken = client.post(form, draft_fields("pelangi-di-kantor-pemilu"))

    assert list(ArticlePage.objects.order_by("path").values_list("slug", flat=True)) == [
        "pelangi-di-kantor-pemilu",
        "pelangi-di-kantor-pemilu-2",
    ]
    assert taken.status_code == 200
