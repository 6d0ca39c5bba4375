"""Three hundred pairs of real spellings: which does the finder of doubles show, and which does it miss?

`doubles_pairs.csv` holds the pairs, `doubles_habits.csv` the habit behind each and where it is described. Half of what
is hard in practice are the children who are not the same: twins, cousins, common names born the same day.
"""

from __future__ import annotations

import csv
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from steiger.pupils.rules.doubles import Identity

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Pair:
    is_same: bool
    habit: str
    left: Identity
    right: Identity

    @property
    def score(self) -> float:
        from steiger.pupils.rules.doubles import likeness  # the room can be read once Django is set up

        return likeness(self.left, self.right).score

    def __str__(self) -> str:
        return " = ".join(f"{' '.join(one.names)} ({one.birth_on})" for one in (self.left, self.right))


def pairs() -> list[Pair]:
    from steiger.pupils.rules.doubles import Identity

    with (HERE / "doubles_pairs.csv").open(encoding="utf-8") as lines:
        return [
            Pair(
                is_same=row["same"] == "yes",
                habit=row["habit"],
                left=Identity(row["call_name"], row["last_name"], date.fromisoformat(row["birth_on"])),
                right=Identity(
                    row["other_call_name"], row["other_last_name"], date.fromisoformat(row["other_birth_on"])
                ),
            )
            for row in csv.DictReader(lines)
        ]


def habits() -> set[str]:
    """The habits of which a source is named."""
    with (HERE / "doubles_habits.csv").open(encoding="utf-8") as lines:
        return {row["habit"] for row in csv.DictReader(lines) if row["source"]}


def recall_and_precision(found: list[Pair], threshold: float) -> tuple[float, float]:
    shown = [pair for pair in found if pair.score >= threshold]
    right = sum(pair.is_same for pair in shown)
    return right / sum(pair.is_same for pair in found), right / len(shown)


def measure(_folder: Path) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steiger.config.settings")
    django.setup()
    from steiger.pupils.rules.doubles import THRESHOLD

    found = pairs()
    took = _microseconds(found)
    recall, precision = recall_and_precision(found, THRESHOLD)
    figures: dict[str, Any] = {
        "pairs": len(found),
        "same": sum(pair.is_same for pair in found),
        "threshold": THRESHOLD,
        "recall": round(recall, 4),
        "precision": round(precision, 4),
        "microseconds_a_pair": round(took, 1),
        "by_habit": dict(_by_habit(found, THRESHOLD)),
        "missed": [str(pair) for pair in found if pair.is_same and pair.score < THRESHOLD],
        "shown_in_vain": [str(pair) for pair in found if not pair.is_same and pair.score >= THRESHOLD],
    }
    _print(figures, found)
    return figures


def _microseconds(found: list[Pair]) -> float:
    """Names that were not seen before: the slow case."""
    took = []
    for pair in found:
        started = time.perf_counter()
        _ = pair.score
        took.append(time.perf_counter() - started)
    return statistics.median(took) * 1_000_000


def _by_habit(found: list[Pair], threshold: float) -> Iterator[tuple[str, dict[str, int]]]:
    grouped: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        grouped[pair.habit].append(pair)
    for habit, group in grouped.items():
        right = sum((pair.score >= threshold) == pair.is_same for pair in group)
        yield habit, {"pairs": len(group), "right": right}


def _print(figures: dict[str, Any], found: list[Pair]) -> None:
    print(f"{'habit':<16} {'pairs':>6} {'right':>6}")
    for habit, counted in figures["by_habit"].items():
        print(f"{habit:<16} {counted['pairs']:>6} {counted['right']:>6}")
    print("\nthreshold   recall   precision")
    used = figures["threshold"]
    for threshold in (0.76, 0.79, used, 0.85, 0.88):
        recall, precision = recall_and_precision(found, threshold)
        mark = "  <- the product" if threshold == used else ""
        print(f"{threshold:>9.2f} {recall:>8.1%} {precision:>11.1%}{mark}")
    print(f"\n{figures['same']} of {figures['pairs']} pairs are the same child.", end=" ")
    print(f"Half of all comparisons take less than {figures['microseconds_a_pair']} µs.")
    for title, key in (("Missed", "missed"), ("Shown in vain", "shown_in_vain")):
        print(f"\n{title}:")
        for pair in figures[key]:
            print(f"  {pair}")
