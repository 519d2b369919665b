"""Ctrl+K: one box that finds everything. A late answer never overwrites a newer one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from showroom.domain.errors import UserError
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.fields import SearchBox, is_searchable
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import FindHit, FindProvider

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.kit.work import Door, Job

SHOWN = 8


class FindPopup(QFrame):
    """``picked`` carries the hit. ``ask`` runs all providers in the background, in their order.

    ``index_part``: how much of the search index is renewed, None when all of it is.
    """

    picked = Signal(object)
    closed = Signal()

    def __init__(self, host: QWidget, door: Door, index_part: Callable[[], float | None] = lambda: None) -> None:
        super().__init__(host)
        self._host, self._door, self._index_part = host, door, index_part
        self._number = 0
        self._job: Job[tuple[FindHit, ...]] | None = None
        self._actor: Actor | None = None
        self._providers: dict[str, FindProvider] = {}
        self.setObjectName("find.popup")
        self.setProperty("look", "popup")
        self.setAccessibleName(self.tr("Find"))
        self.box = SearchBox("find.box", self.tr("Name, phone, last digits, pinyin, plate, quote number…"))
        self.box.searched.connect(self.ask)
        self.box.moved.connect(self._on_moved)
        self.box.chosen.connect(self._on_chosen)
        columns: tuple[Column[FindHit], ...] = (
            Column("hit", "", lambda hit: hit.title, second=lambda hit: hit.detail, avatar=lambda hit: hit.title),
            Column("why", "", lambda hit: hit.why, width=180, muted=True),
        )
        self.table: Table[FindHit] = Table(
            columns, lambda hit: (hit.page, tuple(sorted(hit.arguments.items()))), "find.hits", self.tr("Results")
        )
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(lambda index: self._open(self.table.rows()[index.row()]))
        self.note = Label("", "muted", "find.note", wrap=True)
        self.setLayout(vbox(self.box, self.table, self.note, spacing=8, margins=(12, 12)))
        host.installEventFilter(self)
        self.hide()

    def open_for(self, actor: Actor, providers: dict[str, FindProvider]) -> None:
        """Show the empty box for ``actor``."""
        self._actor, self._providers = actor, providers
        self.box.clear()
        self._show_hits(())
        self.note.setText(self.tr("Type two letters or digits, or one Chinese character."))
        self.note.show()
        self._place()
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._number += 1
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def ask(self, query: str) -> None:
        """Search; the answer to an older question is dropped."""
        if self.isHidden() or self._actor is None:
            return
        self._number += 1
        number, actor, providers = self._number, self._actor, dict(self._providers)
        if self._job is not None:
            self._job.cancel()
        if not is_searchable(query):
            self._show_hits(())
            self.note.setText(self.tr("Type two letters or digits, or one Chinese character."))
            self.note.show()
            return

        def search(job: Job[tuple[FindHit, ...]]) -> tuple[FindHit, ...]:
            hits: list[FindHit] = []
            for provider in providers.values():
                job.check()
                try:
                    hits.extend(provider(job.shop, actor, query))
                except UserError:  # this person may not look there: the others still answer
                    continue
            return tuple(hits)

        self._job = self._door.background(search, lambda hits: self._on_hits(number, query, hits))

    def _on_hits(self, number: int, query: str, hits: Sequence[FindHit]) -> None:
        if number != self._number:
            return
        self._job = None
        said = [] if hits else [self.tr("Nothing found for “{query}”.").format(query=query)]
        part = self._index_part()
        if part is not None:
            text = self.tr("The search index is being renewed ({percent} %): older customers are found soon.")
            said.append(text.format(percent=int(part * 100)))
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))
        self._show_hits(hits)

    def _show_hits(self, hits: Sequence[FindHit]) -> None:
        self.table.show_rows(hits)
        if hits:
            self.table.step(1) if self.table.current() is None else None
        self.table.setVisible(bool(hits))
        self._place()

    def _on_moved(self, step: int) -> None:
        self.table.step(step)

    def _on_chosen(self) -> None:
        hit = self.table.current()
        if hit is not None and self._job is None:
            self._open(hit)

    def _open(self, hit: FindHit) -> None:
        self.dismiss()
        self.picked.emit(hit)

    def _place(self) -> None:
        width = min(THEME.px(680), self._host.width() - 64)
        rows = min(SHOWN, len(self.table.rows()))
        note = THEME.px(30) if not self.note.isHidden() or not rows else 0
        height = THEME.px(tk.CONTROL) + 32 + (rows * THEME.px(tk.ROW) + 8 if rows else 0) + note
        self.setGeometry((self._host.width() - width) // 2, THEME.px(72), width, min(height, self._host.height() - 100))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
