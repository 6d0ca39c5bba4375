"""The sign-in of schools and boards by OpenID Connect, from the environment: see docs/howto/sign-in-of-a-school.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def openid_providers(environment: Mapping[str, str]) -> tuple[dict[str, Any], frozenset[str], list[str]]:
    """For each name in `OIDC_PROVIDERS` its settings `OIDC_NAME_...`.

    Gives allauth's providers, the names of those that see to a second factor themselves, and where their sign-in pages
    stand. A provider without a setting that it needs is an error: half a door is none.
    """
    names = [name.strip().lower() for name in environment.get("OIDC_PROVIDERS", "").split(",") if name.strip()]
    apps = [_app(name, environment) for name in names]
    two = frozenset(name for name in names if environment.get(_key(name, "TWO_FACTORS")) == "1")
    origins = [
        f"{parts.scheme}://{parts.netloc}" for parts in (urlsplit(app["settings"]["server_url"]) for app in apps)
    ]
    origins += [origin for name in names for origin in environment.get(_key(name, "SIGN_IN_AT"), "").split()]
    return ({"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True}} if apps else {}), two, origins


def _app(name: str, environment: Mapping[str, str]) -> dict[str, Any]:
    domains = [one.strip().lower() for one in _needed(name, "DOMAINS", environment).split(",")]
    return {
        "provider_id": name,
        "name": environment.get(_key(name, "LABEL"), name.capitalize()),
        "client_id": _needed(name, "CLIENT_ID", environment),
        "secret": _needed(name, "CLIENT_SECRET", environment),
        "settings": {
            "server_url": _needed(name, "ISSUER", environment),
            # A school speaks for its own addresses: those are proven, and no others open an account.
            "domains": domains,
            "verified_email": domains,
        },
    }


def _needed(name: str, what: str, environment: Mapping[str, str]) -> str:
    value = environment.get(_key(name, what), "").strip()
    if not value:
        raise ValueError(f"{_key(name, what)} is not set, and OIDC_PROVIDERS names {name}.")
    return value


def _key(name: str, what: str) -> str:
    return f"OIDC_{name.upper().replace('-', '_')}_{what}"
