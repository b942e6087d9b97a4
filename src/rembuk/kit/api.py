"""What every room's part of the API shares: how a long list is asked for and given."""

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Query, Schema
from pydantic import Field

T = TypeVar("T")


class Window(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(50, ge=1, le=100, description="How many, at most 100")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many to skip")


Wanted = Annotated[Window, Query()]


class Page(Schema, Generic[T]):
    """A part of a list, and how long the whole list is."""

    count: int
    limit: int
    offset: int
    results: Sequence[T]


def page_of(rows: QuerySet[T], window: Window, show: Callable[[T], object]) -> dict[str, object]:  # type: ignore[type-var]
    """Return the part of `rows` that is asked for, each shown by `show`. One query more than the rows take."""
    found = rows[window.offset : window.offset + window.limit]
    return {
        "count": rows.count(),
        "limit": window.limit,
        "offset": window.offset,
        "results": [show(row) for row in found],
    }
