"""What a newcomer school sent: the very bytes, for whoever works there, also after the child is no longer its own."""

from __future__ import annotations

from django.db.models import QuerySet

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.newcomers.models import Placement
from steiger.transitions.models import PlacementDocument, SentCopy


def sending_school_of(document: PlacementDocument) -> int | None:
    placed = Placement.objects.filter(journey_id=document.journey_id).order_by("-offered_on", "-id")
    return placed.values_list("group__facility__school_id", flat=True).first()


def sent_copies(member: Member) -> QuerySet[SentCopy]:
    """Of the own school only. The coordinator finds documents on the file itself."""
    return (
        SentCopy.objects.filter(school_id__in=member.organisations(Permission.DOCUMENT_WRITE))
        .select_related(
            "document__journey__pupil", "document__bond__school__organisation", "document__file", "document__full_file"
        )
        .order_by("-sent_on", "-id")
    )


def sent_copy(member: Member, pk: int) -> SentCopy | None:
    return sent_copies(member).filter(pk=pk).first()
