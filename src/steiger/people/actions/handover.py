"""What somebody leaves behind passes to named successors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError, NotAllowedError
from steiger.people.actions.memberships import check_last_day, lock_to_end
from steiger.people.events import work_handed_over
from steiger.people.models import Handover, HandoverLine, Membership
from steiger.people.owned import OwnedThing, kinds
from steiger.people.rules import handover_visible_to, may_hand_over
from steiger.people.selectors import last_day, takers, work_left


@dataclass(frozen=True, slots=True)
class Share:
    """What one successor takes over, each thing by its kind and key, and what that person must know."""

    successor_id: int
    things: frozenset[tuple[str, str]]
    note: str = ""


def hand_over(*, by: Member, membership_id: int, until_on: date, shares: Sequence[Share]) -> list[Handover]:
    """Pass on everything that this person leaves behind and end the role: all of it, or nothing.

    What was finished since the page was shown needs nobody any more; what came since then is refused by name. The work
    passes at once, also when the last day is still to come. A role that has ended keeps its last day.
    """
    require(by, Permission.PEOPLE_MANAGE)
    with transaction.atomic():
        membership = lock_to_end(by, membership_id)
        may_hand_over(by, membership).require()
        is_over = membership.until_on is not None and membership.until_on < clock.today()
        if not is_over:
            check_last_day(membership, until_on)
            membership.until_on = until_on
        day = last_day(membership)
        things = {thing.pair: thing for thing in work_left(by, membership, day=day)}
        _check_shares(membership, things, shares, day)
        handed = [_pass_on(membership, things, share, by=by) for share in shares if share.things & things.keys()]
        if not is_over:
            membership.save(update_fields=["until_on"])
        record(
            by=by,
            kind="hand_over",
            subject=f"membership {membership.pk}",
            until_on=membership.until_on.isoformat() if membership.until_on else None,
            successors=[one.successor_id for one in handed],
            things=len(things),
        )
    return handed


def _check_shares(
    membership: Membership, things: Mapping[tuple[str, str], OwnedThing], shares: Sequence[Share], day: date
) -> None:
    """Everything goes to exactly one person, who can hold it and stays."""
    staying = {one.user_id: one for one in takers(membership.region_id, leaver_id=membership.user_id, day=day)}
    given: Counter[tuple[str, str]] = Counter()
    for share in shares:
        given.update(share.things)
        taker = staying.get(share.successor_id)
        if taker is None:
            raise DomainError(_("A successor works in the region and stays. Choose somebody from the list."))
        for pair in share.things & things.keys():
            if not things[pair].fits_one_of(taker.posts):
                raise DomainError(
                    _("%(name)s has no role in which to take over %(thing)s. Choose somebody else.")
                    % {"name": taker.name, "thing": things[pair].reference}
                )
    if twice := [pair for pair, times in given.items() if times > 1 and pair in things]:
        raise DomainError(
            _("%(thing)s goes to two people. Choose one of them.") % {"thing": things[twice[0]].reference}
        )
    if without := [thing.reference for pair, thing in things.items() if pair not in given]:
        raise DomainError(
            _("Nobody takes over yet: %(things)s. Choose a successor for each.") % {"things": ", ".join(without[:5])}
        )


def _pass_on(
    membership: Membership, things: Mapping[tuple[str, str], OwnedThing], share: Share, *, by: Member
) -> Handover:
    passing = [thing for pair, thing in things.items() if pair in share.things]
    handover = Handover.objects.create(
        region_id=membership.region_id,
        membership=membership,
        successor_id=share.successor_id,
        note=share.note.strip(),
        handed_at=clock.now(),
        handed_by_id=by.user_id,
    )
    HandoverLine.objects.bulk_create(
        HandoverLine(
            region_id=membership.region_id,
            handover=handover,
            kind=thing.kind,
            key=thing.key,
            reference=thing.reference,
            due_on=thing.due_on,
        )
        for thing in passing
    )
    for kind in kinds():
        keys = [thing.key for thing in passing if thing.kind == kind.kind]
        if keys:
            kind.pass_on(keys=keys, owner_id=membership.user_id, successor_id=share.successor_id, by=by)
    work_handed_over.send(sender=Handover, handover=handover)
    return handover


def read_handover(*, by: Member, handover_id: int) -> Handover:
    """The successor has read what comes with the work: it leaves *Vandaag*."""
    with transaction.atomic():
        found = Handover.objects.select_for_update(of=("self",)).filter(handover_visible_to(by), pk=handover_id).first()
        if found is None or found.successor_id != by.user_id:
            raise NotAllowedError(_("Only who took over the work puts the note away."))
        if found.read_at is None:
            found.read_at = clock.now()
            found.save(update_fields=["read_at"])
            record(by=by, kind="read_handover", subject=f"handover {found.pk}")
    return found
