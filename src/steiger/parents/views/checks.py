from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission, Reach
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError
from steiger.core.forms import show_refusal
from steiger.core.pages import render_page
from steiger.parents import actions, selectors
from steiger.parents.forms import CheckForm
from steiger.parents.views.texts import language_or_404, row_or_404, to_text


@require_http_methods(["GET", "POST"])
@requires(Permission.PARENTS_CHECK, at_least=Reach.REGION)
def check_language(request: MemberRequest, language: str) -> HttpResponse:
    """Somebody read the whole page in this language."""
    spoken = language_or_404(language)
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.record_check_of_language(by=request.member, language=language, **form.cleaned_data)
        except DomainError as error:
            show_refusal(form, error)
        else:
            said = ngettext("%(count)s text is checked.", "%(count)s texts are checked.", count) % {"count": count}
            messages.success(request, said)
            return redirect("parents:texts", region=request.region.slug, language=language)
    rows = selectors.text_rows(request.member, language)
    context = {"form": form, "language": spoken, "to_review": sum(row.is_to_review for row in rows)}
    return render_page(request, "parents/check.html", context)


@require_POST
@requires(Permission.PARENTS_CHECK, at_least=Reach.REGION)
def check_text(request: MemberRequest, language: str, key: str) -> HttpResponse:
    row_or_404(request, language, key)
    form = CheckForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Fill in who read it and on which day."))
        return to_text(request, language, key)
    try:
        actions.record_check(by=request.member, language=language, key=key, **form.cleaned_data)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("It is recorded that this text was checked."))
    return to_text(request, language, key)
