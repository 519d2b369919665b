"""The number of the caller and who it belongs to: looked up while it is typed, number first (CAL-01)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.calls.callers import CallerCard
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.layouts import vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import calls
from showroom.services.calls import Caller
from showroom.services.customers.values import Person

_REST_MS = 120


class WhoCalls(QWidget):
    """``typed``: a key was pressed in the number. ``found``: what is known of the number has changed. ``entered``:
    Enter, the caller is being looked up."""

    typed = Signal()
    found = Signal()
    entered = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("calls.who")
        self._context = context
        self._asked = 0
        self.caller: Caller | None = None
        self._chosen: int | None = None
        self.number = line_edit("calls.number", self.tr("Number of the caller"), limit=40, big=True)
        self._hint = self.tr("Leave it empty when the number is withheld")
        self.field = Field(self.tr("Number"), self.number, help_text=self._hint)
        self.card = CallerCard(context)
        self.card.chosen.connect(self._on_person)
        self.setLayout(vbox(self.field, self.card, spacing=12))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.look)
        self.number.textEdited.connect(self._on_edited)
        self.number.textChanged.connect(lambda _text: self._timer.start())
        self.number.returnPressed.connect(self._on_entered)

    @property
    def text(self) -> str:
        """The number as typed."""
        return self.number.text().strip()

    @property
    def said(self) -> str:
        """Name or number of the caller, as far as they are known."""
        person = next((one for one in self.people if one.id == self.person_id), None)
        return " · ".join(dict.fromkeys(part for part in (person.name if person else "", self.text) if part))

    @property
    def people(self) -> tuple[Person, ...]:
        """Whose number it is, or may be."""
        return self.caller.people if self.caller is not None else ()

    @property
    def person_id(self) -> int | None:
        """The customer this call belongs to, as far as it is known."""
        if self._chosen is not None:
            return self._chosen
        caller = self.caller
        if caller is not None and caller.e164 is not None and len(caller.people) == 1:
            return caller.people[0].id
        return None

    @property
    def is_unknown(self) -> bool:
        """Whether nobody is known under the number: a first call."""
        return self.person_id is None and not self.people

    @property
    def chosen(self) -> int | None:
        """The customer somebody has said it is."""
        return self._chosen

    def begin(self, number: str, customer_id: int | None) -> None:
        """A call comes in: the number has the keyboard."""
        if number:
            self.number.setText(number)
            self.look_now()
        self._chosen = customer_id
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def tell(self, number: str) -> None:
        """The line tells who rings; nobody has begun yet, the keyboard stays where it is. "": it rings no more."""
        self.number.setText(number)
        self.look_now()

    def take(self, person: Person) -> None:
        """The call is with this customer, whatever number it comes from."""
        self._chosen = person.id
        self.show_caller(Caller(None, "", None, {}, (person,), 0, first_time=False))

    def choose_again(self, customer_id: int | None) -> None:
        """As it was before it was cleared."""
        self._chosen = customer_id
        self.look_now()

    def clear(self) -> None:
        """Nobody calls."""
        self._asked += 1
        self._chosen = None
        self.number.clear()
        self._timer.stop()
        self.field.set_error("")
        self.show_caller(None)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, _text: str) -> None:
        self._chosen = None
        self.typed.emit()

    def _on_entered(self) -> None:
        self.look_now()
        self.entered.emit()

    def look_now(self) -> None:
        """Do not wait for the typing to rest."""
        self._timer.stop()
        self.look()

    def look(self) -> None:
        """Ask who has this number; an answer to an older question never overwrites a newer one."""
        self._asked += 1
        asked, typed, actor = self._asked, self.number.text(), self._context.actor()
        if not typed.strip():
            if self._chosen is None:
                self.show_caller(None)
            return

        # a bound method: the door drops it when the page is gone by then
        self._context.door.background(lambda job: (asked, calls.caller(job.shop, actor, typed)), self._on_answer)

    def _on_answer(self, answer: tuple[int, Caller]) -> None:
        if answer[0] == self._asked:
            self.show_caller(answer[1])

    def show_caller(self, found: Caller | None) -> None:
        """What is known of the number; None while nothing is typed."""
        self.caller = found
        problem = found.problem if found is not None else None
        self.field.set_help(
            self._context.word(problem, raw=found.shown, **found.facts) if found is not None and problem else self._hint
        )
        self.card.show_caller(found, self._chosen)
        self.found.emit()

    def _on_person(self, person: Person | None) -> None:
        self._chosen = person.id if person is not None else None
        self.found.emit()
