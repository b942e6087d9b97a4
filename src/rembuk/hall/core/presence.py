"""How people follow a room."""

from enum import StrEnum


class Mode(StrEnum):
    """What a phone receives: text alone, sound as well, or video; the price in data rises in this order."""

    TEXT = "text"
    SOUND = "sound"
    VIDEO = "video"
