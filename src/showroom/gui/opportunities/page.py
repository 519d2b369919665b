"""The page "Opportunities": the pipeline by stage, consultant and age, as columns and as tables (REG-14, MGR-08)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from showroom.domain.packs.opportunities import OpportunityRules
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page
from showroom.gui.kit.table import Table
from showroom.gui.opportunities import words
from showroom.gui.opportunities.acts import OpportunityActs
from showroom.gui.opportunities.board import StageBoard
from showroom.gui.opportunities.filters import Filters
from showroom.gui.opportunities.panel import OpportunityPanel
from showroom.gui.opportunities.tables import Share, closed_table, open_table, share_table, shares
from showroom.gui.shell.context import ShellContext
from showroom.services import opportunities
from showroom.services.opportunities import Change, Pipeline, Row, State

_COLUMNS, _TABLE, _SHARES, _CLOSED = "columns", "table", "shares", "closed"
_VIEWS = (_COLUMNS, _TABLE, _SHARES, _CLOSED)


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return OpportunitiesPage(context)


def badge(context: ShellContext) -> int:
    """What waits for whoever may assess: not assessed yet, or nobody's."""
    may = context.may("opportunities.assess")
    return opportunities.to_settle(context.shop, context.actor()) if may else 0


class OpportunitiesPage(Page):
    """``arrive(opportunity_id=…)`` opens one, also a closed one; ``new=True`` notes one, ``customer_id`` for them."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("opportunities")
        self.title = self.tr("Opportunities")
        self._context = context
        self._rules = OpportunityRules()
        self._pipeline = Pipeline((), ())
        self._closed: tuple[Row, ...] = ()
        self._open_id: int | None = None
        self._wanted: int | None = None
        self.acts = OpportunityActs(self, context, self._open)
        new = Button(self.tr("New opportunity"), "opportunities.new", icon="plus", kind="primary", key="Ctrl+N")
        new.clicked.connect(lambda: self.acts.new())
        self._header = PageHeader(self.title, "opportunities", new)
        self._view = Segment(
            [
                (_COLUMNS, self.tr("Columns")),
                (_TABLE, self.tr("Table")),
                (_SHARES, self.tr("By consultant")),
                (_CLOSED, self.tr("Closed")),
            ],
            "opportunities.view",
            _COLUMNS,
            self.tr("How it is shown"),
        )
        self._view.setProperty("draft", False)
        self._filters = Filters()
        self._filters.changed.connect(self._show)
        self._view.changed.connect(lambda _key: self.refresh())
        self.board = StageBoard(context)
        self._table: Table[Row] = open_table(context, lambda: self._rules)
        self._shares: Table[Share] = share_table(context.shop.store.currency)
        self._past: Table[Row] = closed_table(context, lambda: self._rules)
        self._panel = OpportunityPanel(context, self.acts)
        self._build()
        self._wire()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        for table in (self._table, self._shares, self._past):
            self._stack.addWidget(Surface(vbox(table, margins=(1, 1)), f"{table.objectName()}.surface"))
        self._stack.addWidget(
            EmptyState(
                "kanban",
                self.tr("No opportunities yet"),
                self.tr("Buying signals noted in a visit, a call or a presentation open them, or Ctrl+N here."),
                "opportunities.none",
            )
        )
        self._body: QBoxLayout = hbox(self._stack, self._panel, spacing=14)
        self._body.setStretch(0, 1)
        self._panel.hide()
        bar = hbox(self._view, None, self._filters, spacing=10)
        self.setLayout(vbox(self._header, bar, self._body, spacing=14, margins=(28, 20)))

    def _wire(self) -> None:
        board, panel = self.board, self._panel
        board.picked.connect(self._on_picked)
        board.opened.connect(lambda one: self._open(one, focus=True))
        board.wished.connect(self._on_wished)
        board.menu.connect(self._on_menu)
        for table in (self._table, self._past):
            table.chosen.connect(lambda row: self._on_picked(row.id) if row is not None else None)
            table.opened.connect(lambda row: self._open(row.id, focus=True))
        self._shares.opened.connect(self._on_share)
        panel.closed.connect(self._put_away)
        bind(self, "Ctrl+N", self.tr("New opportunity"), lambda: self.acts.new(), place=self.title, everywhere=True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, self.tr("Save the details"), panel.save, place=self.title)
        bind(self, "Esc", self.tr("Put the opportunity away"), self._put_away, place=self.title)

    # -- showing
    def refresh(self) -> None:
        """The pipeline as it is now."""
        context = self._context
        self._rules = context.read(opportunities.rules, OpportunityRules())
        self._pipeline = context.read(opportunities.pipeline, Pipeline((), ()))
        nothing: tuple[Row, ...] = ()
        closed_seen = self._view.value() == _CLOSED or self._open_id is not None or self._wanted is not None
        self._closed = (
            context.read(lambda shop, actor: opportunities.closed(shop, actor), nothing) if closed_seen else ()
        )
        self._read_shown()
        self._filters.show_people(self._pipeline.rows)
        whole = self._pipeline.whole
        count = QCoreApplication.translate("OpportunitiesPage", "%n open", "", whole.count)
        currency = context.shop.store.currency
        said = self.tr("{count} · {sum} · weighted {weighted}").format(
            count=count, sum=words.money(whole.amount, currency), weighted=words.money(whole.weighted, currency)
        )
        self._header.show_subtitle(said if self._rules.stages else context.word("opportunities_off"))
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._bring(wanted)
        self._show()

    def _read_shown(self) -> None:
        """The one that is shown or asked for may have been closed longer ago than the list goes back."""
        shown = self._wanted if self._wanted is not None else self._open_id
        if shown is None or self._row(shown) is not None:
            return
        one: Row | None = self._context.read(lambda shop, actor: opportunities.get(shop, actor, shown), None)
        if one is not None:
            self._closed += (one,)

    def _show(self) -> None:
        view = self._view.value()
        rows = self._filters.of(self._pipeline.rows)
        empty = not self._pipeline.rows and view != _CLOSED
        self._stack.setCurrentIndex(len(_VIEWS) if empty else _VIEWS.index(view))
        self.board.show_pipeline(self._pipeline, rows, self._rules)
        self._table.show_rows(rows)
        self._shares.show_rows(shares(rows))
        self._past.show_rows(self._filters.of(self._closed))
        self._show_panel()

    def _row(self, opportunity_id: int | None) -> Row | None:
        return next((row for row in (*self._pipeline.rows, *self._closed) if row.id == opportunity_id), None)

    def _show_panel(self) -> None:
        row = self._row(self._open_id)
        if row is None:
            self._open_id = None
            self._panel.hide()
            return
        opportunity_id, nothing = row.id, tuple[Change, ...]()
        history = self._context.read(lambda shop, actor: opportunities.history(shop, actor, opportunity_id), nothing)
        self._panel.show_row(row, self._rules, history)
        self._panel.show()

    # -- one of them
    def _on_picked(self, opportunity_id: int) -> None:
        """While one stands open beside the list, the panel follows the choice."""
        if self._open_id is not None and self._open_id != opportunity_id:
            self._open_id = opportunity_id
            self._show_panel()

    def _open(self, opportunity_id: int, *, focus: bool = False) -> None:
        """Show one beside the pipeline; with the keyboard in its details if it was open already."""
        again = self._open_id == opportunity_id and self._panel.isVisible()
        self._open_id = opportunity_id
        if self._row(opportunity_id) is None:
            self._wanted = opportunity_id
            self.refresh()
            return
        self._show_panel()
        if self._view.value() == _COLUMNS:
            self.board.select(opportunity_id)
        if focus and again:
            self._panel.focus_first()

    def _bring(self, opportunity_id: int) -> None:
        """One that was asked for: the filters must not hide it."""
        row = self._row(opportunity_id)
        if row is None:
            return
        self._open_id = opportunity_id
        if row not in self._filters.of((row,)):
            self._filters.choose()
        if row.state is not State.OPEN:
            self._view.set_value(_CLOSED)
            self._past.show_rows(self._filters.of(self._closed))
            self._past.select_id(opportunity_id)
        elif self._view.value() in (_CLOSED, _SHARES):
            self._view.set_value(_COLUMNS)
        self.board.select(opportunity_id)
        self._table.select_id(opportunity_id)

    def _put_away(self) -> None:
        if self._open_id is None:
            return
        self._open_id = None
        self._panel.hide()
        self.focus_first()

    def _on_wished(self, opportunity_id: int, stage: str) -> None:
        row = self._row(opportunity_id)
        if row is not None:
            self.acts.move(row, stage)

    def _on_menu(self, opportunity_id: int, where: QPoint) -> None:
        row = self._row(opportunity_id)
        if row is not None:
            self.acts.menu(row, where)

    def _on_share(self, share: Share) -> None:
        """A consultant's, or those that are nobody's, as columns."""
        self._filters.choose("nobodys" if share.owner_id is None else "all", share.owner_id)
        self._view.set_value(_COLUMNS)

    # -- page
    def focus_first(self) -> None:
        view = self._view.value()
        if view == _COLUMNS:
            self.board.focus()
        else:
            tables: dict[str, QWidget] = {_TABLE: self._table, _SHARES: self._shares, _CLOSED: self._past}
            table = tables[view]
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> dict[str, Any]:
        return {"view": self._view.value(), "open": self._open_id, "chosen": self.board.chosen}

    def resume(self, kept: dict[str, Any]) -> None:
        self._view.set_value(kept.get("view", _COLUMNS))
        self.board.select(kept.get("chosen"))
        self._wanted = kept.get("open")

    def arrive(
        self,
        *,
        opportunity_id: int | None = None,
        new: bool = False,
        customer_id: int | None = None,
        which: str = "",
        **_more: Any,
    ) -> None:
        if which:
            self._filters.choose(which)
        if opportunity_id is not None:
            self._wanted = opportunity_id
            self.refresh()
        if new:
            self.acts.new(customer_id)
