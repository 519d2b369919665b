"""What every reader of a file of records gives: heads, and records one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

CSV, XLSX, VCARD = "csv", "xlsx", "vcf"
LARGEST = 512 * 1024 * 1024  # bytes of a file; a workbook also when unpacked
LARGEST_CELL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a record can't be read: a wording code with its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line (row, card) it begins on (the first of the file is 1), and its cells as they stand."""

    line: int
    cells: tuple[str, ...]
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class FileShape:
    """How a file is written; ``encoding`` and ``separator`` are empty where a format has none."""

    kind: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""


class Source(Protocol):
    """A file opened for reading. ``records()`` begins anew each time and holds one record at a time."""

    path: Path
    shape: FileShape
    heads: tuple[str, ...]

    def records(self) -> Iterator[Record]: ...

    @property
    def part_read(self) -> float:
        """How much of the file the last ``records()`` has read, 0 … 1."""
        ...

    @property
    def skipped(self) -> Mapping[str, int]:
        """What is never taken in, and how many of them there were (``photos``)."""
        ...
