"""The languages people speak: BCP-47 codes, compared by language, not by script or country."""

from __future__ import annotations

import re
from collections.abc import Iterable

COMMON = ("zh", "en", "yue", "ja", "ko", "ru", "es", "fr", "de", "ar")
"""What the forms offer; any other code can be typed."""
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
LONGEST = 60


def plain(code: str) -> str:
    """The language of a code: ``zh_CN``, ``zh-Hant-TW``, ``cmn`` → ``zh``; ``en-GB`` → ``en``. Empty: no code."""
    code = code.strip().lower().replace("_", "-")
    language = code.partition("-")[0] if _CODE.fullmatch(code) else ""
    return "zh" if language == "cmn" else language


def joined(codes: Iterable[str]) -> str:
    """As the column keeps them: plain codes once each, in the order given, divided by commas."""
    return ",".join(dict.fromkeys(filter(None, map(plain, codes))))


def apart(kept: str) -> tuple[str, ...]:
    """The codes of a column; an earlier version kept ``zh_CN``."""
    return tuple(dict.fromkeys(filter(None, map(plain, kept.split(",")))))


def speaks(kept: str, language: str, store_language: str) -> bool:
    """Whether somebody with these languages can serve in ``language``. Who has stated none speaks the store's."""
    return plain(language) in (apart(kept) or (plain(store_language),))
