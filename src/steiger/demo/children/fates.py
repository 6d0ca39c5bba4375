"""Children who are there so that the people of the demo have something to do today, whatever day it is."""

from __future__ import annotations

from decimal import Decimal

from steiger.demo.children.story import Fate, Halt

# Bram and Teun work at the first school, Amina at the first newcomer school; Carla is the first specialist.
FATES = (
    # Referrals that came in lately; one should have been answered by now.
    Fate(Halt.ANSWER, referred_days_ago=0, school=4),
    Fate(Halt.ANSWER, referred_days_ago=1, school=0),
    Fate(Halt.ANSWER, referred_days_ago=4, school=2),
    Fate(Halt.ANSWER, referred_days_ago=13, school=6),
    # A place is reserved, the intake is to be held.
    Fate(Halt.INTAKE, referred_days_ago=24, facility=0),
    Fate(Halt.INTAKE, referred_days_ago=16, facility=1),
    # The mother school step by step: asked without a name, announced, agreed, a document to sign.
    Fate(Halt.QUESTION, asked_days_ago=3, school=0, facility=0),
    Fate(Halt.QUESTION, asked_days_ago=6, school=3, facility=1),
    Fate(Halt.AGREEMENT, asked_days_ago=11, school=0, facility=1),
    Fate(moves_in_weeks=Decimal("6.4"), school=0, facility=0),
    Fate(Halt.SIGNATURE, moves_in_weeks=Decimal("1.4"), school=0, facility=0),
    Fate(Halt.SIGNATURE, moves_in_weeks=Decimal("1.0"), school=5, facility=1),
    # Visits: to plan, in the days to come, to report, and one whose window has passed.
    Fate(Halt.PLANNING, moves_in_weeks=Decimal("-2.2"), school=0, facility=0, specialist=0, visit=1),
    Fate(moves_in_weeks=Decimal("-3.2"), school=0, facility=1, specialist=0, visit=1, visit_in_days=1),
    Fate(moves_in_weeks=Decimal("-12"), school=7, facility=0, specialist=0, visit=2, visit_in_days=2),
    Fate(Halt.REPORT, moves_in_weeks=Decimal("-12.2"), school=0, facility=0, specialist=0, visit=2, visit_in_days=-2),
    Fate(Halt.REPORT, moves_in_weeks=Decimal("-27.4"), school=1, facility=1, specialist=0, visit=3, visit_in_days=-6),
    Fate(Halt.PLANNING, moves_in_weeks=Decimal("-6.4"), school=4, facility=0, specialist=0, visit=1),
    Fate(moves_in_weeks=Decimal("-26.6"), school=0, facility=0, specialist=1, visit=3, visit_in_days=3),
)
