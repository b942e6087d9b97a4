"""What an article says of itself to messengers and search engines: its picture and its structure."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.images.models import Rendition

from rembuk.kit.dates import MONTHS, full_date
from rembuk.newsroom.models import ArticlePage
from rembuk.ui import cards
from rembuk.ui.structure import breadcrumbs


def card_of(article: ArticlePage, brand: str, bodies: list[str]) -> cards.Card:
    """Return what the drawn picture of an article says, in the article's language."""
    language = article.locale.language_code
    with override(language):
        kind = gettext("News")
    return cards.Card(
        language=language,
        brand=brand,
        kind=kind,
        title=article.title,
        when=full_date(article.date, language),
        bodies=sorted(bodies),
        day=str(article.date.day),
        month=MONTHS[language][article.date.month - 1][:3].upper(),
    )


def picture_of(article: ArticlePage, card: cards.Card) -> str:
    """Return the address of the picture a link shows: the photo around its focal point, or the drawn one."""
    if article.photo is not None:
        cut: Rendition = article.photo.get_rendition("fill-1200x630|format-jpeg|jpegquality-78")
        return f"{settings.SITE_URL}{cut.url}"
    path = reverse("newsroom:card", args=(article.slug,))
    return f"{settings.SITE_URL}{path}?v={card.key}"


def structure_of(article: ArticlePage, *, picture: str, bodies: list[str]) -> list[dict[str, object]]:
    """Return an article as schema.org's NewsArticle, and where it stands on the site as BreadcrumbList."""
    url = settings.SITE_URL + article.path_on_site()
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.lead,
        "image": [picture],
        "inLanguage": article.locale.language_code,
        "datePublished": (article.first_published_at or article.date).isoformat(),
        "mainEntityOfPage": url,
        "publisher": [{"@type": "GovernmentOrganization", "name": name} for name in bodies],
        "author": {"@type": "Organization", "name": article.byline or ", ".join(bodies)},
    }
    if article.last_published_at:
        told["dateModified"] = article.last_published_at.isoformat()
    if article.talk is not None:
        path = reverse("programme:talk", args=(article.talk.programme.slug, article.talk.number))
        told["about"] = {"@type": "Event", "name": article.talk.title, "url": f"{settings.SITE_URL}{path}"}
    if corrections := [str(block.value["text"]) for block in article.corrections]:
        told["correction"] = corrections
    trail = [(gettext("News"), settings.SITE_URL + reverse("newsroom:index")), (article.title, url)]
    return [told, breadcrumbs(trail)]
