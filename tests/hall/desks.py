"""Pressing the buttons of the room's desks in tests."""

from typing import Any

from django.test import Client

from rembuk.institutions.permits import Role
from tests import desk

CONSOLE = "/en/meja/bincang-contoh/1/kendali/"
QUEUE = "/en/meja/bincang-contoh/1/tanya/"


def operator() -> Client:
    """Return an operator of the host, signed in."""
    return desk.staff(Role.OPERATOR)


def press(client: Client, address: str, **typed: Any) -> list[str]:
    """Send a form of a desk; return what the desk then says on top, and check that it led back there."""
    response = client.post(address, typed, follow=True)
    assert response.redirect_chain != [], response.status_code
    return [str(each) for each in response.context["messages"]]


def doors(address: str, **typed: Any) -> list[int]:
    """Return how an address answers a stranger, an outsider from another body, and an observer."""
    people = [Client(), desk.outsider(), desk.staff(Role.OBSERVER)]
    return [who.post(address, typed).status_code for who in people]
