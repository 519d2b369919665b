"""The switches of a group as rows: name, help, input; what was changed says what it was, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from showroom.domain.policies.changes import Value, parsed
from showroom.domain.reception.switches import SWITCHES, Number, PerKey
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label, Pill, divider
from showroom.gui.kit.layouts import Item, boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.policy.controls import ChoiceRow, NumberRow
from showroom.gui.policy.draft import Draft
from showroom.gui.policy.words import PolicyWords, choice_key

Chosen = Callable[[str, Value], None]
Reset = Callable[[str], None]


class Line:
    """One switch on the screen: its input, the mark of a change, the way back."""

    def __init__(
        self, path: str, words: PolicyWords, chosen: Chosen, reset: Reset, columns: Mapping[str, int] | None = None
    ) -> None:
        self.path, self._words = path, words
        name, label = f"policy.switch.{path}", words.label(path)
        switch = SWITCHES[path.partition(".")[0]]
        self.input: ChoiceRow | NumberRow
        if isinstance(switch, Number):
            self.input = NumberRow(switch, name, label, lambda value: words.said(path, value))
            self.input.chosen.connect(lambda value: chosen(path, value))
        else:
            self.input = ChoiceRow(words.choices(path), name, label, columns)
            self.input.chosen.connect(lambda key: chosen(path, parsed(path, key)))
        # The mark and the way back are made when the switch is changed first: most never are.
        self.was_place, self.back_place = hbox(), hbox()
        self._reset = reset
        self._was: Pill | None = None
        self._back: Button | None = None

    def show_draft(self, draft: Draft, was: str, undo: str) -> None:
        """The value of the draft; ``was``: "was: {value}" for a changed one; ``undo``: what the button does."""
        value = draft.value(self.path)
        if isinstance(self.input, NumberRow):
            self.input.show_value(int(value))
        else:
            self.input.show_value(choice_key(value))
        old = draft.old(self.path)
        if old is not None and (self._was is None or self._back is None):
            self._make_mark(undo)
        if self._was is not None and self._back is not None:
            self._was.setText(was.format(value=self._words.said(self.path, old)) if old is not None else "")
            self._was.setVisible(old is not None)
            self._back.setVisible(old is not None)

    def _make_mark(self, undo: str) -> None:
        name = f"policy.switch.{self.path}"
        self._was = Pill("", "accent", f"{name}.was")
        self._back = Button("", f"{name}.reset", icon="arrow-counter-clockwise", kind="ghost", tip=undo)
        self._back.setAccessibleName(f"{undo}: {self._words.label(self.path)}")
        self._back.clicked.connect(lambda: self._reset(self.path))
        self.was_place.insertWidget(0, self._was)
        self.back_place.addWidget(self._back)


class SwitchRow(QWidget):
    """A switch with its name and help: one line, or a table of lines under it."""

    def __init__(self, name: str, words: PolicyWords, chosen: Chosen, reset: Reset) -> None:
        super().__init__()
        self.setObjectName(f"policy.row.{name}")
        self.name, self._words = name, words
        switch = SWITCHES[name]
        body: QWidget
        title = Label(words.label(name), "strong", f"policy.row.{name}.label", wrap=True)
        help_text = Label(words.help(name), "muted", f"policy.row.{name}.help", wrap=True)
        self._clash = Label("", "error", f"policy.row.{name}.clash", wrap=True)
        line_box = hbox(Icon("warning-circle-fill", 16, "danger"), self._clash, spacing=6)
        line_box.setStretch(1, 1)
        self._clash_line = boxed(line_box)
        self._clash_line.hide()
        self.lines: dict[str, Line] = {}
        if isinstance(switch, PerKey):
            head: list[Item] = [title, None]
            body = self._table(name, switch, chosen, reset)
        else:
            line = self.lines[name] = Line(name, words, chosen, reset)
            head = [title, line.was_place, line.back_place]
            body = line.input
        top = hbox(*head, spacing=8)
        top.setStretch(0, 1)
        head_box = boxed(top)
        if not isinstance(switch, PerKey):
            head_box.setMinimumHeight(THEME.px(40))  # the rows below must not jump when something is chosen
        words_box = vbox(head_box, help_text, spacing=0)
        self.setLayout(
            vbox(
                words_box,
                body,
                self._clash_line,
                spacing=8,
                margins=(0, 12 if isinstance(switch, PerKey) else 4, 0, 10),
            )
        )

    def _table(self, name: str, switch: PerKey, chosen: Chosen, reset: Reset) -> QWidget:
        """A line a key; the buttons stand in columns."""
        texts = dict(pair for key in switch.keys for pair in self._words.choices(f"{name}.{key}"))
        metrics = QFontMetrics(THEME.font(tk.FONT["small"], 600))
        columns = {key: metrics.horizontalAdvance(f"✓ {text}") + THEME.px(32) for key, text in texts.items()}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for number, key in enumerate(switch.keys):
            path = f"{name}.{key}"
            line = self.lines[path] = Line(path, self._words, chosen, reset, columns)
            label = Label(self._words.key_label(path), "body", f"policy.row.{path}.label", wrap=True)
            label.setMinimumWidth(THEME.px(120))
            named = boxed(vbox(None, label, line.was_place, None, spacing=2))
            line.was_place.addStretch(1)
            grid.addWidget(named, number, 0)
            grid.addWidget(line.input, number, 1)
            grid.addLayout(line.back_place, number, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, THEME.px(40))
        return boxed(grid)

    def show_draft(self, draft: Draft, was: str, undo: str, clash: str) -> None:
        """The values of the draft, and with which switch this one can't hold together ("" none)."""
        for line in self.lines.values():
            line.show_draft(draft, was, undo)
        self._clash.setText(clash)
        self._clash_line.setVisible(bool(clash))

    @property
    def clash(self) -> str:
        return "" if self._clash_line.isHidden() else self._clash.text()

    def matches(self, query: str) -> bool:
        return any(self._words.matches(path, query) for path in self.lines)


class GroupCard(Card):
    """The switches of a group; rows can be hidden by a search, the card goes with the last of them."""

    def __init__(self, group: str, words: PolicyWords, chosen: Chosen, reset: Reset) -> None:
        self.rows = [
            SwitchRow(name, words, chosen, reset) for name, switch in SWITCHES.items() if switch.group == group
        ]
        self._lines: list[QWidget] = []
        title = Label(words.group(group), "h3", f"policy.group.{group}.title")
        items: list[Item] = [title]
        for index, row in enumerate(self.rows):
            if index:
                line = divider()
                self._lines.append(line)
                items.append(line)
            items.append(row)
        super().__init__(vbox(*items, spacing=0, margins=(20, 16, 20, 8)), f"policy.group.{group}")
        self.group = group

    def filter(self, query: str) -> int:
        """Show the rows that ``query`` means ("" all); how many there are."""
        found = 0
        for index, row in enumerate(self.rows):
            shown = not query or row.matches(query)
            row.setVisible(shown)
            if index:
                self._lines[index - 1].setVisible(shown and found > 0)
            found += shown
        return found

    def all_lines(self) -> Iterator[Line]:
        for row in self.rows:
            yield from row.lines.values()
