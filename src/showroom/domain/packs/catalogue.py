"""The catalogue that comes with a pack: a file of its own, read only when a store is seeded with it (QUO-09, PRE-04).

Prices are integer minor units of the catalogue's currency, sizes centimetres. ``load_catalogue`` raises ``PackError``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as File

from showroom.domain.packs.choices import Availability, LifeCycle
from showroom.domain.packs.decode import Decoder
from showroom.domain.packs.loader import Bundle, parse, placed, read
from showroom.domain.packs.problems import PackError
from showroom.domain.packs.rules import FILLED, KEY, NOT_NEGATIVE, POSITIVE, Option
from showroom.domain.text import Text

_PIECE = Text(en="pc", zh_CN="件")


@dataclass(frozen=True, slots=True)
class ProductCategory:
    """A category of products; ``unit``: what one of them is counted in (a piece, a car, a flat).

    ``tax``: the key of the pack's tax on them, where it is not the default.
    """

    key: str = field(metadata=KEY)
    label: Text
    unit: Text = _PIECE
    tax: str | None = None


@dataclass(frozen=True, slots=True)
class OptionChoice:
    """One choice of an option; ``surcharge`` is added to the price (a smaller size may take some off)."""

    key: str = field(metadata=KEY)
    label: Text
    surcharge: int = 0


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """What can be chosen about a product: fabric, colour, size. The price is for the first choice
    without a surcharge."""

    key: str = field(metadata=KEY)
    label: Text
    choices: tuple[OptionChoice, ...] = field(metadata=FILLED)


@dataclass(frozen=True, slots=True)
class Size:
    """Centimetres."""

    width: int = field(metadata=POSITIVE)
    depth: int = field(metadata=POSITIVE)
    height: int = field(metadata=POSITIVE)


@dataclass(frozen=True, slots=True)
class CatalogueProduct:
    """A product as it is shown, compared and quoted; ``lead_days`` from deposit to delivery."""

    sku: str = field(metadata={"pattern": r"[A-Z0-9][A-Z0-9-]{1,39}", "example": "SF-101"})
    category: str
    name: Text
    price: int = field(metadata=NOT_NEGATIVE)
    materials: tuple[str, ...]
    rooms: tuple[str, ...] = field(metadata=FILLED)
    functions: tuple[Text, ...] = field(metadata=FILLED)
    strengths: tuple[Text, ...] = field(metadata=FILLED)
    situations: tuple[Text, ...] = field(metadata=FILLED)
    comparison: Text
    state: LifeCycle
    availability: Availability
    lead_days: int = field(metadata=NOT_NEGATIVE)
    size: Size | None = None  # none where it says nothing: a flat, a service
    old_price: int | None = field(default=None, metadata=NOT_NEGATIVE)
    options: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackCatalogue:
    """Every product of a pack with the words its products refer to."""

    format: int = field(metadata={"minimum": 1, "maximum": 1})
    pack: str = field(metadata=KEY)
    currency: str = field(metadata={"pattern": "[A-Z]{3}", "example": "CNY"})
    categories: tuple[ProductCategory, ...] = field(metadata=FILLED)
    rooms: tuple[Option, ...] = field(metadata=FILLED)
    materials: tuple[Option, ...] = field(metadata=FILLED)
    styles: tuple[Option, ...]
    option_groups: tuple[OptionGroup, ...]
    products: tuple[CatalogueProduct, ...] = field(metadata=FILLED)


def load_catalogue(path: File) -> PackCatalogue:
    """The catalogue in file ``path``; raises :class:`PackError` with every problem found."""
    text = Bundle(read(path), ((1, path.name),))
    decoder = Decoder()
    catalogue = decoder.build(PackCatalogue, parse(text))
    if catalogue is not None and not decoder.findings:
        _check(catalogue, decoder)
    if catalogue is None or decoder.findings:
        raise PackError(placed(text, decoder.findings))
    return catalogue


def _check(catalogue: PackCatalogue, decoder: Decoder) -> None:
    """References, skus given twice, and old prices that are none."""
    known = {
        "materials": {one.key for one in catalogue.materials},
        "rooms": {one.key for one in catalogue.rooms},
        "styles": {one.key for one in catalogue.styles},
        "options": {one.key for one in catalogue.option_groups},
    }
    categories = {one.key for one in catalogue.categories}
    seen: dict[str, int] = {}
    for index, product in enumerate(catalogue.products):
        path = ("products", index)
        if product.sku in seen:
            decoder.refuse((*path, "sku"), "pack_duplicate", key=product.sku, first=seen[product.sku] + 1)
        seen.setdefault(product.sku, index)
        if product.category not in categories:
            decoder.refuse((*path, "category"), "pack_no_such_reference", value=product.category)
        named = {
            "materials": product.materials,
            "rooms": product.rooms,
            "styles": product.styles,
            "options": product.options,
        }
        for name, keys in named.items():
            for at, key in enumerate(keys):
                if key not in known[name]:
                    decoder.refuse((*path, name, at), "pack_no_such_reference", value=key)
        if product.old_price is not None and product.old_price <= product.price:
            decoder.refuse((*path, "old_price"), "pack_old_price", price=product.price, old=product.old_price)
        least = product.price + sum(
            min(choice.surcharge for choice in group.choices)
            for group in catalogue.option_groups
            if group.key in product.options
        )
        if least < 0:
            decoder.refuse((*path, "price"), "pack_price_below_zero", sku=product.sku)
