"""What is asked, what is known, what is organised, and where to turn to."""

from __future__ import annotations

from steiger.expertise.models.activities import Activity, ActivityEnrolment, ActivityMaterial
from steiger.expertise.models.articles import Article, ArticleFile, ArticleVersion, ArticleVote
from steiger.expertise.models.directory import DirectoryEntry, ExpertProfile
from steiger.expertise.models.help_requests import HelpFile, HelpMessage, HelpRequest
from steiger.expertise.models.subjects import KnownWord

__all__ = [
    "Activity",
    "ActivityEnrolment",
    "ActivityMaterial",
    "Article",
    "ArticleFile",
    "ArticleVersion",
    "ArticleVote",
    "DirectoryEntry",
    "ExpertProfile",
    "HelpFile",
    "HelpMessage",
    "HelpRequest",
    "KnownWord",
]
