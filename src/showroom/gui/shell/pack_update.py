"""The line of the settings that says a newer version of the trade's pack is there, and puts it in force."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.context import ShellContext


class PackUpdateLine(QWidget):
    """Stands there only while there is one."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self._context = context
        self._words = Label("", "muted", "settings.trade.newer", wrap=True)
        self._take = Button(self.tr("Put in force"), "settings.trade.update", icon="arrow-clockwise")
        self._take.clicked.connect(self._on_take)
        said = vbox(None, Label(self.tr("A newer version of the trade"), "strong"), self._words, None, spacing=2)
        line = hbox(boxed(said), self._take, spacing=16)
        line.setStretch(0, 1)
        self.setLayout(vbox(divider(), boxed(line), spacing=12))
        self.hide()

    def refresh(self) -> None:
        """Look again whether there is one, for those who may take it."""
        if not self._context.may("packs.install"):
            self.hide()
            return
        from showroom.services import pack_updates

        found = self._context.read(pack_updates.newer, None)
        if found is not None:
            said = self.tr(
                "Version {version} came with the program, {current} is in force. It brings new forms, choices and"
                " deadlines. The rotation rules stay as they are; what else the store changed in its pack is replaced."
            )
            self._words.setText(said.format(version=found.version, current=found.in_force))
        self.setVisible(found is not None)

    def _on_take(self) -> None:
        from showroom.services import pack_updates

        def done(_version: int) -> None:
            self._context.undo_bar.offer(self.tr("The newer version of the trade holds from now on."), None)
            self.refresh()

        self._context.act("packs.install", pack_updates.take, done)
