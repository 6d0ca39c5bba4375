"""Against guessing: how often something may go wrong for one address before it must wait. Shared by every process."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Limit:
    """So many misses within so many seconds. A hit counts for nothing: a real code opens as often as one likes."""

    name: str
    misses: int
    seconds: int

    def is_reached(self, request: HttpRequest) -> bool:
        return len(self._recent(self._key(request))) >= self.misses

    def count_miss(self, request: HttpRequest) -> None:
        key = self._key(request)
        cache.set(key, [*self._recent(key), time.time()], self.seconds)

    def _recent(self, key: str) -> list[float]:
        known: list[float] = cache.get(key, [])
        return [at for at in known if at > time.time() - self.seconds]

    def _key(self, request: HttpRequest) -> str:
        """The address as the sign-in counts it, behind a proxy too; kept as a hash, for as long as the limit lasts."""
        address = str(get_adapter().get_client_ip(request))
        return f"limit:{self.name}:{sha256(address.encode()).hexdigest()[:32]}"
