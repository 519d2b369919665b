"""Breaking text into lines: Latin words stay whole, Chinese breaks anywhere but before 。 or after （."""

from __future__ import annotations

import re

from showroom.documents import fonts

_NOT_FIRST = set("，。、；：？！）》」』】〉”’,.;:?!)]}%％·…")
_NOT_LAST = set("（《「『【〈“‘([{¥￥$€£")
# 200 × 60 × 220 cm is one word: a measure torn in two is misread
_MEASURE = re.compile(r"\d[\d.,]*(?: × \d[\d.,]*)+(?: [a-z]{1,2}\b)?")
_WIDE_FROM = "\u2e80"  # from the CJK radicals on every character is a word of its own


def words(text: str) -> list[str]:
    """``text`` cut where a line may end; joined they are ``text`` again."""
    found: list[str] = []
    held = {at for size in _MEASURE.finditer(text) for at in range(size.start() + 1, size.end())}
    for at, char in enumerate(text):
        glue = bool(found) and (
            at in held
            or char == " "
            or (char in _NOT_FIRST and not found[-1].endswith(" "))
            or found[-1][-1] in _NOT_LAST
            or (char < _WIDE_FROM and found[-1][-1] < _WIDE_FROM and not found[-1].endswith((" ", "/", "-")))
        )
        if glue:
            found[-1] += char
        else:
            found.append(char)
    return found


def wrap(text: str, limit: float, size: float, bold: bool = False) -> list[str]:
    """The lines of ``text`` no wider than ``limit`` points; empty text gives no line, a line break in it starts one."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines.extend(_wrap_paragraph(fonts.clean(paragraph).strip(), limit, size, bold))
    return lines


def _wrap_paragraph(text: str, limit: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words(text):
        if fonts.width((line + word).rstrip(), size, bold) <= limit:
            line += word
            continue
        if line:
            lines.append(line.rstrip())
        line = word
        while fonts.width(line.rstrip(), size, bold) > limit and len(line) > 1:  # a word wider than the column
            cut = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or fonts.width(line[:n], size, bold) <= limit)
            lines.append(line[:cut])
            line = line[cut:]
    if line.strip():
        lines.append(line.rstrip())
    return lines
