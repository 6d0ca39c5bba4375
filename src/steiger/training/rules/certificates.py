"""When a certificate is earned. The numbers are policy; that every assignment is passed is the training itself."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.core.ids import ALPHABET
from steiger.core.verdict import YES, Verdict, no
from steiger.training.keys import Terms

CODE_GROUPS, CODE_GROUP = 3, 4


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one teacher is: sessions held and attended, assignments and those passed, coaching sessions held."""

    attended: int = 0
    held: int = 0
    to_come: int = 0
    passed: int = 0
    assignments: int = 0
    coached: int = 0

    @property
    def attendance(self) -> int:
        """The percentage, rounded down: 79.9 is not 80."""
        return 100 * self.attended // self.held if self.held else 0


def missing(reached: Reached, terms: Terms) -> list[str]:
    """What still keeps this teacher from a certificate, each as a sentence."""
    said = []
    if reached.to_come or not reached.held:
        said.append(_("The last session has yet to be held."))
    if reached.held and reached.attendance < terms.attendance:
        said.append(
            _("Attended %(own)s%% of the sessions; %(asked)s%% is asked.")
            % {"own": reached.attendance, "asked": terms.attendance}
        )
    if open_work := reached.assignments - reached.passed:
        said.append(
            ngettext(
                "%(count)s assignment has not been passed yet.",
                "%(count)s assignments have not been passed yet.",
                open_work,
            )
            % {"count": open_work}
        )
    if (more := terms.coaching - reached.coached) > 0:
        said.append(
            ngettext(
                "%(count)s coaching session is still to be held.",
                "%(count)s coaching sessions are still to be held.",
                more,
            )
            % {"count": more}
        )
    return said


def may_be_certified(reached: Reached, terms: Terms, *, has_one: bool) -> Verdict:
    if has_one:
        return no(_("This teacher has a certificate already."))
    said = missing(reached, terms)
    return no(" ".join(said)) if said else YES


def new_code() -> str:
    """Twelve letters and digits that are not mistaken for each other: 10^16 of them, far too many to try."""
    letters = [secrets.choice(ALPHABET) for _place in range(CODE_GROUPS * CODE_GROUP)]
    return "-".join("".join(letters[at : at + CODE_GROUP]) for at in range(0, len(letters), CODE_GROUP))


def tidied(typed: str) -> str:
    """What somebody copied from paper, as codes are written; nothing when it can be none."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != CODE_GROUPS * CODE_GROUP or any(letter not in ALPHABET for letter in letters):
        return ""
    return "-".join(letters[at : at + CODE_GROUP] for at in range(0, len(letters), CODE_GROUP))
