"""What this room shows on a child's file: what the table advised, and the way to the table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.consultation import rules
from steiger.consultation.models import Case
from steiger.consultation.selectors.agendas import consultations
from steiger.core.columns import with_columns
from steiger.core.due import Offer
from steiger.core.links import in_region
from steiger.core.memory import remembered
from steiger.organisations.selectors import region_of
from steiger.pupils.enums import Section
from steiger.pupils.models import Journey


@remembered
def cases_of(journey: Journey) -> tuple[Case, ...]:
    """All that was asked about a child and not taken back, the latest first."""
    found = with_columns(
        Case.objects.filter(journey=journey, withdrawn_on=None),
        body=("name",),
        meeting=("starts_at",),
        owner=("name", "email"),
        concluded_by=("name", "email"),
    )
    return tuple(found.order_by("-brought_on", "-id"))


def open_case_of(journey: Journey) -> Case | None:
    return next((case for case in cases_of(journey) if case.is_open), None)


def file_part(member: Member, journey: Journey, sections: frozenset[Section]) -> list[Case]:
    """What came out, for whoever sees it on the file, and for who brought it."""
    sees_all = Section.ADVICE in sections
    return [
        case
        for case in cases_of(journey)
        if case.concluded_on is not None and (sees_all or case.owner_id == member.user_id)
    ]


def offers(member: Member, journey: Journey) -> list[Offer]:
    if not journey.is_open or not member.may(Permission.CASE_BRING):
        return []
    slug, case = region_of(member).slug, open_case_of(journey)
    where = {"case": journey.case_number}
    if case is not None:
        if rules.may_arrange(member, case):
            return [Offer(_("Open the case for the IB consultation"), in_region(slug, "consultation:case", **where))]
        return []
    if consultations() and rules.may_bring(member, journey, has_open_case=False):
        return [Offer(_("Bring to the IB consultation"), in_region(slug, "consultation:bring", **where))]
    return []
