"""After something was done the number in the menu is counted anew."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from steiger.desk.context import forget_count

Answer = Callable[[HttpRequest], HttpResponse]


class CountAnew:
    """Stands within the region's doorman."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_inside = getattr(request, "member", None) is not None
        if is_inside and request.method == "POST" and resolve(request.path_info).view_name != "desk:count":
            forget_count(request)
        return response
