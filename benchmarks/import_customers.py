"""Taking in 100,000 customers: how long, how much memory, how long others can't write, whether the window answers.

The file is what shops have: both scripts, two in a hundred rows twice, some with e-mail, company, address. The import
runs as the window runs it: in a process of its own, whose memory counts. What the window's event loop waits is
measured with a timer of 5 ms in an offscreen window whose customers page is open and follows every commit.
"""

from __future__ import annotations

import csv
import gc
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from _common import Promises, folder, make_store, percentile
from showroom.clock import SystemClock

ROWS, FEW = 100_000, 10_000
BEAT_MS = 5
_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲鑫红建国华梅小林晓东海燕春雪峰宇浩然子轩梓涵一诺欣怡"
_FIRST = (
    "James",
    "Mary",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Linda",
    "José",
    "Zoë",
    "François",
    "Jürgen",
)
_LAST = ("Smith", "Johnson", "Williams", "Brown", "Jones", "Garcia", "Davis", "Müller", "Nuñez", "Lefèvre", "Thomas")
_COMPANIES = ("恒通贸易有限公司", "Acme GmbH", "蓝海装饰", "Northwind Ltd")
HEADS = ("姓名", "手机", "邮箱", "公司", "地址", "备注")


def write_file(path: Path, rows: int) -> None:
    draw = random.Random(rows)
    kept: list[Sequence[str]] = []
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADS)
        for number in range(rows):
            if kept and draw.random() < 0.02:
                writer.writerow(draw.choice(kept))
                continue
            if draw.random() < 0.7:
                name = draw.choice(_FAMILY) + "".join(draw.choice(_GIVEN) for _ in range(draw.choice((1, 2, 2))))
            else:
                name = f"{draw.choice(_FIRST)} {draw.choice(_LAST)}"
            row = (
                name,
                f"1{draw.choice(('38', '39', '50', '51', '86', '77', '31'))}{draw.randrange(10**8):08d}",
                f"u{number}@example.com" if draw.random() < 0.3 else "",
                draw.choice(_COMPANIES) if draw.random() < 0.2 else "",
                f"朝阳区建国路{draw.randrange(999)}号{draw.randrange(2000)}室" if draw.random() < 0.6 else "",
                "喜欢北欧风" if draw.random() < 0.2 else "",
            )
            writer.writerow(row)
            if len(kept) < 1000:
                kept.append(row)


def resident(process: int | None = None) -> float:
    """MB this process and those it has begun hold now, what they share counted for each."""
    place = Path("/proc") / str(process or os.getpid())
    whole = 0.0
    try:
        for line in (place / "status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                whole = int(line.split()[1]) / 1024
        begun = [one for task in (place / "task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile
        return whole
    return whole + sum(resident(int(one)) for one in begun)


def processor() -> float:
    """Seconds of processor that this process and those it began have used."""
    return sum(os.times()[:4])


def child(place: str, file: str) -> None:
    """One import in a window's process; prints what was measured as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["SHOWROOM_HOME"] = str(Path(place).parent / "home")
    from showroom.app import Showroom, make_application

    application = make_application(["bench"])
    from PySide6.QtCore import QTimer

    from showroom.domain.staff.actor import Actor, system_actor
    from showroom.gui.customer_files.acts import FileActs
    from showroom.gui.customer_files.import_dialog import ImportDialog
    from showroom.services import staff

    program = Showroom(place=place, language="en")
    program.window.resize(1440, 900)
    program.window.show()

    def wait(seconds: float, until: object = None) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and not (callable(until) and until()):
            application.processEvents()
            time.sleep(0.002)

    wait(20, lambda: program.runtime.store is not None)
    gc.freeze()  # as the program does when its store is open
    store = program.runtime.store
    assert store is not None
    card = staff.find_by_name(store.shop, system_actor("bench"), "Bench")
    manager = Actor("staff", card.name, "manager", card.id)
    program.runtime.session.sign_in(manager)
    program.window.navigate("customers")
    wait(2)
    context = program.window.make_context({})
    acts = FileActs(program.window, context)
    acts.open_file(manager, Path(file))
    dialog = program.window.findChild(ImportDialog)
    assert dialog is not None
    wait(20, dialog.act_button.isEnabled)
    before = most = resident()
    waits: list[float] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        waits.append(now - last)
        last = now

    def look() -> None:
        nonlocal most
        most = max(most, resident())
        if dialog.found is not None or dialog.bar.isVisible():
            application.quit()

    timer, looks = QTimer(), QTimer()
    timer.timeout.connect(beat)
    looks.timeout.connect(look)
    timer.start(BEAT_MS)
    looks.start(250)
    began, used = time.perf_counter(), processor()
    last = began
    dialog.submit()
    application.exec()
    taken, used = time.perf_counter() - began, processor() - used
    timer.stop()
    found = dialog.found
    assert found is not None
    said = {
        "read": found.read, "added": found.added, "seconds": taken, "cpu": used, "held": found.held, "before": before,
        "after": max(most, resident()), "p50": percentile(waits, 0.5), "p99": percentile(waits, 0.99),
        "longest": max(waits), "late": sum(one > 0.05 for one in waits), "beats": len(waits),
    }  # fmt: skip
    print(json.dumps(said), flush=True)
    os._exit(0)  # the window has nothing to tidy up here


def measured(place: Path, rows: int) -> dict[str, float]:
    """A fresh store and process for each size."""
    home = place / str(rows)
    home.mkdir()
    file, store = home / "customers.csv", home / "store.sqlite3"
    write_file(file, rows)
    make_store(str(store), SystemClock(), 3).database.close()
    done = subprocess.run(
        [sys.executable, __file__, "--child", str(store), str(file)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise SystemExit(1)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(
        f"{rows:,} rows: {found['added']:,} added in {found['seconds']:.1f} s"
        f" ({found['cpu']:.1f} s of processor);"
        f" memory {found['before']:.0f} → {found['after']:.0f} MB; nobody else writes for {found['held']:.2f} s;"
        f" window waits p50 {found['p50'] * 1000:.1f}, p99 {found['p99'] * 1000:.1f}, longest"
        f" {found['longest'] * 1000:.0f} ms, {found['late']:.0f} of {found['beats']:.0f} over 50 ms",
        flush=True,
    )
    return found


def main() -> int:
    promises = Promises()
    with folder() as place:
        few, many = measured(place, FEW), measured(place, ROWS)
    promises.at_most("100,000 rows with duplicate detection, seconds", many["seconds"], 90)
    promises.at_most("memory at 100,000 rows ÷ at 10,000", many["after"] / few["after"], 1.25)
    promises.at_most("the window answers within, ms at the longest", many["longest"] * 1000, 50)
    promises.at_most("seconds for which nobody else could write", many["held"], 3)
    return promises.end()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:4])
    sys.exit(main())
