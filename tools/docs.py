"""Documentation that is made from the code: `docs/permissions.md` and `docs/privacy.md`.

tools/docs.py            write them
tools/docs.py --check    change nothing; fail when one is out of date
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steiger.config.settings")

import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402
from django.utils import translation  # noqa: E402

from steiger.access.enums import Disclosure, Permission, Reach, Role  # noqa: E402
from steiger.access.table import reach_of  # noqa: E402
from steiger.core.privacy import must_be_classified  # noqa: E402
from steiger.pupils.enums import Section  # noqa: E402
from steiger.pupils.rules import OWN_RELATION, SECTIONS  # noqa: E402

CELL = {Reach.NONE: "-", Reach.COUNTS: "counts", Reach.OWN: "own", Reach.REGION: "region"}


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def permissions() -> str:
    roles = list(Role)
    rights = [[f"`{p.value}`", *(CELL[reach_of(role, p)] for role in roles)] for p in Permission]
    relations = [
        [str(role.label), str(relation.label), level.name.lower()] for role, (relation, level) in OWN_RELATION.items()
    ]
    columns = sorted(SECTIONS, key=lambda key: (list(Role).index(key[0]), key[1]))
    head = ["part of the file", *(_whose(role, level) for role, level in columns)]
    parts = [[str(s.label), *("yes" if s in SECTIONS[key] else "-" for key in columns)] for s in Section]
    return "\n\n".join(
        [
            "# Who may do and see what",
            "Made by `tools/docs.py` from `access/table.py` and `pupils/rules.py`; do not edit.",
            "*region*: everything in the region. *own*: where the person's organisation has the relation now. "
            "*counts*: numbers only. `-`: nothing.",
            table(["permission", *(str(role.label) for role in roles)], rights),
            "## When a child is one's own",
            "Through a running involvement: the school or the specialist stands in this relation to the child, and a "
            "mother school has reached this step of disclosure.",
            table(["role", "relation", "from step"], relations),
            "## What one sees of a file",
            table(head, parts),
        ]
    )


def _whose(role: Role, level: Disclosure) -> str:
    steps = role in {Role.CARE_COORDINATOR, Role.TEACHER}
    return f"{role.label} ({level.name.lower()})" if steps else str(role.label)


def privacy() -> str:
    rows = []
    for model in sorted(filter(must_be_classified, apps.get_models()), key=lambda m: m._meta.label):
        declared = model.Privacy  # type: ignore[attr-defined]
        rows.append(
            [
                model._meta.label,
                ", ".join(declared.plain) or "-",
                ", ".join(declared.identifying) or "-",
                ", ".join(declared.special) or "-",
                declared.keep,
            ]
        )
    return "\n\n".join(
        [
            "# What is stored, how delicate it is, how long it is kept",
            "Made by `tools/docs.py` from `class Privacy` of each model; do not edit.",
            "*kept* names a retention term of the region's policy (`file`, `enrolment`), `evidence` (the log's own "
            "term) or `reference` (as long as it is used).",
            table(["model", "plain", "identifying", "special", "kept"], rows),
        ]
    )


PAGES: dict[str, Callable[[], str]] = {"permissions.md": permissions, "privacy.md": privacy}


def main() -> int:
    stale = []
    with translation.override("en"):
        for name, make in PAGES.items():
            path, text = ROOT / "docs" / name, make() + "\n"
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
    for name in stale:
        print(f"docs/{name} is out of date: run tools/docs.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
