from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.pupils.enums import DoubleVerdict
from steiger.pupils.models import DoubleCheck, Pupil


def hold_referrals(*, by: Member) -> None:
    """One referral at a time in a region, until this transaction ends: the same form sent twice finds the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('pupils.referrals'), %s)", [by.region_id])


def ask_about_double(*, pupil: Pupil, other_id: int, remark: str, by: Member) -> DoubleCheck:
    """Two children look like one, and whoever refers may not see the other: the desk compares them."""
    check, is_new = DoubleCheck.objects.get_or_create(
        region_id=pupil.region_id,
        first_id=min(pupil.pk, other_id),
        second_id=max(pupil.pk, other_id),
        defaults={"asked_on": clock.today(), "asked_by_id": by.user_id, "remark": remark.strip()},
    )
    if is_new:
        record(by=by, kind="ask_about_double", subject=f"pupil {pupil.pk}")
    return check


def judge_double(*, check: DoubleCheck, verdict: DoubleVerdict, reason: str, by: Member) -> DoubleCheck:
    """Say whether two children are one, on behalf of the action above, which has checked that it may."""
    if check.judged_on is not None:
        raise DomainError(_("Somebody has judged these two already."))
    if verdict == DoubleVerdict.OTHER_CHILD and not reason.strip():
        message = _("Write down how you know that this is another child: so it is not asked again.")
        raise DomainError(message, field="reason")
    check.verdict, check.reason = verdict, reason.strip()
    check.judged_on, check.judged_by_id = clock.today(), by.user_id
    check.save(update_fields=["verdict", "reason", "judged_on", "judged_by"])
    record(by=by, kind="judge_double", subject=f"double {check.pk}", verdict=str(verdict))
    return check
