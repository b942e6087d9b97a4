"""Addresses of the room; the roof puts them under each language."""

from django.urls import URLPattern, URLResolver, path

from rembuk.programme.views import (
    agreements,
    calendar,
    card,
    desk,
    desk_board,
    desk_commitment,
    desk_history,
    desk_import,
    desk_rundown,
    desk_talk,
    door,
    public,
    registration,
    ticket,
)

app_name = "programme"

urlpatterns: list[URLPattern | URLResolver] = [
    path("acara/", public.archive, name="archive"),
    path("acara/<slug:slug>/", public.series, name="series"),
    path("acara/<slug:slug>/kalender.ics", calendar.calendar, name="calendar"),
    path("acara/<slug:slug>/<int:number>/", public.talk, name="talk"),
    path("acara/<slug:slug>/<int:number>/kartu.jpg", card.card, name="card"),
    path("acara/<slug:slug>/<int:number>/daftar/", registration.register, name="register"),
    path("tiket/<str:code>/", ticket.ticket, name="ticket"),
    path("tiket/<str:code>/ambil/", ticket.accept, name="ticket_accept"),
    path("tiket/<str:code>/pindah/", ticket.move, name="ticket_move"),
    path("tiket/<str:code>/batal/", ticket.cancel, name="ticket_cancel"),
    path("tiket/<str:code>/tiket.pdf", ticket.paper, name="ticket_paper"),
    path("tiket/<str:code>/acara.ics", ticket.calendar, name="ticket_calendar"),
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
    path("setuju/<str:token>/", agreements.by_link, name="agree_by_link"),
    path("meja/<slug:slug>/<int:number>/kesepakatan/<slug:subject>/", agreements.agreement, name="agreement"),
    path("meja/<slug:slug>/<int:number>/kesepakatan/<slug:subject>/setuju/", agreements.agree, name="agree"),
    path(
        "meja/<slug:slug>/<int:number>/kesepakatan/<slug:subject>/tarik/",
        agreements.withdraw,
        name="agreement_withdraw",
    ),
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
