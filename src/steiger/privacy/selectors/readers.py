"""Who can see a child's file now and by which rule, told from the access table itself and from who stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure, Permission, Reach, Role
from steiger.access.table import reach_of
from steiger.core import clock
from steiger.core.templatetags.core_tags import day
from steiger.pupils.enums import Relation, Section
from steiger.pupils.models import Involvement, Journey, StaffSession
from steiger.pupils.rules import OWN_RELATION, SECTIONS, involvements_of
from steiger.pupils.selectors.sessions import running


@dataclass(frozen=True)
class Reader:
    """People who can open this file, and the sentence that says why."""

    role: Role
    who: str
    rule: str
    sections: frozenset[Section]
    involvement: Involvement | None = None

    @property
    def parts(self) -> list[str]:
        return [str(section.label) for section in Section if section in self.sections]

    @property
    def sees_everything(self) -> bool:
        return self.sections == frozenset(Section)


def readers_of(journey: Journey) -> list[Reader]:
    """Whoever sees every file of the region, and then who stands around this child."""
    if journey.anonymised_on is not None:
        return []
    today = clock.today()
    around = [one for one in involvements_of(journey.pk) if one.sees_until_on is None or one.sees_until_on >= today]
    if not StaffSession.objects.filter(running(), journey=journey).exists():
        around = [one for one in around if one.relation != Relation.STAFF_SESSION]
    return [*_region_wide(), *(reader for one in around for reader in _by_relation(one))]


def roles_without_files() -> list[str]:
    """Of these the access table says that they see no child at all."""
    return [str(role.label) for role in Role if reach_of(role, Permission.FILE_SEE) == Reach.NONE]


def _region_wide() -> list[Reader]:
    return [
        Reader(
            role=role,
            who=str(role.label),
            rule=_("Sees every file of the region."),
            sections=SECTIONS[role, Disclosure.MOVED],
        )
        for role in Role
        if reach_of(role, Permission.FILE_SEE) == Reach.REGION
    ]


def _by_relation(one: Involvement) -> list[Reader]:
    found = []
    for role, (relation, least) in OWN_RELATION.items():
        if relation != one.relation or one.level < least:
            continue
        if relation != Relation.STAFF_SESSION and reach_of(role, Permission.FILE_SEE) != Reach.OWN:
            continue
        step = Disclosure(one.level) if relation == Relation.MOTHER_SCHOOL else Disclosure.MOVED
        found.append(Reader(role, _who(role, one), _rule(one, step), SECTIONS[role, step], one))
    return found


def _who(role: Role, one: Involvement) -> str:
    if one.school is None:
        return _("%(person)s, %(role)s") % {"person": one.user, "role": str(role.label).lower()}
    return _("%(role)s of %(school)s") % {"role": role.label, "school": one.school.name}


def _rule(one: Involvement, step: Disclosure) -> str:
    shown = {"relation": Relation(one.relation).label, "day": day(one.from_on), "step": _step(step)}
    if one.relation == Relation.MOTHER_SCHOOL:
        words = _("%(relation)s since %(day)s; what it may know: %(step)s.") % shown
    else:
        words = _("%(relation)s since %(day)s.") % shown
    if one.sees_until_on is not None:
        words += " " + _("Can read until %(day)s.") % {"day": day(one.sees_until_on)}
    return words


def _step(step: Disclosure) -> str:
    return {
        Disclosure.ANNOUNCED: _("the child is announced"),
        Disclosure.AGREED: _("the school agreed to enrol"),
        Disclosure.MOVED: _("the child has moved"),
    }.get(step, "")
