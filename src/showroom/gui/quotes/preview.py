"""The paper on the screen before it is printed or saved: the very bytes, in the chosen language (QUO-02)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QWidget

from showroom.domain.errors import Fault
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.quotes import printing
from showroom.gui.shell.context import ShellContext
from showroom.services import quotes
from showroom.services.quotes import PaperView


class PaperPreview(QDialog):
    """Shows a quote's paper; Ctrl+P prints it, Ctrl+S saves the PDF, Esc closes."""

    def __init__(
        self, parent: QWidget, context: ShellContext, quote_id: int, language: str, version: int | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._quote_id, self._version = context, quote_id, version
        self._asked = 0
        self.paper: PaperView | None = None
        self.setObjectName("quotes.preview")
        self.setWindowTitle(self.tr("Paper of the quote"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setObjectName("quotes.preview.pages")
        self.view.setAccessibleName(self.tr("Pages of the paper"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self._document)
        self.language = Segment(
            [("zh_CN", "中文"), ("en", "English"), ("both", self.tr("Both"))],
            "quotes.preview.language",
            language,
            self.tr("Language of the paper"),
        )
        self.language.changed.connect(lambda _key: self.load())
        self.printer = Combo(
            "quotes.preview.printer", [("", self.tr("Looking for printers …"))], label=self.tr("Printer")
        )
        self.printer.setMinimumWidth(THEME.px(200))
        self._print = Button(self.tr("Print"), "quotes.preview.print", icon="printer", kind="primary", key="Ctrl+P")
        self._print.clicked.connect(self.print_paper)
        self._save = Button(self.tr("Save PDF"), "quotes.preview.save", icon="file-arrow-down", key="Ctrl+S")
        self._save.clicked.connect(self.save_paper)
        close = Button(self.tr("Close"), "quotes.preview.close", kind="ghost", key="Esc")
        close.clicked.connect(self.reject)
        self.bar = MessageBar("quotes.preview.bar")
        self._count = Label("", "muted", "quotes.preview.count")
        feet = hbox(self.printer, None, close, self._save, self._print)
        layout = vbox(hbox(self.language, None, self._count), self.bar, self.view, feet, spacing=12, margins=(20, 16))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        bind(self, "Ctrl+P", self.tr("Print"), self.print_paper, everywhere=True)
        bind(self, "Ctrl+S", self.tr("Save PDF"), self.save_paper, everywhere=True)
        host = parent.window().size()
        self.resize(min(THEME.px(980), host.width() - 60), max(THEME.px(520), host.height() - 60))
        self._ready(False)
        self.load()
        context.door.background(lambda _job: printing.queues(), self._show_printers)

    def load(self) -> None:
        """Make (or fetch) the paper in the chosen language, off the GUI thread."""
        self._asked += 1
        asked, actor, language = self._asked, self._context.actor(), self.language.value()
        self._ready(False)

        def done(paper: PaperView) -> None:
            if asked == self._asked:
                self._show(paper)

        self._context.door.background(
            lambda job: quotes.paper(job.shop, actor, self._quote_id, language, self._version), done
        )

    def _show(self, paper: PaperView) -> None:
        self.paper = paper
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(paper.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._count.setText(self.tr("Pages: {count}").format(count=paper.pages))
        if paper.missing:
            self.bar.show_message(
                self._context.word("quotes.missing_characters", characters=" ".join(paper.missing)), "warning"
            )
        else:
            self.bar.dismiss()
        self._ready(True)

    def _ready(self, ready: bool) -> None:
        self._save.setEnabled(ready)
        self._print.setEnabled(ready and bool(self.printer.value()))

    def _show_printers(self, queues: tuple[printing.Queue, ...]) -> None:
        if queues:
            self.printer.set_items([(queue.name, queue.description) for queue in queues])
        else:
            self.printer.set_items([("", self.tr("No printer on this PC"))])
            self.printer.setEnabled(False)
        self._ready(self.paper is not None)

    def _title(self) -> str:
        number = self.paper.number if self.paper and self.paper.number else self.tr("Draft")
        return self.tr("Quote {number}").format(number=number)

    def print_paper(self) -> None:
        """Print on the chosen printer; what it answers is said in the bar."""
        paper, queue = self.paper, str(self.printer.value() or "")
        if paper is None or not queue:
            return
        title = self._title()
        self._print.setEnabled(False)

        def done(pages: int) -> None:
            self._ready(True)
            self.bar.show_message(
                self.tr("{pages} page(s) given to {printer}.").format(pages=pages, printer=queue), "success"
            )

        def failed(error: BaseException) -> bool:
            self._ready(True)
            code = getattr(error, "code", "")
            if not str(code).startswith("quotes."):
                return False
            self.bar.show_message(self._context.word(code, **getattr(error, "facts", {})))
            return True

        self._context.door.background(lambda _job: printing.print_pdf(paper.content, title, queue), done, failed)

    def save_paper(self) -> None:
        """Save the PDF where the person says."""
        paper = self.paper
        if paper is None:
            return
        self._context.prompts.save_file(
            self, self.tr("Save PDF"), f"{self._title()}.pdf", [self.tr("PDF file (*.pdf)")], self._write
        )

    def _write(self, file: Path) -> None:
        paper = self.paper
        if paper is None:
            return
        try:
            file.write_bytes(paper.content)
        except OSError as error:
            fault = Fault("quotes.file_not_written", file=file.name, why=error.strerror or "")
            self.bar.show_message(self._context.sentence(fault))
            return
        self.bar.show_message(self.tr("Saved as {file}").format(file=file.name), "success")
