"""Addresses of the room; the roof puts them under each language, the stream's under none."""

from django.urls import URLPattern, URLResolver, path

from rembuk.hall.views import stream

app_name = "hall"

urlpatterns: list[URLPattern | URLResolver] = []

# A player asks for files, not for a language.
media: list[URLPattern | URLResolver] = [
    path("acara/<slug:slug>/<int:number>/siaran/index.m3u8", stream.master, name="stream"),
    path("acara/<slug:slug>/<int:number>/siaran/<slug:rung>.m3u8", stream.playlist, name="stream_rung"),
    path(
        "acara/<slug:slug>/<int:number>/siaran/<slug:rung>-<int:run>-<int:place>.ts",
        stream.segment,
        name="stream_segment",
    ),
]
