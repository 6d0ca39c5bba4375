"""What goes out: the contributions of a year as a spreadsheet, and as CSV for whatever reads nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from steiger.cooperation.selectors.money_page import BudgetPage, LineRow

Cell = str | Decimal | date | None
EUROS = "#,##0.00"
# A spreadsheet takes a text that begins like this for a formula.
LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def budget_csv(page: BudgetPage) -> str:
    """With semicolons and a mark of its letters: a Dutch spreadsheet program then opens it in columns."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";")
    for row in (*_shares(page), (), *_origins(page)):
        writer.writerow([_plain(cell) for cell in row])
    return "\ufeff" + written.getvalue()


def budget_workbook(page: BudgetPage) -> bytes:
    workbook = Workbook()
    first = workbook.active
    first.title = _("Contributions")
    _fill(first, list(_shares(page)))
    _fill(workbook.create_sheet(_("Where it comes from")), list(_origins(page)))
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def _shares(page: BudgetPage) -> Iterator[Sequence[Cell]]:
    yield (
        _("Party"), _("Kind"), _("Contribution in euros"), _("Invoiced on"), _("Paid on"), _("Real in euros"),
        _("Difference in euros"),
    )  # fmt: skip
    for row in page.rows:
        followed = row.contribution
        yield (
            row.name,
            row.kind_label,
            _euros(row.amount),
            followed.invoiced_on if followed else None,
            followed.paid_on if followed else None,
            _euros(row.real_amount),
            _euros(row.difference),
        )
    if page.together:
        names = ", ".join(page.together.names)
        amounts = (page.together.amount, page.together.real_amount, page.together.difference)
        amount, together_real, difference = (_euros(cents) for cents in amounts)
        yield (names, _("together"), amount, None, None, together_real, difference)
    is_settled = page.budget.settled_on is not None
    real = page.real_total if is_settled else None
    yield (
        _("Together"),
        None,
        _euros(page.total),
        None,
        None,
        _euros(real),
        _euros(page.real_total - page.total if is_settled else None),
    )


def _origins(page: BudgetPage) -> Iterator[Sequence[Cell]]:
    yield _("Party"), _("Stage"), _("Line"), _("How many"), _("Price in euros"), _("Sum in euros")
    for row in page.rows:
        for stage, lines in ((_("Expected"), row.lines), (_("Real"), row.real_lines)):
            for line in lines:
                yield row.name, stage, line.label, line.number, _price(line), _euros(line.amount)


def _price(line: LineRow) -> Cell:
    return _("part of the rest") if line.price is None else _euros(line.price)


def _fill(sheet: Any, rows: Sequence[Sequence[Cell]]) -> None:
    for row in rows:
        sheet.append([_safe(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for number in range(1, sheet.max_column + 1):
        widest = max(len(str(row[number - 1] or "")) for row in rows if len(row) >= number)
        sheet.column_dimensions[get_column_letter(number)].width = min(widest + 3, 60)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            if isinstance(cell.value, Decimal):
                cell.number_format = EUROS


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(LOOKS_LIKE_FORMULA) else cell


def _plain(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return "" if cell is None else str(_safe(cell))
