"""What holds for a question without a name, whoever asks or answers it: no names in it, and doors that close."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.core.secret_links import revoke_links
from steiger.pupils.models import Journey, MotherSchoolBond, Pupil
from steiger.transitions.enums import QuestionEnd
from steiger.transitions.models import CapacityAsk, CapacityQuestion

PURPOSE = "capacity"


def refuse_names(pupil: Pupil, words: str, *, field: str) -> None:
    """The question goes to schools that will perhaps never see this child."""
    written = set(re.findall(r"\w+", _folded(words)))
    names = {word for name in (pupil.call_name, pupil.last_name) for word in re.findall(r"\w+", _folded(name))}
    if named := sorted(written & {name for name in names if len(name) > 2}):
        raise DomainError(
            _("The question goes without a name. Take “%(name)s” out of the text.") % {"name": named[0]}, field=field
        )


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def close_link(bond: MotherSchoolBond) -> None:
    """What was mailed to this school opens nothing any more."""
    for ask in CapacityAsk.objects.filter(bond=bond):
        revoke_links(purpose=PURPOSE, subject=str(ask.pk))


def close_questions(*, journey: Journey, reason: QuestionEnd, by: Member) -> None:
    """Nobody needs to answer any more, and why. Whoever ended it passed the gate."""
    for question in CapacityQuestion.objects.filter(journey=journey, closed_on=None):
        question.closed_on, question.closed_by_id, question.end_reason = clock.today(), by.user_id, reason
        question.save(update_fields=["closed_on", "closed_by", "end_reason"])
        for ask in question.asks.all():
            revoke_links(purpose=PURPOSE, subject=str(ask.pk))
        record(by=by, kind="close_question", case_number=journey.case_number, subject=reason)
