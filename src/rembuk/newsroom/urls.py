"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.newsroom.views import desk, public

app_name = "newsroom"

urlpatterns: list[URLPattern | URLResolver] = [
    path("berita/", public.index, name="index"),
    path("berita/umpan.xml", public.feed, name="feed"),
    path("berita/<slug:slug>/", public.article, name="article"),
    path("meja/<slug:slug>/<int:number>/naskah/", desk.open_draft, name="open-draft"),
]
