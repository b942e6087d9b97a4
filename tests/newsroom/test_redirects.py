"""An address that was given away goes on leading to its article."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.factories import newsroom

pytestmark = pytest.mark.django_db


def test_an_article_that_moved_is_found_under_its_old_address(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    article = newsroom.article(slug="alamat-lama")
    assert client.get("/berita/alamat-lama/").status_code == 200

    article.slug = "alamat-baru"
    with django_capture_on_commit_callbacks(execute=True):
        article.save()

    moved = client.get("/berita/alamat-lama/")
    assert (moved.status_code, moved.headers.get("Location")) == (301, "/berita/alamat-baru/")
    assert client.get("/berita/alamat-baru/").status_code == 200
    assert client.get("/berita/tidak-pernah/").status_code == 404
