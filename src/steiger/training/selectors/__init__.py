"""What is asked of the training, a module per subject: `from steiger.training.selectors import cohorts`.

`due_for`, `found` and the counts of trained teachers are for the rooms above.
"""

from __future__ import annotations

from steiger.training.selectors.due import due_for
from steiger.training.selectors.search import found
from steiger.training.selectors.trained import trained_by_organisation, trained_by_school

__all__ = ["due_for", "found", "trained_by_organisation", "trained_by_school"]
