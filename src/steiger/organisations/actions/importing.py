"""Taking in the national files. One transaction each: a file is taken in whole, or nothing changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.history import acting
from steiger.core.statistics import measure
from steiger.organisations.enums import OrganisationKind, Sector
from steiger.organisations.importing.coordinates import CoordinatesFile, read_coordinates
from steiger.organisations.importing.holidays import HolidayLine, read_holidays
from steiger.organisations.importing.postcodes import Placed, place_schools, read_postcodes
from steiger.organisations.importing.pupils import PupilFile, read_pupils
from steiger.organisations.importing.reference import (
    reference_coordinates,
    reference_holidays,
    reference_postcodes,
    reference_pupils,
    reference_schools,
)
from steiger.organisations.importing.report import Report, Unplaced
from steiger.organisations.importing.schools import CODE, SchoolFile, SchoolLine, read_schools
from steiger.organisations.importing.tables import FileError, Problem, named, reading
from steiger.organisations.models import Organisation, PupilCount, School, SchoolHoliday
from steiger.organisations.rules.schools import NUMBERED_BOARD

OPERATOR = ["operator"]
MOST_CLOSED = 0.1
BATCH = 2000
# Two imports at once would each see the other's schools as new.
IMPORT_LOCK = 770_201
FIELDS = (
    "brin",
    "sector",
    "board_id",
    "municipality_id",
    "street",
    "house_number",
    "postcode",
    "place",
    "phone",
    "website",
    "denomination",
    "holiday_region",
    "partnership_code",
    "latitude",
    "longitude",
)


def import_schools(
    *,
    schools: bytes,
    pupils: bytes | None = None,
    coordinates: bytes | None = None,
    postcodes: bytes | None = None,
    force: bool = False,
) -> Report:
    """Bring the schools in line with DUO's file: new ones, changed ones, closed ones; never a deleted one.

    Without `coordinates` or `postcodes` the product's own tables are used. `force` lets a file close more than a tenth
    of the schools.
    """
    with reading("schools"):
        school_file = read_schools(schools)
    with reading("pupils"):
        pupil_file = read_pupils(pupils) if pupils is not None else None
    with reading("coordinates"):
        places = read_coordinates(coordinates if coordinates is not None else reference_coordinates())
    with reading("postcodes"):
        table = read_postcodes(postcodes if postcodes is not None else reference_postcodes())
    placed = place_schools(school_file.schools.values(), table, school_file.sector)
    report = Report(problems=[*named("schools", [*school_file.problems, *placed.problems])])
    report.problems += [*named("postcodes", table.problems), *named("coordinates", places.problems)]
    with transaction.atomic(), acting(user_id=None, roles=OPERATOR):
        _one_at_a_time()
        _bring_in_line(school_file, placed, places, report, force=force)
        if pupil_file is not None:
            report.problems += named("pupils", pupil_file.problems)
            report.pupil_counts = _bring_counts_in_line(pupil_file)
        if report.created or report.pupil_counts:
            measure(Organisation, School, PupilCount)
    return report


def import_holidays(*, holidays: bytes) -> dict[str, int]:
    """Take in the school holidays. Holidays that the file does not speak of stay: it holds some years only."""
    with reading("holidays"):
        lines = read_holidays(holidays)
    with transaction.atomic():
        _one_at_a_time()
        known = {(h.holiday_region, h.school_year, h.name): h for h in SchoolHoliday.objects.all()}
        new = [_holiday(line) for line in lines if (line.holiday_region, line.school_year, line.name) not in known]
        changed = []
        for line in lines:
            holiday = known.get((line.holiday_region, line.school_year, line.name))
            if holiday and (holiday.first_on, holiday.last_on) != (line.first_on, line.last_on):
                holiday.first_on, holiday.last_on = line.first_on, line.last_on
                changed.append(holiday)
        SchoolHoliday.objects.bulk_create(new)
        SchoolHoliday.objects.bulk_update(changed, ["first_on", "last_on"])
    return {"created": len(new), "updated": len(changed), "unchanged": len(lines) - len(new) - len(changed)}


def import_reference() -> Report:
    """Everything that the product ships with, for a first region or the demo."""
    with transaction.atomic():
        import_holidays(holidays=reference_holidays())
        return import_schools(schools=reference_schools(), pupils=reference_pupils())


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def _holiday(line: HolidayLine) -> SchoolHoliday:
    return SchoolHoliday(
        holiday_region=line.holiday_region,
        school_year=line.school_year,
        name=line.name,
        first_on=line.first_on,
        last_on=line.last_on,
    )


# Schools


@dataclass(slots=True)
class _Changes:
    """What will be written, gathered first so that it can be written in a few statements."""

    new: list[tuple[Organisation, dict[str, Any]]] = field(default_factory=list)
    renamed: list[Organisation] = field(default_factory=list)
    changed: list[School] = field(default_factory=list)


def _bring_in_line(file: SchoolFile, placed: Placed, places: CoordinatesFile, report: Report, *, force: bool) -> None:
    known = _known_schools()
    closing = _schools_to_close(file, known, report, force=force)
    boards = _boards(line.board for line in file.schools.values())
    municipalities = _municipalities(file.schools.values())
    changes = _Changes()
    for line in file.schools.values():
        current = known.get(line.code)
        wanted = _wanted(line, file.sector, placed, places, current)
        wanted["board_id"] = boards.get(line.board)
        wanted["municipality_id"] = municipalities.get(line.municipality_code)
        if not wanted["partnership_code"]:
            report.unplaced.append(Unplaced(line.code, line.name, line.postcode, line.municipality))
        _compare(line, wanted, current, changes, report)
    _write(changes)
    today = clock.today()
    Organisation.objects.filter(pk__in=[known[code]["organisation_id"] for code in closing]).update(closed_on=today)
    report.closed = len(closing)


def _known_schools() -> dict[str, dict[str, Any]]:
    rows = School.objects.order_by().values(
        "organisation_id", "code", "organisation__name", "organisation__closed_on", *FIELDS
    )
    return {row["code"]: row for row in rows}


def _schools_to_close(file: SchoolFile, known: dict[str, dict[str, Any]], report: Report, *, force: bool) -> list[str]:
    """Open schools of this file's sector that are no longer in it. A file that lacks too many is not believed."""
    still_open = [
        code for code, row in known.items() if row["sector"] == file.sector and not row["organisation__closed_on"]
    ]
    gone = [code for code in still_open if code not in file.schools]
    if not gone:
        return []
    if not file.ends_with_line_end:
        raise FileError(
            _("The file stops here without a line end and lacks %(count)d schools: it looks cut off.")
            % {"count": len(gone)},
            line=file.last_line,
            column=CODE,
            file="schools",
        )
    if len(gone) > MOST_CLOSED * len(still_open) and not force:
        raise FileError(
            _(
                "The file ends here and would close %(gone)d of %(open)d schools, more than a tenth. "
                "Is it whole? If it is right, use --force."
            )
            % {"gone": len(gone), "open": len(still_open)},
            line=file.last_line,
            column=CODE,
            file="schools",
        )
    if not file.has_every_code:
        line = next(problem.line for problem in file.problems if problem.column == CODE)
        message = _("Because of this row no school was closed: %(count)d are not in the file.") % {"count": len(gone)}
        report.problems.append(Problem(line, CODE, message, "schools"))
        return []
    return gone


def _wanted(
    line: SchoolLine, sector: Sector, placed: Placed, places: CoordinatesFile, current: dict[str, Any] | None
) -> dict[str, Any]:
    """The school as it should stand. Where the files are silent, what was known stays."""
    known = current or {}
    place = places.places.get(line.code)
    moved = known.get("postcode") != line.postcode
    return {
        "brin": line.code[:4],
        "sector": sector,
        "street": line.street,
        "house_number": line.house_number,
        "postcode": line.postcode,
        "place": line.place,
        "phone": line.phone,
        "website": line.website,
        "denomination": line.denomination,
        "holiday_region": line.holiday_region or known.get("holiday_region", ""),
        "partnership_code": placed.codes.get(line.code) or ("" if moved else known.get("partnership_code", "")),
        "latitude": place.latitude if place else known.get("latitude"),
        "longitude": place.longitude if place else known.get("longitude"),
    }


def _compare(
    line: SchoolLine, wanted: dict[str, Any], current: dict[str, Any] | None, changes: _Changes, report: Report
) -> None:
    if current is None:
        organisation = Organisation(kind=OrganisationKind.SCHOOL, code=line.code, name=line.name)
        changes.new.append((organisation, {"code": line.code, **wanted}))
        report.created += 1
        return
    pk = current["organisation_id"]
    # A closed school that is in the file again has opened again.
    is_renamed = line.name != current["organisation__name"] or current["organisation__closed_on"] is not None
    is_changed = any(wanted[name] != current[name] for name in FIELDS)
    if is_renamed:
        changes.renamed.append(Organisation(pk=pk, kind=OrganisationKind.SCHOOL, code=line.code, name=line.name))
    if is_changed:
        changes.changed.append(School(organisation_id=pk, code=line.code, **wanted))
    report.updated += is_renamed or is_changed
    report.unchanged += not (is_renamed or is_changed)


def _write(changes: _Changes) -> None:
    """A few statements, whatever the number of schools; an insert that meets its own key updates."""
    Organisation.objects.bulk_create([organisation for organisation, _fields in changes.new], batch_size=BATCH)
    School.objects.bulk_create(
        [School(organisation_id=organisation.pk, **fields) for organisation, fields in changes.new], batch_size=BATCH
    )
    Organisation.objects.bulk_create(
        changes.renamed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["name", "closed_on"],
    )
    School.objects.bulk_create(
        changes.changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["organisation"],
        update_fields=[name.removesuffix("_id") for name in FIELDS],
    )


def _boards(numbers: Iterable[str]) -> dict[str, int]:
    """The boards by number; new ones are made, under their number."""
    known = dict(Organisation.objects.filter(kind=OrganisationKind.BOARD).values_list("code", "pk"))
    new = Organisation.objects.bulk_create(
        Organisation(kind=OrganisationKind.BOARD, code=number, name=NUMBERED_BOARD.format(number=number))
        for number in sorted({number for number in numbers if number} - set(known))
    )
    return known | {board.code: board.pk for board in new}


def _municipalities(lines: Iterable[SchoolLine]) -> dict[str, int]:
    """The municipalities by number, under the name that the file gives them."""
    names = {line.municipality_code: line.municipality for line in lines if line.municipality_code}
    known = {m.code: m for m in Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY)}
    for code, municipality in known.items():
        if names.get(code, municipality.name) != municipality.name:
            municipality.name = names[code]
            municipality.save(update_fields=["name"])
    new = Organisation.objects.bulk_create(
        Organisation(kind=OrganisationKind.MUNICIPALITY, code=code, name=names[code])
        for code in sorted(set(names) - set(known))
    )
    return {m.code: m.pk for m in (*known.values(), *new)}


# Pupil counts


def _bring_counts_in_line(file: PupilFile) -> int:
    """Set the counts of the file's years for the schools that are known; the number of counts that changed."""
    schools = dict(School.objects.order_by().values_list("code", "pk"))
    wanted = {
        (schools[code], year): (count.pupils, count.is_small)
        for (code, year), count in file.counts.items()
        if code in schools
    }
    known = {
        (school_id, year): (pupils, is_small)
        for school_id, year, pupils, is_small in PupilCount.objects.filter(year__in=file.years)
        .order_by()
        .values_list("school_id", "year", "pupils", "is_small")
    }
    changed = [key for key, value in wanted.items() if known.get(key) != value]
    spoken_of = {schools[code] for code in file.codes if code in schools}
    gone = [key for key in known if key not in wanted and key[0] in spoken_of]
    _set_counts(changed, [wanted[key] for key in changed])
    for school_id, year in gone:
        PupilCount.objects.filter(school_id=school_id, year=year).delete()
    return len(changed) + len(gone)


def _set_counts(keys: list[tuple[int, int]], values: list[tuple[int | None, bool]]) -> None:
    """Sixty thousand small rows in one statement of four arrays: five times quicker than as model instances."""
    columns: list[Any] = [[k[0] for k in keys], [k[1] for k in keys], [v[0] for v in values], [v[1] for v in values]]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO organisations_pupilcount (school_id, year, pupils, is_small)
            SELECT * FROM unnest(%s::bigint[], %s::smallint[], %s::integer[], %s::boolean[])
            ON CONFLICT (school_id, year) DO UPDATE SET pupils = excluded.pupils, is_small = excluded.is_small
            """,
            columns,
        )
