"""The binding must not use up Python's constants (see ``showroom.gui``)."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import showroom.gui
from PySide6.QtCore import QObject

thing = QObject()
before = sys.getrefcount(None)
for _ in range(before // 2 + 100_000 if before < 1 << 40 else 100_000):
    thing.setObjectName("x")
assert sys.getrefcount(None) > 1000, sys.getrefcount(None)
"""


def test_a_hundred_thousand_calls_that_return_nothing_leave_none_alive() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
