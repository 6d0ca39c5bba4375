"""The legal enrolment of a child at a school."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value

from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel
from steiger.pupils.models.journeys import DateRange, Journey

# Two at once are excluded by a constraint. A gap is seen only between rows: an enrolment joins the one before it, or
# says why there are days in between.
no_silent_gap = pgtrigger.Trigger(
    name="no_silent_gap",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update,
    declare=[("lonely", "bigint")],
    func=pgtrigger.Func(  # type: ignore[no-untyped-call]
        """
        SELECT later.id INTO lonely FROM {meta.db_table} later
        WHERE later.journey_id = NEW.journey_id AND later.gap_reason = ''
          AND EXISTS (SELECT 1 FROM {meta.db_table} earlier
                      WHERE earlier.journey_id = later.journey_id AND earlier.from_on < later.from_on)
          AND NOT EXISTS (SELECT 1 FROM {meta.db_table} before
                          WHERE before.journey_id = later.journey_id AND before.from_on < later.from_on
                            AND coalesce(before.until_on, 'infinity'::date) >= later.from_on - 1)
        LIMIT 1;
        IF lonely IS NOT NULL THEN
            RAISE EXCEPTION 'an enrolment leaves a gap without a reason'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_no_silent_gap';
        END IF;
        RETURN NULL;
    """
    ),
)


@tracked()
class SchoolEnrolment(RegionalModel):
    """The legal enrolment at a school location, from-until. No two at once, and no gap without a reason.

    `until_on` is the last day on which the child went there, as the law counts it.
    """

    class Privacy:
        plain = ("journey", "school", "from_on", "until_on", "recorded_by")
        identifying = ("gap_reason",)
        special = ()
        keep = "enrolment"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="enrolments")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    gap_reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="enrolment_ends_after_start"
            ),
            ExclusionConstraint(
                name="enrolment_one_at_a_time",
                expressions=[
                    ("journey", RangeOperators.EQUAL),
                    (DateRange("from_on", "until_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        triggers = [no_silent_gap]

    def __str__(self) -> str:
        return f"{self.school_id} {self.from_on}"
