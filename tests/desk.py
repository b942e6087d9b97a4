"""Sitting at the desk in tests: browsers that are signed in, without a browser."""

from django.test import Client

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Role
from tests.factories import institutions
from tests.factories import programme as sample


def staff(role: Role = Role.SECRETARIAT, *, at: Institution | None = None) -> Client:
    """Return someone signed in with a role at a partner, by default the host."""
    client = Client()
    client.force_login(institutions.account(role, at=at or sample.body("kpu-kota")))
    return client


def outsider() -> Client:
    """Return someone signed in with every role at a body that is no partner."""
    client = Client()
    client.force_login(institutions.account(*Role, at=sample.body("badan-luar")))
    return client
