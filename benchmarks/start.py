"""Start: the program on a demo store with a year of data against a bare PySide6 window with one label.

Each start is a process of its own, timed from before exec to after the first paint; the two take turns; medians.
"Ready" is the moment the database is open and a card can sign in. The store is made once and kept in .run/.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from _common import ROOT, Promises, percentile

ROUNDS = 11
DAYS = 365
STORE = ROOT / ".run" / "bench-year.sqlite3"

_PROBE = """
import json, os, sys, time
T0 = float(os.environ["BENCH_STARTED"])
told = {}

def say():
    with open("/proc/self/status") as status:
        told["rss_mb"] = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    print(json.dumps(told), flush=True)

def watch(app, then):
    from PySide6.QtCore import QEvent, QObject, QTimer
    class Paint(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and "paint" not in told:
                told["paint"] = 0.0
                QTimer.singleShot(0, painted)
            return False
    def painted():
        told["paint"] = time.monotonic() - T0
        then()
    app.probe = Paint()
    app.installEventFilter(app.probe)
"""
BARE = (
    _PROBE
    + """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
def done():
    say()
    app.quit()
watch(app, done)
label = QLabel("Showroom")
label.resize(1440, 900)
label.show()
app.exec()
"""
)
OURS = (
    _PROBE
    + """
def open_window(args):
    import gc
    gc.disable()
    from showroom import app
    make = app.make_application
    def made(arguments):
        qt = make(arguments)
        watch(qt, lambda: None)
        return qt
    app.make_application = made
    show = app.Showroom.show
    def shown(self):
        def ready(*_):
            from PySide6.QtCore import QTimer
            told["ready"] = time.monotonic() - T0
            QTimer.singleShot(0, finish)
        def finish():
            from PySide6.QtWidgets import QApplication
            say()
            QApplication.quit()
        self.runtime.opened.connect(ready)
        self.runtime.failed.connect(lambda *_: QApplication.exit(1))
        show(self)
    app.Showroom.show = shown
    return app.run(args)
from showroom import __main__ as program
program._open_window = open_window
sys.exit(program.main())
"""
)


def one(code: str, *words: str) -> dict[str, float]:
    """Start a process; what it told of itself."""
    env = os.environ | {"PYTHONPATH": str(ROOT / "src"), "SHOWROOM_HOME": str(ROOT / ".run" / "bench-home")}
    if not env.get("DISPLAY"):
        env["QT_QPA_PLATFORM"] = "offscreen"
    env["BENCH_STARTED"] = repr(time.monotonic())
    ran = subprocess.run(
        [sys.executable, "-c", code, *words], env=env, capture_output=True, text=True, timeout=120, check=False
    )
    if not ran.stdout.strip():
        raise SystemExit(f"start: the window told nothing ({ran.returncode}): {ran.stderr[-2000:]}")
    told: dict[str, float] = json.loads(ran.stdout.strip().splitlines()[-1])
    return told


def a_year() -> None:
    """The demo store, made once; its time is printed."""
    if STORE.is_file():
        return
    print(f"making a demo store of {DAYS} days (once)", flush=True)
    started = time.monotonic()
    words = ["demo", "--days", str(DAYS), "--seed", "1", "--database", str(STORE)]
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-m", "showroom", *words], env=env, check=True)
    print(f"made in {time.monotonic() - started:.0f} s", flush=True)


def main() -> int:
    a_year()
    promises = Promises()
    bare: list[dict[str, float]] = []
    ours: list[dict[str, float]] = []
    for number in range(ROUNDS + 1):
        base, mine = one(BARE), one(OURS, "--database", str(STORE))
        if number:  # the first round warms the disk
            bare.append(base)
            ours.append(mine)
    middle = {key: percentile([told[key] for told in ours], 0.5) for key in ("paint", "ready", "rss_mb")}
    base_paint = percentile([told["paint"] for told in bare], 0.5)
    print(
        f"bare window {base_paint * 1000:.0f} ms; ours painted {middle['paint'] * 1000:.0f} ms, "
        f"ready to sign in {middle['ready'] * 1000:.0f} ms ({Path(STORE).stat().st_size / 2**20:.0f} MB store)"
    )
    promises.at_most("first paint ÷ bare window, median", middle["paint"] / base_paint, 1.5)
    promises.at_most("ready to sign in ÷ bare window, median", middle["ready"] / base_paint, 4)
    promises.at_most("RSS when ready, MB", middle["rss_mb"], 120)
    return promises.end()


if __name__ == "__main__":
    sys.exit(main())
