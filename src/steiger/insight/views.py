from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from steiger.access.enums import Permission
from steiger.access.gate import MemberRequest, requires
from steiger.insight import selectors


@requires(Permission.FIGURES_SEE)
def figures(request: MemberRequest) -> HttpResponse:
    """The region in numbers, or the own school. Holds no child, so opening it is no look at one."""
    return render(request, "insight/figures.html", {"figures": selectors.figures(request.member)})
