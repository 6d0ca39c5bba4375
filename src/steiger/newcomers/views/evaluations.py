"""The stay of one child: plan, evaluations, talks with the parents, more time; and a school's rhythm."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.audit.actions import record_look
from steiger.audit.enums import Looked
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.newcomers import actions, rules, selectors
from steiger.newcomers.enums import GoalState
from steiger.newcomers.forms import (
    CloseGoalForm,
    DecideExtensionForm,
    EvaluationForm,
    ExtensionForm,
    GoalForm,
    RhythmForm,
    TalkForm,
    next_goals,
)
from steiger.newcomers.views.stay import writable
from steiger.pupils.enums import Section
from steiger.pupils.rules import may_change, sections_for
from steiger.pupils.selectors import guardians_of, journey


@require_GET
@requires(Permission.FILE_SEE)
def stay(request: MemberRequest, case: str) -> HttpResponse:
    """All that a stay holds, for whoever sees that part of the file."""
    found = journey(request.member, case)
    if found is None or Section.STAY not in sections_for(request.member, found):
        raise Http404
    record_look(by=request.member, looked_at=Looked.FILE, case_number=found.case_number)
    page = selectors.stay_page(request.member, found)
    waiting = page.open_extension
    context = {
        "journey": found,
        "page": page,
        "may_write": may_change(request.member, found, Permission.STAY_WRITE),
        "in_secondary": selectors.is_secondary(request.member, page.placement),
        "may_decide": waiting is not None and rules.may_decide_extension(request.member, waiting),
    }
    return render(request, "newcomers/stay.html", context)


def saved(request: MemberRequest, form: forms.Form, act: Callable[[], object], done: str) -> bool:
    """Act on a filled-in form; a refusal stands beside its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except DomainError as refusal:
        show_refusal(form, refusal)
        return False
    messages.success(request, done)
    return True


def _to_stay(request: MemberRequest, case: str) -> HttpResponse:
    return redirect("newcomers:stay", region=request.region.slug, case=case)


@requires(Permission.STAY_WRITE)
def add_goal(request: MemberRequest, case: str) -> HttpResponse:
    found = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    form = GoalForm(request.POST or None)
    if saved(
        request,
        form,
        lambda: actions.set_goal(journey=found, goal=form.as_input(), by=request.member),
        _("The goal is in the plan."),
    ):
        return _to_stay(request, case)
    return render(request, "newcomers/goal.html", {"journey": found, "form": form})


@requires(Permission.STAY_WRITE)
def change_goal(request: MemberRequest, case: str, goal_id: int) -> HttpResponse:
    """Change the goal, or say that it was reached or let go."""
    found = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    known = selectors.goal_of(found, goal_id)
    if known is None:
        raise Http404
    closes = "outcome" in request.POST
    initial = {name: getattr(known, name) for name in ("domain", "goal", "helper", "until_on")}
    form = GoalForm(None if closes else request.POST or None, initial=initial)
    closing = CloseGoalForm(request.POST if closes else None)
    if closes and saved(
        request,
        closing,
        lambda: actions.close_goal(
            journey=found,
            goal_id=goal_id,
            outcome=GoalState(closing.cleaned_data["outcome"]),
            note=closing.cleaned_data["note"],
            by=request.member,
        ),
        _("The goal is closed."),
    ):
        return _to_stay(request, case)
    if not closes and saved(
        request,
        form,
        lambda: actions.change_goal(journey=found, goal_id=goal_id, goal=form.as_input(), by=request.member),
        _("The goal has been changed."),
    ):
        return _to_stay(request, case)
    return render(request, "newcomers/goal.html", {"journey": found, "form": form, "closing": closing, "goal": known})


@requires(Permission.STAY_WRITE)
def evaluate(request: MemberRequest, case: str) -> HttpResponse:
    """Each open goal, a conclusion, and the goals that come next."""
    found = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    form = EvaluationForm(request.POST or None, goals=selectors.open_goals(found))
    following = next_goals(request.POST or None)
    # All of them, so that what is wrong is said at once.
    is_whole = all([one.is_valid() for one in following])  # noqa: C419
    if is_whole and saved(
        request,
        form,
        lambda: actions.record_evaluation(
            journey=found,
            held_on=form.cleaned_data["held_on"],
            conclusion=form.cleaned_data["conclusion"],
            reviews=form.reviews(),
            next_goals=[one.as_input() for one in following if one.has_changed()],
            by=request.member,
        ),
        _("The evaluation is recorded."),
    ):
        return _to_stay(request, case)
    page = selectors.stay_page(request.member, found)
    context = {"journey": found, "form": form, "following": following, "page": page}
    return render(request, "newcomers/evaluate.html", context)


@requires(Permission.STAY_WRITE)
def add_talk(request: MemberRequest, case: str) -> HttpResponse:
    found = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    guardians = guardians_of(found)
    form = TalkForm(request.POST or None, initial={"language": guardians[0].language if guardians else "nl"})
    if saved(
        request,
        form,
        lambda: actions.record_talk(journey=found, talk=form.as_input(), by=request.member),
        _("The talk is recorded."),
    ):
        return _to_stay(request, case)
    return render(request, "newcomers/talk.html", {"journey": found, "form": form, "guardians": guardians})


@requires(Permission.STAY_WRITE)
def ask_extension(request: MemberRequest, case: str) -> HttpResponse:
    found = writable(request, case, Section.STAY, Permission.STAY_WRITE)
    page = selectors.stay_page(request.member, found)
    page.may_ask.require()
    form = ExtensionForm(request.POST or None)
    if saved(
        request,
        form,
        lambda: actions.ask_extension(journey=found, by=request.member, **form.cleaned_data),
        _("It is asked. The coordinator decides."),
    ):
        return _to_stay(request, case)
    return render(request, "newcomers/extend.html", {"journey": found, "form": form, "page": page})


@requires(Permission.EXTENSION_DECIDE, at_least=Reach.REGION)
def decide_extension(request: MemberRequest, case: str, extension: int) -> HttpResponse:
    found = journey(request.member, case)
    asked = selectors.extension(found, extension) if found is not None else None
    if found is None or asked is None:
        raise Http404
    record_look(by=request.member, looked_at=Looked.FILE, case_number=found.case_number)
    rules.may_decide_extension(request.member, asked).require()
    form = DecideExtensionForm(request.POST or None)
    if saved(
        request,
        form,
        lambda: actions.decide_extension(extension_id=asked.pk, by=request.member, **form.cleaned_data),
        _("The decision is recorded."),
    ):
        return _to_stay(request, case)
    context = {"journey": found, "form": form, "extension": asked, "page": selectors.stay_page(request.member, found)}
    return render(request, "newcomers/decide_extension.html", context)


@requires(Permission.GROUPS_MANAGE)
def rhythm(request: MemberRequest, facility_id: int) -> HttpResponse:
    """How often one's newcomer school evaluates."""
    school = next((one for one in selectors.facility_choices(request.member) if one[0] == facility_id), None)
    if school is None:
        raise Http404
    form = RhythmForm(request.POST or None, initial={"weeks": selectors.rhythms([facility_id]).get(facility_id)})
    if saved(
        request,
        form,
        lambda: actions.set_rhythm(facility_id=facility_id, weeks=form.cleaned_data["weeks"], by=request.member),
        _("The rhythm is set."),
    ):
        return redirect("newcomers:groups", region=request.region.slug)
    return render(request, "newcomers/rhythm.html", {"form": form, "school": school[1]})
