"""Reading a file of records as shops have them: any separator, UTF-8 or an older encoding, line breaks in cells."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from showroom.domain.errors import UserError

_SEPARATORS = ",;\t|"
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line it begins on (the head is line 1), and its cells as they stand."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file's heads and records."""

    heads: tuple[str, ...]
    records: tuple[Record, ...]


def read_csv(path: Path) -> RecordFile:
    """The records of a CSV file; wholly empty lines are none. Raises ``UserError``: ``catalogue.file_…``."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError("catalogue.file_too_large", field="file", file=path.name, most=_LARGEST // 1024 // 1024)
        data = path.read_bytes()
    except OSError as error:
        raise UserError("catalogue.file_unreadable", field="file", file=path.name, why=error.strerror or "") from error
    text = _decoded(data, path.name)
    lines = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=False)
    heads: tuple[str, ...] = ()
    records: list[Record] = []
    begins = 1
    try:
        for cells in lines:
            if not heads:
                heads = tuple(cell.strip() for cell in cells)
            elif cells:
                records.append(Record(begins, tuple(cells)))
            begins = lines.line_num + 1
    except csv.Error as error:
        raise UserError("catalogue.file_not_csv", field="file", file=path.name, line=lines.line_num) from error
    if not any(heads):
        raise UserError("catalogue.file_empty", field="file", file=path.name)
    return RecordFile(heads, tuple(records))


def _decoded(data: bytes, name: str) -> str:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError("catalogue.file_not_text", field="file", file=name)
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes  # only for files that are not Unicode

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "cp1252", "shift_jis"]).best()
    if best is None:
        raise UserError("catalogue.file_not_text", field="file", file=name)
    return str(best)


def _separator(text: str) -> str:
    """The separator that stands most often in the head line, outside quotes."""
    head = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    outside = "".join(part for number, part in enumerate(head.split('"')) if number % 2 == 0)
    return max(_SEPARATORS, key=outside.count)


def write_rejected(
    path: Path, heads: tuple[str, ...], rejected: list[tuple[Record, str]], titles: tuple[str, str]
) -> None:
    """Keeps the rejected records as they stand in the file, with the line they were on and the reason in words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow((*heads, *titles))
        for record, reason in rejected:
            cells = (*record.cells, *[""] * (len(heads) - len(record.cells)))
            writer.writerow((*cells, record.line, reason))
