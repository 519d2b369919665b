"""What every paper of the reports page has: its language, a printer, and saving and printing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from showroom.domain.errors import Fault, UserError
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import Item, boxed, hbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.reports import PaperBytes
from showroom.services.shop import Shop

Make = Callable[[Shop, Actor, str], PaperBytes]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper somebody wants: ``make(shop, actor, language)``, off the GUI thread; ``title`` names the file and the
    print job."""

    make: Make
    title: str


class ToolRow(QWidget):
    """What is chosen on the left, the paper's tools on the right; below each other where both don't fit."""

    def __init__(self, *chosen: Item, tools: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "clear")
        self._left = boxed(hbox(*chosen, None, spacing=8))
        self._tools = tools
        self._row = hbox(self._left, tools, spacing=8)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider part: the page may be narrower than both together."""
        one, other = self._left.minimumSizeHint(), self._tools.minimumSizeHint()
        return QSize(max(one.width(), other.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part is wider or narrower than it was
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        wanted = self._left.sizeHint().width() + self._tools.sizeHint().width() + self._row.spacing()
        fits = wanted <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        side = Qt.AlignmentFlag(0) if fits else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._tools, side)


class PaperTools(QWidget):
    """Language and printer side by side, and the buttons ``print_button`` and ``pdf_button`` for a header.

    ``wanted`` gives the paper as it is chosen now; None: there is none. What happened is said in ``bar``.
    """

    def __init__(self, context: ShellContext, name: str, bar: MessageBar, wanted: Callable[[], Wanted | None]) -> None:
        super().__init__()
        self._context, self._bar, self._wanted = context, bar, wanted
        self._is_ready = False
        self.print_button = Button(self.tr("Print"), f"{name}.print", icon="printer", kind="primary", key="Ctrl+P")
        self.print_button.clicked.connect(self.print_paper)
        self.pdf_button = Button(self.tr("Save PDF"), f"{name}.pdf", icon="file-pdf")
        self.pdf_button.clicked.connect(self.save_pdf)
        self.language = Segment(
            [("zh_CN", "中文"), ("en", "English"), ("both", self.tr("Both"))],
            f"{name}.language",
            context.language,
            self.tr("Language of the paper"),
        )
        self.language.setProperty("draft", False)
        self.printer = Combo(f"{name}.printer", [("", self.tr("Looking for printers …"))], label=self.tr("Printer"))
        self.printer.setProperty("draft", False)
        self.printer.setMinimumWidth(THEME.px(190))
        self.setLayout(hbox(Label(self.tr("Paper"), "muted"), self.language, self.printer, spacing=8))
        self.set_ready(False)
        context.door.background(lambda _job: _queues(), self._show_printers, lambda _error: True)

    def set_ready(self, ready: bool) -> None:
        """Whether there is something to make a paper of."""
        self._is_ready = ready
        self.pdf_button.setEnabled(ready)
        self.print_button.setEnabled(ready and bool(self.printer.value()))

    def _show_printers(self, found: tuple[tuple[str, str], ...]) -> None:
        if found:
            self.printer.set_items(found)
        else:
            self.printer.set_items([("", self.tr("No printer on this PC"))])
            self.printer.setEnabled(False)
        self.set_ready(self._is_ready)

    def _make(self, make: Make, done: Callable[[PaperBytes], None]) -> None:
        """Make a paper off the GUI thread; the service notes in the audit who did."""
        language = self.language.value()

        def go(actor: Actor) -> None:
            self._context.door.background(lambda job: make(job.shop, actor, language), done, self._on_refused)

        self._context.sign("reports.view", go)

    def _on_refused(self, error: BaseException) -> bool:
        if not isinstance(error, UserError | Fault):
            return False
        self._bar.show_message(self._context.sentence(error))
        self.set_ready(self._is_ready)
        return True

    def _warn(self, paper: PaperBytes) -> bool:
        if paper.missing:
            self._bar.show_message(self._context.word("report_missing", characters=" ".join(paper.missing)), "warning")
        return bool(paper.missing)

    def save_pdf(self) -> None:
        """Ask where, then make and write."""
        self.save(self._wanted(), "pdf", self.tr("Save PDF"), self.tr("PDF file (*.pdf)"))

    def save(self, wanted: Wanted | None, form: str, title: str, kind: str) -> None:
        """Ask where to write a file of another ``form`` (its ending), then make and write it."""
        if wanted is None or not self._is_ready:
            return

        def chosen(file: Path) -> None:
            self._make(wanted.make, lambda paper: self._write(file, paper))

        self._context.prompts.save_file(self, title, f"{wanted.title}.{form}", [kind], chosen)

    def _write(self, file: Path, paper: PaperBytes) -> None:
        try:
            file.write_bytes(paper.content)
        except OSError as error:
            self._bar.show_message(self._context.word("report_not_written", file=file.name, why=error.strerror or ""))
            return
        if not self._warn(paper):
            self._bar.show_message(self.tr("Saved as {file}").format(file=file.name), "success")

    def print_paper(self) -> None:
        """Print on the chosen printer."""
        queue, wanted = str(self.printer.value() or ""), self._wanted()
        if wanted is None or not queue or not self._is_ready:
            return
        self.print_button.setEnabled(False)

        def printed(pages: int) -> None:
            self.set_ready(self._is_ready)
            self._bar.show_message(
                self.tr("{pages} page(s) given to {printer}.").format(pages=pages, printer=queue), "success"
            )

        def made(paper: PaperBytes) -> None:
            self._context.door.background(
                lambda _job: _print(paper.content, wanted.title, queue), printed, self._on_refused
            )

        self._make(wanted.make, made)


def _queues() -> tuple[tuple[str, str], ...]:
    from showroom.gui.quotes import printing  # QtPdf is not loaded before a paper is wanted

    return tuple((queue.name, queue.description) for queue in printing.queues())


def _print(content: bytes, title: str, queue: str) -> int:
    from showroom.gui.quotes import printing

    return printing.print_pdf(content, title, queue)
