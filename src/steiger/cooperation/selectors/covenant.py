from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from steiger.access.member import Member
from steiger.cooperation.enums import CovenantState, PartyState
from steiger.cooperation.models import Covenant, CovenantVersion, Party, Signature
from steiger.cooperation.rules import covenant as rules
from steiger.cooperation.rules.articles import CUSTOMARY
from steiger.cooperation.rules.wording import (
    ArticleChange,
    Term,
    Wording,
    checksum_of,
    term_sentences,
    wording_changes,
    wording_of,
)
from steiger.core import clock
from steiger.core.school_years import first_year_of, school_year
from steiger.core.verdict import Verdict
from steiger.documents.selectors import content_of
from steiger.organisations.enums import OrganisationKind
from steiger.organisations.models import Organisation
from steiger.organisations.selectors import boards_in_region, municipalities_in_region, region_of

YEARS = 4


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party beside one text: its signature that holds for it, or the last one under an earlier text."""

    party: Party
    signature: Signature | None
    earlier: Signature | None
    since_on: date
    must_sign: bool
    is_own: bool
    may_sign: Verdict
    may_be_recorded: Verdict

    @property
    def state_label(self) -> str:
        return str(PartyState(self.party.state).label)


@dataclass(frozen=True, slots=True)
class Reading:
    """One version to read, with how it stands."""

    covenant: Covenant
    version: CovenantVersion
    latest: CovenantVersion
    versions: Sequence[CovenantVersion]
    state: str
    rows: Sequence[PartyRow]
    changes: Sequence[ArticleChange]
    term_sentences: Sequence[str]
    # The version that holds until everybody has signed this one.
    holds_meanwhile: CovenantVersion | None

    @property
    def is_latest(self) -> bool:
        return self.version.pk == self.latest.pk

    @property
    def state_label(self) -> str:
        return str(CovenantState(self.state).label)

    @property
    def notice_on(self) -> date:
        return rules.notice_on(self.version)

    @property
    def signed(self) -> list[PartyRow]:
        return [row for row in self.rows if row.signature and row.party.state != PartyState.WITHDRAWN]

    @property
    def to_sign(self) -> list[PartyRow]:
        return [row for row in self.rows if row.must_sign]

    @property
    def to_sign_here(self) -> list[PartyRow]:
        """What this member can sign right away."""
        return [row for row in self.rows if row.may_sign]


def covenants(member: Member) -> QuerySet[Covenant]:
    return Covenant.objects.filter(rules.covenants_visible_to(member)).order_by("-id")


def covenant_for(member: Member, number: int | None = None) -> Covenant | None:
    """The one asked for; without a number the latest."""
    found = covenants(member)
    return (found.filter(pk=number) if number is not None else found).first()


def covenant_reading(member: Member, found: Covenant, number: int | None = None) -> Reading | None:
    versions = list(versions_of(found))
    version = next((one for one in versions if number is None or one.number == number), None)
    if version is None:
        return None
    rows = party_rows(member, version, list(parties_of(found)))
    signed = {row.party.pk for row in rows if row.signature}
    active = [row.party for row in rows if row.party.state != PartyState.WITHDRAWN]
    before = next((one for one in versions if one.number == version.number - 1), None)
    state = rules.covenant_state(version, signed, active, clock.today())
    is_waiting = state in {CovenantState.DRAFT, CovenantState.SIGNING}
    return Reading(
        covenant=found,
        version=version,
        latest=versions[0],
        versions=versions,
        state=state,
        rows=rows,
        changes=wording_changes(wording_of(before), wording_of(version)) if before else [],
        term_sentences=term_sentences(wording_of(version).term),
        holds_meanwhile=before if before and before.is_frozen and is_waiting else None,
    )


def versions_of(found: Covenant) -> QuerySet[CovenantVersion]:
    return found.versions.select_related("covenant", "made_by").prefetch_related("articles").order_by("-number")


def latest_text(found: Covenant) -> CovenantVersion:
    return versions_of(found)[0]


def parties_of(found: Covenant) -> QuerySet[Party]:
    """By the way into the covenant: first who signed, last who left; with moves and signatures."""
    signatures = Signature.objects.select_related("version__covenant", "scan", "recorded_by").order_by(
        "-signed_on", "-id"
    )
    return (
        found.parties.select_related("organisation")
        .prefetch_related("moves__moved_by", Prefetch("signatures", queryset=signatures))
        .order_by("organisation__name_key", "id")
    )


def party_for(member: Member, covenant_id: int, number: int) -> Party | None:
    found = covenant_for(member, covenant_id)
    return parties_of(found).filter(pk=number).first() if found else None


def party_row(member: Member, one: Party) -> PartyRow:
    return party_rows(member, latest_text(one.covenant), [one])[0]


def party_rows(member: Member, version: CovenantVersion, parties: Sequence[Party]) -> list[PartyRow]:
    own = {post.organisation_id for post in member.posts}
    rows = []
    for one in parties:
        signatures = list(one.signatures.all())
        holding = next((s for s in signatures if s.version.checksum == version.checksum), None)
        has_signed = holding is not None
        rows.append(
            PartyRow(
                party=one,
                signature=holding,
                earlier=next((s for s in signatures if s is not holding), None) if not has_signed else None,
                since_on=list(one.moves.all())[-1].moved_on,
                must_sign=not has_signed and one.state in rules.FROM_THESE_THEY_SIGN,
                is_own=one.organisation_id in own,
                may_sign=rules.may_sign(member, one, has_signed=has_signed),
                may_be_recorded=rules.may_be_signed(one, has_signed=has_signed),
            )
        )
    return rows


def parties_by_state(rows: Sequence[PartyRow]) -> list[tuple[str, str, list[PartyRow]]]:
    """The board: a column per state, in the order of the way."""
    return [(s.value, str(s.label), [row for row in rows if row.party.state == s]) for s in PartyState]


def organisations_to_ask(member: Member, found: Covenant) -> list[Organisation]:
    """Boards and municipalities of the region, and centres and others; not who is on the way in already."""
    region = region_of(member)
    taken = found.parties.exclude(state=PartyState.WITHDRAWN).values("organisation_id")
    others = Organisation.objects.filter(
        kind__in=(OrganisationKind.EXPERTISE_CENTRE, OrganisationKind.PARTNERSHIP, OrganisationKind.OTHER),
        closed_on=None,
    ).order_by("name_key")
    groups = (municipalities_in_region(region), boards_in_region(region), others)
    return [one for group in groups for one in group.exclude(pk__in=taken)]


def signature_for(member: Member, number: int) -> Signature | None:
    return (
        Signature.objects.filter(version__covenant__in=covenants(member), pk=number, scan__isnull=False)
        .select_related("scan")
        .first()
    )


def scan_of(found: Signature) -> tuple[bytes, str, str]:
    """The page as it was stored, its kind and its name."""
    if found.scan is None:
        return b"", "", ""
    return content_of(found.scan), found.scan.media_type, found.scan.name


def customary_wording() -> Wording:
    """What a region begins with: the customary articles, for four school years from the coming first of August."""
    today = clock.today()
    first, _last = school_year(first_year_of(today) + 1)
    last = school_year(first.year + YEARS - 1)[1]
    return Wording("", Term(first, last, date(first.year + YEARS - 1, 3, 1), 6), CUSTOMARY)


def text_in(version: CovenantVersion) -> Wording:
    return wording_of(version)


def wording_changes_against(version: CovenantVersion, wording: Wording) -> list[ArticleChange]:
    return wording_changes(wording_of(version), wording)


def changes_since(signed: Signature, version: CovenantVersion) -> list[ArticleChange]:
    """What reads otherwise since this party last signed."""
    return wording_changes(wording_of(signed.version), wording_of(version))


def is_other_text(version: CovenantVersion, wording: Wording) -> bool:
    """Whether the words differ: only then is a new signature asked."""
    return checksum_of(wording) != version.checksum
