"""Addresses that the public, visitors and speakers open."""

from django.urls import URLPattern, path

from rembuk.programme.views import (
    agreements,
    calendar,
    card,
    feedback,
    invitation,
    promises,
    public,
    registration,
    ticket,
)

urlpatterns: list[URLPattern] = [
    path("acara/", public.archive, name="archive"),
    path("acara/<slug:slug>/", public.series, name="series"),
    path("acara/<slug:slug>/kalender.ics", calendar.calendar, name="calendar"),
    path(
        "acara/<slug:slug>/kalender/lembaga/<slug:key>.ics", calendar.calendar_of_body, name="calendar_of_body"
    ),
    path(
        "acara/<slug:slug>/kalender/topik/<slug:topic>.ics",
        calendar.calendar_of_topic,
        name="calendar_of_topic",
    ),
    path("acara/<slug:slug>/janji/", promises.promises, name="promises"),
    path("janji/<str:token>/", promises.answer, name="answer_by_link"),
    path("acara/<slug:slug>/<int:number>/", public.talk, name="talk"),
    path("acara/<slug:slug>/<int:number>/kartu.jpg", card.card, name="card"),
    path("acara/<slug:slug>/<int:number>/narasumber/<int:pk>.webp", public.speaker_photo, name="speaker_photo"),
    path("acara/<slug:slug>/<int:number>/daftar/", registration.register, name="register"),
    path("tiket/<str:code>/", ticket.ticket, name="ticket"),
    path("tiket/<str:code>/ambil/", ticket.accept, name="ticket_accept"),
    path("tiket/<str:code>/pindah/", ticket.move, name="ticket_move"),
    path("tiket/<str:code>/batal/", ticket.cancel, name="ticket_cancel"),
    path("tiket/<str:code>/ikut/", ticket.follow, name="ticket_follow"),
    path("tiket/<str:code>/tiket.pdf", ticket.paper, name="ticket_paper"),
    path("tiket/<str:code>/acara.ics", ticket.calendar, name="ticket_calendar"),
    path("tiket/<str:code>/kesan/", feedback.feedback, name="feedback"),
    path("undangan/<str:token>/", invitation.invitation, name="invitation"),
    path("undangan/<str:token>/jawab/", invitation.answer, name="invitation_answer"),
    path("undangan/<str:token>/profil/", invitation.profile, name="invitation_profile"),
    path("undangan/<str:token>/izin/", invitation.consent, name="invitation_consent"),
    path("undangan/<str:token>/surat.pdf", invitation.letter, name="invitation_letter"),
    path("undangan/<str:token>/acara.ics", invitation.calendar, name="invitation_calendar"),
    path("undangan/<str:token>/foto", invitation.photo, name="invitation_photo"),
    path("setuju/<str:token>/", agreements.by_link, name="agree_by_link"),
]
