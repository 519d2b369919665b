"""This PC's telephone, as a card of the settings page (CAL-11)."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom.domain.telephony.line import LinkState
from showroom.gui.kit.buttons import Button, Segment, Stepper
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.context import ShellContext

NONE, ASTERISK, MODEM = "", "asterisk", "modem"
_LOOKS: dict[LinkState, tuple[str, str]] = {
    LinkState.CONNECTED: ("success", "check-circle"),
    LinkState.LOST: ("warning", "warning"),
    LinkState.REFUSED: ("danger", "warning-circle"),
}


class TelephoneCard(Card):
    """Where incoming numbers come from. Nothing is used before "Use it"; the line says how it stands."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "settings.telephone.card")
        self._context = context
        now = context.settings
        self._source = Segment(
            [(NONE, self.tr("None")), (ASTERISK, self.tr("Asterisk exchange")), (MODEM, self.tr("Caller-ID modem"))],
            "settings.telephone.source",
            now.phone_source,
            self.tr("Where incoming numbers come from"),
        )
        self._source.changed.connect(lambda _key: self._show())
        port = line_edit("settings.telephone.port", text=str(now.phone_port), limit=5)
        port.setValidator(QIntValidator(1, 65535, port))
        ring = self.tr("Seconds from ring to ring")
        self._ring = Stepper("settings.telephone.ring", ring, round(now.phone_ring_s), 1, 20)
        self.fields = {
            "host": Field(
                self.tr("Address"),
                line_edit("settings.telephone.host", "192.168.1.10", text=now.phone_host),
                required=True,
            ),
            "port": Field(self.tr("Port"), port, required=True),
            "user": Field(self.tr("User"), line_edit("settings.telephone.user", text=now.phone_user), required=True),
            "secret": Field(self.tr("Password"), _secret(now.phone_secret), required=True),
            "channel": Field(
                self.tr("This desk's telephone"),
                line_edit("settings.telephone.channel", "PJSIP/101", text=now.phone_channel),
                help_text=self.tr("Empty: every telephone; no dialling"),
            ),
            "context": Field(
                self.tr("Context for dialling"),
                line_edit("settings.telephone.context", text=now.phone_context),
                help_text=self.tr("As the exchange's dial plan calls it"),
            ),
            "ring": Field(ring, self._ring),
            "serial": Field(self.tr("Modem at"), Combo("settings.telephone.serial", []), required=True),
        }
        for field in self.fields.values():
            field.input.setProperty("draft", False)
        self._exchange = boxed(
            vbox(
                _row(self.fields["host"], self.fields["port"], (3, 1)),
                _row(self.fields["user"], self.fields["secret"], (1, 1)),
                _row(self.fields["channel"], self.fields["context"], (1, 1)),
                self.fields["ring"],
                spacing=10,
            )
        )
        self._mark = Icon("info", 18, "muted")
        self._stands = Label("", "body", "settings.telephone.stands", wrap=True)
        row = hbox(self._mark, self._stands, spacing=8)
        row.setStretch(1, 1)
        self._state = boxed(row)
        self._use = Button(self.tr("Use it"), "settings.telephone.use", kind="soft", icon="phone")
        self._use.clicked.connect(self._on_use)
        self.setLayout(
            vbox(
                Label(self.tr("Telephone of this PC"), "h3"),
                Label(
                    self.tr("The caller is named over every page; F3 takes the number into the call form."),
                    "muted",
                    wrap=True,
                ),
                self._source,
                self._exchange,
                self.fields["serial"],
                self._state,
                hbox(self._use, None),
                spacing=12,
                margins=(20, 16),
            )
        )
        if context.telephone is not None:
            context.telephone.changed.connect(self._show_state)
        self._show()

    # -- showing
    def _show(self) -> None:
        source = self._source.value()
        self._exchange.setVisible(source == ASTERISK)
        self.fields["serial"].setVisible(source == MODEM)
        if source == MODEM:
            self._show_ports()
        self._show_state()

    def _show_ports(self) -> None:
        from showroom.services import telephony

        combo, used = self.fields["serial"].input, self._context.settings.phone_serial
        found = [(name, f"{name} · {text}" if text != name else name) for name, text in telephony.serial_ports()]
        if used and all(name != used for name, _text in found):
            found.append((used, self.tr("{port} (not plugged in)").format(port=used)))
        assert isinstance(combo, Combo)
        combo.set_items(found or [("", self.tr("No serial port found"))])
        if used:
            combo.set_value(used)

    def _show_state(self) -> None:
        telephone, settings = self._context.telephone, self._context.settings
        if telephone is None or not settings.phone_source:
            self._state.hide()
            return
        link = telephone.link
        if link.code:
            said = self._context.word(link.code, **link.facts)
        else:
            said = {
                LinkState.CONNECTED: self.tr("Connected: incoming numbers are shown."),
                LinkState.CONNECTING: self.tr("Connecting…"),
            }.get(link.state, self.tr("Not connected."))
        colour, icon = _LOOKS.get(link.state, ("muted", "info"))
        self._mark.set_icon(icon, colour)
        self._stands.setText(said)
        self._state.show()

    # -- using
    def _values(self) -> dict[str, Any]:
        source = self._source.value()
        values: dict[str, Any] = {"phone_source": source}
        if source == ASTERISK:
            values |= {
                f"phone_{key}": str(self.fields[key].value()).strip() for key in ("host", "user", "channel", "context")
            }
            values |= {"phone_secret": str(self.fields["secret"].value())}
            values |= {"phone_port": int(str(self.fields["port"].value())), "phone_ring_s": float(self._ring.value())}
        elif source == MODEM:
            values["phone_serial"] = str(self.fields["serial"].value() or "")
        return values

    def _problems(self) -> dict[str, str]:
        needed = {ASTERISK: ("host", "port", "user", "secret"), MODEM: ("serial",)}.get(self._source.value(), ())
        found = {key: self.tr("Fill this in") for key in needed if not str(self.fields[key].value() or "").strip()}
        port = str(self.fields["port"].value()).strip()
        if "port" in needed and port and not 0 < int(port) < 65536:
            found["port"] = self.tr("A port is a number from 1 to 65535")
        return found

    def _on_use(self) -> None:
        problems = self._problems()
        for key, field in self.fields.items():
            field.set_error(problems.get(key, ""))
        if problems:
            self.fields[next(iter(problems))].input.setFocus()
            return
        host: Any = self.window()
        self._context.sign("settings.edit", lambda _actor: host.runtime.keep(**self._values()))


def _secret(text: str) -> QWidget:
    edit = line_edit("settings.telephone.secret", text=text)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit


def _row(left: QWidget, right: QWidget, shares: tuple[int, int]) -> QWidget:
    row = hbox(left, right, spacing=12)
    for index, share in enumerate(shares):
        row.setStretch(index, share)
    return boxed(row)
