"""The region's list of tests and observations, as it is chosen from and kept."""

from __future__ import annotations

from collections.abc import Iterable

from steiger.newcomers.models import Instrument


def instruments() -> list[Instrument]:
    """What can be chosen now, by name."""
    return list(Instrument.objects.filter(retired_on__isnull=True))


def instrument(pk: int) -> Instrument | None:
    return Instrument.objects.filter(pk=pk, retired_on__isnull=True).first()


def retired_instruments() -> list[Instrument]:
    return list(Instrument.objects.filter(retired_on__isnull=False))


def listed_by_name(names: Iterable[str]) -> dict[str, Instrument]:
    """Those of these names that are on the list, however they were typed."""
    wanted = {name.casefold() for name in names}
    return {one.name.casefold(): one for one in instruments() if one.name.casefold() in wanted}
