"""What is read of the news, and of talks for the news."""

from rembuk.newsroom.queries.articles import (
    Headline,
    address,
    articles,
    drafted,
    free_slug,
    indexes,
    latest,
    may_edit,
    quoting_withdrawn,
    tag_name,
    versions,
    voice,
    whole,
)
from rembuk.newsroom.queries.facts import facts_of, findings
from rembuk.newsroom.queries.reads import Readership, readership
from rembuk.newsroom.queries.review import Standing, Waiting, in_review, standings, waiting
from rembuk.newsroom.queries.search import Answer, search
from rembuk.newsroom.queries.styles import style_of

__all__ = [
    "Answer",
    "Headline",
    "Readership",
    "Standing",
    "Waiting",
    "address",
    "articles",
    "drafted",
    "facts_of",
    "findings",
    "free_slug",
    "in_review",
    "indexes",
    "latest",
    "may_edit",
    "quoting_withdrawn",
    "readership",
    "search",
    "standings",
    "style_of",
    "tag_name",
    "versions",
    "voice",
    "waiting",
    "whole",
]
