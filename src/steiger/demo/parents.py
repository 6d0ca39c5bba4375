"""What the demo's parents read: where they ask, two texts of the region itself, who checked which language, and how
often it was opened."""

from __future__ import annotations

from datetime import date, timedelta

from steiger.access.member import Member
from steiger.core import clock
from steiger.demo.region import Setting
from steiger.parents.actions import (
    change_contact,
    count_opening,
    publish_text,
    record_check,
    record_check_of_language,
    write_draft,
)
from steiger.parents.catalogue import SOURCE, catalogue
from steiger.parents.enums import Opened

TRANSPORT, STAY = "questions.transport.answer", "path.stay.text"
OWN_TEXTS = {
    TRANSPORT: "Woont u verder dan vier kilometer van de school? Dan rijdt er een busje. Vraag ernaar bij het gesprek "
    "op de nieuwkomersschool.",
    STAY: "Uw kind leert Nederlands in een kleine groep, elke dag van half negen tot twee uur. Dat duurt ongeveer "
    "{stay_weeks} schoolweken.",
}
# In a language that a colleague speaks the change was written at once; in the others it waits.
OWN_ENGLISH = (
    "Do you live more than four kilometres from the school? Then there is a small bus. Ask about it when you first "
    "come to the newcomer school."
)
CHECKED = (("en", "Grace, leerkracht"), ("uk", "Olena, oudertolk"), ("ar", "Samira, oudertolk"))
# Read for the most part: two texts of the film are still to be looked at.
HALF_CHECKED, CHECKER = "ti", "Selam, moeder"
UNREAD = ("film.scenes.measure.0", "film.scenes.after.0")
# Openings a week, and one leaflet for so many pages.
A_WEEK = {"uk": 34, "ar": 27, "ti": 19, "nl": 16, "tr": 9, "pl": 8, "en": 7, "fa": 6, "es": 4, "ro": 3, "so": 3}
LEAFLETS = 6
WEEKS = 40


def inform_parents(setting: Setting, today: date) -> None:
    by = setting.coordinator
    with clock.on(today - timedelta(days=300)):
        change_contact(
            by=by,
            phone="030 555 01 23",
            mail="ouders@example.org",
            hours="maandag tot en met donderdag, van 9 tot 15 uur",
            answered_by="Loket nieuwkomers",
        )
    _checked(by, today - timedelta(days=120))
    _written(by, today - timedelta(days=30))
    _opened(setting, today)


def _checked(by: Member, day: date) -> None:
    with clock.on(day):
        for language, checker in CHECKED:
            record_check_of_language(by=by, language=language, checker=checker, checked_on=day)
        texts = catalogue(HALF_CHECKED)
        for key in texts.texts if texts else ():
            if key not in UNREAD:
                record_check(by=by, language=HALF_CHECKED, key=key, checker=CHECKER, checked_on=day)


def _written(by: Member, day: date) -> None:
    """Of two texts in Dutch; one of them in English too, so that there the other alone is to be reviewed."""
    with clock.on(day):
        for key, text in OWN_TEXTS.items():
            _say(by, SOURCE, key, text)
    with clock.on(day + timedelta(days=4)):
        _say(by, "en", TRANSPORT, OWN_ENGLISH)
        record_check(by=by, language="en", key=TRANSPORT, checker=CHECKED[0][1], checked_on=clock.today())


def _say(by: Member, language: str, key: str, text: str) -> None:
    write_draft(by=by, language=language, key=key, text=text)
    publish_text(by=by, language=language, key=key)


def _opened(setting: Setting, today: date) -> None:
    """More and more, and always the same."""
    for week in range(WEEKS):
        with clock.on(today - timedelta(weeks=WEEKS - week - 1)):
            for place, (language, often) in enumerate(A_WEEK.items()):
                times = max(1, often * (WEEKS + week) // (2 * WEEKS) + (week * 7 + place * 3) % 5 - 2)
                count_opening(region_id=setting.region.pk, language=language, what=Opened.PAGE, times=times)
                if leaflets := times // LEAFLETS:
                    count_opening(region_id=setting.region.pk, language=language, what=Opened.LEAFLET, times=leaflets)
