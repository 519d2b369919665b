"""What stands in the place of a page: the start, the first run, cards and PIN, a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from showroom.domain.errors import ShowroomError
from showroom.gui.shell.pages import drop
from showroom.gui.shell.start_page import StartPage

if TYPE_CHECKING:
    from showroom.gui.shell.faults import FaultPage
    from showroom.gui.shell.first_run import FirstRunPage
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.sign_in import SignInPanel


class Fronts(QObject):
    """Each is made when it is needed first, and thrown away when the next of its kind is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._start = StartPage()
        self._sign_in: SignInPanel | None = None
        self._fault: FaultPage | None = None
        self.first_run: FirstRunPage | None = None
        window.stack.addWidget(self._start)

    def show_start(self, words: str = "") -> None:
        """The mark; ``words`` say after a moment what is being waited for."""
        if words:
            self._start.wait_for(words)
        self._window.show_only(self._start)

    def show_first_run(self, place: str) -> None:
        """No store there: make one, open the demo, or choose another place."""
        from showroom.gui.shell.first_run import FirstRunPage

        self.end_first_run()
        self.first_run = FirstRunPage(self._window.runtime, place, self._start, self._window)
        self._window.show_only(self.first_run)
        self.first_run.setFocus()

    def end_first_run(self) -> None:
        """There is a store now."""
        if self.first_run is not None:
            drop(self._window.stack, self.first_run)
            self.first_run = None

    def show_fault(self, error: ShowroomError) -> None:
        """What is wrong with the store's place, and what can be done."""
        from showroom.gui.shell.faults import FaultPage

        window = self._window
        if self._fault is not None:
            drop(window.stack, self._fault)
        self._fault = fault = FaultPage(error, window.sentence)
        fault.retried.connect(window.retry)
        fault.other_chosen.connect(window.places.choose_other)
        window.show_only(fault)
        fault.setFocus()

    def show_sign_in(self) -> None:
        """Cards and PIN; nothing without a store."""
        from showroom.gui.shell.sign_in import SignInPanel

        window, runtime = self._window, self._window.runtime
        if runtime.store is None:
            return
        if self._sign_in is not None:
            drop(window.stack, self._sign_in)
        is_locked = runtime.session.is_locked
        self._sign_in = panel = SignInPanel(
            self.tr("Who is it?"),
            self.tr("{store}: touch your card and type your PIN.").format(store=runtime.store.shop.store.name),
            runtime.door,
            window.sentence,
            leave=self.tr("To the floor board") if is_locked else self.tr("Back"),
        )
        panel.show_cards(window.cards(), runtime.session.recent)
        panel.signed.connect(window.signed_in)
        panel.left.connect(window.go_back)
        window.show_only(panel)
        panel.setFocus()

    def make_anew(self, shown: QWidget | None) -> bool:
        """After a change of language or text size. ``shown``: what was on the screen; False if it is none of these."""
        if shown is None:
            return False
        if shown is self._sign_in:
            self.show_sign_in()
        elif shown is self.first_run:
            self.show_first_run(self._window.runtime.wanted)
        elif self._fault is not None and shown is self._fault:
            self._window.show_fault(self._fault.error)
        else:
            return False
        return True
