"""Prices, sizes and heads as they come in files of shops."""

from __future__ import annotations

from decimal import Decimal

import pytest

from showroom.domain.catalogue import columns
from showroom.domain.catalogue.rows import ImportedProduct, Rejection, amount, read, tidy
from showroom.domain.catalogue.search import search_text, words
from showroom.domain.errors import UserError
from showroom.domain.money import Money

HEADS = ("item_id", "name", "category", "price", "old_price", "short_description", "depth", "height", "width")
COLUMNS = columns.guess(HEADS)


def record(**cells: str) -> ImportedProduct | Rejection:
    row = {"item_id": "00368814", "name": "Nord", "category": "Bars", "price": "995", **cells}
    return read([row.get(head, "") for head in HEADS], COLUMNS, "SAR")


@pytest.mark.parametrize(
    "text, value",
    [
        ("SR 2,375", "2375"),
        ("265", "265"),
        ("2600.5", "2600.5"),
        ("SR 50/4 pack", "50"),
        ("1.234,50 €", "1234.50"),
        ("1 234,50", "1234.50"),
        ("12,5", "12.5"),
        ("1,234,567.89", "1234567.89"),
        ("¥3,980.00", "3980.00"),
        ("1.234.567", "1234567"),
        ("No old price", None),
        ("-5", None),
        ("", None),
    ],
)
def test_amounts(text: str, value: str | None) -> None:
    assert amount(text) == (Decimal(value) if value else None)


def test_a_record() -> None:
    product = record(
        old_price="SR 1,095", short_description="        Bar table, in/outdoor,          51x51 cm", depth="1",
        height="99.5", width="51",
    )  # fmt: skip
    assert isinstance(product, ImportedProduct)
    assert product.sku == "00368814"
    assert product.price == Money(99500, "SAR")
    assert (product.old_price, product.old_price_text) == (Money(109500, "SAR"), "SR 1,095")
    assert product.description == "Bar table, in/outdoor, 51x51 cm"
    assert (product.width_mm, product.depth_mm, product.height_mm) == (510, None, 995)


def test_no_old_price_is_none() -> None:
    product = record(old_price="No old price")
    assert isinstance(product, ImportedProduct)
    assert (product.old_price, product.old_price_text) == (None, None)


@pytest.mark.clause("REG-12")
@pytest.mark.parametrize(
    "cells, code",
    [
        ({"item_id": " "}, "catalogue.no_sku"),
        ({"name": ""}, "catalogue.no_name"),
        ({"price": ""}, "catalogue.no_price"),
        ({"price": "on request"}, "catalogue.price_unreadable"),
        ({"price": "-5"}, "catalogue.price_unreadable"),
        ({"price": "0"}, "catalogue.price_zero"),
        ({"price": "9" * 30}, "catalogue.price_too_large"),
        ({"price": "USD 20"}, "catalogue.other_currency"),
        ({"name": "x" * 301}, "catalogue.too_long"),
    ],
)
def test_rejections_have_reasons(cells: dict[str, str], code: str) -> None:
    found = record(**cells)
    assert isinstance(found, Rejection)
    assert found.code == code


def test_heads_are_guessed_in_both_languages() -> None:
    assert {field: HEADS[at] for field, at in COLUMNS.items()}["description"] == "short_description"
    chinese = columns.guess(("货号", "品名", "分类", "售价", "原价", "规格"))
    assert sorted(chinese) == ["category", "description", "name", "old_price", "price", "sku"]
    assert columns.guess(("Item No.", "Product Name", "Unit price")) == {"sku": 0, "name": 1, "price": 2}


def test_heads_that_say_too_little_are_refused() -> None:
    with pytest.raises(UserError) as caught:
        columns.guess(("a", "b"))
    assert caught.value.code == "catalogue.columns_missing"
    assert caught.value.facts["missing"] == "sku, price, name"
    with pytest.raises(UserError, match="column_unknown"):
        columns.said({"sku": "nothing"}, HEADS)
    with pytest.raises(UserError, match="field_unknown"):
        columns.said({"colour": "name"}, HEADS)


def test_tidy() -> None:
    assert tidy("  a ,\t b\n c  ") == "a, b c"


def test_products_are_found_by_pinyin_accents_and_short_numbers() -> None:
    text = search_text("00368814", ["NORRÅKER", "橡木餐桌"])
    for query in ("00368814", "368814", "norraker", "NORRÅKER", "餐桌", "xiangmu", "xmcz", "canzhuo"):
        assert all(word in text for word in words(query)), query
    assert words("sofa  00012") == ("sofa", "12")
