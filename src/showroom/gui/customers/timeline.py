"""What happened with a customer, latest first (REG-10)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.calls.rules import CallTopic
from showroom.gui.customers import words
from showroom.gui.customers.sections import Section
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import timeline
from showroom.services.customers.cards import pack_in_force
from showroom.services.customers.values import Moment

_TOPICS = frozenset(topic.value for topic in CallTopic)


def create(context: ShellContext, customer_id: int) -> Section:
    """The section."""
    return TimelineSection(context, customer_id)


class TimelineSection(Section):
    """One line a visit, call, quote …"""

    def __init__(self, context: ShellContext, customer_id: int) -> None:
        super().__init__(context, customer_id, "timeline")
        self._shown: tuple[Moment, ...] | None = None
        self._rows: QVBoxLayout = vbox(spacing=0)
        inner = QWidget()
        inner.setLayout(vbox(self._rows, None, margins=(0, 0, 8, 0)))
        self.setLayout(vbox(scrolled(inner, "customer.timeline.area")))

    def refresh(self) -> None:
        none: tuple[Moment, ...] = ()
        moments = self.context.read(lambda shop, actor: timeline.timeline(shop, actor, self.customer_id), none)
        pack = self.context.read(pack_in_force, None)
        if moments == self._shown or pack is None:
            return
        self._shown = moments
        clear(self._rows)
        for number, moment in enumerate(moments):
            title = words.moment_title(pack, self.context.language, moment)
            name = f"customer.moment.{number}"
            facts = " · ".join(part for part in (words.when(self.context, moment.at), moment.staff) if part)
            lines = [Label(title, "strong", name, elide=True)]
            if moment.kind == "call":
                said = self.context.word(f"topic_{moment.detail}") if moment.detail in _TOPICS else moment.detail
                lines.append(Label(said, "body", f"{name}.said", wrap=True))
            lines.append(Label(facts, "caption", f"{name}.facts", elide=True))
            row = QWidget()
            icon = Icon(words.MOMENT_ICONS.get(moment.kind, "dot-outline"), 18)
            row.setLayout(hbox(icon, vbox(*lines, spacing=1), spacing=12, margins=(0, 7)))
            self._rows.addWidget(row)
