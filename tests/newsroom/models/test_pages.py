"""The tree, the rights and the articles, as the migrations leave them."""

import pytest
from wagtail.models import Page, Site, Workflow

from rembuk.newsroom.models import NewsIndexPage

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
