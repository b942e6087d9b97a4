"""`rembuk staff-link EMAIL`: a way in, for the first account of a site and for whoever lost every other."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from rembuk.institutions.actions import accounts, directory, links
from rembuk.institutions.models import Account, Institution, Kind, Membership
from rembuk.institutions.permits import CONSOLE, Role
from rembuk.programme.models import Partner
from rembuk.web.boot import prepare_database
from rembuk.web.cli import Refusal


def run(argv: Sequence[str]) -> int:
    """Open the account if there is none, and print a link with which its holder signs in once."""
    parser = argparse.ArgumentParser(
        prog="rembuk staff-link",
        description="Print a link that signs someone in once, within 24 hours. Opens the account if it is new; "
        "the first of a site becomes administrator of the first partner body.",
        epilog="example: rembuk staff-link rina@example.id --institution kpu-kota --role operator --name Rina; "
        "for the first of an empty site: rembuk staff-link rina@example.id --institution kpu-kota "
        "--institution-name 'KPU Kota Probolinggo' --kind kpu",
    )
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--institution", metavar="KEY", help="the body, by its key")
    parser.add_argument("--institution-name", metavar="NAME", help="enter the body, by this name, if it is new")
    parser.add_argument("--kind", metavar="KIND", help=f"what a new body is: {', '.join(Kind.values)}")
    parser.add_argument("--role", metavar="ROLE", help=", ".join(Role))
    parser.add_argument("--name", help="the holder's name; absent, what stands before the @")
    asked = parser.parse_args(argv)
    email = _address(asked.email)
    prepare_database(settings.DATA)
    now = timezone.now()
    account = Account.objects.filter(email=email, is_active=True).first()
    if asked.institution_name:
        _enter_body(asked.institution, asked.institution_name, asked.kind, now)
    if account is None or asked.institution or asked.role:
        account = _opened(email, asked.name, asked.institution, asked.role, now)
    token = links.make_link(by=CONSOLE, account=account, now=now)
    sys.stdout.write(f"{settings.SITE_URL}{reverse('institutions:link', args=[token])}\n")
    return 0


def _enter_body(key: str | None, name: str, kind: str | None, now: datetime) -> None:
    """Enter a body that is new: an empty site has none that its first account could act for."""
    if not key or slugify(key) != key:
        raise Refusal("name the new body's key with --institution, in small letters, as in kpu-kota")
    if kind not in Kind.values:
        raise Refusal(f"say what the new body is with --kind, one of: {', '.join(Kind.values)}")
    if not Institution.objects.filter(key=key).exists():
        directory.add_institution(by=CONSOLE, name=name, kind=kind, key=key, now=now)


def _opened(email: str, name: str | None, key: str | None, role: str | None, now: datetime) -> Account:
    first = not Membership.objects.filter(role=Role.ADMIN, account__is_active=True).exists()
    body = _body(key, first=first)
    account = accounts.open_account(
        by=CONSOLE,
        email=email,
        name=name or email.partition("@")[0],
        institution=body,
        role=_role(role, first=first),
        now=now,
    )
    sys.stderr.write(f"{email}: {_role(role, first=first).value} of {body.name}\n")
    return account


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as problem:
        raise Refusal(f"{email!r} is no e-mail address") from problem
    return email.lower()


def _body(key: str | None, *, first: bool) -> Institution:
    keys = ", ".join(Institution.objects.order_by("key").values_list("key", flat=True))
    if not keys:
        raise Refusal(
            "there is no body yet; enter the first with --institution, --institution-name and --kind, "
            "or load a programme: rembuk load FILE.toml"
        )
    if key:
        found = Institution.objects.filter(key=key).first()
        if found is None:
            raise Refusal(f"there is no body {key!r}; there are: {keys}")
        return found
    partner = Partner.objects.select_related("institution").order_by("programme", "position").first()
    if not first or partner is None:
        raise Refusal(f"name the body with --institution, one of: {keys}")
    return partner.institution


def _role(word: str | None, *, first: bool) -> Role:
    if word is None and first:
        return Role.ADMIN
    if word not in set(Role):
        raise Refusal(f"name the role with --role, one of: {', '.join(Role)}")
    return Role(word)
