"""Programmes, their talks, the rundown of a talk, who takes part in it, and the commitments made on it."""

from rembuk.programme.models.agreements import Agreement, Asking, ProofChoice, SubjectChoice
from rembuk.programme.models.calendar_days import DayOff, OffKindChoice
from rembuk.programme.models.choices import ItemKindChoice, ModeChoice, PromiseChoice, StateChoice
from rembuk.programme.models.commitments import Commitment
from rembuk.programme.models.entries import Arrival, Witness
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
    "DayOff",
    "Item",
    "ItemKindChoice",
    "Letter",
    "LetterKind",
    "ModeChoice",
    "Need",
    "OffKindChoice",
    "Partner",
    "PlaceChoice",
    "Programme",
    "PromiseChoice",
    "ProofChoice",
    "Registration",
    "RundownTemplate",
    "RundownVersion",
    "Source",
    "StandingChoice",
    "StateChoice",
    "SubjectChoice",
    "Talk",
    "Witness",
]
