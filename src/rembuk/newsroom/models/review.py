"""The review that stands before publishing: approval by every partner body."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task
from wagtail.models.workflows import TaskState

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Permit
from rembuk.institutions.queries import actor_of
from rembuk.kit.privacy import Classified


class ApprovalTask(Task):
    """Approval by every partner body, in any order.

    Wagtail offers no button for it: a body approves on the page of the approvals, which knows what was read.
    While an article waits it can still be changed; what was approved until then then counts no longer.
    """

    class Meta:
        verbose_name = _("approval by every partner body")

    class Privacy(Classified):
        pass

    def user_can_access_editor(self, obj: Page, user: Account) -> bool:
        """Let those see the article who may approve it."""
        return actor_of(user).may(Permit.PUBLISH_NEWS, at=obj.specific.bodies())

    def get_task_states_user_can_moderate(self, user: Account, **_kwargs: object) -> object:  # noqa: ARG002
        """Return nothing: the desk lists what waits by itself."""
        return TaskState.objects.none()
