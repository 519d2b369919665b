"""The counter window: sidebar, pages, sign-in, find, undo, faults, the first run."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.domain.errors import ShowroomError
from showroom.domain.staff.permissions import may
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.keys import bindings
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.theme import THEME
from showroom.gui.shell import warm
from showroom.gui.shell.aside import Aside
from showroom.gui.shell.navigation import PAGES, PageSpec
from showroom.gui.shell.pages import Pages, arrive, drop, find_providers
from showroom.gui.shell.sidebar import RAIL_BELOW, Sidebar
from showroom.gui.shell.start_page import StartPage
from showroom.gui.shell.window import Window, fit
from showroom.gui.shell.window_keys import WindowKeys

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.shell.faults import FaultPage
    from showroom.gui.shell.find_popup import FindPopup
    from showroom.gui.shell.runtime import Runtime
    from showroom.gui.shell.sign_in import SignInPanel
    from showroom.services.shop import StoreFacts

HOME = "reception"


class MainWindow(Window):
    """Pages are made when they are opened first, from ``navigation.PAGES``."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime, "counter")
        self._current = HOME
        self._find: FindPopup | None = None
        self._sign_in: SignInPanel | None = None
        self._fault: FaultPage | None = None
        self._first_run: QWidget | None = None
        self._aside = Aside()
        self._remember = ""
        self._was = runtime.session.actor
        self._secondary: list[QWidget] = []
        self.setMinimumSize(1024, 640)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.pages = Pages(self.stack, self.report)
        self._start = StartPage()
        self.stack.addWidget(self._start)
        self.draft_bar = MessageBar("draft")
        self._bars = boxed(vbox(self.draft_bar, self.error_bar, margins=(28, 12, 28, 0)), "bars")
        self._bars.hide()
        for bar in (self.draft_bar, self.error_bar):
            bar.shown.connect(self._on_bar)
        self.content.setLayout(vbox(self._bars, self.stack, spacing=0))
        self.sidebar = Sidebar()
        self._row = hbox(self.sidebar, self.content, spacing=0)
        self._row.setStretch(1, 1)
        self.setLayout(self._row)
        self._wire_sidebar()
        self._keys = WindowKeys(self)
        self._show_nobody()
        runtime.opened.connect(self._on_opened)
        runtime.closed.connect(self._on_closed)
        runtime.missing.connect(self.show_first_run)
        runtime.failed.connect(self.report)
        runtime.rebuild.connect(self._on_rebuild)
        runtime.session.changed.connect(self._on_session)
        runtime.bus.changed.connect(self._on_changed)
        self._place_window()

    def _on_bar(self) -> None:
        self._bars.setVisible(not (self.draft_bar.isHidden() and self.error_bar.isHidden()))

    # -- sidebar and keys
    def _wire_sidebar(self) -> None:
        self.sidebar.chosen.connect(self.navigate)
        self.sidebar.find_pressed.connect(self.open_find)
        self.sidebar.person_pressed.connect(self.show_sign_in)
        self.sidebar.lock_pressed.connect(self.runtime.session.lock)
        store = self.runtime.store
        self.setWindowTitle(f"{store.shop.store.name} – Showroom" if store is not None else self.tr("Showroom"))

    def specs(self) -> tuple[PageSpec, ...]:
        """The pages whoever is signed in may see."""
        actor = self.actor()
        return tuple(spec for spec in PAGES if may(actor, spec.action))

    def _show_nobody(self) -> None:
        self.sidebar.show_pages(self.specs(), self._current)
        store = self.runtime.store
        self.sidebar.show_person(self.actor(), store.shop.store.name if store else "")

    # -- store
    def _on_opened(self) -> None:
        self.show_only(self._start)
        store = self.runtime.store
        assert store is not None
        self._context = self.make_context(find_providers())
        if self._remember == self.runtime.place:
            self._try_change(database=self._remember)
        self._remember = ""
        if self._first_run is not None:
            drop(self.stack, self._first_run)
            self._first_run = None
        self.setWindowTitle(f"{store.shop.store.name} – Showroom")
        self._show_nobody()
        self.show_sign_in()
        self._warm_up()

    def _warm_up(self) -> None:
        """While somebody looks for their card: load what the first PIN and the first page need."""

        home = next((spec for spec in self.specs() if spec.key == HOME), None)

        module = home.module if home is not None else None
        self.runtime.door.background(lambda job: warm.load(job, module), self._warm_page)

    def _warm_page(self, _nothing: None = None) -> None:
        home = next((spec for spec in self.specs() if spec.key == HOME), None)
        if home is not None and self._context is not None:
            self.pages.page(home, self._context)
            self._show_counts()

    def _on_closed(self) -> None:
        self.pages.drop(keep=False)
        self._context = None
        self.undo_bar.dismiss()
        self.draft_bar.dismiss()
        self.error_bar.dismiss()
        self.show_only(self._start)

    def show_only(self, widget: QWidget) -> None:
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self._keys.page_shown(widget.objectName() if isinstance(widget, Page) else "")

    def show_first_run(self, place: str) -> None:
        """No store there: make one, open the demo, or choose another place."""
        from showroom.gui.shell.first_run import FirstRunPage

        if self._first_run is not None:
            drop(self.stack, self._first_run)
        self._first_run = FirstRunPage(self.runtime, place, self._start, self)
        self.show_only(self._first_run)
        self._first_run.setFocus()

    def show_fault(self, error: ShowroomError) -> None:
        from showroom.gui.shell.faults import FaultPage

        if self._fault is not None:
            drop(self.stack, self._fault)
        self._fault = fault = FaultPage(error, self.sentence)
        self.error_bar.dismiss()
        self.undo_bar.dismiss()
        fault.retried.connect(self._on_retry)
        fault.other_chosen.connect(self.choose_other)
        self.show_only(fault)
        fault.setFocus()

    def _on_retry(self) -> None:
        if self.runtime.store is None:
            self._start.wait_for(self.tr("Opening the store…"))
            self.show_only(self._start)
            self.runtime.open(self.runtime.wanted)
        else:
            self.navigate(self._current)

    def choose_other(self) -> None:
        filters = [self.tr("Stores (*.sqlite3 *.sqlite *.db)"), self.tr("All files (*)")]
        self.runtime.prompts.open_file(
            self, self.tr("Choose a store"), filters, lambda file: self.open_place(str(file))
        )

    def ask_server(self) -> None:
        """The address of a PostgreSQL server."""
        from showroom.gui.shell.server_dialog import ask

        ask(self, self.runtime.place, self.open_place)

    def store_renamed(self, facts: StoreFacts) -> None:
        """The store has another name: every thread's Shop is made anew, the window says it."""
        store = self.runtime.store
        if store is not None:
            store.shop.store = facts
            self.runtime.door.attach(store.shop.sibling)
            self.setWindowTitle(f"{facts.name} – Showroom")
            self.sidebar.show_person(self.actor(), facts.name)

    @property
    def first_run_page(self) -> QWidget | None:
        """The page of the first start, while it is needed."""
        return self._first_run

    def open_place(self, place: str) -> None:
        """Open another store, and remember it for the next start once it is open."""
        self._remember = place
        self._start.wait_for(self.tr("Opening the store…"))
        self.show_only(self._start)
        self.runtime.open(place)

    # -- people
    def show_sign_in(self) -> None:
        """Cards and PIN in place of the page."""
        from showroom.gui.shell.sign_in import SignInPanel

        if self.runtime.store is None:
            return
        if self._sign_in is not None:
            drop(self.stack, self._sign_in)
        store = self.runtime.store.shop.store.name
        self._sign_in = panel = SignInPanel(
            self.tr("Who is it?"),
            self.tr("{store}: touch your card and type your PIN.").format(store=store),
            self.runtime.door,
            self.sentence,
            leave=self.tr("To the floor board") if self.runtime.session.is_locked else self.tr("Back"),
        )
        panel.show_cards(self._cards(), self.runtime.session.recent)
        panel.signed.connect(self._on_signed)
        panel.left.connect(lambda: self.navigate(HOME if self.runtime.session.is_locked else self._current))
        self.show_only(panel)
        panel.setFocus()

    def _on_signed(self, actor: Actor) -> None:
        first = self.runtime.session.is_locked
        self.runtime.session.sign_in(actor)
        self._aside.give_back(actor.tag)
        if first:
            self._offer_drafts()

    def lock_or_sign_in(self) -> None:
        if self.runtime.session.is_locked:
            self.show_sign_in()
        else:
            self.runtime.session.lock()

    def _on_session(self) -> None:
        was, self._was = self._was, self.runtime.session.actor
        if self.runtime.session.is_locked:
            self.draft_bar.dismiss()
            self._aside.put(self, was.tag)
        self._show_nobody()
        if self._context is None:
            return
        self._show_counts()
        keys = [spec.key for spec in self.specs()]
        target = self._current if self._current in keys and not self.runtime.session.is_locked else HOME
        if target in keys:
            self.navigate(target)
        elif keys:
            self.navigate(keys[0])

    def _offer_drafts(self) -> None:
        """After a crash: what was being typed is still there."""
        drafts = self.runtime.drafts
        if drafts is None:
            return
        allowed = {spec.key: spec for spec in self.specs()}
        for key in drafts.keys():  # noqa: SIM118 - not a mapping
            spec = allowed.get(key.split(".", 1)[0])
            page = self.current_page
            if spec is not None and not (page is not None and page.reminds and spec.key == self._current):
                said = self.tr("Something typed on the page “{page}” was not saved yet. It is still there.")
                self.draft_bar.setProperty("of", spec.key)
                self.draft_bar.show_message(
                    said.format(page=spec.shown_title),
                    "info",
                    self.tr("Go there"),
                    partial(self.navigate, spec.key, draft=key),
                )
                return

    # -- pages
    def navigate(self, key: str, **arguments: Any) -> None:
        spec = next((s for s in PAGES if s.key == key), None)
        if spec is None or self._context is None:
            return
        if not may(self.actor(), spec.action):
            self.sign(spec.action, partial(self._sign_in_and_go, key, arguments))
            return
        self.error_bar.dismiss()
        page = self.pages.page(spec, self._context)
        if page.reminds and self.draft_bar.property("of") == key:
            self.draft_bar.dismiss()
        self._current = key
        self.show_only(page)
        self.sidebar.show_current(key)
        page.changed()
        if arguments:
            arrive(page, arguments)
        else:
            page.focus_first()

    def _sign_in_and_go(self, key: str, arguments: dict[str, Any], actor: Actor) -> None:
        self._on_signed(actor)
        self.navigate(key, **arguments)

    @property
    def current_page(self) -> Page | None:
        """The page that is shown; None while signing in, opening, or in a fault."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def _on_changed(self) -> None:
        self.pages.changed()
        self._show_counts()

    def _show_counts(self) -> None:
        if self._context is None:
            return
        for spec in self.specs():
            if spec.badge:
                try:
                    self.sidebar.show_count(spec.key, spec.count(self._context))
                except ShowroomError as error:
                    self.report(error)
                    return

    def _on_rebuild(self) -> None:
        """Another language or text size: everything with words or fixed sizes is made anew, typing is kept."""
        shown = self.stack.currentWidget()
        self.pages.drop(keep=True)
        if self._find is not None:
            self._find.dismiss()
            self._find.deleteLater()
            self._find = None
        old, self.sidebar = self.sidebar, Sidebar()
        self._row.replaceWidget(old, self.sidebar)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._wire_sidebar()
        self._keys.bind()
        self._show_nobody()
        self._show_counts()
        self._set_rail()
        if shown is self._sign_in and self._sign_in is not None:
            self.show_sign_in()
        elif shown is self._first_run and self._first_run is not None:
            self.show_first_run(self.runtime.wanted)
        elif shown is self._fault and self._fault is not None:
            self.show_fault(self._fault.error)
        elif self._context is not None:
            self.navigate(self._current)

    # -- find, keys, about
    def open_find(self) -> None:
        """The box of Ctrl+K; on a locked desk somebody signs in first."""
        from showroom.gui.shell.find_popup import FindPopup

        if self._context is None:
            return
        if self._find is None:
            self._find = FindPopup(self, self.runtime.door)
            self._find.picked.connect(lambda hit: self.navigate(hit.page, **hit.arguments))
        popup, context = self._find, self._context
        self.sign("customers.find", lambda actor: popup.open_for(actor, context.find))

    def show_keys(self) -> None:
        from showroom.gui.shell.dialogs import KeyMap

        page = self.current_page
        KeyMap(self, (*self._keys.bindings(), *(bindings(page) if page is not None else ()))).open()

    def show_about(self) -> None:
        from showroom.gui.shell.dialogs import About

        About(self, self.runtime.place).open()

    def open_window(self, kind: str) -> None:
        """The floor board or the dashboard in a window of its own."""
        from showroom.gui.shell.secondary import SecondaryWindow

        window = SecondaryWindow(self.runtime, kind)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Not by its signal ``destroyed``: that hands over an object half gone, and PySide stumbles over it later.
        self._secondary = [other for other in self._secondary if shiboken6.isValid(other)] + [window]
        window.show_best()

    # -- window
    def _place_window(self) -> None:
        kept = self.runtime.settings.geometry
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            fit(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_rail()

    def _set_rail(self) -> None:
        self.sidebar.set_rail(self.width() / THEME.scale < RAIL_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if geometry != self.runtime.settings.geometry:
            self._try_change(geometry=geometry)
        super().closeEvent(event)

    def _try_change(self, **changes: object) -> None:
        """Keep a setting if it can be kept: no reason to stop anybody."""
        with contextlib.suppress(OSError):
            self.runtime.change(**changes)
