"""Where the editors' desk touches the newsroom: its events become acts, and it shows only what is needed here.

Wagtail sends these events from every path: the editor, lists, the schedule. They are the only place that
sees them all, so the log is written from here; each handler does one act and nothing else.
"""

from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished, task_cancelled, task_rejected, task_submitted

from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, Actor
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions
from rembuk.newsroom.models import ArticlePage


def finish_review(state: WorkflowState, user: Account | None = None) -> None:
    """Publish what was approved: the last step of a review."""
    actions.approve(by=_actor(user), revision=state.current_task_state.revision, now=timezone.now())


def _on_submitted(instance: TaskState, user: Account | None = None, **_: object) -> None:
    if article := _article(instance):
        actions.submit(by=_actor(user), article=article, now=timezone.now())


def _on_rejected(instance: TaskState, user: Account | None = None, **_: object) -> None:
    if article := _article(instance):
        actions.send_back(by=_actor(user), article=article, now=timezone.now())


def _on_cancelled(instance: TaskState, user: Account | None = None, **_: object) -> None:
    if article := _article(instance):
        actions.withdraw(by=_actor(user), article=article, now=timezone.now())


def _on_published(instance: ArticlePage, **_: object) -> None:
    actions.publish(by=_actor(), article=instance, now=timezone.now())


def _on_unpublished(instance: ArticlePage, **_: object) -> None:
    actions.unpublish(by=_actor(), article=instance, now=timezone.now())


def _actor(user: Account | None = None) -> Actor:
    """Return who acts: the account given, else the one at the desk, else the machine with its schedule."""
    user = user or get_active_log_context().user
    return actor_of(user) if user else CONSOLE


def _article(state: TaskState) -> ArticlePage | None:
    page = state.workflow_state.content_object.specific
    return page if isinstance(page, ArticlePage) else None


task_submitted.connect(_on_submitted)
task_rejected.connect(_on_rejected)
task_cancelled.connect(_on_cancelled)
page_published.connect(_on_published, sender=ArticlePage)
page_unpublished.connect(_on_unpublished, sender=ArticlePage)
