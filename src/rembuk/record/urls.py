"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.record.views import public

app_name = "record"

urlpatterns: list[URLPattern | URLResolver] = [
    path("acara/<slug:slug>/<int:number>/rekaman/", public.record, name="record"),
]
