"""A picture of the screen as the person sees it: the window, with the dialogs and menus that stand over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


def take(window: QWidget, file: Path) -> None:
    """Save ``window`` and everything above it as a PNG. Raises ``OSError`` if the file can't be written."""
    picture = window.grab()
    above = _above(window)
    if above:
        painter = QPainter(picture)
        if any(top.isModal() for top in above):
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 60))  # so that the dialog stands out as on a desktop
        origin = window.mapToGlobal(QPoint(0, 0))
        for top in above:
            at = top.mapToGlobal(QPoint(0, 0)) - origin
            picture_of = top.grab()
            painter.drawPixmap(at, picture_of)
            painter.setPen(QColor(128, 128, 128, 160))  # a desktop would draw its frame
            painter.drawRect(QRect(at, picture_of.deviceIndependentSize().toSize()))
        painter.end()
    _save(picture, file)


def _above(window: QWidget) -> list[QWidget]:
    """Visible dialogs and menus that belong to ``window``, the lowest first."""
    found = []
    for top in QApplication.topLevelWidgets():
        if top is window or not top.isVisible() or not top.isWindow():
            continue
        parent = top.parentWidget()
        belongs = parent is not None and (parent is window or window.isAncestorOf(parent) or parent.window() is window)
        if belongs or top is QApplication.activePopupWidget() or top is QApplication.activeModalWidget():
            found.append(top)
    popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    return sorted(found, key=lambda top: (top is popup, top is modal))


def _save(picture: QPixmap, file: Path) -> None:
    if not picture.save(str(file), "PNG"):
        raise OSError(f"{file} could not be written")
