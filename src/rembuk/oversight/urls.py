"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.oversight import views

app_name = "oversight"

urlpatterns: list[URLPattern | URLResolver] = [
    path("pengawasan/", views.status, name="status"),
]
