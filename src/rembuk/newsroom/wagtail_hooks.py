"""Where the editors' desk touches the newsroom: its events become acts, and it shows only what is needed here.

Wagtail sends these events from every path: the editor, lists, the schedule. They are the only place that
sees them all, so the log is written from here; each handler does one act and nothing else.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WhatsNewInWagtailVersionPanel, WorkflowObjectsToModeratePanel
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished, task_cancelled, task_submitted

from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, Actor
from rembuk.institutions.queries import actor_of
from rembuk.newsroom import actions, queries
from rembuk.newsroom.models import ArticlePage


def finish_review(state: WorkflowState, user: Account | None = None) -> None:
    """Publish what every body approved: the last step of a review."""
    actions.publish_approved(by=_actor(user), revision=state.current_task_state.revision)


def _on_submitted(instance: TaskState, user: Account | None = None, **_: object) -> None:
    if article := _article(instance):
        actions.submit(by=_actor(user), article=article, now=timezone.now())


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
task_cancelled.connect(_on_cancelled)
page_published.connect(_on_published, sender=ArticlePage)
page_unpublished.connect(_on_unpublished, sender=ArticlePage)


# These fields of Wagtail's have no words that a catalogue could reach, and the tab's are taken at the start.
LINK_FORMS = (AnchorLinkChooserForm, EmailLinkChooserForm, ExternalLinkChooserForm, PhoneLinkChooserForm)
LINK_LABELS = {
    "link_text": gettext_lazy("Link text"),
    "email_address": gettext_lazy("E-mail address"),
    "subject": gettext_lazy("Subject"),
    "body": gettext_lazy("Message"),
    "phone_number": gettext_lazy("Phone number"),
}
for form in LINK_FORMS:
    for name in LINK_LABELS.keys() & form.base_fields.keys():
        form.base_fields[name].label = LINK_LABELS[name]
ChooserViewSet.search_tab_label = gettext_lazy("Search")

REPORTS = {"workflows", "site-history"}
MENU = {"images", "reports"}
HIDDEN = (WhatsNewInWagtailVersionPanel, WorkflowObjectsToModeratePanel)


class ApprovalsItem(ActionMenuItem):
    """The way from an article that waits to the page where the bodies read and approve it."""

    name = "approvals"
    label = gettext_lazy("Read and decide")
    icon_name = "success"
    template_name = "newsroom/desk/decision.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Show it while the article waits."""
        return context["view"] == "edit" and bool(context["page"].workflow_in_progress)

    def get_url(self, context: dict[str, Any]) -> str:
        """Return the page of the approvals."""
        return reverse("newsroom:review", args=(context["page"].pk,))


class GuidePanel(Component):
    """How news is made here, in three steps, on the desk's first page."""

    order = 10
    template_name = "newsroom/desk/guide.html"

    def get_context_data(self, _parent_context: object) -> dict[str, object]:
        """Give the guide the lists it leads to."""
        return {"indexes": queries.indexes()}


@hooks.register("register_page_action_menu_item")
def approvals_item() -> ApprovalsItem:
    """Lead from the editor to the approvals."""
    return ApprovalsItem(order=1)


@hooks.register("after_edit_page")
def other_language(request: HttpRequest, page: Page) -> None:
    """Call the translation to mind when one language was handed in and the other was not."""
    if "action-submit" not in request.POST:
        return
    for other in page.get_translations().not_live():
        if not other.workflow_in_progress:
            link = format_html(
                '<a href="{}">{}</a>', reverse("wagtailadmin_pages:edit", args=(other.pk,)), other.title
            )
            words = gettext("The version in the other language is not submitted yet: {article}")
            messages.warning(request, format_html(words, article=link))


@hooks.register("insert_editor_js")
def beside_the_text() -> SafeString:
    """Let the editor show beside the text where it comes from and what the record says otherwise."""
    return format_html('<script type="module" src="{}"></script>', static("newsroom/editor.js"))


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
    panels[:] = [panel for panel in panels if not isinstance(panel, HIDDEN)]
    panels.append(GuidePanel())
