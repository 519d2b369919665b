"""The stage rail: where the presentation stands, one press away from every stage and step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from showroom.domain.presentations.rules import DONE
from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.layouts import clear, vbox
from showroom.gui.kit.theme import THEME
from showroom.services.presentations import Run, StageView, StepView


class _Line(QPushButton):
    """A stage or step on the rail: a mark (number, tick, skipped) and its name."""

    def __init__(self, name: str, *, stage: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stage = stage
        self._text, self._mark, self._tail, self._tone = "", "", "", "faint"

    def show_line(self, text: str, mark: str, tone: str, tail: str, spoken: str, on: bool) -> None:
        """``mark``: an icon's name or a number; ``tail``: what stands at the right end."""
        state = (text, mark, tone, tail)
        if state != (self._text, self._mark, self._tone, self._tail):
            self._text, self._mark, self._tone, self._tail = state
            self.update()
        self.setAccessibleName(text)
        self.setAccessibleDescription(spoken)
        self.setChecked(on)

    def sizeHint(self) -> QSize:
        return QSize(THEME.px(200), THEME.px(tk.NAVIGATION if self._stage else tk.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return QSize(THEME.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # ground and focus ring are the style sheet's
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = THEME.px(24 if self._stage else 16)
        left = THEME.px(12) if self._stage else THEME.px(16)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        ink = THEME.tokens.accent if self.isChecked() else str(getattr(THEME.tokens, self._tone))
        if self._mark.isdigit() or not self._mark:
            self._circle(painter, box, ink)
        else:
            icons.paint(painter, self._mark, ink, box)
        x = left + THEME.px(34 if self._stage else 28)
        small = THEME.font(tk.FONT["caption"], 500, tabular=True)
        tail = QFontMetrics(small).horizontalAdvance(self._tail) + THEME.px(12) if self._tail else THEME.px(10)
        font = THEME.font(tk.FONT["body" if self._stage else "small"], 600 if self.isChecked() else 500)
        painter.setFont(font)
        colour = "accent_text" if self.isChecked() else "text" if self._stage else "muted"
        painter.setPen(THEME.colour(colour))
        area = QRectF(x, 0, self.width() - x - tail - 4, self.height())
        shown = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.setFont(small)
        painter.setPen(THEME.colour("faint"))
        painter.drawText(
            QRectF(self.width() - tail, 0, tail - THEME.px(12), self.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
            self._tail,
        )

    def _circle(self, painter: QPainter, box: QRectF, ink: str) -> None:
        painter.setPen(QPen(QColor(ink), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if self._mark:
            painter.setFont(THEME.font(tk.FONT["caption"], 600, tabular=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._mark)


class StageRail(QWidget):
    """``chosen`` carries the key of the step to show: a stage leads to its first open one."""

    chosen = Signal(str)

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.setObjectName("presentations.rail")
        self.setAccessibleName(self.tr("Stages"))
        self._lang = lang
        self._layout = vbox(spacing=2, margins=(0, 0))
        self.setLayout(self._layout)
        self._lines: dict[str, _Line] = {}
        self._shape: tuple[str, ...] = ()

    def show_run(self, run: Run, current: str) -> None:
        """Stages, and the steps of the one that holds ``current``."""
        open_stage = next((s for s in run.stages if any(v.step.key == current for v in s.steps)), None)
        shape: list[str] = []
        for stage in run.stages:
            shape.append(f"stage.{stage.stage.key}")
            if stage is open_stage:
                shape += [f"step.{view.step.key}" for view in stage.steps]
        if tuple(shape) != self._shape:
            self._rebuild(tuple(shape), run)
        for number, stage in enumerate(run.stages, 1):
            self._show_stage(number, stage, is_open=stage is open_stage)
            for view in stage.steps if stage is open_stage else ():
                self._show_step(view, is_current=view.step.key == current)

    def _rebuild(self, shape: tuple[str, ...], run: Run) -> None:
        had = next((key for key, line in self._lines.items() if line.hasFocus()), None)
        clear(self._layout)
        self._lines, self._shape = {}, shape
        for key in shape:
            kind, _, name = key.partition(".")
            line = _Line(f"presentations.{key}", stage=kind == "stage")
            line.clicked.connect(lambda _on=False, kind=kind, name=name: self._on_clicked(kind, name))
            self._lines[key] = line
            self._layout.addWidget(line)
        self._layout.addStretch(1)
        self._run = run
        if had in self._lines:
            self._lines[had].setFocus()

    def _show_stage(self, number: int, view: StageView, *, is_open: bool) -> None:
        text = view.stage.label.of(self._lang)
        dealt, of = view.dealt_with, len(view.steps)
        whole = dealt == of
        mark, tone = ("check-circle-fill", "success") if whole else (str(number), "muted")
        if view.may_leave and not whole:
            mark, tone = "check-circle", "success"
        spoken = self.tr("{dealt} of {of} steps dealt with").format(dealt=dealt, of=of)
        self._lines[f"stage.{view.stage.key}"].show_line(text, mark, tone, f"{dealt}/{of}", spoken, False)
        self._lines[f"stage.{view.stage.key}"].setProperty("open", is_open)

    def _show_step(self, view: StepView, *, is_current: bool) -> None:
        text = view.step.text.of(self._lang) if view.field is None else view.field.label.of(self._lang)
        if view.mark is None:
            mark, tone, spoken = "", "faint", self.tr("open")
        elif view.mark.state == DONE:
            mark, tone, spoken = "check-circle-fill", "success", self.tr("done")
        else:
            mark, tone, spoken = "skip-forward", "warning", self.tr("skipped")
        tail = "" if view.step.mandatory or view.mark else self.tr("optional")
        self._lines[f"step.{view.step.key}"].show_line(text, mark, tone, tail, spoken, is_current)

    def _on_clicked(self, kind: str, name: str) -> None:
        if kind == "step":
            self.chosen.emit(name)
            return
        for stage in self._run.stages:
            if stage.stage.key == name and stage.steps:
                first = next((view for view in stage.steps if view.mark is None), stage.steps[0])
                self.chosen.emit(first.step.key)

    def follow(self, run: Run) -> None:
        """The run as it is now: what a stage leads to depends on it."""
        self._run = run
