"""Taking in a file of customers: its columns, its first records as they would be taken, the run, what came of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from showroom import paths
from showroom.domain.customers import cell_texts
from showroom.domain.errors import Fault, UserError
from showroom.gui.customer_files.mapping import MappingGrid, field_names
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.labels import Label, Tone
from showroom.gui.kit.layouts import boxed, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customer_files.beside import import_beside
from showroom.services.customer_files.previewing import preview
from showroom.services.customer_files.values import Imported, NotesFile, Outcome, Preview, PreviewRow, Sentences

if TYPE_CHECKING:
    from showroom.domain.packs.schema import Pack
    from showroom.domain.staff.actor import Actor
    from showroom.gui.kit.work import Job

_SHOWN_REASONS = 6
_SHARES = {"reading": (0, 350), "writing": (350, 500), "ahead": (850, 60), "moving": (910, 40), "indexing": (950, 50)}
"""Where each phase begins and how much of the whole it is, in thousandths."""
_REST_MS = 150
_TONES: dict[Outcome, Tone] = {
    Outcome.NEW: "success", Outcome.FILLS: "info", Outcome.SAME: "neutral", Outcome.REJECTED: "danger",
}  # fmt: skip


def learn(job: Job[None], actor: Actor) -> None:
    """Keep the search index in order after many new customers."""
    from showroom.services.customers import upkeep

    if upkeep.is_due(job.shop, actor):
        upkeep.keep_up(job.shop, actor, check=job.check)


class ImportDialog(Dialog):
    """Begins with the preview; the import itself runs beside the window, which goes on answering."""

    def __init__(self, parent: QWidget, context: ShellContext, actor: Actor, file: Path, pack: Pack) -> None:
        super().__init__(
            parent, "customers.import", self.tr("Import customers"), self.tr("Import"), sentence=file.name, width=1000
        )
        self._context, self._actor, self._file, self._pack = context, actor, file, pack
        self._names = field_names(pack.form, context.language)
        self._job: Job[Imported] | None = None
        self._asked: Job[Preview] | None = None
        self._finished = self._begun = False
        self._said = Sentences(context.language, self._names, self.tr("{field}: {sentence}"))
        self.found: Imported | None = None
        self._facts = Label(self.tr("Reading the file …"), "muted", "customers.import.facts", wrap=True)
        self.mapping = MappingGrid(self._names)
        self.mapping.changed.connect(self._on_mapping)
        self.table = self._preview_table()
        self._columns_title = Label(self.tr("Columns"), "h3")
        self._rows_title = Label(self.tr("The first records, as they will be taken"), "h3")
        self._counts = Label("", "body", "customers.import.totals", tabular=True, wrap=True)
        self._chosen = boxed(
            vbox(self._rows_title, self._counts, self.table, self._columns_title, self.mapping, spacing=10),
            "customers.import.choice",
        )
        self._bar = QProgressBar()
        self._bar.setObjectName("customers.import.progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._phase = Label("", "body", "customers.import.phase", tabular=True)
        self._running = boxed(vbox(self._phase, self._bar, spacing=10), "customers.import.running")
        self._outcome = vbox(spacing=8)
        self._result = boxed(self._outcome, "customers.import.result")
        self.set_body(vbox(self._facts, self._chosen, self._running, self._result, spacing=14))
        self._running.hide()
        self._result.hide()
        self.act_button.setEnabled(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self._look()

    def _preview_table(self) -> Table[PreviewRow]:
        columns: tuple[Column[PreviewRow], ...] = (
            Column("line", self.tr("Row"), lambda row: str(row.taken.line), 64, number=True),
            Column("who", self.tr("Customer"), self._who, 170),
            Column("taken", self.tr("Taken"), self._taken),
            Column(
                "state", self.tr("What becomes of it"), self._becomes, 190, tone=lambda row: _TONES[row.taken.outcome]
            ),
        )
        table = Table(columns, lambda row: row.taken.line, "customers.import.rows", self.tr("The first records"))
        table.setFixedHeight(THEME.px(206))
        return table

    def _who(self, row: PreviewRow) -> str:
        name = next((one.key for one in self._pack.form.fields if one.column == "name"), "")
        return str(row.taken.answers.get(name) or row.name or "–")

    def _becomes(self, row: PreviewRow) -> str:
        match row.taken.outcome:
            case Outcome.NEW:
                return self.tr("new")
            case Outcome.FILLS:
                return QCoreApplication.translate("ImportDialog", "known: fills %n answer(s)", "", row.taken.filled)
            case Outcome.SAME:
                return self.tr("known: nothing new")
            case Outcome.REJECTED:
                return self.tr("rejected")

    def _taken(self, row: PreviewRow) -> str:
        taken = row.taken
        if taken.reason is not None:
            return self._said(taken.reason)
        lang, currency = self._context.language, self._context.shop.store.currency
        said = [
            f"{one.label.of(lang)} {cell_texts.text_of(one, taken.answers[one.key], lang, currency)}"
            for one in self._pack.form.fields
            if one.key in taken.answers and one.column != "name"
        ]
        if taken.owner:
            said.append(f"{self._names['owner']} {taken.owner}")
        return " · ".join(said).replace("\n", " ")

    def _totals(self, found: Preview) -> str:
        """What becomes of the records shown."""
        counts = " · ".join(
            (
                self.tr("{count} new").format(count=found.count(Outcome.NEW)),
                self.tr("{count} known and filled").format(count=found.count(Outcome.FILLS)),
                self.tr("{count} known, nothing new").format(count=found.count(Outcome.SAME)),
                self.tr("{count} rejected").format(count=found.count(Outcome.REJECTED)),
            )
        )
        if found.whole:
            said = QCoreApplication.translate("ImportDialog", "All %n record(s): {counts}", "", len(found.rows))
        else:
            said = QCoreApplication.translate("ImportDialog", "The first %n record(s): {counts}", "", len(found.rows))
        return said.format(counts=counts)

    # -- preview
    def _on_mapping(self) -> None:
        self._rest.start()

    def _look(self) -> None:
        """Read the first records with the columns as they are chosen."""
        if self._asked is not None:
            self._asked.cancel()
        pairs = self.mapping.pairs() if self._begun else ()
        self.act_button.setEnabled(False)
        if self._begun and not pairs:
            self.table.show_rows([])
            return
        self._asked = self._context.door.background(
            lambda job: preview(job.shop, self._actor, self._file, pairs), self._show, self._cannot_read
        )

    def _cannot_read(self, error: BaseException) -> bool:
        if not isinstance(error, UserError):
            return False
        self._facts.hide()
        self.bar.show_message(self._context.sentence(error))
        if not self._begun:
            self._chosen.hide()
        return True

    def _show(self, found: Preview) -> None:
        if not self._begun:
            self._begun = True
            self._facts.setText(self._facts_of(found))
            self.mapping.show_heads(found.heads, found.samples)
            self.mapping.show_columns(found.columns)
            self.table.setFocus()
            self._middle.make_room()
        self.bar.dismiss()
        self.table.show_rows(sorted(found.rows, key=lambda row: row.taken.reason is None))  # what needs a look first
        self._counts.setText(self._totals(found) if found.rows else "")
        self._counts.setVisible(bool(found.rows))
        self.act_button.setEnabled(bool(found.columns))
        if not found.columns:
            self.bar.show_message(self.tr("None of the columns is known; say what they hold."), "warning")

    def _facts_of(self, found: Preview) -> str:
        kinds = {
            "csv": self.tr("Text table"),
            "xlsx": self.tr("Workbook"),
            "vcf": self.tr("Address cards"),
        }
        separators = {",": self.tr("commas"), ";": self.tr("semicolons"), "\t": self.tr("tabs"), "|": self.tr("bars")}
        said = [kinds[found.kind], found.encoding.upper(), separators.get(found.separator, found.separator)]
        said.append(self.tr("{count} columns").format(count=len(found.heads)))
        if found.how == "remembered":
            said.append(self.tr("columns as the last time"))
        return " · ".join(part for part in said if part)

    # -- the run
    def submit(self) -> None:
        """Run; when it is done, close."""
        if self._finished:
            self.accept()
            return
        if self._job is not None or not self.act_button.isEnabled():
            return
        self.bar.dismiss()
        self._chosen.hide()
        self._running.show()
        self._on_progress(0.0, "reading")
        self.act_button.setEnabled(False)
        notes = NotesFile(self._notes_place(), self._said, self._titles())
        pairs = self.mapping.pairs()

        def run(job: Job[Imported]) -> Imported:
            return import_beside(
                job.shop,
                self._actor,
                self._file,
                mapping=pairs,
                notes=notes,
                told=lambda phase, part: job.progress(part, phase),
            )

        self._job = self._context.door.background(run, self._done, self._failed, self._on_progress)

    def _on_progress(self, part: float, phase: str) -> None:
        names = {
            "reading": self.tr("Reading and comparing …"),
            "writing": self.tr("Making ready …"),
            "ahead": self.tr("Writing …"),
            "moving": self.tr("Writing …"),
            "indexing": self.tr("Making them findable …"),
        }
        begin, share = _SHARES[phase]
        done = min(1000, begin + round(share * part))
        self._bar.setValue(done)
        self._phase.setText(f"{names[phase]}  {done // 10} %")
        # from here on it has happened, or is about to
        self.cancel_button.setEnabled(phase in ("reading", "writing", "ahead"))

    def _done(self, found: Imported) -> None:
        self._job = None
        self._finished, self.found = True, found
        self._running.hide()
        self._facts.hide()
        for label in self._lines(found):
            self._outcome.addWidget(label)
        self._result.show()
        self.cancel_button.hide()
        self.act_button.setText(self.tr("Close"))
        self.act_button.setEnabled(True)
        self._middle.make_room()
        if found.added:  # words that many share by now are learnt while people go on
            actor = self._actor
            self._context.door.background(lambda job: learn(job, actor))

    def _lines(self, found: Imported) -> Sequence[Label]:
        counts = self._context.word(
            "import_taken",
            read=found.read,
            added=found.added,
            updated=found.updated,
            unchanged=found.unchanged,
            rejected=found.rejected_count,
        )
        lines = [Label(counts, "h3", "customers.import.counts", wrap=True)]
        if found.conflicts:
            said = self._context.word("import_conflicts", count=found.conflicts)
            lines.append(Label(said, "body", "customers.import.conflicts", wrap=True))
        if photos := found.skipped.get("photos"):
            lines.append(Label(self._context.word("import_photos_skipped", count=photos), "muted", wrap=True))
        for record, why in found.rejected[:_SHOWN_REASONS]:
            said = self._context.word("import_rejected_line", line=record.line, why=self._said(why))
            lines.append(Label(said, "error", "customers.import.reason", wrap=True))
        if found.rejected_count > _SHOWN_REASONS:
            more = self.tr("and {count} more").format(count=found.rejected_count - _SHOWN_REASONS)
            lines.append(Label(more, "muted", "customers.import.more"))
        if not found.indexed:
            lines.append(Label(self._context.word("import_index_later"), "body", "customers.import.later", wrap=True))
        if found.notes_file is not None:
            said = self._context.word("import_rejected_kept", file=found.notes_file)
            lines.append(Label(said, "body", "customers.import.kept", wrap=True))
        return lines

    def _failed(self, error: BaseException) -> bool:
        self._job = None
        self._running.hide()
        self._chosen.show()
        self.act_button.setEnabled(True)
        self.cancel_button.setEnabled(True)
        if isinstance(error, UserError):
            self.bar.show_message(self._context.sentence(error))
            return True
        if isinstance(error, Fault) and error.code == "db_disk_full":  # the store works on, the import can wait
            self.bar.show_message(self._context.word("import_disk_full", **error.facts))
            return True
        self.reject()  # another fault has a page of its own
        return False

    def reject(self) -> None:
        """Esc and Cancel: a run that has written nothing yet is stopped, and nothing has happened."""
        if self._job is not None:
            if not self.cancel_button.isEnabled():
                return
            self._job.cancel()
            self._job = None
        super().reject()

    # -- words
    def _titles(self) -> tuple[str, str]:
        return self._context.word("import_line"), self._context.word("import_reason")

    def _notes_place(self) -> Path:
        """Beside the file, where that can be written; else with the program's own data."""
        folder = self._file.parent if os.access(self._file.parent, os.W_OK) else paths.data_dir() / "imports"
        return folder / f"{self._file.stem}.rejected.csv"
