from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from steiger.access.enums import Permission
from steiger.access.gate import require
from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.errors import DomainError
from steiger.newcomers import rules
from steiger.newcomers.enums import NormFit
from steiger.newcomers.models import Assessment, Instrument
from steiger.newcomers.selectors.instruments import listed_by_name
from steiger.pupils.models import Journey
from steiger.pupils.rules import may_change


@dataclass(frozen=True)
class LevelInput:
    """How a child stands in one domain, and what that was read from."""

    domain: str
    standing: str
    instrument: str
    score: str = ""
    norm_fit: str = NormFit.UNKNOWN
    note: str = ""
    listed_id: int | None = None


@transaction.atomic
def record_assessment(
    *,
    journey: Journey,
    domain: str,
    assessed_on: date,
    instrument: str,
    score: str,
    norm_fit: str,
    standing: str,
    note: str,
    by: Member,
) -> Assessment:
    """One domain on one date."""
    level = LevelInput(
        domain=domain, standing=standing, instrument=instrument, score=score, norm_fit=norm_fit, note=note
    )
    return record_levels(journey=journey, assessed_on=assessed_on, levels=[level], by=by)[0]


@transaction.atomic
def record_levels(*, journey: Journey, assessed_on: date, levels: Sequence[LevelInput], by: Member) -> list[Assessment]:
    """Several domains of one day. The same instrument on the same day corrects what was written before."""
    require(by, Permission.LEVELS_RECORD)
    may_change(by, journey, Permission.LEVELS_RECORD).require()
    if not levels:
        raise DomainError(_("Fill in at least one domain."))
    if assessed_on > clock.today():
        raise DomainError(_("This day has yet to come. Enter the day of the test or observation."), field="assessed_on")
    for level in levels:
        if not level.instrument.strip():
            message = _("Say what this was read from: a test or an observation.")
            raise DomainError(message, field=f"{level.domain}_instrument")
    listed = listed_by_name(level.instrument.strip() for level in levels)
    levels = [_by_the_list(level, listed.get(level.instrument.strip().casefold())) for level in levels]
    recorded = _write_levels(journey, assessed_on, levels, by)
    domains = [str(level.domain) for level in levels]
    record(by=by, kind="record_levels", case_number=journey.case_number, domains=domains, on=assessed_on.isoformat())
    return recorded


def _by_the_list(level: LevelInput, instrument: Instrument | None) -> LevelInput:
    """A listed test is called by its own name, scored on its own scale, and says itself whether its norm fits."""
    if instrument is None:
        return level
    scale = {name: getattr(instrument, name) for name in ("scale", "steps", "lowest", "highest")}
    wrong = rules.score_problem(level.score, **scale)
    if wrong:
        raise DomainError(f"{instrument.name}: {wrong}", field=f"{level.domain}_score")
    norm_fit = rules.norm_fit_of(
        chosen=level.norm_fit, is_norm_referenced=instrument.is_norm_referenced, norm_fit=instrument.norm_fit
    )
    steps = rules.steps_of(instrument.scale, instrument.steps)
    score = rules.score_as_written(level.score, steps)
    return replace(level, instrument=instrument.name, score=score, norm_fit=norm_fit, listed_id=instrument.pk)


def _write_levels(journey: Journey, assessed_on: date, levels: Sequence[LevelInput], by: Member) -> list[Assessment]:
    """One question for what is there, one insert for what is new; only what differs is written again."""
    found = Assessment.objects.select_for_update(no_key=True, of=("self",)).filter(
        journey=journey, assessed_on=assessed_on
    )
    known = {(one.domain, one.instrument): one for one in found}
    recorded: dict[tuple[str, str], Assessment] = {}
    for level in levels:
        key = (str(level.domain), level.instrument.strip())
        values = {name: getattr(level, name) for name in ("standing", "score", "norm_fit", "note", "listed_id")}
        assessment = recorded.get(key) or known.get(key)
        if assessment is None:
            assessment = Assessment(
                region_id=journey.region_id,
                journey=journey,
                domain=key[0],
                assessed_on=assessed_on,
                instrument=key[1],
                assessed_by_id=by.user_id,
            )
        changed = [name for name, value in values.items() if getattr(assessment, name) != value]
        for name in changed:
            setattr(assessment, name, values[name])
        if assessment.pk and changed:
            assessment.assessed_by_id = by.user_id
            assessment.save(update_fields=[*(name.removesuffix("_id") for name in changed), "assessed_by"])
        recorded[key] = assessment
    Assessment.objects.bulk_create([one for one in recorded.values() if not one.pk])
    return list(recorded.values())
