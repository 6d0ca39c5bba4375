"""What comes in."""

from __future__ import annotations

from steiger.expertise.forms.articles import (
    ArticleFileForm,
    ArticleFilterForm,
    ArticleForm,
    ChangeArticleForm,
    ReviewForm,
    VoteForm,
    WithdrawArticleForm,
)
from steiger.expertise.forms.help_requests import (
    AnswerForm,
    AskBackForm,
    AskForm,
    AssignForm,
    FiguresForm,
    HelpedForm,
    HelpFilterForm,
    NoteForm,
    ReferForm,
    ReplyForm,
    ShareForm,
    SortForm,
)

__all__ = [
    "AnswerForm",
    "ArticleFileForm",
    "ArticleFilterForm",
    "ArticleForm",
    "AskBackForm",
    "AskForm",
    "AssignForm",
    "ChangeArticleForm",
    "FiguresForm",
    "HelpFilterForm",
    "HelpedForm",
    "NoteForm",
    "ReferForm",
    "ReplyForm",
    "ReviewForm",
    "ShareForm",
    "SortForm",
    "VoteForm",
    "WithdrawArticleForm",
]
