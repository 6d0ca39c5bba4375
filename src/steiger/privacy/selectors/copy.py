"""Everything that is kept about one child, chapter by chapter, as the parents get it (AVG art. 15)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from steiger.access.enums import Role
from steiger.audit.enums import Looked
from steiger.audit.selectors import looks_counted
from steiger.privacy.rules.bound import file_keys
from steiger.privacy.rules.copy import PARTS, SHARED, Part, Table
from steiger.privacy.selectors.copy_values import in_words, told
from steiger.privacy.selectors.rows import every_row, rows_of
from steiger.privacy.selectors.story import story_of
from steiger.pupils.models import ConfidentialNote, Journey, Pupil
from steiger.transitions.selectors.paper import script_language

ADDRESS = frozenset({"address", "postcode", "place"})


@dataclass(frozen=True)
class Fact:
    label: str
    words: str
    # Of a text that somebody wrote in another language than the copy's.
    language: str = ""


@dataclass
class Group:
    """One kind of thing: each a list of facts, or a line in a table under `header`."""

    title: str
    entries: list[list[Fact]] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.entries or self.lines)


@dataclass(frozen=True)
class Chapter:
    title: str
    groups: list[Group]


@dataclass(frozen=True)
class CopyOfFile:
    pupil: Pupil
    ways: Sequence[Journey]
    chapters: list[Chapter]
    papers: list[str]
    closed_notes: int

    @property
    def cases(self) -> str:
        return ", ".join(one.case_number for one in self.ways)


Opened = Mapping[int, tuple[str, str]]


def ways_of(journey: Journey) -> list[Journey]:
    """A child that came twice has two ways; parents ask about the child."""
    ways = Journey.objects.filter(pupil=journey.pupil_id, anonymised_on=None).order_by("referred_on", "pk")
    return list(ways.select_related("pupil"))


def copy_of(ways: Sequence[Journey], opened: Opened) -> CopyOfFile:
    """`opened` holds the text of the confidential notes, by note: whoever makes the copy has opened them."""
    pupil = ways[0].pupil
    found = rows_of([pupil.pk])
    kept = {
        table.label: _rows(table, found[table.model])
        for part in PARTS
        for table in part.tables
        if table.says and table.model in found
    }
    chapters = [_chapter(part, kept, opened, hides_address=pupil.has_secret_address) for part in PARTS]
    chapters[PARTS.index(SHARED)].groups.append(_who_looked(ways))
    chapters.append(Chapter(_("What changed in the file"), [_story(ways)]))
    return CopyOfFile(
        pupil=pupil,
        ways=ways,
        chapters=[chapter for chapter in chapters if any(chapter.groups)],
        papers=_papers(kept),
        closed_notes=sum(1 for note in kept.get(ConfidentialNote._meta.label, []) if note.pk not in opened),
    )


def _rows(table: Table, ids: Collection[int]) -> list[Any]:
    return list(every_row(table.model).filter(pk__in=ids).select_related(*table.keys()).order_by("pk"))


def _chapter(part: Part, kept: Mapping[str, list[Any]], opened: Opened, *, hides_address: bool) -> Chapter:
    groups = []
    for table in part.tables:
        rows = kept.get(table.label, [])
        if table.in_rows:
            groups.append(_as_lines(table, rows))
        else:
            entries = [_entry(table, row, opened, hides_address=hides_address) for row in rows]
            groups.append(Group(str(table.title), [entry for entry in entries if entry]))
    return Chapter(str(part.title), [group for group in groups if group])


def _entry(table: Table, row: Any, opened: Opened, *, hides_address: bool) -> list[Fact]:
    facts = []
    for name in table.says:
        if table.label == Pupil._meta.label and hides_address and name in ADDRESS:
            continue
        words = _note(row, name, opened) if name in row.get_deferred_fields() else _said(table, row, name)
        if words:
            code = getattr(row, table.in_language[name]) if name in table.in_language else ""
            facts.append(Fact(str(table.word(name)), words, script_language(words, code) if code else ""))
    return facts


def _note(row: Any, name: str, opened: Opened) -> str:
    """No request can read these two: their text came through the one way to it."""
    texts = opened.get(row.pk)
    return "" if texts is None else texts[0 if name == "need" else 1]


def _said(table: Table, row: Any, name: str) -> str:
    words = told(row, name)
    who = told(row, table.doers[name]) if words and name in table.doers else ""
    return _("%(what)s, by %(who)s") % {"what": words, "who": who} if who else words


def _as_lines(table: Table, rows: Sequence[Any]) -> Group:
    """Columns in which nothing stands are left out: a table on paper has little room."""
    lines = [[_said(table, row, name) for name in table.says] for row in rows]
    used = [place for place in range(len(table.says)) if any(line[place] for line in lines)]
    return Group(
        str(table.title),
        header=[str(table.word(table.says[place])) for place in used],
        lines=[[line[place] for place in used] for line in lines],
    )


def _who_looked(ways: Sequence[Journey]) -> Group:
    """By role, not by name: colleagues have their own privacy (EU Court of Justice, C-579/21)."""
    counted = looks_counted(ways[0].region_id, [one.case_number for one in ways])
    return Group(
        _("Who opened the file"),
        header=[
            _("In which role"),
            _("What"),
            _("How often"),
            _("For the first time"),
            _("For the last time"),
            _("Reason"),
        ],
        lines=[
            [
                ", ".join(str(Role(role).label) for role in one["roles"] if role in Role.values),
                str(Looked(one["looked_at"]).label),
                str(one["times"]),
                in_words(timezone.localdate(one["first"])),
                in_words(timezone.localdate(one["last"])),
                one["reason"] or "–",
            ]
            for one in counted
        ],
    )


def _story(ways: Sequence[Journey]) -> Group:
    lines = [line for way in ways for line in story_of(way)]
    return Group(
        _("What changed"),
        header=[_("When"), _("What")],
        lines=[[in_words(line.at), line.words] for line in sorted(lines, key=lambda line: line.at)],
    )


def _papers(kept: Mapping[str, list[Any]]) -> list[str]:
    """By name: papers that were stored with the file and go with the copy."""
    found: dict[int, str] = {}
    for rows in kept.values():
        for row in rows:
            for key in file_keys(type(row)):
                if (number := getattr(row, key.attname)) is not None and key.is_cached(row):
                    found[number] = str(getattr(row, key.name))
    return [found[number] for number in sorted(found)]
