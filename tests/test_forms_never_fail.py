"""Whatever is typed into whichever form, the answer is a page, a way on, or a clear no: never a failure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rembuk.institutions.models import Account, Institution, Person
from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.web.urls import urlpatterns as site
from tests import walker
from tests.factories import institutions, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

HOSTILE = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\u202egnitset",
    "\ufeff\u200b",
    "🗳️👩‍👩‍👧",
    "-1",
    "0",
    "1" + "0" * 30,
    "9" * 5_000,
    "1e309",
    "NaN",
    "٣",
    "../../etc/passwd",
    "%00",
    "{{ settings.SECRET_KEY }}",
    "%(name)s {0} $x",
    "<script>alert(1)</script>",
    "'; DROP TABLE programme_talk; --",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "24:00",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "http://[::1",
    "https://contoh.example/\r\nX-Header: a",
    "x" * 100_000,
    "\n" * 100_000,
]
PLAUSIBLE = [
    "statement",
    "commitment",
    "attendance",
    "1",
    "2",
    "id",
    "en",
    "core",
    "luring",
    "2026-11-25",
    "13:30",
]

values = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(PLAUSIBLE), st.text(max_size=60))
typed = st.one_of(values, st.lists(values, max_size=3))


@pytest.fixture
def world() -> walker.Candidates:
    """A site with one of everything, and what to put into the parts of its addresses."""
    talk = sample.talk(State.LIVE)
    statement, promise = record.statement(talk), sample.commitment(talk)
    account = institutions.account(*Role, at=sample.body("kpu-kota"))
    item = talk.items.get(position=3)
    sample.talk(State.DRAFT, programme=talk.programme)
    return {
        "slug": [talk.programme.slug],
        "number": [talk.number, 2],
        "pk": sorted({item.pk, statement.pk, promise.pk, account.pk, 10**30}),
        "key": [Institution.objects.all()[0].key, Person.objects.all()[0].key],
    }


@pytest.fixture
def staff(world: walker.Candidates) -> Client:
    client = Client()
    client.force_login(Account.objects.get())
    return client


@contextmanager
def undone() -> Iterator[None]:
    """Let nothing that happens inside last."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attack(session: Mapping[str, str], form: walker.Form, examples: int) -> Counter[int]:
    """Send a form again and again with what nobody should type, count the answers, raise what the site does."""
    answers: Counter[int] = Counter()
    names = sorted(form.fields - {"csrfmiddlewaretoken"})

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.fixed_dictionaries(dict.fromkeys(names, typed)))
    def send(data: dict[str, str | list[str]]) -> None:
        client = Client()
        client.cookies = SimpleCookie(dict(session))
        with undone():
            answer = client.get(form.address, data) if form.method == "get" else client.post(form.address, data)
        answers[answer.status_code] += 1
        assert answer.status_code < 500, form

    send()
    return answers


def test_no_form_fails_whatever_staff_type_into_it(world: walker.Candidates, staff: Client) -> None:
    session = {name: morsel.value for name, morsel in staff.cookies.items()}
    shown_again = set()

    for form in walker.forms(staff, world):
        answers = attack(session, form, examples=10 if form.fields else 1)
        if answers[200]:
            shown_again.add(form.address)

    # The walk has come past the door: these forms were read, found wrong and shown again.
    assert {
        "/meja/program/baru/",
        "/meja/bincang-contoh/acara-baru/",
        "/meja/bincang-contoh/1/susunan/",
        "/meja/bincang-contoh/1/catatan/",
    } <= shown_again


def test_no_form_fails_whatever_a_stranger_sends_to_it(world: walker.Candidates, staff: Client) -> None:
    for form in walker.forms(staff, world):
        answers = attack({}, form, examples=2 if form.fields else 1)
        assert not form.address.startswith("/meja/") or set(answers) <= {302, 404, 405}, form


@pytest.mark.parametrize("body", [b"title=%ff%fe&name=%00", b"&&&==", b"\xff\xfe", b"a" * 100_000])
def test_no_form_fails_on_a_broken_body(world: walker.Candidates, staff: Client, body: bytes) -> None:
    for address in walker.addresses(world):
        with undone():
            answer = staff.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500, address


@pytest.mark.parametrize("name", ["slug", "number", "pk", "key", "token", "code"])
def test_no_address_fails_whatever_stands_in_its_parts(
    world: walker.Candidates, staff: Client, name: str
) -> None:
    parts = ["..", "%00", "%ff", "\u202e", "x" * 3_000, "9" * 40, "-1", "<b>", "'"]
    known = {each: values[:1] for each, values in world.items()}

    for address in walker.addresses({**known, name: parts}):
        # The health page says 503 when no worker runs, as none does here.
        assert staff.get(address).status_code < 500 or address == "/sehat", address


@csrf_exempt
def planted(request: HttpRequest, slug: str) -> HttpResponse:
    """Fail on a number nobody would type."""
    if request.method == "POST":
        int(request.POST.get("number", "0"))
    return HttpResponse('<form method="post"><input name="number"></form>')


urlpatterns = [path("meja/tanam/<slug:slug>/", planted), *site]


@pytest.mark.urls(__name__)
def test_the_walk_finds_a_view_that_fails(world: walker.Candidates, staff: Client) -> None:
    found = [form for form in walker.forms(staff, world) if form.address.startswith("/meja/tanam/")]

    assert [(form.address, form.fields) for form in found] == [("/meja/tanam/bincang-contoh/", {"number"})]
    with pytest.raises(ValueError, match="invalid literal"):
        attack({}, found[0], examples=10)
