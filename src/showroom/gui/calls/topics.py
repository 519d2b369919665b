"""What the caller brings up: not for the phone, or for the manager at once, also while the call still runs (CAL-06)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from showroom.domain.calls import topics
from showroom.domain.calls.rules import CallTopic
from showroom.domain.packs.calls import ReservedTopic, SensitiveTopic
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.gui.kit.buttons import Button, Chips
from showroom.gui.kit.cards import Card
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, TextArea
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services.calls import NewAlert, alerts


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a call's topics so far: the alert that was sent, of which topic, and which words meant another
    thing."""

    alert_id: int | None = None
    sensitive: SensitiveTopic | None = None
    dismissed: frozenset[str] = frozenset()


class TopicCards(QWidget):
    """``changed``: another topic came up, or the manager was told."""

    changed = Signal()

    def __init__(self, context: ShellContext, pack: Pack) -> None:
        super().__init__()
        self.setObjectName("calls.topics")
        self._context, self._pack = context, pack
        self.reserved: ReservedTopic | None = None
        self.sensitive: SensitiveTopic | None = None
        self.alert_id: int | None = None
        self._sending = False
        self._call: NewAlert = NewAlert("")
        self._dismissed: set[str] = set()
        self._facts: dict[str, str] = {}
        self._kept = _TopicCard("calls.reserved", "prohibit", "warning", self.tr("Not by phone"))
        self._alarm = _TopicCard("calls.sensitive", "megaphone", "danger", self.tr("For the manager at once"))
        self.send_button = Button(
            self.tr("Tell the manager now"), "calls.sensitive.send", icon="megaphone", kind="danger", key="F8"
        )
        self.send_button.clicked.connect(self.send)
        self._not = Button(self.tr("It is not about that"), "calls.sensitive.not", kind="ghost", ui="small")
        self._not.clicked.connect(self.dismiss)
        self._sent = Label("", "strong", "calls.sensitive.sent")
        self._alarm.add(hbox(self.send_button, self._not, self._sent, None, spacing=10))
        self.setLayout(vbox(self._alarm, self._kept, spacing=10))
        self._show()

    # -- what is known of the call
    def speak(self, **facts: str) -> None:
        """What the phrases are filled with: ``store``, ``consultant``, ``customer`` …"""
        if facts != self._facts:
            self._facts = facts
            self._show()

    def look(self, about: CallTopic, said: str, call: NewAlert) -> None:
        """Which topics ``about`` and what was written down bring up. ``call``: whose it is, for the manager."""
        rules = self._pack.calls
        self._call = call
        found = topics.reserved(rules.reserved, about, said)
        alarm = topics.sensitive(rules.sensitive, said, self._dismissed)
        if self.alert_id is not None or self._sending:
            alarm = self.sensitive  # the manager was told: it stays what it is
        if (found, alarm) != (self.reserved, self.sensitive):
            self.reserved, self.sensitive = found, alarm
            self._show()
            self.changed.emit()

    @property
    def has_topics(self) -> bool:
        """Whether the pack names anything that is for the manager."""
        return bool(self._pack.calls.sensitive)

    def clear(self) -> None:
        """The call is over."""
        self.alert_id, self._sending = None, False
        self.reserved, self.sensitive = None, None
        self._dismissed.clear()
        self._show()

    @property
    def told(self) -> Told:
        """What came of them so far, for a call that is put on hold."""
        return Told(self.alert_id, self.sensitive if self.alert_id is not None else None, frozenset(self._dismissed))

    @told.setter
    def told(self, told: Told) -> None:
        self.alert_id, self._dismissed = told.alert_id, set(told.dismissed)
        self.sensitive = told.sensitive
        self._show()

    # -- acts
    def dismiss(self) -> None:
        """A word that means something else here."""
        if self.sensitive is not None and self.alert_id is None:
            self._dismissed.add(self.sensitive.key)
            self.sensitive = None
            self._show()
            self.changed.emit()

    def send(self) -> None:
        """To the manager's window now, before the call is written down; without a topic yet, choose one."""
        if self.alert_id is not None or self._sending or not self.has_topics:
            return
        if self.sensitive is None:
            dialog = AlertDialog(self.window(), self._pack, self._context.language, self._call.note)
            dialog.submitted.connect(lambda said: self._on_chosen(dialog, said))
            dialog.open()
            return
        self._send(self.sensitive, self._call.note)

    def _on_chosen(self, dialog: AlertDialog, said: tuple[str, str]) -> None:
        key, note = said
        dialog.finish()
        self.sensitive = next(one for one in self._pack.calls.sensitive if one.key == key)
        self._send(self.sensitive, note)

    def _send(self, topic: SensitiveTopic, note: str) -> None:
        call = NewAlert(topic.key, self._call.phone, self._call.customer_id, note)

        def go(actor: Actor) -> None:  # only now: a cancelled signature leaves the button usable
            self._sending = True
            self._show()
            self._context.door.command(lambda shop: alerts.send(shop, actor, call), self._on_sent, self._on_failed)

        self._context.sign("calls.alert", go)

    def _on_sent(self, alert_id: int) -> None:
        self._sending, self.alert_id = False, alert_id
        self._show()
        self.changed.emit()

    def _on_failed(self, _error: BaseException) -> bool:
        self._sending = False
        self._show()
        return False

    def _show(self) -> None:
        lang = self._context.language
        self._kept.show_topic(self.reserved, lang, self._facts)
        self._alarm.show_topic(self.sensitive, lang, self._facts)
        told = self.alert_id is not None
        self.send_button.setVisible(not told)
        self.send_button.setEnabled(not self._sending)
        self._not.setVisible(not told and not self._sending)
        self._sent.setText(self.tr("The manager has been told.") if told else "")
        self._sent.setVisible(told)
        self.setVisible(self.reserved is not None or self.sensitive is not None)


class _TopicCard(Card):
    """A topic and what to say instead, large: it is read while speaking."""

    def __init__(self, name: str, icon: str, tone: str, title: str) -> None:
        super().__init__(None, name, tone="danger" if tone == "danger" else "alert", label=title)
        self._title = title
        self._head = Label("", "h3", f"{name}.title", wrap=True)
        self._say = Label("", "lead", f"{name}.say", wrap=True)
        mark = Icon(icon, 22, tone="danger" if tone == "danger" else "warning")
        self._lines = vbox(self._head, self._say, spacing=4)
        row = hbox(mark, self._lines, spacing=12, margins=(14, 12))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    def add(self, layout: QLayout) -> None:
        """A row of acts below."""
        self._lines.addLayout(layout)

    def show_topic(self, topic: ReservedTopic | SensitiveTopic | None, lang: str, facts: dict[str, str]) -> None:
        self.setVisible(topic is not None)
        if topic is None:
            return
        label: Text = topic.label
        self._head.setText(self.tr("{kind}: {topic}").format(kind=self._title, topic=label.of(lang)))
        self._say.setText(topic.say.filled(lang, **facts))
        self.setAccessibleName(f"{self._head.text()}. {self._say.text()}")


class AlertDialog(Dialog):
    """What the manager must hear of a call whose words gave no sign (CAL-06)."""

    def __init__(self, parent: QWidget, pack: Pack, lang: str, note: str) -> None:
        super().__init__(parent, "calls.alert", self.tr("Tell the manager now"), self.tr("Tell the manager"))
        self._topic = Chips([(one.key, one.label.of(lang)) for one in pack.calls.sensitive], "calls.alert.topic")
        self._note = TextArea("calls.alert.note", self.tr("What the caller says"), 3)
        self._note.setPlainText(note)
        self.fields = {
            "topic": Field(self.tr("It is about"), self._topic, required=True),
            "note": Field(self.tr("Note"), self._note),
        }
        self.set_body(vbox(*self.fields.values(), spacing=12))
        self._topic.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self._topic.value() else {"topic": self.tr("Choose what it is about.")}

    def value(self) -> tuple[str, str]:
        return self._topic.value() or "", self._note.toPlainText().strip()
