"""Which of the pack's topics a call touches: not for the phone, or for the manager at once (CAL-06). Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from showroom.domain.calls.rules import CallTopic


class HasWords(Protocol):
    """A topic of the pack."""

    @property
    def key(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...


class Reserved(HasWords, Protocol):
    """One that a kind of call may bring up, too."""

    @property
    def topics(self) -> tuple[CallTopic, ...]: ...


T = TypeVar("T", bound=HasWords)
R = TypeVar("R", bound=Reserved)


def reserved(topics: Sequence[R], about: CallTopic | None, said: str) -> R | None:
    """The first topic that ``about`` or a word of ``said`` brings up; words come first, they say more."""
    return _by_words(topics, said) or next((one for one in topics if about in one.topics), None)


def sensitive(topics: Sequence[T], said: str, dismissed: Collection[str] = ()) -> T | None:
    """The first topic a word of ``said`` brings up; ``dismissed``: keys that somebody has said it is not about."""
    return _by_words([one for one in topics if one.key not in dismissed], said)


def _by_words(topics: Sequence[T], said: str) -> T | None:
    text = _folded(said)
    if not text.strip():
        return None
    return next((one for one in topics if any(_pattern(word).search(text) for word in one.words)), None)


def _folded(text: str) -> str:
    """Full-width letters, case and accents make no difference."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=1024)
def _pattern(word: str) -> re.Pattern[str]:
    """A Latin word stands for itself, with a ``*`` at its end for all it begins: ``sue`` is not in "suede", ``injur*``
    is in "injured". Chinese is found anywhere."""
    folded = _folded(word.strip())
    stem = folded.removesuffix("*")
    before = r"\b" if _is_latin(stem[:1]) else ""
    after = r"\b" if stem == folded and _is_latin(stem[-1:]) else ""
    return re.compile(before + re.escape(stem) + after, re.ASCII)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
