"""Routing alone: a hundred visits round one base, each with its own hours, in one day.

Made as Solomon made his (clustered, at random, mixed; narrow hours), because the files of the public sets come without
a licence and are not carried here. Faces, stops and days have no price: minutes on the road are all that counts.
"""

from __future__ import annotations

from datetime import date
from random import Random

from steiger.aftercare.planning.problem import Place, Prices, Problem, School, Shift, Specialist, Visit

DAY = date(2027, 1, 4)
BASE = Place(52.1, 5.1)
KINDS = ("clustered", "random", "mixed")
VISITS, SPECIALISTS, CLUSTERS = 100, 25, 8
SURELY = 20_000


def routing(kind: str, seed: int = 1) -> Problem:
    random = Random(f"{kind} {seed}")
    middles = [_anywhere(random) for _ in range(CLUSTERS)]
    schools, visits = [], []
    for number in range(VISITS):
        in_cluster = kind == "clustered" or (kind == "mixed" and number % 2 == 0)
        place = _near(random, random.choice(middles)) if in_cluster else _anywhere(random)
        opens = random.randint(500, 840)
        schools.append(School(number, place, {DAY: (opens, opens + random.choice((40, 60, 120)))}))
        visits.append(Visit(number, number, 1, number, DAY, DAY, 10, weight=SURELY))
    return Problem(
        specialists=tuple(Specialist(one, BASE) for one in range(SPECIALISTS)),
        schools=tuple(schools),
        visits=tuple(visits),
        shifts=tuple(Shift(one, DAY, 420, 1020) for one in range(SPECIALISTS)),
        prices=Prices(stop=0, day=0, other_face=0),
        door=0,
        round_to=1,
    )


def _anywhere(random: Random) -> Place:
    return Place(BASE.latitude + random.uniform(-0.18, 0.18), BASE.longitude + random.uniform(-0.29, 0.29))


def _near(random: Random, middle: Place) -> Place:
    return Place(middle.latitude + random.gauss(0, 0.012), middle.longitude + random.gauss(0, 0.02))
