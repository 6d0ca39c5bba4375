"""Run the measurements, print tables, and write the figures to `$STEIGER_DATA/bench/<part>.json`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import doubles, film, imports, kill, national, pages, plan, search

PARTS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "imports": imports.measure,
    "pages": pages.measure,
    "national": national.measure,
    "film": film.measure,
    "search": search.measure,
    "doubles": doubles.measure,
    "plan": plan.measure,
    "kill": kill.measure,
}


def main() -> int:
    asked = [name for name in sys.argv[1:] if name] or list(PARTS)
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}. Parts: {', '.join(PARTS)}.")
        return 2
    folder = Path(os.environ.get("STEIGER_DATA", "var")).absolute() / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    for name in asked:
        figures = PARTS[name](folder)
        target = folder / f"{name}.json"
        target.write_text(json.dumps(figures, indent=2), encoding="utf-8")
        print(f"\nThese figures stand in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
