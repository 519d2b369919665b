"""Every version of the rules: from when, by whom, why, what changed; coming ones can be withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, Pill, Tone
from showroom.gui.kit.layouts import Item, boxed, clear, hbox, scrolled, vbox
from showroom.gui.policy.feature_words import FeatureWords
from showroom.gui.policy.words import PolicyWords
from showroom.services.policies import HistoryRow

_TONES: dict[str, Tone] = {"in_force": "success", "coming": "info", "replaced": "warning"}


class HistoryTab(QWidget):
    """``withdraw`` carries the id of a coming version."""

    withdraw = Signal(object)

    def __init__(self, words: PolicyWords) -> None:
        super().__init__()
        self.setObjectName("policy.history")
        self._words, self._features = words, FeatureWords(words)
        self._labels: Mapping[str, str] = {}
        self._shown: tuple[object, ...] = ()
        self._list = vbox(spacing=12, margins=(0, 0, 8, 0))
        self.setLayout(vbox(scrolled(boxed(self._list), "policy.history.scroll")))

    def show_rows(self, rows: Sequence[HistoryRow], today: date, labels: Mapping[str, str], *, may_edit: bool) -> None:
        """The newest first. ``labels``: what the trades of packs are called, by the pack's name."""
        key = (tuple(rows), today, tuple(labels.items()), may_edit)
        self._labels = labels
        if key == self._shown:
            return
        self._shown = key
        clear(self._list)
        for row in rows:
            self._list.addWidget(self._card(row, today, may_edit=may_edit))
        self._list.addStretch(1)

    def _card(self, row: HistoryRow, today: date, *, may_edit: bool) -> Card:
        name = f"policy.version.{row.version_id}"
        state = {
            "in_force": self.tr("In force"),
            "coming": self.tr("Coming"),
            "replaced": self.tr("Replaced before it began"),
        }.get(row.state, self.tr("Past"))
        since = self.tr("From {moment}").format(moment=self._words.moment(row.since, today))
        by = self.tr("by {name}").format(name=row.by) if row.by else ""
        head: list[Item] = [
            Label(since, "name", f"{name}.since"),
            Pill(state, _TONES.get(row.state, "neutral"), f"{name}.state"),
            Label(by, "muted", f"{name}.by", elide=True),
            None,
            Label(f"{self._labels.get(row.pack, row.pack)} {row.version}", "muted", f"{name}.pack", elide=True),
        ]
        if row.state == "coming" and row.differs and may_edit:
            button = Button(self.tr("Withdraw"), f"{name}.withdraw", icon="arrow-counter-clockwise", ui="small")
            button.clicked.connect(lambda: self.withdraw.emit(row.version_id))
            head.append(button)
        lines: list[Item] = [hbox(*head, spacing=10)]
        if row.note:
            lines.append(Label(self.tr("“{note}”").format(note=row.note), "body", f"{name}.note", wrap=True))
        said = [self._words.difference(one.path, one.old, one.new) for one in row.changes]
        said += [self._features.difference(one) for one in row.others]
        if row.is_first:
            said = [self.tr("The rules the store began with.")]
        elif not said:
            said = [self.tr("The same rules as before.")]
        lines += [Label(text, "muted" if not row.differs else "body", wrap=True) for text in said]
        return Card(vbox(*lines, spacing=6, margins=(20, 14)), name)
