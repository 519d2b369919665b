"""A presentation under way: rail, step, and what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom.domain.presentations import rules
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.presentations.ending import EndCard
from showroom.gui.presentations.rail import StageRail
from showroom.gui.presentations.run_acts import RunActs
from showroom.gui.presentations.run_head import RunHead
from showroom.gui.presentations.side import CustomerCard, SideNotes
from showroom.gui.presentations.step import StepCard
from showroom.gui.shell.context import ShellContext
from showroom.services.presentations import Run


class RunPanel(QWidget):
    """One presentation. ``left`` when the person goes back to the list."""

    left = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("presentations.run")
        self._context = context
        self.run: Run | None = None
        self.current = ""
        self._ending = False
        self._narrow = False
        self.acts = acts = RunActs(self, context)
        self._head = RunHead(context.language)
        self._head.left.connect(self.leave)
        self._head.handed.connect(lambda: acts.choose_person(self._head.hand))
        self._head.paused.connect(acts.pause)
        self._head.finished.connect(self.end)
        self._head.turned.connect(self._show_beside)
        self._rail = StageRail(context.language)
        self._rail.chosen.connect(self.go_to)
        self._step = StepCard(context)
        self._step.marked.connect(acts.marked)
        self._step.taken_back.connect(acts.taken_back)
        self._step.back.connect(lambda: self.go_by(-1))
        self._step.forward.connect(lambda: self.go_by(1))
        self._end = EndCard(context)
        self._end.finished.connect(acts.finished)
        self._end.cancelled.connect(self._stop_ending)
        self._end.went_to.connect(self.go_to)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._step)
        self._stack.addWidget(self._end)
        self._customer = CustomerCard(context)
        self._customer.linked.connect(acts.linked)
        self._customer.applied.connect(acts.applied)
        self._customer.registered.connect(acts.registered)
        self._customer.opened.connect(lambda customer: context.navigate("customers", customer_id=customer))
        self._notes = SideNotes(context)
        self._notes.raised.connect(acts.raised)
        self._notes.noted.connect(acts.noted)
        side = boxed(vbox(self._customer, self._notes, None, spacing=12, margins=(0, 0, 2, 0)), "presentations.side")
        self._side = scrolled(side, "presentations.side.scroll")
        self._rails = scrolled(self._rail, "presentations.rail.scroll")
        body = hbox(self._rails, self._stack, self._side, spacing=16)
        body.setStretch(1, 1)
        self.setLayout(vbox(self._head, body, spacing=14))
        context.ticker.connect_to(self._on_tick)

    def reflow(self, width: WidthClass) -> None:
        """Narrow: the stages and what stands beside the step share one place, the step keeps its room."""
        self._narrow = width == "compact"
        self._rails.setFixedWidth(THEME.px(240 if width == "wide" else 212))
        self._side.setFixedWidth(THEME.px(380 if width == "wide" else 292))
        self._head.reflow(self._narrow)
        self._show_beside()

    def _show_beside(self) -> None:
        notes = self._head.is_turned
        self._side.setVisible(not self._narrow or notes)
        self._rails.setVisible(not self._narrow or not notes)

    # -- showing
    def show_run(self, run: Run, step: str | None = None) -> None:
        """Show ``run``; at ``step``, else where it stood, else at its first open step."""
        fresh = self.run is None or self.run.id != run.id
        self.run = run
        if fresh:
            self._ending = run.state == rules.FINISHED
            self.current = ""
        wanted = step or self.current
        if run.step(wanted) is None:
            wanted = rules.next_open(run.pack.presentation, run.marks) or rules.in_order(run.pack.presentation)[-1].key
        self.current = wanted
        self._head.show_run(run, self._context.clock.now())
        self._rail.follow(run)
        self._rail.show_run(run, self.current)
        self._customer.show_run(run)
        self._notes.show_run(run)
        self.show_current()
        if fresh:
            self.focus_first()

    def show_current(self) -> None:
        """The step, or the summary before the end."""
        if self.run is None:
            return
        if self._ending:
            self._end.show_run(self.run)
            self._stack.setCurrentWidget(self._end)
            return
        for stage in self.run.stages:
            for view in stage.steps:
                if view.step.key == self.current:
                    self._step.show_step(self.run, stage, view)
        self._stack.setCurrentWidget(self._step)

    def focus_first(self) -> None:
        """Where typing goes on."""
        if self._ending:
            self._end.focus_first()
        else:
            self._step.focus_answer()

    def _on_tick(self, _moment: object) -> None:
        if self.isVisible() and self.run is not None and self.run.running_since is not None:
            self._head.show_time(self.run, self._context.clock.now())

    # -- going about
    def go_to(self, step: str) -> None:
        """Show a step."""
        if self.run is None:
            return
        self.current, self._ending = step, False
        self._rail.show_run(self.run, step)
        self.show_current()
        self.focus_first()

    def go_by(self, by: int) -> None:
        """The step before (-1) or after (+1), whatever became of it."""
        if self.run is None:
            return
        keys = [step.key for step in rules.in_order(self.run.pack.presentation)]
        at = keys.index(self.current) + by
        if 0 <= at < len(keys):
            self.go_to(keys[at])

    def end(self) -> None:
        """The summary before the end."""
        if self.run is not None:
            self._ending = True
            self.show_current()
            self.focus_first()

    def _stop_ending(self) -> None:
        self._ending = False
        self.show_current()
        self.focus_first()

    def leave(self) -> None:
        self.flush()
        self.left.emit()

    def flush(self) -> None:
        """Keep the notes that are being typed."""
        self._notes.flush()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong at the step, or at the end's reason; typing stays."""
        if self._ending:
            self._end.refuse(sentence)
        else:
            self._step.refuse(sentence)

    def press_done(self) -> None:
        """Ctrl+Enter: the step is done, or the presentation ends."""
        if self._ending:
            self._end.finish()
        else:
            self._step.done()

    def press_skip(self) -> None:
        if not self._ending:
            self._step.ask_why()
