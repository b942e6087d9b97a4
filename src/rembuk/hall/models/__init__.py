"""The rows of the live room: the room itself, its crowd, questions, polls, captions and turns."""

from rembuk.hall.models.askers import Asker
from rembuk.hall.models.broadcast import Broadcast, StreamSourceChoice
from rembuk.hall.models.captions import Caption, Turn
from rembuk.hall.models.choices import PollKindChoice, QuestionStateChoice, SceneChoice, SourceChoice
from rembuk.hall.models.crowd import Answer, Audience, Participant, Presence, Support
from rembuk.hall.models.polls import Poll, Word
from rembuk.hall.models.questions import Question
from rembuk.hall.models.rooms import Message, Room, Screen

__all__ = [
    "Answer",
    "Asker",
    "Audience",
    "Broadcast",
    "Caption",
    "Message",
    "Participant",
    "Poll",
    "PollKindChoice",
    "Presence",
    "Question",
    "QuestionStateChoice",
    "Room",
    "SceneChoice",
    "Screen",
    "SourceChoice",
    "StreamSourceChoice",
    "Support",
    "Turn",
    "Word",
]
