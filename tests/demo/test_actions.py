from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.contrib.auth import authenticate
from django.db import connection, transaction

from steiger.access.enums import Role
from steiger.access.member import Member
from steiger.core.scope import region_scope
from steiger.demo import selectors
from steiger.demo.actions import HalfMadeError, fill_demo
from steiger.demo.region import CODE, SLUG, WORKSHOP
from steiger.messaging.models import Letter
from steiger.newcomers.models import ExceptionRequest
from steiger.organisations.actions import create_region
from steiger.organisations.models import Region
from steiger.organisations.selectors import region_by_slug
from steiger.parents.selectors import contact_of, language_lines
from steiger.people.selectors import member_for
from steiger.pupils.enums import Phase
from steiger.pupils.models import Family, Journey
from tests.factories import make_school

pytestmark = pytest.mark.django_db(transaction=True)
FEW = 36
# Two families, and three children of whom an exception was asked.
BESIDE = 8
# As `steiger demo` does it: in a process that has made no document yet, for its parts start as copies of it.
ALONE = """
import sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
connection.settings_dict["OPTIONS"]["assume_role"] = "steiger_app"
call_command("fill_demo", journeys=int(sys.argv[2]))
"""


def test_fill_demo_makes_a_region_that_lives_and_only_once() -> None:
    name = connection.settings_dict["NAME"]
    done = subprocess.run(
        [sys.executable, "-c", ALONE, name, str(FEW)], capture_output=True, text=True, check=False, env=os.environ,
        timeout=240,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "The demo region is ready" in done.stdout
    region = region_by_slug(SLUG)
    assert region is not None
    assert not selectors.is_half_made()
    assert not fill_demo(progress=lambda done, total: None)
    with region_scope(region.pk):
        phases = set(Journey.objects.values_list("phase", flat=True))
        assert {Phase.REFERRED, Phase.INTAKE, Phase.AT_NEWCOMER_SCHOOL, Phase.PREPARING, Phase.AFTERCARE} <= phases
        assert not Letter.objects.exists(), "a history is nobody's news"
        assert contact_of(region)
        assert set(ExceptionRequest.objects.values_list("is_granted", flat=True)) == {None, False, True}
        assert Family.objects.count() == 2
        assert {line.own for line in language_lines(_coordinator(region))} == {0, 1, 2}
        for account in selectors.accounts():
            user = authenticate(email=account.email, password=account.password)
            assert user is not None, account.email
            member = member_for(user, region.pk)
            assert member is not None
            assert account.role in member.roles
    told = selectors.children()
    assert len(told) == FEW + BESIDE
    assert all(child["case"] and child["names"] for child in told)


def _coordinator(region: Region) -> Member:
    account = next(one for one in selectors.accounts() if one.role == Role.COORDINATOR)
    user = authenticate(email=account.email, password=account.password)
    member = member_for(user, region.pk)  # type: ignore[arg-type]
    assert member
    return member


def test_fill_demo_refuses_what_was_broken_off() -> None:
    with transaction.atomic():
        make_school("De Regenboog", partnership=CODE)
        create_region(codes=[CODE], name="Half", slug=WORKSHOP)

    assert selectors.is_half_made()
    with pytest.raises(HalfMadeError):
        fill_demo(progress=lambda done, total: None)
    assert Region.objects.count() == 1
