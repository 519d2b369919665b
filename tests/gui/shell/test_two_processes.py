"""One refresh path: what another process commits shows in every open window, on both engines."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QLabel
from tests.gui.shell.conftest import Program

from showroom.clock import ManualClock
from showroom.domain.staff.actor import DESK
from showroom.gui.shell.secondary import SecondaryWindow
from showroom.services import reception

OTHER_PC = """
import sys
from datetime import datetime
from showroom.clock import ManualClock
from showroom.domain.staff.actor import DESK
from showroom.services import reception
from showroom.services.shop import open_shop
from showroom.store.migrate import open_database

shop = open_shop(open_database(sys.argv[1]), ManualClock(datetime.fromisoformat(sys.argv[2])))
print(reception.walk_in(shop, DESK, reception.WalkIn()).number)
"""


def walk_in_on_another_pc(place: str, clock: ManualClock) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OTHER_PC, place, clock.now().isoformat()], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.engines
@pytest.mark.clause("REC-16", "MGR-01")
def test_a_visitor_registered_on_another_pc_shows_in_every_window(
    program: Program, engine_url: str, clock: ManualClock
) -> None:
    program.start()
    program.window.navigate("reception")
    program.window.popups.open_window("board")
    board = next(w for w in program.window.popups.windows if isinstance(w, SecondaryWindow))
    tile = program.window.findChild(QLabel, "reception.tile.visits.figure")
    assert tile is not None
    before = int(tile.text())
    changes: list[int] = []
    program.runtime.bus.changed.connect(lambda: changes.append(1))
    walk_in_on_another_pc(engine_url, clock)
    program.wait(lambda: tile.text() == str(before + 1))
    assert changes
    store = program.runtime.store
    assert store is not None
    assert reception.board(store.shop, DESK).visits_today == before + 1
    assert board.isVisible()
    board.close()
