from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, CharField, F, Func, Q, Value, When
from django.db.models.functions import Concat

from steiger.access.enums import Disclosure
from steiger.core.functions import NameKey
from steiger.core.history import tracked
from steiger.core.ids import new_case_number
from steiger.organisations.models import RegionalModel
from steiger.pupils.enums import BondEnd, Channel, LeavingReason, Phase, Relation


class DateRange(Func):
    """The days on which something holds, first and last counted in; without an end, for ever."""

    function = "daterange"


@tracked()
class Pupil(RegionalModel):
    """A child. No BSN, nationality, country of birth, residence status or religion: these are not stored at all."""

    class Privacy:
        plain = ("has_secret_address",)
        identifying = (
            "call_name", "infix", "last_name", "birth_on", "home_languages", "arrived_on", "earlier_school",
            "address", "postcode", "place",
        )  # fmt: skip
        special = ()
        keep = "file"

    call_name = models.CharField(max_length=80)
    infix = models.CharField(max_length=20, blank=True)
    last_name = models.CharField(max_length=120)
    birth_on = models.DateField()
    home_languages = ArrayField(models.CharField(max_length=8))
    arrived_on = models.DateField(null=True, blank=True)
    earlier_school = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=80, blank=True)
    has_secret_address = models.BooleanField(default=False)
    name_key = models.GeneratedField(
        expression=NameKey(Concat(F("last_name"), Value(" "), F("call_name"))),
        output_field=CharField(max_length=220),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["region", "name_key", "id"], name="pupil_by_name"),
            GinIndex(fields=["name_key"], opclasses=["gin_trgm_ops"], name="pupil_name_trigrams"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.call_name, self.infix, self.last_name) if part)

    @property
    def initials(self) -> str:
        return f"{self.call_name[:1]}.{self.last_name[:1]}."


@tracked()
class Guardian(RegionalModel):
    """A parent or carer, with the language and the way in which one reaches them."""

    class Privacy:
        plain = ("pupil", "channel", "needs_interpreter", "is_first")
        identifying = ("name", "relation", "phone", "email", "language")
        special = ()
        keep = "file"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardians")
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.SPOKEN)
    needs_interpreter = models.BooleanField(default=True)
    is_first = models.BooleanField(default=True)

    class Meta:
        ordering = ["-is_first", "id"]

    def __str__(self) -> str:
        return self.name


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


@tracked()
class MotherSchoolBond(RegionalModel):
    """The relation with a mother school. What it may know rises with it, each time by a named person on a date."""

    class Privacy:
        plain = (
            "journey", "school", "year_group", "asked_on", "asked_by", "announced_on", "announced_by", "agreed_on",
            "agreed_by", "moved_on", "ended_on", "ended_by", "end_reason", "weekdays",
        )  # fmt: skip
        identifying = ("note",)
        special = ()
        keep = "file"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="bonds")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    year_group = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    asked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    announced_on = models.DateField(null=True, blank=True)
    announced_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    moved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    end_reason = models.CharField(max_length=20, blank=True, choices=BondEnd)
    disclosure = models.GeneratedField(
        expression=Case(
            When(ended_on__isnull=False, then=Value(Disclosure.NONE.value)),
            When(moved_on__isnull=False, then=Value(Disclosure.MOVED.value)),
            When(agreed_on__isnull=False, then=Value(Disclosure.AGREED.value)),
            When(announced_on__isnull=False, then=Value(Disclosure.ANNOUNCED.value)),
            default=Value(Disclosure.ASKED.value),
        ),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"],
                condition=Q(announced_on__isnull=False, ended_on__isnull=True),
                name="bond_one_announced",
            ),
            models.UniqueConstraint(
                fields=["journey", "school"], condition=Q(ended_on__isnull=True), name="bond_school_once"
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(announced_on__isnull=False), name="bond_agreed_after_announced"
            ),
            models.CheckConstraint(
                condition=Q(moved_on__isnull=True) | Q(announced_on__isnull=False), name="bond_moved_after_announced"
            ),
            *[
                models.CheckConstraint(
                    condition=Q(**{f"{verb}_on__isnull": True, f"{verb}_by__isnull": True})
                    | Q(**{f"{verb}_on__isnull": False, f"{verb}_by__isnull": False}),
                    name=f"bond_{verb}_on_and_by",
                )
                for verb in ("asked", "announced", "agreed", "ended")
            ],
        ]
        indexes = [models.Index(fields=["region", "school"], name="bond_of_school")]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.school_id}"


@tracked()
class SchoolEnrolment(RegionalModel):
    """The legal enrolment at a school location, from-until. No gap and no two at once between the two schools."""

    class Privacy:
        plain = ("journey", "school", "from_on", "until_on", "recorded_by")
        identifying = ()
        special = ()
        keep = "enrolment"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="enrolments")
    school = models.ForeignKey("organisations.School", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
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

    def __str__(self) -> str:
        return f"{self.school_id} {self.from_on}"


@tracked()
class ConfidentialNote(RegionalModel):
    """What a child needs and how to approach it; never a story or a diagnosis.

    Its own table, so that the right to the row is the right to the field.

    Health and trauma are held as educational need and approach only (AVG art. 9, domain page section 5).
    """

    class Privacy:
        plain = ("journey", "agreed_on", "is_shared_with_mother_school", "written_by", "written_at")
        identifying = ("agreed_by",)
        special = ("need", "approach")
        keep = "file"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="notes")
    need = models.TextField()
    approach = models.TextField()
    agreed_by = models.CharField(max_length=200)
    agreed_on = models.DateField()
    is_shared_with_mother_school = models.BooleanField(default=False)
    written_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.written_at:%Y-%m-%d}"
