"""Filling a store's catalogue from its pack, and changing prices by hand (QUO-09)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from showroom import paths
from showroom.domain.catalogue.search import search_text
from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.packs.catalogue import CatalogueProduct, PackCatalogue, load_catalogue
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services.shop import Shop
from showroom.services.work import Work
from showroom.store.models import Product, ProductCategory, ProductInCategory, ProductOption, ProductPrice


def pack_file(pack: str) -> Path:
    """Where the shipped catalogue of ``pack`` lies."""
    return paths.resources() / "packs" / pack / "catalogue.toml"


def seed(shop: Shop, actor: Actor, file: Path) -> int:
    """Take in a pack's catalogue; articles that the store has already stay as they are. Gives the number added."""
    catalogue = load_catalogue(file)
    with shop.work(actor, "catalogue.import") as work:
        return seed_in(work, catalogue)


def seed_in(work: Work, catalogue: PackCatalogue) -> int:
    """:func:`seed` as part of another act."""
    known = set(work.connection.execute(select(Product.sku).where(Product.store_id == work.store_id)).scalars())
    categories = _categories(work, catalogue)
    rows: dict[type, list[dict[str, Any]]] = {
        model: [] for model in (Product, ProductInCategory, ProductPrice, ProductOption)
    }
    for product in catalogue.products:
        if product.sku in known:
            continue
        product_id = work.new_id()
        rows[Product].append(_product(work, catalogue, product, product_id))
        rows[ProductInCategory].append({"product_id": product_id, "category_id": categories[product.category]})
        rows[ProductPrice].append(
            {
                "product_id": product_id,
                "valid_from": date(2000, 1, 1),  # the first price holds for every day a demo may reach back to
                "currency": catalogue.currency,
                "price_minor": product.price,
                "old_price_minor": product.old_price,
                "old_price_text": None,
                "created_at": work.now,
            }
        )
        rows[ProductOption].extend(_options(catalogue, product, product_id))
    for model, values in rows.items():
        work.insert_many(model, values)
    return len(rows[Product])


def _categories(work: Work, catalogue: PackCatalogue) -> dict[str, int]:
    """Category key → id, made where it is missing."""
    known = select(ProductCategory.key, ProductCategory.id).where(ProductCategory.store_id == work.store_id)
    found = {key: int(id_) for key, id_ in work.connection.execute(known)}
    for position, category in enumerate(catalogue.categories):
        if category.key not in found:
            found[category.key] = work.insert(
                ProductCategory,
                key=category.key,
                name_en=category.label.en,
                name_zh=category.label.zh_CN,
                position=position,
            )
    return found


def _product(work: Work, catalogue: PackCatalogue, product: CatalogueProduct, product_id: int) -> dict[str, Any]:
    labels = {
        "materials": {one.key: one.label for one in catalogue.materials},
        "rooms": {one.key: one.label for one in catalogue.rooms},
        "styles": {one.key: one.label for one in catalogue.styles},
    }
    facts: dict[str, tuple[Text, ...]] = {
        "functions": product.functions,
        "strengths": product.strengths,
        "situations": product.situations,
        "comparison": (product.comparison,),
        **{kind: tuple(labels[kind][key] for key in getattr(product, kind)) for kind in labels},
    }
    category = next(one for one in catalogue.categories if one.key == product.category)
    size = product.size
    materials = Text(
        en=", ".join(text.en for text in facts["materials"]), zh_CN="、".join(text.zh_CN for text in facts["materials"])
    )
    said = (product.name, category.label, materials)
    return {
        "id": product_id,
        "sku": product.sku,
        "name_en": product.name.en,
        "name_zh": product.name.zh_CN,
        "description_en": materials.en,
        "description_zh": materials.zh_CN,
        "unit_en": category.unit.en,
        "unit_zh": category.unit.zh_CN,
        "width_mm": size.width * 10 if size else None,
        "depth_mm": size.depth * 10 if size else None,
        "height_mm": size.height * 10 if size else None,
        "designer": None,
        "link": None,
        "tax_key": category.tax,
        "state": product.state.value,
        "availability": product.availability.value,
        "lead_days": product.lead_days,
        "facts": json.dumps(
            {kind: [text.as_mapping() for text in found] for kind, found in facts.items()}, ensure_ascii=False
        ),
        "origin": "pack",
        "active": True,
        "search": search_text(product.sku, tuple(words for text in said for words in (text.en, text.zh_CN))),
        "created_at": work.now,
        "updated_at": work.now,
    }


def _options(catalogue: PackCatalogue, product: CatalogueProduct, product_id: int) -> list[dict[str, Any]]:
    groups = {group.key: group for group in catalogue.option_groups}
    return [
        {
            "product_id": product_id,
            "position": at * 100 + number,
            "group_key": key,
            "group_en": groups[key].label.en,
            "group_zh": groups[key].label.zh_CN,
            "key": choice.key,
            "label_en": choice.label.en,
            "label_zh": choice.label.zh_CN,
            "surcharge_minor": choice.surcharge,
        }
        for at, key in enumerate(product.options)
        for number, choice in enumerate(groups[key].choices)
    ]


def set_price(
    shop: Shop, actor: Actor, product_id: int, price: Money, valid_from: date, old_price: Money | None = None
) -> None:
    """A new price from a day on; the earlier ones stay, and quotes that are issued keep theirs (QUO-09).

    Raises ``UserError``: ``catalogue.price_zero``, ``catalogue.no_product``.
    """
    if price.minor <= 0:
        raise UserError("catalogue.price_zero", field="price", sku="")
    with shop.work(actor, "catalogue.edit") as work:
        known = work.connection.execute(
            select(Product.id).where(Product.id == product_id, Product.store_id == work.store_id)
        ).scalar()
        if known is None:
            raise UserError("catalogue.no_product", id=product_id)
        work.insert(
            ProductPrice,
            product_id=product_id,
            valid_from=valid_from,
            currency=price.currency,
            price_minor=price.minor,
            old_price_minor=old_price.minor if old_price else None,
            created_at=work.now,
        )
