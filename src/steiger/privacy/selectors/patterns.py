"""Which patterns there are in the log of looking: one question to the database, judged by `rules.patterns`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from steiger.access.enums import Permission, Reach
from steiger.access.member import Member
from steiger.core import clock
from steiger.core.templatetags.core_tags import moment
from steiger.privacy.rules import patterns as rules
from steiger.privacy.rules.patterns import Finding, Pattern, Reading

READINGS = """
WITH opened AS (
  SELECT l.user_id, l.user_name, l.roles, l.case_number, l.at, l.at AT TIME ZONE %(zone)s AS here
  FROM audit_look l WHERE l.region_id = %(region)s AND l.at >= %(since)s
),
per_hour AS (
  SELECT DISTINCT ON (user_id) user_id, min(at) AS began, count(DISTINCT case_number) AS files
  FROM opened GROUP BY user_id, date_trunc('hour', here) ORDER BY user_id, files DESC, began DESC
),
per_file AS (
  SELECT o.user_id, o.case_number,
    bool_or(lower(p.last_name) = lower(regexp_replace(o.user_name, '^.*\\s', ''))) AS same_name,
    NOT EXISTS (
      SELECT 1 FROM pupils_journey j WHERE j.region_id = %(region)s AND j.case_number = o.case_number
        AND (j.owner_id = o.user_id OR EXISTS (
          SELECT 1 FROM pupils_involvement i WHERE i.journey_id = j.id AND (i.user_id = o.user_id OR i.school_id IN (
            SELECT m.organisation_id FROM people_membership m
            WHERE m.user_id = o.user_id AND m.region_id = %(region)s))))
    ) AND NOT EXISTS (
      SELECT 1 FROM audit_happening h
      WHERE h.region_id = %(region)s AND h.case_number = o.case_number AND h.user_id = o.user_id
    ) AS unrelated
  FROM opened o
  LEFT JOIN pupils_journey c ON c.region_id = %(region)s AND c.case_number = o.case_number AND c.anonymised_on IS NULL
  LEFT JOIN pupils_pupil p ON p.id = c.pupil_id
  GROUP BY o.user_id, o.case_number
),
per_person AS (
  SELECT user_id, count(*) AS files, count(*) FILTER (WHERE unrelated) AS unrelated,
    coalesce(array_agg(case_number ORDER BY case_number) FILTER (WHERE same_name), '{}') AS same_name
  FROM per_file GROUP BY user_id
)
SELECT o.user_id, (array_agg(o.user_name ORDER BY o.at DESC))[1],
  (array_agg(array_to_string(o.roles, ',') ORDER BY o.at DESC))[1], f.files,
  count(*) FILTER (
    WHERE extract(isodow FROM o.here) > 5 OR extract(hour FROM o.here) < %(first)s
      OR extract(hour FROM o.here) >= %(last)s
  ),
  h.files, h.began, f.unrelated, f.same_name
FROM opened o JOIN per_person f USING (user_id) JOIN per_hour h USING (user_id)
GROUP BY o.user_id, f.files, f.unrelated, f.same_name, h.files, h.began
"""


@dataclass(frozen=True)
class Line:
    """One pattern of one person, in words that accuse nobody, with the entries that it was made from."""

    who: str
    roles: tuple[str, ...]
    words: str
    cases: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    title: str
    why: str
    lines: list[Line]


def patterns(member: Member) -> list[Shown]:
    """Each pattern with how it is found, also when it fits nobody."""
    if member.reach(Permission.LOOKS_SEE) < Reach.REGION:
        return []
    found = rules.findings(readings(member.region_id))
    return [
        Shown(title, why, [_line(one) for one in found if one.pattern == pattern])
        for pattern, (title, why) in _explained().items()
    ]


def readings(region_id: int) -> list[Reading]:
    asked: dict[str, int | str | datetime] = {
        "region": region_id, "since": clock.now() - timedelta(days=rules.DAYS), "zone": settings.TIME_ZONE,
        "first": rules.FIRST_HOUR, "last": rules.LAST_HOUR,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(READINGS, asked)
        return [
            Reading(who, name, tuple(roles.split(",")), files, odd, busiest, at, unrelated, tuple(same))
            for who, name, roles, files, odd, busiest, at, unrelated, same in cursor.fetchall()
        ]


def _line(one: Finding) -> Line:
    reading = one.reading
    cases = reading.same_name if one.pattern == Pattern.SAME_NAME else ()
    return Line(reading.name, reading.roles, _words(one), cases)


def _words(one: Finding) -> str:
    shown = {"count": one.number}
    if one.pattern == Pattern.FAR_MORE:
        return _("%(count)d files; in this role %(usual)d is usual.") % {**shown, "usual": round(one.usual)}
    if one.pattern == Pattern.UNRELATED:
        return _("%(count)d files without a relation.") % shown
    if one.pattern == Pattern.ODD_HOURS:
        return _("%(count)d times.") % shown
    if one.pattern == Pattern.MANY_AT_ONCE:
        return _("%(count)d files, at %(when)s.") % {**shown, "when": moment(one.reading.busiest_at)}
    return ngettext("%(count)d file.", "%(count)d files.", one.number) % shown


def _explained() -> dict[Pattern, tuple[str, str]]:
    return {
        Pattern.FAR_MORE: (
            _("Far more files than colleagues in the same role"),
            _("At least %(least)d files, and %(times)d times what is usual in that role. Think of: somebody who took "
              "over work, or who makes lists.")
            % {"least": rules.LEAST_FILES, "times": rules.TIMES_USUAL},
        ),
        Pattern.UNRELATED: (
            _("Files without a relation"),
            _("At least %(least)d files of children around whom neither this person nor its school stands, and in "
              "which this person did nothing. Coordinators may open each file: with them it says little.")
            % {"least": rules.LEAST_UNRELATED},
        ),
        Pattern.ODD_HOURS: (
            _("Outside working hours"),
            _("At least %(least)d times before %(first)d:00, after %(last)d:00 or in a weekend. Think of: "
              "part-time work.")
            % {"least": rules.LEAST_AT_ODD_HOURS, "first": rules.FIRST_HOUR, "last": rules.LAST_HOUR},
        ),
        Pattern.MANY_AT_ONCE: (
            _("Many files at once"),
            _("At least %(least)d different files within one hour. Think of: preparing a meeting.")
            % {"least": rules.MANY_AT_ONCE},
        ),
        Pattern.SAME_NAME: (
            _("The same family name"),
            _("The child has the family name of whoever opened the file. Most often that is chance."),
        ),
    }  # fmt: skip
