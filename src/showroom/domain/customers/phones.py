"""Phone numbers of any country, kept in E.164 (REG-02), and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType
from typing import Any

from showroom.domain.errors import UserError

_SEPARATORS = re.compile(r"[,;/、，；／|\n]+|\s{2,}|(?<=\d)\s+(?=\+)")
_CHINESE_EXTENSION = re.compile(r"\s*(?:转|轉|分机|分機|內線|内线)\s*[:：]?\s*(?=\d)")
_TAIL = re.compile(r"(.*\d)\s*[-–—－]\s*(\d{1,5})")  # 0571-88886666-805: a switchboard with its extension
_LETTERS = re.compile(r"[^\W\d_]")
_MOBILE = re.compile(r"(\+?)([1-9][0-9]*(?:[ -][0-9]+)*)", re.ASCII)
_LONGEST_LOCAL = 8  # digits of a subscriber number anywhere, without its area code


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed and as understood.

    ``e164`` is None when it can't be a number; ``problem`` then says why. With an ``e164`` a ``problem`` is a doubt
    only: new number ranges open every year, so a number of the right length is never refused.
    """

    raw: str
    e164: str | None
    extension: str | None = None
    problem: str | None = None
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return self.e164 is None


def _library() -> ModuleType:
    import phonenumbers  # 27 ms: not before it is needed

    return phonenumbers


def read(raw: str, region: str) -> Phone:
    """What ``raw`` means when it is written in ``region`` (ISO country code); never raises."""
    plain = _plain_mobile(raw, region.upper())
    if plain is not None:
        return Phone(raw, plain)
    lib = _library()
    text = _CHINESE_EXTENSION.sub(" ext ", raw.strip())
    if not text:
        return Phone(raw, None, problem="phone_empty")
    if _LETTERS.search(text.replace(" ext ", " ")) and not re.search(r"\bext|\bx\s*\d", text.lower()):
        return Phone(raw, None, problem="phone_letters")
    try:
        number = lib.parse(text, region.upper())
    except lib.NumberParseException as error:
        if error.error_type == lib.NumberParseException.INVALID_COUNTRY_CODE:
            return Phone(raw, None, problem="phone_country_unknown")
        return Phone(raw, None, problem="phone_not_a_number")
    e164 = lib.format_number(number, lib.PhoneNumberFormat.E164)
    extension = number.extension or None
    if lib.is_valid_number(number):
        return Phone(raw, e164, extension)
    tail = _TAIL.fullmatch(text)
    whole = _landline(lib, tail[1], region) if tail is not None else None
    if tail is not None and whole is not None:
        return Phone(raw, whole, tail[2])
    national = lib.national_significant_number(number)
    home = lib.region_code_for_country_code(number.country_code)
    if not text.startswith(("+", "＋")):
        abroad = _with_plus(lib, text)
        if abroad is not None and not _home_mobile_length(lib, region, national):
            return Phone(raw, None, problem="phone_country_missing", facts={"suggestion": abroad})
    return _explain(lib, raw, e164, extension, national, home)


def _landline(lib: ModuleType, text: str, region: str) -> str | None:
    """A landline's number in E.164; None for anything else."""
    try:
        number = lib.parse(text, region.upper())
    except lib.NumberParseException:
        return None
    is_one = lib.is_valid_number(number) and lib.number_type(number) == lib.PhoneNumberType.FIXED_LINE
    return str(lib.format_number(number, lib.PhoneNumberFormat.E164)) if is_one else None


@dataclass(frozen=True, slots=True)
class _Plain:
    """What makes a country's number a mobile one beyond doubt; ``otherwise``: what begins like a dialling code."""

    code: str
    otherwise: re.Pattern[str]
    general: re.Pattern[str]
    mobile: re.Pattern[str]


@lru_cache(maxsize=512)
def _plain_of(region: str) -> _Plain | None:
    """For a country that shares its calling code with no other."""
    lib = _library()
    code = lib.country_code_for_region(region)
    metadata = lib.PhoneMetadata.metadata_for_region(region, None)
    if metadata is None or lib.COUNTRY_CODE_TO_REGION_CODE.get(code) != (region,):
        return None
    patterns = [desc and desc.national_number_pattern for desc in (metadata.general_desc, metadata.mobile)]
    if not all(patterns):
        return None
    begins = (str(code), metadata.international_prefix, metadata.national_prefix_for_parsing)
    otherwise = "|".join(f"(?:{one})" for one in begins if one)
    return _Plain(f"+{code}", re.compile(otherwise), *(re.compile(one) for one in patterns))


@lru_cache(maxsize=512)
def _region_of(digits: str) -> str:
    """The only country of the calling code that an international number begins with; empty when there are several."""
    lib = _library()
    for length in (1, 2, 3):
        regions = lib.COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:length]))
        if regions is not None:
            return str(regions[0]) if len(regions) == 1 else ""
    return ""


def _plain_mobile(raw: str, region: str) -> str | None:
    """A mobile number written plainly, in E.164: nine of ten there are, in a tenth of the time the library takes for
    all that a number may be. None: the library shall say.
    """
    found = _MOBILE.fullmatch(raw.strip())
    if found is None:
        return None
    digits = found[2].replace(" ", "").replace("-", "")
    if found[1]:
        region = _region_of(digits[:3])
    plain = _plain_of(region) if region else None
    if plain is None:
        return None
    if found[1]:
        digits = digits[len(plain.code) - 1 :]
    if digits[:1] == "0" or plain.otherwise.match(digits):
        return None
    return plain.code + digits if plain.mobile.fullmatch(digits) and plain.general.fullmatch(digits) else None


def _with_plus(lib: ModuleType, text: str) -> str | None:
    """The number read as a foreign one whose + was forgotten, if that makes a valid number."""
    digits = lib.normalize_digits_only(text)
    try:
        number = lib.parse("+" + digits.removeprefix("00"), None)
    except lib.NumberParseException:
        return None
    if not lib.is_valid_number(number):
        return None
    return str(lib.format_number(number, lib.PhoneNumberFormat.INTERNATIONAL))


def _home_mobile_length(lib: ModuleType, region: str, national: str) -> bool:
    """Whether the number is as long as a mobile number here: then a slip of a digit is likelier than a forgotten +."""
    metadata = lib.PhoneMetadata.metadata_for_region(region.upper(), None)
    return metadata is not None and metadata.mobile is not None and len(national) in metadata.mobile.possible_length


def _explain(lib: ModuleType, raw: str, e164: str, extension: str | None, national: str, home: str) -> Phone:
    """Why an invalid number is one: digits missing, digits too many, area code missing, or an unknown range."""
    metadata = lib.PhoneMetadata.metadata_for_region_or_calling_code(_calling_code(e164, national), home)
    kinds = [] if metadata is None else [("mobile", metadata.mobile), ("landline", metadata.fixed_line)]
    kinds = [(name, desc) for name, desc in kinds if desc is not None and desc.national_number_pattern]
    length, lengths = len(national), sorted({n for _, desc in kinds for n in desc.possible_length})
    trunk = bool(re.match(r"\s*[+＋(（]?\s*0", raw)) or raw.lstrip().startswith(("+", "＋"))
    for name, desc in kinds:
        if name == "landline" and not trunk and length <= _LONGEST_LOCAL < lengths[-1]:
            return Phone(raw, None, problem="phone_area_missing")
        wanted = _completed_length(desc, national)
        if wanted is not None:
            facts: dict[str, object] = {"missing": wanted - length, "digits": wanted}
            return Phone(raw, None, problem=f"phone_{name}_too_short", facts=facts)
    mobile_lengths = kinds[0][1].possible_length if kinds else ()
    for name, desc in kinds if length not in mobile_lengths else ():
        wanted = _cut_length(desc, national)
        if wanted is not None:
            facts = {"extra": length - wanted, "digits": wanted}
            return Phone(raw, None, problem=f"phone_{name}_too_long", facts=facts)
    if lengths and length < lengths[0]:
        facts = {"missing": lengths[0] - length, "digits": lengths[0]}
        return Phone(raw, None, problem="phone_too_short", facts=facts)
    most = lengths[-1] if lengths else 15
    if length > most or len(e164) > 16:
        return Phone(raw, None, problem="phone_too_long", facts={"extra": length - most, "digits": most})
    return Phone(raw, e164, extension, problem="phone_doubtful")


def _calling_code(e164: str, national: str) -> int:
    code = e164[1 : len(e164) - len(national)].rstrip("0") or e164[1 : len(e164) - len(national)]
    return int(code)


def _completed_length(desc: Any, national: str) -> int | None:
    """The length a too short number would have if its start is one of this kind's; None if it can't be completed.

    The metadata's regular expressions can't be matched in part: the missing digits are tried out, one repeated.
    """
    for wanted in sorted(desc.possible_length):
        missing = wanted - len(national)
        if missing > 0 and any(
            re.fullmatch(desc.national_number_pattern, national + digit * missing) for digit in "0123456789"
        ):
            return int(wanted)
    return None


def _cut_length(desc: Any, national: str) -> int | None:
    """The length of the number of this kind that stands at the beginning of a too long one."""
    for wanted in sorted(desc.possible_length, reverse=True):
        if wanted < len(national) and re.fullmatch(desc.national_number_pattern, national[:wanted]):
            return int(wanted)
    return None


@lru_cache(maxsize=4096)
def _cached(raw: str, region: str) -> Phone:
    return read(raw, region)


def parse(raw: str, region: str, *, field_name: str = "phone") -> Phone:
    """``raw`` as a :class:`Phone` with an E.164 number; raises :class:`UserError` for what can't be one."""
    phone = _cached(raw, region)
    if phone.refused:
        raise UserError(phone.problem or "phone_not_a_number", field=field_name, raw=raw, **phone.facts)
    return phone


def split(text: str) -> tuple[str, ...]:
    """Several numbers typed in one field, divided by commas, slashes, semicolons, two blanks or a new +."""
    return tuple(part for part in (piece.strip() for piece in _SEPARATORS.split(text)) if part)


def read_all(texts: Iterable[str], region: str) -> Iterator[Phone]:
    """Every number of several fields, the same number once."""
    seen: set[str] = set()
    for text in texts:
        for raw in split(text):
            phone = _cached(raw, region)
            if phone.e164 is not None and phone.e164 in seen:
                continue
            if phone.e164 is not None:
                seen.add(phone.e164)
            yield phone


@lru_cache(maxsize=4096)
def shown(e164: str, region: str = "") -> str:
    """As people write it: without the country code at home, with it for a number from abroad."""
    lib = _library()
    try:
        number = lib.parse(e164, None)
    except lib.NumberParseException:
        return e164
    home = lib.country_code_for_region(region.upper()) == number.country_code
    style = lib.PhoneNumberFormat.NATIONAL if home else lib.PhoneNumberFormat.INTERNATIONAL
    return str(lib.format_number(number, style))
