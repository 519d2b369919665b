"""Quick product search in the quote: type, ↓, Enter; the product becomes a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import SearchBox
from showroom.gui.kit.keys import bind
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import catalogue
from showroom.services.catalogue import ProductRow

_MOST = 6


class ProductSearch(QWidget):
    """``picked(product id)``. The box keeps what was typed, so that several like it can be taken in a row."""

    picked = Signal(object)

    def __init__(self, context: ShellContext, name: str, host: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._asked = 0
        self.box = SearchBox(f"{name}.box", self.tr("Add a product: name, pinyin or article number"))
        self.box.searched.connect(self._look)
        self.box.chosen.connect(self._take)
        self.hits: Table[ProductRow] = Table(
            [
                Column(
                    "name",
                    self.tr("Product"),
                    lambda one: one.name.of(context.language),
                    second=lambda one: " · ".join(p for p in (one.sku, one.description.of(context.language)) if p),
                ),
                Column("price", self.tr("Price"), lambda one: one.price.text(), 150, number=True),
            ],
            lambda one: one.id,
            f"{name}.hits",
            self.tr("Products found"),
            empty=self.tr("No product has these words."),
        )
        self.hits.horizontalHeader().hide()
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.clicked.connect(lambda index: self._pick(self.hits.rows()[index.row()]))
        self.hits.opened.connect(self._pick)
        self.drop = Card(vbox(self.hits, margins=(1, 1)), f"{name}.drop")
        self.drop.setParent(host)  # over what stands below, so that nothing moves while somebody types
        self.drop.hide()
        self.box.moved.connect(self.hits.step)
        self.box.installEventFilter(self)
        bind(self, "Escape", "", self.fold)
        self.setLayout(vbox(self.box))
        self.setFocusProxy(self.box)

    def fold(self) -> None:
        """Put the hits away; a late answer does not bring them back."""
        self._asked += 1
        self.drop.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            to: object = self.window().focusWidget()  # None when nothing has the keyboard, whatever the stubs say
            inside = isinstance(to, QWidget) and self.drop.isAncestorOf(to)
            if not inside and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.fold()  # the lines below are what somebody works on now
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        self.fold()
        super().hideEvent(event)

    def _place(self) -> None:
        host = self.drop.parentWidget()
        if host is not None:
            corner = self.mapTo(host, self.box.geometry().bottomLeft())
            rows = max(1, len(self.hits.rows()))
            self.drop.setGeometry(corner.x(), corner.y() + 6, self.width(), THEME.px(tk.ROW) * rows + 6)

    def _look(self, query: str) -> None:
        self._asked += 1
        asked, actor = self._asked, self._context.actor()
        if not query:
            self.drop.hide()
            return

        def done(found: tuple[ProductRow, ...]) -> None:
            if asked == self._asked:
                self._show(found)

        self._context.door.background(lambda job: catalogue.search(job.shop, actor, query, limit=_MOST), done)

    def _show(self, found: tuple[ProductRow, ...]) -> None:
        self.hits.show_rows(found)
        self._place()
        self.drop.show()
        self.drop.raise_()

    def _take(self) -> None:
        rows = self.hits.rows()
        if self.drop.isVisible() and rows:
            self._pick(self.hits.current() or rows[0])

    def _pick(self, row: ProductRow) -> None:
        self.fold()
        self.picked.emit(row.id)
        self.box.selectAll()
