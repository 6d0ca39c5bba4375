"""Lists in pages. Counting stops early: a list of a hundred thousand opens as fast as one of a hundred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal

Row = TypeVar("Row", bound=Model)
Made = TypeVar("Made")
PER_PAGE = 50
COUNT_LIMIT = 1000


@dataclass(frozen=True)
class Page:
    rows: Sequence[Any]
    number: int
    has_next: bool
    total: int
    is_total_exact: bool
    query: str

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def first(self) -> int:
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def next_query(self) -> str:
        return f"{self.query}&page={self.number + 1}".lstrip("&")

    @property
    def previous_query(self) -> str:
        return f"{self.query}&page={self.number - 1}".lstrip("&")


def paginate(request: HttpRequest, rows: QuerySet[Row]) -> Page:
    """The page asked for in `?page=`; other parameters stay in the links."""
    try:
        number = max(int(request.GET.get("page", "1")), 1)
    except ValueError:
        number = 1
    start = (number - 1) * PER_PAGE
    found = list(rows[start : start + PER_PAGE + 1])
    total, is_exact = _count(rows, start, found)
    query = request.GET.copy()
    query.pop("page", None)
    return Page(found[:PER_PAGE], number, len(found) > PER_PAGE, total, is_exact, query.urlencode())


def _count(rows: QuerySet[Row], start: int, found: Sequence[Row]) -> tuple[int, bool]:
    if len(found) <= PER_PAGE and (found or start == 0):
        return start + len(found), True
    counted = rows.order_by().values("pk")[: COUNT_LIMIT + 1].count()
    return min(counted, COUNT_LIMIT), counted <= COUNT_LIMIT


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, partial: str = "", status: int = 200
) -> HttpResponse:
    """A whole page, or only its named partial when htmx asks for it."""
    wants_partial = partial and request.headers.get("HX-Request") == "true" and not request.headers.get("HX-Boosted")
    return render(request, f"{template}#{partial}" if wants_partial else template, context, status=status)


def tried(request: HttpRequest, act: Callable[[], object], done: str = "") -> bool:
    """Do it, and say on the next page how it went. What a role does not allow has a page of its own."""
    try:
        act()
    except NotAllowedError:
        raise
    except DomainError as error:
        messages.error(request, error.message)
        return False
    if done:
        messages.success(request, done)
    return True


def saved(request: HttpRequest, form: forms.Form, act: Callable[..., Made], done: str = "") -> Made | None:
    """What the action made of a form that was sent, said on the next page; nothing when the form is to be shown.

    A refusal stands beside the field that it is about, and what was typed stays.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        made = act(**form.cleaned_data)
    except DomainError as refusal:
        show_refusal(form, refusal)
        return None
    if done:
        messages.success(request, done)
    return made
