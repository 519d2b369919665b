"""What a file of products would change: every record added, updated, unchanged or rejected. Pure. Clause REG-12."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from showroom.domain.catalogue.rows import ImportedProduct, Rejection, category_key

Outcome = Literal["added", "updated", "unchanged", "rejected"]
_COMPARED = ("name", "description", "designer", "link", "unit", "width_mm", "depth_mm", "height_mm")
_COLUMNS = {"width_mm": ("width",), "depth_mm": ("depth",), "height_mm": ("height",)}
_NAMES = ("name", "name_en", "name_zh")


@dataclass(slots=True)
class Known:
    """A product as it is, or as the file makes it: ``id`` None is new. ``categories`` are keys."""

    product: ImportedProduct
    categories: set[str]
    id: int | None = None
    seen: ImportedProduct | None = None  # the file's first record of it
    fields: set[str] = field(default_factory=set)
    priced: bool = False
    new_categories: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Judged:
    """A record's outcome; ``why`` for a rejected one."""

    outcome: Outcome
    why: Rejection | None = None


class Comparison:
    """Takes the records one after another. ``known``: sku → product of the store."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self.products: dict[str, Known] = dict(known)
        self.category_names: dict[str, str] = {}

    def take(self, record: ImportedProduct | Rejection) -> Judged:
        """Judge one record, and remember what it changes."""
        if isinstance(record, Rejection):
            return Judged("rejected", record)
        known = self.products.get(record.sku)
        if known is not None and known.seen is not None:
            clash = _clash(known.seen, record)
            if clash:
                return Judged("rejected", Rejection("catalogue.contradiction", {"sku": record.sku, "column": clash}))
            return Judged("updated" if self._categorise(known, record) else "unchanged")
        if known is None:
            known = Known(record, set(), seen=record)
            self.products[record.sku] = known
            self._categorise(known, record)
            return Judged("added")
        known.seen = record
        changed = self._change(known, record)
        return Judged("updated" if self._categorise(known, record) or changed else "unchanged")

    def _categorise(self, known: Known, record: ImportedProduct) -> bool:
        key = category_key(record.category)
        if not key or key in known.categories:
            return False
        known.categories.add(key)
        known.new_categories.append(key)
        self.category_names.setdefault(key, record.category)
        return True

    def _change(self, known: Known, record: ImportedProduct) -> bool:
        """Puts the file's values over the known ones where they differ; columns the file lacks stay."""
        before = known.product
        for name in _COMPARED:
            columns = _NAMES if name == "name" else _COLUMNS.get(name, (name,))
            if record.given.isdisjoint(columns) or getattr(before, name) == getattr(record, name):
                continue
            if name == "unit" and not record.unit:
                continue
            known.fields.add(name)
        old_given = "old_price" in record.given
        known.priced = before.price != record.price or (
            old_given and (before.old_price, before.old_price_text) != (record.old_price, record.old_price_text)
        )
        values = {name: getattr(record, name) for name in known.fields}
        if known.priced:
            values["price"] = record.price
            if old_given:
                values |= {"old_price": record.old_price, "old_price_text": record.old_price_text}
        known.product = replace(before, **values)
        return bool(known.fields) or known.priced

    def changes(self) -> Iterable[tuple[str, Known]]:
        """The products that are new or changed, in the file's order."""
        for sku, known in self.products.items():
            if known.seen is not None and (known.id is None or known.fields or known.priced or known.new_categories):
                yield sku, known


def _clash(first: ImportedProduct, again: ImportedProduct) -> str | None:
    """The column in which a second record of the same article says something else; None when only categories differ."""
    for name in (*_COMPARED, "price", "old_price"):
        if getattr(first, name) != getattr(again, name):
            return name.removesuffix("_mm")
    return None
