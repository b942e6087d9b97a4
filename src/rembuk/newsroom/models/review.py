"""The review that stands before publishing: approval by a second person."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.models import Page
from wagtail.models.workflows import AbstractGroupApprovalTask, TaskState

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Permit
from rembuk.institutions.queries import actor_of
from rembuk.kit.privacy import Classified


class ReviewLock(WorkflowLock):
    """What the editor says while an article waits."""

    def get_message(self, user: Account) -> str:  # noqa: ARG002 - Wagtail's signature
        """Say why nothing can be changed now."""
        return gettext("This article waits for approval, so nobody can change it. A reviewer may send it back.")

    def get_description(self, user: Account, can_lock: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002
        """Say the same beside the text."""
        return gettext("What is approved is word for word what was submitted.")


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by a member of one of the groups who has not handed the article in.

    While it waits nobody changes it: what is approved is word for word what was submitted.
    """

    lock_class = ReviewLock

    class Meta:
        verbose_name = _("approval by a second person")

    class Privacy(Classified):
        internal = ("groups",)

    def get_actions(self, obj: Page, user: Account) -> list[tuple[str, str, bool]]:
        """Return what the account may do with the submitted article: nothing with its own."""
        state = obj.current_workflow_task_state
        article = obj.specific
        if state is None or user.pk in {state.workflow_state.requested_by_id, state.revision.user_id}:
            return []
        if not actor_of(user).may(Permit.PUBLISH_NEWS, at=article.bodies()):
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(article, user)
        return actions

    def on_action(self, task_state: TaskState, user: Account, action_name: str, **kwargs: object) -> None:
        """Do what was chosen, whatever path led here. :raises PermissionDenied: if it was not offered."""
        article = task_state.workflow_state.content_object
        if action_name not in {name for name, *_ in self.get_actions(article, user)}:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def locked_for_user(self, obj: Page, user: Account) -> bool:  # noqa: ARG002 - Wagtail's signature
        """Say yes, to everyone."""
        return True

    def user_can_lock(self, obj: Page, user: Account) -> bool:  # noqa: ARG002 - Wagtail's signature
        """Say no: it is locked already."""
        return False
