"""Words on the screen: labels by role, pills, key hints, avatars, running timers."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME

Role = Literal[
    "body", "h1", "h2", "h3", "figure", "giant", "hero", "name", "lead", "strong", "muted", "caption", "overline",
    "label", "error", "timer", "up", "down", "kbd",
]  # fmt: skip
Tone = Literal["neutral", "accent", "success", "warning", "danger", "info", "violet"]
TABULAR = {"timer", "figure", "giant"}


def repolish(widget: QWidget) -> None:
    """Make a changed property show in the style sheet."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


class Label(QLabel):
    """Plain text in a role; with ``elide`` it never clips: it ends in "…" and the tool tip has the whole."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        name: str = "",
        *,
        elide: bool = False,
        wrap: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)  # people's names are data, never markup
        self.setObjectName(name)
        self.setProperty("role", role)
        self._elide = elide
        self.setWordWrap(wrap)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if tabular or role in TABULAR:
            font = self.font()
            font.setFeature(font.Tag("tnum"), 1)
            self.setFont(font)
        if role == "kbd":
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_role(self, role: Role) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            repolish(self)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        if self._elide:
            size.setWidth(min(size.width(), self.fontMetrics().horizontalAdvance("MMM…")))
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        text = self.text()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        tip = text if shown != text else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Pill(QLabel):
    """A short state in a rounded box: colour and word, never colour alone."""

    def __init__(self, text: str = "", tone: Tone = "neutral", name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setProperty("pill", "true")
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setFeature(font.Tag("tnum"), 1)
        self.setFont(font)

    def show_state(self, text: str, tone: Tone) -> None:
        """Change word and colour; cheap when nothing changes (timers call it every second)."""
        if self.text() != text:
            self.setText(text)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)


def clock_text(seconds: float) -> str:
    """A running time: ``3:07``, above an hour ``1:02:09``; a time still to come counts as 0:00."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes}:{second:02}"


def percent_text(part: float | None) -> str:
    """A share from 0 to 1 as the language writes it: ``22 %``, in Chinese ``22%``; a dash for nothing to share."""
    if part is None:
        return "–"
    return QCoreApplication.translate("Labels", "{percent} %").format(percent=f"{part * 100:.0f}")


class TimerPill(Pill):
    """A wait that runs: neutral, then amber from ``amber_s``, red from ``red_s`` seconds (REC-12)."""

    def __init__(self, name: str = "", amber_s: float = 180, red_s: float = 300, calm: Tone = "neutral") -> None:
        super().__init__("0:00", calm, name)
        self._amber, self._red, self._calm = amber_s, red_s, calm

    def show_seconds(self, seconds: float) -> None:
        tone: Tone = "danger" if seconds >= self._red else "warning" if seconds >= self._amber else self._calm
        self.show_state(clock_text(seconds), tone)


def kbd(key: str, name: str = "") -> Label:
    """A key as a key cap."""
    return Label(key, "kbd", name)


def divider() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("look", "divider")
    line.setFixedHeight(1)
    return line


class Icon(QWidget):
    """A drawing in a token's colour, optionally on a soft ground (``tone``)."""

    def __init__(
        self, icon: str, size: int = 20, colour: str = "muted", tone: Tone | None = None, round_: bool = False
    ) -> None:
        super().__init__()
        self._icon, self._size, self._colour, self._tone, self._round = icon, size, colour, tone, round_
        side = THEME.px(size * 2 if tone else size)
        self.setFixedSize(side, side)

    def set_icon(self, icon: str, colour: str | None = None, tone: Tone | None = None) -> None:
        self._icon, self._colour, self._tone = icon, colour or self._colour, tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, side = QRectF(self.rect()), THEME.px(self._size)
        colour = str(getattr(THEME.tokens, self._colour))
        if self._tone:
            colour, ground = THEME.tokens.tone(self._tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            radius = area.width() / 2 if self._round else tk.RADIUS
            painter.drawRoundedRect(area, radius, radius)
        inset = (area.width() - side) / 2
        icons.paint(painter, self._icon, colour, area.adjusted(inset, inset, -inset, -inset))


def initials(name: str) -> str:
    """What an avatar shows: the given name in Chinese (王小明 → 小明), two initials in Latin; "" for nobody.

    Of a number, known without a name, it is the last two digits.
    """
    name = name.strip()
    if name and not any(c.isalpha() for c in name):
        return "".join(c for c in name if c.isdigit())[-2:]
    chinese = [c for c in name if "\u3400" <= c <= "\u9fff"]
    parts = [p for p in name.split() if p[0].isalnum()]
    if chinese and len(chinese) >= len("".join(parts)) / 2:
        return "".join(chinese[-2:]) if len(chinese) > 2 else chinese[-1]
    latin = [p for p in parts if not "\u3400" <= p[0] <= "\u9fff"] or parts
    if not latin:
        return ""
    return (latin[0][0] + (latin[-1][0] if len(latin) > 1 else "")).upper()


class Avatar(QWidget):
    """A person: initials on a colour of their own, and a dot for the state (the state's word stands beside it)."""

    def __init__(self, name: str, size: int = 40, state: Tone | None = None, object_name: str = "") -> None:
        super().__init__()
        self._name, self._size, self._state = name, size, state
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        side = THEME.px(size)
        self.setFixedSize(side, side)

    def show_person(self, name: str, state: Tone | None = None) -> None:
        self._name, self._state = name, state
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._state)


def paint_avatar(painter: QPainter, area: QRectF, name: str, state: Tone | None = None) -> None:
    """Paint a person's disc (also for delegates). A disc is drawn once and kept: round, soft shapes cost most of what a
    list of people costs."""
    ratio = painter.device().devicePixelRatio()
    side = round(area.width())
    key = (name, state, side, ratio, THEME.tokens.name, THEME.scale)
    disc = _DISCS.get(key)
    if disc is None:
        if len(_DISCS) >= _MOST_DISCS:
            _DISCS.clear()
        disc = QPixmap(round(side * ratio), round(side * ratio))
        disc.setDevicePixelRatio(ratio)
        disc.fill(Qt.GlobalColor.transparent)
        inside = QPainter(disc)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_avatar(inside, QRectF(0, 0, side, side), name, state)
        inside.end()
        _DISCS[key] = disc
    painter.drawPixmap(area.topLeft(), disc)


_DISCS: dict[tuple[object, ...], QPixmap] = {}
_MOST_DISCS = 400


def _ground(side: int, ratio: float, hue: str) -> QPixmap:
    """The round ground of a disc: a few hues for everybody, so that it costs nothing to scroll past new names."""
    t = THEME.tokens
    key = (hue, side, ratio, t.name)
    ground = _GROUNDS.get(key)
    if ground is None:
        ground = QPixmap(round(side * ratio), round(side * ratio))
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        inside = QPainter(ground)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside.setPen(Qt.PenStyle.NoPen)
        veil = QColor(hue)
        veil.setAlphaF(0.20 if t.name == "dark" else 0.13)
        for colour in (QColor(t.surface), veil):
            inside.setBrush(colour)
            inside.drawEllipse(QRectF(0, 0, side, side))
        inside.end()
        _GROUNDS[key] = ground
    return ground


_GROUNDS: dict[tuple[object, ...], QPixmap] = {}


def _draw_avatar(painter: QPainter, area: QRectF, name: str, state: Tone | None) -> None:
    t = THEME.tokens
    hues = tk.HUES[t.name]
    base = QColor(hues[sum(map(ord, name)) % len(hues)])
    painter.drawPixmap(area.topLeft(), _ground(round(area.width()), painter.device().devicePixelRatio(), base.name()))
    short = initials(name)
    if short:
        font = THEME.font(area.width() / THEME.scale * (0.36 if len(short) < 3 else 0.28), 600)
        if QFontMetrics(font).horizontalAdvance(short) > area.width() * 0.8:
            font.setPixelSize(max(8, round(area.width() * 0.3)))
        painter.setFont(font)
        painter.setPen(base)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, short)
    else:
        inset = area.width() * 0.24
        icons.paint(painter, "user", base.name(), area.adjusted(inset, inset, -inset, -inset))
    if state:
        side = max(10.0, area.width() * 0.27)
        dot = QRectF(area.right() - side, area.bottom() - side, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.surface))
        painter.drawEllipse(dot)
        painter.setBrush(QColor(t.tone(state)[0]))
        painter.drawEllipse(dot.adjusted(2, 2, -2, -2))
