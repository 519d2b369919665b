"""The tour itself: steps in order, each with a picture and what was read back; ``tour.json`` tells it all."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit

from showroom.clock import ManualClock
from showroom.gui.kit.prompts import SystemPrompts
from showroom.gui.shell.main_window import MainWindow
from showroom.gui.shell.runtime import Runtime
from showroom.gui.tour import camera
from showroom.gui.tour.eyes import Missed
from showroom.gui.tour.hands import Hands
from showroom.services.witness import Row, Witness, plain
from showroom.wording import known, word

LONGEST_S = 600
"""After so long the watchdog ends the tour."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the tour is walked. ``size``: the window's width and height, px; ``text_size``: per cent."""

    out: Path
    lang: str
    theme: str
    size: tuple[int, int]
    text_size: int


@dataclass(frozen=True, slots=True)
class Step:
    """``act`` does it in the window and reads it back; it raises :class:`Missed` if it did not happen."""

    key: str
    act: Callable[[Tour], None]


@dataclass(slots=True)
class Told:
    """What ``tour.json`` says of a step."""

    number: int
    key: str
    name: str
    what: str
    picture: str = ""
    ok: bool = False
    expected: str = ""
    read: list[dict[str, object]] = field(default_factory=list)


class TourPrompts(SystemPrompts):
    """File choosers are answered with files in the tour's folder; questions are asked as always."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.name = ""
        """What the next file is called; empty: as the program suggests."""

    def save_file(
        self, parent: object, title: str, suggested: str, filters: Sequence[str], then: Callable[[Path], None]
    ) -> None:
        then(self.out / Path(self.name or suggested).name)

    def folder(self, parent: object, title: str, then: Callable[[Path], None]) -> None:
        then(self.out)


class Tour:
    """What a step has at hand. ``memo`` keeps names and ids from one step to the next."""

    def __init__(
        self,
        options: Options,
        window: MainWindow,
        runtime: Runtime,
        clock: ManualClock,
        prompts: TourPrompts,
        witness: Witness,
    ) -> None:
        self.options, self.window, self.runtime = options, window, runtime
        self.clock, self.prompts, self.witness = clock, prompts, witness
        self.hands = Hands(window, lambda: runtime.door.is_busy)
        self.memo: dict[str, Any] = {}
        self.papers: list[Path] = []
        self._told: Told | None = None

    @property
    def chinese(self) -> bool:
        return self.options.lang == "zh_CN"

    def either(self, english: str, chinese: str) -> str:
        """What a person of this store types."""
        return chinese if self.chinese else english

    # -- time
    def pass_time(self, **parts: float) -> None:
        """The clock goes on; the screen's running times follow with the next beat."""
        self.clock.advance(**parts)
        beats: list[object] = []
        link = self.runtime.ticker.ticked.connect(beats.append)
        try:
            self.hands.wait(lambda: beats, "tour.missed.beat")
        finally:
            self.runtime.ticker.ticked.disconnect(link)
        told = self.window.undo_bar
        if told.isVisible() and not told.can_undo and timedelta(**parts).total_seconds() > 6:
            self.hands.wait(lambda: not told.isVisible(), "tour.missed.gone", name="undo")  # it was only told
        self.hands.turn()

    # -- reading back
    def read(self, table: str, *columns: str, **equals: object) -> Row:
        """Wait for a row with these values; the newest one. ``columns`` of it stand in ``tour.json``."""
        found = self.hands.wait(
            lambda: self.witness.rows(table, **equals), "tour.missed.row", table=table, wanted=_pairs(equals)
        )
        row: Row = found[-1]
        self.note(table=table, **{name: plain(row[name]) for name in (*equals, *columns)})
        return row

    def note(self, **facts: object) -> None:
        """Something read that belongs into ``tour.json``."""
        if self._told is not None:
            self._told.read.append(facts)

    def expect(self, is_so: bool, what: str, found: object = "") -> None:
        """Raises :class:`Missed` that names ``what`` unless ``is_so``."""
        if not is_so:
            raise Missed("tour.missed.fact", wanted=what, found=found)

    def paper(self, file: Path) -> None:
        """A paper must lie there, and not be empty."""
        self.hands.wait(lambda: file.is_file() and file.stat().st_size > 500, "tour.missed.paper", file=file.name)
        if file not in self.papers:
            self.papers.append(file)
        self.note(paper=file.name, bytes=file.stat().st_size)

    # -- pictures
    def shoot(self) -> None:
        """The step's picture now, instead of at its end."""
        told = self._told
        assert told is not None
        if not told.picture:
            told.picture = f"{told.number:02d}-{told.key.replace('_', '-')}.png"
        self.hands.turn(30)
        camera.take(self.hands.window, self.options.out / told.picture)

    def _no_crash(self) -> None:
        """A step during which the crash report came up has not gone well, whatever else happened."""
        report = self.hands.seen("crash.report")
        if isinstance(report, QPlainTextEdit):
            lines = report.toPlainText().splitlines()
            raise Missed("tour.missed.crash", detail=next((line for line in lines if "Error" in line), lines[-1]))

    # -- walking
    def walk(self, steps: Sequence[Step]) -> list[Told]:
        """All steps in order; one that did not happen does not stop the others."""
        lang, done = self.options.lang, []
        for number, step in enumerate(steps, 1):
            self._told = told = Told(
                number, step.key, word(lang, f"tour.{step.key}.name"), word(lang, f"tour.{step.key}.what")
            )
            done.append(told)
            try:
                step.act(self)
                self._no_crash()
                told.ok = True
            except Missed as missed:
                told.expected = word(lang, missed.code, **missed.facts)
            except Exception as error:  # noqa: BLE001 - the other steps are still worth walking
                traceback.print_exception(error, file=sys.stderr)
                told.expected = word(lang, "tour.missed.error", kind=type(error).__name__, detail=str(error))
            if not told.picture or not told.ok:
                self.shoot()
            if not told.ok:
                self.hands.window = self.window
                self.hands.clear_table()
            _say(lang, "tour.step_ok" if told.ok else "tour.step_missed", number=number, of=len(steps), name=told.name,
                 expected=told.expected)  # fmt: skip
            self.clock.advance(seconds=5)
        self._told = None
        return done


def run(tour: Tour, steps: Sequence[Step]) -> bool:
    """Walk, write ``tour.json``; whether every step happened."""
    begun = time.monotonic()
    dog = threading.Timer(LONGEST_S, _bite, (tour.options,))
    dog.daemon = True
    dog.start()
    try:
        told = tour.walk(steps)
    finally:
        dog.cancel()
    ok = all(one.ok for one in told)
    options = tour.options
    facts = {
        "ok": ok,
        "language": options.lang,
        "theme": options.theme,
        "size": list(options.size),
        "text_size": options.text_size,
        "seconds": round(time.monotonic() - begun, 1),
        "steps": [
            {
                "number": one.number,
                "key": one.key,
                "name": one.name,
                "what": one.what,
                "picture": one.picture,
                "ok": one.ok,
                **({"expected": one.expected} if not one.ok else {}),
                "read": one.read,
            }
            for one in told
        ],
        "papers": [file.name for file in tour.papers],
    }
    (options.out / "tour.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _say(
        options.lang,
        "tour.done" if ok else "tour.failed",
        steps=len(told),
        missed=sum(not one.ok for one in told),
        papers=len(tour.papers),
        out=options.out,
        seconds=facts["seconds"],
    )
    return ok


def _bite(options: Options) -> None:
    """The tour hangs: say so and end, whatever the windows are doing."""
    _say(options.lang, "tour.hangs", seconds=LONGEST_S)
    os._exit(1)


def _pairs(equals: dict[str, object]) -> str:
    return ", ".join(f"{name} = {plain(value)}" for name, value in equals.items())


def _say(lang: str, code: str, **facts: object) -> None:
    if known(lang, code):
        sys.stderr.write(" ".join(word(lang, code, **facts).split()) + "\n")
        sys.stderr.flush()
