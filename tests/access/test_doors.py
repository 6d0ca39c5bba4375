"""Pages behind a secret link: what is kept of them, and how often one may guess."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from steiger.access.doors import GUESSES, by_link
from steiger.config.urls import urlpatterns as of_the_house
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.models import SecretLink
from steiger.core.scope import current_region_id
from steiger.core.secret_links import make_link, use_link
from steiger.organisations.models import Region
from tests.architecture.test_routes import ROUTES

pytestmark = pytest.mark.urls(__name__)


@by_link("test")
def _page(request: HttpRequest, link: SecretLink) -> HttpResponse:
    if request.method == "POST":
        use_link(link)
        raise DomainError("Not today.")
    return HttpResponse(f"{link.subject} in {current_region_id()}")


urlpatterns = [path("test/<str:secret>/", _page), *of_the_house]


@pytest.fixture
def secret(region: Region) -> str:
    term = clock.now() + timedelta(days=1)
    return make_link(region_id=region.pk, purpose="test", subject="44", expires_at=term, is_single_use=True).secret


def _is_kept_secret(response: HttpResponse) -> bool:
    return (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"]) == (
        "no-store, private",
        "strict-origin",
        "noindex, nofollow",
    )


def test_the_page_opens_in_the_region_of_the_link(region: Region, secret: str, client: Client) -> None:
    response = client.get(f"/test/{secret}/")

    assert response.content.decode() == f"44 in {region.pk}"
    assert _is_kept_secret(response)


def test_what_does_not_work_says_so_and_tells_nothing(region: Region, secret: str, client: Client) -> None:
    response = client.get(f"/test/{secret[:-1]}/")

    assert response.status_code == 404
    assert region.name not in response.content.decode()
    assert _is_kept_secret(response)


def test_a_refusal_undoes_everything_and_is_told(secret: str, client: Client) -> None:
    response = client.post(f"/test/{secret}/")

    assert response.status_code == 409
    assert "Not today." in response.content.decode()
    assert _is_kept_secret(response)
    assert SecretLink.objects.get().used_at is None


def test_who_guesses_waits_and_then_even_the_right_link_does(secret: str, client: Client) -> None:
    cache.clear()
    tried = [client.get(f"/test/sl_{number:043d}/").status_code for number in range(GUESSES.misses)]
    right = client.get(f"/test/{secret}/")
    cache.clear()

    assert set(tried) == {404}
    assert (right.status_code, right["Retry-After"]) == (429, str(GUESSES.seconds))
    assert _is_kept_secret(right)


def test_every_address_with_a_secret_is_behind_this_door() -> None:
    unguarded = [where for where, _, found in ROUTES if "secret>" in where and not hasattr(found.callback, "opened_by")]

    assert unguarded == []
