"""Addresses of the room; the roof puts them under each language, the stream's under none."""

from django.urls import URLPattern, URLResolver, path

from rembuk.hall.views import asker, ballots, clock, console, queue, room, screen, source, stage, stream

app_name = "hall"
_ROOM = "acara/<slug:slug>/<int:number>/"
_CONSOLE = "meja/<slug:slug>/<int:number>/kendali/"
_QUEUE = "meja/<slug:slug>/<int:number>/tanya/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_ROOM}ruang/", room.room, name="room"),
    path(f"{_ROOM}teks/", room.text, name="text"),
    path(f"{_ROOM}layar/", screen.screen, name="screen"),
    path(f"{_ROOM}ruang/arus", room.events, name="events"),
    path(f"{_ROOM}ruang/tanya/", room.ask, name="ask"),
    path(f"{_ROOM}ruang/tanya/<int:pk>/dukung/", room.support, name="support"),
    path(f"{_ROOM}ruang/tanya/<int:pk>/kabari/", asker.tell, name="tell"),
    path(f"{_ROOM}ruang/jajak/<int:pk>/jawab/", room.answer, name="answer"),
    path(_CONSOLE, console.console, name="console"),
    path(f"{_CONSOLE}mulai/", clock.start, name="start"),
    path(f"{_CONSOLE}lanjut/", clock.step, name="step"),
    path(f"{_CONSOLE}mundur/", clock.step_back, name="step_back"),
    path(f"{_CONSOLE}menit/", clock.stretch, name="stretch"),
    path(f"{_CONSOLE}tutup/", clock.close, name="close"),
    path(f"{_CONSOLE}buka-lagi/", clock.reopen, name="reopen"),
    path(f"{_CONSOLE}layar/", stage.show, name="show"),
    path(f"{_CONSOLE}pesan/", stage.say, name="say"),
    path(f"{_CONSOLE}pesan/<int:pk>/tarik/", stage.unsay, name="unsay"),
    path(f"{_CONSOLE}bicara/", stage.give_floor, name="floor"),
    path(f"{_CONSOLE}teks/", stage.caption, name="caption"),
    path(f"{_CONSOLE}teks/kunci/", stage.renew_key, name="caption_key"),
    path(f"{_CONSOLE}teks/<int:pk>/", stage.correct, name="correct"),
    path(f"{_CONSOLE}jajak/", ballots.add, name="poll_add"),
    path(f"{_CONSOLE}jajak/<int:pk>/buka/", ballots.start, name="poll_open"),
    path(f"{_CONSOLE}jajak/<int:pk>/tutup/", ballots.end, name="poll_close"),
    path(f"{_CONSOLE}jajak/<int:pk>/hapus/", ballots.remove, name="poll_remove"),
    path(f"{_CONSOLE}jajak/<int:pk>/hasil/", ballots.results, name="poll_results"),
    path(f"{_CONSOLE}jajak/<int:pk>/kata/", ballots.judge, name="words"),
    path(f"{_CONSOLE}kuis/", ballots.hold_quiz, name="quiz"),
    path(f"{_CONSOLE}kuis/hasil/", ballots.show_quiz, name="quiz_results"),
    path(f"{_CONSOLE}siaran/", source.choose, name="source"),
    path(f"{_CONSOLE}siaran/sandi/", source.renew, name="passphrase"),
    path(_QUEUE, queue.queue, name="queue"),
    path(f"{_QUEUE}baru/", queue.add, name="question_add"),
    path(f"{_QUEUE}<int:pk>/pindah/", queue.move, name="question_move"),
    path(f"{_QUEUE}<int:pk>/gabung/", queue.group, name="question_group"),
    path(f"{_QUEUE}<int:pk>/penjawab/", queue.assign, name="question_assign"),
    path(f"{_QUEUE}<int:pk>/lembaga/", queue.owe, name="question_owe"),
    path(f"{_QUEUE}<int:pk>/jawaban/", queue.reply, name="question_reply"),
]

# A player asks for files, not for a language.
media: list[URLPattern | URLResolver] = [
    path(f"{_ROOM}siaran/index.m3u8", stream.master, name="stream"),
    path(f"{_ROOM}siaran/<slug:rung>.m3u8", stream.playlist, name="stream_rung"),
    path(f"{_ROOM}siaran/<slug:rung>-<int:run>-<int:place>.ts", stream.segment, name="stream_segment"),
]
