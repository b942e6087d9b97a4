"""What the public reads: the news, one article, the feed, and the pictures."""

from uuid import uuid5

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from rembuk.newsroom import queries
from rembuk.newsroom.views.sharing import card_of, picture_of, structure_of
from rembuk.ui import cards

ON_A_PAGE = 12
IN_THE_FEED = 20
LONGEST_QUESTION = 200


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the articles, newest first; with `?tanda=`, those that bear a tag."""
    tag = slugify(request.GET.get("tanda", ""))
    found = queries.articles(_language(), tag=tag).values("title", "slug", "date", "lead")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("hal"))
    return render(request, "newsroom/index.html", {"page": page, "tag": queries.tag_name(tag), "tag_slug": tag})


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one article."""
    found = get_object_or_404(queries.whole(queries.articles(_language())), slug=slug)
    request.versions = queries.versions(found)  # type: ignore[attr-defined]
    brand, bodies = queries.voice()
    picture = picture_of(found, card_of(found, brand, bodies))
    shared = {"picture": picture, "structure": structure_of(found, picture=picture, bodies=bodies)}
    return render(request, "newsroom/article.html", {"article": found, **shared})


@require_safe
def card(_request: HttpRequest, slug: str) -> HttpResponse:
    """Draw the picture that a link to an article shows."""
    found = get_object_or_404(queries.articles(_language()).select_related("locale"), slug=slug)
    return cards.answer(card_of(found, *queries.voice()))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find words in articles, talks and what was said on them."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUESTION]
    answer = queries.search(query, _language()) if query else None
    return render(request, "newsroom/search.html", {"query": query, "answer": answer})


@require_safe
def feed(_request: HttpRequest) -> HttpResponse:
    """Give the newest articles as an Atom feed."""
    language = _language()
    atom = Atom1Feed(
        title=gettext("News of the joint election talks"),
        link=settings.SITE_URL + reverse("newsroom:index"),
        description="",
        language=language,
        author_name="Rembuk",
        feed_url=settings.SITE_URL + reverse("newsroom:feed"),
    )
    for entry in queries.articles(language).prefetch_related("tagged_items__tag")[:IN_THE_FEED]:
        atom.add_item(
            title=entry.title,
            link=settings.SITE_URL + entry.path_on_site(),
            # Readers take a summary for HTML.
            description=escape(entry.lead),
            unique_id=f"urn:uuid:{uuid5(entry.translation_key, language)}",
            pubdate=entry.first_published_at,
            updateddate=entry.last_published_at,
            categories=[tagged.tag.name for tagged in entry.tagged_items.all()],
        )
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


@require_safe
def picture(_request: HttpRequest, name: str) -> FileResponse:
    """Give a picture in one of the sizes made for pages. The uploaded originals have no address."""
    path = f"images/{name}"
    if not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path))
    # The name carries size, format and cut: another picture has another name.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
