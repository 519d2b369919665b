"""The desk's telephone and the call form: who rings stands in an untouched form by itself (CAL-01, CAL-11)."""

from __future__ import annotations

from PySide6.QtCore import QObject

from showroom.domain.calls.rules import Direction
from showroom.domain.telephony.line import LineEvent, LineKind, LinkState
from showroom.gui.calls.entry import CallEntry
from showroom.gui.shell.context import ShellContext
from showroom.gui.telephony.dial import to_dial


class FormOnLine(QObject):
    """A form in which somebody has begun, or a call that runs, is never touched; the keyboard stays where it is.

    Ringing: the number is in the form, the clock stands. Answered: the clock runs from that moment and the rings are
    the counted ones. Nobody answered: the form is empty again, the line over the page says who it was.
    """

    def __init__(self, entry: CallEntry, context: ShellContext) -> None:
        super().__init__(entry)
        self._entry, self._context = entry, context
        self._filled = ""
        self._call = ""
        """The line's call that is in the form."""
        if context.telephone is not None:
            context.telephone.changed.connect(self.look)

    def look(self) -> None:
        """What the line tells now, into the form."""
        telephone, entry = self._context.telephone, self._entry
        if telephone is None or not entry.isVisible():
            return
        event = telephone.current
        rings = event is not None and event.kind in (LineKind.RINGING, LineKind.STOPPED)
        if event is not None and rings and event.number:
            if self._is_untouched():
                self._filled = event.number
                entry.who.tell(event.number)
        elif self._filled and event is not None and event.kind is LineKind.ANSWERED and self._is_untouched():
            self.take()
        elif self._filled:
            if self._is_untouched():
                entry.who.tell("")
            self._filled = ""

    def take(self) -> bool:
        """The caller whom the telephone tells of, with the rings it counted; False when it tells of nobody."""
        telephone = self._context.telephone
        self._filled = ""  # before the line is quiet: the number stays
        event: LineEvent | None = telephone.take() if telephone is not None else None
        if event is None:
            return False
        entry = self._entry
        put_through = event.call == self._call and event.kind is LineKind.ANSWERED
        if entry.who.text != event.number and not put_through and not self._waits_for_its_number(event):
            entry.held.put()  # somebody else calls while a call is being written down: that one waits
        self._call = event.call
        if put_through:  # the same call, with somebody else at the other end by now
            entry.who.begin(event.number, None)
            return True
        if event.kind is LineKind.MISSED:  # nobody answered: it is called back
            entry.about.direction.set_value(Direction.OUTGOING.value)
            entry.begin(event.number)
            return True
        entry.begin(event.number)
        entry.about.show_rings(max(1, event.rings), by_system=True)
        if event.kind is LineKind.ANSWERED:
            entry.go_on(event.at)
        return True

    def _waits_for_its_number(self, event: LineEvent) -> bool:
        """Whether what is typed without a number is the very call that was answered."""
        return not self._entry.who.text and event.kind is LineKind.ANSWERED

    def dial(self, phone: str) -> None:
        """Ring a number from a telephone that is connected; nothing happens without one."""
        telephone, e164 = self._context.telephone, to_dial(self._context, phone)
        if telephone is not None and e164 is not None and telephone.link.state is LinkState.CONNECTED:
            telephone.dial(e164)

    def _is_untouched(self) -> bool:
        """Whether nobody has begun to write a call down."""
        entry = self._entry
        return entry.began is None and entry.who.text in ("", self._filled) and entry.who.chosen is None
