"""`make run`: the program on a demo store; where there is no screen, its tour on a virtual one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".run"
DEMO = PLACE / "demo.sqlite3"
TOUR = PLACE / "tour"
DEMO_DAYS = 30


def has_screen() -> bool:
    """Whether a window could be shown: Windows and macOS always, else where a display server is named."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def showroom(*words: str | Path, env: dict[str, str] | None = None) -> int:
    """Run the command ``showroom`` with ``words``; returns its exit code."""
    command = [sys.executable, "-m", "showroom", *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode


def make_demo() -> int:
    """Make the demo store once. A half-made one (its maker was stopped) never takes its name."""
    if DEMO.is_file():
        return 0
    PLACE.mkdir(exist_ok=True)
    fresh = DEMO.with_name("demo-in-the-making.sqlite3")
    for leftover in PLACE.glob(f"{fresh.name}*"):
        leftover.unlink()
    print(f"run: making a demo store of {DEMO_DAYS} days (once)", flush=True)
    code = showroom("demo", "--days", str(DEMO_DAYS), "--seed", "1", "--database", fresh)
    if code == 0:
        import sqlite3

        with sqlite3.connect(fresh) as file:  # what still lies in the write-ahead log must get into the renamed file
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file.close()
        fresh.replace(DEMO)
    return code


def tour() -> int:
    """No screen: say so, start a virtual one, walk the tour, tell where its pictures and papers lie."""
    import services

    services.stop_on_signals()
    # Pictures of an earlier tour must not be taken for this one's.
    shutil.rmtree(TOUR, ignore_errors=True)
    print("run: there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set);", flush=True)
    print("run: starting a virtual one and walking the tour of a day through the real windows", flush=True)
    try:
        with services.screen() as screen:
            code = showroom("tour", "--out", TOUR, env={**screen, "QT_QPA_PLATFORM": "xcb"})
    except services.ServiceError as error:
        print(f"run: {error}", file=sys.stderr)
        return 4
    found = sorted(path for path in TOUR.rglob("*") if path.is_file()) if TOUR.is_dir() else []
    pictures = [path for path in found if path.suffix == ".png"]
    papers = [path for path in found if path.suffix in {".pdf", ".xlsx"}]
    if found:
        print(f"run: {len(pictures)} pictures, {len(papers)} papers and tour.json lie in {TOUR}")
    for paper in papers:
        print(f"run:   {paper}")
    if code:
        print(f"run: the tour failed ({code}); what did not happen stands above and in tour.json", file=sys.stderr)
    return code


def main() -> int:
    if not has_screen():
        return tour()
    code = make_demo()
    if code:
        print(f"run: the demo store could not be made ({code})", file=sys.stderr)
        return code
    return showroom("--database", DEMO)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
