"""The servers that `make test` promises to all other tests are there and do what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from showroom.store.database import Database


@pytest.mark.engines
def test_each_test_has_an_empty_migrated_database(database: Database) -> None:
    from sqlalchemy import text

    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM visit")).scalar() == 0


@pytest.mark.engines
def test_an_empty_place_has_no_tables(empty_url: str) -> None:
    from showroom.store.migrate import exists

    assert not exists(empty_url)


def test_postgresql_sorts_as_a_shops_server_does() -> None:
    import psycopg

    url = os.environ.get("SHOWROOM_TEST_POSTGRES")
    if not url:
        pytest.skip("needs a PostgreSQL: SHOWROOM_TEST_POSTGRES is not set")
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        row = connection.execute("SELECT 'a' < 'B'").fetchone()
    assert row == (True,), "by bytes B comes first, by language a does"


@pytest.mark.printer
def test_what_is_printed_can_be_read_back(qtbot: QtBot, printed: Path) -> None:
    name = os.environ["SHOWROOM_TEST_PRINTER"]
    assert name in QPrinterInfo.availablePrinterNames()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    title = f"trial of {os.getpid()}"
    printer.setDocName(title)
    painter = QPainter(printer)
    painter.drawText(500, 500, "read me back")
    painter.end()

    def mine() -> list[Path]:
        return [note for note in printed.glob("*.txt") if note.read_text(encoding="utf-8").startswith(title)]

    qtbot.waitUntil(lambda: bool(mine()) and mine()[0].with_suffix(".pdf").is_file(), timeout=10_000)
    text = subprocess.run(["pdftotext", mine()[0].with_suffix(".pdf"), "-"], capture_output=True, text=True, check=True)
    assert "read me back" in text.stdout


@pytest.mark.screen
def test_a_real_window_opens_on_the_screen() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel; from PySide6.QtCore import QTimer\n"
        "application = QApplication([]); label = QLabel('here'); label.setWindowTitle('Trial'); label.show()\n"
        "QTimer.singleShot(0, lambda: print(application.platformName(), label.isVisible(), flush=True))\n"
        "QTimer.singleShot(50, application.quit); application.exec()"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": os.environ["SHOWROOM_TEST_SCREEN"]}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["xcb", "True"]), done.stderr
