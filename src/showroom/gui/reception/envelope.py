"""The envelope on a person's card: messages wait for them (CAL-07)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.theme import THEME

_WIDTH, _HEIGHT, _ICON = 46, 22, 14


def place(card: QRectF, pill: str) -> QRectF:
    """Where it stands on ``card``: left of the pill that says ``pill``; as high as the card, for a finger."""
    words = QFontMetrics(THEME.font(tk.FONT["caption"], 600)).horizontalAdvance(pill) + THEME.px(18)
    width = THEME.px(_WIDTH)
    return QRectF(card.right() - THEME.px(18) - words - width, card.top(), width, card.height())


def paint(painter: QPainter, area: QRectF, count: int) -> float:
    """It with the number of messages; gives where it begins."""
    ink, ground = THEME.tokens.tone("info")
    side, height, gap = THEME.px(_ICON), THEME.px(_HEIGHT), THEME.px(8)
    box = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, height / 2, height / 2)
    icons.paint(painter, "chat-text", ink, QRectF(box.left() + gap, box.center().y() - side / 2, side, side))
    painter.setFont(THEME.font(tk.FONT["caption"], 600, tabular=True))
    painter.setPen(QColor(ink))
    number = box.adjusted(gap + side, 0, -THEME.px(4), 0)
    painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(count) if count < 100 else "99+")
    return box.left()
