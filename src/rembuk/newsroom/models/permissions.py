"""Who may do what with a page of the news, as the editors' desk asks."""

from typing import Protocol

from wagtail.models.pages import PagePermissionTester

from rembuk.institutions.permits import Permit
from rembuk.institutions.queries import actor_of


class News(Protocol):
    """A page of the news, as far as this module knows it."""

    def bodies(self) -> list[int]:
        """Return the bodies whose news it is, by id."""


class NewsPermissions(PagePermissionTester):
    """Wagtail's answer to "who may do what with this page", held to the house's permits.

    Nothing is published past the approval of a second person, so nobody may publish directly; what has been
    public is taken off the site, never deleted; and the page tree is not to be rearranged.
    """

    def can_add_subpage(self) -> bool:
        """Let those write whose body is a partner."""
        return super().can_add_subpage() and self._may(Permit.WRITE_NEWS)

    def can_edit(self) -> bool:
        """Let those write whose body is a partner."""
        return super().can_edit() and self._may(Permit.WRITE_NEWS)

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Let an article be deleted until it has been public."""
        never_public = self.page.first_published_at is None
        return never_public and super().can_delete(ignore_bulk) and self._may(Permit.WRITE_NEWS)

    def can_publish(self) -> bool:
        """Say no: an article goes public when its review ends well."""
        return False

    def can_publish_subpage(self) -> bool:
        """Say no, for the same reason."""
        return False

    def can_unpublish(self) -> bool:
        """Let those take an article off the site who may also approve it."""
        return super().can_unpublish() and self._may(Permit.PUBLISH_NEWS)

    def can_copy(self) -> bool:
        """Say no: a copy would claim to come from the record as well."""
        return False

    def can_move(self) -> bool:
        """Say no: an article stays under the index of its language."""
        return False

    def can_reorder_children(self) -> bool:
        """Say no: articles stand by date."""
        return False

    def _may(self, permit: Permit) -> bool:
        return actor_of(self.user).may(permit, at=self.page.bodies())
