"""The rows of the newsroom."""

from rembuk.newsroom.models.pages import ArticlePage, ArticleTag, NewsIndexPage, NewsPage
from rembuk.newsroom.models.review import ApprovalTask

__all__ = ["ApprovalTask", "ArticlePage", "ArticleTag", "NewsIndexPage", "NewsPage"]
