"""Browsing and searching the catalogue (QUO-09, PRE-04)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, and_, func, or_, select

from showroom.domain.catalogue.search import words
from showroom.domain.errors import UserError
from showroom.domain.money import Money
from showroom.domain.packs.selling import ProductWords
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.catalogue.values import Category, Choice, PriceStep, ProductCard, ProductRow
from showroom.services.shop import Shop
from showroom.store.models import Product, ProductCategory, ProductInCategory, ProductOption, ProductPrice


def price_in_force(day: date) -> ScalarSelect[int]:
    """The id of the price of a product that is in force on ``day``."""
    return (
        select(ProductPrice.id)
        .where(ProductPrice.product_id == Product.id, ProductPrice.valid_from <= day)
        .order_by(ProductPrice.valid_from.desc(), ProductPrice.id.desc())
        .limit(1)
        .correlate(Product)
        .scalar_subquery()
    )


def _rows(shop: Shop, day: date) -> Select[*tuple[Any, ...]]:
    """Every product with the price in force on ``day``; a product without one is not on sale."""
    return (
        select(
            *(Product.id, Product.sku, Product.name_en, Product.name_zh, Product.unit_en, Product.unit_zh),
            *(Product.state, Product.availability, Product.description_en, Product.description_zh),
            *(ProductPrice.currency, ProductPrice.price_minor, ProductPrice.old_price_minor),
        )
        .join(ProductPrice, ProductPrice.id == price_in_force(day))
        .where(Product.store_id == shop.store.id)
    )


def _row(found: Any) -> ProductRow:
    (id_, sku, name_en, name_zh, unit_en, unit_zh, state, availability, text_en, text_zh, currency, price, old) = found
    return ProductRow(
        id=id_,
        sku=sku,
        name=Text(en=name_en, zh_CN=name_zh),
        price=Money(price, currency),
        old_price=Money(old, currency) if old is not None else None,
        unit=Text(en=unit_en, zh_CN=unit_zh),
        state=state,
        availability=availability,
        description=Text(en=text_en, zh_CN=text_zh),
    )


def categories(shop: Shop, actor: Actor) -> tuple[Category, ...]:
    """The categories in their order, each with the number of its products on sale."""
    with shop.view(actor, "catalogue.view") as connection:
        found = connection.execute(
            select(
                *(ProductCategory.id, ProductCategory.key, ProductCategory.name_en, ProductCategory.name_zh),
                func.count(Product.id),
            )
            .outerjoin(ProductInCategory, ProductInCategory.category_id == ProductCategory.id)
            .outerjoin(Product, and_(Product.id == ProductInCategory.product_id, Product.active))
            .where(ProductCategory.store_id == shop.store.id)
            .group_by(ProductCategory.id)
            .order_by(ProductCategory.position, ProductCategory.name_en)
        ).all()
    return tuple(Category(id_, key, Text(en=en, zh_CN=zh), count) for id_, key, en, zh, count in found)


def trade_words(shop: Shop, actor: Actor) -> ProductWords:
    """What the pack in force calls the headings and states of products."""
    with shop.view(actor, "catalogue.view") as connection:
        return packs.in_force(shop, connection).pack.product_words


def search(
    shop: Shop, actor: Actor, query: str = "", category_id: int | None = None, limit: int = 60, offset: int = 0
) -> tuple[ProductRow, ...]:
    """Products on sale whose text has every word of ``query``; an article number or name that
    begins so comes first, then names that have the words, then what only has them in its category or material.
    """
    with shop.view(actor, "catalogue.view") as connection:
        return search_in(shop, connection, query, category_id, limit, offset)


def search_in(
    shop: Shop, connection: Connection, query: str, category_id: int | None, limit: int, offset: int = 0
) -> tuple[ProductRow, ...]:
    """:func:`search` inside a transaction that is open already."""
    wanted = words(query)
    statement = _matching(_rows(shop, shop.day()), wanted, category_id)
    if wanted:
        begins = or_(*(Product.search.startswith(word, autoescape=True) for word in wanted))
        english, chinese = func.lower(Product.name_en), func.lower(Product.name_zh)
        named = or_(*(name.startswith(wanted[0], autoescape=True) for name in (english, chinese)))
        inside = and_(
            *(or_(english.contains(w, autoescape=True), chinese.contains(w, autoescape=True)) for w in wanted)
        )
        statement = statement.order_by(begins.desc(), named.desc(), inside.desc())
    statement = statement.order_by(Product.name_en, Product.sku).limit(limit).offset(offset)
    return tuple(_row(found) for found in connection.execute(statement))


def count(shop: Shop, actor: Actor, query: str = "", category_id: int | None = None) -> int:
    """How many products :func:`search` would give without a limit."""
    with shop.view(actor, "catalogue.view") as connection:
        statement = _matching(
            select(func.count(Product.id)).where(Product.store_id == shop.store.id), words(query), category_id
        )
        return int(connection.execute(statement).scalar_one())


def _matching(
    statement: Select[*tuple[Any, ...]], wanted: Sequence[str], category_id: int | None
) -> Select[*tuple[Any, ...]]:
    statement = statement.where(Product.active)
    for word in wanted:
        statement = statement.where(Product.search.contains(word, autoescape=True))
    if category_id is not None:
        inside = select(ProductInCategory.product_id).where(ProductInCategory.category_id == category_id)
        statement = statement.where(Product.id.in_(inside))
    return statement


def card(shop: Shop, actor: Actor, product_id: int) -> ProductCard:
    """One product with options, facts and prices. Raises ``UserError("catalogue.no_product")``."""
    with shop.view(actor, "catalogue.view") as connection:
        return card_in(shop, connection, product_id)


def card_in(shop: Shop, connection: Connection, product_id: int) -> ProductCard:
    """:func:`card` inside a transaction that is open already."""
    found = connection.execute(_rows(shop, shop.day()).where(Product.id == product_id)).first()
    if found is None:
        raise UserError("catalogue.no_product", id=product_id)
    row = _row(found)
    rest = connection.execute(
        select(
            *(Product.width_mm, Product.depth_mm, Product.height_mm, Product.designer, Product.link),
            *(Product.lead_days, Product.tax_key, Product.facts),
        ).where(Product.id == product_id)
    ).one()
    return ProductCard(
        row=row,
        categories=_categories_of(connection, product_id),
        size_mm=(rest.width_mm, rest.depth_mm, rest.height_mm),
        designer=rest.designer,
        link=rest.link,
        lead_days=rest.lead_days,
        tax_key=rest.tax_key,
        options=_options_of(connection, product_id, row.price.currency),
        facts={kind: tuple(Text(**text) for text in texts) for kind, texts in json.loads(rest.facts).items()},
        prices=_prices_of(connection, product_id),
    )


def _categories_of(connection: Connection, product_id: int) -> tuple[Text, ...]:
    found = connection.execute(
        select(ProductCategory.name_en, ProductCategory.name_zh)
        .join(ProductInCategory, ProductInCategory.category_id == ProductCategory.id)
        .where(ProductInCategory.product_id == product_id)
        .order_by(ProductCategory.position, ProductCategory.name_en)
    )
    return tuple(Text(en=en, zh_CN=zh) for en, zh in found)


def _options_of(connection: Connection, product_id: int, currency: str) -> tuple[Choice, ...]:
    found = connection.execute(
        select(ProductOption).where(ProductOption.product_id == product_id).order_by(ProductOption.position)
    )
    return tuple(
        Choice(
            one.group_key,
            Text(en=one.group_en, zh_CN=one.group_zh),
            one.key,
            Text(en=one.label_en, zh_CN=one.label_zh),
            Money(one.surcharge_minor, currency),
        )
        for one in found
    )


def _prices_of(connection: Connection, product_id: int) -> tuple[PriceStep, ...]:
    found = connection.execute(
        select(
            *(ProductPrice.valid_from, ProductPrice.currency, ProductPrice.price_minor),
            *(ProductPrice.old_price_minor, ProductPrice.old_price_text),
        )
        .where(ProductPrice.product_id == product_id)
        .order_by(ProductPrice.valid_from.desc(), ProductPrice.id.desc())
    )
    return tuple(
        PriceStep(day, Money(price, currency), Money(old, currency) if old is not None else None, text)
        for day, currency, price, old, text in found
    )
