"""The ways in which a journey can end: in words of its own, with what is open now and closes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from steiger.access.member import Member
from steiger.newcomers.models import Placement
from steiger.newcomers.rules import may_place_in
from steiger.newcomers.selectors.places import open_groups
from steiger.pupils.enums import LeavingReason
from steiger.pupils.models import Journey, MotherSchoolBond
from steiger.transitions import rules
from steiger.transitions.models import Appointment, CapacityQuestion, Ending, PlacementDocument, Step

MEANINGS: Mapping[LeavingReason, str | Promise] = MappingProxyType(
    {
        LeavingReason.MOVED_AWAY: gettext_lazy(
            "The family lives in another region from now on. That region refers the child again; give the parents the "
            "paper to carry."
        ),
        LeavingReason.LEFT_COUNTRY: gettext_lazy(
            "The family has left the Netherlands. The municipality is told by the school that deregisters the child."
        ),
        LeavingReason.OTHER_SCHOOL_TYPE: gettext_lazy(
            "The child goes on in another type of school, such as special education or an ISK. Support there is theirs."
        ),
        LeavingReason.TURNED_18: gettext_lazy(
            "The pupil is 18: compulsory education has ended, and from now on decides for itself."
        ),
        LeavingReason.WITHDRAWN: gettext_lazy(
            "The parents or the school take the referral back. The child has not been at the newcomer school."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class EndingChoice:
    value: str
    label: str
    meaning: str


def ending_choices(found: Journey) -> list[EndingChoice]:
    """Those that fit this child's way so far."""
    return [
        EndingChoice(one.value, str(one.label), str(MEANINGS[one]))
        for one in rules.CHOSEN_ON_A_FILE
        if not (one == LeavingReason.WITHDRAWN and found.placed_on is not None)
    ]


def open_things(found: Journey) -> dict[str, int]:
    """What closes with the journey, counted."""
    bonds = MotherSchoolBond.objects.filter(journey=found, ended_on=None)
    counts = {
        "places": Placement.objects.filter(journey=found, ended_on=None).count(),
        "asked": bonds.filter(announced_on=None).count(),
        "announced": bonds.filter(announced_on__isnull=False).count(),
        "questions": CapacityQuestion.objects.filter(journey=found, closed_on=None).count(),
        "appointments": Appointment.objects.filter(bond__journey=found, held_on=None, cancelled_on=None).count(),
        "drafts": PlacementDocument.objects.filter(journey=found, frozen_at=None, replaced_at=None).count(),
        "steps": Step.objects.filter(journey=found, done_on=None).count(),
    }
    return {name: number for name, number in counts.items() if number}


def words_of_open(counts: Mapping[str, int]) -> list[str]:
    number = {name: {"count": count} for name, count in counts.items()}
    texts = {
        "places": lambda n: ngettext("%(count)s place at the newcomer school", "%(count)s places", n),
        "asked": lambda n: ngettext("%(count)s school that was asked", "%(count)s schools that were asked", n),
        "announced": lambda n: ngettext("%(count)s mother school", "%(count)s mother schools", n),
        "questions": lambda n: ngettext("%(count)s question to schools", "%(count)s questions to schools", n),
        "appointments": lambda n: ngettext("%(count)s appointment", "%(count)s appointments", n),
        "drafts": lambda n: ngettext("%(count)s draft of a document", "%(count)s drafts of documents", n),
        "steps": lambda n: ngettext("%(count)s open step", "%(count)s open steps", n),
    }
    words = [texts[name](count) % number[name] for name, count in counts.items() if name in texts]
    return [*words, _("Aftercare visits and support that are open")]


def groups_to_return_to(member: Member) -> list[tuple[int, str]]:
    """The groups in which this person may place a child, with their school."""
    return [
        (group.pk, f"{group.name}, {group.facility.school.name}")
        for group in open_groups(member)
        if may_place_in(member, group)
    ]


def ending_of(found: Journey) -> Ending | None:
    return Ending.objects.filter(journey=found).select_related("recorded_by").first()
