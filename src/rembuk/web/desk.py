"""The desk's first page: who one is, for which body, and what one may do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rembuk.institutions import queries as institutions
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import account_of, actor, staff
from rembuk.programme.queries import desk as programmes


@staff
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk."""
    by = actor(request)
    account = account_of(request)
    return render(
        request,
        "web/desk.html",
        {
            "account": account,
            "roles": institutions.roles_of(account),
            "programmes": programmes.desk_programmes(by, now=timezone.now()),
            "may_found": by.may_anywhere(Permit.FOUND_PROGRAMME),
            "may_manage_accounts": by.may_anywhere(Permit.MANAGE_ACCOUNTS),
            "may_write_news": by.may_anywhere(Permit.WRITE_NEWS),
        },
    )
