"""Brothers and sisters who came together, and children for whom a regular school asked to begin with them itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from steiger.core import clock
from steiger.demo.children.story import workday
from steiger.demo.region import Setting
from steiger.newcomers import actions as newcomers
from steiger.newcomers.actions import AnswerToDoubles
from steiger.newcomers.models import ExceptionRequest, Referral
from steiger.organisations.models import School
from steiger.pupils.actions import GuardianInput, PupilInput

OTHER_PARENTS = AnswerToDoubles(seen=None, reason="Andere ouders, zegt de school.")


@dataclass(frozen=True)
class Family:
    name: str
    language: str
    mother: str
    children: tuple[tuple[str, int], ...]
    """Names, with the age in days on the day of the referral."""
    street: str


BROTHER_AND_SISTER = Family("Barakat", "ar", "Maha", (("Tareq", 3390), ("Sidra", 2610)), "Marnixlaan 41")
THREE_SISTERS = Family(
    "Zelenko", "uk", "Oksana", (("Daryna", 3890), ("Solomiia", 3020), ("Zlata", 2350)), "Lessinglaan 8"
)
ONE_TO_DECIDE = Family("Demissie", "ti", "Hiwet", (("Senait", 3120),), "Amazonedreef 60")
ONE_GRANTED = Family("Osei", "en", "Abena", (("Kofi", 2480),), "Van Humboldtstraat 7")
ONE_REFUSED = Family("Yurtsever", "tr", "Nermin", (("Alp", 2740),), "Kanaalstraat 112")


def refer_families(setting: Setting, today: date) -> None:
    """Two families to be answered; one exception to be decided on, one that was granted and one that was refused."""
    with clock.on(_ago(today, 1)):
        _refer(setting, BROTHER_AND_SISTER, setting.schools[0])
    with clock.on(_ago(today, 3)):
        _refer(setting, THREE_SISTERS, setting.schools[3])
    with clock.on(_ago(today, 2)):
        _ask(setting, ONE_TO_DECIDE, setting.schools[0])
    with clock.on(_ago(today, 9)):
        asked = _ask(setting, ONE_GRANTED, setting.schools[2])
        newcomers.decide_exception(
            asked=asked,
            is_granted=True,
            decision="De school heeft een Nt2-leerkracht en de taalschool is voor dit kind te ver.",
            by=setting.coordinator,
        )
    with clock.on(_ago(today, 5)):
        asked = _ask(setting, ONE_REFUSED, setting.schools[5])
        newcomers.decide_exception(
            asked=asked, is_granted=False, decision="Er is plek op de nieuwkomersschool.", by=setting.coordinator
        )


def _ago(today: date, days: int) -> date:
    return min(workday(today - timedelta(days=days)), today)


def _refer(setting: Setting, family: Family, school: School) -> list[Referral]:
    mother = GuardianInput(
        name=f"{family.mother} {family.name}", language=family.language, relation="moeder", phone="06 000 48 210"
    )
    pupils = [
        PupilInput(
            call_name=name,
            last_name=family.name,
            birth_on=clock.today() - timedelta(days=age),
            home_languages=[family.language],
            arrived_on=clock.today() - timedelta(days=40),
            address=family.street,
            place="Utrecht",
        )
        for name, age in family.children
    ]
    return newcomers.refer_family(
        pupils=pupils,
        guardians=[mother],
        referring_school_id=school.pk,
        preferred_facility_id=None,
        parents_informed_on=clock.today(),
        note="",
        by=setting.care_coordinator_of(school),
        doubles=OTHER_PARENTS,
    )


def _ask(setting: Setting, family: Family, school: School) -> ExceptionRequest:
    [referral] = _refer(setting, family, school)
    return newcomers.ask_exception(
        journey=referral.journey,
        school_id=school.pk,
        reason="Woont in de opvang naast de school en reist met een rolstoel.",
        support="Een leerkracht met Nt2, acht uur per week.",
        by=setting.care_coordinator_of(school),
    )
