"""Addresses of the desk, all under /meja/."""

from django.urls import URLPattern, path

from rembuk.programme.views import (
    agreements,
    desk,
    desk_board,
    desk_commitment,
    desk_history,
    desk_import,
    desk_invitations,
    desk_rundown,
    desk_talk,
    door,
    poster,
)

urlpatterns: list[URLPattern] = [
    path("meja/program/baru/", desk.found, name="found"),
    path("meja/<slug:slug>/", desk.board, name="board"),
    path("meja/<slug:slug>/ubah/", desk.edit, name="edit"),
    path("meja/<slug:slug>/usul/", desk_board.accept_proposal, name="accept_proposal"),
    path("meja/<slug:slug>/hari-tanpa-acara/", desk_board.days_off, name="days_off"),
    path("meja/<slug:slug>/hari-tanpa-acara/isi/", desk_board.take_over_year, name="take_over_year"),
    path(
        "meja/<slug:slug>/hari-tanpa-acara/<int:pk>/pasti/", desk_board.confirm_day_off, name="confirm_day_off"
    ),
    path("meja/<slug:slug>/hari-tanpa-acara/<int:pk>/hapus/", desk_board.remove_day_off, name="remove_day_off"),
    path("meja/<slug:slug>/impor/", desk_import.import_plan, name="import_plan"),
    path("meja/<slug:slug>/<int:number>/tukar/", desk_board.swap, name="swap_hosts"),
    path("meja/<slug:slug>/acara-baru/", desk_talk.add, name="talk_add"),
    path("meja/<slug:slug>/<int:number>/", desk_talk.talk, name="desk_talk"),
    path("meja/<slug:slug>/<int:number>/ubah/", desk_talk.edit, name="talk_edit"),
    path("meja/<slug:slug>/<int:number>/tunda/", desk_talk.postpone, name="talk_postpone"),
    path("meja/<slug:slug>/<int:number>/batal/", desk_talk.cancel, name="talk_cancel"),
    path("meja/<slug:slug>/<int:number>/umumkan/", desk_talk.announce, name="talk_announce"),
    path("meja/<slug:slug>/<int:number>/terlaksana/", desk_talk.hold_afterwards, name="talk_held"),
    path("meja/<slug:slug>/narasumber/", desk_invitations.speakers, name="speakers"),
    path("meja/<slug:slug>/<int:number>/undangan/", desk_invitations.invitations, name="invitations"),
    path("meja/<slug:slug>/<int:number>/undangan/surat/", desk_invitations.letter_style, name="letter_style"),
    path(
        "meja/<slug:slug>/<int:number>/undangan/<int:pk>/kirim/",
        desk_invitations.send,
        name="invitation_send",
    ),
    path(
        "meja/<slug:slug>/<int:number>/undangan/<int:pk>/tarik/",
        desk_invitations.withdraw,
        name="invitation_withdraw",
    ),
    path(
        "meja/<slug:slug>/<int:number>/undangan/<int:pk>/bahan.pdf",
        desk_invitations.slides,
        name="invitation_slides",
    ),
    path("meja/<slug:slug>/<int:number>/kesepakatan/<slug:subject>/", agreements.agreement, name="agreement"),
    path("meja/<slug:slug>/<int:number>/kesepakatan/<slug:subject>/setuju/", agreements.agree, name="agree"),
    path(
        "meja/<slug:slug>/<int:number>/kesepakatan/<slug:subject>/tarik/",
        agreements.withdraw,
        name="agreement_withdraw",
    ),
    path("meja/<slug:slug>/<int:number>/poster/", poster.posters, name="posters"),
    path("meja/<slug:slug>/<int:number>/poster/a4.pdf", poster.poster, {"size": "a4"}, name="poster_a4"),
    path("meja/<slug:slug>/<int:number>/poster/a3.pdf", poster.poster, {"size": "a3"}, name="poster_a3"),
    path("meja/<slug:slug>/<int:number>/poster/poster.png", poster.picture, name="poster_picture"),
    path("meja/<slug:slug>/<int:number>/pintu/", door.door, name="door"),
    path("meja/<slug:slug>/<int:number>/pintu/antrean", door.queue, name="door_queue"),
    path("meja/<slug:slug>/<int:number>/pintu/pekerja.js", door.worker, name="door_worker"),
    path("meja/<slug:slug>/<int:number>/pintu/tamu/", door.guest, name="door_guest"),
    path("meja/<slug:slug>/<int:number>/pintu/<int:pk>/masuk/", door.admit, name="door_admit"),
    path("meja/<slug:slug>/<int:number>/hadir/", door.attendance, name="attendance"),
    path(
        "meja/<slug:slug>/<int:number>/hadir/<int:pk>/gabung/<int:other>/",
        door.put_together,
        name="attendance_merge",
    ),
    path("meja/<slug:slug>/<int:number>/susunan/", desk_rundown.rundown, name="desk_rundown"),
    path(
        "meja/<slug:slug>/<int:number>/susunan/buka-dengan-janji/",
        desk_rundown.open_with_promises,
        name="open_with_promises",
    ),
    path("meja/<slug:slug>/<int:number>/susunan/cetak/", desk_history.sheet, name="rundown_sheet"),
    path("meja/<slug:slug>/<int:number>/susunan/versi/", desk_history.versions, name="rundown_versions"),
    path(
        "meja/<slug:slug>/<int:number>/susunan/versi/<int:version>/kembali/",
        desk_history.go_back,
        name="rundown_go_back",
    ),
    path(
        "meja/<slug:slug>/<int:number>/susunan/simpan-pola/", desk_history.keep_template, name="keep_template"
    ),
    path("meja/<slug:slug>/<int:number>/susunan/pakai-pola/", desk_history.begin, name="begin_with_template"),
    path("meja/<slug:slug>/<int:number>/susunan/<int:pk>/", desk_rundown.item, name="item"),
    path("meja/<slug:slug>/<int:number>/susunan/<int:pk>/menit/", desk_rundown.stretch, name="item_stretch"),
    path("meja/<slug:slug>/<int:number>/susunan/<int:pk>/pindah/", desk_rundown.move, name="item_move"),
    path("meja/<slug:slug>/<int:number>/susunan/<int:pk>/hapus/", desk_rundown.remove, name="item_remove"),
    path("meja/<slug:slug>/<int:number>/janji/<int:pk>/", desk_commitment.commitment, name="commitment"),
    path("meja/<slug:slug>/<int:number>/janji/<int:pk>/ubah/", desk_commitment.edit, name="commitment_edit"),
    path(
        "meja/<slug:slug>/<int:number>/janji/<int:pk>/hapus/", desk_commitment.remove, name="commitment_remove"
    ),
]
