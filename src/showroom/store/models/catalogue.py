"""The catalogue: products, their categories, options and prices with dates (QUO-09, PRE-04)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from showroom.store.models.base import UNAUDITED, Base, identity


class Product(Base):
    """An article of a store. ``sku`` is text: leading zeros are part of it. Sizes are millimetres.

    ``facts`` is JSON: functions, strengths, situations, comparison, materials, rooms, styles, each a list of
    ``{en, zh_CN}``. ``search`` is what it is found by (``domain.catalogue.search``): derived, so no part of the audit.
    ``origin``: pack, import or hand. ``state``: new, current, clearance, discontinued.
    """

    __tablename__ = "product"
    __table_args__ = (UniqueConstraint("store_id", "sku"), Index(None, "store_id", "active", "name_zh"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    sku: Mapped[str] = mapped_column(String(60))
    name_en: Mapped[str] = mapped_column(String(300))
    name_zh: Mapped[str] = mapped_column(String(300))
    description_en: Mapped[str] = mapped_column(Text, default="", server_default="")
    description_zh: Mapped[str] = mapped_column(Text, default="", server_default="")
    unit_en: Mapped[str] = mapped_column(String(20), default="pc", server_default="pc")
    unit_zh: Mapped[str] = mapped_column(String(20), default="件", server_default="件")
    width_mm: Mapped[int | None]
    depth_mm: Mapped[int | None]
    height_mm: Mapped[int | None]
    designer: Mapped[str | None] = mapped_column(Text)
    link: Mapped[str | None] = mapped_column(Text)
    tax_key: Mapped[str | None] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(20), default="current", server_default="current")
    availability: Mapped[str] = mapped_column(String(20), default="in_stock", server_default="in_stock")
    lead_days: Mapped[int | None]
    facts: Mapped[str] = mapped_column(Text, default="{}", server_default="{}")
    origin: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    search: Mapped[str] = mapped_column(Text, info=UNAUDITED)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class ProductCategory(Base):
    """A category of a store's catalogue; ``key`` is the pack's key or the folded name of an imported one."""

    __tablename__ = "product_category"
    __table_args__ = (UniqueConstraint("store_id", "key"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    key: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    name_zh: Mapped[str] = mapped_column(String(120))
    position: Mapped[int] = mapped_column(default=0)


class ProductInCategory(Base):
    """That a product stands under a category; one product may stand under several."""

    __tablename__ = "product_in_category"
    __table_args__ = (UniqueConstraint("product_id", "category_id"), Index(None, "category_id"))

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("product_category.id"))


class ProductOption(Base):
    """One choice of an option group of a product; ``surcharge_minor`` is in the product's currency."""

    __tablename__ = "product_option"
    __table_args__ = (UniqueConstraint("product_id", "group_key", "key"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    position: Mapped[int] = mapped_column(default=0)
    group_key: Mapped[str] = mapped_column(String(60))
    group_en: Mapped[str] = mapped_column(String(120))
    group_zh: Mapped[str] = mapped_column(String(120))
    key: Mapped[str] = mapped_column(String(60))
    label_en: Mapped[str] = mapped_column(String(120))
    label_zh: Mapped[str] = mapped_column(String(120))
    surcharge_minor: Mapped[int] = mapped_column(default=0)


class ProductPrice(Base):
    """A price from a day on; the newest one that has begun is in force. Never changed, only followed by another.

    ``old_price_text`` keeps what an imported file said about the price before, word for word.
    """

    __tablename__ = "product_price"
    __table_args__ = (Index(None, "product_id", "valid_from"),)

    id: Mapped[int] = identity()
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    valid_from: Mapped[date]
    currency: Mapped[str] = mapped_column(String(3))
    price_minor: Mapped[int]
    old_price_minor: Mapped[int | None]
    old_price_text: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime]
