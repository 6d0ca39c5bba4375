"""How far teachers are: one row or a whole cohort at a glance, in the same few queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from steiger.core import clock
from steiger.core.jetty import Post, PostState
from steiger.training.enums import CoachingState, EnrolmentState, Moment, SessionState, WorkState
from steiger.training.keys import Terms, terms_on
from steiger.training.models import (
    Assignment,
    Attendance,
    Certificate,
    CoachingSession,
    Cohort,
    Enrolment,
    Module,
    SelfScan,
    Session,
)
from steiger.training.rules import certificates as rules
from steiger.training.rules.certificates import Reached
from steiger.training.rules.work import due_on
from steiger.training.selectors.programmes import assignments_of
from steiger.training.selectors.work import Latest, last_sessions, latest_work


@dataclass(frozen=True, slots=True)
class Piece:
    """One assignment of one teacher."""

    assignment: Assignment
    latest: Latest | None
    due_on: date | None

    @property
    def state(self) -> WorkState:
        return self.latest.state if self.latest else WorkState.OPEN

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def is_late(self) -> bool:
        """Still with the teacher after its day."""
        waits_for_teacher = self.state in {WorkState.OPEN, WorkState.FEEDBACK, WorkState.REDO}
        return waits_for_teacher and self.due_on is not None and self.due_on < clock.today()


@dataclass(frozen=True, slots=True)
class Part:
    """One module of one teacher: attended of the sessions held, and its assignments."""

    module: Module
    attended: int
    held: int
    last_on: date | None
    pieces: Sequence[Piece]

    @property
    def has_begun(self) -> bool:
        """A session was held, or something was handed in already."""
        return self.held > 0 or any(piece.latest for piece in self.pieces)

    @property
    def is_done(self) -> bool:
        return bool(self.pieces) and all(piece.state == WorkState.PASSED for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Progress:
    """One teacher in the programme."""

    enrolment: Enrolment
    parts: Sequence[Part]
    reached: Reached
    terms: Terms
    scans: frozenset[str]
    certificate: Certificate | None

    @property
    def missing(self) -> list[str]:
        return rules.missing(self.reached, self.terms)

    @property
    def is_ready(self) -> bool:
        """Everything is there but the certificate itself."""
        return self.enrolment.takes_part and self.certificate is None and not self.missing

    @property
    def scan_labels(self) -> list[str]:
        return [str(moment.label) for moment in Moment if moment in self.scans]

    @property
    def posts(self) -> list[Post]:
        """The way of a teacher as the jetty of the house; the certificate is the step ashore."""
        posts = [_post(part.module.title, is_done=part.is_done, day=part.last_on) for part in self.parts]
        for place, post in enumerate(posts):
            if post.state == PostState.FUTURE and self.enrolment.takes_part:
                posts[place] = Post(label=post.label, state=PostState.NEXT, day=post.day)
                break
        given = self.certificate.issued_on if self.certificate else None
        ashore = Post(label=_("Certificate"), state=PostState.ASHORE, day=given, reached=given is not None)
        return [*posts, ashore]


def _post(label: str, *, is_done: bool, day: date | None) -> Post:
    return Post(label=label, state=PostState.DONE if is_done else PostState.FUTURE, day=day)


def progress_of(enrolment: Enrolment) -> Progress:
    return progress_in(enrolment.cohort, [enrolment])[0]


def progress_in(cohort: Cohort, enrolments: Sequence[Enrolment]) -> list[Progress]:
    """Of these teachers of one cohort, in the order in which they came."""
    ids = [one.pk for one in enrolments]
    modules = list(Module.objects.filter(programme_id=cohort.programme_id).order_by("position", "pk"))
    by_module: defaultdict[int, list[Assignment]] = defaultdict(list)
    for assignment in assignments_of(cohort.programme_id):
        by_module[assignment.module_id].append(assignment)
    facts = _Facts(
        work=latest_work(ids),
        held=_held(cohort),
        attended=_attended(ids),
        last=last_sessions([cohort.pk]),
        coached=_coached(ids),
        scans=_scans(ids),
        certificates=valid_certificates(ids),
        to_come=Session.objects.filter(cohort=cohort, state=SessionState.PLANNED).count(),
    )
    terms = terms_on(cohort.begins_on)
    return [_progress(one, modules, by_module, facts, terms) for one in enrolments]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a cohort, each asked once."""

    work: dict[tuple[int, int], Latest]
    held: Counter[int]
    attended: Counter[tuple[int, int]]
    last: dict[tuple[int, int], date]
    coached: Counter[int]
    scans: dict[int, frozenset[str]]
    certificates: dict[int, Certificate]
    to_come: int


def _progress(
    enrolment: Enrolment,
    modules: Sequence[Module],
    by_module: dict[int, list[Assignment]],
    facts: _Facts,
    terms: Terms,
) -> Progress:
    parts = [_part(enrolment, module, by_module[module.pk], facts) for module in modules]
    pieces = [piece for part in parts for piece in part.pieces]
    reached = Reached(
        attended=sum(part.attended for part in parts),
        held=sum(part.held for part in parts),
        to_come=facts.to_come,
        passed=sum(piece.state == WorkState.PASSED for piece in pieces),
        assignments=len(pieces),
        coached=facts.coached[enrolment.pk],
    )
    return Progress(
        enrolment=enrolment,
        parts=parts,
        reached=reached,
        terms=terms,
        scans=facts.scans.get(enrolment.pk, frozenset()),
        certificate=facts.certificates.get(enrolment.pk),
    )


def _part(enrolment: Enrolment, module: Module, assignments: Sequence[Assignment], facts: _Facts) -> Part:
    last = facts.last.get((enrolment.cohort_id, module.pk))
    return Part(
        module=module,
        attended=facts.attended[enrolment.pk, module.pk],
        held=facts.held[module.pk],
        last_on=last,
        pieces=[Piece(one, facts.work.get((enrolment.pk, one.pk)), due_on(last, one.weeks)) for one in assignments],
    )


def _held(cohort: Cohort) -> Counter[int]:
    found = Session.objects.filter(cohort=cohort, state=SessionState.HELD).order_by()
    return Counter(dict(found.values_list("module_id").annotate(number=Count("pk"))))


def _attended(enrolment_ids: Collection[int]) -> Counter[tuple[int, int]]:
    found = (
        Attendance.objects.filter(enrolment_id__in=enrolment_ids, was_present=True, session__state=SessionState.HELD)
        .order_by()
        .values_list("enrolment_id", "session__module_id")
        .annotate(number=Count("pk"))
    )
    return Counter({(enrolment_id, module_id): number for enrolment_id, module_id, number in found})


def _coached(enrolment_ids: Collection[int]) -> Counter[int]:
    held = Q(state__in=(CoachingState.REPORTED, CoachingState.ANSWERED))
    found = CoachingSession.objects.filter(held, enrolment_id__in=enrolment_ids).order_by()
    return Counter(dict(found.values_list("enrolment_id").annotate(number=Count("pk"))))


def _scans(enrolment_ids: Collection[int]) -> dict[int, frozenset[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for enrolment_id, moment in SelfScan.objects.filter(enrolment_id__in=enrolment_ids).values_list(
        "enrolment_id", "moment"
    ):
        found[enrolment_id].add(moment)
    return {pk: frozenset(moments) for pk, moments in found.items()}


def valid_certificates(enrolment_ids: Collection[int]) -> dict[int, Certificate]:
    found = Certificate.objects.filter(enrolment_id__in=enrolment_ids, withdrawn_on=None)
    return {one.enrolment_id: one for one in found}


@dataclass(frozen=True, slots=True)
class Matrix:
    """A cohort at a glance: a row per teacher, a column per module."""

    modules: Sequence[Module]
    rows: Sequence[Progress]
    terms: Terms

    @property
    def ready(self) -> int:
        return sum(row.is_ready for row in self.rows)

    @property
    def certified(self) -> int:
        return sum(row.certificate is not None for row in self.rows)

    @property
    def waiting(self) -> int:
        """Assignments that wait for a trainer."""
        pieces = [piece for row in self.rows for part in row.parts for piece in part.pieces]
        return sum(piece.state == WorkState.HANDED_IN for piece in pieces)

    @property
    def late(self) -> int:
        return sum(any(piece.is_late for part in row.parts for piece in part.pieces) for row in self.rows)


def matrix(cohort: Cohort, enrolments: Sequence[Enrolment]) -> Matrix:
    """Only who takes part: the others stand on the page of the cohort."""
    taking_part = [one for one in enrolments if one.state == EnrolmentState.TAKES_PART]
    rows = progress_in(cohort, taking_part)
    modules = [part.module for part in rows[0].parts] if rows else []
    return Matrix(modules, rows, rows[0].terms if rows else terms_on(cohort.begins_on))
