"""Tables of records as files: CSV and workbooks, written row by row, with cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO, Protocol

import xlsxwriter

from showroom.domain.guarded import guard

MOST_ROWS = 1_048_575  # of a workbook's sheet, without the head
LONGEST_CELL = 32_767


class RecordWriter(Protocol):
    """Takes rows as long as the heads, then :meth:`close`."""

    def row(self, cells: Sequence[str]) -> None: ...
    def close(self) -> None: ...


class CsvWriter:
    """CSV as spreadsheets open it in any country: UTF-8 with its mark, commas; a ``'`` before what looks like a
    formula.
    """

    def __init__(self, stream: BinaryIO, heads: Sequence[str]) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._text)
        self.row(heads)

    def row(self, cells: Sequence[str]) -> None:
        self._writer.writerow([guard(cell) for cell in cells])

    def close(self) -> None:
        self._text.flush()
        self._text.detach()


class XlsxWriter:
    """A workbook with one sheet of texts; a row is gone from memory once it is written."""

    def __init__(self, stream: BinaryIO, heads: Sequence[str], sheet: str) -> None:
        self._book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._sheet = self._book.add_worksheet(sheet[:31])
        self._sheet.freeze_panes(1, 0)
        self._bold = self._book.add_format({"bold": True})
        self._text = self._book.add_format({"num_format": "@"})  # typed again, it stays a text
        self._rows = 0
        for at, head in enumerate(heads):
            self._sheet.set_column(at, at, 18, self._text)
            self._sheet.write_string(0, at, head, self._bold)

    def row(self, cells: Sequence[str]) -> None:
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise ValueError("too many rows for a sheet")
        for at, cell in enumerate(cells):
            if cell:
                self._sheet.write_string(self._rows, at, cell[:LONGEST_CELL], self._text)

    def close(self) -> None:
        self._book.close()
