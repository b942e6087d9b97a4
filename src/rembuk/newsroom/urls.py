"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.newsroom.views import desk, public, reach

app_name = "newsroom"

urlpatterns: list[URLPattern | URLResolver] = [
    path("cari/", public.search, name="search"),
    path("berita/", public.index, name="index"),
    path("berita/umpan.xml", public.feed, name="feed"),
    path("berita/<slug:slug>/kartu.jpg", public.card, name="card"),
    path("berita/<slug:slug>/", public.article, name="article"),
    path("acara/<slug:slug>/capaian/", reach.reach, name="reach"),
    path("acara/<slug:slug>/capaian.csv", reach.data, name="reach_data"),
    path("acara/<slug:slug>/capaian.xlsx", reach.sheet, name="reach_sheet"),
    path("meja/kabar/", desk.reviews, name="reviews"),
    path("meja/kabar/<int:pk>/", desk.review, name="review"),
    path("meja/kabar/<int:pk>/periksa/", desk.check, name="check"),
    path("meja/kabar/<int:pk>/setuju/", desk.approve, name="approve"),
    path("meja/kabar/<int:pk>/surat/", desk.approve_by_letter, name="approve-by-letter"),
    path("meja/kabar/<int:pk>/kembalikan/", desk.send_back, name="send-back"),
    path("meja/<slug:slug>/<int:number>/naskah/", desk.open_draft, name="open-draft"),
]
