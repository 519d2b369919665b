"""Who is calling, in a line over every page; it takes no key from whoever is typing (CAL-01, CAL-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from showroom.domain.staff.permissions import may
from showroom.gui.kit.bars import MessageBar

if TYPE_CHECKING:
    from showroom.domain.telephony.line import LineEvent
    from showroom.gui.kit.labels import Tone
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.telephony.line import Telephone


class CallBar(MessageBar):
    """Follows the telephone; F3 and its act open the call form with the number in it.

    The locked desk is told that somebody calls, not who.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__("incoming")
        self._window = window
        self._context: ShellContext | None = None
        self._telephone: Telephone | None = None
        self._shown: tuple[Any, ...] = ()

    def follow(self, context: ShellContext, telephone: Telephone) -> None:
        """A store is open: callers are looked up in it."""
        self._context, self._telephone = context, telephone
        telephone.changed.connect(self.look)
        context.ticker.ticked.connect(self._on_tick)
        self._window.runtime.session.changed.connect(self.look)

    def look(self) -> None:
        """Show the call of now."""
        telephone, context = self._telephone, self._context
        event = telephone.current if telephone is not None and context is not None else None
        if event is None:
            if self._shown:
                self._shown = ()
                super().dismiss()
            return
        said = self._said(event)
        others = telephone.others if telephone is not None else 0
        if others:
            said = QCoreApplication.translate("CallBar", "{call} · %n more call(s)", "", others).format(call=said)
        if (said, event.kind) == self._shown:
            return
        self._shown = (said, event.kind)
        tone: Tone = "warning" if event.kind == "missed" else "info"
        self.show_message(said, tone, self.tr("Take it (F3)"), self._take)

    def _on_tick(self) -> None:
        if self._shown:
            self.look()

    def _said(self, event: LineEvent) -> str:
        said = {
            "ringing": self.tr("Calling: {who} · ring {rings}"),
            "answered": self.tr("On the line: {who} · answered at ring {rings}"),
            "missed": self.tr("Nobody answered: {who} · rang {rings} times"),
        }.get(event.kind, self.tr("Has called: {who} · rang {rings} times"))
        return said.format(who=self._who(event), rings=max(1, event.rings))

    def _who(self, event: LineEvent) -> str:
        context = self._context
        if not event.number:
            return self.tr("number withheld")
        if context is None or not may(self._window.actor(), "calls.view"):
            return self.tr("somebody")
        from showroom.services import calls

        nothing: calls.Caller | None = None
        caller = context.read(lambda shop, actor: calls.caller(shop, actor, event.number), nothing)
        if caller is None or not caller.people:
            return " · ".join(part for part in (event.number, event.name) if part)
        person = caller.people[0]
        owner = self.tr("{name}'s customer").format(name=person.owner) if person.owner else ""
        return " · ".join(part for part in (caller.shown, person.name, owner) if part)

    def _take(self) -> None:
        self._window.navigate("calls", new=True)

    def dismiss(self) -> None:
        """The cross: this call is not shown any more."""
        self._shown = ()
        super().dismiss()
        if self._telephone is not None:
            self._telephone.dismiss()

    def make_anew(self) -> None:
        """In the language of now."""
        self._shown = ()
        self.look()

    def withdraw(self) -> None:
        """The store is closed: nobody can be looked up."""
        if self._telephone is not None and self._context is not None:
            self._telephone.changed.disconnect(self.look)
            self._context.ticker.ticked.disconnect(self._on_tick)
            self._window.runtime.session.changed.disconnect(self.look)
        self._context, self._telephone, self._shown = None, None, ()
        super().dismiss()
