"""The agents page: advance notices that hold, and who gives them (REC-24)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.gui.agents import words
from showroom.gui.agents.dialogs import DisputeDialog, NoticeDialog
from showroom.gui.agents.people import PeoplePanel
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.shell.context import ShellContext
from showroom.services import agents
from showroom.services.agents import Noticed, NoticeRow, NoticeState, Which
from showroom.services.agents.lists import MOST

_PEOPLE = "people"


def create(context: ShellContext) -> Page:
    """The page for ``gui/shell/navigation.py``."""
    return AgentsPage(context)


def badge(context: ShellContext) -> int:
    """Notices in dispute."""
    return agents.counts(context.shop, context.actor())["disputed"] if context.may("agents.view") else 0


class AgentsPage(Page):
    """A list of notices with a search, and the list of agents behind its own tab."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("agents")
        self.title = self.tr("Agents")
        self._context = context
        new = Button(self.tr("New notice"), "agents.new", icon="file-plus", kind="primary", key="Ctrl+N")
        new.clicked.connect(self.begin)
        self._header = PageHeader(self.title, "agents", new)
        self._which = Segment(
            [
                ("valid", self.tr("Hold now")),
                ("today", self.tr("Today")),
                ("disputed", self.tr("In dispute")),
                ("all", self.tr("All")),
                (_PEOPLE, self.tr("Agents and agencies")),
            ],
            "agents.which",
            label=self.tr("Show"),
        )
        self._which.changed.connect(lambda _key: self._on_which())
        self._search = SearchBox("agents.search", self.tr("Name, agency, digits"))
        self._search.searched.connect(lambda _text: self.refresh())
        self._table = self._notice_table()
        self._search.moved.connect(self._table.step)
        self._dispute = Button(self.tr("Dispute"), "agents.dispute", icon="warning")
        self._withdraw = Button(self.tr("Withdraw"), "agents.withdraw", icon="prohibit")
        self._restore = Button(self.tr("Put back"), "agents.restore", icon="arrow-counter-clockwise")
        self._dispute.clicked.connect(self._on_dispute)
        self._withdraw.clicked.connect(self._on_withdraw)
        self._restore.clicked.connect(self._on_restore)
        self._people = PeoplePanel(context)
        self._asked = 0
        self._wanted: int | None = None
        self._more = Label(self.tr("These are the newest; a search finds the others."), "muted", "agents.more")
        acts = hbox(self._search, None, self._dispute, self._withdraw, self._restore, spacing=10)
        acts.setStretch(0, 2)
        surface = Surface(vbox(self._table, self._more, margins=(6, 6)), "agents.surface")
        self._more.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(vbox(acts, surface, spacing=12)))
        self._stack.addWidget(self._people)
        self.setLayout(vbox(self._header, hbox(self._which, None), self._stack, spacing=14, margins=(28, 20)))
        bind(self, "Ctrl+N", self.tr("New notice"), self.begin, place=self.title)
        self._show_acts()

    def _notice_table(self) -> Table[NoticeRow]:
        context = self._context
        table: Table[NoticeRow] = Table(
            (
                Column("phone", self.tr("Number"), lambda row: row.phone, 180,
                       second=lambda row: row.customer_name),
                Column("agent", self.tr("Brought by"), lambda row: row.agent, avatar=lambda row: row.agent,
                       second=lambda row: row.agency or self.tr("on their own account")),
                Column("rank", self.tr("Other agencies"), words.rank, 128, tone=words.rank_tone),
                Column("noticed", self.tr("Said"), lambda row: words.when(context, row.noticed_at), 150, muted=True),
                Column("left", self.tr("Holds"), self._left, 132,
                       tone=lambda row: words.left_tone(row, context.clock.now())),
                Column("state", self.tr("State"), lambda row: words.state(context, row), 120,
                       tone=lambda row: words.TONES[row.state]),
                Column("consultant", self.tr("Wants"), lambda row: row.consultant or "–", 130, muted=True),
            ),
            lambda row: row.id,
            "agents.table",
            self.tr("Advance notices"),
            empty=self.tr("No notices here. Ctrl+N takes one down."),
        )  # fmt: skip
        table.chosen.connect(lambda _row: self._show_acts())
        return table

    def _left(self, row: NoticeRow) -> str:
        return words.left(row.valid_until, self._context.clock.now()) or "–"

    def reflow(self, width: WidthClass) -> None:
        """Narrow: whom the agent wants is left to the selected row's tool tip."""
        self._table.setColumnHidden(6, width == "compact")

    # -- showing
    def refresh(self) -> None:
        """The notices and agents as they are now."""
        if self._which.value() == _PEOPLE:
            self._people.refresh()
        else:
            self._look()
        counts = self._context.read(agents.counts, {"valid": 0, "disputed": 0})
        said = QCoreApplication.translate("AgentsPage", "%n notice(s) hold", "", counts["valid"])
        if counts["disputed"]:
            said += " · " + self.tr("{count} in dispute").format(count=counts["disputed"])
        self._header.show_subtitle(said)
        self._show_acts()

    def _look(self) -> None:
        """Read the list in the background (a search compares pinyin); only the last answer is shown."""
        self._asked += 1
        asked, actor = self._asked, self._context.actor()
        which, query = cast(Which, self._which.value()), self._search.text().strip()
        if self._context.may("agents.view"):
            self._context.door.background(
                lambda job: (asked, agents.notices(job.shop, actor, which, query)), self._on_rows
            )

    def _on_rows(self, answer: tuple[int, tuple[NoticeRow, ...]]) -> None:
        if answer[0] != self._asked:
            return
        self._table.show_rows(answer[1])
        self._more.setVisible(len(answer[1]) >= MOST)
        if self._wanted is not None and self._table.select_id(self._wanted):
            self._wanted = None
        self._show_acts()

    def _select(self, notice_id: int) -> None:
        """Select a notice, now or when the list that holds it has come."""
        self._wanted = None if self._table.select_id(notice_id) else notice_id

    def _on_which(self) -> None:
        self._stack.setCurrentIndex(1 if self._which.value() == _PEOPLE else 0)
        self.refresh()

    def _show_acts(self) -> None:
        row = self._table.current()
        state = row.state if row is not None else None
        may_settle = state in (NoticeState.OPEN, NoticeState.USED, NoticeState.EXPIRED)
        self._dispute.setEnabled(may_settle)
        self._withdraw.setEnabled(state in (NoticeState.OPEN, NoticeState.EXPIRED))
        back = state in (NoticeState.DISPUTED, NoticeState.WITHDRAWN)
        self._restore.setVisible(back)
        self._dispute.setVisible(not back)
        self._withdraw.setVisible(not back)

    def focus_first(self) -> None:
        self._search.setFocus()

    def keep(self) -> dict[str, Any]:
        return {"notice": self._table.current_id(), "which": self._which.value()}

    def resume(self, kept: dict[str, Any]) -> None:
        self._which.set_value(kept.get("which", "valid"))
        self._on_which()
        if kept.get("notice") is not None:
            self._select(kept["notice"])

    def arrive(self, *, new: bool = False, notice_id: int | None = None, **_more: Any) -> None:
        if notice_id is not None:
            self._which.set_value("all")
            self._on_which()
            self._select(notice_id)
        if new:
            self.begin()

    # -- acts
    def begin(self) -> NoticeDialog:
        """Take a notice down."""
        return open_notice(self, self._context, self._on_taken)

    def _on_taken(self, noticed: Noticed) -> None:
        if self._which.value() in (_PEOPLE, "disputed"):
            self._which.set_value("valid")
            self._on_which()
        self._select(noticed.id)

    def _on_dispute(self) -> None:
        row = self._table.current()
        if row is None:
            return
        dialog = DisputeDialog(self.window(), self._context, row.agency or row.agent, row.phone)
        told = self.tr("In dispute: {phone}").format(phone=row.phone)
        self._context.submit(
            dialog,
            "agents.dispute",
            lambda shop, actor, value: agents.dispute(shop, actor, row.id, value),
            lambda _none: self._context.undo_bar.offer(told, lambda: self._put_back(row.id, "agents.dispute")),
        )
        dialog.open()

    def _on_withdraw(self) -> None:
        row = self._table.current()
        if row is None:
            return
        told = self.tr("Withdrawn: {phone}").format(phone=row.phone)
        self._context.act(
            "agents.notice",
            lambda shop, actor: agents.withdraw(shop, actor, row.id),
            lambda _none: self._context.undo_bar.offer(told, lambda: self._put_back(row.id, "agents.notice")),
        )

    def _on_restore(self) -> None:
        row = self._table.current()
        if row is not None:
            action = "agents.dispute" if row.state is NoticeState.DISPUTED else "agents.notice"
            self._put_back(row.id, action)

    def _put_back(self, notice_id: int, action: str) -> None:
        self._context.act(action, lambda shop, actor: agents.take_back(shop, actor, notice_id))


def open_notice(page: QWidget, context: ShellContext, done: Callable[[Noticed], None] | None = None) -> NoticeDialog:
    """Open the notice form over ``page``; ``done(Noticed)`` once it is taken. For other pages too."""
    dialog = NoticeDialog(page.window(), context)
    dialog.keep_draft(context.drafts, "agents.notice")

    def taken(noticed: Noticed) -> None:
        found = noticed.findings
        strong = [match for match in found.conflicts if not match.weak]
        if strong:
            said = QCoreApplication.translate("AgentsPage", "Taken down. {agency} announced this number before.")
            told = said.format(agency=strong[0].house)
        else:
            said = QCoreApplication.translate("AgentsPage", "Taken down, holds until {day}")
            told = said.format(day=words.until(context, noticed.valid_until))
        context.undo_bar.offer(
            told,
            lambda: context.act("agents.notice", lambda shop, actor: agents.withdraw(shop, actor, noticed.id)),
        )
        if done is not None:
            done(noticed)

    context.submit(dialog, "agents.notice", lambda shop, actor, value: agents.notice(shop, actor, value), taken)
    dialog.open()
    return dialog
