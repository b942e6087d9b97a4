"""The rows of the newsroom."""

from rembuk.newsroom.models.approval import (
    Approval,
    NotApprovedByAll,
    Reminder,
    fingerprint_of,
    given_to,
    is_approved,
)
from rembuk.newsroom.models.pages import ArticlePage, ArticleTag, NewsIndexPage, NewsPage
from rembuk.newsroom.models.reads import Reads
from rembuk.newsroom.models.review import ApprovalTask

__all__ = [
    "Approval",
    "ApprovalTask",
    "ArticlePage",
    "ArticleTag",
    "NewsIndexPage",
    "NewsPage",
    "NotApprovedByAll",
    "Reads",
    "Reminder",
    "fingerprint_of",
    "given_to",
    "is_approved",
]
