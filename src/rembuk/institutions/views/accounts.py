"""The desk's pages on accounts: one's own, and those of the bodies one administers."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from rembuk.institutions import queries
from rembuk.institutions.actions import accounts as acts
from rembuk.institutions.actions import links
from rembuk.institutions.forms import AccountForm, MeForm, RoleForm
from rembuk.institutions.models import Account, Membership
from rembuk.institutions.permits import Permit, Role
from rembuk.institutions.views.guard import account_of, actor, staff


@staff
def me(request: HttpRequest) -> HttpResponse:
    """Show one's own account and change its name and language."""
    account = account_of(request)
    form = MeForm(request.POST or None, initial={"name": account.name, "language": account.language})
    if form.is_valid():
        acts.edit_account(by=actor(request), account=account, now=timezone.now(), **form.cleaned_data)
        with override(account.language):
            messages.success(request, _("Saved."))
            return redirect("institutions:me")
    return render(
        request,
        "institutions/me.html",
        {"form": form, "account": account, "roles": queries.roles_of(account)},
    )


@staff
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """List the accounts of the bodies one administers."""
    actor(request).must(Permit.MANAGE_ACCOUNTS, at=actor(request).roles)
    return render(request, "institutions/accounts.html", {"accounts": queries.managed_accounts(actor(request))})


@staff
def account_new(request: HttpRequest) -> HttpResponse:
    """Open an account with its first role."""
    by = actor(request)
    by.must(Permit.MANAGE_ACCOUNTS, at=by.roles)
    form = AccountForm(request.POST or None, by=by)
    if form.is_valid():
        asked = form.cleaned_data
        opened = acts.open_account(by=by, now=timezone.now(), **{**asked, "role": Role(asked["role"])})
        return redirect("institutions:account", pk=opened.pk)
    return render(request, "institutions/account_new.html", {"form": form})


@staff
@require_safe
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an account of a body one administers, with its roles there."""
    return _account_page(request, pk, RoleForm(by=actor(request)))


@staff
@require_POST
def role_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account one more role."""
    form = RoleForm(request.POST, by=actor(request))
    if not form.is_valid():
        return _account_page(request, pk, form)
    asked = form.cleaned_data
    acts.give_role(
        by=actor(request),
        account=_managed(request, pk),
        institution=asked["institution"],
        role=Role(asked["role"]),
        now=timezone.now(),
    )
    return redirect("institutions:account", pk=pk)


@staff
@require_POST
def role_withdraw(request: HttpRequest, pk: int, membership: int) -> HttpResponse:
    """Take one role back."""
    held = get_object_or_404(
        Membership.objects.select_related("institution", "account"), pk=membership, account=pk
    )
    try:
        acts.withdraw_role(
            by=actor(request),
            account=held.account,
            institution=held.institution,
            role=Role(held.role),
            now=timezone.now(),
        )
    except acts.LastAdministrator:
        messages.warning(request, _("The body would have no administrator. Name another first."))
    except acts.RoleNotHeld:
        pass  # a second click, or a colleague, was faster: the role is gone, as asked
    if queries.managed_accounts(actor(request)).filter(pk=pk).exists():
        return redirect("institutions:account", pk=pk)
    return redirect("institutions:accounts")


@staff
@require_POST
def account_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account."""
    try:
        acts.close_account(by=actor(request), account=_managed(request, pk), now=timezone.now())
    except acts.LastAdministrator:
        messages.warning(request, _("The body would have no administrator. Name another first."))
        return redirect("institutions:account", pk=pk)
    return redirect("institutions:accounts")


@staff
@require_POST
def account_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the link for a first sign-in and show it, this once."""
    account = _managed(request, pk)
    try:
        token = links.make_link(by=actor(request), account=account, now=timezone.now())
    except links.SignedInBefore:
        messages.warning(request, _("This account is in use already. Its holder signs in by e-mail."))
        return redirect("institutions:account", pk=pk)
    address = f"{settings.SITE_URL}{reverse('institutions:link', args=[token])}"
    return render(request, "institutions/account_link.html", {"account": account, "address": address})


def _managed(request: HttpRequest, pk: int) -> Account:
    return get_object_or_404(queries.managed_accounts(actor(request)), pk=pk)


def _account_page(request: HttpRequest, pk: int, form: RoleForm) -> HttpResponse:
    return render(
        request,
        "institutions/account.html",
        {"account": _managed(request, pk), "form": form},
    )
