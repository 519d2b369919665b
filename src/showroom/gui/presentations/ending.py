"""Before it ends: what was done, what is left open, and why (PRE-01, PRE-07)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics

from showroom.domain.presentations import rules
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, Chips
from showroom.gui.kit.cards import Card
from showroom.gui.kit.charts import Meter
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.opportunities.signals import SignalChips
from showroom.gui.shell.context import ShellContext
from showroom.services.presentations import Run

LINE = 400  # px of a step's words on its line; the tool tip has all of them


class EndCard(Card):
    """``finished(reason, buying signals)``, ``cancelled``, ``went_to(step key)``."""

    finished = Signal(str, object)
    cancelled = Signal()
    went_to = Signal(str)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "presentations.end")
        self._context = context
        self._run: Run | None = None
        self._title = Label("", "h2", "presentations.end.title", wrap=True)
        self._figures = Label("", "lead", "presentations.end.figures", wrap=True)
        self._coverage = Label("", "muted", "presentations.end.coverage")
        self._meter = Meter(self.tr("Coverage"), "success")
        self._open = vbox(spacing=4)
        self._chips = Chips((), "presentations.end.reasons", optional=True)
        self._own = line_edit("presentations.end.own", limit=200)
        self._own.returnPressed.connect(self._on_finish)
        self._field = Field(self.tr("Or in your own words"), self._own, name="presentations.end.field")
        self._field.setMaximumWidth(520)
        self._chips.changed.connect(lambda _keys: self._field.set_error(""))
        self._ask = Label(self.tr("Why are they left out?"), "label", "presentations.end.why")
        self._reasons = boxed(vbox(self._ask, self._chips, self._field, spacing=8), "presentations.end.ask")
        self._signals = SignalChips(context, "presentations.end.signals")
        self._go = Button(
            self.tr("Finish"), "presentations.end.finish", icon="flag", kind="primary", ui="big", key="Ctrl+↵"
        )
        self._go.clicked.connect(self._on_finish)
        self._quote = Button(
            self.tr("Make the quote"), "presentations.end.quote", icon="file-plus", kind="soft", ui="big"
        )
        self._quote.clicked.connect(self._on_quote)
        self._no = Button(self.tr("Go on presenting"), "presentations.end.cancel", kind="ghost", ui="big")
        self._no.clicked.connect(self.cancelled)
        body = boxed(
            vbox(
                self._title,
                self._figures,
                hbox(self._meter, self._coverage, None, spacing=12),
                8,
                self._signals,
                self._reasons,
                self._open,
                None,
                spacing=10,
                margins=(0, 0, 12, 0),
            ),
            "presentations.end.body",
        )
        self._meter.setFixedWidth(220)
        self.setLayout(
            vbox(
                scrolled(body, "presentations.end.scroll"),
                hbox(self._quote, None, self._no, self._go, spacing=8),
                spacing=12,
                margins=(24, 20),
            )
        )

    def show_run(self, run: Run) -> None:
        """The summary; a finished one can only be read."""
        fresh = self._run is None or self._run.id != run.id
        self._run = run
        over = run.state == rules.FINISHED
        lang, progress = self._context.language, run.progress
        left = progress.open_mandatory
        self._title.setText(self.tr("This presentation has ended") if over else self.tr("Finish the presentation?"))
        self._figures.setText(
            self.tr("{done} of {steps} steps done, {skipped} skipped, {raised} objections came up").format(
                done=progress.done, steps=progress.steps, skipped=progress.skipped, raised=len(run.objections)
            )
        )
        self._coverage.setText(self.tr("Coverage {percent} %").format(percent=progress.coverage))
        self._meter.show_part(progress.coverage / 100)
        clear(self._open)
        if left and not over:
            self._open.addWidget(
                Label(self.tr("Mandatory steps still open: {count}").format(count=len(left)), "strong", "")
            )
        metrics = QFontMetrics(THEME.font(tk.FONT["body"], 600))
        for key in left if not over else ():
            view = run.step(key)
            if view is None:
                continue
            text = view.field.label.of(lang) if view.field is not None else view.step.text.of(lang)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, THEME.px(LINE))
            line = Button(shown, f"presentations.end.open.{key}", icon="circle", kind="ghost", tip=text)
            line.setStyleSheet("text-align: left")
            line.clicked.connect(lambda _on=False, key=key: self.went_to.emit(key))
            self._open.addWidget(line)
        self._reasons.setVisible(bool(left) and not over)
        self._signals.setVisible(self._signals.offered and not over)
        self._signals.show_customer(run.customer_id)
        if fresh:
            self._signals.clear()
            options = run.pack.presentation.skip_reasons
            self._chips.set_items([(option.key, option.label.of(lang)) for option in options])
            self._own.clear()
        self._go.setVisible(not over)
        self._no.setVisible(not over)

    def _on_quote(self) -> None:
        """The quote knows the customer and the visit: nothing is typed twice (PRE-02)."""
        if self._run is not None:
            self._context.navigate("quotes", new=True, customer_id=self._run.customer_id, visit_id=self._run.visit_id)

    def finish(self) -> None:
        """As if the button were pressed."""
        if not self._go.isHidden():
            self._on_finish()

    def refuse(self, sentence: str) -> None:
        self._field.set_error(sentence)
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        target = self._own if not self._reasons.isHidden() else self._go
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finish(self) -> None:
        if self._run is None:
            return
        reason = self._own.text().strip() or self._chips.value() or ""
        left = len(self._run.progress.open_mandatory)
        if left and not reason:
            self.refuse(self._context.word("presentation_mandatory_open", count=left))
            return
        self.finished.emit(reason, self._signals.values())
