"""Names as people write and type them: Chinese with its pinyin and initials, Latin with or without its accents."""

from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from showroom.domain.customers.surnames import ALSO, DOUBLE, SINGLE

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MOST_READINGS = 4
# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'", "ŋ": "n"}
)
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_TITLES = re.compile(r"(先生|女士|小姐|太太|老师|师傅|总)$")


def fold(text: str) -> str:
    """Lower case, without accents, full-width forms made plain: what two spellings of one name have in common."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    taken_apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in taken_apart if not unicodedata.combining(c)))


def key(name: str) -> str:
    """One key for the ways a name is written: blanks, marks, accents, case and a courtesy title make no difference."""
    folded = "".join(_WORD.findall(fold(name))).replace("'", "")
    return _TITLES.sub("", folded) or folded if is_han(folded) else folded


def is_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _HAN.search(text) is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """A run of Chinese characters read aloud: ``syllables`` are the likeliest, ``variants`` all that shall find it.

    Toneless syllables write ü as v, as an input method takes it.
    """

    characters: str
    toned: tuple[str, ...]
    syllables: tuple[str, ...]
    variants: tuple[tuple[str, ...], ...]
    surname_length: int

    @property
    def joined(self) -> str:
        return "".join(self.syllables)

    @property
    def initials(self) -> str:
        return "".join(s[0] for s in self.syllables if s)


def _plain(toned: str) -> str:
    taken_apart = unicodedata.normalize("NFD", toned.replace("ê", "e"))
    with_v = taken_apart.replace("u\u0308", "v")
    return "".join(c for c in with_v if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _pypinyin() -> Callable[[str], str | None]:
    """The toned reading of one character; the library is loaded here and without its phrases (35 ms, not 171)."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, pinyin

    def toned(character: str) -> str | None:
        found = pinyin(character, style=Style.TONE, errors="ignore")
        return found[0][0] if found else None

    return toned


@lru_cache(maxsize=20_000)
def _toned(character: str) -> str:
    return _pypinyin()(character) or ""


@lru_cache(maxsize=8192)
def read(characters: str, *, surname_first: bool = True) -> Reading:
    """Read Chinese characters; the surname by its own table when the run starts with one (a company's does not)."""
    toned = [_toned(c) for c in characters]
    surname = 1 if surname_first else 0
    if surname_first and len(characters) > 2 and characters[:2] in DOUBLE:
        toned[:2] = DOUBLE[characters[:2]].split(" ")
        surname = 2
    elif surname_first and characters[0] in SINGLE:
        toned[0] = SINGLE[characters[0]]
    syllables = tuple(_plain(t) for t in toned)
    choices = [_choices(c, s) for c, s in zip(characters, syllables, strict=True)]
    variants = [syllables]
    if surname_first and characters in DOUBLE:  # 尉迟 alone: Yuchi, whose given name is not known, or Wei Chi
        variants.append(tuple(_plain(t) for t in DOUBLE[characters].split(" ")))
    if len(characters) <= 6:
        for combination in itertools.islice(itertools.product(*choices), 64):
            if combination not in variants:
                variants.append(combination)
            if len(variants) == _MOST_READINGS:
                break
    return Reading(characters, tuple(toned), syllables, tuple(variants), surname)


def _choices(character: str, syllable: str) -> tuple[str, ...]:
    others = [s for s in ALSO.get(character, ()) if s != syllable]
    if "v" in syllable:  # 吕: lv in input methods, lyu in passports, lu on many cards
        others += [syllable.replace("v", "yu"), syllable.replace("v", "u")]
    return (syllable, *others)


def pinyin(name: str) -> str:
    """A Chinese name as it is read aloud, ``Wáng Xiǎomíng``; empty for a name without Chinese characters."""
    spoken = []
    for run in _HAN.findall(unicodedata.normalize("NFKC", name)):
        reading = read(run)
        cut = reading.surname_length if len(run) > 1 else 0
        spoken += ["".join(part) for part in (reading.toned[:cut], reading.toned[cut:]) if part]
    return " ".join(part[:1].upper() + part[1:] for part in spoken if part)


def listed(name: str) -> tuple[str, str]:
    """What a list of names is sorted by: as they are read, 陈 among the C, as in any Chinese list of names."""
    return fold(pinyin(name) or name), name


def respelled(name: str) -> tuple[str, ...]:
    """The words of a name with ä ö ü å ø written as two letters, where that makes a difference: Müller → mueller."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    if not any(letter in plain for letter in _TWO_LETTERS):
        return ()
    for letter, two in _TWO_LETTERS.items():
        plain = plain.replace(letter, two)
    known = set(runs(name)[1])
    return tuple(word for word in runs(plain)[1] if word not in known)


def runs(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Chinese runs and the folded Latin (or other) words of a text."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(_HAN.findall(plain)), tuple(w.replace("'", "") for w in _WORD.findall(fold(_HAN.sub(" ", plain))))
