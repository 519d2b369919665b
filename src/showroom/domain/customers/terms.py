"""What a customer is found by: *heads* (a name, its pinyin, a phone …) and the *terms* cut from them (REG-04).

A term is the rest of a head from some place on, so any fragment of a head is the beginning of a term, and a plain range
over the stored terms finds it on any database. Where a fragment may begin differs: a phone and a Chinese name
anywhere, pinyin at a syllable, an e-mail address at one of its parts. A term's first letter keeps these apart:

=======  ==========================================================================================
(none)   a head from its beginning, and Chinese from any character: found by its first letter on
``~``    a head from inside: found by two letters or more
``+``    a phone from any digit: found by four digits or more
``^``    the first three digits of a national number: found by exactly these
=======  ==========================================================================================

Each term carries how well a word fits that *is* the term, and one that only *begins* it: a search ranks thousands of
customers without reading their heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from showroom.domain.customers import described, names

VERSION = 2
"""Raise it when the cut changes: customers cut by another version are cut again in the background. A migration that
lets some be found by more makes theirs negative: cut as now, to be cut again.
"""
LONGEST_TERM = 64
LAST_CHARACTER = "\U0010ffff"
INSIDE, DIGITS, FIRST_THREE = "~", "+", "^"
SYLLABLE = "'"  # between the syllables of a pinyin head
_SHORTEST = {INSIDE: 2, DIGITS: 4, FIRST_THREE: 3}
_SHORTEST_SUFFIX_OF_IDENTIFIER = 4
_SHORTEST_SUFFIX_OF_WORD = 3
_FIT = 1000
_PART_OF_ADDRESS = re.compile(r"(?<=[@._+\-])[^@._+\-]")
_ONE_DIGIT_COUNTRIES = "17"
# 20, 27, 30 … : every country code of two digits; all others but 1 and 7 have three.
_TWO_DIGIT_COUNTRIES = frozenset(
    {20, 27, 81, 82, 84, 86, *range(30, 35), 36, *range(39, 42), *range(43, 50), *range(51, 59), *range(60, 67)}
    | {*range(90, 96), 98}
)


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
    PLATE = "a"
    DESCRIPTION = "k"

    __hash__ = str.__hash__  # an enumeration's own is a call of Python, twenty times a customer


_KINDS = {kind.value: kind for kind in HeadKind}


@dataclass(frozen=True, slots=True)
class Head:
    """Something a customer is found by; pinyin has a ' between its syllables, a phone is E.164 without its +."""

    kind: HeadKind
    text: str

    @property
    def shown(self) -> str:
        """As people read it."""
        return self.text.replace(SYLLABLE, "") if self.kind is HeadKind.PINYIN else self.text


@dataclass(frozen=True, slots=True)
class Findable:
    """The facts of a customer that a search looks at; ``phones`` in E.164, ``description``: what somebody who leaves
    none is known again by.
    """

    name: str = ""
    other_names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    company: str = ""
    email: str = ""
    identifiers: tuple[str, ...] = ()
    description: str = ""


def heads(facts: Findable) -> tuple[Head, ...]:
    """Every head of a customer, each once, the name's first."""
    found: dict[Head, None] = {}
    for name in (facts.name, *facts.other_names):
        found.update(dict.fromkeys(_of_name(name)))
    for phone in facts.phones:
        found[Head(HeadKind.PHONE, phone.lstrip("+"))] = None
    found.update(dict.fromkeys(_of_company(facts.company)))
    if facts.email:
        found[Head(HeadKind.EMAIL, names.fold(facts.email.strip()))] = None
    for identifier in facts.identifiers:
        folded = re.sub(r"\s+", "", names.fold(identifier))
        if folded:
            found[Head(HeadKind.IDENTIFIER, folded)] = None
    if facts.description:
        found.update(dict.fromkeys(Head(HeadKind.PLATE, plate) for plate in described.plates(facts.description)))
        found.update(dict.fromkeys(Head(HeadKind.DESCRIPTION, word) for word in described.words(facts.description)))
    return tuple(Head(head.kind, head.text[:LONGEST_TERM]) for head in found if head.text)


def _of_name(name: str) -> Iterator[Head]:
    chinese, latin = names.runs(name)
    for position, run in enumerate(chinese):
        yield Head(HeadKind.NAME, run)
        reading = names.read(run, surname_first=position == 0)
        for variant in reading.variants:
            yield Head(HeadKind.PINYIN, SYLLABLE.join(filter(None, variant)))  # some characters have no known reading
        yield Head(HeadKind.INITIALS, reading.initials)
        if len(run) > reading.surname_length:  # "wangxm": the surname in full, the rest by its initials
            surname = reading.syllables[: reading.surname_length]
            yield Head(HeadKind.PINYIN, "".join(surname) + reading.initials[reading.surname_length :])
    for word in latin:
        yield Head(HeadKind.WORD, word)
    if len(latin) > 1:
        yield Head(HeadKind.NAME, "".join(latin))
        yield Head(HeadKind.INITIALS, "".join(word[0] for word in latin))
    for word in names.respelled(name):  # Müller is typed Mueller where the keyboard has no ü
        yield Head(HeadKind.WORD, word)


def _of_company(company: str) -> Iterator[Head]:
    chinese, latin = names.runs(company)
    for run in chinese:
        yield Head(HeadKind.COMPANY, run)
        reading = names.read(run[:16], surname_first=False)
        yield Head(HeadKind.COMPANY_PINYIN, reading.joined)
        yield Head(HeadKind.COMPANY_PINYIN, reading.initials)
    for word in latin:
        yield Head(HeadKind.COMPANY, word)


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
    HeadKind.PLATE: 35,
    HeadKind.DESCRIPTION: 10,
}
_LAST_DIGITS = 50
MOST_POINTS = 999
"""More than any fit is worth."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A term of a head. ``exact`` and ``longer``: how a word fits that is the term, and one that only begins it."""

    term: str
    exact: Quality
    longer: Quality | None
    at_end: bool = False


@lru_cache(maxsize=2048)  # whoever is found is found again with the next letter
def cut(head: Head) -> tuple[Cut, ...]:
    """Every term of a head, each once."""
    text, kind = head.text, head.kind
    if kind is HeadKind.PHONE:
        return tuple(_cut_phone(text))
    if kind is HeadKind.PINYIN:
        return _from(text.replace(SYLLABLE, ""), _syllables(text))
    if kind is HeadKind.COMPANY_PINYIN or (kind is HeadKind.NAME and not names.is_han(text)):
        return _from(text, ())  # its beginning only: the words of a Latin name are heads of their own
    if kind is HeadKind.EMAIL:
        return _from(text, tuple(part.start() for part in _PART_OF_ADDRESS.finditer(text)))
    if kind in (HeadKind.NAME, HeadKind.COMPANY, HeadKind.DESCRIPTION) and names.is_han(text):
        rest = {text[start:]: None for start in range(1, len(text))}
        rest.pop(text, None)
        return (
            Cut(text, Quality.EXACT, Quality.PREFIX),
            *(Cut(term, Quality.INSIDE, Quality.INSIDE) for term in rest),
        )
    shortest = _SHORTEST_SUFFIX_OF_WORD
    if kind is HeadKind.IDENTIFIER:
        shortest = _SHORTEST_SUFFIX_OF_IDENTIFIER
    elif kind is HeadKind.INITIALS:
        shortest = 2
    return _from(text, range(1, len(text) - shortest + 1))


def _from(text: str, starts: Iterable[int]) -> tuple[Cut, ...]:
    """The whole, and the rest of it from each of ``starts``."""
    inside = dict.fromkeys(INSIDE + text[start:] for start in starts if start)
    return (
        Cut(text, Quality.EXACT, Quality.PREFIX),
        *(Cut(term[:LONGEST_TERM], Quality.INSIDE, Quality.INSIDE) for term in inside),
    )


def _syllables(text: str) -> tuple[int, ...]:
    """Where the second and later syllables begin in the joined text."""
    starts, length = [], 0
    for syllable in text.split(SYLLABLE)[:-1]:
        length += len(syllable)
        starts.append(length)
    return tuple(starts)


def _cut_phone(digits: str) -> Iterator[Cut]:
    """Every run of four digits or more; the number without its country code counts as the number."""
    national = country_length(digits)
    for start in range(len(digits) - _SHORTEST[DIGITS] + 1):
        if start in (0, national):
            yield Cut(DIGITS + digits[start:], Quality.EXACT, Quality.PREFIX, at_end=True)
        else:
            yield Cut(DIGITS + digits[start:], Quality.INSIDE, Quality.INSIDE, at_end=True)
    if len(digits) - national >= _SHORTEST[FIRST_THREE]:
        yield Cut(FIRST_THREE + digits[national : national + 3], Quality.PREFIX, None)


def country_length(digits: str) -> int:
    """How many of an E.164 number's digits are its country code."""
    if digits[:1] in _ONE_DIGIT_COUNTRIES:
        return 1
    return 2 if digits[:2].isdecimal() and int(digits[:2]) in _TWO_DIGIT_COUNTRIES else 3


def points_of(head: Head, quality: Quality | None, *, at_end: bool = False) -> int:
    """How much a fit is worth; the search ranks by it before anything else."""
    if quality is None:
        return 0
    kind = head.kind
    if kind is HeadKind.NAME and not names.is_han(head.text):
        kind = HeadKind.PINYIN  # the words of a Latin name say more
    last_digits = _LAST_DIGITS if at_end and kind is HeadKind.PHONE else 0
    return _QUALITY_POINTS[quality] + _KIND_POINTS[kind] + last_digits


def terms(heads_: Iterable[Head]) -> dict[str, int]:
    """Every term of these heads with its *fit* (see :func:`exact_points`, :func:`longer_points`)."""
    best: dict[str, tuple[int, int]] = {}
    for head in heads_:
        for term, exact, longer in _fits(head):
            held = best.get(term)
            best[term] = (exact, longer) if held is None else (max(held[0], exact), max(held[1], longer))
    return {term: exact * _FIT + longer for term, (exact, longer) in best.items()}


@lru_cache(maxsize=4096)  # the same surnames, given names and companies come again and again
def _fits(head: Head) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (one.term, points_of(head, one.exact, at_end=one.at_end), points_of(head, one.longer)) for one in cut(head)
    )


def exact_points(fit: int) -> int:
    """What a word that is the whole term is worth."""
    return fit // _FIT


def longer_points(fit: int) -> int:
    """What a word that only begins the term is worth."""
    return fit % _FIT


def beginning_of(fit: int) -> int:
    """The fit of a term that stands for all longer ones (see ``store.search``): found by the whole of it only."""
    return longer_points(fit) * _FIT


def shortest(term: str) -> int:
    """The fewest letters of this term that a search may ask for, its mark counted."""
    return _SHORTEST[term[0]] + 1 if term[:1] in _SHORTEST else 1


def keys(word: str) -> tuple[str, ...]:
    """The terms that a word is looked for as: equal, or beginning with it."""
    if not word:
        return ()
    if names.is_han(word) or len(word) < _SHORTEST[INSIDE]:
        return (word,)
    if not word.isdecimal() or len(word) < _SHORTEST[FIRST_THREE]:
        return (word, INSIDE + word)
    if len(word) == _SHORTEST[FIRST_THREE]:
        return (FIRST_THREE + word, word, INSIDE + word)
    return (DIGITS + word, word, INSIDE + word)


@dataclass(frozen=True, slots=True)
class Match:
    """Why a customer was found: the word fits this head so well. ``at_end``: its last digits (a phone)."""

    word: str
    head: Head
    quality: Quality
    at_end: bool

    @property
    def points(self) -> int:
        return points_of(self.head, self.quality, at_end=self.at_end)

    @property
    def code(self) -> str:
        """The sentence that explains it: ``found_phone_end``, ``found_pinyin_prefix`` …"""
        if self.head.kind is HeadKind.PHONE and self.quality is Quality.INSIDE and self.at_end:
            return "found_phone_end"
        return f"found_{self.head.kind.name.lower()}_{self.quality.value}"


def match(word: str, heads_: Iterable[Head]) -> Match | None:
    """The best fit of a word among a customer's heads; None if it fits none of them."""
    best: Match | None = None
    most = 0
    wanted = keys(word)
    for head in heads_:
        if word not in head.shown:  # a term is a piece of its head
            continue
        for one in cut(head):
            if not one.term.startswith(wanted):
                continue
            whole = one.term in wanted
            quality = one.exact if whole else one.longer
            if quality is None:
                continue
            points = points_of(head, quality, at_end=one.at_end and whole)
            if points > most:
                best, most = Match(word, head, quality, one.at_end and whole), points
    return best


def fit_of(word: str, fits: Mapping[str, int]) -> int:
    """What a word is worth against the terms of one customer; 0: it does not fit. The search without an index."""
    best = 0
    for key in keys(word):
        for term, fit in fits.items():
            if term.startswith(key):
                best = max(best, exact_points(fit) if term == key else longer_points(fit))
    return best


def upper_bound(word: str) -> str:
    """The first text after everything that begins with ``word``."""
    return word + LAST_CHARACTER


def written(heads_: Iterable[Head]) -> str:
    """Heads as one text, a line each: kind letter, then the head."""
    return "\n".join(f"{head.kind.value}{head.text}" for head in heads_)


def unwritten(text: str) -> tuple[Head, ...]:
    """The heads in a text made by :func:`written`."""
    return tuple(Head(_KINDS[line[0]], line[1:]) for line in text.split("\n") if line)
