"""The long answer to "why?": a sentence, the order that was considered, the chain of reasons, the facts (REC-17)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.labels import Icon, Label, Pill, Tone, paint_avatar
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME


@dataclass(frozen=True, slots=True)
class Stop:
    """Somebody in the order as it was looked at. ``note``: why passed over; "" for the chosen one and those behind."""

    name: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """What the panel shows. ``facts``: (what, value) pairs; ``warning``: something odd about the act itself."""

    title: str
    sentence: str
    lines: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    warning: str = ""
    pill: str = ""
    tone: Tone = "neutral"


class OrderStrip(QWidget):
    """The order that was considered, first to last: the chosen one filled, those passed over crossed out with the
    reason. It wraps; screen readers get it as one sentence."""

    GAP = 6

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._stops: tuple[Stop, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stops(self, stops: tuple[Stop, ...]) -> None:
        if stops != self._stops:
            self._stops = stops
            spoken = ", ".join(
                f"{n}. {one.name}{f' ({one.note})' if one.note else ''}" for n, one in enumerate(stops, 1)
            )
            self.setAccessibleName(spoken)
            self.updateGeometry()
            self.update()
        self.setVisible(bool(stops))

    @property
    def stops(self) -> tuple[Stop, ...]:
        return self._stops

    def _boxes(self, width: int) -> list[QRectF]:
        name, note = THEME.font(tk.FONT["small"], 600), THEME.font(tk.FONT["caption"])
        height, gap = THEME.px(30), THEME.px(self.GAP)
        boxes: list[QRectF] = []
        x = y = 0.0
        for number, stop in enumerate(self._stops, 1):
            wide = QFontMetrics(name).horizontalAdvance(f"{number}  {stop.name}") + THEME.px(46)
            if stop.note:
                wide += QFontMetrics(note).horizontalAdvance(stop.note) + THEME.px(8)
            wide = min(wide, max(width, THEME.px(80)))
            if x and x + wide > width:
                x, y = 0.0, y + height + gap
            boxes.append(QRectF(x, y, wide, height))
            x += wide + gap
        return boxes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) + 1 if boxes else 0

    def sizeHint(self) -> QSize:
        width = self.width() or THEME.px(320)
        return QSize(THEME.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(THEME.px(120), self.heightForWidth(self.width() or THEME.px(320)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = THEME.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold, small = THEME.font(tk.FONT["small"], 600, tabular=True), THEME.font(tk.FONT["caption"])
        after = False
        for number, (stop, box) in enumerate(zip(self._stops, self._boxes(self.width()), strict=True), 1):
            edge, ground, ink = t.border, t.surface, t.muted
            if stop.chosen:
                edge, ground, ink = t.accent, t.accent_soft, t.accent_text
            elif stop.note:
                ground, ink = t.sunken, t.muted
            elif after:
                ink = t.faint
            painter.setPen(QPen(QColor(edge), 1))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tk.RADIUS_SMALL, tk.RADIUS_SMALL)
            side = THEME.px(20)
            disc = QRectF(box.left() + THEME.px(6), box.center().y() - side / 2, side, side)
            paint_avatar(painter, disc, stop.name)
            painter.setFont(bold)
            painter.setPen(QColor(ink))
            left, right = disc.right() + THEME.px(6), box.right() - THEME.px(8)
            room = right - left
            note_width = QFontMetrics(small).horizontalAdvance(stop.note) + THEME.px(8) if stop.note else 0
            told = QFontMetrics(bold).elidedText(
                f"{number}  {stop.name}", Qt.TextElideMode.ElideRight, max(THEME.px(40), round(room - note_width))
            )
            painter.drawText(QRectF(left, box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, told)
            if stop.note:
                start = left + QFontMetrics(bold).horizontalAdvance(told) + THEME.px(8)
                painter.setFont(small)
                shown = QFontMetrics(small).elidedText(
                    stop.note, Qt.TextElideMode.ElideRight, max(0, round(right - start))
                )
                painter.drawText(
                    QRectF(start, box.top(), right - start, box.height()), Qt.AlignmentFlag.AlignVCenter, shown
                )
            after = after or stop.chosen


class WhyPanel(QWidget):
    """Shows a :class:`Why`. Labels are kept and filled anew, so that scrubbing through a day makes no widgets.

    ``scrolls`` False: the panel is as high as what it says (in a dialog that scrolls itself).
    """

    def __init__(self, name: str, *, scrolls: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Why?"))
        self.shown: Why | None = None
        self._title = Label("", "h3", f"{name}.title", elide=True)
        self._pill = Pill("", "neutral", f"{name}.pill")
        self._sentence = Label("", "lead", f"{name}.sentence", wrap=True)
        self._warning = Label("", "body", f"{name}.warning.text", wrap=True)
        self._warning_box = boxed(hbox(Icon("warning", 18, "warning"), self._warning, spacing=8), f"{name}.warning")
        self._strip_title = Label(self.tr("The order then"), "overline", f"{name}.order.title")
        self._strip = OrderStrip(f"{name}.order")
        self._lines: list[tuple[QWidget, Label]] = []
        self._lines_box: QVBoxLayout = vbox(spacing=6)
        self._facts: list[tuple[Label, Label]] = []
        self._facts_grid = QGridLayout()
        self._facts_grid.setContentsMargins(0, 0, 0, 0)
        self._facts_grid.setHorizontalSpacing(12)
        self._facts_grid.setVerticalSpacing(4)
        self._facts_grid.setColumnStretch(1, 1)
        self._body = boxed(
            vbox(
                self._sentence,
                self._warning_box,
                boxed(self._lines_box),
                self._strip_title,
                self._strip,
                boxed(self._facts_grid),
                None,
                spacing=10,
                margins=(0, 0, 10, 4),
            )
        )
        head = hbox(self._title, None, self._pill, spacing=8)
        self._area = scrolled(self._body, f"{name}.area") if scrolls else None
        self.setLayout(vbox(head, self._area or self._body, spacing=8))
        for widget in (self._pill, self._warning_box, self._strip_title, self._strip):
            widget.hide()

    def show_why(self, why: Why) -> None:
        """Say it; nothing is touched when it is the same."""
        if why == self.shown:
            return
        self.shown = why
        self._title.setText(why.title)
        self._title.setVisible(bool(why.title))
        self._pill.show_state(why.pill, why.tone)
        self._pill.setVisible(bool(why.pill))
        self._sentence.setText(why.sentence)
        self._sentence.setVisible(bool(why.sentence))
        self.setAccessibleDescription(why.sentence)
        self._warning.setText(why.warning)
        self._warning_box.setVisible(bool(why.warning))
        self._show_lines(why.lines)
        self._strip.show_stops(why.stops)
        self._strip_title.setVisible(bool(why.stops))
        self._show_facts(why.facts)
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)

    def wanted_height(self, width: int) -> int:
        """How high everything is at a width, px, so that nothing need scroll."""
        layout = self._body.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        inner = layout.heightForWidth(width) if layout is not None and wraps else self._body.sizeHint().height()
        return inner + THEME.px(56)

    def _show_lines(self, lines: tuple[str, ...]) -> None:
        while len(self._lines) < len(lines):
            label = Label("", "body", f"{self.objectName()}.line.{len(self._lines)}", wrap=True)
            row = hbox(Icon("caret-right", 14, "faint"), label, spacing=8)
            row.setStretch(1, 1)
            box = boxed(row)
            self._lines_box.addWidget(box)
            self._lines.append((box, label))
        for number, (box, label) in enumerate(self._lines):
            said = number < len(lines)
            if said:
                label.setText(lines[number])
            box.setVisible(said)

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        while len(self._facts) < len(facts):
            row = len(self._facts)
            what = Label("", "caption", f"{self.objectName()}.fact.{row}.what")
            value = Label("", "muted", f"{self.objectName()}.fact.{row}", wrap=True)
            self._facts_grid.addWidget(what, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts_grid.addWidget(value, row, 1)
            self._facts.append((what, value))
        for number, (what, value) in enumerate(self._facts):
            said = number < len(facts)
            if said:
                what.setText(facts[number][0])
                value.setText(facts[number][1])
                value.setAccessibleName(f"{facts[number][0]}: {facts[number][1]}")
            what.setVisible(said)
            value.setVisible(said)
