"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.record.views import console, desk, public

app_name = "record"

urlpatterns: list[URLPattern | URLResolver] = [
    path("acara/<slug:slug>/<int:number>/rekaman/", public.record, name="record"),
    path("meja/<slug:slug>/<int:number>/kendali/", console.console, name="console"),
    path("meja/<slug:slug>/<int:number>/kendali/mulai/", console.start, name="start"),
    path("meja/<slug:slug>/<int:number>/kendali/lanjut/", console.step, name="step"),
    path("meja/<slug:slug>/<int:number>/kendali/mundur/", console.step_back, name="step_back"),
    path("meja/<slug:slug>/<int:number>/kendali/tutup/", console.close, name="close"),
    path("meja/<slug:slug>/<int:number>/kendali/buka-lagi/", console.reopen, name="reopen"),
    path("meja/<slug:slug>/<int:number>/catatan/", desk.record, name="desk_record"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/", desk.statement, name="statement"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/pindah/", desk.move, name="statement_move"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/hapus/", desk.remove, name="statement_remove"),
]
