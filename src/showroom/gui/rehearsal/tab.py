"""Policy rehearsal (REC-19): choose days and other rules, run them in the background, both sides, papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.domain.reception.policy import Policy
from showroom.domain.text import Text
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, EmptyState
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import FlowLayout, boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.kit.work import Job
from showroom.gui.policy.draft import Draft
from showroom.gui.policy.words import PolicyWords
from showroom.gui.rehearsal.period import PeriodChooser
from showroom.gui.rehearsal.result import ResultSheet
from showroom.gui.reports.papers import PaperTools, Wanted
from showroom.gui.shell.context import ShellContext
from showroom.services import rehearsal, rehearsal_papers
from showroom.services.rehearsal import Comparison, Rules
from showroom.wording import word

DRAFT = "draft"


class RehearsalTab(QWidget):
    """A tab of the rules page; ``draft`` is what the editor beside it has changed."""

    def __init__(self, context: ShellContext, words: PolicyWords, draft: Draft) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        self._context, self._words, self._draft = context, words, draft
        self._job: Job[Comparison] | None = None
        self._rules: dict[object, Rules] = {}
        self._named = Text.same("")
        self._today = context.shop.day(context.clock.now())
        self.period = PeriodChooser(self._today)
        self.rules = Combo("rehearsal.rules", label=self.tr("Other rules"))
        self.rules.setProperty("draft", False)
        self.rules.setMinimumWidth(THEME.px(260))
        self.run_button = Button(self.tr("Rehearse"), "rehearsal.run", icon="play", kind="primary", key="F5")
        self.run_button.clicked.connect(self.run)
        self.bar = MessageBar("rehearsal.bar")
        self.tools = PaperTools(context, "rehearsal.paper", self.bar, lambda: self._wanted("pdf"))
        self.tools.print_button.set_kind("plain")
        self.xlsx_button = Button(self.tr("Save XLSX"), "rehearsal.xlsx", icon="file-xls")
        self.xlsx_button.clicked.connect(
            lambda: self.tools.save(self._wanted("xlsx"), "xlsx", self.tr("Save XLSX"), self.tr("Spreadsheet (*.xlsx)"))
        )
        self.csv_button = Button(self.tr("Save CSV"), "rehearsal.csv", icon="file-csv")
        self.csv_button.clicked.connect(
            lambda: self.tools.save(self._wanted("csv"), "csv", self.tr("Save CSV"), self.tr("CSV file (*.csv)"))
        )
        self.sheet = ResultSheet(words)
        self._progress = QProgressBar()
        self._progress.setObjectName("rehearsal.progress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setMinimumWidth(THEME.px(360))
        self._done = Label("", "muted", "rehearsal.progress.text", tabular=True)
        self.cancel_button = Button(self.tr("Cancel"), "rehearsal.cancel", key="Esc")
        self.cancel_button.clicked.connect(self.cancel)
        self._stack = QStackedWidget()
        self._nothing = EmptyState(
            "arrows-left-right",
            self.tr("The past under other rules"),
            self.tr(
                "Choose days and other rules: who would have served whom, who would have waited how long. "
                "Nothing is changed by it."
            ),
            "rehearsal.nothing",
        )
        self._stack.addWidget(self._nothing)
        busy = self._busy_page()
        self._stack.addWidget(busy)
        shown = self._result_page()
        self._stack.addWidget(shown)
        choose = hbox(Label(self.tr("Rehearsed under"), "muted"), self.rules, None, self.run_button, spacing=10)
        head = vbox(hbox(self.period, None), choose, spacing=10, margins=(16, 14))
        layout = vbox(Card(head, "rehearsal.choice"), self.bar, self._stack, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.period.changed.connect(self.bar.dismiss)
        place = self.tr("Rehearsal")
        bind(self, "F5", self.tr("Rehearse"), self.run, place=place, everywhere=True)
        bind(shown, "Ctrl+P", self.tr("Print"), self.tools.print_paper, place=place, everywhere=True)
        bind(busy, "Esc", self.tr("Cancel"), self.cancel, place=place, everywhere=True)

    def _busy_page(self) -> QWidget:
        words = hbox(None, self._done, None)
        line = hbox(None, self._progress, self.cancel_button, None, spacing=12)
        return boxed(vbox(None, words, line, None, spacing=10), "rehearsal.busy")

    def _result_page(self) -> QWidget:
        tools = QWidget()
        tools.setProperty("look", "clear")
        row = FlowLayout(tools)  # with large text on a small screen the buttons stand below
        for part in (self.tools, self.tools.pdf_button, self.xlsx_button, self.csv_button, self.tools.print_button):
            row.addWidget(part)
        layout = vbox(tools, scrolled(self.sheet, "rehearsal.scroll"), spacing=10)
        layout.setStretch(1, 1)
        return boxed(layout, "rehearsal.shown")

    # -- what can be chosen
    def refresh(self) -> None:
        """The rules on offer and the last day there is anything of."""
        last = self._context.read(rehearsal.last_day, None)
        self.period.end_with(last or self._today)
        nothing: tuple[Rules, ...] = ()
        found = self._context.read(rehearsal.rules, nothing)
        self._rules = {one.key: one for one in found}
        items: list[tuple[object, str]] = [(one.key, self._name(one).of(self._words.lang)) for one in found]
        changed = len(self._draft.differences)
        if changed:
            items.insert(0, (DRAFT, self.tr("The changes in the editor ({count})").format(count=changed)))
        self.rules.set_items(items)

    def _name(self, rules: Rules) -> Text:
        """In both languages: papers may be in either."""
        if rules.since is None:
            return _both("rehearsal_preset", rules.name)
        since = rules.since.astimezone(zone(self._context.shop.store.time_zone))
        return _both("rehearsal_version", rules.name, since=f"{since:%Y-%m-%d %H:%M}")

    def choose_draft(self) -> None:
        """What the editor has changed is what is rehearsed."""
        self.refresh()
        self.rules.set_value(DRAFT)

    # -- running
    def _chosen(self) -> tuple[Policy, Text] | None:
        key = self.rules.value()
        if key == DRAFT:
            return self._draft.policy, _both("rehearsal_draft", Text.same(""))
        rules = self._rules.get(key)
        return (rules.policy, self._name(rules)) if rules is not None else None

    @property
    def is_running(self) -> bool:
        return self._job is not None

    def run(self) -> None:
        """Rehearse; a run under way goes on."""
        chosen = self._chosen()
        if chosen is None or self._job is not None:
            return
        if self.rules.value() == DRAFT and self._draft.clashes:
            self.bar.show_message(self.tr("Two of the changed rules contradict each other: put that right first."))
            return
        (first, last), (policy, named), actor = self.period.days, chosen, self._context.actor()
        self.bar.dismiss()
        self._show_progress(0.0, "")
        self._stack.setCurrentIndex(1)
        self.run_button.setEnabled(False)
        self.cancel_button.setFocus()

        def work(job: Job[Comparison]) -> Comparison:
            def progress(done: int, of: int) -> None:
                job.progress(done / of, f"{done}/{of}")

            return rehearsal.rehearse(job.shop, actor, first, last, policy, progress)

        def done(found: Comparison) -> None:
            self._named = named
            self._end()
            self._show(found)

        self._job = self._context.door.background(work, done, self._on_failed, self._show_progress)

    def _show_progress(self, part: float, days: str) -> None:
        self._progress.setValue(round(part * 1000))
        said = self.tr("Day {days}").format(days=days) if days else self.tr("Reading the ledger …")
        self._done.setText(said)

    def cancel(self) -> None:
        """Stop; what was shown before is shown again."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _end(self) -> None:
        self._job = None
        self.run_button.setEnabled(True)
        self._stack.setCurrentIndex(2 if self.sheet.found is not None else 0)
        self.run_button.setFocus()

    def _on_failed(self, error: BaseException) -> bool:
        self._end()
        if not isinstance(error, UserError):
            return False
        self.bar.show_message(self._context.sentence(error))
        return True

    def _show(self, found: Comparison) -> None:
        self.sheet.show_result(found)
        self.tools.set_ready(True)
        self._stack.setCurrentIndex(2)

    # -- papers
    def _wanted(self, form: str) -> Wanted | None:
        found, named = self.sheet.found, self._named
        if found is None:
            return None
        title = f"{self.tr('Rehearsal')} {found.first} – {found.last}"
        return Wanted(
            lambda shop, actor, language: rehearsal_papers.paper(shop, actor, found, named, language, form), title
        )

    # -- life
    def reflow(self, width: WidthClass) -> None:
        self.sheet.reflow(width)

    def keep(self) -> dict[str, Any]:
        """What outlives another language or text size, the result too; a run under way does not."""
        self.cancel()
        usual = self.period.usual.value()
        return {
            "usual": usual,
            "days": self.period.days,
            "rules": self.rules.value(),
            "found": self.sheet.found,
            "named": self._named,
        }

    def resume(self, kept: Mapping[str, Any]) -> None:
        self.refresh()
        days: tuple[date, date] = kept["days"]
        if kept["usual"] == "own":
            self.period.choose(*days)
        else:
            self.period.usual.set_value(kept["usual"])
        self.rules.set_value(kept["rules"])
        self._named = kept["named"]
        if kept["found"] is not None:
            self._show(kept["found"])


def _both(code: str, name: Text, **facts: object) -> Text:
    """What rules are called, in both languages: papers may be in either."""
    en, chinese = (word(lang, code, name=name.of(lang), **facts) for lang in ("en", "zh_CN"))
    return Text(en, chinese)
