from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from steiger.cooperation.enums import PartyState
from steiger.core.history import tracked
from steiger.organisations.models import RegionalModel


@tracked()
class Covenant(RegionalModel):
    """The agreement between the boards, the municipalities and the others. What it says stands in its versions."""

    class Privacy:
        plain = ("title", "begun_on", "begun_by")
        identifying = ()
        special = ()
        keep = "reference"

    title = models.CharField(max_length=200)
    begun_on = models.DateField()
    begun_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title


@tracked()
class CovenantVersion(RegionalModel):
    """The text as it is signed: term and articles together. The first signature freezes it.

    The term belongs to what is signed, so it stands here and not on the covenant: another term is another text.
    """

    class Privacy:
        plain = (
            "covenant", "number", "from_on", "until_on", "evaluate_on", "notice_months", "checksum", "made_on",
            "made_by", "frozen_on", "frozen_by", "evaluated_on", "evaluated_by", "learned",
        )  # fmt: skip
        identifying = ()
        special = ()
        keep = "reference"

    covenant = models.ForeignKey(Covenant, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    until_on = models.DateField()
    evaluate_on = models.DateField(null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(default=6)
    # Of the words alone: who only moves a line break asks nobody to sign again.
    checksum = models.CharField(max_length=64)
    made_on = models.DateField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    frozen_on = models.DateField(null=True, blank=True)
    frozen_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    evaluated_on = models.DateField(null=True, blank=True)
    evaluated_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    learned = models.TextField(blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["covenant", "number"], name="covenant_version_once"),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="covenant_ends_later"),
            models.CheckConstraint(
                condition=Q(frozen_on__isnull=True, frozen_by__isnull=True)
                | Q(frozen_on__isnull=False, frozen_by__isnull=False),
                name="covenant_frozen_on_and_by",
            ),
            models.CheckConstraint(
                condition=Q(evaluated_on__isnull=True, evaluated_by__isnull=True)
                | Q(evaluated_on__isnull=False, evaluated_by__isnull=False),
                name="covenant_evaluated_on_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.covenant_id} v{self.number}"

    @property
    def is_frozen(self) -> bool:
        return self.frozen_on is not None


@tracked()
class CovenantArticle(RegionalModel):
    """One article. Its key stays the same through the versions, so that a renamed article is still that article."""

    class Privacy:
        plain = ("version", "key", "position", "heading", "text")
        identifying = ()
        special = ()
        keep = "reference"

    version = models.ForeignKey(CovenantVersion, on_delete=models.CASCADE, related_name="articles")
    key = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="covenant_article_once")]

    def __str__(self) -> str:
        return self.heading


@tracked()
class Party(RegionalModel):
    """An organisation that may become, is, or was a party. Who comes back after leaving comes as a new party."""

    class Privacy:
        plain = ("covenant", "organisation", "role", "state", "until_on")
        identifying = ("contact_name", "contact_email")
        special = ()
        keep = "reference"

    covenant = models.ForeignKey(Covenant, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    state = models.CharField(max_length=20, choices=PartyState)
    # The last day on which a party that withdraws is still bound, and still pays.
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["covenant", "organisation"],
                condition=~Q(state=PartyState.WITHDRAWN),
                name="covenant_party_once",
            ),
            models.CheckConstraint(
                condition=Q(state=PartyState.WITHDRAWN, until_on__isnull=False)
                | (~Q(state=PartyState.WITHDRAWN) & Q(until_on__isnull=True)),
                name="covenant_party_withdrawn_with_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"


@tracked()
class PartyMove(RegionalModel):
    """One step of a party, from the first call to the signature: since which day, and who wrote it down."""

    class Privacy:
        plain = ("party", "state", "moved_on", "moved_by", "note")
        identifying = ()
        special = ()
        keep = "reference"

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=20, choices=PartyState)
    moved_on = models.DateField()
    moved_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PartyState.WITHDRAWN) | ~Q(note=""), name="covenant_withdrawn_with_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.state}"


@tracked()
class Signature(RegionalModel):
    """A party's signature under one text: given on screen by the person, or on paper and recorded with its page."""

    class Privacy:
        plain = ("party", "version", "signed_on", "scan", "recorded_at", "recorded_by")
        identifying = ("name", "function")
        special = ()
        keep = "reference"

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="signatures")
    version = models.ForeignKey(CovenantVersion, on_delete=models.PROTECT, related_name="signatures")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=120)
    signed_on = models.DateField()
    scan = models.ForeignKey("documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["signed_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["party", "version"], name="covenant_signed_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(function=""), name="covenant_signed_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.signed_on}"

    @property
    def is_on_paper(self) -> bool:
        return self.scan_id is not None
