"""A paper within a page: its very pages, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView

from showroom.gui.kit.theme import THEME


class PaperView(QPdfView):
    """Shows PDF bytes from the first page on, as wide as there is room."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._buffer = QBuffer(self)
        self._pages = QPdfDocument(self)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setDocument(self._pages)
        self.setMinimumHeight(THEME.px(240))

    @property
    def pages(self) -> int:
        return self._pages.pageCount()

    def show_paper(self, content: bytes) -> None:
        """Other pages; where one reads stays where it was."""
        at = self.verticalScrollBar().value()
        self._pages.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pages.load(self._buffer)
        self.verticalScrollBar().setValue(at)
