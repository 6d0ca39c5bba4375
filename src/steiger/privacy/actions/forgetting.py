"""Forgetting children whose term is over: identity and words go, dated facts stay for the figures.

Nothing here knows a table by name. Which tables there are follows from the keys (`rules.bound`), which of their fields
go from `class Privacy`, and what must be equal before and after is every plain field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from steiger.access.member import Member
from steiger.audit.actions import record
from steiger.core import clock
from steiger.core.ids import new_case_number
from steiger.core.privacy import DELICATE, columns_of, forgotten
from steiger.documents.actions import erase_files, remove_bytes
from steiger.documents.models import StoredFile
from steiger.privacy.enums import Term
from steiger.privacy.models import RetentionRun
from steiger.privacy.rules.bound import bound_models, file_keys, history_of, ties_children
from steiger.privacy.selectors.rows import Rows, every_row, rows_of
from steiger.privacy.selectors.terms import over_their_term
from steiger.pupils.models import Journey, Pupil

# Children at a time: their rows are named one by one in a question to the database.
BATCH = 200
Model = type[models.Model]


class StatisticsChangedError(Exception):
    """A plain fact is not what it was. Nothing is forgotten: the transaction is rolled back."""


@dataclass
class Forgotten:
    """What was done, in numbers; the report of a run."""

    children: int = 0
    journeys: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    history: int = 0
    files: int = 0
    before: dict[str, list[str]] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)

    def add(self, other: Forgotten) -> None:
        self.children += other.children
        self.journeys += other.journeys
        self.history += other.history
        self.files += other.files
        self.paths += other.paths
        for name, count in other.rows.items():
            self.rows[name] = self.rows.get(name, 0) + count


@transaction.atomic
def carry_out(*, run: RetentionRun, by: Member) -> RetentionRun:
    """Forget what two people released; a run that fails leaves everything as it was, and is tried again."""
    run = RetentionRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if run.done_at is not None or run.released_by_id is None:
        return run
    counted = _counts()
    done = _forget_lines(run, by)
    looks, happenings = _forget_log(run)
    if (now := _counts()) != counted:
        raise StatisticsChangedError(f"{counted} became {now}")
    run.report = {
        "children": done.children,
        "journeys": done.journeys,
        "rows": done.rows,
        "history": done.history,
        "files": done.files,
        "looks": looks,
        "happenings": happenings,
        "kept_before": counted,
        "kept_after": now,
    }
    run.done_at = clock.now()
    run.save(update_fields=["report", "done_at"])
    record(by=by, kind="carry_out_retention", subject=f"retention {run.pk}", journeys=done.journeys, files=done.files)
    # Bytes go last: a file without a row is harmless and is found again, a row without its file is not.
    transaction.on_commit(lambda: remove_bytes(done.paths))
    return run


def _forget_lines(run: RetentionRun, by: Member) -> Forgotten:
    """What was held back stays, and so does what is not over its term any more since it was released."""
    still = {(one.journey_id, one.term.value): one.pupil_id for one in over_their_term(run.policy, clock.today())}
    pupils: dict[str, set[int]] = {term.value: set() for term in Term}
    for line in run.lines.filter(held_on=None):
        if line.pair in still:
            pupils[line.term].add(still[line.pair])
    held = set(run.lines.exclude(held_on=None).values_list("journey__pupil_id", flat=True))
    done = Forgotten()
    for ids in _in_batches((pupils[Term.FILE] | pupils[Term.REFUSED]) - held):
        done.add(forget_children(run=run, pupil_ids=ids, by=by))
    for ids in _in_batches(pupils[Term.HEALTH] - held):
        done.add(_forget(run, rows_of(ids), ("special",), by))
    return done


def _in_batches(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def forget_children(*, run: RetentionRun, pupil_ids: Collection[int], by: Member) -> Forgotten:
    """Everything that tells who these children are or were, in every table that leads to them."""
    rows = rows_of(pupil_ids)
    Journey.objects.filter(pk__in=rows[Journey]).update(anonymised_on=clock.today())
    _rename_cases(run, rows[Journey])
    done = _forget(run, rows, DELICATE, by)
    done.children, done.journeys = len(rows[Pupil]), len(rows[Journey])
    return done


def _forget(run: RetentionRun, rows: Rows, levels: Collection[str], by: Member) -> Forgotten:
    done = Forgotten()
    before = {model: _facts(model, ids) for model, ids in rows.items()}
    paths: list[Path] = []
    for model, ids in rows.items():
        wanted = columns_of(model, levels)
        if levels == DELICATE and ties_children(model):
            every_row(model).filter(pk__in=ids).delete()
        elif wanted:
            every_row(model).filter(pk__in=ids).update(**forgotten(model, levels))
        elif levels != DELICATE:
            continue
        files = _files_of(model, ids)
        paths += erase_files(by=by, ids=files)
        done.history += _forget_history(run, model, ids) + _forget_history(run, StoredFile, files)
        done.rows[model._meta.label] = len(ids)
    for model, ids in rows.items():
        if not ties_children(model) and _facts(model, ids) != before[model]:
            raise StatisticsChangedError(model._meta.label)
    done.paths, done.files = paths, len(paths)
    return done


def _files_of(model: Model, ids: Collection[int]) -> list[int]:
    found: set[int] = set()
    for key in file_keys(model):
        kept = every_row(model).filter(pk__in=ids, **{f"{key.name}__isnull": False})
        found |= set(kept.values_list(key.attname, flat=True))
    return sorted(found)


def _facts(model: Model, ids: Iterable[int]) -> list[str]:
    """How many rows, and one number made from all their plain fields: when nothing changed, it is the same."""
    fields = [one for one in columns_of(model, ("plain",)) if one.name not in {"case_number", "anonymised_on"}]
    columns = ", ".join(f't."{one.column}"' for one in fields) or "1"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*)::text, coalesce(sum(hashtextextended(ROW(t.id, {columns})::text, 0)::numeric), 0)::text "  # noqa: S608 - names from the models
            f'FROM "{model._meta.db_table}" t WHERE t.id = ANY(%s)',
            [list(ids)],
        )
        return list(cursor.fetchone())


def _counts() -> dict[str, int]:
    """What the figures of the region count, told with the report: rows of each table, and children per phase."""
    counted = {model._meta.label: every_row(model).count() for model in bound_models() if not ties_children(model)}
    phases = Journey.objects.order_by().values_list("phase").annotate(count=models.Count("pk"))
    return {**counted, **{f"phase {phase}": count for phase, count in phases}}


def _rename_cases(run: RetentionRun, journey_ids: Collection[int]) -> None:
    former = list(Journey.objects.filter(pk__in=journey_ids).values_list("case_number", flat=True))
    _ask("SELECT rename_cases(%s, %s, %s)", [run.pk, former, [new_case_number() for _one in former]])


def _forget_history(run: RetentionRun, model: Model, ids: Collection[int]) -> int:
    table = history_of(model)
    return _ask("SELECT forget_history(%s, %s, %s)", [run.pk, table, list(ids)])[0] if table and ids else 0


def _forget_log(run: RetentionRun) -> tuple[int, int]:
    looks, happenings = _ask("SELECT looks, happenings FROM forget_log(%s)", [run.pk])
    return looks, happenings


def _ask(query: str, values: list[Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return tuple(cursor.fetchone())
