"""What a customer is found by: *heads* (a name, its pinyin, a phone …) and the *terms* cut from them (REG-04).

Any fragment of a head is the beginning of one of its suffixes, so a plain range over the stored suffixes finds it, on
any database. The first one to three letters of a head are stored as terms of their own: a broad word (one surname, two
pinyin letters) is then an equality, whose newest customers an index gives in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from showroom.domain.customers import names

VERSION = 1  # raise it when the cut changes, with a migration that makes the terms again
LONGEST_TERM = 64
LAST_CHARACTER = "\U0010ffff"
_STUB_LETTERS = 3
_SHORTEST_PHONE = 4
_MOST_LAST_DIGITS = 6
_SHORTEST_WORD = 3
_NOT_DIGIT = re.compile(r"[\s\-().+/（）＋－]+")
_PHONE_LIKE = re.compile(r"[+＋]?[\d０-９\s\-().（）－]+")


class HeadKind(StrEnum):
    """What a head is; the value is the one letter it is stored with."""

    NAME = "n"
    PINYIN = "p"
    INITIALS = "i"
    WORD = "w"
    PHONE = "t"
    COMPANY = "c"
    COMPANY_PINYIN = "q"
    EMAIL = "e"
    IDENTIFIER = "d"


@dataclass(frozen=True, slots=True)
class Head:
    kind: HeadKind
    text: str


@dataclass(frozen=True, slots=True)
class Findable:
    """The facts of a customer that a search looks at; ``phones`` in E.164."""

    name: str = ""
    other_names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    email: str = ""
    identifiers: tuple[str, ...] = ()


def heads(facts: Findable) -> tuple[Head, ...]:
    """Every head of a customer, each once, the name's first."""
    found: dict[Head, None] = {}
    for name in (facts.name, *facts.other_names):
        found.update(dict.fromkeys(_of_name(name)))
    for phone in facts.phones:
        found[Head(HeadKind.PHONE, phone.lstrip("+"))] = None
    found.update(dict.fromkeys(_of_company(facts.company)))
    if facts.email:
        address = names.fold(facts.email.strip())
        found[Head(HeadKind.EMAIL, address)] = None
    for identifier in facts.identifiers:
        folded = re.sub(r"\s+", "", names.fold(identifier))
        if folded:
            found[Head(HeadKind.IDENTIFIER, folded)] = None
    return tuple(Head(head.kind, head.text[:LONGEST_TERM]) for head in found if head.text)


def _of_name(name: str) -> Iterator[Head]:
    chinese, latin = names.runs(name)
    for position, run in enumerate(chinese):
        yield Head(HeadKind.NAME, run)
        reading = names.read(run, surname_first=position == 0)
        for variant in reading.variants:
            yield Head(HeadKind.PINYIN, "".join(variant))
        yield Head(HeadKind.INITIALS, reading.initials)
        if len(run) > reading.surname_length:  # "wangxm": the surname in full, the rest by its initials
            surname = reading.syllables[: reading.surname_length]
            yield Head(HeadKind.PINYIN, "".join(surname) + reading.initials[reading.surname_length :])
    for word in latin:
        yield Head(HeadKind.WORD, word)
    if len(latin) > 1:
        yield Head(HeadKind.NAME, "".join(latin))
        yield Head(HeadKind.INITIALS, "".join(word[0] for word in latin))


def _of_company(company: str) -> Iterator[Head]:
    chinese, latin = names.runs(company)
    for run in chinese:
        yield Head(HeadKind.COMPANY, run)
        reading = names.read(run[:16], surname_first=False)
        yield Head(HeadKind.COMPANY_PINYIN, reading.joined)
        yield Head(HeadKind.COMPANY_PINYIN, reading.initials)
    for word in latin:
        yield Head(HeadKind.COMPANY, word)


def terms(heads_: Iterable[Head]) -> frozenset[str]:
    """Every term of these heads: what the term table holds for the customer."""
    found: set[str] = set()
    for head in heads_:
        found.update(_cut(head))
    return frozenset(found)


def _cut(head: Head) -> Iterator[str]:
    text = head.text
    yield text
    if head.kind is not HeadKind.PHONE:  # 138 alone finds nobody in particular
        for length in range(1, min(_STUB_LETTERS, len(text) - 1) + 1):
            yield text[:length]
    shortest = _shortest_suffix(head)
    if head.kind is HeadKind.COMPANY_PINYIN or (head.kind is HeadKind.NAME and not names.is_han(text)):
        return  # the whole and its beginning: the words of a Latin name are heads of their own
    for start in range(1, len(text) - shortest + 1):
        yield text[start:]
        if shortest == 1:  # Chinese: one or two characters are the commonest search of all
            yield text[start : start + 2]


def _shortest_suffix(head: Head) -> int:
    match head.kind:
        case HeadKind.NAME | HeadKind.COMPANY if names.is_han(head.text):
            return 1
        case HeadKind.PHONE | HeadKind.IDENTIFIER:
            return _SHORTEST_PHONE
        case HeadKind.PINYIN | HeadKind.INITIALS:
            return 2
        case _:
            return _SHORTEST_WORD


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


class Quality(StrEnum):
    """How well a word fits a head, best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    INSIDE = "inside"


_QUALITY_POINTS = {Quality.EXACT: 300, Quality.PREFIX: 200, Quality.INSIDE: 100}
_KIND_POINTS = {
    HeadKind.PHONE: 60,
    HeadKind.NAME: 60,
    HeadKind.WORD: 50,
    HeadKind.PINYIN: 45,
    HeadKind.INITIALS: 40,
    HeadKind.EMAIL: 35,
    HeadKind.IDENTIFIER: 35,
    HeadKind.COMPANY: 30,
    HeadKind.COMPANY_PINYIN: 20,
}


@dataclass(frozen=True, slots=True)
class Match:
    """Why a customer was found: the word fits this head so well. ``at_end``: its last digits (a phone)."""

    word: str
    head: Head
    quality: Quality
    at_end: bool

    @property
    def points(self) -> int:
        if self.head.kind is HeadKind.NAME and not names.is_han(self.head.text):
            return _QUALITY_POINTS[self.quality] + _KIND_POINTS[HeadKind.PINYIN]  # the words of a Latin name say more
        last_digits = 50 if self.at_end and self.head.kind is HeadKind.PHONE else 0
        return _QUALITY_POINTS[self.quality] + _KIND_POINTS[self.head.kind] + last_digits

    @property
    def code(self) -> str:
        """The sentence that explains it: ``found_phone_end``, ``found_pinyin_prefix`` …"""
        if self.head.kind is HeadKind.PHONE and self.quality is Quality.INSIDE and self.at_end:
            return "found_phone_end"
        return f"found_{self.head.kind.name.lower()}_{self.quality.value}"


def match(word: str, heads_: Iterable[Head]) -> Match | None:
    """The best fit of a word among a customer's heads; None if it fits none of them."""
    best: Match | None = None
    for head in heads_:
        position = head.text.find(word)
        if position < 0:
            continue
        national = head.kind is HeadKind.PHONE and head.text.endswith(word) and len(word) >= len(head.text) - 4
        if head.text == word or (national and len(word) >= 8):  # the whole number without its country code
            quality = Quality.EXACT
        else:
            quality = Quality.PREFIX if position == 0 else Quality.INSIDE
        found = Match(word, head, quality, head.text.endswith(word))
        if best is None or found.points > best.points:
            best = found
    return best


def upper_bound(word: str) -> str:
    """The first text after everything that begins with ``word``."""
    return word + LAST_CHARACTER


def written(heads_: Iterable[Head]) -> str:
    """Heads as one text, a line each: kind letter, then the head."""
    return "\n".join(f"{head.kind.value}{head.text}" for head in heads_)


def unwritten(text: str) -> tuple[Head, ...]:
    """The heads in a text made by :func:`written`."""
    return tuple(Head(HeadKind(line[0]), line[1:]) for line in text.split("\n") if line)
