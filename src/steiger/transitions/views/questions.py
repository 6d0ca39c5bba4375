from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from steiger.access.doors import by_link
from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.secret_links import StaleLinkError
from steiger.pupils.enums import Section
from steiger.transitions import actions, rules, selectors
from steiger.transitions.forms import AskSchoolsForm, PlaceAnswerForm
from steiger.transitions.views.children import child_with, to_page

if TYPE_CHECKING:
    from steiger.core.models import SecretLink
    from steiger.transitions.models import CapacityAsk

ANSWER_WITHIN = timedelta(days=14)


@requires(Permission.BOND_MANAGE)
def ask(request: MemberRequest, case: str) -> HttpResponse:
    """One question to several schools. Links that nobody mails are shown this once."""
    found = child_with(request, case, Section.BOND)
    rules.may_manage_bonds(request.member, found).require()
    lines = selectors.all_bond_lines(request.member, found)
    pupil = found.pupil
    form = AskSchoolsForm(
        request.POST or None,
        region=request.region,
        taken={line.school_id for line in lines if line.is_running},
        initial={
            "starts_on": found.expected_move_on,
            "district": "" if pupil.has_secret_address else pupil.place,
            "answer_by": clock.today() + ANSWER_WITHIN,
        },
    )
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("year_group", "level", "starts_on", "district", "answer_by")}
        try:
            asked = actions.ask_schools(journey=found, schools=form.schools(), by=request.member, **told)
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("The schools have been asked."))
            return _show_links(request, found.case_number, asked.links) or to_page(request, "mother_school", found)
    return render(request, "transitions/ask.html", {"journey": found, "form": form})


def _show_links(request: MemberRequest, case: str, links: list[tuple[CapacityAsk, str]]) -> HttpResponse | None:
    """The links of schools without an address: known now and never again."""
    by_hand = [(one.bond.school.name, link) for one, link in links if not one.email]
    if not by_hand:
        return None
    response = render(request, "transitions/links.html", {"case": case, "links": by_hand})
    response["Cache-Control"] = "no-store, private"
    return response


@requires(Permission.BOND_MANAGE)
@require_POST
def remind(request: MemberRequest, case: str, ask: int) -> HttpResponse:
    found = child_with(request, case, Section.BOND)
    one = selectors.ask_for(request.member, found, ask)
    if one is None:
        raise Http404
    try:
        link = actions.remind_school(ask=one, by=request.member)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return to_page(request, "mother_school", found)
    messages.success(request, _("The school has a new link. The earlier one works no longer."))
    return _show_links(request, found.case_number, [(one, link)]) or to_page(request, "mother_school", found)


@requires(Permission.BOND_MANAGE)
@require_POST
def close_question(request: MemberRequest, case: str, question: int) -> HttpResponse:
    found = child_with(request, case, Section.BOND)
    one = selectors.capacity_question(request.member, found, question)
    if one is None:
        raise Http404
    actions.close_question(question=one, by=request.member)
    messages.success(request, _("The question is withdrawn, and its links work no longer."))
    return to_page(request, "mother_school", found)


@by_link("capacity")
def answer(request: HttpRequest, link: SecretLink) -> HttpResponse:
    """Somebody at an asked school, without an account: what is asked, and the answer."""
    question = selectors.question_behind(link)
    if question is None:
        raise StaleLinkError
    given = question.answer
    known = {"answer": given.answer, "from_on": given.from_on, "words": given.words} if given else {}
    form = PlaceAnswerForm(request.POST or None, initial=known)
    is_answered = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_by_link(link=link, **form.cleaned_data)
        except StaleLinkError:
            raise
        except DomainError as refusal:
            show_refusal(form, refusal)
        else:
            is_answered = True
            question = selectors.question_behind(link) or question
    return render(
        request, "transitions/capacity.html", {"question": question, "form": form, "is_answered": is_answered}
    )
