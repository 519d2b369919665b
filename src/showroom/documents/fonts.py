"""Fonts of the papers, chosen character by character; a character that none of them has becomes a visible mark.

Order: Noto Sans SC (regular, bold), Source Sans 3 for the Latin letters it lacks (ł, ğ, Cyrillic marks …), LXGW WenKai
for rare characters of names. PDF writers drop missing glyphs silently, so the character maps are asked first. QUO-02.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from showroom import paths
from showroom.domain.errors import Fault

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"
LATIN = "SourceSans3-Regular"
LATIN_BOLD = "SourceSans3-Bold"
RARE = "LXGWWenKai-Regular"
_CHAINS = {False: (REGULAR, LATIN, RARE), True: (BOLD, LATIN_BOLD, RARE)}

# The writer keeps positions inside the font files while it cuts subsets: one paper at a time.
LOCK = RLock()


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that stands on the paper as a mark: its code point and the text it was met in."""

    character: str
    text: str

    @property
    def code_point(self) -> str:
        return f"U+{ord(self.character):04X}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font; ``font`` None is one character to be drawn as a mark."""

    font: str | None
    text: str


_LONG = re.compile(r"<([0-9A-F]{5,6})>")


def _utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


def _findable(font: TTFont) -> TTFont:
    """Makes rare characters on the paper copyable and findable.

    The library writes code points above U+FFFF into the ToUnicode table as five digits, where the format wants
    UTF-16; readers then lose the character.
    """
    write = font.addObjects

    def add_objects(doc: Any) -> None:
        write(doc)
        for name, item in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                item.content = _LONG.sub(_utf16, item.content)

    font.addObjects = add_objects
    return font


@lru_cache(maxsize=8)
def load(name: str) -> frozenset[int]:
    """Registers the font file ``name`` once and gives the code points it has; ``Fault("documents.font_missing")``."""
    with LOCK:
        path = paths.resources() / "fonts" / "print" / f"{name}.ttf"
        try:
            font = _findable(TTFont(name, str(path)))
        except (TTFError, OSError) as error:
            raise Fault("documents.font_missing", file=path.name) from error
        pdfmetrics.registerFont(font)
        addMapping(name, 0, 0, name)
        return frozenset(font.face.charToGlyph)


@lru_cache(maxsize=16384)
def _font_for(character: str, bold: bool) -> str | None:
    code = ord(character)
    for name in _CHAINS[bold]:
        if code in load(name):
            return name
    return None


def clean(text: str) -> str:
    """Composed (NFC), one space for tabs and line ends, without characters that have no shape of their own."""
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if char in "\t\r\n\u00a0" else char for char in composed)
    return "".join(char for char in spaced if unicodedata.category(char) not in _SHAPELESS and not _selector(char))


_SHAPELESS = frozenset({"Cc", "Cf"})


def _selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


@lru_cache(maxsize=4096)
def runs(text: str, bold: bool = False) -> tuple[Run, ...]:
    """``text`` (already clean) cut into stretches of one font, in order; nothing of it is lost."""
    found: list[Run] = []
    for char in text:
        font = _font_for(char, bold)
        if font is not None and found and found[-1].font == font:
            found[-1] = Run(font, found[-1].text + char)
        else:
            found.append(Run(font, char))
    return tuple(found)


@lru_cache(maxsize=16384)
def width(text: str, size: float, bold: bool = False) -> float:
    """Points that ``text`` takes at ``size``; a mark takes one em."""
    return sum(
        size if run.font is None else pdfmetrics.stringWidth(run.text, run.font, size) for run in runs(text, bold)
    )


def warm() -> None:
    """Loads the fonts every paper uses: call it off the GUI thread before the first paper is wanted."""
    load(REGULAR)
    load(BOLD)
