"""Inputs with their words: label, mark of a required one, help, and the error at the place where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from showroom.gui.kit import tokens as tk
from showroom.gui.kit import values
from showroom.gui.kit.labels import Icon, Label, repolish
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME


def line_edit(name: str, placeholder: str = "", *, text: str = "", limit: int = 200, big: bool = False) -> QLineEdit:
    """A single line."""
    edit = QLineEdit(text)
    edit.setObjectName(name)
    edit.setPlaceholderText(placeholder)
    edit.setAccessibleName(placeholder)
    edit.setMaxLength(limit)
    if big:
        edit.setProperty("ui", "big")
    return edit


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves it."""

    def __init__(self, name: str, placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def _height(self) -> int:
        return round(self.fontMetrics().lineSpacing() * self._lines) + 26


class Combo(QComboBox):
    """A list of ``(key, text)``; the wheel scrolls the page, not the value, unless the list has the focus."""

    def __init__(
        self, name: str, items: Iterable[tuple[object, str]] = (), *, label: str = "", editable: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setEditable(editable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_items(items)

    def set_items(self, items: Iterable[tuple[object, str]]) -> None:
        """Other choices; the chosen one stays if it is still there."""
        kept = self.currentData()
        self.blockSignals(True)
        self.clear()
        for key, text in items:
            self.addItem(text, key)
        index = self.findData(kept)
        self.setCurrentIndex(max(index, 0))
        self.blockSignals(False)

    def value(self) -> object:
        return self.currentData()

    def set_value(self, key: object) -> None:
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt does, but a text too long for its field ends in "…"."""
        if self.isEditable():
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        setattr(option, "currentText", self.shown_text())  # noqa: B010 - declared as a ClassVar in the stubs
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def shown_text(self) -> str:
        """What there is room for of the chosen text."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 4)


class Field(QWidget):
    """A label above an input, help or the error below it. ``set_error("")`` clears; typing clears it too.

    Adopts the input as its ``input``; the label is its buddy and its accessible name.
    """

    def __init__(
        self, label: str, edit: QWidget, *, required: bool = False, help_text: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.input = edit
        self._help = help_text
        self._label_text = label
        self.setObjectName(name or f"{edit.objectName()}.field")
        self._label = Label(label + (" *" if required else ""), "label", f"{edit.objectName()}.label")
        target = edit.findChild(QLineEdit) if isinstance(edit, Field) else edit
        if target is not None:
            self._label.setBuddy(target)
        if required:
            self._label.setAccessibleName(self.tr("{label}, required").format(label=label))
        edit.setAccessibleName(label)
        self._mark = Icon("warning-circle-fill", 14, "danger")
        self._note = Label("", "caption", f"{edit.objectName()}.note", wrap=True)
        self._line = boxed(hbox(self._mark, self._note, spacing=6), f"{edit.objectName()}.line")
        self.setLayout(vbox(self._label, edit, self._line, spacing=5))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._error = ""
        self._show_note()
        values.watch(edit, self._on_typed)

    @property
    def error(self) -> str:
        return self._error

    def value(self) -> values.Value:
        """What is typed (see ``kit.values.read``)."""
        return values.read(self.input)

    def set_value(self, value: values.Value) -> None:
        values.write(self.input, value)

    def set_error(self, text: str) -> None:
        """Show (or with "" remove) the sentence that says what is wrong."""
        if text != self._error:
            self._error = text
            self._show_note()

    def set_help(self, text: str) -> None:
        self._help = text
        self._show_note()

    def set_label(self, text: str) -> None:
        self._label.setText(text)
        self.input.setAccessibleName(text)

    def _on_typed(self) -> None:
        self.set_error("")

    def _show_note(self) -> None:
        shown = self._error or self._help
        self._note.setText(shown)
        self._note.set_role("error" if self._error else "caption")
        self._mark.setVisible(bool(self._error))
        self._line.setVisible(bool(shown))
        self.input.setAccessibleDescription(shown)
        state = "error" if self._error else ""
        if (self.input.property("state") or "") != state:
            self.input.setProperty("state", state)
            repolish(self.input)


def is_searchable(query: str) -> bool:
    """Enough to look for: two characters or digits, or one Chinese one (a surname, "bed")."""
    return len(query) >= 2 or any("\u3400" <= letter <= "\u9fff" or letter >= "\U00020000" for letter in query)


class SearchBox(QLineEdit):
    """A search field: magnifier, clear button, ``searched`` once typing rests; ↓ and Enter are passed on.

    Text that an input method is still composing is not searched for.
    """

    searched = Signal(str)
    moved = Signal(int)
    """+1 for ↓, -1 for ↑, ±10 for page keys."""
    chosen = Signal()
    """Enter."""

    def __init__(self, name: str, placeholder: str, *, rest_ms: int = 120, key: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(f"{placeholder}   {key}" if key else placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(THEME.px(tk.CONTROL))
        self.setProperty("draft", False)
        self._magnifier = QAction(self)
        self._tint()
        self.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest_ms)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._timer.start())

    def _tint(self) -> None:
        self._magnifier.setIcon(THEME.icon("magnifying-glass", "faint"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_magnifier"):
            self._tint()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Claimed by every input: but what is searched for is no act, and X11's Ctrl+E is somebody's shortcut.
            wanted = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.MoveToEndOfLine)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and any(event.matches(one) for one in wanted):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self.moved.emit(step)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self._timer.isActive():  # Enter does not wait for the rest
                self._timer.stop()
                self.searched.emit(self.text().strip())
            self.chosen.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()


def show_problems(fields: dict[str, Field], problems: dict[str, str]) -> bool:
    """Put each sentence at its field, clear the others, bring the first into sight and focus it.

    True if there was any problem.
    """
    first: Field | None = None
    for key, field in fields.items():
        field.set_error(problems.get(key, ""))
        if problems.get(key) and first is None:
            first = field
    if first is not None:
        first.input.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(first)
    return bool(problems)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever ``widget`` stands in so far that it can be seen; again once a new sentence has its room."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 16)
            QTimer.singleShot(0, widget, partial(parent.ensureWidgetVisible, widget, 0, 16))
        parent = parent.parentWidget()
