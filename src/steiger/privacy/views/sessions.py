from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.pages import paginate, render_page, saved
from steiger.privacy.forms import SessionForm
from steiger.pupils import selectors as pupils
from steiger.pupils.actions import begin_staff_session, end_staff_session


@require_http_methods(["GET", "POST"])
@requires(Permission.SESSION_SEE)
def sessions(request: MemberRequest) -> HttpResponse:
    """When an administrator read a file, of which child, why and how long; and for an administrator how to begin."""
    form = SessionForm(request.POST or None)
    begin = partial(begin_staff_session, by=request.member)
    if made := saved(request, form, begin, _("The session runs. Coordinators and privacy officers were told.")):
        return redirect("desk:file", region=request.region.slug, case=made.journey.case_number)
    context = {
        "page": paginate(request, pupils.sessions(request.member)),
        "running": pupils.running_of(request.member),
        "form": form if request.member.may(Permission.SESSION_BEGIN) else None,
    }
    return render_page(request, "privacy/sessions.html", context, partial="rows")


@requires(Permission.SESSION_BEGIN)
@require_POST
def end_session(request: MemberRequest) -> HttpResponse:
    end_staff_session(by=request.member)
    messages.success(request, _("The session has ended. You see no child any more."))
    return redirect("privacy:sessions", region=request.region.slug)
