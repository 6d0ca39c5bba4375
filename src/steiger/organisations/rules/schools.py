"""Which schools a region may speak about, and what may be done with them."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core.verdict import YES, Verdict, no
from steiger.organisations.enums import FacilityKind, OrganisationKind, Sector
from steiger.organisations.models import NewcomerFacility, Organisation, Region, School

# The name of a board that only has its number yet; in Dutch, like all names of organisations.
NUMBERED_BOARD = "Schoolbestuur {number}"


def is_unnamed(board: Organisation) -> bool:
    return board.name == NUMBERED_BOARD.format(number=board.code)


def facility_kinds(sector: str) -> tuple[FacilityKind, ...]:
    """How a school of this sector can teach newcomers."""
    if sector == Sector.VO:
        return (FacilityKind.ISK, FacilityKind.LANGUAGE_CLASS)
    return (FacilityKind.NEWCOMER_SCHOOL, FacilityKind.LANGUAGE_CLASS)


def belongs_to(region: Region) -> Q:
    """The schools of a region: placed in one of its partnerships, or marked by it as newcomer school."""
    # One list of keys: with an OR of the two the planner expects half the country and reads all of it.
    placed = School.objects.order_by().filter(partnership_code__in=region.codes, sector=region.sector)
    marked = NewcomerFacility.objects.filter(region_id=region.pk)
    return Q(pk__in=placed.values("pk").union(marked.values("school_id")))


def is_in_region(member: Member, school: School) -> Verdict:
    region = Region.objects.get(pk=member.region_id)
    if School.objects.filter(belongs_to(region), pk=school.pk).exists():
        return YES
    return no(_("This school is not in your region."))


def may_mark_newcomer_school(member: Member, school: School) -> Verdict:
    if member.reach(Permission.SCHOOLS_MANAGE) < Reach.REGION:
        return no(_("Your role does not allow this. Ask the coordinator of your region."))
    if school.is_closed:
        return no(_("This school is closed."))
    return is_in_region(member, school)


def may_name_board(member: Member, board: Organisation) -> Verdict:
    """A board is national: whoever has one of its schools in the region may name it."""
    if member.reach(Permission.SCHOOLS_MANAGE) < Reach.REGION:
        return no(_("Your role does not allow this. Ask the coordinator of your region."))
    region = Region.objects.get(pk=member.region_id)
    is_here = School.objects.filter(belongs_to(region), board_id=board.pk).exists()
    if board.kind == OrganisationKind.BOARD and is_here:
        return YES
    return no(_("This board has no school in your region."))
