from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from steiger.access.doors import by_link
from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.aftercare import actions, selectors
from steiger.aftercare.enums import TEACHER_LINK
from steiger.aftercare.forms import AskTeacherForm, TeacherAnswerForm
from steiger.aftercare.views.children import to_visit, visit_of
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal

if TYPE_CHECKING:
    from steiger.core.models import SecretLink


@requires(Permission.VISIT_PLAN)
def ask_teacher(request: MemberRequest, case: str, number: int) -> HttpResponse:
    """Ask the teacher five questions before the visit: by mail, or with a link to pass on."""
    found = visit_of(request, case, number)
    part = selectors.teacher_part(request.member, found)
    part.may_ask.require()
    form = AskTeacherForm(request.POST or None) if request.method == "GET" else AskTeacherForm(request.POST)
    context = {"journey": found.journey, "visit": found, "form": form, "part": part}
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        address = actions.ask_teacher(visit=found, email=email, by=request.member)
        if email:
            messages.success(request, _("The questions are mailed to the teacher."))
            return to_visit(request, found)
        context["address"] = address
    response = render(request, "aftercare/ask_teacher.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


@by_link(TEACHER_LINK)
def answer(request: HttpRequest, link: SecretLink) -> HttpResponse:
    """Five questions for who has the link. Of the child stand here the initials and the school."""
    found = selectors.visit_of_link(link)
    form = TeacherAnswerForm(request.POST) if request.method == "POST" else TeacherAnswerForm()
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_as_teacher(link=link, **form.as_answers())
        except DomainError as refusal:
            if refusal.field is None:
                raise
            show_refusal(form, refusal)
        else:
            return render(request, "aftercare/teacher_thanks.html", {"visit": found})
    return render(request, "aftercare/teacher_form.html", {"visit": found, "form": form})
