"""What stands at addresses."""

from typing import Any

from django.test import Client


def bodies(client: Client, *addresses: str) -> str:
    """Return what stands at all of the addresses, each of which answers."""
    found = []
    for address in addresses:
        response: Any = client.get(address)
        assert response.status_code == 200, address
        found.append(b"".join(response).decode())
    return "\n".join(found)
