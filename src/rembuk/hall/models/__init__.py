"""The rows of the live room."""

from rembuk.hall.models.broadcast import Broadcast, SourceChoice

__all__ = ["Broadcast", "SourceChoice"]
