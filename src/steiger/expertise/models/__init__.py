"""What is asked, and what is known."""

from steiger.expertise.models.articles import Article, ArticleFile, ArticleVersion, ArticleVote
from steiger.expertise.models.help_requests import HelpFile, HelpMessage, HelpRequest
from steiger.expertise.models.subjects import KnownWord

__all__ = [
    "Article",
    "ArticleFile",
    "ArticleVersion",
    "ArticleVote",
    "HelpFile",
    "HelpMessage",
    "HelpRequest",
    "KnownWord",
]
