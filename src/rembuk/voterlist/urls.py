"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.voterlist import views

app_name = "voterlist"

urlpatterns: list[URLPattern | URLResolver] = [
    path("daftar-pemilih/", views.status, name="status"),
]
