"""The link for a first sign-in."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rembuk.institutions.actions import links


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button; pressing it spends the link and signs in. A preview by GET spends nothing."""
    try:
        if request.method == "POST":
            account = links.redeem_link(token=token, now=timezone.now())
            answer: HttpResponse = perform_login(request, account)
            return answer
        links.read_link(token, now=timezone.now())
    except links.LinkSpent:
        return render(request, "institutions/link_spent.html", status=410)
    return render(request, "institutions/link.html")
