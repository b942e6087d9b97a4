"""The desk's pages on bodies, people and accounts, and what guards every page of the desk."""

from rembuk.institutions.views.guard import actor, staff

__all__ = ["actor", "staff"]
