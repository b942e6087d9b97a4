"""Where the editors' desk touches the newsroom: its events become acts, and it shows only what is needed here.

Wagtail sends these events from every path: the editor, lists, the schedule. They are the only place that
sees them all, so the log is written from here; each handler does one act and nothing else.
"""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem, PageLockedMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WhatsNewInWagtailVersionPanel
from wagtail.log_actions import get_active_log_context
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished, task_cancelled, task_rejected, task_submitted

from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, Actor
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions, queries
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
    # The event also comes when an article is only put on the schedule.
    if instance.live:
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


REPORTS = {"workflows", "site-history"}
MENU = {"images", "reports"}


class DecisionItem(ActionMenuItem):
    """A reviewer's button below an article that waits: it acts on what was submitted, and saves nothing."""

    template_name = "newsroom/desk/decision.html"

    def __init__(self, name: str, label: str | Promise, *, icon: str, order: int) -> None:
        super().__init__(order=order)
        self.name, self.label, self.icon_name = name, label, icon

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Show it to those who may decide."""
        if context["view"] != "edit":
            return False
        page = context["page"]
        task = page.current_workflow_task
        return bool(task) and self.name in {
            name for name, *_ in task.get_actions(page, context["request"].user)
        }

    def get_url(self, context: dict[str, Any]) -> str:
        """Return where the decision goes."""
        page = context["page"]
        state = page.current_workflow_task_state
        return reverse("wagtailadmin_pages:workflow_action", args=(page.pk, self.name, state.pk))


class GuidePanel(Component):
    """How news is made here, in three steps, on the desk's first page."""

    order = 10
    template_name = "newsroom/desk/guide.html"

    def get_context_data(self, _parent_context: object) -> dict[str, object]:
        """Give the guide the lists it leads to."""
        return {"indexes": queries.indexes()}


@hooks.register("register_page_action_menu_item")
def approve_item() -> DecisionItem:
    """Offer the approval in the editor."""
    return DecisionItem("approve", gettext_lazy("Approve and publish"), icon="success", order=1)


@hooks.register("register_page_action_menu_item")
def send_back_item() -> DecisionItem:
    """Offer to send the article back."""
    return DecisionItem("reject", gettext_lazy("Send back with a note"), icon="edit", order=2)


@hooks.register("insert_editor_js")
def decisions_script() -> SafeString:
    """Load Wagtail's own script for such buttons, which its editor does without."""
    source = versioned_static("wagtailadmin/js/workflow-action.js")
    return format_html('<script src="{}" data-activate="dashboard"></script>', source)


@hooks.register("insert_global_admin_css")
def colors() -> SafeString:
    """Give the desk the house's colors."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/desk.css"))


@hooks.register("construct_main_menu")
def main_menu(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Show the lists of news in place of the page tree, and the way back to the staff's desk."""
    items[:] = [item for item in items if item.name in MENU]
    for order, index in enumerate(queries.indexes(), start=1):
        url = reverse("wagtailadmin_explore", args=(index.pk,))
        items.append(MenuItem(index.title, url, name=f"news-{index.pk}", icon_name="doc-full", order=order))
    items.append(
        MenuItem(gettext("Staff desk"), reverse("desk"), name="desk", icon_name="arrow-left", order=20_000)
    )


@hooks.register("construct_reports_menu")
def reports_menu(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Keep the reports that serve here."""
    items[:] = [item for item in items if item.name in REPORTS]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(_request: HttpRequest, items: list[Component]) -> None:
    """Show no counts of pages and pictures."""
    items.clear()


@hooks.register("construct_homepage_panels")
def first_page(_request: HttpRequest, panels: list[Component]) -> None:
    """Begin with how news is made here; leave out the news of Wagtail itself."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WhatsNewInWagtailVersionPanel)]
    panels.append(GuidePanel())


@hooks.register("construct_page_action_menu")
def locked_before_cancel(items: list[ActionMenuItem], _request: HttpRequest, _context: object) -> None:
    """Put "locked" before "cancel" where there is nothing to decide, so that none cancels by habit."""
    if not any(isinstance(item, DecisionItem) for item in items):
        items.sort(key=lambda item: item.name != PageLockedMenuItem.name)
