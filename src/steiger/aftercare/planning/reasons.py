from __future__ import annotations
from steiger.aftercare.planning.plan import Plan
from steiger.aftercare.planning.problem import Problem
from steiger.aftercare.planning.ready import Ready
def with_reasons(problem: Problem, plan: Plan, *, ready: Ready | None = None) -> Plan:
    return plan
