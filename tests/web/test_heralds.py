import asyncio
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rembuk.hall.streams.bus import Bus
from rembuk.web.heralds import TellsTheRooms
from tests import services
from tests.hall.streams.loops import run
from tests.serving import free_port

pytestmark = pytest.mark.site


def test_what_may_have_changed_something_is_told_and_what_only_read_is_not(settings: Any) -> None:
    async def scene(url: str) -> list[int]:
        woken = [0]

        def wake() -> None:
            woken[0] += 1

        bus = Bus(url, "rembuk:contoh", wake=wake)
        listening = asyncio.create_task(bus.run())
        while not bus.is_well:
            await asyncio.sleep(0.01)
        woken[0] = 0
        answer = TellsTheRooms(_page)
        told = []
        for request in (RequestFactory().get("/"), RequestFactory().post("/"), RequestFactory().head("/")):
            await asyncio.to_thread(answer, request)
            await asyncio.sleep(0.3)
            told.append(woken[0])
        listening.cancel()
        return told

    with services.bus(free_port()) as bus:
        settings.BUS_URL, settings.BUS_CHANNEL = bus.url, "rembuk:contoh"
        assert run(scene(bus.url)) == [0, 1, 1]


def _page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")
