"""The news: the index of each language, its articles, and the approval that stands before publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester
from wagtail.models.workflows import AbstractGroupApprovalTask
from wagtail.search import index

from rembuk.kit.privacy import Classified
from rembuk.programme.models import Talk

if TYPE_CHECKING:
    from rembuk.institutions.models import Account


class QuoteBlock(blocks.StructBlock):
    """Someone's words, and who said them."""

    text = blocks.TextBlock(label=_("Words"))
    name = blocks.CharBlock(label=_("Who said it"), max_length=200)
    title = blocks.CharBlock(label=_("Title"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "newsroom/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    """A picture inside the text. Whoever does not see it reads `alt`."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What the picture shows"), max_length=250, help_text=_("For those who cannot see it.")
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=250, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=100, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "newsroom/blocks/picture.html"


class BodyBlock(blocks.StreamBlock):
    """The text of an article."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        icon="pilcrow",
        features=["bold", "italic", "link"],
        template="newsroom/blocks/paragraph.html",
    )
    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="newsroom/blocks/heading.html"
    )
    quote = QuoteBlock()
    points = blocks.ListBlock(
        blocks.CharBlock(label=_("Line"), max_length=300),
        label=_("List"),
        icon="list-ul",
        template="newsroom/blocks/points.html",
    )
    picture = PictureBlock()


class CorrectionBlock(blocks.StructBlock):
    """What was wrong in a published article, and since when it is right."""

    on = blocks.DateBlock(label=_("Date"))
    text = blocks.TextBlock(label=_("What was corrected"))

    class Meta:
        icon = "warning"
        label = _("Correction")


class NewsPermissions(PagePermissionTester):
    """Wagtail's answer to "who may do what with this page", with the newsroom's own two rules.

    Nothing is published past the approval of a second person, so nobody may publish directly; and the
    page tree itself is not to be moved or rearranged.
    """

    def can_publish(self) -> bool:
        """Say no: an article goes public when its review ends well."""
        return False

    def can_publish_subpage(self) -> bool:
        """Say no, for the same reason."""
        return False

    def can_move(self) -> bool:
        """Say no: an article stays under the index of its language."""
        return False

    def can_reorder_children(self) -> bool:
        """Say no: articles stand by date."""
        return False


class NewsPage(Page):
    """What the index and the articles have in common."""

    # Everything published is public: no password, no group, no sign-in for readers.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Account) -> NewsPermissions:
        """Return what this account may do with the page."""
        return NewsPermissions(user, self)


class NewsIndexPage(NewsPage):
    """The news of one language, at /berita/."""

    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str]] = ["newsroom.ArticlePage"]

    class Meta:
        verbose_name = _("news index")

    class Privacy(Classified):
        pass


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Privacy(Classified):
        public = ("id", "tag", "content_object")


class ArticlePage(NewsPage):
    """One article, at /berita/SLUG/. Its title is the headline."""

    dateline = models.CharField(
        _("dateline"), max_length=100, blank=True, help_text=_("Where the news comes from, in capitals.")
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    byline = models.CharField(_("byline"), max_length=100, blank=True)
    lead = models.TextField(
        _("lead"), max_length=600, help_text=_("The first paragraph: who, what, when and where.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    photo = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    photo_alt = models.CharField(
        _("what the photo shows"), max_length=250, blank=True, help_text=_("For those who cannot see it.")
    )
    photo_caption = models.CharField(_("caption"), max_length=250, blank=True)
    photo_credit = models.CharField(_("credit"), max_length=100, blank=True)
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))
    talk = models.ForeignKey(
        Talk,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("talk"),
    )
    corrections = StreamField(
        [("correction", CorrectionBlock())], verbose_name=_("corrections"), blank=True, default=list
    )
    # The sentences it began as: [{"text": str, "sources": [str]}]. Editing the article never changes them.
    provenance = models.JSONField(default=list, blank=True, editable=False)

    parent_page_types: ClassVar[list[str]] = ["newsroom.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes: ClassVar = [models.Index(fields=["-date"], name="article_by_date")]

    class Privacy(Classified):
        public = (
            "dateline", "date", "byline", "lead", "body", "photo", "photo_alt", "photo_caption", "photo_credit",
            "tags", "talk", "corrections",
        )  # fmt: skip
        internal = ("provenance",)

    def clean(self) -> None:
        """Refuse a photo that nobody has described."""
        super().clean()
        if self.photo_id and not self.photo_alt.strip():
            raise ValidationError({"photo_alt": _("Describe the photo for those who cannot see it.")})


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by a member of one of the groups who did not submit the article.

    While it waits nobody changes it: what is approved is word for word what was submitted.
    """

    class Meta:
        verbose_name = _("approval by a second person")

    class Privacy(Classified):
        internal = ("groups",)

    def get_actions(self, obj: Page, user: Account) -> list[tuple[str, str, bool]]:
        """Return what the account may do with the submitted article: nothing with its own."""
        state = obj.current_workflow_state
        if state is None or state.requested_by_id == user.pk:
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return actions

    def locked_for_user(self, obj: Page, user: Account) -> bool:  # noqa: ARG002 - Wagtail's signature
        """Say yes, to everyone."""
        return True
