from __future__ import annotations

import io

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from steiger.messaging.models import Letter
from steiger.organisations.models import Region
from steiger.people.models import Membership


def _run(**options: str) -> str:
    out = io.StringIO()
    call_command("invite_first", stdout=out, **{"region": "po2601", "email": "eerste@example.org", **options})
    return out.getvalue().strip()


def test_invite_first_prints_a_link_that_works(region: Region) -> None:
    link = _run()
    Client().post(link.removeprefix(settings.SITE_URL), {"name": "Eerste", "password": "een lange wandeling"})

    assert Membership.objects.get().role == "administrator"


def test_invite_first_mails_the_link_too(region: Region) -> None:
    link = _run()

    assert link in Letter.objects.get().body


def test_invite_first_for_an_unknown_region_says_how_to_make_it(region: Region) -> None:
    with pytest.raises(CommandError, match="steiger region create"):
        _run(region="nowhere")


def test_invite_first_for_a_role_without_its_school_says_so(region: Region) -> None:
    with pytest.raises(CommandError):
        _run(role="teacher")
