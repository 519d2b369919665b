"""The counter window: which page is shown to whom, and what follows from a store, a person or a language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.domain.errors import ShowroomError
from showroom.domain.staff.permissions import may
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page
from showroom.gui.shell import index_care, warm
from showroom.gui.shell.aside import Aside
from showroom.gui.shell.day_turn import tell_moved
from showroom.gui.shell.fronts import Fronts
from showroom.gui.shell.navigation import PAGES, PageSpec
from showroom.gui.shell.over_page import OverPage
from showroom.gui.shell.pages import Pages, arrive, find_providers
from showroom.gui.shell.places import Places
from showroom.gui.shell.popups import Popups
from showroom.gui.shell.side import Side
from showroom.gui.shell.window import Window, fit
from showroom.gui.shell.window_keys import WindowKeys

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.shell.runtime import Runtime

HOME = "reception"


class MainWindow(Window):
    """Pages are made when they are opened first, from ``navigation.PAGES``. ``current``: the page opened last."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime, "counter")
        self.current = HOME
        self._aside = Aside()
        self._was = runtime.session.actor
        self.setMinimumSize(1024, 640)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.pages = Pages(self.stack, self.report)
        self.fronts = Fronts(self)
        self.places = Places(self)
        self.popups = Popups(self)
        self.over = OverPage(self)
        self.content.setLayout(vbox(self.over, self.stack, spacing=0))
        row = hbox(self.content, spacing=0)
        self.side = Side(self, row)
        row.setStretch(1, 1)
        self.setLayout(row)
        self.keys = WindowKeys(self)
        self.side.show_all()
        runtime.opened.connect(self._on_opened)
        runtime.closed.connect(self._on_closed)
        runtime.missing.connect(self.fronts.show_first_run)
        runtime.failed.connect(self.report)
        runtime.rebuild.connect(self._on_rebuild)
        runtime.session.changed.connect(self._on_session)
        runtime.bus.changed.connect(self._on_changed)
        runtime.clock_keeper.moved.connect(partial(tell_moved, self))
        kept = runtime.settings.geometry
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            fit(self)

    def specs(self) -> tuple[PageSpec, ...]:
        """The pages whoever is signed in may see."""
        actor = self.actor()
        return tuple(spec for spec in PAGES if may(actor, spec.action))

    @property
    def current_page(self) -> Page | None:
        """The page that is shown; None while signing in, opening, or in a fault."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    # -- store
    def _on_opened(self) -> None:
        self.fronts.show_start()
        self._context = self.make_context(find_providers())
        self.over.follow(self._context)
        self.places.opened()
        self.fronts.end_first_run()
        self.side.show_all()
        self.fronts.show_sign_in()
        home = next((spec for spec in self.specs() if spec.key == HOME), None)
        module = home.module if home is not None else None
        self.runtime.door.background(lambda job: warm.load(job, module), lambda _nothing: self._make_home())

    def _make_home(self) -> None:
        """While somebody looks for their card: the page they will see first."""
        home = next((spec for spec in self.specs() if spec.key == HOME), None)
        if home is not None and self._context is not None:
            self.pages.page(home, self._context)
            self.side.show_counts(self._context)
        if self._context is not None:
            self.over.follow_telephone(self._context)
        index_care.begin(self.runtime)

    def _on_closed(self) -> None:
        self.pages.drop(keep=False)
        self._context = None
        self.over.withdraw()
        self.undo_bar.dismiss()
        self.fronts.show_start()

    def show_fault(self, error: ShowroomError) -> None:
        self.error_bar.dismiss()
        self.undo_bar.dismiss()
        self.fronts.show_fault(error)

    def retry(self) -> None:
        """After a fault: the store once more, or back to the page."""
        if self.runtime.store is None:
            self.places.open_again()
        else:
            self.navigate(self.current)

    # -- people
    def signed_in(self, actor: Actor) -> None:
        """Somebody takes the counter over: their open forms come back, and what a crash left is told."""
        was_locked = self.runtime.session.is_locked
        self.runtime.session.sign_in(actor)
        self._aside.give_back(actor.tag)
        if was_locked:
            self.over.draft_bar.offer(self)

    def lock_or_sign_in(self) -> None:
        if self.runtime.session.is_locked:
            self.fronts.show_sign_in()
        else:
            self.runtime.session.lock()

    def _on_session(self) -> None:
        was, self._was = self._was, self.runtime.session.actor
        is_locked = self.runtime.session.is_locked
        if is_locked:
            self.over.draft_bar.dismiss()
            self._aside.put(self, was.tag)
        self.side.show_all()
        if self._context is None:
            return
        self.side.show_counts(self._context)
        keys = [spec.key for spec in self.specs()]
        target = self.current if self.current in keys and not is_locked else HOME
        if target in keys:
            self.navigate(target)
        elif keys:
            self.navigate(keys[0])

    # -- pages
    def navigate(self, key: str, **arguments: Any) -> None:
        """Open a page; who may not see it signs in first."""
        spec = next((s for s in PAGES if s.key == key), None)
        if spec is None or self._context is None:
            return
        if not may(self.actor(), spec.action):
            self.sign(spec.action, partial(self._sign_in_and_go, key, arguments))
            return
        self.error_bar.dismiss()
        page = self.pages.page(spec, self._context)
        self.over.draft_bar.page_opened(key, page)
        self.current = key
        self.show_only(page)
        self.over.news_bar.look()
        self.side.bar.show_current(key)
        page.changed()
        if arguments:
            arrive(page, arguments)
        else:
            page.focus_first()

    def _sign_in_and_go(self, key: str, arguments: dict[str, Any], actor: Actor) -> None:
        self.signed_in(actor)
        self.navigate(key, **arguments)

    def go_back(self) -> None:
        """From the cards to the page; a locked desk has the board."""
        self.navigate(HOME if self.runtime.session.is_locked else self.current)

    def show_only(self, widget: QWidget) -> None:
        """``widget`` in the place of the page; the window's keys leave a page its own."""
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self.keys.page_shown(widget.objectName() if isinstance(widget, Page) else "")

    def open_find(self) -> None:
        """The box of Ctrl+K, once a store is open."""
        if self._context is not None:
            self.popups.open_find(self._context)

    def _on_changed(self) -> None:
        self.pages.changed()
        self.side.show_counts(self._context)

    def _on_rebuild(self) -> None:
        """Another language or text size: everything with words or fixed sizes is made anew, typing is kept."""
        shown = self.stack.currentWidget()
        self.pages.drop(keep=True)
        self.popups.drop_find()
        self.side.make_anew()
        self.keys.bind()
        self.side.show_all()
        self.side.show_counts(self._context)
        if not self.fronts.make_anew(shown) and self._context is not None:
            self.navigate(self.current)
        self.over.make_anew()

    # -- window
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.width())
        self.over.stack.fit(self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if geometry != self.runtime.settings.geometry:
            self.runtime.keep(geometry=geometry)
        super().closeEvent(event)
