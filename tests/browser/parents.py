"""What parents read, in the world: changed in Dutch, so to be reviewed elsewhere; a draft, versions and a check."""

from __future__ import annotations

from steiger.access.member import Member
from steiger.core import clock
from steiger.organisations.models import Region
from steiger.parents.actions import count_opening, record_check, write_draft
from steiger.parents.enums import Opened
from tests.parents.texts import OWN_UKRAINIAN, STAY, a_contact, a_text


def inform_parents(who: dict[str, Member], region: Region) -> dict[str, list[str]]:
    by = who["Dirk"]
    a_contact(by)
    for number in (1, 2):
        a_text(by, f"{OWN_UKRAINIAN} {number}", language="uk")
    record_check(by=by, language="uk", key=STAY, checker="Olena", checked_on=clock.today())
    a_text(by)
    write_draft(by=by, language="uk", key=STAY, text=OWN_UKRAINIAN)
    for language, times in (("uk", 12), ("ar", 7)):
        count_opening(region_id=region.pk, language=language, what=Opened.PAGE, times=times)
    return {"slug": [region.slug], "language": ["uk", "nl"], "key": [STAY]}
