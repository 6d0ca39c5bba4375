"""Is this perhaps the same child? Names are transcribed in many ways and dates are estimated; see `docs/doubles.md`.

`spelling` makes one spelling of many, `names` compares names, `dates` compares birth dates, `likeness` joins the two.
Pure functions: no table is read here.
"""

from steiger.pupils.rules.doubles.dates import DateLikeness, compare_dates, dates_near
from steiger.pupils.rules.doubles.likeness import THRESHOLD, Identity, Likeness, is_likely_double, likeness
from steiger.pupils.rules.doubles.names import compare_names

__all__ = [
    "THRESHOLD",
    "DateLikeness",
    "Identity",
    "Likeness",
    "compare_dates",
    "compare_names",
    "dates_near",
    "is_likely_double",
    "likeness",
]
