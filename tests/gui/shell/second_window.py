"""Another PC's window, in a process of its own: somebody writes a sensitive call down and tells the manager.

``second_window.py PLACE CLOCK NAME``: ``type`` is answered with ``typed`` once the call is in the form; ``press``
presses F8 and is answered with ``sent SECONDS`` (since the epoch, when the key went down) as soon as the alert is in
the database. The end of the input ends it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from showroom.app import Showroom, make_application  # before Qt: it puts two things of PySide6 right

from PySide6.QtCore import QEventLoop, Qt, QTimer  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit  # isort: skip

from showroom.clock import ManualClock
from showroom.domain.staff.actor import Actor, system_actor
from showroom.gui.calls.entry import CallEntry
from showroom.services import staff


def wait(condition: Callable[[], Any], seconds: float = 30) -> None:
    """The window's own loop runs meanwhile (``QTest.qWait`` would hold its threads up)."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit("the second window gave up waiting")
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


def main() -> None:
    place, moment, name = sys.argv[1:4]
    make_application([sys.argv[0]])
    program = Showroom(place=place, language="en", clock=ManualClock(datetime.fromisoformat(moment)))
    program.show()
    wait(lambda: program.runtime.store)
    store, window = program.runtime.store, program.window
    assert store is not None
    person = staff.find_by_name(store.shop, system_actor("test"), name)
    program.runtime.session.sign_in(Actor("staff", person.name, person.role, person.id))
    window.navigate("calls")
    wait(lambda: window.findChild(CallEntry, "calls.entry"))
    number, note = window.findChild(QLineEdit, "calls.number"), window.findChild(QPlainTextEdit, "calls.note")
    entry = window.findChild(CallEntry, "calls.entry")
    while sys.stdin.readline().strip() == "type":
        QTest.keyClick(window, Qt.Key.Key_F3)
        wait(number.hasFocus)
        QTest.keyClicks(number, "13812345678")
        note.setFocus()
        QTest.keyClicks(note, "a reporter asks about the fire")
        wait(lambda: entry.topics.sensitive is not None)
        print("typed", flush=True)
        if sys.stdin.readline().strip() != "press":
            break
        pressed = time.time()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F8)
        wait(lambda: entry.topics.alert_id is not None)
        print(f"sent {pressed}", flush=True)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        wait(lambda: entry.topics.alert_id is None)
    program.close()


if __name__ == "__main__":
    main()
