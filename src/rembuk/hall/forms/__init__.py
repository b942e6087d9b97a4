"""The shape of what the room's pages ask for."""

from rembuk.hall.forms.console import (
    CaptionForm,
    CorrectionForm,
    FloorForm,
    MessageForm,
    PollForm,
    RoundForm,
    SceneForm,
    SeenForm,
    ShownForm,
    SourceForm,
    StretchForm,
    WordsForm,
)
from rembuk.hall.forms.phone import AskForm, TellForm
from rembuk.hall.forms.queue import AssignForm, GroupForm, HallQuestionForm, MoveForm, OweForm, ReplyForm

__all__ = [
    "AskForm",
    "AssignForm",
    "CaptionForm",
    "CorrectionForm",
    "FloorForm",
    "GroupForm",
    "HallQuestionForm",
    "MessageForm",
    "MoveForm",
    "OweForm",
    "PollForm",
    "ReplyForm",
    "RoundForm",
    "SceneForm",
    "SeenForm",
    "ShownForm",
    "SourceForm",
    "StretchForm",
    "TellForm",
    "WordsForm",
]
