"""What parents ask about the file of their child: written down, given more time, answered by somebody else."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.privacy.models import DataRequest
from steiger.privacy.rules import requests as rules
from steiger.pupils.models import Journey


@transaction.atomic
def record_request(
    *, by: Member, journey: Journey, kind: str, asked_by: str, asked: str, received_on: date
) -> DataRequest:  # fmt: skip
    """Write down what parents ask. The month begins on the day on which they asked it."""
    require(by, Permission.REQUEST_RECORD)
    rules.may_record(by, journey).require()
    if not asked_by.strip():
        raise DomainError(_("Write down who asks this."), field="asked_by")
    if not asked.strip():
        raise DomainError(_("Write down what they ask, in their words."), field="asked")
    if received_on > clock.today():
        raise DomainError(_("This day is still to come."), field="received_on")
    request = DataRequest.objects.create(
        region_id=by.region_id,
        journey=journey,
        kind=kind,
        asked_by=asked_by.strip(),
        asked=asked.strip(),
        received_on=received_on,
        received_by_id=by.user_id,
        due_on=rules.due_on(received_on),
    )
    record(by=by, kind="record_data_request", case_number=journey.case_number, asked=kind)
    return request


@transaction.atomic
def extend_request(*, by: Member, request: DataRequest, reason: str) -> DataRequest:
    """Two months more, once, because it is hard; the parents hear it with the reason."""
    require(by, Permission.REQUEST_ANSWER)
    request = _locked(request)
    today = clock.today()
    rules.may_extend(by, request, today).require()
    if not reason.strip():
        raise DomainError(_("Write down why it takes longer. The parents get this reason."), field="reason")
    request.extended_on, request.extended_by_id, request.extension_reason = today, by.user_id, reason.strip()
    request.due_on = rules.months_after(request.received_on, rules.MONTHS_LONGER)
    request.save(update_fields=["extended_on", "extended_by", "extension_reason", "due_on"])
    record(by=by, kind="extend_data_request", case_number=request.journey.case_number, asked=request.kind)
    return request


@transaction.atomic
def answer_request(*, by: Member, request: DataRequest, outcome: str, answer: str) -> DataRequest:
    """Decided by another person than who wrote it down, with the reason that the parents get."""
    require(by, Permission.REQUEST_ANSWER)
    request = _locked(request)
    rules.may_answer(by, request).require()
    if not answer.strip():
        raise DomainError(_("Write down what you tell the parents, with the reason."), field="answer")
    request.answered_on, request.answered_by_id = clock.today(), by.user_id
    request.outcome, request.answer = outcome, answer.strip()
    request.save(update_fields=["answered_on", "answered_by", "outcome", "answer"])
    record(
        by=by, kind="answer_data_request", case_number=request.journey.case_number, asked=request.kind, outcome=outcome
    )
    return request


def _locked(request: DataRequest) -> DataRequest:
    return DataRequest.objects.select_for_update(of=("self",)).select_related("journey").get(pk=request.pk)
