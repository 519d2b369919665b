"""Free text about other people's customers (SEC-02): what was said stays readable, what reaches somebody does not."""

from __future__ import annotations

import re

from showroom.domain.customers import masking

_EMAIL = re.compile(r"[^\s@,;，；。：:()（）<>]+@[^\s@,;，；。()（）<>]+")
_NUMBER = re.compile(r"\+?\d(?:[ .()/‑–-]{0,2}\d){6,}")
"""Seven digits or more, however they are written: a telephone number. Prices, years and sizes are shorter or stand
apart."""
_DAY = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}")


def masked(text: str) -> str:
    """``text`` with telephone numbers and e-mail addresses starred; days stay."""
    return _NUMBER.sub(_number, _EMAIL.sub(lambda found: masking.email(found[0]), text))


def _number(found: re.Match[str]) -> str:
    if _DAY.fullmatch(found[0]):
        return found[0]
    digits = re.sub(r"\D", "", found[0])
    return f"{digits[:3]}{masking.STAR * 4}{digits[-4:]}" if len(digits) > 8 else f"{masking.STAR * 4}{digits[-4:]}"
