"""The head of a presentation under way: whose it is, how far it has come, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.presentations import rules
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.charts import Meter
from showroom.gui.kit.labels import Label, Pill, clock_text
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.presentations import words
from showroom.services.presentations import Run


class RunHead(QWidget):
    """``turned``: the notes in the place of the stages, or back; ``hand`` is where the people to hand over to open."""

    left = Signal()
    handed = Signal()
    paused = Signal()
    finished = Signal()
    turned = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setObjectName("presentations.run.head")
        self.setProperty("look", "clear")
        self._language = language
        self._is_over = True
        self._narrow = False
        self._back = Button(
            "", "presentations.leave", icon="arrow-left", kind="ghost", tip=self.tr("All presentations")
        )
        self._back.clicked.connect(self.left)
        self._title = Label("", "h2", "presentations.run.title", elide=True)
        self._facts = Label("", "muted", "presentations.run.facts", elide=True)
        self._state = Pill("", "neutral", "presentations.run.state")
        self._time = Label("0:00", "timer", "presentations.run.time")
        self._time.setAccessibleDescription(self.tr("Time spent, pauses not counted"))
        self._meter = Meter(self.tr("Progress"))
        self._meter.setFixedWidth(THEME.px(150))
        self._progress = Label("", "caption", "presentations.run.progress", tabular=True)
        self.hand = Button(self.tr("Hand over"), "presentations.hand_over", icon="user-switch", kind="ghost")
        self.hand.clicked.connect(self.handed)
        self._pause = Button(self.tr("Pause"), "presentations.pause", icon="pause", kind="plain")
        self._pause.clicked.connect(self.paused)
        self._finish = Button(self.tr("Finish"), "presentations.finish", icon="flag", kind="soft")
        self._finish.clicked.connect(self.finished)
        self._beside = Button("", "presentations.beside", icon="notebook", tip=self.tr("Customer and notes, or stages"))
        self._beside.setCheckable(True)
        self._beside.clicked.connect(self.turned)
        titles = boxed(vbox(self._title, self._facts, spacing=1), "presentations.run.titles")
        bar = vbox(self._meter, self._progress, spacing=4)
        acts = (self._beside, self.hand, self._pause, self._finish)
        line = hbox(self._back, titles, self._state, self._time, 8, bar, 8, *acts, spacing=10)
        line.setStretch(1, 1)
        line.setAlignment(bar, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

    @property
    def is_turned(self) -> bool:
        """Whether the notes stand in the place of the stages."""
        return self._beside.isChecked()

    def reflow(self, narrow: bool) -> None:
        """Narrow: one button turns between stages and notes; handing over waits for more room."""
        self._narrow = narrow
        self._beside.setVisible(narrow)
        self._show_hand()

    def _show_hand(self) -> None:
        self.hand.setVisible(not self._is_over and not self._narrow)

    def show_run(self, run: Run, now: datetime) -> None:
        """Whose it is, its state and progress."""
        self._title.setText(words.whose(run.customer, run.visit_number))
        facts = [run.pack.presentation.label.of(self._language), run.staff]
        if run.customer and run.visit_number is not None:
            facts.insert(0, words.whose(None, run.visit_number))
        self._facts.setText("  ·  ".join(facts))
        self._is_over = run.state == rules.FINISHED
        self._show_state(run, now)

    def show_time(self, run: Run, now: datetime) -> None:
        """The time spent, pauses not counted."""
        self._time.setText(clock_text(run.seconds(now)))

    def _show_state(self, run: Run, now: datetime) -> None:
        running = run.state == rules.RUNNING
        texts = {
            rules.RUNNING: (self.tr("Running"), "success"),
            rules.PAUSED: (self.tr("Paused"), "warning"),
            rules.FINISHED: (self.tr("Finished"), "neutral"),
        }
        text, tone = texts[run.state]
        self._state.show_state(text, tone)  # type: ignore[arg-type]
        self.show_time(run, now)
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
            button.setVisible(not self._is_over)
        self._show_hand()
        self._finish.setEnabled(running)
