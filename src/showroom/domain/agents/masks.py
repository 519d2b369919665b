"""Phone numbers said in part (138****5678), and whom they fit (REC-24).

What counts is the digits that can be seen: people write any number of marks for the hidden ones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from showroom.domain.customers import phones
from showroom.domain.errors import UserError

WEAK_BELOW = 7
"""Fewer digits in common than these fit many people: such a match is a hint, not a finding."""
FEWEST = 4
LONGEST = 40
_ONLY_TAIL = 6  # so few digits without a mark are the last ones of a number ("尾号5678")
_MARKS = re.compile(r"[*xX×•●○◦·?#_□■]|-{2,}|\.{2,}|—+|–+")
_WORDS = re.compile(r"(手机)?尾号|后四位|电话|手机号?|[Tt]el\.?:?|末四位|[:：]")
_IGNORED = re.compile(r"[\s\-().]")


@dataclass(frozen=True, slots=True)
class Mask:
    """A number as far as it is known.

    ``said``: as it is kept and shown; ``prefix``, ``suffix``: visible digits at both ends, the country code in front
    when there is a prefix. ``whole``: nothing is hidden, all digits stand in ``suffix``. ``visible``: how many digits
    can be seen, the country code not counted.
    """

    said: str
    prefix: str
    suffix: str
    whole: bool
    visible: int

    @property
    def is_weak(self) -> bool:
        return self.visible < WEAK_BELOW

    @property
    def inner(self) -> str:
        """What stands between the first and the last mark: digits and ``*``."""
        first, last = self.said.find("*"), self.said.rfind("*")
        return "" if self.whole or first == last else self.said[first : last + 1].strip("*")

    def fits(self, e164: str) -> bool:
        """Whether this can be the number ``e164`` (+8613812345678)."""
        return self._pattern().fullmatch(e164.removeprefix("+")) is not None

    def _pattern(self) -> re.Pattern[str]:
        return _pattern_of(self.prefix, self.inner, self.suffix, self.whole)

    def common_with(self, other: Mask) -> int:
        """How many digits both show and agree on; 0 when they can't be the same number."""
        if self.whole:
            return other.visible if other.fits(self.suffix) else 0
        if other.whole:
            return self.visible if self.fits(other.suffix) else 0
        head = min(len(self.prefix), len(other.prefix))
        tail = min(len(self.suffix), len(other.suffix))
        if self.prefix[:head] != other.prefix[:head]:
            return 0
        if tail and self.suffix[-tail:] != other.suffix[-tail:]:
            return 0
        country = min(self._country_digits, other._country_digits) if head else 0
        return head - country + tail

    @property
    def _country_digits(self) -> int:
        shown = len(self.prefix) + len(self.suffix) + sum(c.isdigit() for c in self.inner)
        return max(0, shown - self.visible)


@lru_cache(maxsize=4096)
def _pattern_of(prefix: str, inner: str, suffix: str, whole: bool) -> re.Pattern[str]:
    if whole:
        return re.compile(re.escape(suffix))
    middle = "".join(r"\d*" if part == "*" else part for part in re.findall(r"\*|\d+", inner.replace("**", "*")))
    return re.compile(rf"{prefix}\d*{middle}\d*{suffix}" if middle else rf"{prefix}\d*{suffix}")


def read(raw: str, region: str, *, field_name: str = "phone") -> Mask:
    """What somebody said of a number in ``region`` (ISO country code): whole, masked, or its last digits only.

    Raises ``UserError``: ``notice_phone_missing``, ``notice_phone_letters``, ``notice_phone_few_digits``, and those of
    ``domain.customers.phones`` for a whole number that can't be one.
    """
    text = _WORDS.sub(" ", unicodedata.normalize("NFKC", raw)).strip()
    if not text:
        raise UserError("notice_phone_missing", field=field_name)
    text = _IGNORED.sub("", _MARKS.sub(lambda marks: "*" * len(marks.group()), text))
    if len(text) > LONGEST or not re.fullmatch(r"\+?[\d*]+", text) or not text.isascii():
        raise UserError("notice_phone_letters", field=field_name, raw=raw.strip())
    digits = sum(letter.isdigit() for letter in text)
    if digits < FEWEST:
        raise UserError("notice_phone_few_digits", field=field_name, least=FEWEST)
    if "*" in text:
        return _masked(text, region)
    if digits <= _ONLY_TAIL and not text.startswith("+"):
        return Mask("*" + text, "", text, False, digits)
    e164 = phones.parse(text, region, field_name=field_name).e164 or ""
    code = e164_code(e164)
    return Mask(e164, "", e164.removeprefix("+"), True, len(e164) - 1 - len(code))


def kept(said: str, prefix: str, suffix: str, whole: bool, visible: int) -> Mask:
    """A mask from the columns it was kept in."""
    return Mask(said, prefix, suffix, whole, visible)


def suffixes(e164: str) -> tuple[str, ...]:
    """Every ``suffix`` that a mask of this number may have, for finding it in an index."""
    digits = e164.removeprefix("+")
    return tuple(digits[start:] for start in range(len(digits) + 1))


def e164_code(e164: str) -> str:
    """The country code of a number: ``86``."""
    lib: Any = phones._library()
    try:
        return str(lib.parse(e164, None).country_code)
    except lib.NumberParseException:
        return ""


def _masked(text: str, region: str) -> Mask:
    head, _, rest = text.partition("*")
    tail = rest.rpartition("*")[2]
    shown = sum(letter.isdigit() for letter in text)
    lib: Any = phones._library()
    code, said = str(lib.country_code_for_region(region.upper()) or ""), text
    if head.startswith(("+", "00")):
        head = head.removeprefix("+").removeprefix("00")
        code = next((head[:n] for n in (1, 2, 3) if int(head[:n] or 0) in lib.COUNTRY_CODE_TO_REGION_CODE), "")
        said = "+" + text.removeprefix("+").removeprefix("00")
        shown = sum(letter.isdigit() for letter in said) - len(code)
        if code and region.upper() in lib.COUNTRY_CODE_TO_REGION_CODE.get(int(code), ()):
            said = said[1 + len(code) :]
        return Mask(said, head, tail, False, shown)
    if not head:
        return Mask(said, "", tail, False, shown)
    metadata = lib.PhoneMetadata.metadata_for_region(region.upper(), None)
    lengths = metadata.mobile.possible_length if metadata is not None and metadata.mobile else ()
    if code and head.startswith(code) and len(text) - len(code) in lengths and len(text) not in lengths:
        return Mask(text[len(code) :], head, tail, False, shown - len(code))  # 86138****5678, the plus left out
    trunk = metadata.national_prefix if metadata is not None else None
    if trunk and head.startswith(trunk) and len(head) > len(trunk):
        head, shown = head[len(trunk) :], shown - len(trunk)
    return Mask(said, code + head, tail, False, shown)
