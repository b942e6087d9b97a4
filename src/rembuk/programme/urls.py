"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.programme.views import public

app_name = "programme"

urlpatterns: list[URLPattern | URLResolver] = [
    path("acara/", public.archive, name="archive"),
    path("acara/<slug:slug>/", public.series, name="series"),
    path("acara/<slug:slug>/<int:number>/", public.talk, name="talk"),
]
