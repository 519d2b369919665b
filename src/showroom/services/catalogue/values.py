"""Read models of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from showroom.domain.money import Money
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class Category:
    """A category and how many products on sale stand under it."""

    id: int
    key: str
    name: Text
    products: int


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A product in a list, with the price in force."""

    id: int
    sku: str
    name: Text
    price: Money
    old_price: Money | None
    unit: Text
    state: str
    availability: str
    description: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of an option group."""

    group_key: str
    group: Text
    key: str
    label: Text
    surcharge: Money


@dataclass(frozen=True, slots=True)
class PriceStep:
    """A price and the day it holds from."""

    valid_from: date
    price: Money
    old_price: Money | None
    old_price_text: str | None


@dataclass(frozen=True, slots=True)
class ProductCard:
    """Everything a product card shows (PRE-04). Sizes in millimetres; ``facts`` by kind: functions, strengths …"""

    row: ProductRow
    categories: tuple[Text, ...]
    size_mm: tuple[int | None, int | None, int | None]  # width, depth, height
    designer: str | None
    link: str | None
    lead_days: int | None
    tax_key: str | None
    options: tuple[Choice, ...] = ()
    facts: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    prices: tuple[PriceStep, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, Text, tuple[Choice, ...]], ...]:
        """The options by group, in order: (key, label, choices)."""
        found: dict[str, list[Choice]] = {}
        for choice in self.options:
            found.setdefault(choice.group_key, []).append(choice)
        return tuple((key, choices[0].group, tuple(choices)) for key, choices in found.items())
