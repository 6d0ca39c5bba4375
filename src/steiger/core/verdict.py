"""The answer to "may this be done?", with the reason that the screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.core.errors import NotAllowedError


@dataclass(frozen=True, slots=True)
class Verdict:
    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok

    def require(self) -> None:
        """Raise the reason as an error when the answer is no."""
        if not self.ok:
            raise NotAllowedError(self.reason)


YES = Verdict(ok=True)


def no(reason: str) -> Verdict:
    return Verdict(ok=False, reason=reason)
