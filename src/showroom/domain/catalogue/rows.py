"""What one record of a file says about a product: cleaned values, or the reason it is not taken. Clause REG-12."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from showroom.domain.customers.names import fold
from showroom.domain.errors import UserError
from showroom.domain.money import LARGEST, Money, currencies
from showroom.domain.text import Text

_AMOUNT = re.compile(r"\d[\d.,'’\u00a0\u202f ]*")
_LETTERS = re.compile(r"[A-Za-z]{3}")
_NO_SIZE_BELOW = Decimal(1)  # exports write 0 or 1 where a size is not known; no piece of furniture is 1 cm wide
_LONGEST = {"sku": 60, "name": 300, "category": 120, "unit": 20, "old_price": 120}
_KNOWN = frozenset(currencies())


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a record is not taken: a code with facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportedProduct:
    """A record's product. ``old_price_text`` is what the file says of the price before, where it says one.

    ``given`` names the columns the file has: only these are compared and changed on a product that is known already.
    """

    sku: str
    name: Text
    price: Money
    category: str = ""
    old_price: Money | None = None
    old_price_text: str | None = None
    description: str = ""
    designer: str | None = None
    link: str | None = None
    unit: str = ""
    width_mm: int | None = None
    depth_mm: int | None = None
    height_mm: int | None = None
    given: frozenset[str] = frozenset()


def tidy(text: str) -> str:
    """Runs of blanks become one; none at the ends; none before a comma."""
    return re.sub(r"\s+([,;，；])", r"\1", " ".join(text.split()))


def amount(text: str) -> Decimal | None:
    """The first number in a price: ``SR 2,375`` is 2375, ``1.234,50`` is 1234.50, ``No old price`` is none."""
    found = _AMOUNT.search(text)
    if found is None or "-" in text[: found.start()]:
        return None
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", found[0]).rstrip(".,")
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        mark, other = digits[last], "," if digits[last] == "." else "."
        groups_only = digits.count(mark) > 1 or (mark == "," and other not in digits and len(digits) - last == 4)
        digits = digits.replace(other, "")
        digits = digits.replace(mark, "" if groups_only else ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def read(cells: Sequence[str], columns: Mapping[str, int], currency: str) -> ImportedProduct | Rejection:
    """One record. ``cells`` as the file has them, ``columns`` from :mod:`columns`."""

    def cell(name: str) -> str:
        at = columns.get(name, -1)
        return tidy(cells[at]) if 0 <= at < len(cells) else ""

    sku = cell("sku")
    english, chinese = cell("name_en") or cell("name"), cell("name_zh") or cell("name")
    name = Text(en=english or chinese, zh_CN=chinese or english)
    if not sku:
        return Rejection("catalogue.no_sku")
    if not name.en:
        return Rejection("catalogue.no_name", {"sku": sku})
    for what, value in (("sku", sku), ("name", max(name.en, name.zh_CN, key=len)), ("category", cell("category"))):
        if len(value) > _LONGEST[what]:
            return Rejection("catalogue.too_long", {"sku": sku[:60], "column": what, "most": _LONGEST[what]})
    price = _price(cell("price"), sku, currency)
    if isinstance(price, Rejection):
        return price
    old = _old_price(cell("old_price"), currency)
    return ImportedProduct(
        sku=sku,
        name=name,
        price=price,
        category=cell("category"),
        old_price=old,
        old_price_text=cell("old_price")[: _LONGEST["old_price"]] if old else None,
        description=cell("description"),
        designer=cell("designer") or None,
        link=cell("link") or None,
        unit=cell("unit")[: _LONGEST["unit"]],
        width_mm=_millimetres(cell("width")),
        depth_mm=_millimetres(cell("depth")),
        height_mm=_millimetres(cell("height")),
        given=frozenset(columns),
    )


def _price(text: str, sku: str, currency: str) -> Money | Rejection:
    if not text:
        return Rejection("catalogue.no_price", {"sku": sku})
    for letters in _LETTERS.findall(text):
        if letters.upper() in _KNOWN and letters.upper() != currency:
            return Rejection("catalogue.other_currency", {"sku": sku, "price": text, "currency": currency})
    value = amount(text)
    if value is None:
        return Rejection("catalogue.price_unreadable", {"sku": sku, "price": text})
    if value == 0:
        return Rejection("catalogue.price_zero", {"sku": sku})
    try:
        return Money.of(value, currency)
    except UserError:
        return Rejection("catalogue.price_too_large", {"sku": sku, "price": text, "most": LARGEST})


def _old_price(text: str, currency: str) -> Money | None:
    """The price before; words like "No old price" are none."""
    value = amount(text)
    try:
        return Money.of(value, currency) if value else None
    except UserError:
        return None


def _millimetres(text: str) -> int | None:
    """Centimetres of a cell as millimetres; None for a gap, also where it is filled with 0 or 1."""
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return int(value * 10) if value.is_finite() and _NO_SIZE_BELOW < value < 100_000 else None


def category_key(name: str) -> str:
    """What two spellings of a category have in common."""
    return fold(tidy(name))
