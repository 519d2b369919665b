"""A paper within a page: its very pages, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.layouts import vbox
from showroom.gui.kit.theme import THEME


class PaperView(QWidget):
    """Shows PDF bytes from the first page on, as wide as there is room."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.holder")
        # Buffer, document, view: Qt deletes them in this order, and a view must not outlive what it is a part of.
        self._buffer = QBuffer(self)
        self._pages = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setObjectName(name)
        self.view.setAccessibleName(label)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self._pages)
        self.view.setMinimumHeight(THEME.px(240))
        self.setLayout(vbox(self.view))

    @property
    def pages(self) -> int:
        return self._pages.pageCount()

    def show_paper(self, content: bytes) -> None:
        """Other pages; where one reads stays where it was."""
        bar = self.view.verticalScrollBar()
        at = bar.value()
        self._pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        bar.setValue(at)
