"""The same pages as in `bench.pages`, with every region of the country in one database: `steiger demo --size national`.

Asked in the region with the most children. What takes a person's time there may not grow with what other regions have.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg

from bench.pages import ROOT, measure_size, print_sizes
from steiger.demo.people import PASSWORD

COUNTS = {
    "regions": "SELECT count(*) FROM organisations_region",
    "schools": "SELECT count(*) FROM organisations_school",
    "journeys": "SELECT count(*) FROM pupils_journey",
    "visits": "SELECT count(*) FROM aftercare_visit",
    "steps": "SELECT count(*) FROM transitions_step",
}
LARGEST = """
SELECT r.slug, j.case_number, p.last_name FROM pupils_journey j JOIN organisations_region r ON r.id = j.region_id
JOIN pupils_pupil p ON p.id = j.pupil_id
JOIN pupils_involvement i ON i.journey_id = j.id AND i.relation = 'specialist'
WHERE j.region_id = (SELECT region_id FROM pupils_journey GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)
ORDER BY j.id LIMIT 1
"""


def measure(folder: Path) -> dict[str, Any]:
    data = folder / "national"
    data.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "STEIGER_DATA": str(data), "STEIGER_MODE": "demo", "PYTHONPATH": f"{ROOT}/src"}
    environment.pop("DATABASE_URL", None)
    begun = time.monotonic()
    command = [sys.executable, "-m", "steiger.config.command", "demo", "--size", "national", "--prepare"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    made_in = round(time.monotonic() - begun)
    figures: dict[str, Any] = {"ready_in_s": made_in, **_look(data)}
    found = measure_size(data, environment)
    print(f"\nready in {made_in} s:", ", ".join(f"{figures[what]:,} {what}" for what in COUNTS))
    print_sizes({figures["journeys"]: found})
    return {**figures, "pages": found}


def _look(data: Path) -> dict[str, int]:
    """What is there; and who is asked to look at it, as `measure_size` wants to know."""
    from steiger.core.database.cluster import Cluster

    cluster = Cluster(data / "postgres").ensure()
    with psycopg.connect(host=str(cluster.socket_dir), port=5432, user="postgres", dbname="steiger") as server:
        counted = {what: server.execute(query).fetchone() for what, query in COUNTS.items()}
        region, case, name = server.execute(LARGEST).fetchone() or ("", "", "")
    who = {"region": region, "case": case, "name": name, "password": PASSWORD}
    who.update({role: f"{role}.{region}@demo.example" for role in ("coordinator", "specialist")})
    (data / "bench.json").write_text(json.dumps(who), encoding="utf-8")
    return {what: int(row[0]) if row else 0 for what, row in counted.items()}
