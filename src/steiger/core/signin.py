"""Nobody signs up: people are invited by their region. Secrets of a second factor are sealed in the database."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False


class KnownPeopleOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Through the sign-in of a school (OpenID Connect) come people who were invited; a school speaks for its own
    addresses only, whatever it says of others."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        domains: list[str] = login.provider.app.settings["domains"]
        return email.rpartition("@")[2].lower() in domains and self.is_email_verified(login.provider, email)


def signed_in_with_two_factors(request: HttpRequest) -> bool:
    """Whether somebody came in through a provider that asks for two factors itself, as the operator says."""
    for method in request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, []):
        if method.get("method") == "socialaccount" and method.get("provider") in settings.OIDC_WITH_TWO_FACTORS:
            return True
    return False


class KnownPasswordHasher(ScryptPasswordHasher):
    """For the demo, whose one password stands on its sign-in page: nothing to guess, so no work to make of it. The
    first sign-in of a real installation would hash it anew."""

    work_factor = 2**8


class SealedSecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """A backup of the database alone must not give away anybody's second factor.

    Sealed with SECRET_KEY; after a new key the old one in SECRET_KEY_FALLBACKS keeps opening what it sealed.
    """

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(_digest(key))) for key in keys])


def _digest(key: str | bytes) -> bytes:
    return salted_hmac("steiger.second-factor", "seal", secret=key, algorithm="sha256").digest()
