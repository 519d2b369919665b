"""Inputs of the form that are made of several: phones, a date with its calendar, a person.

The parts are plain inputs with names of their own, so that a draft keeps each of them; the whole only arranges them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from showroom.domain.customers import phones
from showroom.domain.customers.form import Relation
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.fields import bring_into_sight, is_searchable, line_edit
from showroom.gui.kit.keys import tab_after
from showroom.gui.kit.labels import Label, repolish
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.services.customers.values import Person

MOST_PHONES = 10
_LONGEST_LINE = 4000  # a list of numbers may be pasted into any line, and the last one holds what finds no line
_REST_MS = 200
_MOST_GUESSES = 3

Guesses = Callable[[str, Callable[[Sequence[Person]], None]], None]
"""Asks who may be meant by what is typed; the answer comes later, if at all, to the second argument."""


class Parts(QWidget):
    """A row of inputs that stand for one answer; ``inputs`` are watched by the form. The error of the field shows on
    each of them.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)  # the field names its label and note after it
        self._name = name
        self.inputs: tuple[QWidget, ...] = ()

    def settle(self) -> None:
        """Hand the name on to the first input, which a person, the tour and a draft mean by it."""
        self.setObjectName(f"{self._name}.parts")

    def label(self, text: str) -> None:
        """Name the parts for a screen reader."""
        for edit in self.inputs:
            edit.setAccessibleName(text)

    def lock(self) -> None:
        """Nothing can be typed."""
        for edit in self.findChildren(QLineEdit):
            edit.setReadOnly(True)
        for button in self.findChildren(Button):
            button.setEnabled(False)

    def is_wrong(self, _edit: QWidget) -> bool:
        """Whether an error of the field is about this part."""
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange and self.inputs:
            if self.property("state"):  # the keyboard goes where something is wrong
                self.setFocusProxy(next((edit for edit in self.inputs if self.is_wrong(edit)), self.inputs[0]))
            for edit in self.inputs:
                state = (self.property("state") or "") if self.is_wrong(edit) else ""
                edit.setAccessibleDescription(self.accessibleDescription())
                if (edit.property("state") or "") != state:
                    edit.setProperty("state", state)
                    repolish(edit)
        return super().event(event)


class PhonesEdit(Parts):
    """Several numbers, one a line; each is written as people write it when it is left. Several pasted into one line
    go to lines of their own.
    """

    def __init__(self, name: str, label: str, placeholder: str, region: str) -> None:
        super().__init__(name)
        self._region = region
        self._lines = tuple(
            line_edit(name if at == 0 else f"{name}.{at + 1}", placeholder if at == 0 else "", limit=_LONGEST_LINE)
            for at in range(MOST_PHONES)
        )
        self.inputs = self._lines
        self._rows = tuple(boxed(hbox(edit)) for edit in self._lines)
        self.label(label)
        more = QCoreApplication.translate("PackForm", "Another number")
        self._more = Button(more, f"{name}.more", icon="plus", kind="ghost", ui="small")
        self._more.clicked.connect(self._add)
        self.setFocusProxy(self._lines[0])
        for row in self._rows[1:]:
            row.hide()
        self.setLayout(vbox(*self._rows, hbox(self._more, None), spacing=6))
        self._more.hide()
        for edit in self._lines:
            edit.textChanged.connect(lambda _text: self._arrange())
            edit.editingFinished.connect(partial(self._tidy, edit))

    def text(self) -> str:
        """All numbers as typed, with commas between."""
        return ", ".join(typed for edit in self._lines if (typed := edit.text().strip()))

    def set_text(self, text: str) -> None:
        """Show these numbers, one a line."""
        numbers = phones.split(text)
        room = len(self._lines)
        shown = [*numbers[: room - 1], ", ".join(numbers[room - 1 :])] if len(numbers) > room else list(numbers)
        for at, edit in enumerate(self._lines):
            edit.setText(shown[at] if at < len(shown) else "")
            self._rows[at].setVisible(at == 0 or bool(edit.text()))
        self._arrange()

    def answer(self) -> tuple[str, ...] | None:
        return phones.split(self.text()) or None

    def lock(self) -> None:
        super().lock()
        self._arrange()

    def is_wrong(self, edit: QWidget) -> bool:
        """Only the line that holds the number in question."""
        text = edit.text() if isinstance(edit, QLineEdit) else ""
        return any(one.problem is not None for one in phones.read_all((text,), self._region))

    def _arrange(self) -> None:
        """A line with something in it is shown; another is offered once the last one has something."""
        for row, edit in zip(self._rows, self._lines, strict=True):
            if edit.text():
                row.show()
        used = [at for at, row in enumerate(self._rows) if not row.isHidden()]
        last = self._lines[used[-1]]
        self._more.setVisible(bool(last.text().strip()) and len(used) < len(self._rows) and not last.isReadOnly())

    def _add(self) -> None:
        hidden = next((at for at, row in enumerate(self._rows) if row.isHidden()), None)
        if hidden is not None:
            self._rows[hidden].show()
            self._lines[hidden].setFocus(Qt.FocusReason.TabFocusReason)
            self._arrange()

    def _tidy(self, edit: QLineEdit) -> None:
        numbers = phones.split(edit.text())
        if len(numbers) > 1:
            was_entered = edit.hasFocus()  # by Enter, which goes on to the next input: behind all of the numbers
            self.set_text(self.text())
            if was_entered:
                next(one for one in reversed(self._lines) if one.text()).setFocus(Qt.FocusReason.TabFocusReason)
        for one in self._lines if len(numbers) > 1 else (edit,):
            found = phones.read(one.text(), self._region)
            if found.e164 is None or found.problem is not None or found.extension is not None:
                continue
            written = phones.shown(found.e164, self._region)
            if written != one.text():
                one.setText(written)


class DateEdit(Parts):
    """A day, typed any way (1988-2-29, 1988年2月29日, 19880229), or taken from the calendar."""

    def __init__(self, name: str, label: str, placeholder: str) -> None:
        super().__init__(name)
        self.edit = line_edit(name, placeholder, limit=12)
        self.inputs = (self.edit,)
        self.label(label)
        self.setFocusProxy(self.edit)
        tip = QCoreApplication.translate("PackForm", "Choose from a calendar")
        self._button = Button("", f"{name}.calendar", icon="calendar-blank", kind="ghost", tip=tip)
        self._button.clicked.connect(self._open)
        self.edit.editingFinished.connect(self._tidy)
        self.setLayout(hbox(self.edit, self._button, spacing=4))

    def answer(self) -> date | None:
        """What is typed; None for nothing. Raises ``ValueError`` for what is no day."""
        text = self.edit.text().strip()
        if not text:
            return None
        if re.fullmatch(r"\d{8}", text):
            text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        year, month, day = (int(part) for part in re.findall(r"\d+", text))
        return date(year, month, day)

    def show_answer(self, answer: date | None) -> None:
        self.edit.setText("" if answer is None else answer.isoformat())

    def _tidy(self) -> None:
        try:
            self.show_answer(self.answer())
        except ValueError:
            return

    def calendar(self) -> QCalendarWidget:
        """A calendar that stands at the day typed and puts the one chosen into the input."""
        made = QCalendarWidget()
        made.setWindowFlags(Qt.WindowType.Popup)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        try:
            typed = self.answer()
        except ValueError:
            typed = None
        if typed is not None:
            made.setSelectedDate(QDate(typed.year, typed.month, typed.day))

        def take(day: QDate) -> None:
            self.show_answer(date(day.year(), day.month(), day.day()))
            made.close()
            self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

        made.clicked.connect(take)
        made.activated.connect(take)
        return made

    def _open(self) -> None:
        shown = self.calendar()
        shown.setParent(self, Qt.WindowType.Popup)
        shown.move(self._button.mapToGlobal(QPoint(0, self._button.height())))
        shown.show()


class PersonEdit(Parts):
    """Another person as said; one of the customers that fit can be taken, and is then linked.

    The link stands in a hidden input, so that a draft keeps it too. Typing on takes the link away.
    """

    linked = Signal()

    def __init__(self, name: str, label: str, placeholder: str, guesses: Guesses | None) -> None:
        super().__init__(name)
        self._guesses, self._asked, self._quiet = guesses, 0, False
        self.edit = line_edit(name, placeholder)
        self._id = line_edit(f"{name}.id", limit=20)
        self._id.hide()
        self.inputs = (self.edit, self._id)
        self.label(label)
        self.setFocusProxy(self.edit)
        self._note = Label("", "caption", f"{name}.linked", elide=True)
        self._note.hide()
        self._found: QVBoxLayout = vbox(spacing=4)
        self.setLayout(vbox(self.edit, self._id, self._note, self._found, spacing=4))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._on_typed)
        self._id.textChanged.connect(lambda _text: self._show_link())

    def answer(self) -> Relation | None:
        said, customer_id = self.edit.text().strip(), self._id.text()
        if not said and not customer_id:
            return None
        return Relation(said, int(customer_id) if customer_id.isdigit() else None)

    def show_answer(self, answer: Relation | None) -> None:
        self._forget_guesses()
        self.edit.setText(answer.said if answer else "")
        self._id.setText(str(answer.customer_id) if answer and answer.customer_id is not None else "")

    def _on_typed(self, _text: str) -> None:
        self._id.setText("")
        self._timer.start()

    def _show_link(self) -> None:
        is_linked = bool(self._id.text())
        self._note.setText(QCoreApplication.translate("PackForm", "✓ a customer here") if is_linked else "")
        self._note.setVisible(is_linked)

    def _ask(self) -> None:
        text = self.edit.text().strip()
        self._asked += 1
        if self._guesses is None or not is_searchable(text) or self.edit.isReadOnly():
            self._forget_guesses()
            return
        self._guesses(text, partial(self._on_guesses, self._asked))

    def _on_guesses(self, asked: int, people: Sequence[Person]) -> None:
        if asked != self._asked:
            return  # typed on since
        clear(self._found)
        before: QWidget = self.edit
        for person in people[:_MOST_GUESSES]:
            said = " · ".join(part for part in (person.name, person.phone) if part)
            name = f"{self._name}.guess.{person.id}"
            button = Button(said, name, icon="link", kind="soft", ui="small")
            button.setAccessibleName(QCoreApplication.translate("PackForm", "This customer: {name}").format(name=said))
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._take, person))
            self._found.addLayout(hbox(button, None))
            tab_after(before, button)
            before = button
        if people:
            bring_into_sight(self)

    def _take(self, person: Person) -> None:
        self.show_answer(Relation(person.name, person.id))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.linked.emit()

    def _forget_guesses(self) -> None:
        self._asked += 1
        clear(self._found)
