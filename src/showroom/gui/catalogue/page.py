"""The catalogue page: search, categories, the list and the product's card (QUO-09, PRE-04)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout

from showroom import paths
from showroom.gui.catalogue import words
from showroom.gui.catalogue.dialogs import ImportDialog, NewPrice, PriceDialog
from showroom.gui.catalogue.product_panel import ProductPanel
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Combo, SearchBox
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import catalogue
from showroom.services.catalogue import Category, Imported, ProductRow
from showroom.services.catalogue.files import write_rejected

_STEP = 120


def create(context: ShellContext) -> Page:
    """The page."""
    return CataloguePage(context)


class CataloguePage(Page):
    """Search as you type off the GUI thread; more rows come when the end of the list is in sight."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("catalogue")
        self.title = self.tr("Catalogue")
        self._context = context
        self._asked = 0
        self._query = ""
        self._whole = 0
        self._import = Button(self.tr("Import file …"), "catalogue.import_file", icon="file-csv")
        self._import.clicked.connect(self.import_file)
        self._header = PageHeader(self.title, "catalogue", self._import)
        self._search = SearchBox("catalogue.search", self.tr("Name, pinyin or article number"))
        self._search.setMinimumHeight(THEME.px(44))
        self._search.searched.connect(self._on_searched)
        self._category = Combo("catalogue.category", label=self.tr("Category"))
        self._category.setProperty("draft", False)
        self._category.setMinimumWidth(THEME.px(220))
        self._category.setMinimumHeight(THEME.px(44))
        self._category.currentIndexChanged.connect(lambda _at: self._look())
        self.table: Table[ProductRow] = Table(
            self._columns(),
            lambda row: row.id,
            "catalogue.table",
            self.title,
            empty=self.tr("No product has these words."),
        )
        self.table.chosen.connect(lambda row: self._show(row.id) if row else None)
        self.table.opened.connect(lambda row: self._quote(row.id))
        self.table.near_end.connect(self._more)
        self._search.moved.connect(self.table.step)
        self._search.chosen.connect(self._on_enter)
        self._found = Label("", "caption", "catalogue.found")
        self._found.setContentsMargins(16, 8, 16, 0)
        self.panel = ProductPanel(context)
        self.panel.quote.connect(self._quote)
        self.panel.price.connect(lambda _id: self._new_price())
        listing = Card(vbox(self.table, self._found, spacing=0, margins=(1, 1, 1, 10)), "catalogue.list")
        top = hbox(self._search, self._category, spacing=12)
        top.setStretch(0, 1)
        self._body: QBoxLayout = hbox(vbox(top, listing, spacing=12), self.panel, spacing=20)
        self._body.setStretch(0, 3)
        self._body.setStretch(1, 2)
        layout = vbox(self._header, self._body, spacing=16, margins=(28, 24))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _columns(self) -> list[Column[ProductRow]]:
        lang = self._context.language
        return [
            Column(
                "name",
                self.tr("Product"),
                lambda row: row.name.of(lang),
                second=lambda row: " · ".join(part for part in (row.sku, row.description.of(lang)) if part),
            ),
            Column(
                "availability",
                self.tr("Availability"),
                lambda row: words.availability(row.availability, self.panel.trade, lang),
                150,
                tone=lambda row: words.availability_tone(row.availability),
            ),
            Column("old", self.tr("Before"), _before, 120, number=True, muted=True),
            Column("price", self.tr("Price"), lambda row: row.price.text(), 140, number=True),
        ]

    # -- page
    def refresh(self) -> None:
        self._import.setVisible(self._context.may("catalogue.import"))
        lang = self._context.language
        nothing: tuple[Category, ...] = ()
        found = self._context.read(catalogue.categories, nothing)
        items: list[tuple[object, str]] = [(0, self.tr("All categories"))]
        items += [
            (one.id, self.tr("{name} ({count})").format(name=one.name.of(lang), count=one.products)) for one in found
        ]
        self._category.set_items(items)
        self.panel.trade = self._context.read(catalogue.trade_words, words.PLAIN)
        self._look()
        row = self.table.current()
        if row is not None:
            self._show(row.id)

    def reflow(self, width: WidthClass) -> None:
        keys = [column.key for column in self._columns()]
        self.table.setColumnHidden(keys.index("availability"), width == "compact")
        self.table.setColumnHidden(keys.index("old"), width != "wide")

    def arrive(self, *, product_id: int | None = None, **_arguments: Any) -> None:
        if product_id is not None and not self.table.select_id(product_id):
            self._show(product_id)

    def focus_first(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> dict[str, Any]:
        card = self.panel.card
        return {"query": self._search.text(), "product": card.row.id if card else None}

    def resume(self, kept: dict[str, Any]) -> None:
        self._search.setText(kept["query"])
        if kept["product"] is not None:
            self._show(int(kept["product"]))

    # -- list
    def _on_searched(self, query: str) -> None:
        self._query = query
        self._look()

    def _chosen_category(self) -> int | None:
        key = self._category.value()
        return int(str(key)) if key else None

    def _look(self) -> None:
        self._asked += 1
        asked, actor, query, category = self._asked, self._context.actor(), self._query, self._chosen_category()
        limit = max(_STEP, len(self.table.rows()))

        def done(found: tuple[tuple[ProductRow, ...], int]) -> None:
            if asked == self._asked:
                rows, self._whole = found
                self.table.show_rows(rows)
                self._say()

        self._context.door.background(
            lambda job: (
                catalogue.search(job.shop, actor, query, category, limit),
                catalogue.count(job.shop, actor, query, category),
            ),
            done,
        )

    def _more(self) -> None:
        """The next rows, when there are any."""
        have = len(self.table.rows())
        if have >= self._whole:
            return
        self._asked += 1
        asked, actor, query, category = self._asked, self._context.actor(), self._query, self._chosen_category()

        def done(rows: tuple[ProductRow, ...]) -> None:
            if asked == self._asked:
                self.table.add_rows(rows)
                self._say()

        self._context.door.background(lambda job: catalogue.search(job.shop, actor, query, category, _STEP, have), done)

    def _say(self) -> None:
        self._found.setText(QCoreApplication.translate("CataloguePage", "%n product(s)", "", self._whole))

    def _on_enter(self) -> None:
        if self.table.current() is None:
            self.table.step(1)

    def _show(self, product_id: int) -> None:
        card = self._context.read(lambda shop, actor: catalogue.card(shop, actor, product_id), None)
        if card is not None and card != self.panel.card:
            self.panel.show_card(card)

    # -- acts
    def _quote(self, product_id: int) -> None:
        if self._context.may("quotes.edit"):
            self._context.navigate("quotes", product_id=product_id)

    def _new_price(self) -> None:
        card = self.panel.card
        if card is None:
            return
        dialog = PriceDialog(self, self._context, card)

        def call(shop: Any, actor: Any, value: Any) -> None:
            assert isinstance(value, NewPrice)
            before = card.row.price if value.price < card.row.price else None
            catalogue.set_price(shop, actor, card.row.id, value.price, value.valid_from, before)

        self._context.submit(dialog, "catalogue.edit", call)
        dialog.open()

    def import_file(self) -> None:
        """Choose a file, show what it would change, then take it in."""
        self._context.prompts.open_file(
            self, self.tr("File of products"), [self.tr("Table (*.csv *.txt)")], self._try_import
        )

    def _try_import(self, file: Path) -> None:
        actor = self._context.actor()
        self._import.setEnabled(False)

        def done(found: Imported) -> None:
            self._import.setEnabled(True)
            dialog = ImportDialog(self, self._context, file, found)
            self._context.submit(
                dialog,
                "catalogue.import",
                lambda shop, who, path: catalogue.import_products(shop, who, path),
                lambda result: self._imported(file, result),
            )
            dialog.open()

        def failed(_error: BaseException) -> bool:
            self._import.setEnabled(True)
            return False

        self._context.door.background(
            lambda job: catalogue.import_products(job.shop, actor, file, dry_run=True), done, failed
        )

    def _imported(self, file: Path, found: Imported) -> None:
        """Say what became of the records; rejected ones are kept in a file with their reasons."""
        word = self._context.word
        counts = {"read": found.read, "added": found.added, "updated": found.updated, "unchanged": found.unchanged}
        said = word("catalogue.imported", rejected=len(found.rejected), products=found.products, **counts)
        if found.rejected:
            place = paths.data_dir() / "imports" / f"{file.stem}.rejected.csv"
            rows = [(record, word(why.code, **why.facts)) for record, why in found.rejected]
            write_rejected(place, found.heads, rows, (word("import_line"), word("import_reason")))
            said = f"{said} {word('import_rejected_kept', file=place)}"
        self._context.error_bar.show_message(said, "success")


def _before(row: ProductRow) -> str:
    return row.old_price.text() if row.old_price else ""
