import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rembuk.institutions.models import Account
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.institutions.views import actor, staff
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


@staff
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(actor(request).name)


def asked_by(user: Account | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/meja/?halaman=2")
    request.user = user
    return request


def test_staff_see_the_page_and_nobody_on_the_way_keeps_it() -> None:
    account = make.account(Role.OBSERVER)

    response = page(asked_by(account))

    assert isinstance(response, HttpResponse)
    assert response.content.decode() == f"account:{account.pk}"
    assert sorted(response["Cache-Control"].split(", ")) == ["no-store", "private"]


def test_who_has_not_signed_in_is_led_to_the_sign_in_and_back() -> None:
    response = page(asked_by(AnonymousUser()))

    assert response.status_code == 302
    assert response["Location"].endswith("?next=/meja/%3Fhalaman%3D2")
    assert "no-store" in response["Cache-Control"]


def test_an_account_without_a_role_is_refused() -> None:
    with pytest.raises(NotPermitted):
        page(asked_by(make.account()))


def test_a_closed_account_is_refused() -> None:
    account = make.account(Role.ADMIN)
    account.is_active = False

    with pytest.raises(NotPermitted):
        page(asked_by(account))


def test_the_actor_is_read_once_a_request(django_assert_num_queries: object) -> None:
    request = asked_by(make.account(Role.OBSERVER))

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert actor(request) is actor(request)
