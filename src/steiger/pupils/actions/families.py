from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.models import Family, Journey, Pupil


def link_siblings(*, journeys: Sequence[Journey], by: Member) -> Family:
    """These children are brothers and sisters, on behalf of the action above. Two families that meet become one."""
    pupils = list(Pupil.objects.select_for_update(of=("self",)).filter(pk__in=[one.pupil_id for one in journeys]))
    known = sorted({pupil.family_id for pupil in pupils if pupil.family_id is not None})
    family = (
        Family.objects.get(pk=known[0])
        if known
        else Family.objects.create(region_id=by.region_id, made_on=clock.today(), made_by_id=by.user_id)
    )
    for pupil in [*pupils, *Pupil.objects.filter(family_id__in=known[1:])]:
        if pupil.family_id != family.pk:
            pupil.family = family
            pupil.save(update_fields=["family"])
    for journey in journeys:
        record(by=by, kind="link_siblings", case_number=journey.case_number)
    return family


def part_siblings(*, journey: Journey, by: Member) -> None:
    """This child is no brother or sister of the others after all."""
    require(by, Permission.REFERRAL_ANSWER)
    pupil = Pupil.objects.select_for_update(of=("self",)).get(pk=journey.pupil_id)
    if pupil.family_id is None:
        raise DomainError(_("This child has no brothers or sisters here."))
    pupil.family = None
    pupil.save(update_fields=["family"])
    record(by=by, kind="part_siblings", case_number=journey.case_number)
