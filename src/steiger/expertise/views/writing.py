"""An article as one keeps it up: written, published, changed, read again, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.expertise import actions, rules, selectors
from steiger.expertise.actions import ArticleInput
from steiger.expertise.forms import ArticleFileForm, ArticleForm, ChangeArticleForm, ReviewForm, WithdrawArticleForm
from steiger.expertise.views.articles import article_or_404, to_article
from steiger.expertise.views.help_requests import request_or_404

if TYPE_CHECKING:
    from steiger.expertise.models import Article, HelpRequest

TYPED = ("title", "summary", "text", "sources", "keywords", "subjects", "stages", "review_on")


@require_http_methods(["GET", "POST"])
@requires(Permission.ARTICLE_WRITE)
def new(request: MemberRequest) -> HttpResponse:
    """A draft. From an answered question (`?request=`) its answer stands in it already."""
    source = _source(request)
    form = ArticleForm(request.POST or None, initial=_begun_with(source))
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        try:
            made = actions.write_article(by=request.member, written=_typed(form.cleaned_data), request=source)
            if "publish" in request.POST:
                actions.publish_article(by=request.member, article=made)
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _published_or_kept(request))
            return to_article(request, made.pk)
    context = {"form": form, "source": source, "preview": _preview(request, 0)}
    return render_page(request, "expertise/article_form.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.ARTICLE_WRITE)
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """The next version; the earlier ones stay readable."""
    found = _written_by_me(request, pk)
    begun = {name: getattr(found, name) for name in TYPED} | {"seen": found.version}
    form = ChangeArticleForm(request.POST or None, initial=begun)
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.change_article(
                by=request.member, article=found, written=_typed(typed), change=typed["change"], seen=typed["seen"]
            )
        except NotAllowedError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The article reads so from now on. The earlier version is kept."))
            return to_article(request, pk)
    context = {"form": form, "article": found, "preview": _preview(request, pk)}
    return render_page(request, "expertise/article_form.html", context)


@require_POST
@requires(Permission.ARTICLE_WRITE)
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    actions.publish_article(by=request.member, article=article_or_404(request, pk))
    messages.success(request, _("Everybody in the region finds this article from now on."))
    return to_article(request, pk)


@require_http_methods(["GET", "POST"])
@requires(Permission.ARTICLE_WRITE)
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    found = _written_by_me(request, pk)
    form = WithdrawArticleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_article(by=request.member, article=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("Nobody finds this article any more. You can publish it again."))
        return to_article(request, pk)
    return render_page(request, "expertise/withdraw_article.html", {"article": found, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.ARTICLE_WRITE)
def review(request: MemberRequest, pk: int) -> HttpResponse:
    """Read it again: still right, or to be changed."""
    found = _written_by_me(request, pk)
    form = ReviewForm(request.POST or None, initial={"review_on": clock.today() + rules.articles.REVIEW_AFTER})
    if request.method == "POST" and form.is_valid():
        try:
            actions.review_article(by=request.member, article=found, review_on=form.cleaned_data["review_on"])
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The article is right still. It comes back on the day you chose."))
            return to_article(request, pk)
    page = selectors.article_page(request.member, found)
    return render_page(request, "expertise/review_article.html", {"article": found, "page": page, "form": form})


@require_http_methods(["GET", "POST"])
@requires(Permission.ARTICLE_WRITE)
def files(request: MemberRequest, pk: int) -> HttpResponse:
    """Pictures for in the text, and things to take along."""
    found = _written_by_me(request, pk)
    form = ArticleFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        actions.add_article_files(by=request.member, article=found, uploads=typed["uploads"], title=typed["title"])
        messages.success(request, _("The file is with the article."))
        return redirect("expertise:article_files", region=request.region.slug, pk=pk)
    page = selectors.article_page(request.member, found)
    return render_page(request, "expertise/article_files.html", {"article": found, "page": page, "form": form})


@require_POST
@requires(Permission.ARTICLE_WRITE)
def remove_file(request: MemberRequest, pk: int, file: int) -> HttpResponse:
    found = selectors.article_file(_written_by_me(request, pk), file)
    if found is None:
        raise Http404
    actions.remove_article_file(by=request.member, file=found)
    messages.success(request, _("The file is taken away."))
    return redirect("expertise:article_files", region=request.region.slug, pk=pk)


@requires(Permission.ARTICLE_WRITE, at_least=Reach.REGION)
@require_POST
def starters(request: MemberRequest) -> HttpResponse:
    """The articles that come with the product, for a region that begins."""
    count = actions.take_over_starters(by=request.member)
    text = ngettext(
        "%(count)s article is there. It is yours: change it as your region does things.",
        "%(count)s articles are there. They are yours: change them as your region does things.",
        count,
    )
    messages.success(request, text % {"count": count})
    return redirect("expertise:articles", region=request.region.slug)


def _written_by_me(request: MemberRequest, pk: int) -> Article:
    found = article_or_404(request, pk)
    rules.articles.may_write(request.member, found).require()
    return found


def _source(request: MemberRequest) -> HelpRequest | None:
    asked = request.GET.get("request", "")
    if not asked:
        return None
    if not asked.isdecimal():
        raise Http404
    found = request_or_404(request, int(asked))
    if not selectors.help_page(request.member, found).may_make_article:
        raise Http404
    return found


def _begun_with(source: HelpRequest | None) -> dict[str, Any]:
    """What is known already: the answer, and what it is about."""
    if source is None:
        return {}
    subjects = [source.subject] if source.subject else []
    return {"text": selectors.last_answer(source), "subjects": subjects, "title": source.headline.rstrip("…")}


def _typed(typed: dict[str, Any]) -> ArticleInput:
    return ArticleInput(**{name: typed[name] for name in TYPED})


def _preview(request: MemberRequest, pk: int) -> str:
    """How it would read, without keeping it."""
    if "preview" not in request.POST:
        return ""
    return selectors.as_html(request.region.slug, pk, request.POST.get("text", ""))


def _published_or_kept(request: MemberRequest) -> str:
    if "publish" in request.POST:
        return _("Everybody in the region finds this article from now on.")
    return _("The draft is kept. Nobody else finds it until you publish it.")
