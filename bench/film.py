"""The film for parents at 1920x1080, 25 frames a second: seconds of computing and on the clock per minute of film.

`BENCH_LANGUAGES` (nl,ar,ti) and `BENCH_PROCESSES` (2) say what is made. Faster than it plays is below 60.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from steiger.parents.film import Workshop, render_film, standard, workshop

LANGUAGES = os.environ.get("BENCH_LANGUAGES", "nl,ar,ti").split(",")
PROCESSES = int(os.environ.get("BENCH_PROCESSES", "2"))
CUTS = ("landscape", "portrait")
OTHER_PHONE = "088 765 43 21"


def measure(folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = {"processes": PROCESSES, "cores": os.cpu_count(), "films": {}}
    target = Path(tempfile.mkdtemp(dir=folder))
    try:
        with workshop(PROCESSES) as shop:
            shop.pool.submit(time.sleep, 0).result()  # starting Python is not drawing
            for language in LANGUAGES:
                for cut in CUTS:
                    figures["films"][f"{language} {cut}"] = _timed(language, cut, target, shop)
            # What a coordinator waits for who changed the telephone number.
            figures["another telephone number"] = _timed(LANGUAGES[0], "landscape", target, shop, phone=OTHER_PHONE)
    finally:
        shutil.rmtree(target)
    _print(figures)
    return figures


def _timed(language: str, cut: str, folder: Path, shop: Workshop, *, phone: str = "") -> dict[str, float]:
    text = standard.load(language)
    if phone:
        text = replace(text, phone=phone)
    started = time.monotonic()
    made = render_film(text, cut, folder, shop=shop)
    clock = time.monotonic() - started
    film = sum(scene.length for scene in made.timeline.scenes if scene.name in made.rendered)
    return {
        "film_seconds": round(film, 1),
        "clock_seconds": round(clock, 1),
        "computing_per_minute": round(made.computed / film * 60, 1),
        "clock_per_minute": round(clock / film * 60, 1),
        "megabytes": round(made.film.stat().st_size / 1e6, 2),
        "scenes": len(made.rendered),
    }


def _print(figures: dict[str, Any]) -> None:
    print(f"\n{'film':<26} {'seconds':>8} {'computing/min':>14} {'clock/min':>10} {'MB':>6}")
    rows = {**figures["films"], "another telephone number": figures["another telephone number"]}
    for name, found in rows.items():
        print(
            f"{name:<26} {found['film_seconds']:>8.1f} {found['computing_per_minute']:>14.1f} "
            f"{found['clock_per_minute']:>10.1f} {found['megabytes']:>6.2f}"
        )
    where = f"{figures['processes']} processes on {figures['cores']} cores"
    print(f"Seconds per minute of film, {where}; below 60 is faster than it plays.")
