"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver

app_name = "programme"

urlpatterns: list[URLPattern | URLResolver] = []
