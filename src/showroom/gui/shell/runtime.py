"""What lives as long as the program: settings, session, door, bus, the open store. Shared by all windows."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from showroom.clock import Clock
from showroom.gui.kit.bus import Bus, Watch
from showroom.gui.kit.loudness import LOUDNESS
from showroom.gui.kit.prompts import Prompts
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.ticker import Ticker
from showroom.gui.kit.work import Door, Progress
from showroom.gui.shell.day_turn import ClockKeeper, DayTurn
from showroom.gui.shell.language import Translations
from showroom.gui.shell.session import Session
from showroom.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from showroom.gui.kit.drafts import Drafts
    from showroom.gui.telephony.line import Telephone
    from showroom.services.shop import Shop
    from showroom.services.staff import NewStore


class Opened(NamedTuple):
    """An open store: the GUI thread's Shop, the watch of other processes' commits, and how to close both."""

    shop: Shop
    watch: Watch
    close: Callable[[], None]


class StoreForm(NamedTuple):
    """What the first-run page asks; ``pack``: a shipped pack's name; ``samples``: begin with the pack's catalogue."""

    name: str
    language: str
    time_zone: str
    country: str
    currency: str
    pack: str
    manager: str
    pin: str
    samples: bool = True


class Backend(Protocol):
    """What only the composition root can do. All of it is slow and runs on a background thread."""

    def open(self, place: str) -> Opened | None: ...

    def create(self, place: str, form: StoreForm) -> Opened: ...

    def demo(self, place: str, language: str, progress: Callable[[float, str], None]) -> Opened: ...


class Runtime(QObject):
    """Signals: ``opened`` (a store is ready), ``missing`` (no store at the place: first run), ``failed`` (error),
    ``closed``; ``rebuild`` (language or text size changed: windows make their pages anew).
    """

    opened = Signal()
    missing = Signal(str)
    failed = Signal(object)
    closed = Signal()
    rebuild = Signal()
    settings_changed = Signal()

    def __init__(
        self,
        clock: Clock,
        backend: Backend,
        prompts: Prompts,
        data_dir: Callable[[], Path],
        settings_file: SettingsFile,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.clock, self.backend, self.prompts = clock, backend, prompts
        self.settings = settings
        self._file, self._data_dir = settings_file, data_dir
        self.translations = Translations()
        self.session = Session(self)
        self.bus = Bus(self)
        self.ticker = Ticker(clock, self)
        self.report: Callable[[BaseException], None] = lambda error: self.failed.emit(error)
        self.door = Door(lambda error: self.report(error), self.bus.committed, parent=self)
        self.store: Opened | None = None
        self.drafts: Drafts | None = None
        self.telephone: Telephone | None = None
        self._day_turn = DayTurn(self)
        self.clock_keeper = ClockKeeper(self)
        self.index_part: float | None = None
        """How much of the search index is renewed (0 … 1) while it is; None: all is found."""
        self.place = ""
        self.wanted = ""
        """Where a store was last asked for, whether or not it could be opened; ``place``: the open one's."""

    @property
    def data_folder(self) -> Path:
        """Where this PC's person keeps what is not the store's: drafts, what was read."""
        return self._data_dir()

    # -- settings
    def show_look(self) -> None:
        """Language and theme of the settings, before any widget is made."""
        self.translations.apply(self.settings.shown_language)
        THEME.apply(self.settings.theme, self.settings.scale)  # type: ignore[arg-type]
        self.session.set_idle_minutes(self.settings.idle_lock_minutes)
        LOUDNESS.show(sounds=self.settings.sounds, volume=self.settings.volume)

    def change(self, **changes: object) -> None:
        """Change settings, show the effect at once, keep them. Raises ``OSError`` if they can't be kept."""
        before, self.settings = self.settings, self.settings.with_(**changes)
        now = self.settings
        if (before.theme, before.text_size) != (now.theme, now.text_size):
            THEME.apply(now.theme, now.scale)  # type: ignore[arg-type]
        self.session.set_idle_minutes(now.idle_lock_minutes)
        LOUDNESS.show(sounds=now.sounds, volume=now.volume)
        if before.shown_language != now.shown_language:
            self.translations.apply(now.shown_language)
        if before.shown_language != now.shown_language or before.text_size != now.text_size:
            self.rebuild.emit()
        self.settings_changed.emit()
        self._file.save(now)

    def keep(self, **changes: object) -> None:
        """As ``change``; a setting that can't be kept is no reason to stop anybody."""
        with contextlib.suppress(OSError):
            self.change(**changes)

    # -- stores
    def open(self, place: str) -> None:
        """Open the store at ``place`` in the background; ``opened``, ``missing`` or ``failed`` follows."""
        self.wanted = place

        def done(store: Opened | None) -> None:
            if store is None:
                self.missing.emit(place)
            else:
                self._take(place, store)

        self.door.background(lambda _job: self.backend.open(place), done, self._on_failed)

    def create(self, place: str, form: StoreForm, failed: Callable[[BaseException], bool | None]) -> None:
        """Make a store and open it; ``failed`` gets a ``UserError`` with the field it belongs to."""
        self.door.background(
            lambda _job: self.backend.create(place, form), lambda store: self._take(place, store), failed
        )

    def open_demo(self, place: str, progress: Progress, failed: Callable[[BaseException], bool | None]) -> None:
        """Open the demo store's own file; it is filled first if there is none yet."""
        language = self.settings.shown_language
        self.door.background(
            lambda job: self.backend.demo(place, language, job.progress),
            lambda store: self._take(place, store),
            failed,
            progress,
        )

    def _take(self, place: str, store: Opened) -> None:
        from showroom.gui.kit.drafts import Drafts
        from showroom.gui.telephony.line import Telephone

        self._let_go()
        self.place, self.store = place, store
        self.drafts = Drafts(self._data_dir(), place, self)
        self.door.attach(store.shop.sibling)
        self.bus.attach(store.watch)
        self.telephone = Telephone(self.clock, lambda: self.settings, self)
        self.settings_changed.connect(self.telephone.follow_settings)
        self.opened.emit()

    def _on_failed(self, error: BaseException) -> bool:
        self.failed.emit(error)
        return True

    def _let_go(self) -> None:
        if self.store is None:
            return
        self.session.lock()
        self.closed.emit()
        if self.telephone is not None:
            self.settings_changed.disconnect(self.telephone.follow_settings)
            self.telephone.stop()
            self.telephone.deleteLater()
            self.telephone = None
        if self.drafts is not None:
            self.drafts.flush()
            self.drafts.deleteLater()
            self.drafts = None
        self.bus.attach(None)
        self.door.attach(None)
        store, self.store = self.store, None
        store.close()

    def shut_down(self) -> None:
        """Let running commands finish, write drafts, close the database."""
        self.door.close()
        self._let_go()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self.session)


def form_to_store(form: StoreForm, pack: object) -> NewStore:
    """The service's value of a filled form; ``pack``: the loaded pack."""
    from showroom.domain.packs.schema import Pack
    from showroom.services.staff import NewStaff, NewStore

    assert isinstance(pack, Pack)
    manager = NewStaff(form.manager, "manager", form.pin, languages=(form.language,))
    return NewStore(form.name, form.language, form.time_zone, form.country, form.currency, pack, manager)
