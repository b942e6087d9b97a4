import re

import pytest
from django.test import Client

from rembuk.institutions import queries
from rembuk.institutions.models import Account, Institution, Kind
from rembuk.institutions.permits import Role
from rembuk.web.cli import main
from tests.factories import institutions as make
from tests.factories import programme as plan

pytestmark = pytest.mark.django_db


def path_in(printed: str) -> str:
    [path] = re.findall(r"^http://127\.0\.0\.1:8000(/masuk/tautan/\S+)$", printed, re.MULTILINE)
    return str(path)


def roles(account: Account) -> dict[int, frozenset[Role]]:
    return dict(queries.actor_of(account).roles)


def test_the_first_account_of_a_site_administers_the_first_partner(capsys: pytest.CaptureFixture[str]) -> None:
    programme = plan.programme()
    body = programme.partnerships.order_by("position")[0].institution

    assert main(["staff-link", "Satu@example.id"]) == 0

    account = Account.objects.get()
    assert (account.email, account.name, roles(account)) == (
        "satu@example.id",
        "satu",
        {body.pk: frozenset({Role.ADMIN})},
    )
    assert Client().post(path_in(capsys.readouterr().out))["Location"] == "/meja/"


def test_a_body_a_role_and_a_name_may_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    body = make.institution("kpu-contoh")

    code = main(
        [
            "staff-link",
            "satu@example.id",
            "--institution",
            "kpu-contoh",
            "--role",
            "operator",
            "--name",
            "Contoh",
        ]
    )

    account = Account.objects.get()
    assert (code, account.name, roles(account)) == (0, "Contoh", {body.pk: frozenset({Role.OPERATOR})})
    assert path_in(capsys.readouterr().out)


def test_who_has_an_account_gets_a_link_and_nothing_else_changes(capsys: pytest.CaptureFixture[str]) -> None:
    account = make.account(Role.OBSERVER, email="satu@example.id")
    before = roles(account)

    assert main(["staff-link", "satu@example.id"]) == 0
    assert main(["staff-link", "SATU@example.id"]) == 0

    assert len(re.findall("/masuk/tautan/", capsys.readouterr().out)) == 2
    assert (Account.objects.count(), roles(account)) == (1, before)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["bukan-alamat"], "'bukan-alamat' is no e-mail address"),
        (["satu@example.id"], "name the body with --institution, one of: kpu-contoh, lain"),
        (
            ["satu@example.id", "--institution", "tak-ada"],
            "there is no body 'tak-ada'; there are: kpu-contoh, lain",
        ),
        (
            ["satu@example.id", "--institution", "lain", "--role", "raja"],
            f"name the role with --role, one of: {', '.join(Role)}",
        ),
        (
            ["satu@example.id", "--institution", "lain"],
            f"name the role with --role, one of: {', '.join(Role)}",
        ),
    ],
)
def test_what_is_missing_is_one_line_and_exit_code_2(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make.institution("kpu-contoh")
    make.account(Role.ADMIN, at=make.institution("lain"))

    assert main(["staff-link", *arguments]) == 2
    assert capsys.readouterr().err == f"rembuk staff-link: {line}\n"
    assert not Account.objects.filter(email="satu@example.id").exists()


def test_without_a_body_there_is_nobody_to_act_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert Institution.objects.count() == 0
    assert main(["staff-link", "satu@example.id"]) == 2
    assert "--institution-name" in capsys.readouterr().err


def test_the_first_account_of_an_empty_site_brings_its_body(capsys: pytest.CaptureFixture[str]) -> None:
    first = ["staff-link", "satu@example.id", "--institution", "kpu-contoh"]
    first += ["--institution-name", "KPU Contoh", "--kind", "kpu"]

    assert main(first) == 0

    body = Institution.objects.get()
    assert (body.key, body.name, body.kind) == ("kpu-contoh", "KPU Contoh", "kpu")
    assert roles(Account.objects.get()) == {body.pk: frozenset({Role.ADMIN})}
    assert path_in(capsys.readouterr().out.splitlines()[0])


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (["--kind", "kpu"], "name the new body's key with --institution, in small letters, as in kpu-kota"),
        (
            ["--institution", "kpu-contoh", "--kind", "raja"],
            f"say what the new body is with --kind, one of: {', '.join(Kind.values)}",
        ),
    ],
)
def test_a_new_body_needs_its_key_and_its_kind(
    more: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["staff-link", "satu@example.id", "--institution-name", "KPU Contoh", *more]) == 2
    assert capsys.readouterr().err == f"rembuk staff-link: {line}\n"
    assert not Institution.objects.exists()
