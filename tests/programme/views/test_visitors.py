import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rembuk.programme.views.visitors import kept_by_nobody, without_cookies


@without_cookies
@kept_by_nobody
def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
    ],
)
def test_a_form_from_our_own_page_is_taken(headers: dict[str, str]) -> None:
    assert page(RequestFactory(headers=headers).post("/")).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://lain.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_from_a_stranger_s_page_is_not(headers: dict[str, str]) -> None:
    factory = RequestFactory(headers=headers)

    with pytest.raises(PermissionDenied):
        page(factory.post("/"))
    assert page(factory.get("/")).status_code == 200


def test_a_secret_page_is_kept_by_no_cache_and_no_search_engine() -> None:
    response = page(RequestFactory().get("/"))

    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")
