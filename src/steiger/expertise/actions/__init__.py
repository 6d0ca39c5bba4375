"""What happens, verb by verb."""

from __future__ import annotations

from steiger.expertise.actions.articles import (
    ArticleInput,
    add_article_files,
    change_article,
    pass_on_articles,
    publish_article,
    remove_article_file,
    review_article,
    say_whether_useful,
    withdraw_article,
    write_article,
)
from steiger.expertise.actions.help_desk import (
    answer_request,
    ask_back,
    assign_request,
    note_with_request,
    pass_on_questions,
    pass_on_requests,
    refer_on,
    share_request,
    sort_request,
    stop_sharing,
)
from steiger.expertise.actions.help_requests import ask_for_help, reply, say_whether_it_helped, withdraw_request
from steiger.expertise.actions.starters import take_over_starters

__all__ = [
    "ArticleInput",
    "add_article_files",
    "answer_request",
    "ask_back",
    "ask_for_help",
    "assign_request",
    "change_article",
    "note_with_request",
    "pass_on_articles",
    "pass_on_questions",
    "pass_on_requests",
    "publish_article",
    "refer_on",
    "remove_article_file",
    "reply",
    "review_article",
    "say_whether_it_helped",
    "say_whether_useful",
    "share_request",
    "sort_request",
    "stop_sharing",
    "take_over_starters",
    "withdraw_article",
    "withdraw_request",
    "write_article",
]
