"""Every action that leaves a line on a child's file has a sentence of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from steiger.desk.templatetags.desk_tags import HAPPENINGS

SOURCE = Path(__file__).resolve().parent.parent.parent / "src" / "steiger"
ROOMS = ("pupils", "newcomers", "transitions", "aftercare")
OF_NO_CHILD = {
    "open_group", "change_group", "close_group", "set_rhythm", "add_instrument", "change_instrument",
    "retire_instrument", "take_standard_instruments", "save_profile", "retire_profile", "take_standard_profiles",
    # Of the planning: of specialists, schools and proposals; what becomes of it is told with the visit.
    "accept_plan", "add_days_away", "drop_proposal", "lock_planned", "move_planned", "propose_plan", "remove_days_away",
    "search_again", "set_availability", "set_school_hours", "stop_search", "take_out_planned",
    "make_package", "change_package", "end_package", "set_hours",
    # Of two children: on neither file, or it would tell of the other.
    "ask_about_double", "judge_double",
}  # fmt: skip


def kinds() -> set[str]:
    found: set[str] = set()
    for room in ROOMS:
        for path in [*(SOURCE / room).rglob("actions/*.py"), *(SOURCE / room).glob("actions.py")]:
            found |= set(re.findall(r'\bkind\s?=\s?"([a-z_]+)"', path.read_text()))
    return found - OF_NO_CHILD - {"record_milestone"}


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_happening_has_a_sentence(kind: str) -> None:
    assert kind in HAPPENINGS
