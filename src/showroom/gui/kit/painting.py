"""What painted lists have in common: a line of text that never runs over its end, and a pill."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.labels import Tone
from showroom.gui.kit.theme import THEME


def line(painter: QPainter, area: QRectF, text: str, font: QFont, ink: str, *, right: bool = False) -> float:
    """Text on the middle of ``area``, with "…" where it is too long; ``ink``: a colour. Returns its width, px."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(area.width())))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return float(metrics.horizontalAdvance(shown))


def pill(
    painter: QPainter, at: float, middle: float, text: str, tone: Tone, *, from_left: bool = False, height: int = 22
) -> QRectF:
    """A word on the ground of its tone; it ends at ``at`` (``from_left``: it begins there). ``height``: px at 100 %
    text. Returns where it stands.
    """
    ink, ground = THEME.tokens.tone(tone)
    font = THEME.font(tk.FONT["caption"], 600, tabular=True)
    width, tall = QFontMetrics(font).horizontalAdvance(text) + THEME.px(18), THEME.px(height)
    box = QRectF(at if from_left else at - width, middle - tall / 2, width, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, tall / 2, tall / 2)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box
