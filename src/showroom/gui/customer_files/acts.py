"""The acts on files that stand in the head of the customers page: offered to whoever may."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext

if TYPE_CHECKING:
    from showroom.domain.staff.actor import Actor
    from showroom.gui.kit.work import Job
    from showroom.services.customer_files.exporting import Exported


class FileActs(QObject):
    """``button`` opens the menu; :meth:`refresh` hides it from whoever may neither."""

    def __init__(self, place: QWidget, context: ShellContext) -> None:
        super().__init__(place)
        self._place, self._context = place, context
        self.button = Button(self.tr("Import / export"), "customers.files", icon="arrows-down-up")
        self.button.clicked.connect(self.open_menu)

    def refresh(self) -> None:
        """Show the button to whoever may do any of it."""
        self.button.setVisible(self._context.may("customers.import") or self._context.may("customers.export"))

    def open_menu(self) -> None:
        """The acts, below the button."""
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What the acting person may do."""
        menu = QMenu(self._place)
        menu.setObjectName("customers.files.menu")
        if self._context.may("customers.import"):
            entry = menu.addAction(THEME.icon("download-simple"), self.tr("Import a file …"))
            entry.setObjectName("customers.files.import")
            entry.triggered.connect(self.choose_file)
        if self._context.may("customers.export"):
            for kind, icon, text in (
                ("csv", "file-csv", self.tr("Export as CSV …")),
                ("xlsx", "file-xls", self.tr("Export as workbook …")),
                ("vcf", "address-book", self.tr("Export as address cards …")),
                ("vcf3", "address-book", self.tr("Export as address cards for Outlook (vCard 3.0) …")),
            ):
                entry = menu.addAction(THEME.icon(icon), text)
                entry.setObjectName(f"customers.files.export.{kind}")
                vcard = "3.0" if kind == "vcf3" else "4.0"
                entry.triggered.connect(partial(self._sign_export, kind.removesuffix("3"), vcard))
        return menu

    # -- import
    def choose_file(self) -> None:
        """A file first, then who signs for it."""
        filters = [self.tr("Customers (*.csv *.txt *.tsv *.xlsx *.xlsm *.vcf)"), self.tr("All files (*)")]
        self._context.prompts.open_file(self._place, self.tr("File of customers"), filters, self._chosen)

    def _chosen(self, file: Path) -> None:
        self._context.sign("customers.import", lambda actor: self.open_file(actor, file))

    def open_file(self, actor: Actor, file: Path) -> None:
        """The dialog that takes in ``file``, signed by ``actor``."""
        from showroom.gui.customer_files.import_dialog import ImportDialog
        from showroom.services import packs

        shop = self._context.shop
        with shop.view(actor, "customers.import") as connection:
            pack = packs.in_force(shop, connection).pack
        ImportDialog(self._place, self._context, actor, file, pack).open()

    # -- export
    def _sign_export(self, kind: str, vcard: str, _checked: bool = False) -> None:
        self._context.sign("customers.export", lambda actor: self._ask_where(actor, kind, vcard))

    def _ask_where(self, actor: Actor, kind: str, vcard: str) -> None:
        names = {
            "csv": self.tr("CSV file (*.csv)"),
            "xlsx": self.tr("Workbook (*.xlsx)"),
            "vcf": self.tr("Address cards (*.vcf)"),
        }
        day = self._context.shop.day().isoformat()
        suggested = self.tr("customers {day}").format(day=day) + f".{kind}"
        self._context.prompts.save_file(
            self._place,
            self.tr("Export customers"),
            suggested,
            [names[kind]],
            partial(self._export, actor, kind, vcard),
        )

    def _export(self, actor: Actor, kind: str, vcard: str, to: Path) -> None:
        from showroom.services.customer_files.exporting import export_customers

        language = self._context.language

        def work(job: Job[Exported]) -> Exported:
            return export_customers(
                job.shop, actor, kind, to, lang=language, vcard=vcard, told=lambda _done, _of: job.check()
            )

        self.button.setEnabled(False)
        self._context.door.background(work, self._exported, self._failed)

    def _exported(self, found: Exported) -> None:
        self.button.setEnabled(True)
        self._context.undo_bar.offer(
            self._context.word("export_done", count=found.customers, file=found.file.name), None, seconds=12
        )

    def _failed(self, _error: BaseException) -> bool:
        self.button.setEnabled(True)
        return False
