"""What is asked about what the region knows."""

from __future__ import annotations

from steiger.expertise.selectors.articles import (
    ArticleFilter,
    ArticlePage,
    Change,
    article,
    article_file,
    article_page,
    articles,
    as_html,
    changes_between,
    file_content,
    starters_missing,
    subjects_in_use,
    versions,
)
from steiger.expertise.selectors.due import due_for
from steiger.expertise.selectors.file import file_part, offers
from steiger.expertise.selectors.help_figures import HelpFigures, help_figures, subject_counts
from steiger.expertise.selectors.help_requests import (
    HelpFilter,
    HelpPage,
    answered_question,
    children_named,
    children_to_ask_about,
    file_for,
    help_page,
    help_request,
    help_requests,
    last_answer,
    schools_to_ask_for,
)
from steiger.expertise.selectors.search import Result, results, search

__all__ = [
    "ArticleFilter",
    "ArticlePage",
    "Change",
    "HelpFigures",
    "HelpFilter",
    "HelpPage",
    "Result",
    "answered_question",
    "article",
    "article_file",
    "article_page",
    "articles",
    "as_html",
    "changes_between",
    "children_named",
    "children_to_ask_about",
    "due_for",
    "file_content",
    "file_for",
    "file_part",
    "help_figures",
    "help_page",
    "help_request",
    "help_requests",
    "last_answer",
    "offers",
    "results",
    "schools_to_ask_for",
    "search",
    "starters_missing",
    "subject_counts",
    "subjects_in_use",
    "versions",
]
