"""``showroom report daily`` writes both files and says what stands in them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import openpyxl
import pypdf
import pytest
from sqlalchemy import select
from tests.services.conftest import PIN, new_store

from showroom.cli.main import main
from showroom.clock import SystemClock
from showroom.domain.staff.actor import system_actor
from showroom.services import calls, reception, staff
from showroom.services.reception import WalkIn
from showroom.services.shop import Shop
from showroom.store.database import Database
from showroom.store.models import AuditEntry


@pytest.fixture
def shop(database: Database) -> Shop:
    return staff.create_store(database, SystemClock(), system_actor("tests"), new_store())


@pytest.mark.clause("MGR-03")
def test_pdf_and_spreadsheet_of_a_day(shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    system = system_actor("tests")
    anna = staff.add(shop, system, staff.NewStaff("Anna", "consultant"))
    reception.clock_in(shop, system, anna)
    reception.walk_in(shop, system, WalkIn())
    pdf, xlsx = tmp_path / "day.pdf", tmp_path / "day.xlsx"
    day = shop.day().isoformat()
    words = ["report", "daily", "--day", day, "--pdf", str(pdf), "--xlsx", str(xlsx)]
    assert main([*words, "--json", "--database", shop.database.place, "--lang", "zh_CN"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["day"], said["visits"], said["pdf"]) == (day, 1, str(pdf))
    assert len(said["head"]) == 64
    assert "每日来访报表" in pypdf.PdfReader(pdf).pages[0].extract_text()
    assert openpyxl.load_workbook(xlsx).sheetnames


def test_bad_input_is_one_line_and_an_exit_code(shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--database", shop.database.place, "--lang", "en"]
    assert main(["report", "daily", *place]) == 2
    assert main(["report", "daily", "--day", "2199-01-01", "--pdf", str(tmp_path / "f.pdf"), *place]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "--pdf" in lines[0]
    assert "2199-01-01" in lines[1]
    assert not (tmp_path / "f.pdf").exists()


@pytest.mark.clause("SEC-01")
def test_a_person_signs_the_report_with_a_pin(
    shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "day.pdf"
    words = ["report", "daily", "--pdf", str(pdf), "--as", "Mo Lan", "--database", shop.database.place, "--lang", "en"]
    monkeypatch.setattr("sys.stdin", StringIO("0000\n"))
    assert main(words) == 5
    assert not pdf.exists()
    monkeypatch.setattr("sys.stdin", StringIO(f"{PIN}\n"))
    assert main(words) == 0
    assert "Mo Lan" in pypdf.PdfReader(pdf).pages[-1].extract_text()
    with shop.view(system_actor("tests"), "store.check") as connection:
        made = connection.execute(
            select(AuditEntry.actor, AuditEntry.changes).where(AuditEntry.action == "reports.view")
        ).all()
    assert [row.actor.split(":")[0] for row in made] == ["staff"]


@pytest.mark.clause("CAL-04")
def test_the_call_register_of_a_day(shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    system = system_actor("tests")
    anna = staff.add(shop, system, staff.NewStaff("Anna", "consultant"))
    calls.log(shop, system, calls.NewCall("13900001111", answers={"name": "刘女士"}, rings=5, staff_id=anna))
    file, place = tmp_path / "calls.pdf", ["--database", shop.database.place]
    assert main(["report", "calls", "--to", str(file), "--json", *place]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["calls"], said["first_time"], said["late"], said["unsigned"], said["signed"]) == (1, 1, 1, 1, [])
    assert main(["report", "calls", "--to", str(file), "--lang", "zh_CN", *place]) == 0
    assert "1 通" in capsys.readouterr().out
    assert "刘女士" in pypdf.PdfReader(file).pages[0].extract_text()
    assert main(["report", "calls", "--day", "2199-01-01", "--to", str(tmp_path / "f.pdf"), *place]) == 2
    assert not (tmp_path / "f.pdf").exists()
