"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver

app_name = "voterlist"

urlpatterns: list[URLPattern | URLResolver] = []
