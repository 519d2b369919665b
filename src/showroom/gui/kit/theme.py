"""The look of the whole program: palette, style sheet, fonts, text scale; switched live.

Like ``QApplication``'s own palette there is exactly one look a process: ``THEME``. Custom painted widgets read
``THEME.tokens`` when they paint; ``THEME.changed`` tells those that keep pictures.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from showroom import paths
from showroom.gui.kit import icons
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.qss import sheet

ThemeName = Literal["light", "dark", "system"]
SCALES = (1.0, 1.25)


STYLE = "Fusion"
STYLED = "showroom_styled"
"""Set on an application that was given ``-style``: setting it later makes PySide set up all of QStyle before the first
paint."""


class Theme(QObject):
    """What is shown now: ``tokens`` (colours) and ``scale`` (1.0 or 1.25)."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = tk.LIGHT
        self.scale = 1.0
        self.choice: ThemeName = "light"
        self._watching = False
        self._fonts: dict[tuple[int, int, bool], QFont] = {}

    def apply(self, choice: ThemeName, scale: float = 1.0) -> None:
        """Show ``choice`` (``system`` follows the desktop) at a text ``scale``, in every open window."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("a theme needs a running QApplication")
        first = not self._watching
        if first:
            self._watching = True
            if not app.property(STYLED):
                app.setStyle(STYLE)
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_changed)
        self.choice, self.scale = choice, scale
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._show(app)

    def _on_desktop_changed(self) -> None:
        app = QApplication.instance()
        if self.choice == "system" and isinstance(app, QApplication):
            self._show(app)

    def _show(self, app: QApplication) -> None:
        self.tokens = tk.DARK if self._wants_dark() else tk.LIGHT
        app.setPalette(palette(self.tokens))
        app.setFont(self.font(tk.FONT["body"]))
        app.setStyleSheet(sheet(self.tokens, self.scale, icons.folder() / "theme"))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self.choice == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.choice == "dark"

    def px(self, value: float) -> int:
        """Logical pixels at 100 % → at the current text size."""
        return round(value * self.scale)

    def font(self, size: float, weight: int = 400, tabular: bool = False) -> QFont:
        """The interface font at ``size`` px (of 100 %); ``tabular`` makes all digits equally wide."""
        key = (max(1, self.px(size)), weight, tabular)
        font = self._fonts.get(key)
        if font is None:  # a cell is painted with two or three: finding the families anew would take most of its time
            font = self._fonts[key] = QFont(list(tk.FAMILIES))
            font.setPixelSize(key[0])
            font.setWeight(QFont.Weight(weight))
            if tabular:
                font.setFeature(QFont.Tag("tnum"), 1)
        return QFont(font)

    def colour(self, name: str) -> QColor:
        """A token's colour by name."""
        return QColor(str(getattr(self.tokens, name)))

    def icon(self, name: str, colour: str = "muted", on: str | None = None) -> QIcon:
        """An icon tinted with tokens: ``colour`` at rest, ``on`` when checked."""
        t = self.tokens
        return icons.icon(name, getattr(t, colour), getattr(t, on) if on else None, t.faint)


def palette(tokens: tk.Tokens) -> QPalette:
    """Qt's colour roles of a theme (Qt's own dialogs use them too)."""
    made = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    roles = {
        role.Window: tokens.app, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.BrightText: tokens.danger, role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent, role.Link: tokens.accent_text, role.LinkVisited: tokens.violet,
        role.ToolTipBase: tokens.toast, role.ToolTipText: tokens.toast_text, role.PlaceholderText: tokens.faint,
        role.Light: tokens.hover, role.Midlight: tokens.border, role.Mid: tokens.border_strong,
        role.Dark: tokens.border_strong, role.Shadow: "#000000", role.Accent: tokens.accent,
    }  # fmt: skip
    for where, colour in roles.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, where, QColor(tokens.faint))
    return made


def load_fonts() -> None:
    """Make the shipped interface font known (four weights)."""
    for file in sorted((paths.resources() / "fonts" / "ui").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@lru_cache(maxsize=1)
def ensure_chinese_font() -> bool:
    """Make sure Chinese is well shown: where the system has no plain Chinese font, the one shipped for papers serves.

    Called after the first paint. True if a font was added.
    """
    if set(tk.CHINESE_FAMILIES).intersection(QFontDatabase.families()):
        return False
    added = [
        QFontDatabase.addApplicationFont(str(file))
        for file in sorted((paths.resources() / "fonts" / "print").glob("NotoSansSC*.ttf"))
    ]
    return any(number >= 0 for number in added)


THEME = Theme()
