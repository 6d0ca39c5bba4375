"""What is known, as one reads it: found, read, compared with how it was, told whether it was of use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import paginate, render_page
from steiger.expertise import actions, selectors
from steiger.expertise.forms import ArticleFilterForm, VoteForm
from steiger.expertise.views.files import as_file

if TYPE_CHECKING:
    from steiger.expertise.models import Article


@require_GET
@requires(Permission.ARTICLE_SEE)
def articles(request: MemberRequest) -> HttpResponse:
    """One box to search in; without words the list, latest first."""
    form = ArticleFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = selectors.ArticleFilter(
        text=chosen.get("q", ""),
        subject=chosen.get("subject", ""),
        stage=chosen.get("stage", ""),
        state=chosen.get("state", ""),
    )
    context: dict[str, Any] = {
        "form": form,
        "text": wanted.text,
        "is_narrowed": wanted != selectors.ArticleFilter(),
        "may_write": request.member.may(Permission.ARTICLE_WRITE),
        "may_ask": request.member.may(Permission.HELP_ASK),
        "starters": selectors.starters_missing(request.member),
    }
    if wanted.text.strip():
        context["results"] = selectors.results(request.member, wanted.text, subject=wanted.subject, stage=wanted.stage)
    else:
        context["page"] = paginate(request, selectors.articles(request.member, wanted))
    return render_page(request, "expertise/articles.html", context, partial="rows")


@require_GET
@requires(Permission.ARTICLE_SEE)
def article(request: MemberRequest, pk: int) -> HttpResponse:
    found = article_or_404(request, pk)
    page = selectors.article_page(request.member, found)
    return render_page(request, "expertise/article.html", {"page": page, "article": found})


@require_GET
@requires(Permission.ARTICLE_SEE)
def versions(request: MemberRequest, pk: int) -> HttpResponse:
    """Every version, and what one says otherwise than the one before (`?number=`)."""
    found = article_or_404(request, pk)
    kept = list(selectors.versions(found))
    numbers = {one.number: one for one in kept}
    asked = request.GET.get("number", "")
    later = numbers.get(int(asked)) if asked.isdecimal() else kept[0]
    if later is None:
        raise Http404
    earlier = numbers.get(later.number - 1)
    names = {"title": _("Title"), "summary": _("In a sentence or two"), "text": _("Text"), "sources": _("Sources")}
    context = {
        "article": found,
        "versions": kept,
        "later": later,
        "earlier": earlier,
        "changes": selectors.changes_between(earlier, later, names) if earlier else [],
    }
    return render_page(request, "expertise/versions.html", context)


@require_GET
@requires(Permission.ARTICLE_SEE)
def article_file(request: MemberRequest, pk: int, file: int) -> HttpResponse:
    found = selectors.article_file(article_or_404(request, pk), file)
    if found is None:
        raise Http404
    content = selectors.file_content(found)
    return as_file(content, found.file.media_type, found.file.name, is_shown=found.is_picture)


@require_POST
@requires(Permission.ARTICLE_SEE)
def vote(request: MemberRequest, pk: int) -> HttpResponse:
    """Was this useful? One click, and a line for who wants to."""
    found = article_or_404(request, pk)
    form = VoteForm(request.POST)
    if form.is_valid():
        actions.say_whether_useful(by=request.member, article=found, **form.cleaned_data)
        messages.success(request, _("Thank you: whoever keeps this article up sees it."))
    return to_article(request, pk)


def article_or_404(request: MemberRequest, pk: int) -> Article:
    found = selectors.article(request.member, pk)
    if found is None:
        raise Http404
    return found


def to_article(request: MemberRequest, pk: int) -> HttpResponse:
    return redirect("expertise:article", region=request.region.slug, pk=pk)
