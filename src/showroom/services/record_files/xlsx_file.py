"""Workbooks: the first sheet with anything in it, its cells as a person reads them."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from showroom.domain.customers.spreadsheets import ERRORS
from showroom.domain.errors import UserError
from showroom.services.record_files.values import LARGEST, XLSX, FileShape, Record


class XlsxFile:
    """An Excel workbook. Rows stream; only its table of texts is held. Raises ``UserError``: ``import_file_…``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows_read, self._rows_all = 0, 1
        try:
            with zipfile.ZipFile(path) as archive:
                if sum(one.file_size for one in archive.infolist()) > LARGEST:
                    raise UserError("import_file_too_large", field="file", file=path.name, most=LARGEST >> 20)
            with self._sheets() as sheets:
                for name, sheet in sheets:
                    first = next(self._rows_of(sheet), None)
                    if first is not None:
                        self.heads = tuple(cell.strip() for cell in first.cells)
                        self.shape = FileShape(XLSX, sheet=name)
                        self._rows_all = max(1, sheet.max_row or 1)
                        return
        except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
            raise UserError("import_file_workbook", field="file", file=path.name) from error
        raise UserError("import_file_empty", field="file", file=path.name)

    @property
    def part_read(self) -> float:
        return min(1.0, self._rows_read / self._rows_all)

    @property
    def skipped(self) -> Mapping[str, int]:
        return {}

    def records(self) -> Iterator[Record]:
        with self._sheets() as sheets:
            for name, sheet in sheets:
                if name == self.shape.sheet:
                    rows = self._rows_of(sheet)
                    next(rows, None)
                    yield from rows
                    return

    @contextmanager
    def _sheets(self) -> Iterator[Iterator[tuple[str, Any]]]:
        from openpyxl import load_workbook  # 154 ms: only for a workbook

        with warnings.catch_warnings():  # what the library can't show (styles, drawings) is nothing we read
            warnings.simplefilter("ignore")
            book = load_workbook(self.path, read_only=True, data_only=True)
        try:
            yield iter([(sheet.title, sheet) for sheet in book.worksheets])
        finally:
            book.close()

    def _rows_of(self, sheet: Any) -> Iterator[Record]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet.reset_dimensions()  # many programs write a wrong one
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                self._rows_read = number
                cells = [_text(value) for value in row]
                while cells and not cells[-1]:
                    cells.pop()
                if cells:
                    yield Record(number, tuple(cells))


def _text(value: object) -> str:
    """A cell as a person reads it: no ``.0`` after a phone number, days in ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
    text = str(value)
    if "_x" in text:  # how a workbook writes what XML can't hold, a carriage return most often
        from openpyxl.utils.escape import unescape

        text = unescape(text)
    return "" if text in ERRORS else text
