"""A rule beside the rotation as a row: name, help, input; what was changed says what it was, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from showroom.domain.policies.sections import Rule, Value, Values
from showroom.domain.reception.switches import Number
from showroom.gui.kit.buttons import Button, Chips
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, Pill, divider
from showroom.gui.kit.layouts import Item, boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.policy.controls import ChoiceRow, NumberRow
from showroom.gui.policy.feature_words import FeatureWords

_UNITS = {"_days": "days", "_s": "s", "_share": "per_cent"}
Chosen = Callable[[str, Value], None]


class FeatureRow(QWidget):
    """One switch. ``chosen(path, value)`` when a person chooses; ``reset(path)`` takes a change back."""

    def __init__(self, rule: Rule, words: FeatureWords, chosen: Chosen, reset: Callable[[str], None]) -> None:
        super().__init__()
        self.rule, self._words, self._chosen = rule, words, chosen
        name = f"policy.rule.{rule.path}"
        self.setObjectName(f"{name}.row")
        self.input = self._made(name, words.label(rule.path))
        self._was = Pill("", "accent", f"{name}.was")
        undo = self.tr("Back to what is in force")
        self._back = Button("", f"{name}.reset", icon="arrow-counter-clockwise", kind="ghost", tip=undo)
        self._back.setAccessibleName(f"{undo}: {words.label(rule.path)}")
        self._back.clicked.connect(lambda: reset(rule.path))
        title = Label(words.label(rule.path), "strong", f"{name}.label", wrap=True)
        self._help = Label(words.help(rule.path), "muted", f"{name}.help", wrap=True)
        self._wrong = Label("", "error", f"{name}.wrong", wrap=True)
        head = hbox(title, None, self._was, self._back, spacing=8)
        head.setStretch(0, 1)
        head_box = boxed(head)
        head_box.setMinimumHeight(THEME.px(40))  # the rows below must not jump when something is chosen
        body = vbox(vbox(head_box, self._help, spacing=0), self.input, self._wrong, spacing=8, margins=(0, 4, 0, 10))
        self.setLayout(body)
        for widget in (self._was, self._back, self._wrong):
            widget.hide()

    def _made(self, name: str, label: str) -> ChoiceRow | NumberRow | Chips:
        rule, words = self.rule, self._words
        if rule.kind == "number":
            default = rule.default if isinstance(rule.default, int) else rule.least
            unit = next((unit for end, unit in _UNITS.items() if rule.path.endswith(end)), "")
            limits = Number(rule.section, default, rule.least, rule.most, unit, "")
            number = NumberRow(limits, name, label, lambda value: words.said(rule.path, value))
            number.chosen.connect(lambda value: self._chosen(rule.path, value))
            return number
        if rule.kind == "several":
            chips = Chips(words.choices(rule), name, several=True)
            chips.setAccessibleName(label)
            chips.setProperty("draft", False)
            chips.changed.connect(lambda keys: self._chosen(rule.path, tuple(keys)))
            return chips
        choice = ChoiceRow(words.choices(rule), name, label)
        choice.chosen.connect(lambda key: self._chosen(rule.path, key == "true" if rule.kind == "yes_no" else key))
        return choice

    def show_values(self, values: Values, base: Values, wrong: str) -> None:
        """The value of the draft, what it was if it is changed, and what is wrong with it ("" nothing)."""
        value, old = values[self.rule.path], base[self.rule.path]
        if isinstance(self.input, NumberRow):
            self.input.show_value(value if isinstance(value, int) else 0)
        elif isinstance(self.input, Chips):
            self.input.blockSignals(True)
            self.input.set_values(value if isinstance(value, tuple) else ())
            self.input.blockSignals(False)
        else:
            self.input.show_value(str(value).lower() if isinstance(value, bool) else str(value))
        long = self._words.long(self.rule, value)
        self._help.setText(long or self._words.help(self.rule.path))
        self._was.setText(self.tr("was: {value}").format(value=self._words.said(self.rule.path, old)))
        self._was.setVisible(value != old)
        self._back.setVisible(value != old)
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))


class SectionCard(Card):
    """The rules of a section."""

    def __init__(self, section: str, words: FeatureWords, rows: list[FeatureRow]) -> None:
        items: list[Item] = [Label(words.section(section), "h3", f"policy.rules.{section}.title")]
        for index, row in enumerate(rows):
            if index:
                items.append(divider())
            items.append(row)
        super().__init__(vbox(*items, spacing=0, margins=(20, 16, 20, 8)), f"policy.rules.{section}")
