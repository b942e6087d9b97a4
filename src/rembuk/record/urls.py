"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.record import feeds
from rembuk.record.views import (
    certificates,
    desk,
    desk_certificates,
    desk_consent,
    desk_media,
    desk_transcript,
    files,
    guests,
    memory,
    papers,
    public,
)

app_name = "record"

urlpatterns: list[URLPattern | URLResolver] = [
    path("acara/<slug:slug>/<int:number>/rekaman/", public.record, name="record"),
    path("acara/<slug:slug>/<int:number>/rekaman/bagian/<int:part>/", public.piece, name="piece"),
    path("acara/<slug:slug>/<int:number>/rekaman/<int:pk>/<str:name>", files.medium, name="medium"),
    path("acara/<slug:slug>/<int:number>/rekaman.json", papers.data, name="data"),
    path("acara/<slug:slug>/<int:number>/notulen.pdf", papers.minutes, name="minutes"),
    path("acara/<slug:slug>/<int:number>/transkrip.vtt", files.transcript_vtt, name="transcript_vtt"),
    path("acara/<slug:slug>/<int:number>/transkrip.txt", files.transcript_txt, name="transcript_txt"),
    path("acara/<slug:slug>/<int:number>/bab.txt", files.chapters_txt, name="chapters_txt"),
    path("acara/<slug:slug>/<int:number>/bab.vtt", files.chapters_vtt, name="chapters_vtt"),
    path("acara/<slug:slug>/<int:number>/bab.json", files.chapters_json, name="chapters_json"),
    path("kiat/", memory.memory, name="memory"),
    path("acara/<slug:slug>/siniar.xml", feeds.podcast, name="podcast"),
    path("acara/<slug:slug>/siniar.png", feeds.cover, name="cover"),
    path("sertifikat/", certificates.ask, name="certificate_ask"),
    path("sertifikat/<str:code>/", certificates.verify, name="certificate"),
    path("sertifikat/<str:code>/sertifikat.pdf", certificates.pdf, name="certificate_pdf"),
    path("tiket/<str:code>/izin/", guests.guest, name="guest"),
    path("tiket/<str:code>/hadir/", guests.followed, name="guest_followed"),
    path("meja/<slug:slug>/<int:number>/catatan/", desk.record, name="desk_record"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/", desk.statement, name="statement"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/pindah/", desk.move, name="statement_move"),
    path("meja/<slug:slug>/<int:number>/catatan/<int:pk>/hapus/", desk.remove, name="statement_remove"),
    path("meja/<slug:slug>/<int:number>/transkrip/", desk_transcript.transcript, name="desk_transcript"),
    path("meja/<slug:slug>/<int:number>/transkrip/ruang/", desk_transcript.keep, name="keep_captions"),
    path("meja/<slug:slug>/<int:number>/transkrip/<int:pk>/", desk_transcript.line, name="line"),
    path("meja/<slug:slug>/<int:number>/transkrip/<int:pk>/kutip/", desk_transcript.quote, name="line_quote"),
    path(
        "meja/<slug:slug>/<int:number>/transkrip/<int:pk>/hapus/",
        desk_transcript.remove_line,
        name="line_remove",
    ),
    path("meja/<slug:slug>/<int:number>/sertifikat/", desk_certificates.board, name="desk_certificates"),
    path(
        "meja/<slug:slug>/<int:number>/sertifikat/semua.zip", desk_certificates.every, name="certificates_zip"
    ),
    path("meja/<slug:slug>/<int:number>/sertifikat/aturan/", desk_certificates.rule, name="certificate_rule"),
    path("meja/<slug:slug>/<int:number>/sertifikat/<int:pk>/", desk_certificates.one, name="desk_certificate"),
    path("meja/<slug:slug>/<int:number>/serah-terima.zip", papers.handover, name="handover"),
    path("meja/<slug:slug>/<int:number>/izin/", desk_consent.consent, name="desk_consent"),
    path("meja/<slug:slug>/<int:number>/surat/<str:name>.pdf", papers.for_staff, name="paper"),
    path("meja/<slug:slug>/<int:number>/berkas/", desk_media.media, name="desk_media"),
    path("meja/<slug:slug>/<int:number>/berkas/<int:pk>/hapus/", desk_media.remove, name="medium_remove"),
]
