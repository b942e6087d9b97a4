"""What an article says about itself to machines, and where its drafted sentences come from, in words."""

import json

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import Rendition

from rembuk.newsroom.models import ArticlePage

register = template.Library()

# Inside <script>, no text may end the element or begin another.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def card(article: ArticlePage) -> dict[str, object] | None:
    """Return the picture that a shared link shows, cut around its focal point; none without a photo."""
    if article.photo is None:
        return None
    rendition: Rendition = article.photo.get_rendition("fill-1200x630|format-jpeg")
    return {
        "url": f"{settings.SITE_URL}{rendition.url}",
        "width": rendition.width,
        "height": rendition.height,
    }


@register.simple_tag(takes_context=True)
def structured_data(context: Context, article: ArticlePage) -> SafeString:
    """Describe the article as a schema.org NewsArticle."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.lead,
        "inLanguage": article.locale.language_code,
        "datePublished": (article.first_published_at or article.date).isoformat(),
        "mainEntityOfPage": settings.SITE_URL + article.path_on_site(),
        "publisher": [{"@type": "Organization", "name": name} for name in context["navigation"].bodies],
    }
    if article.last_published_at:
        data["dateModified"] = article.last_published_at.isoformat()
    if article.byline:
        data["author"] = {"@type": "Organization", "name": article.byline}
    if picture := card(article):
        data["image"] = picture["url"]
    if corrections := [str(block.value["text"]) for block in article.corrections]:
        data["correction"] = corrections
    text = SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))
    return format_html('<script type="application/ld+json">{}</script>', text)


@register.filter
def source_in_words(source: str) -> str:
    """Say where a sentence comes from, as the staff knows it."""
    return source
