"""What the planner found, in words: it speaks in codes and keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.aftercare.models import Visit
from steiger.core.languages import CODES, name_of
from steiger.core.templatetags.core_tags import day as day_words
from steiger.expertise.enums.subjects import Subject
from steiger.organisations.enums import Sector
from steiger.organisations.models import School
from steiger.people.models import User

Told = Mapping[str, Any]
FINDINGS: dict[str, str | Promise] = {
    "specialist_without_home": gettext_lazy("{specialist} has no postcode: the middle of the schools was taken."),
    "specialist_without_hours": gettext_lazy("{specialist} has no working days in this period."),
    "specialist_without_visits": gettext_lazy("{specialist} may make no visits in a day."),
    "shift_backwards": gettext_lazy("The working day of {specialist} on {day} ends before it begins."),
    "unknown_school": gettext_lazy("Of {visit} it is not known at which school the child is."),
    "school_without_coordinates": gettext_lazy("It is not known where {school} lies."),
    "school_never_open": gettext_lazy("{school} receives nobody in this period."),
    "school_hours_backwards": gettext_lazy("The hours of {school} on {day} end before they begin."),
    "window_backwards": gettext_lazy("The window of {visit} ends before it begins."),
    "no_duration": gettext_lazy("{visit} takes no time."),
    "unknown_specialist": gettext_lazy("{visit} stands with somebody who is no Nt2 specialist any more."),
    "appointment_outside_hours": gettext_lazy("{visit} stands on {day} outside the hours of {specialist}."),
    "appointment_outside_school_hours": gettext_lazy("{visit} stands on {day} outside the hours of the school."),
    "appointments_overlap": gettext_lazy("{visit} stands on {day} at the same time as another visit."),
    "appointment_outside_window": gettext_lazy("{visit} stands on {day}, outside its window."),
    "appointment_without_specialism": gettext_lazy("{visit} asks something that {specialist} does not have."),
    "appointment_out_of_order": gettext_lazy("{visit} stands before an earlier visit to the same child."),
}
BROKEN: dict[str, str | Promise] = {
    "unknown": gettext_lazy("Of {visit} the school is not known."),
    "outside_window": gettext_lazy("{visit} falls outside its window."),
    "school_closed": gettext_lazy("The school receives nobody on {day}."),
    "school_hours": gettext_lazy("{visit} falls {minutes} minutes outside the hours of the school."),
    "not_working": gettext_lazy("{specialist} does not work on {day}."),
    "working_hours": gettext_lazy("{specialist} is on the road {minutes} minutes outside the working hours of {day}."),
    "blocked_hours": gettext_lazy("{specialist} has something else at that time."),
    "sector": gettext_lazy("{specialist} does not visit this kind of school."),
    "specialism": gettext_lazy("{visit} asks a specialism that {specialist} does not have."),
    "language": gettext_lazy("{visit} asks a language that {specialist} does not speak."),
    "most_visits": gettext_lazy("{specialist} makes more visits on {day} than in a day at most."),
    "overlap": gettext_lazy("{visit} begins {minutes} minutes too soon after {other}, the road included."),
    "order_of_visits": gettext_lazy("{visit} comes before an earlier visit to the same child."),
}
HELPS: dict[str, str | Promise] = {
    "complete_the_school": gettext_lazy("Write down where {school} lies and when it receives visits."),
    "correct_the_visit": gettext_lazy("Look at the window and the school of this visit."),
    "reschedule_appointment": gettext_lazy("Move the appointment of {visit} with {specialist} on {day}."),
    "extra_day": gettext_lazy("One more working day for {specialist}: {day}."),
    "longer_day": gettext_lazy("A longer working day for {specialist} on {day}."),
    "other_date": gettext_lazy("Outside its window it fits: {specialist} on {day}."),
    "learn_specialism": gettext_lazy("{specialist} fits, but for {missing}."),
}


@dataclass(frozen=True, slots=True)
class Named:
    """The names behind the keys, in two queries."""

    people: Mapping[int, User]
    schools: Mapping[int, str]
    visits: Mapping[int, str]

    @classmethod
    def of(cls, findings: Iterable[Told], helps: Iterable[Iterable[Told]], people: Mapping[int, User]) -> Named:
        told = [*findings, *(one for some in helps for one in some)]
        schools = {one["school"] for one in told if one.get("school", 0) > 0}
        visits = {one[name] for one in told for name in ("visit", "other") if one.get(name)}
        return cls(
            people,
            {one.pk: one.name for one in School.objects.filter(pk__in=schools)} if schools else {},
            {one.pk: _visit(one) for one in Visit.objects.select_related("journey__pupil").filter(pk__in=visits)}
            if visits
            else {},
        )

    def values(self, told: Told) -> dict[str, str]:
        user = self.people.get(told.get("specialist", 0))
        on = told.get("day")
        return {
            "specialist": user.name if user else _("somebody"),
            "school": self.schools.get(told.get("school", 0), _("a school")),
            "visit": self.visits.get(told.get("visit", 0), _("a visit")),
            "other": self.visits.get(told.get("other", 0), _("another visit")),
            "minutes": str(told.get("minutes", "")),
            "day": day_words(date.fromisoformat(on)) if on else "",
            "missing": ", ".join(_ability(one) for one in told.get("missing", ())),
        }


def _visit(visit: Visit) -> str:
    return _("visit %(number)s to %(child)s") % {"number": visit.number, "child": visit.journey.pupil.name}


def _ability(code: str) -> str:
    """A sector, a specialism or a language."""
    for words in (Sector, Subject):
        if code in words.values:
            return str(words(code).label)
    return name_of(code) if code in CODES else code


def finding_words(told: Told, named: Named) -> str:
    return _filled(FINDINGS.get(told["kind"]), told, named)


def help_words(told: Told, named: Named) -> str:
    return _filled(HELPS.get(told["kind"]), told, named)


def _filled(words: str | Promise | None, told: Told, named: Named) -> str:
    if words is None:
        return _("Something is odd in the data: %(code)s.") % {"code": told["kind"]}
    said = str(words).format(**named.values(told))
    return said[:1].upper() + said[1:]


def broken_words(told: Told, named: Named) -> str:
    return _filled(BROKEN.get(told["kind"]), told, named)
