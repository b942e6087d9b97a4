"""The desk's pages on bodies, people and accounts, and what guards every page of the desk."""

from rembuk.institutions.views.guard import account_of, actor, staff

__all__ = ["account_of", "actor", "staff"]
