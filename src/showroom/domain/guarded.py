"""Cells that no spreadsheet takes for a formula, and back (REG-12)."""

from __future__ import annotations

import re

_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")


def guard(text: str) -> str:
    """The cell with a ``'`` before it, if a spreadsheet could run it as a formula; else as it is."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """What :func:`guard` was given."""
    return text[1:] if _GUARDED.match(text) else text
