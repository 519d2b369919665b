"""Whom to call about tomorrow: each with a number to dial and three ways it may end (CAL-09)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.clock import zone
from showroom.gui.kit.buttons import Button, Kind
from showroom.gui.kit.cards import Card
from showroom.gui.kit.days import day_text
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.gui.telephony.dial import DialButton
from showroom.services import appointments
from showroom.services.appointments import Expected, Reminded

_RESULTS: tuple[tuple[Reminded, str, Kind], ...] = (
    (Reminded.CONFIRMED, "check", "soft"),
    (Reminded.NOT_REACHED, "phone-x", "plain"),
    (Reminded.WILL_NOT_COME, "x", "plain"),
)


class ReminderList(QWidget):
    """The list of :func:`appointments.to_remind`; the page that holds it reads it."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("appointments.remind")
        self._context = context
        self._shown: tuple[Expected, ...] | None = None
        self._list: QVBoxLayout = vbox(spacing=8)
        self._empty = Label(self.tr("Everybody has been called."), "muted", "appointments.remind.empty", wrap=True)
        told = Label(self.tr("Call before they set out: each appointment of the next open day."), "muted", wrap=True)
        area = scrolled(boxed(vbox(self._list, None)), "appointments.remind.area")
        self.setLayout(vbox(told, self._empty, area, spacing=10))

    def show_rows(self, rows: tuple[Expected, ...]) -> None:
        """Those to call now; rows that are the same stay."""
        if rows == self._shown:
            return
        self._shown = rows
        clear(self._list)
        for row in rows:
            self._list.addWidget(self._row(row))
        self._empty.setVisible(not rows)

    def _row(self, one: Expected) -> QWidget:
        context, name = self._context, f"appointments.remind.{one.id}"
        local = one.at.astimezone(zone(context.shop.store.time_zone))
        day = day_text(context.shop.day(one.at), context.shop.day(), context.language)
        facts = [context.word(f"appointment_for_{one.purpose}"), one.resource, one.consultant]
        when = vbox(
            Label(local.strftime("%H:%M"), "name", f"{name}.at", tabular=True), Label(day, "caption"), spacing=0
        )
        who = vbox(
            Label(one.name, "strong", f"{name}.who", elide=True),
            Label(" · ".join(part for part in facts if part), "caption", elide=True),
            spacing=0,
        )
        parts: list[QWidget] = []
        if one.reminded == Reminded.NOT_REACHED:
            parts.append(Pill(context.word("appointment_reminded_not_reached"), "warning", f"{name}.state"))
        if one.phone:
            parts.append(DialButton(context, f"{name}.dial", one.phone, is_named=True))
        for result, icon, kind in _RESULTS:
            said = context.word(f"appointment_reminded_{result.value}")
            button = Button(said, f"{name}.{result.value}", icon=icon, kind=kind)
            button.setAccessibleName(f"{one.name}: {said}")
            button.clicked.connect(partial(self._settle, one, result))
            parts.append(button)
        left = boxed(when)
        left.setFixedWidth(THEME.px(92))
        row = hbox(left, boxed(who), *parts, spacing=10, margins=(14, 10))
        row.setStretch(1, 1)
        return Card(row, name)

    def _settle(self, one: Expected, result: Reminded) -> None:
        context = self._context
        said = f"{one.name}: {context.word(f'appointment_reminded_{result.value}')}"

        def take_back() -> None:
            context.act("appointments.edit", lambda shop, actor: appointments.take_back_reminder(shop, actor, one.id))

        context.act(
            "appointments.edit",
            lambda shop, actor: appointments.remind(shop, actor, one.id, result),
            lambda _none: context.undo_bar.offer(said, take_back),
        )
