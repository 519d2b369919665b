"""What was typed, whatever the widget: one way to read, write and watch an input. Values are JSON-ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from showroom.gui.kit.buttons import Chips, Segment, Stepper, Switch

Value = str | int | float | bool | list[str] | None


def read(widget: QWidget) -> Value:
    """The value of an input; None for a widget that is none. Dates are ISO text; a combo box gives its key (data)."""
    match widget:
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            if widget.isEditable():
                return widget.currentText()
            data = widget.currentData()
            return data if isinstance(data, str | int | float | bool) else widget.currentText()
        case QSpinBox() | QDoubleSpinBox() | Stepper():
            return widget.value()
        case QDateEdit():
            return str(widget.date().toString("yyyy-MM-dd"))
        case QTimeEdit():
            return str(widget.time().toString("HH:mm"))
        case Chips():
            return list(widget.values())
        case Segment():
            return widget.value()
        case Switch() | QCheckBox():
            return widget.isChecked()
    return None


def write(widget: QWidget, value: Value) -> None:
    """Put a value back; one that no longer fits (a choice that is gone) is left out."""
    match widget:
        case QLineEdit():
            widget.setText(str(value))
        case QPlainTextEdit():
            widget.setPlainText(str(value))
        case QComboBox():
            index = widget.findData(value)
            if index < 0:
                index = widget.findText(str(value))
            if index >= 0:
                widget.setCurrentIndex(index)
            elif widget.isEditable():
                widget.setEditText(str(value))
        case QSpinBox() | Stepper() if isinstance(value, int):
            setter = widget.set_value if isinstance(widget, Stepper) else widget.setValue
            setter(value)
        case QDoubleSpinBox() if isinstance(value, int | float):
            widget.setValue(value)
        case QDateEdit():
            widget.setDate(QDate.fromString(str(value), "yyyy-MM-dd"))
        case QTimeEdit():
            widget.setTime(QTime.fromString(str(value), "HH:mm"))
        case Chips() if isinstance(value, list):
            widget.set_values([str(key) for key in value])
        case Segment():
            widget.set_value(str(value))
        case Switch() | QCheckBox():
            widget.setChecked(bool(value))


def watch(widget: QWidget, slot: Callable[[], None]) -> None:
    """Call ``slot`` whenever the value changes."""
    match widget:
        case QLineEdit():
            widget.textChanged.connect(lambda _text: slot())
        case QPlainTextEdit():
            widget.textChanged.connect(slot)
        case QComboBox():
            widget.currentTextChanged.connect(lambda _text: slot())
        case QSpinBox() | QDoubleSpinBox():
            widget.valueChanged.connect(lambda _value: slot())
        case QDateEdit() | QTimeEdit():
            widget.dateTimeChanged.connect(lambda _value: slot())
        case Chips() | Segment() | Stepper():
            widget.changed.connect(lambda _value: slot())
        case QAbstractButton():
            widget.toggled.connect(lambda _on: slot())


def inputs(root: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Every named input under ``root``; passwords and inputs with the property ``draft`` = False are left out."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, Chips, Segment, Stepper, Switch, QCheckBox)
    for widget in root.findChildren(QWidget):
        name = widget.objectName()
        if not name or name.startswith("qt_") or not isinstance(widget, kinds):
            continue
        if isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            continue  # the editor inside another input
        if isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal:
            continue
        if widget.property("draft") is False:
            continue
        yield name, widget


def snapshot(root: QWidget) -> dict[str, Value]:
    """Everything typed under ``root`` by object name."""
    return {name: read(widget) for name, widget in inputs(root)}


def restore(root: QWidget, values: dict[str, Value]) -> int:
    """Put a snapshot back; returns how many inputs changed."""
    changed = 0
    for name, widget in inputs(root):
        if name in values and read(widget) != values[name]:
            write(widget, values[name])
            changed += 1
    return changed
