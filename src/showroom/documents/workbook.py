"""Spreadsheets that are safe to open: text is always written as text, so nothing a visitor said can calculate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from showroom.domain.money import Money, exponent

Value = str | int | Decimal | Money | date | datetime | None

_MADE = datetime(2024, 1, 1, tzinfo=UTC)  # the file's own date is fixed: the same input gives the same bytes
_SHEET_NAME = str.maketrans("[]:*?/\\", "       ")


class Workbook:
    """A workbook of plain tables: a bold head row that stays in sight, widths that fit, times as times."""

    def __init__(self, title: str, author: str) -> None:
        self._out = BytesIO()
        self._book: Any = xlsxwriter.Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "default_date_format": "yyyy-mm-dd",
            },
        )
        self._book.set_properties({"title": title, "author": author, "created": _MADE.replace(tzinfo=None)})
        self._formats: dict[str, Any] = {}
        self._names: set[str] = set()

    def _format(self, code: str, **look: object) -> Any:
        key = f"{code}{sorted(look.items())}"
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"num_format": code, "valign": "top", **look})
        return self._formats[key]

    def table(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Value]], note: str = "") -> None:
        """A sheet called ``name`` with one table; ``note`` stands above it."""
        sheet = self._book.add_worksheet(self._unique(name))
        top = 0
        if note:
            sheet.write_string(0, 0, note, self._format("@", bold=True, font_size=13))
            top = 2
        widths = [_wide(head) for head in heads]
        for column, head in enumerate(heads):
            sheet.write_string(top, column, head, self._format("@", bold=True, bg_color="#F1F4F9", bottom=1))
        for number, row in enumerate(rows, top + 1):
            for column, value in enumerate(row):
                widths[column] = max(widths[column], self._write(sheet, number, column, value))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(60, width + 2))
        sheet.freeze_panes(top + 1, 0)
        if rows:
            sheet.autofilter(top, 0, top + len(rows), len(heads) - 1)
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def _write(self, sheet: Any, row: int, column: int, value: Value) -> int:
        """Writes one cell by the kind of its value; gives the width it wants."""
        if value is None:
            return 0
        if isinstance(value, str):
            sheet.write_string(row, column, value, self._format("@", text_wrap=len(value) > 60))
            return _wide(value)
        if isinstance(value, Money):
            digits = exponent(value.currency)
            code = "#,##0" + ("." + "0" * digits if digits else "")
            sheet.write_number(row, column, float(value.major), self._format(code))
            return len(value.digits())
        if isinstance(value, datetime):
            sheet.write_datetime(row, column, value.replace(tzinfo=None), self._format("yyyy-mm-dd hh:mm"))
            return 16
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self._format("yyyy-mm-dd"))
            return 10
        sheet.write_number(row, column, value, self._format("General"))
        return len(str(value))

    def _unique(self, name: str) -> str:
        """A sheet name the format allows: 31 characters, no brackets, no two alike whatever their case."""
        base = name.translate(_SHEET_NAME).strip("' ")[:31] or "Sheet"
        found, number = base, 2
        while found.lower() in self._names:
            found = f"{base[: 31 - len(str(number)) - 1]} {number}"
            number += 1
        self._names.add(found.lower())
        return found

    def finish(self) -> bytes:
        """The file's bytes."""
        self._book.close()
        return self._out.getvalue()


def _wide(text: str) -> int:
    """Columns of a Latin letter that ``text`` takes: a Chinese character takes two."""
    return max((sum(2 if char >= "\u2e80" else 1 for char in line) for line in text.splitlines()), default=0)
