"""Which reader a file needs: by what is in it, not by what it is called."""

from __future__ import annotations

from pathlib import Path

from showroom.domain.errors import UserError
from showroom.services.record_files.csv_file import CsvFile
from showroom.services.record_files.encoding import encoding_of
from showroom.services.record_files.values import LARGEST, Source

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def open_records(path: Path) -> Source:
    """The file, ready to be read. Raises ``UserError``: ``import_no_file``, ``import_file_…``."""
    try:
        if not path.is_file():
            raise UserError("import_no_file", field="file", name=path.name)
        if path.stat().st_size > LARGEST:
            raise UserError("import_file_too_large", field="file", file=path.name, most=LARGEST >> 20)
        with path.open("rb") as stream:
            begin = stream.read(4096)
        if begin.startswith(_OLD_OFFICE):
            raise UserError("import_file_old_workbook", field="file", file=path.name)
        if begin.startswith(_ZIP):
            from showroom.services.record_files.xlsx_file import XlsxFile

            return XlsxFile(path)
        if _is_card(path, begin):
            from showroom.services.record_files.vcard_file import VcardFile

            return VcardFile(path)
        return CsvFile(path)
    except OSError as error:
        raise UserError("import_file_unreadable", field="file", file=path.name, why=error.strerror or "") from error


def _is_card(path: Path, begin: bytes) -> bool:
    if not begin.strip():
        raise UserError("import_file_empty", field="file", file=path.name)
    text = begin.decode(encoding_of(path), errors="ignore")
    return text.lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD")
