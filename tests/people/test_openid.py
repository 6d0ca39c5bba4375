"""The sign-in of a school: at a real OpenID Connect provider on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import oidc_provider_mock
import pytest
import requests
from django.core.cache import cache
from django.test import Client

from steiger.access.member import Member
from steiger.config.openid import openid_providers
from steiger.people.models import User

# The provider's own libraries are being renewed; that is not ours to hear.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
ENVIRONMENT = {
    "OIDC_PROVIDERS": "oever",
    "OIDC_OEVER_LABEL": "De Oever",
    "OIDC_OEVER_CLIENT_ID": "steiger",
    "OIDC_OEVER_CLIENT_SECRET": "secret",
    "OIDC_OEVER_DOMAINS": "deoever.nl",
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def provider(issuer: str, settings: Any, db: None) -> None:
    cache.clear()
    configured = openid_providers({**ENVIRONMENT, "OIDC_OEVER_ISSUER": issuer})
    settings.SOCIALACCOUNT_PROVIDERS, settings.OIDC_WITH_TWO_FACTORS, _origins = configured


def _sign_in(client: Client, issuer: str, email: str) -> Any:
    """As a browser does: to the provider, through its form, and back with what it gave."""
    requests.put(f"{issuer}/users/{email}", json={"email": email, "name": "Iemand"}, timeout=5)
    there = client.post("/accounts/oidc/oever/login/")["Location"]
    assert there.startswith(issuer)
    back = requests.post(there, data={"sub": email}, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def _with_address(member: Member, email: str) -> User:
    User.objects.filter(pk=member.user_id).update(email=email)
    return User.objects.get(pk=member.user_id)


def test_somebody_who_was_invited_comes_in(issuer: str, bram: Member) -> None:
    user = _with_address(bram, "bram@deoever.nl")
    client = Client()
    assert "De Oever" in client.get("/accounts/login/").content.decode()

    _sign_in(client, issuer, "bram@deoever.nl")

    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/po2601/").status_code == 200


def test_somebody_who_was_not_invited_stays_outside(issuer: str, bram: Member) -> None:
    client = Client()

    answer = _sign_in(client, issuer, "vreemd@deoever.nl")
    page = client.get(answer["Location"]) if answer.status_code == 302 else answer

    assert "_auth_user_id" not in client.session
    assert not User.objects.filter(email="vreemd@deoever.nl").exists()
    assert "nodigen" in page.content.decode()


def test_a_school_speaks_for_its_own_addresses_only(issuer: str, dirk: Member) -> None:
    _with_address(dirk, "dirk@anderbestuur.nl")
    client = Client()

    _sign_in(client, issuer, "dirk@anderbestuur.nl")

    assert "_auth_user_id" not in client.session


def test_an_answer_that_nobody_asked_for_opens_nothing(bram: Member) -> None:
    _with_address(bram, "bram@deoever.nl")
    client = Client()

    client.get("/accounts/oidc/oever/login/callback/?code=abc&state=def")

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("missing", ["OIDC_OEVER_ISSUER", "OIDC_OEVER_CLIENT_ID", "OIDC_OEVER_DOMAINS"])
def test_half_a_provider_is_an_error_that_says_what_is_missing(missing: str) -> None:
    environment = {**ENVIRONMENT, "OIDC_OEVER_ISSUER": "https://login.example.nl", missing: ""}

    with pytest.raises(ValueError, match=missing):
        openid_providers(environment)


def test_without_providers_there_is_nothing() -> None:
    assert openid_providers({}) == ({}, frozenset(), [])
