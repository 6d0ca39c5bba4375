from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from steiger.cooperation.enums import GoalState
from steiger.cooperation.models.decisions import Decision
from steiger.core.history import tracked
from steiger.core.school_years import school_year, year_label
from steiger.organisations.models import RegionalModel


@tracked()
class SupportStrategy(RegionalModel):
    """One version of the region's multi-year support plan: what schools may count on, and where it goes year by year.

    Publishing fixes its words. It holds from the day that was chosen, until a next version does or its years are over.
    """

    class Privacy:
        plain = (
            "number", "title", "introduction", "first_year", "last_year", "made_on", "made_by", "published_on",
            "published_by", "holds_from", "decision",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    introduction = models.TextField()
    # School years by the calendar year in which they begin.
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    holds_from = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="strategies")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="strategy_number_once"),
            models.UniqueConstraint(fields=["region", "holds_from"], name="strategy_one_holds"),
            models.UniqueConstraint(fields=["region"], condition=Q(published_on=None), name="strategy_one_draft"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="strategy_years_in_order"),
            models.CheckConstraint(
                condition=Q(published_on=None, published_by=None, holds_from=None, decision=None)
                | Q(published_on__isnull=False, published_by__isnull=False, holds_from__isnull=False),
                name="strategy_published_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_on is not None

    @property
    def until_on(self) -> date:
        """The last day of its last school year."""
        return school_year(self.last_year)[1]

    @property
    def years(self) -> list[int]:
        return list(range(self.first_year, self.last_year + 1))

    @property
    def years_said(self) -> str:
        return f"{self.first_year}-{self.last_year + 1}"


@tracked()
class StrategyGoal(RegionalModel):
    """What must be true at the end of one school year: whose it is, and how one will see it."""

    class Privacy:
        plain = (
            "strategy", "continues", "year", "position", "text", "indicator", "owner", "organisation", "state",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    strategy = models.ForeignKey(SupportStrategy, on_delete=models.CASCADE, related_name="goals")
    # The goal of the version before that this one goes on with: what is reported there counts here too.
    continues = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="continued_by")
    year = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    indicator = models.CharField(max_length=300)
    owner = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=20, choices=GoalState, default=GoalState.NOT_BEGUN)

    class Meta:
        ordering = ["year", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(indicator=""), name="goal_complete"),
            models.CheckConstraint(
                condition=Q(owner=None, organisation__isnull=False) | Q(owner__isnull=False, organisation=None),
                name="goal_of_one",
            ),
        ]
        indexes = [models.Index(fields=["region", "owner"], name="goal_of_person")]

    def __str__(self) -> str:
        return self.text

    @property
    def school_year(self) -> str:
        return year_label(self.year)

    @property
    def owner_name(self) -> str:
        return str(self.owner.name if self.owner else self.organisation)

    @property
    def state_label(self) -> str:
        return str(GoalState(self.state).label)

    @property
    def until_on(self) -> date:
        return school_year(self.year)[1]


@tracked()
class GoalReport(RegionalModel):
    """How a goal stood on a day, by whom, with what there is to say about it."""

    class Privacy:
        plain = ("goal", "state", "note", "reported_on", "reported_by")
        identifying = ()
        special = ()
        keep = "reference"

    goal = models.ForeignKey(StrategyGoal, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(max_length=20, choices=GoalState)
    note = models.CharField(max_length=500, blank=True)
    reported_on = models.DateField()
    reported_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["reported_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state=GoalState.DROPPED) | ~Q(note=""), name="goal_dropped_with_reason")
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.state}"

    @property
    def state_label(self) -> str:
        return str(GoalState(self.state).label)
