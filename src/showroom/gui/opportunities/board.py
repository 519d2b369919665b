"""The pipeline as columns, a stage each: count and worth on top, cards below (REG-14)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.domain.opportunities.pipeline import worth
from showroom.domain.packs.opportunities import OpportunityRules, SalesStage
from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.opportunities import words
from showroom.gui.opportunities.cards import CardList
from showroom.gui.shell.context import ShellContext
from showroom.services.opportunities import Pipeline, Row

_NARROWEST = 216
"""A column's least width, px at 100 %: below it the board scrolls."""


class StageColumn(Card):
    """A stage: its name, how many, what they are worth, and the cards."""

    def __init__(self, context: ShellContext, stage: SalesStage) -> None:
        super().__init__(None, f"opportunities.stage.{stage.key}")
        self.stage = stage
        name, label = self.objectName(), stage.label.of(context.language)
        self._title = Label(label, "h3", f"{name}.title", elide=True)
        self._count = Pill("0", "neutral", f"{name}.count")
        self._sum = Label("", "strong", f"{name}.sum", elide=True, tabular=True)
        self._weighted = Label("", "caption", f"{name}.weighted", elide=True, tabular=True)
        self.list = CardList(context, f"{name}.cards", label)
        head = hbox(self._title, self._count, spacing=8)
        head.setStretch(0, 1)
        top = vbox(head, self._sum, self._weighted, spacing=1, margins=(12, 0))
        self.setLayout(vbox(top, self.list, spacing=8, margins=(4, 12, 4, 4)))
        self.setMinimumWidth(THEME.px(_NARROWEST))
        ready = stage.ready_when.of(context.language)
        self._title.setToolTip(ready)
        self.setAccessibleDescription(ready)
        # Who looks at an empty stage wants to know what brings somebody there.
        self.list.empty = "\n".join(part for part in (self.tr("Nothing at this stage."), ready) if part)

    def show_rows(self, rows: Sequence[Row], rules: OpportunityRules, currency: str) -> None:
        """Its opportunities, and what they come to."""
        found = worth((row.amount, row.probability) for row in rows)
        self._count.show_state(str(found.count), "neutral")
        self._sum.setText(words.money(found.amount, currency))
        said = self.tr("{sum} weighted at {percent} %").format(
            sum=words.money(found.weighted, currency), percent=self.stage.probability
        )
        self._weighted.setText(said)
        self.list.show_rows(rows, rules)


class StageBoard(QWidget):
    """``picked`` (id) and ``opened`` (id) as the lists say; ``wished`` (id, stage): a card goes there; ``menu``."""

    picked = Signal(object)
    opened = Signal(object)
    wished = Signal(object, str)
    menu = Signal(object, QPoint)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("opportunities.board")
        self._context = context
        self._columns: list[StageColumn] = []
        self._stages: tuple[SalesStage, ...] = ()
        self._chosen: int | None = None
        self._row: QHBoxLayout = hbox(spacing=10)
        inner = QWidget()
        inner.setLayout(self._row)
        self._inner = inner
        self._area = scrolled(inner, "opportunities.board.area", horizontal=True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(vbox(self._area))

    @property
    def chosen(self) -> int | None:
        """The card that is chosen, also one that is not among those shown."""
        return self._chosen

    def show_pipeline(self, pipeline: Pipeline, rows: Sequence[Row], rules: OpportunityRules) -> None:
        """``rows``: what is left of the pipeline by the filters. The chosen card stays chosen wherever it goes, and the
        keyboard with it."""
        had_keyboard = any(column.list.hasFocus() for column in self._columns)
        if pipeline.stages != self._stages:
            self._make(pipeline.stages)
        chosen = self._chosen
        for column in self._columns:
            column.list.blockSignals(True)
            column.show_rows([row for row in rows if row.stage == column.stage.key], rules, pipeline.currency)
            column.list.select(column.list.cards.position(chosen))
            column.list.blockSignals(False)
        if had_keyboard:
            self.focus()

    def select(self, opportunity_id: int | None, *, focus: bool = False) -> None:
        """Choose a card and bring it into sight."""
        self._chosen = opportunity_id
        for column in self._columns:
            at = column.list.cards.position(opportunity_id)
            column.list.select(at)
            if at >= 0:
                self._bring(column)
                if focus:
                    column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus(self) -> None:
        """The keyboard at the chosen card, else at the first there is."""
        column = next((one for one in self._columns if one.list.current() is not None), None)
        column = column or next((one for one in self._columns if one.list.cards.rows), None)
        if column is not None and not column.list.hasFocus():
            column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def stage_beside(self, stage: str, side: int) -> str | None:
        """The stage left (−1) or right (+1) of one."""
        keys = [one.key for one in self._stages]
        at = keys.index(stage) + side if stage in keys else -1
        return keys[at] if 0 <= at < len(keys) else None

    def _bring(self, column: StageColumn) -> None:
        """All of the column, once it has its place."""
        rect = QRect(column.mapTo(self._inner, QPoint(0, 0)), column.size())
        bar = self._area.horizontalScrollBar()
        if rect.left() < bar.value():
            bar.setValue(rect.left())
        elif rect.right() > bar.value() + self._area.viewport().width():
            bar.setValue(rect.right() - self._area.viewport().width())

    def _make(self, stages: tuple[SalesStage, ...]) -> None:
        clear(self._row)
        self._stages = stages
        self._columns = [StageColumn(self._context, stage) for stage in stages]
        for at, column in enumerate(self._columns):
            self._row.addWidget(column, 1)
            column.list.picked.connect(partial(self._on_picked, column))
            column.list.opened.connect(self._on_opened)
            column.list.menu.connect(self.menu)
            column.list.sideways.connect(partial(self._on_sideways, at))
            column.list.shifted.connect(partial(self._on_shifted, column.stage.key))
            column.list.dropped.connect(partial(self._on_dropped, column.stage.key))

    def _on_picked(self, column: StageColumn, opportunity_id: int) -> None:
        self._chosen = opportunity_id
        for other in self._columns:
            if other is not column:
                other.list.select(-1)
        self._bring(column)
        self.picked.emit(opportunity_id)

    def _on_opened(self, opportunity_id: int) -> None:
        self._chosen = opportunity_id
        self.opened.emit(opportunity_id)

    def _on_sideways(self, at: int, side: int) -> None:
        """Into the next column that has a card, at the same height."""
        height = self._columns[at].list.currentIndex().row()
        while 0 <= (at := at + side) < len(self._columns):
            target = self._columns[at].list
            if target.cards.rows:
                target.select(max(height, 0))
                target.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_shifted(self, stage: str, opportunity_id: int, side: int) -> None:
        wanted = self.stage_beside(stage, side)
        if wanted is not None:
            self.wished.emit(opportunity_id, wanted)

    def _on_dropped(self, stage: str, opportunity_id: int) -> None:
        self._chosen = opportunity_id
        self.wished.emit(opportunity_id, stage)
