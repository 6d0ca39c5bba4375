from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.cooperation import actions, selectors
from steiger.cooperation.enums import Template
from steiger.cooperation.forms import PolicyDraft, with_more_rows
from steiger.cooperation.rules import may_adopt_policy, sections
from steiger.cooperation.rules.terms import RULE_NAMES, Rules
from steiger.core.errors import DomainError
from steiger.core.pages import render_page

if TYPE_CHECKING:
    from steiger.cooperation.models import Body, Decision, PolicyVersion


@require_GET
@requires(Permission.POLICY_SEE)
def policy(request: MemberRequest) -> HttpResponse:
    """The version in force; the earliest when none is yet."""
    found = list(selectors.versions(request.member))
    lines = selectors.version_lines(found)
    shown = next((line for line in lines if line.is_in_force), lines[-1] if lines else None)
    return _reading(request, shown, lines)


@require_GET
@requires(Permission.POLICY_SEE)
def version(request: MemberRequest, number: int) -> HttpResponse:
    """One version, with what it changed."""
    lines = selectors.version_lines(list(selectors.versions(request.member)))
    shown = next((line for line in lines if line.policy.number == number), None)
    if shown is None:
        raise Http404
    return _reading(request, shown, lines)


def _reading(
    request: MemberRequest, shown: selectors.VersionLine | None, lines: list[selectors.VersionLine]
) -> HttpResponse:
    context: dict[str, Any] = {
        "lines": lines,
        "line": shown,
        "may_adopt": may_adopt_policy(request.member),
        "may_propose": bool(lines) and selectors.tables_proposed_to_by(request.member).exists(),
        "starts": [] if lines else selectors.starts(),
    }
    if shown is not None:
        spoken = Rules(**{name: getattr(shown.policy, name) for name in RULE_NAMES})
        context["sections"] = sections(spoken)
        context["changes"] = selectors.changes_in(shown.policy, [line.policy for line in lines])
    return render_page(request, "cooperation/policy.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.POLICY_WRITE, at_least=Reach.REGION)
def new_version(request: MemberRequest) -> HttpResponse:
    """Start from the latest version or a template; look at what changes; adopt."""
    latest = selectors.latest_version(request.member)
    tables, decided = list(selectors.tables_written_by(request.member)), selectors.decisions_in_force(request.member)
    choices: dict[str, Any] = {
        "tables": [(body.pk, body.name) for body in tables],
        "decided": [(one.pk, f"{one.number} · {one.title}") for one in decided],
    }
    if request.method == "GET":
        terms = selectors.terms_to_start_from(latest, request.GET.get("template", ""))
        draft = PolicyDraft(terms=terms, after=latest.number if latest else 0, **choices)
        return _form(request, draft, latest)
    wish = request.POST.get("wish", "check")
    if wish.startswith("more-"):
        wider = with_more_rows(request.POST, wish.removeprefix("more-"))
        return _form(request, PolicyDraft(posted=wider, **choices), latest)
    draft = PolicyDraft(posted=request.POST, **choices)
    if wish == "edit" or not draft.is_valid(latest.valid_from if latest else None):
        return _form(request, draft, latest)
    if wish != "adopt":
        context = {
            "draft": draft,
            "latest": latest,
            "adopted_in": next((one for one in decided if one.pk == draft.adopted_in), None),
            "body": next((one for one in tables if one.pk == draft.body), None),
            "changes": selectors.changes_against(latest, draft.terms()),
        }
        return render_page(request, "cooperation/check_version.html", context)
    try:
        adopted = _adopt(request, draft, tables, decided)
    except DomainError as error:
        draft.refuse(error)
        return _form(request, draft, latest)
    messages.success(request, _("Version %(number)s has been adopted.") % {"number": adopted.number})
    return redirect("cooperation:version", region=request.region.slug, number=adopted.number)


def _adopt(request: MemberRequest, draft: PolicyDraft, tables: list[Body], decided: list[Decision]) -> PolicyVersion:
    """By the decision that was chosen; by one that is recorded now; or, in a region without tables, in words."""
    chosen = next((one for one in decided if one.pk == draft.adopted_in), None)
    if chosen is not None:
        return actions.adopt_policy(by=request.member, adopted_in=chosen, **draft.asked())
    body = next((one for one in tables if one.pk == draft.body), None)
    if body is not None:
        return actions.decide_and_adopt(by=request.member, body=body, **draft.in_words, **draft.asked())
    return actions.adopt_policy(by=request.member, **draft.in_words, **draft.asked())


def _form(request: MemberRequest, draft: PolicyDraft, latest: Any) -> HttpResponse:
    context = {"draft": draft, "latest": latest, "templates": Template.choices}
    return render_page(request, "cooperation/new_version.html", context)
