"""What a number is known for, shown while it is typed: other houses' notices, one's own, known customers (REC-24)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.errors import UserError
from showroom.gui.agents import words
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import clear, hbox, vbox
from showroom.gui.kit.work import Job
from showroom.gui.shell.context import ShellContext
from showroom.services import agents
from showroom.services.agents import Findings

_MOST = 3


class FindingsPanel(QWidget):
    """Ask with :meth:`look`; the answer comes from the background, only the last question's is shown: ``shown``."""

    shown = Signal()

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self._asked = 0
        self.findings: Findings | None = None
        self._lines: QVBoxLayout = vbox(spacing=4)
        self.setLayout(vbox(self._lines))

    def look(self, phone: str, agent_id: int | None) -> None:
        """Find out what ``phone`` is known for when ``agent_id`` announces it."""
        self._asked += 1
        asked, actor = self._asked, self._context.actor()
        if not phone.strip():
            self.show_findings(None)
            return

        def ask(job: Job[tuple[int, Findings | None]]) -> tuple[int, Findings | None]:
            try:
                return asked, agents.findings(job.shop, actor, phone, agent_id)
            except UserError:
                return asked, None  # not a number yet: said at its field when the form is sent

        self._context.door.background(ask, self._on_answer)

    def _on_answer(self, answer: tuple[int, Findings | None]) -> None:
        if answer[0] == self._asked:
            self.show_findings(answer[1])

    def show_findings(self, found: Findings | None) -> None:
        """Show what was found; nothing at all while there is no number."""
        self.findings = found
        clear(self._lines)
        if found is None:
            self.setAccessibleDescription("")
            return
        context, said = self._context, []
        for match in found.conflicts[:_MOST]:
            lead = self.tr("May be the same:") if match.weak else self.tr("Announced before:")
            said.append(("warning", "warning", f"{lead} {words.match(context, match)}"))
        own, old = self.tr("By the same agency:"), self.tr("Not new:")
        said += [("info", "info", f"{own} {words.match(context, match)}") for match in found.own[:_MOST]]
        said += [("user-check", "warning", f"{old} {words.known(context, one)}") for one in found.customers]
        more = len(found.conflicts) - _MOST
        if more > 0:
            said.append(("warning", "warning", self.tr("and {count} more").format(count=more)))
        if not said:
            said.append(("check-circle", "success", self.tr("Nobody has announced this number.")))
        if found.weak:
            said.append(("info", "muted", self.tr("With so few digits it may fit many people.")))
        for icon, colour, text in said:
            line = Label(text, "body", wrap=True)
            self._lines.addLayout(hbox(Icon(icon, 18, colour), line, spacing=8))
        self.setAccessibleDescription(" ".join(text for _icon, _colour, text in said))
        self.shown.emit()
