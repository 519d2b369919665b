"""The ruling before it is printed: its very pages, language, printer, PDF (REG-08)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from showroom.domain.errors import UserError
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reports.paper_view import PaperView
from showroom.gui.reports.papers import PaperTools, Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services.ownership import paper
from showroom.services.reports import PaperBytes


class RulingView(QDialog):
    """``claim_id``: of a case that is decided."""

    def __init__(self, parent: QWidget, context: ShellContext, claim_id: int, number: int) -> None:
        super().__init__(parent)
        self.setObjectName("ownership.ruling")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        title = self.tr("Ruling of case {number}").format(number=number)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._context, self._claim, self._title = context, claim_id, title
        self.paper: PaperBytes | None = None
        self._bar = MessageBar("ownership.ruling.bar")
        self.tools = PaperTools(context, "ownership.ruling", self._bar, self._wanted)
        self.tools.language.changed.connect(lambda _key: self._read())
        self.view = PaperView("ownership.ruling.paper", self.tr("The ruling as it will be printed"))
        close = Button(self.tr("Close"), "ownership.ruling.close", kind="ghost", key="Esc")
        close.clicked.connect(self.reject)
        head = hbox(Label(title, "h2"), None, self.tools.pdf_button, self.tools.print_button, spacing=8)
        feet = hbox(self.tools, None, close)
        self.setLayout(vbox(head, self._bar, self.view, feet, spacing=12, margins=(24, 20)))
        room = self.screen().availableGeometry()
        self.resize(min(THEME.px(940), room.width() - 80), min(THEME.px(860), room.height() - 80))
        bind(self, "Ctrl+P", self.tr("Print the ruling"), self.tools.print_paper, place=title, everywhere=True)
        self._read()

    def _wanted(self) -> Wanted | None:
        if self.paper is None:
            return None
        claim = self._claim
        return Wanted(lambda shop, actor, language: paper.pdf(shop, actor, claim, language), self._title)

    def _read(self) -> None:
        actor, claim, language = self._context.actor(), self._claim, self.tools.language.value()
        self._context.door.background(
            lambda job: paper.paper(job.shop, actor, claim, language), self._on_read, self._on_failed
        )

    def _on_read(self, made: PaperBytes) -> None:
        self.paper = made
        self.view.show_paper(made.content)
        self.tools.set_ready(True)

    def _on_failed(self, error: BaseException) -> bool:
        if not isinstance(error, UserError):
            return False
        self._bar.show_message(self._context.sentence(error))
        return True
