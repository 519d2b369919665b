"""Whom to call about tomorrow: each with a number to dial and three ways it may end (CAL-09)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.clock import zone
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card
from showroom.gui.kit.days import day_text
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import appointments
from showroom.services.appointments import Expected, Reminded


class ReminderList(QWidget):
    """The list of :func:`appointments.to_remind`; the page that holds it calls ``refresh()``."""

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

    def refresh(self) -> None:
        """Read again; rows that are the same stay."""
        none: tuple[Expected, ...] = ()
        rows = self._context.read(appointments.to_remind, none) if self._context.may("appointments.view") else none
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
            dial = Button(one.phone, f"{name}.dial", icon="phone-outgoing", kind="plain", tip=self.tr("Dial"))
            hidden = "*" in one.phone or context.telephone is None
            dial.setEnabled(not hidden)
            dial.clicked.connect(partial(self._dial, one.phone))
            parts.append(dial)
        for result, icon, kind in (
            (Reminded.CONFIRMED, "check", "soft"),
            (Reminded.NOT_REACHED, "phone-x", "plain"),
            (Reminded.WILL_NOT_COME, "x", "plain"),
        ):
            said = context.word(f"appointment_reminded_{result.value}")
            button = Button(said, f"{name}.{result.value}", icon=icon, kind=kind)  # type: ignore[arg-type]
            button.setAccessibleName(f"{one.name}: {said}")
            button.clicked.connect(partial(self._settle, one, result))
            parts.append(button)
        left = boxed(when)
        left.setFixedWidth(THEME.px(92))
        row = hbox(left, boxed(who), *parts, spacing=10, margins=(14, 10))
        row.setStretch(1, 1)
        return Card(row, name)

    def _dial(self, phone: str) -> None:
        if self._context.telephone is not None:
            self._context.telephone.dial(phone.replace(" ", ""))

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
