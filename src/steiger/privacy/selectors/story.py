"""What changed on a file, as sentences: read from the history that the database keeps of every row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from steiger.core import clock
from steiger.people.selectors import user_names
from steiger.pupils.models import Journey, Pupil

MOST = 100
# The dated facts of a way, as they stand inside a sentence.
DATES: dict[str, Promise] = {
    "accepted_on": gettext_lazy("the day of acceptance"),
    "offered_on": gettext_lazy("the day on which a place was offered"),
    "placed_on": gettext_lazy("the first day at the newcomer school"),
    "intake_on": gettext_lazy("the day of the intake"),
    "bonded_on": gettext_lazy("the day on which the mother school was chosen"),
    "expected_move_on": gettext_lazy("the expected move"),
    "moved_on": gettext_lazy("the day of the move"),
    "completed_on": gettext_lazy("the end of the aftercare"),
    "left_on": gettext_lazy("the last day"),
}
FACTS: dict[str, Promise] = {
    "call_name": gettext_lazy("the first name"),
    "infix": gettext_lazy("the name"),
    "last_name": gettext_lazy("the family name"),
    "birth_on": gettext_lazy("the birth date"),
    "home_languages": gettext_lazy("the languages at home"),
    "arrived_on": gettext_lazy("the arrival in the Netherlands"),
    "earlier_school": gettext_lazy("the earlier school"),
    "address": gettext_lazy("the address"),
    "postcode": gettext_lazy("the postcode"),
    "place": gettext_lazy("the place"),
    "has_secret_address": gettext_lazy("whether the address is secret"),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    words: str


def story_of(journey: Journey) -> list[Line]:
    """The latest first. Who did it, what it was and what it became; a fact about the child without its words."""
    changes = [
        *_changes(Journey, journey.pk, DATES),
        *_changes(Pupil, journey.pupil_id, FACTS),
    ]
    names = user_names({who for _at, who, _name, _former, _now in changes if who})
    lines = [
        Line(at, _sentence(names.get(who, _("Steiger")) if who else _("Steiger"), name, former, now))
        for at, who, name, former, now in changes
    ]
    # What was saved in one go has one moment: turned round after sorting, so that there too the latest stands first.
    return sorted(lines, key=lambda line: line.at)[::-1][:MOST]


Change = tuple[datetime, int | None, str, Any, Any]


def _changes(model: Any, pk: int, fields: dict[str, Promise]) -> list[Change]:
    """What differs between one version of a row and the next."""
    versions = (
        model.pgh_event_model.objects.filter(pgh_obj_id=pk)
        .order_by("pgh_id")
        .values("pgh_created_at", "pgh_context__metadata", *fields)
    )
    found: list[Change] = []
    former: dict[str, Any] | None = None
    for version in versions:
        if former is not None:
            who = (version["pgh_context__metadata"] or {}).get("user")
            found += [
                (version["pgh_created_at"], who, name, former[name], version[name])
                for name in fields
                if former[name] != version[name]
            ]
        former = version
    return found


def _sentence(who: str, name: str, former: Any, now: Any) -> str:
    if name in FACTS:
        return _("%(who)s corrected %(what)s.") % {"who": who, "what": FACTS[name]}
    shown = {"who": who, "what": DATES[name], "former": _day(former), "now": _day(now)}
    if former is None:
        return _("%(who)s set %(what)s to %(now)s.") % shown
    if now is None:
        return _("%(who)s withdrew %(what)s (it was %(former)s).") % shown
    return _("%(who)s moved %(what)s from %(former)s to %(now)s.") % shown


def _day(value: date | None) -> str:
    """Inside a sentence without the day of the week: `12 april`, with the year when it is another one than this."""
    if value is None:
        return ""
    return date_format(value, "j F" if value.year == clock.today().year else "j F Y")
