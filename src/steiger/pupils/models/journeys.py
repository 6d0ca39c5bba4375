from __future__ import annotations

from django.db import models
from django.db.models import Case, CharField, Func, Q, Value, When

from steiger.access.enums import Disclosure
from steiger.core.history import tracked
from steiger.core.ids import new_case_number
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import LeavingReason, Phase, Relation
from steiger.pupils.models.pupils import Pupil


class DateRange(Func):
    """The days on which something holds, first and last counted in; without an end, for ever."""

    function = "daterange"


@tracked()
class Journey(RegionalModel):
    """One child's way through one region. Its phase is a column that the database derives from the dates."""

    class Privacy:
        plain = (
            "case_number", "pupil", "owner", "referred_on", "accepted_on", "offered_on", "placed_on", "intake_on",
            "bonded_on", "expected_move_on", "moved_on", "completed_on", "left_on", "leaving_reason", "anonymised_on",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "file"

    case_number = models.CharField(max_length=9, default=new_case_number, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="journeys")
    owner = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    offered_on = models.DateField(null=True, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    intake_on = models.DateField(null=True, blank=True)
    bonded_on = models.DateField(null=True, blank=True)
    expected_move_on = models.DateField(null=True, blank=True)
    moved_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    leaving_reason = models.CharField(max_length=30, blank=True, choices=LeavingReason)
    # From this day on nobody knows whose way it was; its dates are kept for the figures.
    anonymised_on = models.DateField(null=True, blank=True, editable=False)
    phase = models.GeneratedField(
        expression=Case(
            When(left_on__isnull=False, then=Value(Phase.LEFT.value)),
            When(completed_on__isnull=False, then=Value(Phase.COMPLETED.value)),
            When(moved_on__isnull=False, then=Value(Phase.AFTERCARE.value)),
            When(
                bonded_on__isnull=False,
                expected_move_on__isnull=False,
                intake_on__isnull=False,
                then=Value(Phase.PREPARING.value),
            ),
            When(intake_on__isnull=False, placed_on__isnull=False, then=Value(Phase.AT_NEWCOMER_SCHOOL.value)),
            When(offered_on__isnull=False, then=Value(Phase.INTAKE.value)),
            When(accepted_on__isnull=False, then=Value(Phase.WAITING.value)),
            default=Value(Phase.REFERRED.value),
            output_field=CharField(max_length=20),
        ),
        output_field=CharField(max_length=20, choices=Phase.choices),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "case_number"], name="case_number_once"),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True, leaving_reason="")
                | (Q(left_on__isnull=False) & ~Q(leaving_reason="")),
                name="journey_left_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(moved_on__isnull=False), name="journey_completed_after_move"
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-referred_on", "-id"], name="journey_latest"),
            models.Index(fields=["region", "phase", "-referred_on", "-id"], name="journey_by_phase"),
            models.Index(fields=["pupil"], name="journey_of_pupil"),
            models.Index(fields=["region", "expected_move_on", "id"], name="journey_by_move"),
            models.Index(
                fields=["region", "expected_move_on"],
                condition=Q(moved_on__isnull=True, left_on__isnull=True, completed_on__isnull=True),
                name="journey_before_move",
            ),
            models.Index(
                fields=["region", "moved_on"],
                condition=Q(moved_on__isnull=False, left_on__isnull=True, completed_on__isnull=True),
                name="journey_in_aftercare",
            ),
        ]

    def __str__(self) -> str:
        return self.case_number

    @property
    def phase_label(self) -> str:
        return str(Phase(self.phase).label)

    @property
    def is_open(self) -> bool:
        return self.completed_on is None and self.left_on is None


@tracked()
class Involvement(RegionalModel):
    """Why somebody may see a child: this school or this specialist stands in this relation to it, from-until.

    The one place that the access rule reads. Kept by the actions that make and end the relation itself.
    `level` is how much a mother school may know; the others have no steps and stand at the highest.
    """

    class Privacy:
        plain = ("journey", "relation", "school", "user", "level", "from_on", "until_on", "sees_until_on")
        identifying = ()
        special = ()
        keep = "file"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="involvements")
    relation = models.CharField(max_length=20, choices=Relation)
    school = models.ForeignKey(
        "organisations.School", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=[(d.value, d.name) for d in Disclosure], default=Disclosure.MOVED)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    sees_until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(school__isnull=False, user__isnull=True) | Q(school__isnull=True, user__isnull=False),
                name="involvement_of_school_or_person",
            ),
            models.UniqueConstraint(
                fields=["journey", "relation", "school", "user"],
                condition=Q(until_on__isnull=True),
                nulls_distinct=False,
                name="involvement_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "school", "relation"], name="involvement_of_school"),
            models.Index(fields=["region", "user"], condition=Q(user__isnull=False), name="involvement_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.relation} {self.journey_id}"
