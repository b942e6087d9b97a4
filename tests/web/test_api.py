import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_document_names_every_room_s_part(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()

    assert sorted(document["paths"]) == [
        "/api/v1/articles",
        "/api/v1/articles/{slug}",
        "/api/v1/programmes",
        "/api/v1/programmes/{slug}",
        "/api/v1/programmes/{slug}/talks",
        "/api/v1/talks/{slug}/{number}",
        "/api/v1/talks/{slug}/{number}/captions",
        "/api/v1/talks/{slug}/{number}/join",
        "/api/v1/talks/{slug}/{number}/polls/{id}/answer",
        "/api/v1/talks/{slug}/{number}/questions",
        "/api/v1/talks/{slug}/{number}/questions/{id}/support",
        "/api/v1/talks/{slug}/{number}/quiz/{id}/answer",
        "/api/v1/talks/{slug}/{number}/room",
    ]
    assert {method for path in document["paths"].values() for method in path} == {"get", "post", "delete"}


def test_the_reading_page_calls_no_stranger(client: Client) -> None:
    page = client.get("/api/v1/docs")

    assert page.status_code == 200
    assert "https://" not in page.content.decode()
    assert "style-src 'self' 'unsafe-inline'" in page["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/talks/x/y", "/api/v1/articles/tidak-ada"])
def test_what_is_not_there_is_404(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_nothing_is_written_through_the_api(client: Client) -> None:
    answer = client.post("/api/v1/programmes", json.dumps({"slug": "x"}), content_type="application/json")

    assert answer.status_code == 405
