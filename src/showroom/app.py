"""Composition root of the windows. Order: paint the themed, translated shell; then open the database in a thread.

Nothing heavy is imported before the first paint: a test lists what may be.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from showroom import paths
from showroom.clock import Clock, SystemClock
from showroom.domain.errors import Fault, UserError
from showroom.gui.kit.prompts import Prompts, SystemPrompts
from showroom.gui.kit.theme import STYLE, STYLED, THEME, ensure_chinese_font, load_fonts
from showroom.gui.shell.runtime import Opened, Runtime, StoreForm, form_to_store
from showroom.gui.shell.window import Window
from showroom.settings import Settings, SettingsFile, default_database


@contextmanager
def _without_collector() -> Iterator[None]:
    """Importing makes very many objects and no garbage: the collector would only look at them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class StoreBackend:
    """Opens and makes stores; every method runs on a background thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def open(self, place: str) -> Opened | None:
        """The store at ``place``; None if there is none yet. Raises ``Fault``."""
        from showroom.store.lean import keep_for_later

        keep_for_later()
        with _without_collector():
            from showroom.services import staff  # noqa: F401 - the cards are read next, in the GUI thread
            from showroom.services.shop import open_shop
            from showroom.services.store_clock import follow_server
            from showroom.store.migrate import exists, open_database
            from showroom.store.watch import watch
        if not exists(place):
            return None
        database = open_database(place)
        try:
            follow_server(database, self._clock)
            shop = open_shop(database, self._clock)
            seen = watch(database)
        except UserError as error:
            database.close()
            if error.code == "no_store":
                return None
            raise
        except BaseException:
            database.close()
            raise

        def close() -> None:
            seen.close()
            database.close()

        return Opened(shop, seen, close)

    def create(self, place: str, form: StoreForm) -> Opened:
        """Make the store of a filled form. Raises ``UserError`` (with its field), ``PackError``, ``Fault``."""
        from showroom.domain.packs.loader import load
        from showroom.domain.staff.actor import system_actor
        from showroom.services.catalogue import pack_file, seed
        from showroom.services.shipped_packs import shipped_file
        from showroom.services.staff import create_store
        from showroom.store.migrate import open_database

        new = form_to_store(form, load(shipped_file(form.pack)))
        for problem in new.problems():  # before a file is made: bad input leaves nothing behind
            raise problem
        database = open_database(place, create=True)
        try:
            shop = create_store(database, self._clock, system_actor("window"), new)
            samples = pack_file(form.pack)
            if form.samples and samples.is_file():
                seed(shop, system_actor("window"), samples)
        finally:
            database.close()
        return self._opened(place)

    def demo(self, place: str, language: str, progress: Callable[[float, str], None]) -> Opened:
        """The demo store; filled with two weeks of believable days if there is none yet."""
        from showroom.services.demo import make_demo

        opened = self.open(place)
        if opened is None:
            make_demo(place, self._clock, language, lambda part: progress(part, ""))
            opened = self._opened(place)
        return opened

    def _opened(self, place: str) -> Opened:
        opened = self.open(place)
        if opened is None:
            raise Fault("db_missing", place=place)
        return opened


class _FirstPaint(QObject):
    """Calls back once, after a window's first paint."""

    def __init__(self, window: Window, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            watched.removeEventFilter(self)
            QTimer.singleShot(0, then)
        return False


def _show_chinese() -> None:
    """Where the system has no plain Chinese font: ours, and text that is painted already finds it."""
    if ensure_chinese_font():
        THEME.apply(THEME.choice, THEME.scale)


class Showroom:
    """The running program: one runtime and its first window."""

    def __init__(
        self,
        *,
        place: str | None = None,
        language: str | None = None,
        kind: str = "counter",
        clock: Clock | None = None,
        prompts: Prompts | None = None,
    ) -> None:
        file = SettingsFile()
        settings = file.load()
        self.runtime = Runtime(
            clock or SystemClock(),
            StoreBackend(clock or SystemClock()),
            prompts or SystemPrompts(),
            paths.data_dir,
            file,
            settings.with_(language=language) if language else settings,
        )
        self.place = place or settings.database or default_database()
        self.runtime.show_look()
        self.window = self._window(kind)
        self.runtime.report = self.report
        self._first_paint = _FirstPaint(self.window, self._after_paint)
        self._hook = sys.excepthook

    def _window(self, kind: str) -> Window:
        if kind == "counter":
            from showroom.gui.shell.main_window import MainWindow

            return MainWindow(self.runtime)
        from showroom.gui.shell.secondary import SecondaryWindow

        return SecondaryWindow(self.runtime, kind)

    def show(self) -> None:
        """Show the window; the store is opened after its first paint."""
        sys.excepthook = self._on_exception
        self.window.show_best()

    def _after_paint(self) -> None:
        self.runtime.open(self.place)
        if self.runtime.settings.shown_language.startswith("zh"):
            _show_chinese()
        else:  # the names on the cards are the first Chinese on the screen
            self.runtime.opened.connect(lambda: QTimer.singleShot(0, _show_chinese))
            self.runtime.missing.connect(lambda _place: QTimer.singleShot(0, _show_chinese))

    def report(self, error: BaseException) -> None:
        """Show an error in the window in front."""
        active = QApplication.activeWindow()
        while active is not None and not isinstance(active, Window):
            active = active.parentWidget()
        (active if isinstance(active, Window) else self.window).report(error)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def close(self) -> None:
        """Let commands finish, close the database, give the exception hook back."""
        self.runtime.shut_down()
        if sys.excepthook == self._on_exception:
            sys.excepthook = self._hook


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, once a process."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(QGuiApplication.highDpiScaleFactorRoundingPolicy().PassThrough)
    app = QApplication([*arguments, "-style", STYLE])
    app.setProperty(STYLED, True)
    app.setApplicationName("Showroom")
    app.setDesktopFileName("showroom")
    load_fonts()
    return app


def has_screen() -> bool:
    """Whether a window can be shown."""
    if sys.platform.startswith("linux") and not os.environ.get("QT_QPA_PLATFORM"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def _collect_again() -> None:
    """What was imported stays until the end: the collector need not look at it."""
    if not gc.isenabled():
        gc.freeze()  # collecting itself stays with kit.work.Sweeper: never in a worker thread


def run(args: argparse.Namespace) -> int:
    """Open the program; returns the exit code. ``args``: ``database``, ``lang``, ``window``; or those of the tour."""
    if getattr(args, "command", None) == "tour":
        return tour(args)
    if not has_screen():
        sys.stderr.write(
            "showroom: there is no screen (DISPLAY and WAYLAND_DISPLAY are empty); try `showroom --help`\n"
        )
        return 4
    app = make_application([sys.argv[0]])
    program = Showroom(
        place=getattr(args, "database", None),
        language=getattr(args, "lang", None),
        kind=getattr(args, "window", None) or "counter",
    )
    for ready in (program.runtime.opened, program.runtime.missing, program.runtime.failed):
        ready.connect(_collect_again)
    program.show()
    code = app.exec()
    program.close()
    return code


def tour(args: argparse.Namespace) -> int:
    """Walk the tour in the real windows: 0 when every step happened, else 1. ``args``: see ``showroom tour --help``."""
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.tour.day import STEPS, start
    from showroom.gui.tour.tour import Options, Tour, TourPrompts
    from showroom.gui.tour.tour import run as walk
    from showroom.services.witness import Witness

    make_application([sys.argv[0]])
    options = Options(args.out, args.lang, args.theme, args.size, args.text_size)
    SettingsFile().save(
        Settings(language=options.lang, theme=options.theme, text_size=options.text_size, idle_lock_minutes=0)
    )
    clock = start()
    prompts = TourPrompts(options.out)
    place = args.database or str(args.home / "tour.sqlite3")
    program = Showroom(place=place, language=options.lang, clock=clock, prompts=prompts)
    assert isinstance(program.window, MainWindow)
    program.window.resize(*options.size)
    program.show()
    witness = Witness(place)
    try:
        is_done = walk(Tour(options, program.window, program.runtime, clock, prompts, witness), STEPS)
    finally:
        witness.close()
        program.close()
    return 0 if is_done else 1
