"""The pages of the news: the index of each language and its articles."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.search import index

from rembuk.institutions.models import Account
from rembuk.kit.privacy import Classified
from rembuk.newsroom.models.approval import NotApprovedByAll, is_approved
from rembuk.newsroom.models.blocks import BodyBlock, CorrectionBlock
from rembuk.newsroom.models.permissions import NewsPermissions
from rembuk.programme.models import Partner, Talk


class NewsPage(Page):
    """What the index and the articles have in common."""

    # Everything published is public: no password, no group, no sign-in for readers.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Account) -> NewsPermissions:
        """Return what this account may do with the page."""
        return NewsPermissions(user, self)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Tell Wagtail where the page is: the newsroom's own views answer there."""
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        with override(self.locale.language_code):
            return parts[0], settings.SITE_URL, self.path_on_site()

    def path_on_site(self) -> str:
        """Return the page's path in the language that is active."""
        raise NotImplementedError

    def bodies(self) -> list[int]:
        """Return the bodies whose news it is, by id: those that are partner of any programme. One query."""
        return list(Partner.objects.order_by("institution").values_list("institution", flat=True).distinct())


class NewsIndexPage(NewsPage):
    """The news of one language, at /berita/."""

    # Readers get it from the newsroom's own view, so there is nothing to preview.
    preview_modes: ClassVar[list[tuple[str, str]]] = []
    parent_page_types: ClassVar[list[str]] = []
    subpage_types: ClassVar[list[str]] = ["newsroom.ArticlePage"]

    class Meta:
        verbose_name = _("news index")

    class Privacy(Classified):
        pass

    def path_on_site(self) -> str:
        """Return the path of the list."""
        return reverse("newsroom:index")


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey("newsroom.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Privacy(Classified):
        public = ("id", "tag", "content_object")


class ArticlePage(NewsPage):
    """One article, at /berita/SLUG/. Its title is the headline."""

    dateline = models.CharField(
        _("dateline"), max_length=310, blank=True, help_text=_("Where the news comes from, in capitals.")
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    byline = models.CharField(_("byline"), max_length=100, blank=True)
    lead = models.TextField(_("lead"), help_text=_("The first paragraph: who, what, when and where."))
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
    credit = models.CharField(
        _("signed as"),
        max_length=150,
        blank=True,
        help_text=_("The last line, as your office signs its news: (IRA/Humas), or Penulis dan Editor: IRA."),
    )
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

    template = "newsroom/article.html"
    parent_page_types: ClassVar[list[str]] = ["newsroom.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar = [
        *Page.search_fields,
        # The desk's lists look words up as they are being typed.
        index.AutocompleteField("lead"),
        index.AutocompleteField("body"),
        index.FilterField("date"),
    ]
    content_panels: ClassVar = [
        # The address is written along with the headline until the article is public.
        TitleFieldPanel("title", heading=_("Headline"), placeholder=False),
        MultiFieldPanel(
            [FieldPanel("dateline"), FieldPanel("date"), FieldPanel("byline"), FieldPanel("credit")],
            heading=_("Place, date, author"),
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        HelpPanel(heading=_("Compared with the record"), template="newsroom/desk/provenance.html"),
        MultiFieldPanel(
            [
                FieldPanel("photo"),
                FieldPanel("photo_alt"),
                FieldPanel("photo_caption"),
                FieldPanel("photo_credit"),
            ],
            heading=_("Photo"),
        ),
        FieldPanel("tags"),
        FieldPanel("talk"),
        FieldPanel("corrections"),
    ]
    promote_panels: ClassVar = [
        # A draft without one gets it from its headline: the script that writes it may come after the writer.
        FieldPanel(
            "slug",
            heading=_("Address"),
            help_text=_("How the article's address ends: /berita/…/"),
            required_on_save=False,
        )
    ]
    settings_panels: ClassVar = [PublishingPanel()]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes: ClassVar = [models.Index(fields=["-date"], name="article_by_date")]

    class Privacy(Classified):
        public = (
            "dateline", "date", "byline", "credit", "lead", "body", "photo", "photo_alt", "photo_caption",
            "photo_credit", "tags", "talk", "corrections",
        )  # fmt: skip
        internal = ("provenance",)

    def path_on_site(self) -> str:
        """Return the path of the article."""
        return reverse("newsroom:article", args=(self.slug,))

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Give the preview what the public page has."""
        return {**super().get_context(request, *args, **kwargs), "article": self}

    def bodies(self) -> list[int]:
        """Return the bodies whose news it is, by id: the partners of its talk's programme. One query."""
        if self.talk_id is None:
            return super().bodies()
        return list(Partner.objects.filter(programme__talks=self.talk_id).values_list("institution", flat=True))

    def bodies_of(self, revision: Revision) -> list[int]:
        """Return the bodies that have to approve a revision, by id.

        A change of the talk in the text takes no body out: those of the talk it was stored with count too.
        """
        stored: ArticlePage = ArticlePage.objects.get(pk=self.pk)
        return list(dict.fromkeys([*stored.bodies(), *revision.as_object().bodies()]))

    def publish(self, revision: Revision, **options: Any) -> None:  # noqa: ANN401 - Wagtail's options pass through
        """Publish a revision, whoever asks and by whatever way: the one door to the public.

        :raises NotApprovedByAll: if a body has not approved this very text. No right opens it, a superuser's
            included.
        """
        if not is_approved(revision, bodies=self.bodies_of(revision)):
            raise NotApprovedByAll
        super().publish(revision, **options)

    def clean(self) -> None:
        """Refuse a photo that nobody has described."""
        super().clean()
        if self.photo_id and not self.photo_alt.strip():
            raise ValidationError({"photo_alt": _("Describe the photo for those who cannot see it.")})
