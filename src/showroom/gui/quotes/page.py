"""The quotes page: the list, and one quote at a time in the editor (QUO-01 to QUO-05)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.quotes import words
from showroom.gui.quotes.editor import QuoteEditor
from showroom.gui.quotes.letterhead_dialog import LetterheadDialog
from showroom.gui.shell.context import ShellContext
from showroom.services import quotes
from showroom.services.quotes import QuoteRow, Which
from showroom.services.quotes.frozen import freeze, thaw

_MOST = 200


def create(context: ShellContext) -> Page:
    """The page."""
    return QuotesPage(context)


def badge(context: ShellContext) -> int:
    """How many quotes wait for the manager, for those who may approve; else the drafts' own number is no news."""
    if not context.may("quotes.approve"):
        return 0
    return context.read(quotes.asked_count, 0)


class QuotesPage(Page):
    """List and editor in one place; Esc or the arrow leads back."""

    reminds = True

    def __init__(self, context: ShellContext) -> None:
        super().__init__("quotes")
        self.title = self.tr("Quotes")
        self._context = context
        self._asked = 0
        self._query = ""
        self._stack = QStackedWidget()
        self.editor = QuoteEditor(context)
        self.editor.closed.connect(self.show_list)
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self.editor)
        self.setLayout(vbox(self._stack, margins=(28, 24)))
        acts = self.editor.acts
        bind(self, "Ctrl+N", self.tr("New quote"), self.new_quote, place=self.title, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save the quote"), lambda: self._act(acts.save), place=self.title, everywhere=True)
        bind(
            self,
            "Ctrl+P",
            self.tr("Paper of the quote"),
            lambda: self._act(acts.preview),
            place=self.title,
            everywhere=True,
        )
        bind(self, "Ctrl+Return", self.tr("Issue the quote"), self._issue, place=self.title, everywhere=True)
        if self.editor.restore():
            self._stack.setCurrentIndex(1)

    def _make_list(self) -> QWidget:
        new = Button(self.tr("New quote"), "quotes.new", icon="file-plus", kind="primary", key="Ctrl+N")
        new.clicked.connect(self.new_quote)
        self._letterhead = Button(self.tr("Letterhead …"), "quotes.letterhead.open", icon="storefront", kind="ghost")
        self._letterhead.clicked.connect(self.edit_letterhead)
        self._header = PageHeader(self.title, "quotes", self._letterhead, new)
        self._search = SearchBox("quotes.search", self.tr("Number, customer, pinyin or last digits"))
        self._search.searched.connect(self._on_searched)
        self._which = Segment(
            [
                ("all", self.tr("All")),
                ("mine", self.tr("Mine")),
                ("draft", self.tr("Drafts")),
                ("approval", self.tr("To approve")),
                ("issued", self.tr("Open")),
                ("accepted", self.tr("Accepted")),
                ("refused", self.tr("Declined")),
                ("expired", self.tr("Expired")),
            ],
            "quotes.which",
            "all",
            self.tr("Which quotes"),
        )
        self._which.setProperty("draft", False)
        self._which.changed.connect(lambda _key: self._look())
        self.table: Table[QuoteRow] = Table(
            self._columns(),
            lambda row: row.id,
            "quotes.table",
            self.title,
            empty=self.tr("No quote fits. Ctrl+N makes a new one."),
        )
        self.table.opened.connect(lambda row: self.open_quote(row.id))
        self.table.clicked.connect(lambda index: self.open_quote(self.table.rows()[index.row()].id))
        self._search.moved.connect(self.table.step)
        self._search.chosen.connect(self._on_enter)
        self._found = Label("", "caption", "quotes.found")
        self._found.setContentsMargins(16, 8, 16, 0)
        listing = Card(vbox(self.table, self._found, spacing=0, margins=(1, 1, 1, 10)), "quotes.list")
        listed = QWidget()
        layout = vbox(self._header, self._search, hbox(self._which, None), listing, spacing=14)
        layout.setStretch(3, 1)
        listed.setLayout(layout)
        return listed

    def _columns(self) -> list[Column[QuoteRow]]:
        return [
            Column(
                "customer",
                self.tr("Customer"),
                lambda row: row.customer or "—",
                avatar=lambda row: row.customer or "?",
                second=lambda row: words.name_of(row),
            ),
            Column("consultant", self.tr("Consultant"), lambda row: row.consultant, 150, muted=True),
            Column("state", self.tr("State"), words.state_word, 130, tone=words.state_tone),
            Column("day", self.tr("Date"), lambda row: words.day(row.day), 130, number=True, muted=True),
            Column(
                "valid", self.tr("Valid until"), lambda row: words.day(row.valid_until), 130, number=True, muted=True
            ),
            Column("lines", self.tr("Lines"), lambda row: str(row.lines), 76, number=True, muted=True),
            Column("total", self.tr("Total"), lambda row: row.total.text(), 160, number=True),
        ]

    # -- page
    def refresh(self) -> None:
        self._letterhead.setVisible(self._context.may("settings.edit"))
        self._look()
        if self._stack.currentIndex() == 1:
            self.editor.refresh()

    def reflow(self, width: WidthClass) -> None:
        keys = [column.key for column in self._columns()]
        for key in ("lines", "day"):
            self.table.setColumnHidden(keys.index(key), width == "compact")

    def arrive(
        self,
        *,
        quote_id: int | None = None,
        new: bool = False,
        customer_id: int | None = None,
        visit_id: int | None = None,
        product_id: int | None = None,
        **_arguments: Any,
    ) -> None:
        """``quote_id`` opens one; ``new``, a customer or a visit begins one; ``product_id`` adds a line."""
        if quote_id is not None:
            self.open_quote(quote_id)
        elif new or customer_id is not None or visit_id is not None:
            self.new_quote(customer_id, visit_id)
        if product_id is not None:
            if self.editor.draft is None or not self.editor.editable:
                self.new_quote()
            self.editor.products.add(product_id)
            self._stack.setCurrentIndex(1)

    def focus_first(self) -> None:
        if self._stack.currentIndex() == 1:
            self.editor.lines.search.box.setFocus()
        else:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> dict[str, Any]:
        editor = self.editor
        open_ = self._stack.currentIndex() == 1 and editor.draft is not None
        return {
            "which": self._which.value(),
            "query": self._search.text(),
            "draft": freeze(editor.draft) if open_ and editor.draft else None,
            "quote": editor.quote_id if open_ else None,
        }

    def resume(self, kept: dict[str, Any]) -> None:
        self._which.set_value(kept["which"])
        self._search.setText(kept["query"])
        if kept["draft"] is not None:
            self.editor.take(kept["quote"], thaw(quotes.Draft, kept["draft"]))
            self._stack.setCurrentIndex(1)

    # -- list
    def _on_searched(self, query: str) -> None:
        self._query = query
        self._look()

    def _look(self) -> None:
        """Ask for the list off the GUI thread; a late answer to an older question is dropped."""
        self._asked += 1
        asked, actor, query = self._asked, self._context.actor(), self._query
        which = cast("Which", self._which.value())

        def done(rows: tuple[QuoteRow, ...]) -> None:
            if asked == self._asked:
                self._show_rows(rows)

        self._context.door.background(lambda job: quotes.listed(job.shop, actor, which, query, _MOST), done)

    def _show_rows(self, rows: tuple[QuoteRow, ...]) -> None:
        self.table.show_rows(rows)
        said = QCoreApplication.translate("QuotesPage", "%n quote(s)", "", len(rows))
        if len(rows) == _MOST:
            said = self.tr("The {count} last changed; search to see others").format(count=_MOST)
        self._found.setText(said)

    def _on_enter(self) -> None:
        row = self.table.current()
        if row is None:
            self.table.step(1)
            row = self.table.current()
        if row is not None:
            self.open_quote(row.id)

    # -- the editor
    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentIndex(0)
        self.refresh_soon()
        self._search.setFocus()

    def new_quote(self, customer_id: int | None = None, visit_id: int | None = None) -> None:
        """Begin a quote. What is open and not saved stays open and says so."""
        if self._blocked():
            return
        self.editor.open_new(customer_id or None, visit_id)
        if self.editor.draft is not None:
            self._stack.setCurrentIndex(1)

    def open_quote(self, quote_id: int) -> None:
        """Open a stored quote."""
        if quote_id == self.editor.quote_id or not self._blocked():
            if quote_id != self.editor.quote_id:
                self.editor.open_quote(quote_id)
            if self.editor.draft is not None:
                self._stack.setCurrentIndex(1)

    def _blocked(self) -> bool:
        """An unsaved quote is not thrown away for another: it is shown, with the reason."""
        if not (self.editor.dirty and self.editor.draft and self.editor.draft.lines):
            return False
        self._stack.setCurrentIndex(1)
        self.editor.bar.show_message(self.tr("Save this quote first, or go back without saving."), "warning")
        return True

    def edit_letterhead(self) -> None:
        """What stands on top of the papers."""
        dialog = LetterheadDialog(self, self._context)
        self._context.submit(dialog, "settings.edit", quotes.set_letterhead)
        dialog.open()

    def _act(self, act: Callable[[], None]) -> None:
        """``act`` on the quote that is open; nothing while the list is shown."""
        if self._stack.currentIndex() == 1:
            act()

    def _issue(self) -> None:
        if self.editor.editable:
            self._act(self.editor.acts.issue)
