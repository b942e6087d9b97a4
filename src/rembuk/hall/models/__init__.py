"""The rows of the live room."""

from rembuk.hall.models.broadcast import Broadcast, StreamSourceChoice

__all__ = ["Broadcast", "StreamSourceChoice"]
