"""Seeding, browsing and importing the catalogue, on both engines."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.money import Money
from showroom.services import catalogue
from showroom.store.models import AuditEntry, Product, ProductPrice

pytestmark = pytest.mark.engines

HEADS = ["", "item_id", "name", "category", "price", "old_price", "short_description", "depth"]
ROWS = [
    ["0", "00412", "ASKELUND", "Bar furniture", "265", "No old price", "   Bar table,     51x51 cm", "51"],
    ["1", "00412", "ASKELUND", "Tables", "265", "No old price", "   Bar table,     51x51 cm", "51"],
    ["2", "9031", "BJÖRKHOLM", "Chairs", "1,095.50", "SR 2,375", "Chair", "1"],
    ["3", "9032", "BJÖRKHOLM", "Chairs", "on request", "", "Chair", ""],
    ["4", "", "NOBODY", "Chairs", "5", "", "Chair", ""],
    ["5", "9031", "BJÖRKHOLM", "Beds", "999", "SR 2,375", "Chair", "1"],
]

Write = Callable[[list[list[str]]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(rows: list[list[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
        path = tmp_path / "chairs.csv"
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(rows)
        return path

    return _write


def counts(found: catalogue.Imported) -> tuple[int, int, int, int, int]:
    return found.read, found.added, found.updated, found.unchanged, len(found.rejected)


@pytest.mark.clause("QUO-09")
def test_import_judges_every_record_and_a_second_run_changes_nothing(crew: Crew, write: Write) -> None:
    file = write([HEADS, *ROWS])
    found = catalogue.import_products(crew.shop, crew.manager, file, currency="SAR")
    assert counts(found) == (6, 2, 1, 0, 3)
    assert [(record.line, why.code) for record, why in found.rejected] == [
        (5, "catalogue.price_unreadable"),
        (6, "catalogue.no_sku"),
        (7, "catalogue.contradiction"),
    ]
    with crew.shop.database.read() as connection:
        before = connection.execute(select(func.count(AuditEntry.id))).scalar_one()
    again = catalogue.import_products(crew.shop, crew.manager, file, currency="SAR")
    assert counts(again) == (6, 0, 0, 3, 3)
    with crew.shop.database.read() as connection:
        assert connection.execute(select(func.count(AuditEntry.id))).scalar_one() == before
        assert connection.execute(select(func.count(Product.id))).scalar_one() == 2
        assert connection.execute(select(func.count(ProductPrice.id))).scalar_one() == 2


@pytest.mark.clause("QUO-09")
def test_one_product_under_several_categories(crew: Crew, write: Write) -> None:
    catalogue.import_products(crew.shop, crew.manager, write([HEADS, *ROWS]), currency="SAR")
    (row,) = catalogue.search(crew.shop, crew.anna, "00412")
    card = catalogue.card(crew.shop, crew.anna, row.id)
    assert [text.en for text in card.categories] == ["Bar furniture", "Tables"]
    assert row.sku == "00412"
    assert row.description.en == "Bar table, 51x51 cm"
    assert card.size_mm == (None, 510, None)
    names = {category.name.en: category.products for category in catalogue.categories(crew.shop, crew.anna)}
    assert names == {"Bar furniture": 1, "Tables": 1, "Chairs": 1}


@pytest.mark.clause("QUO-09")
def test_prices_have_dates_and_old_prices_are_kept(crew: Crew, write: Write, clock: ManualClock) -> None:
    catalogue.import_products(crew.shop, crew.manager, write([HEADS, *ROWS]), currency="SAR")
    (row,) = catalogue.search(crew.shop, crew.anna, "bjorkholm")
    assert (row.price, row.old_price) == (Money(109550, "SAR"), Money(237500, "SAR"))
    catalogue.set_price(crew.shop, crew.manager, row.id, Money(99900, "SAR"), crew.shop.day() + timedelta(days=3))
    assert catalogue.search(crew.shop, crew.anna, "bjorkholm")[0].price == Money(109550, "SAR")
    clock.advance(days=3)
    assert catalogue.search(crew.shop, crew.anna, "bjorkholm")[0].price == Money(99900, "SAR")
    assert [step.price.minor for step in catalogue.card(crew.shop, crew.anna, row.id).prices] == [99900, 109550]


def test_only_the_columns_of_the_file_are_changed(crew: Crew, write: Write) -> None:
    catalogue.import_products(crew.shop, crew.manager, write([HEADS, *ROWS]), currency="SAR")
    found = catalogue.import_products(
        crew.shop, crew.manager, write([["sku", "name", "price"], ["00412", "ASKELUND", "270"]]), currency="SAR"
    )
    assert counts(found) == (1, 0, 1, 0, 0)
    card = catalogue.card(crew.shop, crew.anna, catalogue.search(crew.shop, crew.anna, "00412")[0].id)
    assert (card.row.price, card.row.description.en) == (Money(27000, "SAR"), "Bar table, 51x51 cm")
    assert len(card.categories) == 2


def test_a_trial_run_writes_nothing(crew: Crew, write: Write) -> None:
    found = catalogue.import_products(crew.shop, crew.manager, write([HEADS, *ROWS]), currency="SAR", dry_run=True)
    assert counts(found) == (6, 2, 1, 0, 3)
    assert catalogue.count(crew.shop, crew.anna) == 0


def test_a_mapping_that_is_said(crew: Crew, write: Write) -> None:
    file = write([["A", "B", "C"], ["1", "Chair", "50"]])
    with pytest.raises(UserError, match="columns_missing"):
        catalogue.import_products(crew.shop, crew.manager, file)
    found = catalogue.import_products(crew.shop, crew.manager, file, mapping={"sku": "A", "name": "B", "price": "C"})
    assert counts(found) == (1, 1, 0, 0, 0)
    assert catalogue.search(crew.shop, crew.anna, "chair")[0].price == Money(5000, "CNY")


def test_other_encodings_and_separators(crew: Crew, tmp_path: Path) -> None:
    file = tmp_path / "目录.csv"
    text = "货号;品名;售价\n001;橡木餐桌;1980\n002;北欧三人位布艺沙发;3980\n003;实木书柜带玻璃门;2680\n"
    file.write_bytes(text.encode("gb18030"))
    found = catalogue.import_products(crew.shop, crew.manager, file)
    assert counts(found) == (3, 3, 0, 0, 0)
    assert [row.name.zh_CN for row in catalogue.search(crew.shop, crew.anna, "餐桌")] == ["橡木餐桌"]
    assert [row.sku for row in catalogue.search(crew.shop, crew.anna, "shufa")] == []
    assert [row.sku for row in catalogue.search(crew.shop, crew.anna, "shafa")] == ["002"]


def test_names_come_before_categories_and_materials(crew: Crew, write: Write) -> None:
    file = write(
        [["货号", "品名", "分类", "售价"], ["1", "A升降吧椅", "餐桌椅", "80"], ["2", "B橡木餐桌", "餐厅", "90"]]
    )
    catalogue.import_products(crew.shop, crew.manager, file)
    assert [row.sku for row in catalogue.search(crew.shop, crew.anna, "桌")] == ["2", "1"]


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "catalogue.file_empty"),
        (b"PK\x03\x04\x00\x00\x00", "catalogue.file_not_text"),
        (b'sku,name,price\n1,"' + b"x" * 200_000 + b'",3\n', "catalogue.file_not_csv"),
    ],
)
def test_files_that_are_no_tables(crew: Crew, tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(data)
    with pytest.raises(UserError) as caught:
        catalogue.import_products(crew.shop, crew.manager, file)
    assert caught.value.code == code


def test_only_those_in_charge_import(crew: Crew, write: Write) -> None:
    with pytest.raises(Refused):
        catalogue.import_products(crew.shop, crew.anna, write([HEADS, *ROWS]))


@pytest.mark.clause("PRE-04")
def test_the_packs_catalogue_seeds_a_store(crew: Crew) -> None:
    added = catalogue.seed(crew.shop, crew.manager, catalogue.pack_file("furniture"))
    assert added >= 60
    assert catalogue.seed(crew.shop, crew.manager, catalogue.pack_file("furniture")) == 0
    assert len(catalogue.categories(crew.shop, crew.anna)) >= 8
    rows = catalogue.search(crew.shop, crew.anna, "sofa", limit=5)
    assert len(rows) == 5
    card = catalogue.card(crew.shop, crew.anna, rows[0].id)
    assert card.groups
    assert card.facts["functions"]
    assert all(size for size in card.size_mm)
    assert catalogue.search(crew.shop, crew.anna, "沙发", limit=500) == catalogue.search(
        crew.shop, crew.anna, "shafa", limit=500
    )
