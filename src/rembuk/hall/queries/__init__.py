"""What is read of a live room."""

from rembuk.hall.queries.rooms import Mark, mark, mine, open_rooms, room_at, rows_of, state_now
from rembuk.hall.queries.sealing import totals, transcript_lines, unsealed_rooms
from rembuk.hall.queries.tables import Desk, Spoken, desk_of, speaking, spoken

__all__ = [
    "Desk",
    "Mark",
    "Spoken",
    "desk_of",
    "mark",
    "mine",
    "open_rooms",
    "room_at",
    "rows_of",
    "speaking",
    "spoken",
    "state_now",
    "totals",
    "transcript_lines",
    "unsealed_rooms",
]
