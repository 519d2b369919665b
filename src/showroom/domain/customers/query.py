"""What somebody typed into a search, cut into words as the terms are written (REG-04)."""

from __future__ import annotations

import re

from showroom.domain.customers import names
from showroom.domain.customers.terms import LONGEST_TERM

_NOT_DIGIT = re.compile(r"[\s\-().+/（）＋－]+")
_PHONE_LIKE = re.compile(r"[+＋]?[\d０-９\s\-().（）－]+")
_MOST_LAST_DIGITS = 6


def query_words(query: str) -> tuple[str, ...]:
    """What was typed, cut into words as the terms are written; a phone typed with blanks or a country code is one word.

    Leading zeros of a long number go: they are a trunk or exit code, which E.164 does not have. Those of a few last
    digits stay.
    """
    plain = query.strip()
    if not plain:
        return ()
    if _PHONE_LIKE.fullmatch(plain):
        digits = _digits(plain)
        return (digits,) if digits else ()
    words: dict[str, None] = {}
    for piece in re.split(r"[\s,，、;；·]+", plain):
        if "@" in piece:
            words[names.fold(piece)] = None
            continue
        if _PHONE_LIKE.fullmatch(piece):
            digits = _digits(piece)
            words.update({digits: None} if digits else {})
            continue
        chinese, _ = names.runs(piece)
        folded = names.fold(piece).replace("'", "").replace("’", "")
        rest = folded
        for run in chinese:
            words[run] = None
            rest = rest.replace(run, " ")
        # ü is typed as v, u or yu; the terms hold v first, fold has made ü a plain u, and the variants hold that too
        words.update(dict.fromkeys(re.findall(r"[^\W_]+", rest)))
    return tuple(word[:LONGEST_TERM] for word in words)


def _digits(typed: str) -> str:
    digits = _NOT_DIGIT.sub("", names.fold(typed))
    return digits.lstrip("0") if len(digits) > _MOST_LAST_DIGITS else digits


def without_trunk(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with the zero of an area code (0571 …) taken off; the same words when there is none."""
    return tuple((word.lstrip("0") or word) if word.isdigit() else word for word in words)
