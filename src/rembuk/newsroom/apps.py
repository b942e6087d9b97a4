from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from rembuk.institutions.models import Account


class NewsroomConfig(AppConfig):
    """The room `newsroom` as Django knows it."""

    name = "rembuk.newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the editors' desk from the start: the schedule publishes without anyone opening a page."""
        from rembuk.newsroom import wagtail_hooks  # noqa: F401, PLC0415 - models are ready only now


def finish_review(state: WorkflowState, user: Account | None = None) -> None:
    """Publish what was approved: `WAGTAIL_FINISH_WORKFLOW_ACTION`, the last step of a review."""
    from rembuk.newsroom import wagtail_hooks  # noqa: PLC0415 - Wagtail takes this name before its models are ready

    wagtail_hooks.finish_review(state, user)
