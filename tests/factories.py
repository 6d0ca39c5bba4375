"""Test data, made by hand where a room's own actions are not what is tested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from steiger.access.enums import Role
from steiger.access.member import Member, Post
from steiger.cooperation.enums import Actor, Enroller, Proof, Template
from steiger.cooperation.models import PolicyVersion, ProtocolStep, VisitWindow
from steiger.core import clock
from steiger.newcomers.models import NewcomerGroup
from steiger.organisations.enums import FacilityKind, HolidayRegion, OrganisationKind, Sector
from steiger.organisations.models import NewcomerFacility, Organisation, Region, School
from steiger.people.models import Membership, User
from steiger.pupils.models import Guardian, Journey, Pupil

_numbers = count(1)
FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True)
class Places:
    board: Organisation
    municipality: Organisation
    newcomer_school: School
    mother_school: School
    other_school: School
    facility: NewcomerFacility
    group: NewcomerGroup
    policy: PolicyVersion


def make_region(slug: str, name: str, code: str) -> Region:
    return Region.objects.create(slug=slug, name=name, codes=[code], sector=Sector.PO, created_at=timezone.now())


def make_organisation(kind: str, name: str, code: str = "") -> Organisation:
    return Organisation.objects.create(kind=kind, name=name, code=code or f"{next(_numbers):05}")


def make_school(name: str, *, code: str = "", partnership: str = "PO2601", **fields: Any) -> School:
    code = code or f"{next(_numbers):02}TS00"[-6:]
    organisation = make_organisation(OrganisationKind.SCHOOL, name, code)
    filled: dict[str, Any] = {
        "brin": code[:4],
        "place": "Utrecht",
        "postcode": "3511 AA",
        "holiday_region": HolidayRegion.MIDDEN,
        "partnership_code": partnership,
        "sector": Sector.PO,
        **fields,
    }
    return School.objects.create(organisation=organisation, code=code, **filled)


def make_member(region: Region, name: str, role: Role, organisation_id: int | None = None) -> Member:
    """A person with one post, in the region whose scope is entered."""
    user = User.objects.create_user(email=f"{name.lower()}{next(_numbers)}@example.org", password="secret", name=name)
    Membership.objects.create(region=region, user=user, role=role, organisation_id=organisation_id, from_on=FIRST_DAY)
    return Member(user_id=user.pk, name=name, region_id=region.pk, posts=(Post(role, organisation_id),))


def make_policy(region: Region, **fields: Any) -> PolicyVersion:
    """The first template in short: enough steps to have one of each kind."""
    policy = PolicyVersion.objects.create(
        region=region,
        **{
            "number": 1,
            "valid_from": FIRST_DAY,
            "decision": "Stuurgroep 1 januari 2020",
            "adopted_on": FIRST_DAY,
            "template": Template.THREE_VISITS,
            "enroller": Enroller.NEWCOMER_SCHOOL,
            **fields,
        },
    )
    steps = [
        ("choose", "Moederschool gekozen", -12, Actor.NEWCOMER_SCHOOL, Proof.SCHOOL_CHOSEN, 2, None),
        ("acquaint", "Kennismakingsbezoek", -6, Actor.MOTHER_SCHOOL, Proof.SAID, 2, None),
        ("draft", "Plaatsingsdocument opgesteld", -4, Actor.NEWCOMER_SCHOOL, Proof.DOCUMENT_DRAFTED, 2, None),
        ("discuss", "Besproken met ouders", -3, Actor.NEWCOMER_SCHOOL, Proof.DOCUMENT_DISCUSSED, 2, None),
        ("sign", "Plaatsingsdocument getekend", -2, Actor.NEWCOMER_SCHOOL, Proof.DOCUMENT_SIGNED, 2, None),
        ("handover", "Warme overdracht", -1, Actor.NEWCOMER_SCHOOL, Proof.SAID, 2, None),
        ("move", "Overstap", 0, Actor.NEWCOMER_SCHOOL, Proof.MOVED, 2, None),
        ("support", "Standaardondersteuning gestart", 1, Actor.SPECIALIST, Proof.SUPPORT_STARTED, 4, None),
        ("visit-1", "Eerste nazorgbezoek", 5, Actor.SPECIALIST, Proof.VISIT_REPORTED, 4, 1),
        ("close", "Evaluatie en afsluiting", 32, Actor.SPECIALIST, Proof.CLOSED, 4, None),
    ]
    ProtocolStep.objects.bulk_create(
        ProtocolStep(
            region=region,
            policy=policy,
            key=key,
            title=title,
            title_en=title,
            weeks=weeks,
            actor=actor,
            proof=proof,
            level=level,
            visit_number=visit_number,
        )
        for key, title, weeks, actor, proof, level, visit_number in steps
    )
    VisitWindow.objects.bulk_create(
        VisitWindow(region=region, policy=policy, number=number, from_week=first, until_week=last)
        for number, first, last in [(1, 2, 5), (2, 10, 14), (3, 24, 30)]
    )
    return policy


def make_places(region: Region, *, places: int = 15) -> Places:
    board = make_organisation(OrganisationKind.BOARD, "Stichting De Oever", "41234")
    municipality = make_organisation(OrganisationKind.MUNICIPALITY, "Utrecht", "0344")
    newcomer_school = make_school("Taalschool Utrecht", board=board, municipality=municipality)
    facility = NewcomerFacility.objects.create(
        region=region, school=newcomer_school, kind=FacilityKind.values[0], from_on=FIRST_DAY
    )
    return Places(
        board=board,
        municipality=municipality,
        newcomer_school=newcomer_school,
        mother_school=make_school("De Regenboog", board=board, municipality=municipality),
        other_school=make_school("Het Kompas", board=board, municipality=municipality),
        facility=facility,
        group=NewcomerGroup.objects.create(
            region=region, facility=facility, name="De Bakens", places=places, from_on=FIRST_DAY
        ),
        policy=make_policy(region),
    )


def make_journey(region: Region, *, call_name: str = "Amira", last_name: str = "Haddad", **facts: Any) -> Journey:
    """A child with one parent and a journey with the given dated facts; no involvements."""
    today = clock.today()
    pupil = Pupil.objects.create(
        region=region,
        call_name=call_name,
        last_name=last_name,
        birth_on=today - timedelta(days=365 * 9),
        home_languages=["ar"],
        arrived_on=today - timedelta(days=60),
    )
    Guardian.objects.create(region=region, pupil=pupil, name=f"Moeder {last_name}", language="ar", phone="0612345678")
    return Journey.objects.create(region=region, pupil=pupil, **{"referred_on": today, **facts})
