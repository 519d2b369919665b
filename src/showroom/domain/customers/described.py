"""What a guest is known again by when no phone is left 拒留 (REG-01): the plates in a description, and its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from showroom.domain.customers import masked_text, masking, names

LONGEST_RUN = 48
_OVERLAP = 16  # a long run of characters is cut: what stands across the cut is found too, up to this length
_SHORTEST_PLATE, _LONGEST_PLATE = 4, 9
_CHINESE = re.compile(r"(?<=[\u3400-\u9fff])\s?([A-Za-z])[\s·.•\-]{0,2}([A-Za-z0-9]{4,6})(?![A-Za-z0-9])")
"""粤B·12345: the province stands before the letter, and is a word of the description by itself."""
_PARTED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{1,5}(?:-[A-Za-z0-9]{1,5}){1,2}(?![A-Za-z0-9-])")
_CAPITALS = re.compile(r"(?<![A-Za-z0-9-])[A-Z0-9]{1,4}(?:[ ·.-][A-Z0-9]{1,4}){1,2}(?![A-Za-z0-9-])")
_WHOLE = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z0-9]{4,9}(?![A-Za-z0-9-])")


def plates(text: str) -> tuple[str, ...]:
    """The number plates in a text, folded and without marks: ``粤B·12345`` → ``b12345``, ``M-AB 123`` → ``mab123``."""
    plain = _narrow(text)
    found: dict[str, None] = {}
    for start, end in _places(plain):
        found[_bare(plain[start:end])] = None
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words a description is found by: runs of Chinese characters, other words of two letters or more; not the
    pieces of its plates.
    """
    known = plates(text)
    chinese, latin = names.runs(text)
    found: dict[str, None] = {}
    for run in chinese:
        for start in range(0, max(1, len(run) - _OVERLAP), LONGEST_RUN - _OVERLAP):
            found[run[start : start + LONGEST_RUN]] = None
    found.update(dict.fromkeys(word for word in latin if len(word) > 1 and not any(word in one for one in known)))
    return tuple(found)


def masked(text: str) -> str:
    """The description as a colleague may read it (SEC-02): how somebody looks, plates and numbers starred."""
    plain = _narrow(text)
    shown: list[str] = []
    last = 0
    for start, end in _places(plain):
        shown += [plain[last:start], masking.identifier(plain[start:end])]
        last = end
    return masked_text.masked("".join([*shown, plain[last:]]))


def _narrow(text: str) -> str:
    """Full-width letters and digits made plain, one for one; marks stay as they were written."""
    full = {
        one: unicodedata.normalize("NFKC", one) for one in set(text) if "\uff10" <= one <= "\uff5a" and one.isalnum()
    }
    return "".join(full.get(one, one) for one in text)


def _places(plain: str) -> Iterator[tuple[int, int]]:
    """Where plates stand, in their order and never one inside another."""
    found: list[tuple[int, int]] = []
    for pattern in (_CHINESE, _PARTED, _CAPITALS, _WHOLE):
        for one in pattern.finditer(plain):
            start = one.start(1) if pattern is _CHINESE else one.start()
            apart = all(one.end() <= other or start >= end for other, end in found)
            if apart and _is_plate(_bare(plain[start : one.end()])):
                found.append((start, one.end()))
    yield from sorted(found)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", names.fold(text))


def _is_plate(bare: str) -> bool:
    """A plate has letters and digits, and is neither short nor long."""
    if not _SHORTEST_PLATE <= len(bare) <= _LONGEST_PLATE:
        return False
    return any(one.isdigit() for one in bare) and any(one.isalpha() for one in bare)
