"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.record.views import desk, desk_media, desk_transcript, files, public

app_name = "record"

urlpatterns: list[URLPattern | URLResolver] = [
    path("acara/<slug:slug>/<int:number>/rekaman/", public.record, name="record"),
    path("acara/<slug:slug>/<int:number>/rekaman/bagian/<int:part>/", public.piece, name="piece"),
    path("acara/<slug:slug>/<int:number>/rekaman/<int:pk>/<str:name>", files.medium, name="medium"),
    path("acara/<slug:slug>/<int:number>/transkrip.vtt", files.transcript_vtt, name="transcript_vtt"),
    path("acara/<slug:slug>/<int:number>/transkrip.txt", files.transcript_txt, name="transcript_txt"),
    path("acara/<slug:slug>/<int:number>/bab.txt", files.chapters_txt, name="chapters_txt"),
    path("acara/<slug:slug>/<int:number>/bab.vtt", files.chapters_vtt, name="chapters_vtt"),
    path("acara/<slug:slug>/<int:number>/bab.json", files.chapters_json, name="chapters_json"),
    path("meja/<slug:slug>/<int:number>/catatan/", desk.record, name="desk_record"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/", desk.statement, name="statement"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/pindah/", desk.move, name="statement_move"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/hapus/", desk.remove, name="statement_remove"),
    path("meja/<slug:slug>/<int:number>/transkrip/", desk_transcript.transcript, name="desk_transcript"),
    path("meja/<slug:slug>/<int:number>/transkrip/<int:pk>/", desk_transcript.line, name="line"),
    path(
        "meja/<slug:slug>/<int:number>/transkrip/<int:pk>/hapus/",
        desk_transcript.remove_line,
        name="line_remove",
    ),
    path("meja/<slug:slug>/<int:number>/berkas/", desk_media.media, name="desk_media"),
    path("meja/<slug:slug>/<int:number>/berkas/<int:pk>/hapus/", desk_media.remove, name="medium_remove"),
]
