"""Whose turn it is, who did what, and what one version says otherwise than another."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from steiger.access.enums import Disclosure
from steiger.access.member import Member
from steiger.parents.rules.differences import Part, differences
from steiger.pupils.enums import Relation
from steiger.pupils.models import Involvement, Journey
from steiger.transitions import rules
from steiger.transitions.enums import TEXT_SECTIONS
from steiger.transitions.models import DocumentEntry, PlacementDocument, RestrictedPart
from steiger.transitions.selectors.documents import section_labels, visible_documents

Run = tuple[Part, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what on this version, in the order in which it happened."""

    who: str
    side: str
    what: str
    at: object
    note: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One section of two versions side by side: what went is marked on the left, what came on the right."""

    label: str
    left: list[Run]
    right: list[Run]
    is_changed: bool


def is_open_to_school(document: PlacementDocument) -> bool:
    """Whether the mother school has come as far as *agreed*: it may read what the parents have seen."""
    return Involvement.objects.filter(
        journey_id=document.journey_id,
        relation=Relation.MOTHER_SCHOOL,
        school_id=document.bond.school_id,
        level__gte=Disclosure.AGREED,
        until_on=None,
    ).exists()


def entries_of(document: PlacementDocument) -> list[Entry]:
    labels = {**section_labels(), "restricted": _("For the care coordinator only")}
    found = DocumentEntry.objects.filter(document=document).select_related("done_by")
    return [
        Entry(
            who=str(one.done_by),
            side=str(one.get_side_display()),
            what=_what(one, labels),
            at=one.done_at,
            note=one.note,
        )
        for one in found
    ]


def _what(entry: DocumentEntry, labels: dict[str, str]) -> str:
    kind = str(entry.get_kind_display())
    sections = ", ".join(labels.get(name, name) for name in entry.sections)
    return f"{kind}: {sections}" if sections else kind


def restricted_words(member: Member, document: PlacementDocument) -> str | None:
    """Nothing for whoever may not read it: then it is not even asked of the database."""
    if not rules.may_see_restricted(member, document):
        return None
    return RestrictedPart.objects.filter(document=document).values_list("words", flat=True).first() or ""


def compared(
    member: Member, found: Journey, left: int, right: int
) -> tuple[PlacementDocument, PlacementDocument, list[Compared]] | None:
    """Two versions that this member may both read."""
    versions = {one.version: one for one in visible_documents(member, found)}
    if left not in versions or right not in versions:
        return None
    old, new = versions[left], versions[right]
    labels = section_labels()
    pairs = [(labels[name], getattr(old, name), getattr(new, name)) for name in TEXT_SECTIONS]
    for one in (old, new):
        one.journey = found
    before, after = restricted_words(member, old), restricted_words(member, new)
    if before or after:
        pairs.append((_("For the care coordinator only"), before or "", after or ""))
    return old, new, [_compare(*pair) for pair in pairs]


def _compare(label: str, before: str, after: str) -> Compared:
    runs = differences(before, after)
    return Compared(
        label=label,
        left=[run for run in runs if run[0] != Part.ADDED],
        right=[run for run in runs if run[0] != Part.REMOVED],
        is_changed=before != after,
    )
