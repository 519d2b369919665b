"""``showroom import catalogue`` and ``showroom quote show`` as a person types them."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from showroom.cli.main import main
from showroom.clock import SystemClock
from showroom.domain.staff.actor import Actor, system_actor
from showroom.services import catalogue, quotes, staff
from showroom.services.customers.records import Registration, register
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database

SYSTEM = system_actor("tests")
RECORDS = [
    ["no", "item_id", "name", "category", "price", "old_price", "short_description"],
    ["0", "00412", "ASKELUND", "Bar furniture", "265", "No old price", "  Bar table,    51x51 cm"],
    ["1", "00412", "ASKELUND", "Tables", "265", "No old price", "  Bar table,    51x51 cm"],
    ["2", "9032", "BJÖRKHOLM", "Chairs", "on request", "", "Chair"],
    *([str(n), f"77{n:03d}", f"Chair {n}", "Chairs", f"{n}.25", "SR 2,375", "A chair"] for n in range(3, 30)),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "chairs.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(RECORDS)
    return path


def run_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.clause("REG-12")
def test_import_counts_every_record_and_keeps_the_rejected(
    capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    place = str(tmp_path / "new.sqlite3")
    words = ("import", "catalogue", str(file), "--currency", "SAR", "--database", place)
    trial = run_json(capsys, *words, "--dry-run")
    assert not Path(place).exists()
    first = run_json(capsys, *words)
    counts = {name: first[name] for name in ("read", "added", "updated", "unchanged", "rejected")}
    assert counts == {"read": 30, "added": 28, "updated": 1, "unchanged": 0, "rejected": 1}
    assert {name: trial[name] for name in counts} == counts
    assert first["columns"]["sku"] == "item_id"  # type: ignore[index]
    with Path(str(first["rejected_file"])).open(encoding="utf-8-sig", newline="") as stream:
        kept = list(csv.reader(stream))
    assert kept[1][:-2] == RECORDS[3]
    assert kept[1][-2] == "4"
    assert "on request" in kept[1][-1]
    again = run_json(capsys, *words)
    assert (again["added"], again["updated"], again["unchanged"], again["rejected"]) == (0, 0, 29, 1)


def test_import_says_what_it_guessed_and_what_is_wrong(
    capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    place = str(tmp_path / "new.sqlite3")
    assert main(["import", "catalogue", str(file), "--database", place, "--lang", "zh_CN"]) == 0
    out = capsys.readouterr().out
    assert "按表头推断的列：sku = item_id" in out
    assert "第 4 行：9032：“on request”不是价格。" in out
    for words, said in (
        ([str(tmp_path / "none.csv")], "There is no file"),
        ([str(file), "--map", "sku=Nothing"], "no column “Nothing”"),
        ([str(file), "--currency", "XYZ"], "no currency"),
        ([str(file), "--map", "colour=name"], "no field of a product"),
        ([str(file), "--map", "sku"], "not FIELD=COLUMN"),
    ):
        assert main(["import", "catalogue", *words, "--database", place, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("said", [["id=item_id,name=name,price=price"], ["sku=item_id", "name=name", "price=price"]])
def test_import_with_a_mapping(capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path, said: list[str]) -> None:
    place = str(tmp_path / "new.sqlite3")
    found = run_json(capsys, "import", "catalogue", str(file), "--map", *said, "--database", place)
    assert found["columns"] == {"sku": "item_id", "name": "name", "price": "price"}
    assert (found["added"], found["unchanged"], found["rejected"]) == (28, 1, 1)


@pytest.mark.clause("QUO-02")
def test_a_quote_of_twenty_imported_lines_prints_right(
    capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    place = str(tmp_path / "new.sqlite3")
    run_json(capsys, "import", "catalogue", str(file), "--currency", "SAR", "--database", place)
    number = _issued(place)
    pdf = tmp_path / "quote.pdf"
    said = run_json(capsys, "quote", "show", number, "--pdf", str(pdf), "--database", place, "--lang", "both")
    words = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert len(said["lines"]) == 20  # type: ignore[arg-type]
    amounts = [Decimal(line["amount"]) for line in said["lines"]]  # type: ignore[attr-defined]
    assert sum(amounts) == Decimal(str(said["subtotal"]))
    assert Decimal(str(said["total"])) == sum(amounts) - Decimal(str(said["rounding"]))
    assert all(f"{amount:,.2f}" in words for amount in amounts)
    assert f"SAR {Decimal(str(said['total'])):,.2f}" in words
    for word in ("沙特里亚尔", "Saudi riyals", number, "00412"):
        assert word in words
    first = pdf.read_bytes()
    assert main(["quote", "show", number.lower(), "--pdf", str(pdf), "--database", place, "--lang", "both"]) == 0
    assert pdf.read_bytes() == first
    assert main(["--lang", "zh_CN", "quote", "show", number, "--pdf", str(pdf), "--database", place]) == 0
    assert "报价单" in PdfReader(BytesIO(pdf.read_bytes())).pages[0].extract_text()


def test_quotes_that_are_not_there(capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "new.sqlite3")
    assert main(["quote", "show", "Q1", "--database", place, "--lang", "en"]) == 3
    run_json(capsys, "import", "catalogue", str(file), "--database", place)
    assert main(["quote", "show", "Q1", "--database", place, "--lang", "en"]) == 2
    assert "There is no quote Q1" in capsys.readouterr().err
    number = _issued(place)
    nowhere = str(tmp_path / "no" / "folder.pdf")
    assert main(["quote", "show", number, "--pdf", nowhere, "--database", place, "--lang", "en"]) == 4
    assert "could not be written" in capsys.readouterr().err


def _issued(place: str) -> str:
    """A quote of the first twenty products, issued."""
    database = open_database(place)
    shop = open_shop(database, SystemClock())
    anna = Actor("staff", "Anna", "consultant", staff.add(shop, SYSTEM, staff.NewStaff("Anna", "consultant")))
    customer = register(shop, anna, Registration({"name": "王㐂德", "phones": ("13812345678",)}, anna.staff_id)).id
    offered = quotes.terms(shop, anna)
    rows = catalogue.search(shop, anna, limit=20)
    lines = tuple(quotes.line_of(catalogue.card(shop, anna, row.id), offered) for row in rows)
    draft = quotes.new_draft(shop, anna, customer)
    quote_id = quotes.create(shop, anna, replace(draft, currency=rows[0].price.currency, lines=lines))
    number = quotes.issue(shop, anna, quote_id)
    database.close()
    return number
