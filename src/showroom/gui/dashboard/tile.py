"""What the tiles of the dashboard share: a figure that is set every second, and the tone that says if it matters."""

from __future__ import annotations

from showroom.gui.kit.cards import Card
from showroom.gui.kit.labels import Icon, Label, Role, Tone

_SIGNS = {"warning": "warning", "danger": "warning-circle"}


class FigureTile(Card):
    """Pressable. The subclass lays ``icon``, ``caption`` and ``figure`` out; all is cheap when nothing changes."""

    def __init__(self, icon: str, caption: str, name: str, figure_role: Role) -> None:
        super().__init__(None, name, pressable=True, label=caption)
        self._sign = icon
        self._tone: Tone = "neutral"
        self.icon = Icon(icon, 15, tone="neutral")
        self.caption = Label(caption, "muted", f"{name}.caption", elide=True)
        self.figure = Label("–", figure_role, f"{name}.figure", tabular=True)

    def put(self, figure: str, spoken: str, tone: Tone) -> None:
        """``spoken``: for screen readers; what wants attention has a sign and an edge."""
        if self.figure.text() != figure:
            self.figure.setText(figure)
        if self.accessibleDescription() != spoken:
            self.setAccessibleDescription(spoken)
        if tone != self._tone:
            self._tone = tone
            self.icon.set_icon(_SIGNS.get(tone, self._sign), None, tone)
            self.set_tone("alert" if tone == "warning" else "danger" if tone == "danger" else "")
