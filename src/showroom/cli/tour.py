"""``showroom tour``: a day in the real windows, with a picture and a read-back of every step."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from showroom.cli.parser import refusal
from showroom.domain.errors import UserError

HOME = "tour-store"
"""Folder inside DIR with the tour's own database, settings and drafts; made anew each time."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("tour", help="cli.help.tour", description="tour.help.long")
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="tour.help.out")
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="tour.help.theme")
    parser.add_argument("--size", metavar="WxH", type=_size, default=(1440, 900), help="tour.help.size")
    parser.add_argument("--text-size", type=int, choices=(100, 125), default=100, help="tour.help.text_size")
    parser.set_defaults(run=run)


def _size(said: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,4})[x×](\d{3,4})", said)
    if match is None or int(match[1]) < 1024 or int(match[2]) < 640:
        raise refusal("tour.help.not_a_size", value=said)
    return int(match[1]), int(match[2])


def run(args: argparse.Namespace) -> int:
    """0: every step happened; 1: some did not."""
    from showroom.store.migrate import exists

    out: Path = args.out.resolve()
    if args.database and exists(args.database):  # never somebody's store
        raise UserError("tour.database_taken", field="database", place=args.database)
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear(out)
        home = out / HOME
        home.mkdir()
    except OSError as error:
        raise UserError("cli.os_error", field="out", file=str(out), detail=error.strerror or str(error)) from error
    os.environ["SHOWROOM_HOME"] = str(home)
    args.out, args.home = out, home
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform == "offscreen" or (sys.platform.startswith("linux") and not platform and not has_display):
        with tempfile.TemporaryDirectory(prefix="showroom-") as folder:  # Qt takes no name that is not ASCII here
            os.environ["QT_QPA_PLATFORM"] = _offscreen(Path(folder), args.size)
            return int(args.open_window(args))
    return int(args.open_window(args))


def _clear(out: Path) -> None:
    """Pictures and papers of an earlier tour must not be taken for this one's. Only what its tour.json names goes."""
    told = out / "tour.json"
    try:
        facts = json.loads(told.read_text(encoding="utf-8"))
        names = [step["picture"] for step in facts["steps"]] + facts["papers"]
    except (OSError, ValueError, KeyError, TypeError):
        names = []
    for name in names:
        if name and Path(name).name == name:
            (out / name).unlink(missing_ok=True)
    told.unlink(missing_ok=True)
    shutil.rmtree(out / HOME, ignore_errors=True)


def _offscreen(folder: Path, size: tuple[int, int]) -> str:
    """Qt's platform without a display: a screen as large as the window, since dialogs keep within it."""
    screen = {"name": "tour", "x": 0, "y": 0, "width": size[0], "height": size[1], "logicalDpi": 96,
              "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
    file = folder / "screen.json"
    file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"
