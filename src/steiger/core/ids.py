"""Random names for things that stand in addresses and mail."""

from __future__ import annotations

import secrets

# Without letters and digits that are read or heard wrongly (0/O, 1/I/L, 5/S, 8/B, U/V).
ALPHABET = "234679ACDEFGHJKMNPQRTWXYZ"


def new_case_number() -> str:
    """Eight random characters in two groups, such as `K7PW-3MQ9`: 152 thousand million of them."""
    letters = [secrets.choice(ALPHABET) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


# How one is recognised in an address or a text.
CASE_NUMBER_ANYWHERE = rf"\b[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}\b"
