import logging

import pytest
from django.test import Client

from rembuk.web.logs import RoutesOnly

pytestmark = pytest.mark.django_db

TOKEN = "Contoh-token-yang-rahasia"


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.handler.addFilter(RoutesOnly())
    return caplog


@pytest.mark.parametrize(
    ("path", "route"),
    [
        (f"/undangan/{TOKEN}/", "/undangan/<str:token>/"),
        (f"/setuju/{TOKEN}/", "/setuju/<str:token>/"),
        (f"/tiket/{TOKEN}/", "/tiket/<str:code>/"),
        (f"/undangan/{TOKEN}é/", "/undangan/<str:token>/"),
        (f"/undangan/{TOKEN}é/lain/", "an unknown address"),
    ],
)
def test_the_log_names_the_route_and_no_secret_link(
    client: Client, said: pytest.LogCaptureFixture, path: str, route: str
) -> None:
    response = client.get(path, follow=True)

    assert response.status_code in {404, 410}
    assert said.messages[-1].partition(": ")[2] == route
    assert TOKEN not in said.text


def test_a_record_without_a_request_stays_as_it_is() -> None:
    record = logging.LogRecord("contoh", logging.WARNING, "", 0, "%s: %s", ("/undangan/", "x"), None)

    assert RoutesOnly().filter(record)
    assert record.getMessage() == "/undangan/: x"


def test_the_sites_own_log_has_the_filter() -> None:
    handlers = [each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler]

    assert [any(isinstance(each, RoutesOnly) for each in handler.filters) for handler in handlers] == [True]
