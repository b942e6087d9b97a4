"""Programmes, their talks, the rundown of a talk, who takes part in it, and the commitments made on it."""

from rembuk.programme.models.agreements import Agreement, Asking, ProofChoice, SubjectChoice
from rembuk.programme.models.calendar_days import DayOff, OffKindChoice
from rembuk.programme.models.changes import TalkChange
from rembuk.programme.models.choices import ItemKindChoice, ModeChoice, PromiseChoice, StateChoice
from rembuk.programme.models.commitments import Commitment
from rembuk.programme.models.entries import Arrival, Witness
from rembuk.programme.models.feedback import Feedback, Measure
from rembuk.programme.models.invitations import (
    Consent,
    Invitation,
    LetterStyle,
    OfficialLetter,
    ReplyChoice,
    ScopeChoice,
)
from rembuk.programme.models.letters import Letter, LetterKind
from rembuk.programme.models.registrations import Need, PlaceChoice, Registration, Source, StandingChoice
from rembuk.programme.models.rundowns import RundownTemplate, RundownVersion
from rembuk.programme.models.series import Partner, Programme
from rembuk.programme.models.talks import Appearance, Item, Talk

__all__ = [
    "Agreement",
    "Appearance",
    "Arrival",
    "Asking",
    "Commitment",
    "Consent",
    "DayOff",
    "Feedback",
    "Invitation",
    "Item",
    "ItemKindChoice",
    "Letter",
    "LetterKind",
    "LetterStyle",
    "Measure",
    "ModeChoice",
    "Need",
    "OffKindChoice",
    "OfficialLetter",
    "Partner",
    "PlaceChoice",
    "Programme",
    "PromiseChoice",
    "ProofChoice",
    "Registration",
    "ReplyChoice",
    "RundownTemplate",
    "RundownVersion",
    "ScopeChoice",
    "Source",
    "StandingChoice",
    "StateChoice",
    "SubjectChoice",
    "Talk",
    "TalkChange",
    "Witness",
]
