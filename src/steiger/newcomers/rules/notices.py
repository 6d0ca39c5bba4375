"""Who must tell whom of an enrolment, and within how many days: what the law says, in one table.

Sources: Leerplichtwet 1969, article 18 (the municipality, seven days); Besluit bekostiging WPO, articles 6 to 9 (proof
of deregistration at most six months old; the former school, one week); WPO, article 40b (DUO, two weeks). The terms
are shown and never block anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.newcomers.enums import Notice
from steiger.newcomers.models import LegalNotice


@dataclass(frozen=True, slots=True)
class Term:
    """Within so many days, to whom, and by which law."""

    days: int
    told: str | Promise
    law: str | Promise


NOTICE_TERMS: Mapping[Notice, Term] = MappingProxyType(
    {
        Notice.PROOF: Term(0, gettext_lazy("the own administration"), gettext_lazy("Besluit bekostiging WPO, art. 6")),
        Notice.MUNICIPALITY: Term(
            7, gettext_lazy("the municipality (compulsory education)"), gettext_lazy("Leerplichtwet, art. 18")
        ),
        Notice.FORMER_SCHOOL: Term(
            7, gettext_lazy("the former school"), gettext_lazy("Besluit bekostiging WPO, art. 7")
        ),
        Notice.NUMBER: Term(14, gettext_lazy("DUO"), gettext_lazy("WPO, art. 40b")),
        Notice.DEREGISTERED: Term(
            7, gettext_lazy("the municipality (compulsory education)"), gettext_lazy("Leerplichtwet, art. 18")
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Duty:
    """One notice that an enrolment asks for: by which school, and when at the latest."""

    kind: Notice
    school_id: int
    due_on: date


def duties_at_start(*, school_id: int, from_on: date, former_school_id: int | None) -> Iterator[Duty]:
    """What the school that enrols must see to."""
    kinds = [Notice.PROOF, Notice.MUNICIPALITY, Notice.NUMBER]
    if former_school_id is not None:
        kinds.append(Notice.FORMER_SCHOOL)
    for kind in kinds:
        yield Duty(kind, school_id, from_on + timedelta(days=NOTICE_TERMS[kind].days))


def duty_at_end(*, school_id: int, until_on: date) -> Duty:
    """What the school that deregisters must see to."""
    return Duty(Notice.DEREGISTERED, school_id, until_on + timedelta(days=NOTICE_TERMS[Notice.DEREGISTERED].days))


def notice_rule(kind: str) -> str:
    """`within 7 days (Leerplichtwet, art. 18)`."""
    term = NOTICE_TERMS[Notice(kind)]
    if term.days == 0:
        return _("on the day of the enrolment (%(law)s)") % {"law": term.law}
    text = ngettext("within %(count)s day (%(law)s)", "within %(count)s days (%(law)s)", term.days)
    return text % {"count": term.days, "law": term.law}


def may_do_notice(member: Member, notice: LegalNotice) -> Verdict:
    """The school that must tell does; the desk may for every school. Also when the journey has ended since."""
    if notice.done_on is not None:
        return no(_("This has been done already."))
    if member.reach(Permission.ENROLMENT_RECORD) == Reach.REGION:
        return YES
    if notice.school_id in member.organisations(Permission.ENROLMENT_RECORD):
        return YES
    return no(_("Another school sees to this."))
