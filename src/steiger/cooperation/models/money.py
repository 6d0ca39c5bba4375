from __future__ import annotations

from django.db import models
from django.db.models import Q

from steiger.cooperation.enums import Measure, Payers, Stage
from steiger.cooperation.models.covenant import Covenant, Party
from steiger.cooperation.models.decisions import Decision
from steiger.core.history import tracked
from steiger.core.school_years import year_label
from steiger.organisations.models import RegionalModel


@tracked()
class Budget(RegionalModel):
    """What the parties of a covenant pay together in one school year. Money is whole cents. A decision freezes it."""

    class Privacy:
        plain = (
            "covenant", "first_year", "title", "amount", "other_income", "made_on", "made_by", "frozen_on", "frozen_by",
            "decision", "decision_text", "decided_on", "real_amount", "real_other_income", "settled_on", "settled_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    covenant = models.ForeignKey(Covenant, on_delete=models.PROTECT, related_name="budgets")
    # The school year by the year in which it begins: 2026 is 2026-2027.
    first_year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    amount = models.PositiveBigIntegerField()
    other_income = models.PositiveBigIntegerField(default=0)
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    frozen_on = models.DateField(null=True, blank=True)
    frozen_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="budgets")
    # A decision that stands outside the system: who decided, in words, and when.
    decision_text = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    real_amount = models.PositiveBigIntegerField(null=True, blank=True)
    real_other_income = models.PositiveBigIntegerField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-first_year", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["covenant", "first_year"], name="budget_year_once"),
            models.CheckConstraint(
                condition=Q(frozen_on__isnull=True, frozen_by__isnull=True, decided_on__isnull=True)
                | (
                    Q(frozen_on__isnull=False, frozen_by__isnull=False, decided_on__isnull=False)
                    & (Q(decision__isnull=False) | ~Q(decision_text=""))
                ),
                name="budget_frozen_by_decision",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True, settled_by__isnull=True, real_amount__isnull=True)
                | Q(
                    settled_on__isnull=False,
                    settled_by__isnull=False,
                    real_amount__isnull=False,
                    real_other_income__isnull=False,
                    frozen_on__isnull=False,
                ),
                name="budget_settled_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.school_year}"

    @property
    def school_year(self) -> str:
        return year_label(self.first_year)


@tracked()
class KeyLine(RegionalModel):
    """One line of the key: by what it is counted, for whom, and a price. Without a price it takes the rest."""

    class Privacy:
        plain = ("budget", "position", "measure", "payers", "party", "price")
        identifying = ()
        special = ()
        keep = "reference"

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="key_lines")
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=20, choices=Measure)
    payers = models.CharField(max_length=20, choices=Payers)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    price = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "position"], name="key_line_position_once"),
            models.UniqueConstraint(fields=["budget"], condition=Q(price__isnull=True), name="key_line_one_rest"),
            models.CheckConstraint(
                condition=Q(payers=Payers.ONE, party__isnull=False) | (~Q(payers=Payers.ONE) & Q(party__isnull=True)),
                name="key_line_of_one_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.price}"


@tracked()
class KeyNumber(RegionalModel):
    """A number that somebody entered, because it cannot be counted or is known better than the count."""

    class Privacy:
        plain = ("budget", "party", "measure", "stage", "number", "entered_on", "entered_by")
        identifying = ()
        special = ()
        keep = "reference"

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="numbers")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=20, choices=Measure)
    stage = models.CharField(max_length=10, choices=Stage)
    number = models.DecimalField(max_digits=10, decimal_places=1)
    entered_on = models.DateField()
    entered_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "party", "measure", "stage"], name="key_number_once"),
            models.CheckConstraint(condition=Q(number__gte=0), name="key_number_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.number}"


@tracked()
class Contribution(RegionalModel):
    """What one party pays in a year, as decided; and whether it was asked for and came in."""

    class Privacy:
        plain = (
            "budget", "party", "amount", "real_amount", "invoiced_on", "invoiced_by", "paid_on", "paid_by",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="contributions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    amount = models.PositiveBigIntegerField()
    # Below zero when a year cost less than what was fixed beforehand: then it comes back.
    real_amount = models.BigIntegerField(null=True, blank=True)
    invoiced_on = models.DateField(null=True, blank=True)
    invoiced_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    paid_on = models.DateField(null=True, blank=True)
    paid_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "party"], name="contribution_once"),
            *[
                models.CheckConstraint(
                    condition=Q(**{f"{verb}_on__isnull": True, f"{verb}_by__isnull": True})
                    | Q(**{f"{verb}_on__isnull": False, f"{verb}_by__isnull": False}),
                    name=f"contribution_{verb}_on_and_by",
                )
                for verb in ("invoiced", "paid")
            ],
        ]

    def __str__(self) -> str:
        return f"{self.budget_id} {self.party_id}"


@tracked()
class ContributionLine(RegionalModel):
    """Where an amount comes from: number, price, sum. Kept when the budget is frozen or settled; never recomputed."""

    class Privacy:
        plain = ("contribution", "stage", "position", "measure", "number", "children", "price", "amount")
        identifying = ()
        special = ()
        keep = "reference"

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="lines")
    stage = models.CharField(max_length=10, choices=Stage)
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=20, choices=Measure)
    number = models.DecimalField(max_digits=10, decimal_places=1)
    # Over how many children the number was counted: a few of them are not shown to everybody. None: not known.
    children = models.PositiveIntegerField(null=True, blank=True)
    price = models.PositiveBigIntegerField(null=True, blank=True)
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["stage", "position"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "stage", "position"], name="contribution_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.amount}"
