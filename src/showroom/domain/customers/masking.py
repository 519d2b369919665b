"""How other people's customers are shown (SEC-02): enough to recognise somebody, too little to write down."""

from __future__ import annotations

from functools import lru_cache

STAR = "*"


@lru_cache(maxsize=4096)  # the same people come again with every letter that is typed
def phone(e164: str) -> str:
    """``+8613812345678`` → ``138****5678``; a foreign number keeps its country code: ``+44 770****0123``.

    Always the last four digits, the marks the trade itself uses in an advance notice (REC-24).
    """
    from showroom.domain.customers.phones import _library

    lib = _library()
    try:
        number = lib.parse(e164, None)
    except lib.NumberParseException:
        return _middle(e164, 3, 4)
    national = lib.national_significant_number(number)
    masked = _middle(national, 3, 4)
    return masked if number.country_code == 86 else f"+{number.country_code} {masked}"


def email(address: str) -> str:
    """``anna.k@example.com`` → ``a***@example.com``."""
    local, at, domain = address.partition("@")
    return f"{local[:1]}{STAR * 3}{at}{domain}"


def identifier(value: str) -> str:
    """A messaging ID, number plate or tax number: first two and last two characters."""
    return _middle(value, 2, 2)


def address(value: str) -> str:
    """The district stays, the door goes: the first six characters, or the last part of a Western address."""
    if any("\u3400" <= letter <= "\u9fff" for letter in value):
        return value[:6] + STAR * 4 if len(value) > 6 else value
    tail = value.rpartition(",")[2].strip()
    return f"{STAR * 4}, {tail}" if "," in value and tail else STAR * 4


def _middle(value: str, head: int, tail: int) -> str:
    if len(value) <= tail:
        return STAR * len(value)
    if len(value) <= head + tail + 1:
        head = max(0, len(value) - tail - 2)
    return value[:head] + STAR * min(6, max(2, len(value) - head - tail)) + value[-tail:]
