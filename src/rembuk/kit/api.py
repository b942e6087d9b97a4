"""What every room's part of the API shares: how an answer is told, how a long list is asked for and given."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Query, Schema
from pydantic import BaseModel, Field, TypeAdapter

T = TypeVar("T")


class Window(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(50, ge=1, le=100, description="How many, at most 100")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many to skip")


Wanted = Annotated[Window, Query()]


class Page(BaseModel, Generic[T]):
    """A part of a list, and how long the whole list is."""

    count: int
    limit: int
    offset: int
    results: Sequence[T]


def page_of(
    rows: QuerySet[T],  # type: ignore[type-var]
    window: Window,
    show: Callable[[Sequence[T]], Sequence[object]],
) -> dict[str, object]:
    """Return the part of `rows` that is asked for, as `show` tells it. One query more than the rows take."""
    return {
        "count": rows.count(),
        "limit": window.limit,
        "offset": window.offset,
        "results": show(list(rows[window.offset : window.offset + window.limit])),
    }


def told(shape: type[BaseModel], content: object) -> HttpResponse:
    """Answer with the content as JSON, checked against the shape that the document of the API promises.

    Handed to the API's library, an answer is checked a second time and taken apart in Python: thrice the cost.
    """
    adapter = _adapter(shape)
    return HttpResponse(
        adapter.dump_json(adapter.validate_python(content)), content_type="application/json; charset=utf-8"
    )


@cache
def _adapter(shape: type[BaseModel]) -> TypeAdapter[BaseModel]:
    return TypeAdapter(shape)
