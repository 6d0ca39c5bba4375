"""Which contributions others read together, so that no amount points at a child (docs/decisions/0008)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

FEWEST_TOGETHER = 2


def read_together(children: Mapping[int, int | None], own: Collection[int], smallest: int) -> frozenset[int]:
    """The parties of which somebody sees only one sum.

    `children`: for every party, over how many children its numbers were counted; none at all is nought, and not known
    counts as few. `own`: the parties of whoever looks. Who stands on few children is taken together with the next
    smallest, until there are two parties and `smallest` children. What is paid for no child covers nobody.
    """
    others = {party: number for party, number in children.items() if party not in own and number != 0}
    together = {party for party, number in others.items() if number is None or number < smallest}
    if not together:
        return frozenset()
    larger = sorted(((number or 0, party) for party, number in others.items() if party not in together))
    for _number, party in larger:
        if len(together) >= FEWEST_TOGETHER and sum(others[one] or 0 for one in together) >= smallest:
            break
        together.add(party)
    return frozenset(together)
