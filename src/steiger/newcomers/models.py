from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When

from steiger.core.history import tracked
from steiger.newcomers.enums import NormFit, PlacementState, ReferralState, Urgency
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import Domain, Standing


@tracked()
class NewcomerGroup(RegionalModel):
    """A group of a newcomer school with its places. Its row is locked while a place is given away."""

    class Privacy:
        plain = ("facility", "name", "places", "age_from", "age_until", "from_on", "until_on")
        identifying = ()
        special = ()
        keep = "reference"

    facility = models.ForeignKey("organisations.NewcomerFacility", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    places = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(60)])
    age_from = models.PositiveSmallIntegerField(default=6)
    age_until = models.PositiveSmallIntegerField(default=12)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(age_until__gte=F("age_from")), name="group_ages_in_order"),
            models.UniqueConstraint(
                fields=["facility", "name"], condition=Q(until_on__isnull=True), name="group_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Referral(RegionalModel):
    """Who brought the child, when, and what the newcomer school answered."""

    class Privacy:
        plain = (
            "journey", "referring_school", "referred_by", "parents_informed_on", "referred_on", "answer_due_on",
            "policy", "accepted_on", "waiting_on", "declined_on", "answered_by", "preferred_facility",
        )  # fmt: skip
        identifying = ("note", "declined_reason")
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="referral")
    referring_school = models.ForeignKey("organisations.School", null=True, on_delete=models.PROTECT, related_name="+")
    preferred_facility = models.ForeignKey(
        "organisations.NewcomerFacility", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    referred_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    parents_informed_on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    policy = models.ForeignKey("cooperation.PolicyVersion", on_delete=models.PROTECT, related_name="+")
    answer_due_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)
    waiting_on = models.DateField(null=True, blank=True)
    declined_on = models.DateField(null=True, blank=True)
    declined_reason = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.GeneratedField(
        expression=Case(
            When(declined_on__isnull=False, then=Value(ReferralState.DECLINED.value)),
            When(accepted_on__isnull=False, then=Value(ReferralState.ACCEPTED.value)),
            When(waiting_on__isnull=False, then=Value(ReferralState.WAITING.value)),
            default=Value(ReferralState.OPEN.value),
            output_field=models.CharField(max_length=10),
        ),
        output_field=models.CharField(max_length=10, choices=ReferralState.choices),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(declined_on__isnull=True, declined_reason="")
                | (Q(declined_on__isnull=False) & ~Q(declined_reason="")),
                name="referral_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    accepted_on__isnull=True,
                    waiting_on__isnull=True,
                    declined_on__isnull=True,
                    answered_by__isnull=True,
                )
                | (
                    Q(answered_by__isnull=False)
                    & (Q(accepted_on__isnull=False) | Q(waiting_on__isnull=False) | Q(declined_on__isnull=False))
                ),
                name="referral_answered_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "state", "answer_due_on"], name="referral_to_answer"),
            models.Index(fields=["region", "referring_school"], name="referral_of_school"),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.referred_on}"

    @property
    def state_label(self) -> str:
        return str(ReferralState(self.state).label)


@tracked()
class WaitingListEntry(RegionalModel):
    """Since when a child waits, and with what urgency, reasoned."""

    class Privacy:
        plain = ("journey", "since_on", "urgency", "ended_on", "put_by")
        identifying = ("reason",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="waiting_entries")
    since_on = models.DateField()
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    reason = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    put_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["since_on"]
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=Q(ended_on__isnull=True), name="waiting_once"),
            models.CheckConstraint(
                condition=Q(urgency=Urgency.NORMAL) | ~Q(reason=""), name="waiting_urgency_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["region", "since_on"], condition=Q(ended_on__isnull=True), name="waiting_open")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.since_on}"


@tracked()
class Placement(RegionalModel):
    """A child in a group from-until. A place that was offered is taken from the offer on."""

    class Privacy:
        plain = (
            "journey", "group", "offered_on", "offered_by", "intake_planned_on", "placed_on", "placed_by", "ended_on",
            "is_over_places",
        )  # fmt: skip
        identifying = ("over_places_reason",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="placements")
    group = models.ForeignKey(NewcomerGroup, on_delete=models.PROTECT, related_name="placements")
    offered_on = models.DateField()
    offered_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    intake_planned_on = models.DateField(null=True, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    placed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    is_over_places = models.BooleanField(default=False)
    over_places_reason = models.CharField(max_length=300, blank=True)
    state = models.GeneratedField(
        expression=Case(
            When(ended_on__isnull=False, then=Value(PlacementState.ENDED.value)),
            When(placed_on__isnull=False, then=Value(PlacementState.PLACED.value)),
            default=Value(PlacementState.RESERVED.value),
            output_field=models.CharField(max_length=10),
        ),
        output_field=models.CharField(max_length=10, choices=PlacementState.choices),
        db_persist=True,
    )

    class Meta:
        ordering = ["-offered_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("offered_on")), name="placement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(placed_on__isnull=True, placed_by__isnull=True)
                | Q(placed_on__isnull=False, placed_by__isnull=False),
                name="placement_placed_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(is_over_places=False) | ~Q(over_places_reason=""), name="placement_over_with_reason"
            ),
            ExclusionConstraint(
                name="placement_one_at_a_time",
                expressions=[
                    ("journey", RangeOperators.EQUAL),
                    (Func("offered_on", "ended_on", Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["region", "group"], condition=Q(ended_on__isnull=True), name="placement_running")
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.group_id}"


@tracked()
class Intake(RegionalModel):
    """The first conversation with parents and child, with an interpreter where needed."""

    class Privacy:
        plain = (
            "journey",
            "held_on",
            "held_by",
            "with_interpreter",
            "years_of_school",
            "scripts",
            "reads_own_language",
        )
        identifying = ("present", "earlier_schooling", "wishes", "agreements")
        special = ()
        keep = "file"

    journey = models.OneToOneField("pupils.Journey", on_delete=models.CASCADE, related_name="intake")
    held_on = models.DateField()
    held_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    present = models.CharField(max_length=200)
    with_interpreter = models.BooleanField(default=False)
    years_of_school = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    earlier_schooling = models.TextField(blank=True)
    scripts = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    reads_own_language = models.BooleanField(null=True, blank=True)
    wishes = models.TextField(blank=True)
    agreements = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.journey_id} {self.held_on}"


@tracked()
class Assessment(RegionalModel):
    """One domain on one date: instrument, score, whether its norm fits, and the standing against the desired level."""

    class Privacy:
        plain = ("journey", "domain", "assessed_on", "assessed_by", "instrument", "score", "norm_fit", "standing")
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey("pupils.Journey", on_delete=models.CASCADE, related_name="assessments")
    domain = models.CharField(max_length=30, choices=Domain)
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=80)
    score = models.CharField(max_length=40, blank=True)
    norm_fit = models.CharField(max_length=10, choices=NormFit, default=NormFit.UNKNOWN)
    standing = models.CharField(max_length=12, choices=Standing)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["assessed_on", "id"]
        indexes = [models.Index(fields=["journey", "assessed_on"], name="assessment_of_journey")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.domain} {self.assessed_on}"
