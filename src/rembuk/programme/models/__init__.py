"""Programmes, their talks, the rundown of a talk, and the commitments made on it."""

from rembuk.programme.models.choices import ItemKindChoice, ModeChoice, PromiseChoice, StateChoice
from rembuk.programme.models.commitments import Commitment
from rembuk.programme.models.series import Partner, Programme
from rembuk.programme.models.talks import Appearance, Item, Talk

__all__ = [
    "Appearance",
    "Commitment",
    "Item",
    "ItemKindChoice",
    "ModeChoice",
    "Partner",
    "Programme",
    "PromiseChoice",
    "StateChoice",
    "Talk",
]
