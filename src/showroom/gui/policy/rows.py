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
from showroom.gui.policy.words import PolicyWords

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
        self.was = Pill("", "accent", f"{name}.was")
        self.back = Button("", f"{name}.reset", icon="arrow-counter-clockwise", kind="ghost", tip=words.help(path))
        self.back.clicked.connect(lambda: reset(path))

    def show_draft(self, draft: Draft, was: str, undo: str) -> None:
        """The value of the draft; ``was``: "was: {value}" for a changed one; ``undo``: what the button does."""
        value = draft.value(self.path)
        if isinstance(self.input, NumberRow):
            self.input.show_value(int(value))
        else:
            self.input.show_value(str(value).lower() if isinstance(value, bool) else str(value))
        old = draft.old(self.path)
        changed = old is not None
        self.was.setText(was.format(value=self._words.said(self.path, old)) if changed else "")
        self.was.setVisible(changed)
        self.back.setVisible(changed)
        self.back.setToolTip(undo)
        self.back.setAccessibleName(f"{undo}: {self._words.label(self.path)}")


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
            head = [title, line.was, line.back]
            policy = line.back.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the rows below must not jump when something is chosen
            line.back.setSizePolicy(policy)
            body = line.input
        top = hbox(*head, spacing=8)
        top.setStretch(0, 1)
        words_box = vbox(boxed(top), help_text, spacing=0)
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
            named = boxed(vbox(None, label, hbox(line.was, None), None, spacing=2))
            grid.addWidget(named, number, 0)
            grid.addWidget(line.input, number, 1)
            grid.addWidget(line.back, number, 2)
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
