import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from rembuk.institutions.permits import NotPermitted, Permit
from rembuk.web.errors import Refusals


def answer_to(problem: Exception) -> HttpResponse | None:
    return Refusals(lambda _request: HttpResponse()).process_exception(RequestFactory().get("/"), problem)


@pytest.mark.django_db
def test_what_is_not_permitted_answers_403_and_is_not_kept() -> None:
    response = answer_to(NotPermitted(Permit.PLAN_TALK))

    assert response is not None
    assert response.status_code == 403
    assert response["Cache-Control"] == "private, no-store"


def test_other_problems_are_left_to_django() -> None:
    assert answer_to(ValueError("something else")) is None
