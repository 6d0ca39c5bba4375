"""What the teacher told before a visit; and which visit somebody with a link is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from steiger.access.member import Member
from steiger.aftercare import rules
from steiger.aftercare.models import TeacherForm, Visit
from steiger.aftercare.selectors.reports import StandingRow
from steiger.aftercare.selectors.visits import with_due
from steiger.core.models import SecretLink
from steiger.core.verdict import Verdict
from steiger.pupils.enums import CORE_DOMAINS, Domain, Standing


@dataclass(frozen=True, slots=True)
class TeacherPart:
    """What was asked and answered, for who reads or writes the report."""

    form: TeacherForm | None
    standings: list[StandingRow]
    may_ask: Verdict

    @property
    def is_answered(self) -> bool:
        return self.form is not None and self.form.answered_at is not None


def teacher_form_of(visit: Visit) -> TeacherForm | None:
    return TeacherForm.objects.filter(visit=visit).first()


def teacher_part(member: Member, visit: Visit) -> TeacherPart:
    form = teacher_form_of(visit)
    known = dict(form.standings.values_list("domain", "standing")) if form and form.answered_at else {}
    standings = [StandingRow(str(Domain(one).label), Standing(known[one])) for one in CORE_DOMAINS if one in known]
    return TeacherPart(form, standings, rules.may_ask_teacher(member, visit, form))


def visit_of_link(link: SecretLink) -> Visit | None:
    """The visit that the link is for: nothing that comes with the request says which."""
    found: Visit | None = with_due(Visit.objects.filter(pk=int(link.subject))).first()
    return found
