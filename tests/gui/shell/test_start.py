"""Start-up: what may be loaded before the first paint, and that nothing else is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
from showroom.app import Showroom, make_application
app = make_application(["probe"])
program = Showroom(place=sys.argv[1], language=sys.argv[2])
before = program._after_paint
def after():
    print(json.dumps(sorted(sys.modules)))
    app.quit()
program._first_paint._then = after
program.show()
app.exec()
program.close()
"""

HEAVY = {
    "sqlalchemy", "alembic", "sqlite3", "psycopg", "reportlab", "openpyxl", "xlsxwriter", "pypinyin", "phonenumbers",
    "babel", "argon2", "qtawesome", "segno", "asyncio", "importlib.metadata", "tomlkit", "charset_normalizer",
}  # fmt: skip

OURS = {
    "showroom", "showroom.app", "showroom.clock", "showroom.paths", "showroom.settings", "showroom.wording",
    "showroom.domain", "showroom.domain.errors", "showroom.domain.staff", "showroom.domain.staff.actor",
    "showroom.domain.staff.permissions", "showroom.gui",
}  # fmt: skip


def _loaded(place: Path, language: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(place), language],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_modules_before_the_first_paint(tmp_path: Path, language: str) -> None:
    loaded = _loaded(tmp_path / "none.sqlite3", language)
    assert "showroom.gui.shell.main_window" in loaded
    assert {name for name in loaded if name in HEAVY or name.split(".")[0] in HEAVY} == set()
    ours = {name for name in loaded if name.split(".")[0] == "showroom"}
    strange = {n for n in ours - OURS if not n.startswith(("showroom.gui.kit", "showroom.gui.shell"))}
    assert strange == set()
    late = {"charts", "table", "values", "drafts", "dialog", "first_run", "settings_page", "sign_in", "find_popup"}
    assert {name for name in ours if name.rsplit(".", 1)[-1] in late} == set()
    qt = {name for name in loaded if name.startswith("PySide6.Qt")}
    assert qt == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg"}
