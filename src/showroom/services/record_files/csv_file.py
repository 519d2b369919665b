"""CSV: comma, semicolon, tab or bar; quoted cells with line breaks; rows of uneven length as they stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from showroom.domain.customers.spreadsheets import ERRORS
from showroom.domain.errors import UserError
from showroom.domain.guarded import unguard
from showroom.services.record_files.encoding import encoding_of
from showroom.services.record_files.values import CSV, LARGEST_CELL, FileShape, Record

SEPARATORS = ",;\t|"
_SAID = re.compile(r'"?sep=(.)"?[,;]*\r?\n', re.IGNORECASE)  # Excel's own first line
_KEPT_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')  # how some programs keep Excel from reading a number


class CsvFile:
    """A CSV file; wholly empty rows are no records. Raises ``UserError``: ``import_file_…``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        encoding = encoding_of(path)
        with self._opened(encoding) as (text, _):
            head = text.read(64 * 1024)
        said = _SAID.match(head)
        self._skip = 1 if said else 0
        self.shape = FileShape(CSV, encoding, said.group(1) if said else separator_of(head))
        self._size = max(1, path.stat().st_size)
        self._read = 0
        self.heads: tuple[str, ...] = ()
        for row in self._rows():
            self.heads = tuple(cell.strip() for cell in row.cells)
            break
        if not any(self.heads):
            raise UserError("import_file_empty", field="file", file=path.name)

    @property
    def part_read(self) -> float:
        return min(1.0, self._read / self._size)

    @property
    def skipped(self) -> Mapping[str, int]:
        return {}

    def records(self) -> Iterator[Record]:
        rows = self._rows()
        next(rows, None)
        yield from rows

    @contextmanager
    def _opened(self, encoding: str) -> Iterator[tuple[io.TextIOWrapper, io.BufferedReader]]:
        with self.path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
            yield text, raw

    def _rows(self) -> Iterator[Record]:
        csv.field_size_limit(LARGEST_CELL)
        with self._opened(self.shape.encoding) as (text, raw):
            for _ in range(self._skip):
                text.readline()
            lines = csv.reader((line.replace("\0", "") for line in text), delimiter=self.shape.separator)
            begins = 1 + self._skip
            while True:
                try:
                    cells = next(lines, None)
                except (csv.Error, UnicodeDecodeError) as error:
                    # an opening quote without its end swallows the rest of the file: nothing after it can be trusted
                    raise UserError("import_file_quote", field="file", file=self.path.name, line=begins) from error
                if cells is None:
                    return
                self._read = raw.tell()
                if any(cell.strip() for cell in cells):
                    yield Record(begins, tuple(map(_text, cells)))
                begins = lines.line_num + 1 + self._skip


def _text(cell: str) -> str:
    """A cell as a person reads it."""
    if cell.startswith("="):
        kept = _KEPT_AS_TEXT.fullmatch(cell.strip())
        return kept[1].replace('""', '"') if kept else cell
    if cell.startswith("#"):
        return "" if cell.strip() in ERRORS else cell
    return unguard(cell) if cell.startswith("'") else cell


def separator_of(head: str) -> str:
    """The separator that gives the first rows the same number of cells, and the most of them."""
    rows = head.lstrip("\r\n")
    whole = rows if len(rows) < 60_000 else rows[: rows.rfind("\n") + 1]  # the last row may be cut off
    best, best_points = ",", (0.0, 0)
    for separator in SEPARATORS:
        try:
            lengths = [len(row) for row, _ in zip(csv.reader(io.StringIO(whole, newline=""), delimiter=separator),
                                                  range(20), strict=False) if row]  # fmt: skip
        except csv.Error:
            continue
        if not lengths or lengths[0] < 2:
            continue
        same = sum(length == lengths[0] for length in lengths) / len(lengths)
        if (points := (round(same, 1), lengths[0])) > best_points:
            best, best_points = separator, points
    return best
