"""What the pages about privacy show: a request of parents that waits for its answer."""

from __future__ import annotations

from datetime import timedelta

from steiger.access.member import Member
from steiger.core import clock
from steiger.privacy.actions import record_request
from steiger.privacy.enums import RequestKind
from steiger.pupils.actions import begin_staff_session
from steiger.pupils.models import Journey


def ask_about_the_file(everybody: dict[str, Member], journey: Journey) -> dict[str, list[str]]:
    request = record_request(
        by=everybody["Amina"],
        journey=journey,
        kind=RequestKind.CORRECTION,
        asked_by="Mevrouw Haddad",
        asked="De geboortedatum klopt niet.",
        received_on=clock.today() - timedelta(days=20),
    )
    copy = record_request(
        by=everybody["Amina"],
        journey=journey,
        kind=RequestKind.COPY,
        asked_by="Mevrouw Haddad",
        asked="Alles wat u bewaart.",
        received_on=clock.today(),
    )
    begin_staff_session(
        by=everybody["Ad"], case=journey.case_number, asked_by="Dirk", reason="Een datum wil niet", minutes=30
    )
    return {"request_id": [str(request.pk), str(copy.pk)]}
