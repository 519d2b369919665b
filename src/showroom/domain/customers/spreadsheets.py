"""What spreadsheets do to a cell before it reaches a file: digits cut off, a ``'`` before a number, ``####``."""

from __future__ import annotations

import re

ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
"""What stands in a cell whose formula failed: nobody wrote it."""
_SCIENTIFIC = re.compile(r"([1-9])(?:[.,](\d+))?[eE]\+?(\d{1,3})")
_WHOLE = re.compile(r"(\d{5,})[.,]0+")
_MARKED = re.compile(r"^['’‘]+(?=[+\d(])")
_TOO_NARROW = re.compile(r"#{3,}")


def number_of(text: str) -> str | None:
    """A number that is a name (a phone, a customer's number) as it was before a spreadsheet took it for an amount:
    ``1.3812345678E+10`` and ``13812345678.0`` are read back; None when digits are lost (``1.38E+10``).
    """
    bare = _MARKED.sub("", text.strip())
    if found := _SCIENTIFIC.fullmatch(bare):
        digits = found[1] + (found[2] or "")
        return digits if len(digits) == int(found[3]) + 1 else None
    whole = _WHOLE.fullmatch(bare)
    return whole[1] if whole else bare


def is_hidden(text: str) -> bool:
    """Whether a column was too narrow to show what stood in it, and the file was saved like that."""
    return _TOO_NARROW.fullmatch(text.strip()) is not None
