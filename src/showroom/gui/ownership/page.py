"""The page "Ownership": open cases with their candidates side by side, who is free soon, what skating checks found
(REG-07, REG-08)."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QStackedWidget

from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.ownership import words
from showroom.gui.ownership.acts import DeskActs
from showroom.gui.ownership.case_panel import CasePanel
from showroom.gui.shell.context import ShellContext
from showroom.services import ownership
from showroom.services.ownership import Case, ClaimRow, Freed, SkatingRow, reads, skating

_FREE, _SKATING = "free", "skating"


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return OwnershipPage(context)


def badge(context: ShellContext) -> int:
    """Open cases for who decides; windows one has said nothing in yet for everybody else."""
    return ownership.open_count(context.shop, context.actor()) if context.may("ownership.view") else 0


class OwnershipPage(Page):
    """Cases on the left, the chosen one on the right; free soon and skating behind tabs of their own."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("ownership")
        self.title = self.tr("Ownership")
        self._context = context
        self._wanted: int | None = None
        new = Button(self.tr("New claim"), "ownership.new", icon="plus", kind="soft", key="Ctrl+N")
        forgot = Button(self.tr("Forgot the consultant"), "ownership.forgot", icon="question")
        self._header = PageHeader(self.title, "ownership", forgot, new)
        self._panel = CasePanel(context)
        self.acts = DeskActs(self, context, self._select)
        new.clicked.connect(lambda: self.acts.claim())
        forgot.clicked.connect(self.acts.forgotten)
        self._which = Segment(self._tabs(), "ownership.which", "open", self.tr("Which cases"))
        self._which.setProperty("draft", False)
        self._which.changed.connect(lambda _key: self.refresh())
        self._table = self._case_table()
        self._free = self._free_table()
        self._skating = self._skating_table()
        self._wire()
        cases = Surface(vbox(self._table, margins=(1, 1)), "ownership.list")
        self._body: QBoxLayout = hbox(cases, self._panel, spacing=20)
        self._body.setStretch(0, 4)
        self._body.setStretch(1, 5)
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(self._body))
        for table, name in ((self._free, _FREE), (self._skating, _SKATING)):
            self._stack.addWidget(Surface(vbox(table, margins=(1, 1)), f"ownership.{name}.surface"))
        self.setLayout(vbox(self._header, hbox(self._which, None), self._stack, spacing=14, margins=(28, 20)))
        bind(self, "Ctrl+N", self.tr("New claim"), lambda: self.acts.claim(), place=self.title, everywhere=True)
        bind(self, "Ctrl+P", self.tr("Print the ruling"), self._print, place=self.title, everywhere=True)

    def _tabs(self) -> list[tuple[str, str]]:
        tabs = [
            ("open", self.tr("Open")),
            ("decided", self.tr("Decided")),
            ("all", self.tr("All")),
            (_FREE, self.tr("Free soon")),
        ]
        return [*tabs, (_SKATING, self.tr("Skating today"))]

    def _case_table(self) -> Table[ClaimRow]:
        context = self._context
        return Table(
            (
                Column("subject", self.tr("About"), lambda row: words.subject(context, row),
                       second=lambda row: f"{row.number} · {words.kind(context, row)}"),
                Column("state", self.tr("State"), lambda row: words.state(context, row), 104,
                       tone=lambda row: words.tone(context, row)),
                Column("who", self.tr("Claims"), self._who, 120, muted=True),
                Column("opened", self.tr("Opened"), lambda row: words.day(context, row.opened_at), 96, number=True,
                       muted=True),
            ),
            lambda row: row.id,
            "ownership.table",
            self.tr("Cases"),
            empty=self.tr("No cases here. Ctrl+N opens one."),
        )  # fmt: skip

    def _who(self, row: ClaimRow) -> str:
        if row.decided_at is not None:
            return row.winner or self._context.word("ownership.nobody")
        return ", ".join(row.claimants) or "–"

    def _free_table(self) -> Table[Freed]:
        context = self._context
        return Table(
            (
                Column("customer", self.tr("Customer"), lambda one: one.person.name,
                       avatar=lambda one: one.person.name, second=lambda one: one.person.phone),
                Column("owner", self.tr("Owner"), lambda one: one.person.owner or "–", 160, muted=True),
                Column("left", self.tr("Protection"), lambda one: words.left(context, one.days_left), 220,
                       tone=lambda one: words.left_tone(one.days_left)),
                Column("until", self.tr("Last day"), lambda one: words.last_day(context, one.until), 120, number=True,
                       muted=True),
            ),
            lambda one: one.person.id,
            "ownership.free",
            self.tr("Free soon"),
            empty=self.tr("Nobody's protection ends within a week."),
        )  # fmt: skip

    def _skating_table(self) -> Table[SkatingRow]:
        context = self._context
        return Table(
            (
                Column("customer", self.tr("Customer"), lambda one: one.customer, avatar=lambda one: one.customer,
                       second=lambda one: f"{context.word(f'ownership.step.{one.step}')} · {one.staff}"),
                Column("other", self.tr("Looked after already"), lambda one: one.other,
                       second=lambda one: one.owner),
                Column("how", self.tr("Found by"), lambda one: context.word(f"ownership.how.{one.how}"), 180),
                Column("reason", self.tr("Why it went on"), lambda one: one.reason or "–", muted=True),
            ),
            lambda one: one.id,
            "ownership.skating.table",
            self.tr("Skating today"),
            empty=self.tr("Nothing was found today."),
        )  # fmt: skip

    def _wire(self) -> None:
        self._table.chosen.connect(lambda _row: self._show())
        self._table.opened.connect(lambda _row: self._enter())
        self._free.opened.connect(lambda one: self._context.navigate("customers", customer_id=one.person.id))
        self._skating.opened.connect(lambda one: self._context.navigate("customers", customer_id=one.customer_id))
        panel = self._panel
        panel.decide.connect(self._decide)
        panel.state.connect(lambda: self.acts.state(self._table.current()))
        panel.identify.connect(lambda: self.acts.identify(self._table.current()))
        panel.reopen.connect(lambda: self.acts.reopen(self._table.current()))
        panel.withdraw.connect(lambda: self.acts.withdraw(self._table.current()))
        panel.printed.connect(self._print)
        panel.customer.connect(self._open_customer)

    # -- showing
    def refresh(self) -> None:
        """The cases as they are now, and the chosen one."""
        tab = self._which.findChild(QPushButton, f"ownership.which.{_SKATING}")
        if tab is not None:  # somebody else may sit here now
            tab.setVisible(self._context.may("ownership.judge"))
        which = self._which.value()
        self._stack.setCurrentIndex({_FREE: 1, _SKATING: 2}.get(which, 0))
        context = self._context
        if which == _FREE:
            nobody: tuple[Freed, ...] = ()
            self._free.show_rows(context.read(lambda shop, actor: ownership.free_soon(shop, actor), nobody))
        elif which == _SKATING:
            nothing: tuple[SkatingRow, ...] = ()
            self._skating.show_rows(context.read(lambda shop, actor: skating.of_day(shop, actor, shop.day()), nothing))
        else:
            none: tuple[ClaimRow, ...] = ()
            wanted = cast("reads.Which", which)
            self._table.show_rows(context.read(lambda shop, actor: ownership.listed(shop, actor, wanted), none))
            if self._wanted is not None and self._table.select_id(self._wanted):
                self._wanted = None
            elif self._table.current() is None and self._table.rows():
                self._table.select_id(self._table.rows()[0].id)
            self._show()
        count = context.read(ownership.open_count, 0)
        self._header.show_subtitle(QCoreApplication.translate("OwnershipPage", "%n open case(s)", "", count))

    def _show(self) -> None:
        row = self._table.current()
        self._panel.show_case(row, self._case(row))

    def _case(self, row: ClaimRow | None) -> Case | None:
        if row is None or not self._context.may("ownership.judge"):
            return None
        claim = row.id
        return self._context.read(lambda shop, actor: ownership.case(shop, actor, claim), None)

    def _select(self, claim_id: int) -> None:
        """Show a case, now or once the list holds it."""
        if self._which.value() in (_FREE, _SKATING):
            self._which.set_value("open")
        self._wanted = claim_id
        self.refresh()

    def reflow(self, width: WidthClass) -> None:
        """Narrow: the claimants and the day stand with the case."""
        self._table.setColumnHidden(2, width == "compact")
        self._table.setColumnHidden(3, width != "wide")

    def focus_first(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> dict[str, Any]:
        return {"which": self._which.value(), "case": self._table.current_id()}

    def resume(self, kept: dict[str, Any]) -> None:
        self._which.set_value(kept.get("which", "open"))
        self._wanted = kept.get("case")

    def arrive(self, *, claim_id: int | None = None, new: bool = False, which: str | None = None, **_more: Any) -> None:
        if which is not None:
            self._which.set_value(which)
        if claim_id is not None:
            self._which.set_value("all")
            self._select(claim_id)
        if new:
            self.acts.claim()

    # -- acts on the case chosen
    def _enter(self) -> None:
        """Enter on a case: the one who decides decides, everybody else states facts."""
        if self._context.may("ownership.decide"):
            self._decide()
        else:
            self.acts.state(self._table.current())

    def _decide(self) -> None:
        self.acts.decide(self._case(self._table.current()))

    def _print(self) -> None:
        self.acts.print_ruling(self._table.current())

    def _open_customer(self) -> None:
        row = self._table.current()
        if row is not None and row.person is not None:
            self._context.navigate("customers", customer_id=row.person.id)
