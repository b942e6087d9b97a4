"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver

app_name = "record"

urlpatterns: list[URLPattern | URLResolver] = []
