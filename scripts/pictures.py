"""`make pictures`: every page and the dialogs that matter, in each language, size and theme, to be looked at.

A look cannot be tested, only looked at: this takes the pictures, a person opens them. ARGS narrow it down:
`make pictures ARGS="--pack car --lang zh_CN --size 1280x720 --theme dark --text-size 125 --only calls"`. The stores are
the demo's, standing at one moment of a Friday, so that two sets differ only in what the program draws.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".run" / "pictures"
PACKS, LANGUAGES, THEMES = ("furniture", "car", "real_estate"), ("en", "zh_CN"), ("light", "dark")
SIZES = ("1440x900", "1280x720")
MOMENT = datetime(2025, 11, 21, 14, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
DAYS, SEED, CUSTOMERS = 14, 3, 300


def make_store(pack: str, lang: str, place: Path) -> None:
    """The demo store of a pack, its words in a language, once."""
    if place.is_file():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    words = ["demo", "--days", str(DAYS), "--seed", str(SEED), "--customers", str(CUSTOMERS), "--pack", pack]
    words += ["--lang", lang, "--end", MOMENT.strftime("%Y-%m-%dT%H:%M"), "--database", str(fresh)]
    words += ["--store-name", "Riverside" if lang == "en" else "滨江店"]
    subprocess.run([sys.executable, "-m", "showroom", *words], check=True)
    fresh.replace(place)


@contextmanager
def screen(size: str) -> Iterator[str]:
    """Qt's platform without a display, of a size: dialogs keep within it."""
    width, height = (int(part) for part in size.split("x"))
    one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96,
           "dpr": 1}  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="showroom-") as folder:
        file = Path(folder) / "screen.json"
        file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": [one]}), encoding="utf-8")
        yield f"offscreen:configfile={file}"


def drive(args: argparse.Namespace) -> int:
    """All sets that were asked for, each in a process of its own; 1 if a scene could not be played."""
    missed = 0
    for pack in args.pack or PACKS:
        for lang, size in product(args.lang or LANGUAGES, args.size or SIZES):
            store = args.out / "stores" / f"{pack}-{lang}.sqlite3"
            make_store(pack, lang, store)
            with screen(size) as platform, tempfile.TemporaryDirectory(prefix="showroom-") as home:
                shutil.copy(store, Path(home) / "store.sqlite3")
                words = [__file__, "--out", str(args.out), "--one", home, "--pack", pack, "--lang", lang]
                words += ["--size", size, "--text-size", str(args.text_size)]
                words += [word for theme in args.theme or THEMES for word in ("--theme", theme)]
                words += [word for name in args.only or () for word in ("--only", name)]
                env = {**os.environ, "QT_QPA_PLATFORM": platform, "SHOWROOM_HOME": home}
                missed += subprocess.run([sys.executable, *words], env=env, check=False).returncode != 0
    print(f"pictures: {args.out}")
    return 1 if missed else 0


def take(args: argparse.Namespace) -> int:
    """One set: a pack in a language and a size, in the themes asked for."""
    from picture_scenes import SCENES, PicturePrompts, Player
    from showroom.app import Showroom, make_application
    from showroom.clock import ManualClock
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.tour import camera
    from showroom.gui.tour.eyes import Missed
    from showroom.settings import Settings, SettingsFile

    (pack,), (lang,), (size,) = args.pack, args.lang, args.size
    home = Path(args.one)
    make_application([sys.argv[0]])
    SettingsFile().save(Settings(language=lang, text_size=args.text_size, idle_lock_minutes=0))
    clock = ManualClock(MOMENT)
    program = Showroom(place=str(home / "store.sqlite3"), language=lang, clock=clock, prompts=PicturePrompts(home))
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(*(int(part) for part in size.split("x")))
    program.show()
    player, missed = Player(window), 0
    player.hands.wait(lambda: program.runtime.store, "tour.missed.control", seconds=120, name="store")
    for theme in args.theme:
        program.runtime.change(theme=theme)
        folder = args.out / pack / f"{lang}-{size}-{theme}{'' if args.text_size == 100 else f'-{args.text_size}'}"
        folder.mkdir(parents=True, exist_ok=True)
        for number, scene in enumerate(SCENES, 1):
            if args.only and not any(scene[0].startswith(name) for name in args.only):
                continue
            try:
                player.play(scene)
            except Missed as error:
                missed += 1
                print(f"pictures: {pack} {lang} {size}: {scene[0]}: {error}", file=sys.stderr)
            camera.take(player.front, folder / f"{number:02d}-{scene[0]}.png")
    player.reset()
    program.close()
    return 1 if missed else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=PLACE, help="folder of the pictures")
    parser.add_argument("--pack", action="append", choices=PACKS)
    parser.add_argument("--lang", action="append", choices=LANGUAGES)
    parser.add_argument("--size", action="append", help="such as 1280x720")
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--text-size", type=int, choices=(100, 125), default=100)
    parser.add_argument("--only", action="append", metavar="NAME", help="scenes whose name begins so")
    parser.add_argument("--one", help=argparse.SUPPRESS)  # the folder of one set's store
    args = parser.parse_args()
    args.out = args.out.resolve()
    return take(args) if args.one else drive(args)


if __name__ == "__main__":
    sys.exit(main())
