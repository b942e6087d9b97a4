"""What someone in the crowd can do, as it arrives: each names the participant by key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a question, under a name if one is given."""

    participant: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """Support a question, or take the support back."""

    participant: str
    question: int
    gives: bool = True


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer a poll or a question of the quiz; `choice` as `polls.mask_of` reads it, or words."""

    participant: str
    poll: int
    choice: object


Doing = Ask | Back | Choose
