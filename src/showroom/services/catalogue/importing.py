"""Taking in a file of products (QUO-09, REG-12): judged first, then written in one act, or only judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from showroom.domain.catalogue import columns as file_columns
from showroom.domain.catalogue.compare import Comparison, Known
from showroom.domain.catalogue.rows import ImportedProduct, Rejection, category_key, read
from showroom.domain.catalogue.search import search_text
from showroom.domain.errors import UserError
from showroom.domain.money import Money, exponent
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services.catalogue.files import Record, read_csv
from showroom.services.catalogue.reads import price_in_force
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Product, ProductCategory, ProductInCategory, ProductPrice


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the records; ``added + updated + unchanged + len(rejected) == read``.

    ``columns``: field → head of the file, as said or guessed. ``products``: how many articles the file has.
    """

    read: int
    added: int
    updated: int
    unchanged: int
    rejected: tuple[tuple[Record, Rejection], ...]
    columns: Mapping[str, str]
    heads: tuple[str, ...]
    products: int


def import_products(
    shop: Shop,
    actor: Actor,
    file: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    currency: str | None = None,
    dry_run: bool = False,
) -> Imported:
    """Read ``file`` and bring the catalogue up to it. A second run changes nothing. Raises ``UserError`` for the file.

    ``mapping``: field → head; without it the heads are guessed from. ``currency``: the prices', default the store's.
    """
    money = currency or shop.store.currency
    exponent(money)  # an unknown currency is refused before anything is read
    content = read_csv(file)
    columns = file_columns.said(mapping, content.heads) if mapping else file_columns.guess(content.heads)
    judged = [(record, _read(record, columns, content.heads, money)) for record in content.records]
    if dry_run:
        with shop.view(actor, "catalogue.import") as connection:
            comparison, counts, rejected = _compare(shop, connection, judged)
    else:
        with shop.work(actor, "catalogue.import") as work:
            comparison, counts, rejected = _compare(shop, work.connection, judged)
            _write(work, comparison)
    return Imported(
        read=len(judged),
        added=counts["added"],
        updated=counts["updated"],
        unchanged=counts["unchanged"],
        rejected=tuple(rejected),
        columns={field: content.heads[at] for field, at in columns.items()},
        heads=content.heads,
        products=sum(1 for known in comparison.products.values() if known.seen is not None),
    )


def _read(
    record: Record, columns: Mapping[str, int], heads: tuple[str, ...], currency: str
) -> ImportedProduct | Rejection:
    if len(record.cells) > len(heads):
        return Rejection("catalogue.too_many_cells", {"cells": len(record.cells), "heads": len(heads)})
    return read(record.cells, columns, currency)


Rejected = list[tuple[Record, Rejection]]


def _compare(
    shop: Shop, connection: Connection, judged: list[tuple[Record, ImportedProduct | Rejection]]
) -> tuple[Comparison, Counter[str], Rejected]:
    comparison = Comparison(_known(shop, connection))
    counts: Counter[str] = Counter()
    rejected: Rejected = []
    for record, product in judged:
        verdict = comparison.take(product)
        counts[verdict.outcome] += 1
        if verdict.why is not None:
            rejected.append((record, verdict.why))
    return comparison, counts, rejected


def _known(shop: Shop, connection: Connection) -> dict[str, Known]:
    """Every product of the store as the comparison wants it."""
    inside: dict[int, set[str]] = {}
    # A category is known by its key and by its names: a pack's "sofas" is the file's "Sofas" and "沙发".
    for product_id, key, en, zh in connection.execute(
        select(ProductInCategory.product_id, ProductCategory.key, ProductCategory.name_en, ProductCategory.name_zh)
        .join(ProductCategory, ProductCategory.id == ProductInCategory.category_id)
        .where(ProductCategory.store_id == shop.store.id)
    ):
        inside.setdefault(product_id, set()).update((key, category_key(en), category_key(zh)))
    found = connection.execute(
        select(Product, ProductPrice.currency, ProductPrice.price_minor, ProductPrice.old_price_minor)
        .add_columns(ProductPrice.old_price_text)
        .outerjoin(ProductPrice, ProductPrice.id == price_in_force(shop.day()))
        .where(Product.store_id == shop.store.id)
    )
    known: dict[str, Known] = {}
    for row in found:
        currency = row.currency or shop.store.currency
        product = ImportedProduct(
            sku=row.sku,
            name=Text(en=row.name_en, zh_CN=row.name_zh),
            price=Money(row.price_minor or 0, currency),
            old_price=Money(row.old_price_minor, currency) if row.old_price_minor is not None else None,
            old_price_text=row.old_price_text,
            description=row.description_en,
            designer=row.designer,
            link=row.link,
            unit=row.unit_en,
            width_mm=row.width_mm,
            depth_mm=row.depth_mm,
            height_mm=row.height_mm,
        )
        known[row.sku] = Known(product, inside.get(row.id, set()), row.id)
    return known


def _write(work: Work, comparison: Comparison) -> None:
    categories = _categories(work, comparison.category_names)
    new: list[dict[str, Any]] = []
    placed: list[dict[str, Any]] = []
    prices: list[dict[str, Any]] = []
    for sku, known in comparison.changes():
        product = known.product
        if known.id is None:
            product_id = work.new_id()
            new.append(_row(work, product, product_id, [comparison.category_names[k] for k in known.new_categories]))
        else:
            product_id = known.id
            _update(work, known, sku)
        placed += [{"product_id": product_id, "category_id": categories[key]} for key in known.new_categories]
        if known.id is None or known.priced:
            prices.append(
                {
                    "product_id": product_id,
                    "valid_from": work.day,
                    "currency": product.price.currency,
                    "price_minor": product.price.minor,
                    "old_price_minor": product.old_price.minor if product.old_price else None,
                    "old_price_text": product.old_price_text,
                    "created_at": work.now,
                }
            )
    work.insert_many(Product, new)
    work.insert_many(ProductInCategory, placed)
    work.insert_many(ProductPrice, prices)


def _categories(work: Work, names: Mapping[str, str]) -> dict[str, int]:
    """Category key → id; a category the store has under another key but the same name is that one."""
    found: dict[str, int] = {}
    most = -1
    for id_, key, en, zh, position in work.connection.execute(
        select(
            *(ProductCategory.id, ProductCategory.key, ProductCategory.name_en, ProductCategory.name_zh),
            ProductCategory.position,
        ).where(ProductCategory.store_id == work.store_id)
    ):
        most = max(most, position)
        for alias in (category_key(zh), category_key(en), key):
            found[alias] = id_
    for key, name in names.items():
        if key not in found:
            most += 1
            found[key] = work.insert(ProductCategory, key=key, name_en=name, name_zh=name, position=most)
    return found


def _texts(product: ImportedProduct, categories: list[str]) -> tuple[str, ...]:
    return (product.name.en, product.name.zh_CN, product.description, *categories)


def _row(work: Work, product: ImportedProduct, product_id: int, categories: list[str]) -> dict[str, Any]:
    return {
        "id": product_id,
        "sku": product.sku,
        "name_en": product.name.en,
        "name_zh": product.name.zh_CN,
        "description_en": product.description,
        "description_zh": product.description,
        "unit_en": product.unit or "pc",
        "unit_zh": product.unit or "件",
        "width_mm": product.width_mm,
        "depth_mm": product.depth_mm,
        "height_mm": product.height_mm,
        "designer": product.designer,
        "link": product.link,
        "origin": "import",
        "active": True,
        "search": search_text(product.sku, _texts(product, categories)),
        "created_at": work.now,
        "updated_at": work.now,
    }


def _update(work: Work, known: Known, sku: str) -> None:
    if known.id is None:
        raise UserError("catalogue.no_product", id=0)
    product = known.product
    values: dict[str, Any] = {}
    for name in known.fields:
        value = getattr(product, name)
        if name == "name":
            values |= {"name_en": product.name.en, "name_zh": product.name.zh_CN}
        elif name in ("description", "unit"):
            values |= {f"{name}_en": value, f"{name}_zh": value}
        else:
            values[name] = value
    labels = work.connection.execute(
        select(ProductCategory.name_en, ProductCategory.name_zh)
        .join(ProductInCategory, ProductInCategory.category_id == ProductCategory.id)
        .where(ProductInCategory.product_id == known.id)
    ).all()
    names = [name for pair in labels for name in pair] + known.new_categories
    work.update(Product, known.id, search=search_text(sku, _texts(product, names)), updated_at=work.now, **values)
