"""The scripts that `make` calls, importable one by one."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Imports scripts/<name>.py afresh, so that a test may point its folders elsewhere."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))

    def load(name: str) -> ModuleType:
        for known in ("translate", name):
            monkeypatch.delitem(sys.modules, known, raising=False)
        return importlib.import_module(name)

    return load


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small checkout: one gui folder with one page."""
    page = tmp_path / "src" / "showroom" / "gui" / "desk" / "page.py"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    for lang in ("en", "zh_CN"):
        (tmp_path / "resources" / "wording" / lang).mkdir(parents=True)
    return tmp_path


PAGE = """\
from PySide6.QtCore import QCoreApplication, QObject


class Desk(QObject):
    def words(self, name: str, count: int) -> list[str]:
        return [
            self.tr("Good morning, {name}").format(name=name),
            QCoreApplication.translate("Desk", "%n visitor(s) wait", "", count),
        ]
"""
