from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.core.errors import DomainError, NotAllowedError
from steiger.core.forms import show_refusal
from steiger.core.links import in_region
from steiger.core.pages import render_page, tried
from steiger.expertise.actions import activity_material as actions
from steiger.expertise.forms.activities import MaterialForm
from steiger.expertise.rules.activities import may_lead
from steiger.expertise.selectors import activities as selectors
from steiger.expertise.views.activity_leading import led_or_403
from steiger.expertise.views.files import as_file


@require_http_methods(["GET", "POST"])
@requires(Permission.ACTIVITY_WRITE)
def add(request: MemberRequest, pk: int) -> HttpResponse:
    found = led_or_403(request, pk)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            [upload] = form.cleaned_data["file"]
            actions.add_material(by=request.member, activity=found, upload=upload, title=form.cleaned_data["title"])
        except NotAllowedError:
            raise
        except DomainError as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The material is with the activity."))
            return redirect(in_region(request.region.slug, "expertise:activity_material", pk=found.pk))
    page = selectors.activity_page(request.member, found)
    return render_page(request, "expertise/activity_material.html", {"page": page, "form": form})


@require_GET
@requires(Permission.ACTIVITY_SEE)
def download(request: MemberRequest, material: int) -> HttpResponse:
    found = selectors.material_for(request.member, material)
    if found is None:
        raise Http404
    return as_file(*selectors.material_content(found))


@require_POST
@requires(Permission.ACTIVITY_WRITE)
def remove(request: MemberRequest, material: int) -> HttpResponse:
    found = selectors.material_for(request.member, material)
    if found is None:
        raise Http404
    may_lead(request.member, found.activity).require()
    activity_id = found.activity_id
    tried(request, lambda: actions.remove_material(by=request.member, material=found), _("The material is taken away."))
    return redirect(in_region(request.region.slug, "expertise:activity_material", pk=activity_id))
