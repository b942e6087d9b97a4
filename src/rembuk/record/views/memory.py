"""The programme's memory: what was said on all talks, by kind, topic and body."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from rembuk.record.models import StatementKind
from rembuk.record.queries import memory as queries

PAGE = 30


@require_safe
def memory(request: HttpRequest) -> HttpResponse:
    """Show tips, or what else was asked for."""
    choice = queries.choice()
    kind = request.GET.get("jenis", StatementKind.TIP.value)
    asked = {
        "kind": kind if kind in StatementKind.values else "",
        "topic": _one_of(choice.topics, request.GET.get("tema", "")),
        "body": _one_of([body.key for body in choice.bodies], request.GET.get("lembaga", "")),
    }
    page = Paginator(queries.remembered(**asked), PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "said": [(statement, queries.title_of(statement)) for statement in page],
        "choice": choice,
        "kinds": StatementKind,
        "asked": asked,
        "query": urlencode({"jenis": asked["kind"], "tema": asked["topic"], "lembaga": asked["body"]}) + "&",
    }
    return render(request, "record/memory.html", context)


def _one_of(known: list[str], wanted: str) -> str:
    return wanted if wanted in known else ""
