"""The acts of the newsroom: open a talk's draft, and bring an article past every body to the public."""

from rembuk.newsroom.actions.drafts import TalkNotHeld, open_draft
from rembuk.newsroom.actions.reads import add_reads
from rembuk.newsroom.actions.reminders import remind
from rembuk.newsroom.actions.review import (
    ApprovedAlready,
    ChangedMeanwhile,
    NoteMissing,
    NotWaiting,
    approve,
    approve_by_letter,
    publish,
    publish_approved,
    send_back,
    submit,
    unpublish,
    withdraw,
)

__all__ = [
    "ApprovedAlready",
    "ChangedMeanwhile",
    "NotWaiting",
    "NoteMissing",
    "TalkNotHeld",
    "add_reads",
    "approve",
    "approve_by_letter",
    "open_draft",
    "publish",
    "publish_approved",
    "remind",
    "send_back",
    "submit",
    "unpublish",
    "withdraw",
]
