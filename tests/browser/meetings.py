"""A table with a meeting that was closed, one of today, one that comes, and a proposal that waits."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from steiger.access.member import Member
from steiger.cooperation import actions
from steiger.cooperation.enums import ItemOutcome
from steiger.cooperation.rules.meetings import mark_of
from steiger.core import clock
from tests.cooperation.meetings import a_meeting, a_table


def a_world_of_meetings(who: dict[str, Member]) -> dict[str, str]:
    by, today = who["Dirk"], timezone.localdate()
    body = a_table(by, who["Esra"], who["Femke"], by, who["Amina"], name="Werkgroep", quorum=2)
    with clock.on(today - timedelta(days=60)):
        earlier = a_meeting(by, body, clock.today())
        said = actions.add_item(by=by, meeting=earlier, title="Wachttijden")
        actions.write_notes(by=by, item=said, notes="De wachtlijst is korter.", seen=mark_of(""))
        actions.set_outcome(by=by, item=said, outcome=ItemOutcome.HANDLED)
        there = list(earlier.invitations.values_list("pk", flat=True))
        actions.tick_attendance(by=by, meeting=earlier, present=there)
        actions.close_meeting(by=by, meeting=earlier)
    actions.add_standing_item(by=by, body=body, title="Rondvraag")
    now = a_meeting(by, body, today)
    item = actions.add_item(by=by, meeting=now, title="Begroting", text="Wat doen we met de rest?")
    paper = actions.add_paper(
        by=by, item=item, title="Begroting", file_name="begroting.pdf", content=b"%PDF-1.7 cijfers"
    )
    coming = a_meeting(by, body, today + timedelta(days=30), link="https://example.org/overleg")
    actions.propose_item(by=who["Amina"], body=body, title="Kortere termijn", text="Twaalf weken is te lang.")
    return {
        "body": str(body.pk),
        "earlier": str(earlier.pk),
        "today": str(now.pk),
        "coming": str(coming.pk),
        "item": str(item.pk),
        "paper": str(paper.pk),
    }
