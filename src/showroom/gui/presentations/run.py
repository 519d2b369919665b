"""A presentation under way: rail, step, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from showroom.domain.errors import UserError
from showroom.domain.presentations import rules
from showroom.domain.presentations.rules import Mark
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.charts import Meter
from showroom.gui.kit.labels import Label, Pill, clock_text
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.page import WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.presentations import words
from showroom.gui.presentations.ending import EndCard
from showroom.gui.presentations.rail import StageRail
from showroom.gui.presentations.side import CustomerCard, SideNotes
from showroom.gui.presentations.step import StepCard
from showroom.gui.shell.context import ShellContext
from showroom.services import presentations, staff
from showroom.services.presentations import Run
from showroom.services.shop import Shop

_RUN = "presentations.run"
Act = Callable[[Shop, Actor], object]


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
        self._build_head()
        self._rail = StageRail(context.language)
        self._rail.chosen.connect(self.go_to)
        self._step = StepCard(context)
        self._step.marked.connect(self._on_marked)
        self._step.taken_back.connect(self._on_taken_back)
        self._step.back.connect(lambda: self.go_by(-1))
        self._step.forward.connect(lambda: self.go_by(1))
        self._end = EndCard(context)
        self._end.finished.connect(self._on_finished)
        self._end.cancelled.connect(self._stop_ending)
        self._end.went_to.connect(self.go_to)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._step)
        self._stack.addWidget(self._end)
        self._customer = CustomerCard(context)
        self._customer.linked.connect(self._on_linked)
        self._customer.applied.connect(self._on_applied)
        self._customer.registered.connect(self._on_registered)
        self._customer.opened.connect(lambda customer: context.navigate("customers", customer_id=customer))
        self._notes = SideNotes(context)
        self._notes.raised.connect(self._on_raised)
        self._notes.noted.connect(self._on_noted)
        side = boxed(vbox(self._customer, self._notes, None, spacing=12, margins=(0, 0, 2, 0)), "presentations.side")
        self._side = scrolled(side, "presentations.side.scroll")
        self._rails = scrolled(self._rail, "presentations.rail.scroll")
        body = hbox(self._rails, self._stack, self._side, spacing=16)
        body.setStretch(1, 1)
        self.setLayout(vbox(self._head, body, spacing=14))
        context.ticker.connect_to(self._on_tick)

    def _build_head(self) -> None:
        self._back = Button(
            "", "presentations.leave", icon="arrow-left", kind="ghost", tip=self.tr("All presentations")
        )
        self._back.clicked.connect(self.leave)
        self._title = Label("", "h2", "presentations.run.title", elide=True)
        self._facts = Label("", "muted", "presentations.run.facts", elide=True)
        self._state = Pill("", "neutral", "presentations.run.state")
        self._time = Label("0:00", "timer", "presentations.run.time")
        self._time.setAccessibleDescription(self.tr("Time spent, pauses not counted"))
        self._meter = Meter(self.tr("Progress"))
        self._meter.setFixedWidth(THEME.px(150))
        self._progress = Label("", "caption", "presentations.run.progress", tabular=True)
        self._hand = Button(self.tr("Hand over"), "presentations.hand_over", icon="user-switch", kind="ghost")
        self._hand.clicked.connect(self._choose_person)
        self._pause = Button(self.tr("Pause"), "presentations.pause", icon="pause", kind="plain")
        self._pause.clicked.connect(self._on_pause)
        self._finish = Button(self.tr("Finish"), "presentations.finish", icon="flag", kind="soft")
        self._finish.clicked.connect(self.end)
        self._beside = Button("", "presentations.beside", icon="notebook", tip=self.tr("Customer and notes, or stages"))
        self._beside.setCheckable(True)
        self._beside.clicked.connect(self._show_beside)
        titles = boxed(vbox(self._title, self._facts, spacing=1), "presentations.run.titles")
        bar = vbox(self._meter, self._progress, spacing=4)
        acts = (self._beside, self._hand, self._pause, self._finish)
        line = hbox(self._back, titles, self._state, self._time, 8, bar, 8, *acts, spacing=10)
        line.setStretch(1, 1)
        line.setAlignment(bar, Qt.AlignmentFlag.AlignVCenter)
        self._head = boxed(line, "presentations.run.head")

    def reflow(self, width: WidthClass) -> None:
        """Narrow: the stages and what stands beside the step share one place, the step keeps its room."""
        self._narrow = width == "compact"
        self._rails.setFixedWidth(THEME.px(240 if width == "wide" else 212))
        self._side.setFixedWidth(THEME.px(380 if width == "wide" else 292))
        self._beside.setVisible(self._narrow)
        self._hand.setVisible(not self._narrow and self.run is not None and self.run.state != rules.FINISHED)
        self._show_beside()

    def _show_beside(self) -> None:
        notes = self._beside.isChecked()
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
        self._title.setText(words.whose(run.customer, run.visit_number))
        facts = [run.pack.presentation.label.of(self._context.language), run.staff]
        if run.customer and run.visit_number is not None:
            facts.insert(0, words.whose(None, run.visit_number))
        self._facts.setText("  ·  ".join(facts))
        self._show_state(run)
        self._rail.follow(run)
        self._rail.show_run(run, self.current)
        self._customer.show_run(run)
        self._notes.show_run(run)
        self._show_current()
        if fresh:
            self._focus()

    def _show_state(self, run: Run) -> None:
        running, over = run.state == rules.RUNNING, run.state == rules.FINISHED
        texts = {
            rules.RUNNING: (self.tr("Running"), "success"),
            rules.PAUSED: (self.tr("Paused"), "warning"),
            rules.FINISHED: (self.tr("Finished"), "neutral"),
        }
        text, tone = texts[run.state]
        self._state.show_state(text, tone)  # type: ignore[arg-type]
        self._time.setText(clock_text(run.seconds(self._context.clock.now())))
        self._meter.show_part(run.progress.percent / 100)
        self._progress.setText(
            self.tr("{dealt} of {steps} steps · coverage {coverage} %").format(
                dealt=run.progress.done + run.progress.skipped,
                steps=run.progress.steps,
                coverage=run.progress.coverage,
            )
        )
        self._pause.show_text(self.tr("Pause") if running else self.tr("Resume"))
        self._pause.set_icon("pause" if running else "play")
        self._pause.set_kind("plain" if running else "primary")
        for button in (self._pause, self._finish):
            button.setVisible(not over)
        self._hand.setVisible(not over and not self._narrow)
        self._finish.setEnabled(running)

    def _show_current(self) -> None:
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

    def _focus(self) -> None:
        if self._ending:
            self._end.focus_first()
        else:
            self._step.focus_answer()

    def focus_first(self) -> None:
        self._focus()

    def _on_tick(self, _moment: object) -> None:
        if self.isVisible() and self.run is not None and self.run.running_since is not None:
            self._time.setText(clock_text(self.run.seconds(self._context.clock.now())))

    # -- going about
    def go_to(self, step: str) -> None:
        """Show a step."""
        if self.run is None:
            return
        self.current, self._ending = step, False
        self._rail.show_run(self.run, step)
        self._show_current()
        self._focus()

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
            self._show_current()
            self._focus()

    def _stop_ending(self) -> None:
        self._ending = False
        self._show_current()
        self._focus()

    def leave(self) -> None:
        self._notes.flush()
        self.left.emit()

    def press_done(self) -> None:
        """Ctrl+Enter: the step is done, or the presentation ends."""
        if self._ending:
            self._end.finish()
        else:
            self._step.done()

    def press_skip(self) -> None:
        if not self._ending:
            self._step.ask_why()

    # -- acts
    def _act(self, call: Act, done: Callable[[object], None] | None = None) -> None:
        """Run an act; what is wrong is said at the step or at the end's reason, typing stays."""

        def failed(error: BaseException) -> bool:
            if not isinstance(error, UserError):
                self._show_current()
                return False
            sentence = self._context.sentence(error)
            if self._ending:
                self._end.refuse(sentence)
            else:
                self._step.refuse(sentence)
            return True

        self._context.act(_RUN, call, done, failed)

    def _on_marked(self, key: str, mark: Mark) -> None:
        run = self.run
        if run is None:
            return

        def done(_result: object) -> None:
            if self.run is None or self.current != key:
                return
            following = rules.next_open(self.run.pack.presentation, self.run.marks, key)
            if following is None:
                self.end()
            else:
                self.go_to(following)

        self._act(lambda shop, actor: presentations.mark(shop, actor, run.id, {key: mark}), done)

    def _on_taken_back(self, key: str) -> None:
        if (run := self.run) is not None:
            self._act(lambda shop, actor: presentations.reopen(shop, actor, run.id, key), lambda _done: self._focus())

    def _on_raised(self, key: str, on: bool) -> None:
        if (run := self.run) is not None:
            self._act(lambda shop, actor: presentations.objection(shop, actor, run.id, key, on))

    def _on_noted(self, text: str) -> None:
        if (run := self.run) is not None:
            self._act(lambda shop, actor: presentations.note(shop, actor, run.id, text))

    def _on_linked(self, customer_id: int) -> None:
        if (run := self.run) is not None:
            self._act(lambda shop, actor: presentations.link_customer(shop, actor, run.id, customer_id))

    def _on_applied(self, steps: tuple[str, ...]) -> None:
        if (run := self.run) is not None:
            self._act(lambda shop, actor: presentations.apply_offers(shop, actor, run.id, steps))

    def _on_registered(self) -> None:
        if (run := self.run) is None:
            return

        def done(_customer: object) -> None:
            self._context.undo_bar.offer(self.tr("Registered with the answers of this presentation"), None)

        self._act(lambda shop, actor: presentations.register_customer(shop, actor, run.id), done)

    def _on_pause(self) -> None:
        if (run := self.run) is None:
            return
        self._notes.flush()
        if run.state == rules.RUNNING:
            self._act(lambda shop, actor: presentations.pause(shop, actor, run.id))
        else:
            self._act(lambda shop, actor: presentations.resume(shop, actor, run.id), lambda _done: self._focus())

    def _on_finished(self, reason: str) -> None:
        if (run := self.run) is None:
            return
        self._notes.flush()

        def done(_result: object) -> None:
            self._context.undo_bar.offer(self.tr("Presentation finished"), None)
            self.left.emit()

        self._act(lambda shop, actor: presentations.finish(shop, actor, run.id, reason or None), done)

    def _choose_person(self) -> None:
        """Who goes on: the people who sell."""
        run = self.run
        if run is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("presentations.people")
        people: tuple[staff.Card, ...] = ()
        for card in self._context.read(lambda shop, actor: staff.cards(shop, actor), people):
            if card.role in ("consultant", "supervisor", "manager") and card.id != run.staff_id:
                action = menu.addAction(card.name.replace("&", "&&"))
                action.setObjectName(f"presentations.people.{card.id}")
                action.triggered.connect(lambda _on=False, to=card.id: self.hand_over(to))
        menu.popup(self._hand.mapToGlobal(QPoint(0, self._hand.height() + 4)))

    def hand_over(self, staff_id: int) -> None:
        """Somebody else goes on with it (PRE-08)."""
        if (run := self.run) is not None:
            self._act(lambda shop, actor: presentations.hand_over(shop, actor, run.id, staff_id))
