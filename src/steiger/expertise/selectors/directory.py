"""Finding in the directory: by what somebody types, by kind, and by how far it is; as a list and on a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from steiger.access.enums import Permission
from steiger.access.member import Member
from steiger.core.due import Found
from steiger.core.languages import language
from steiger.core.links import in_region
from steiger.expertise.enums.directory import ALSO_CALLED, DirectoryKind
from steiger.expertise.enums.subjects import Subject
from steiger.expertise.rules import finding
from steiger.expertise.selectors.directory_lines import Directory, Line, Places, Point, directory
from steiger.expertise.selectors.distances import own_schools
from steiger.organisations.rules.distance import distance_km
from steiger.organisations.rules.maps import sheet_for
from steiger.organisations.selectors import region_of

KINDS = list(DirectoryKind)
# More than anybody reads through: who wants less types a word.
SHOWN = 60
FOUND_IN_BOX = 6


@dataclass(frozen=True, slots=True)
class DirectoryFilter:
    text: str = ""
    kind: str = ""
    # The code of the school from which distances are told; empty is the own one.
    school: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is shown: how far it is, and under which number it stands on the map."""

    line: Line
    distance_km: float | None = None
    number: int = 0

    @property
    def is_about(self) -> bool:
        return self.line.point is not None and self.line.point.is_about


@dataclass(frozen=True, slots=True)
class Origin:
    """From where distances are told."""

    name: str
    point: Point


@dataclass(frozen=True, slots=True)
class Spot:
    x: int
    y: int
    number: int = 0

    @property
    def text_y(self) -> int:
        return self.y + 4


@dataclass(frozen=True, slots=True)
class DirectoryMap:
    width: int
    height: int
    schools: Sequence[Spot]
    spots: Sequence[Spot]
    origin: Spot | None


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    rows: Sequence[Row]
    total: int
    origin: Origin | None
    map: DirectoryMap

    @property
    def has_more(self) -> bool:
        return self.total > len(self.rows)


def directory_page(member: Member, wanted: DirectoryFilter) -> DirectoryPage:
    whole = directory(member)
    postcode, text = finding.postcode_in(wanted.text)
    origin = _origin(member, wanted, whole.places, postcode)
    # A postcode that nobody knows the place of is looked for as a word.
    fitting = _fitting(whole, text if origin and postcode else wanted.text)
    narrowed = [(line, fits) for line, fits in fitting if not wanted.kind or line.kind == wanted.kind]
    rows = _in_order(narrowed, origin, is_near=bool(origin and postcode))
    shown, spots = _numbered(rows[:SHOWN], whole.places)
    return DirectoryPage(
        rows=shown,
        total=len(rows),
        origin=origin,
        map=_map(whole.places, spots, origin),
    )


def directory_row(member: Member, key: str) -> tuple[Row, Origin | None] | None:
    """One line in full."""
    whole = directory(member)
    line = next((one for one in whole.lines if one.key == key), None)
    if line is None:
        return None
    origin = _origin(member, DirectoryFilter(), whole.places, "")
    return Row(line, _distance(line, origin)), origin


def directory_found(member: Member, text: str) -> list[Found]:
    """For the search box of the house."""
    if not member.may(Permission.DIRECTORY_SEE) or not finding.Question(text):
        return []
    fitting = sorted(_fitting(directory(member), text), key=lambda pair: (-pair[1], pair[0].name))
    slug = region_of(member).slug
    return [
        Found(
            title=line.name,
            note=" · ".join(filter(None, [line.kind_label, line.place])),
            url=in_region(slug, "expertise:line", key=line.key),
            kind="help",
        )
        for line, _ in fitting[:FOUND_IN_BOX]
    ]


def _fitting(whole: Directory, text: str) -> list[tuple[Line, int]]:
    question = finding.Question(text)
    if not question:
        return [(line, 0) for line in whole.lines]
    return [(line, fits) for line in whole.lines if (fits := question.fit(_words(line)))]


def _words(line: Line) -> finding.Weighted:
    """What one can find a line by; its name before what is told about it."""
    known = [found for code in line.languages if (found := language(code))]
    return (
        (6, finding.words_in_all([line.name])),
        (5, finding.words_in_all([str(one.name) for one in known] + [one.own_name for one in known])),
        (5, finding.words_in_all(str(Subject(one).label) for one in line.subjects)),
        (4, finding.words_in_all([line.kind_label, ALSO_CALLED[line.kind]])),
        (4, finding.words_in_all([line.place, line.postcode[:4], line.school_name])),
        (4, finding.words_in_all(contact.name for contact in line.contacts)),
        (1, finding.words_in_all([line.text])),
    )


def _origin(member: Member, wanted: DirectoryFilter, places: Places, postcode: str) -> Origin | None:
    """What was typed goes before what was chosen, and that before the own school."""
    if postcode and (point := places.of_postcode(postcode)):
        return Origin(postcode, point)
    chosen = next((one for one in places.schools.values() if one.code == wanted.school), None)
    for school in [chosen] if chosen else own_schools(member):
        if point := places.of_school(school):
            return Origin(school.name, point)
    return None


def _distance(line: Line, origin: Origin | None) -> float | None:
    return distance_km(line.point, origin.point) if line.point and origin else None


def _in_order(fitting: Sequence[tuple[Line, int]], origin: Origin | None, *, is_near: bool) -> list[Row]:
    """Who typed a postcode wants what is near; who typed a word what fits best; else by kind."""

    def place(pair: tuple[Row, int]) -> tuple[float, ...]:
        row, fits = pair
        far = row.distance_km if row.distance_km is not None else float("inf")
        kind = KINDS.index(row.line.kind)
        return (far, -fits, kind) if is_near else (-fits, kind, far)

    rows = [(Row(line, _distance(line, origin)), fits) for line, fits in fitting]
    return [row for row, _ in sorted(rows, key=lambda pair: (place(pair), pair[0].line.name))]


def _numbered(rows: Sequence[Row], places: Places) -> tuple[list[Row], list[Spot]]:
    """Lines at one place have one number."""
    sheet = sheet_for(places.placed)
    numbers: dict[tuple[int, int], int] = {}
    shown = []
    for row in rows:
        point = sheet.point(row.line.point) if row.line.point else None
        is_on_it = point is not None and 0 <= point[0] <= sheet.width and 0 <= point[1] <= sheet.height
        number = numbers.setdefault(point, len(numbers) + 1) if point and is_on_it else 0
        shown.append(replace(row, number=number))
    return shown, [Spot(x, y, number) for (x, y), number in numbers.items()]


def _map(places: Places, spots: Sequence[Spot], origin: Origin | None) -> DirectoryMap:
    sheet = sheet_for(places.placed)
    return DirectoryMap(
        width=sheet.width,
        height=sheet.height,
        schools=[Spot(*sheet.point(school)) for school in places.placed],
        spots=spots,
        origin=Spot(*sheet.point(origin.point)) if origin else None,
    )
