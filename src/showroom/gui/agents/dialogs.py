"""The forms: a new notice (number first), a dispute, an agent, a house (REC-24)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from showroom.clock import zone
from showroom.domain.agents import masks
from showroom.domain.customers import phones
from showroom.domain.errors import UserError
from showroom.domain.staff import roster
from showroom.gui.agents.findings import FindingsPanel
from showroom.gui.agents.picker import AgentPicker, house_combo
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.days import day_text, moment, time_edit
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field, SearchBox, TextArea, line_edit
from showroom.gui.kit.layouts import grid, vbox
from showroom.gui.shell.context import ShellContext
from showroom.services import staff
from showroom.services.agents import AgencyRow, AgentRow, NewAgency, NewAgent, NewNotice
from showroom.services.agents.values import AGENCY_KINDS

_BACK_DAYS = 14


class NoticeDialog(Dialog):
    """The number as it was said, who says it, whom they bring; what it runs into is shown while it is typed."""

    def __init__(self, parent: QWidget, context: ShellContext) -> None:
        super().__init__(parent, "agents.notice", self.tr("New advance notice"), self.tr("Take down"), width=680)
        self._context = context
        self._opened = context.clock.now()
        self.phone = SearchBox("agents.notice.phone", self.tr("138****5678 or the last digits"))
        self.phone.setClearButtonEnabled(False)
        self.phone.setMaxLength(masks.LONGEST)
        self.phone.setProperty("draft", True)
        self.agent = AgentPicker(context, "agents.notice.agent")
        self.found = FindingsPanel(context, "agents.notice.found")
        self.phone.searched.connect(lambda _text: self._look())
        self.phone.chosen.connect(self._next)
        self.agent.picked.connect(lambda _row: self._look())
        self._customer = line_edit("agents.notice.customer", self.tr("As the agent calls them"))
        self._consultant = Combo("agents.notice.consultant", self._consultants())
        self._note = line_edit("agents.notice.note", limit=400)
        self._days = line_edit("agents.notice.days", self.tr("As agreed"), limit=3)
        self._build_time()
        self.fields = {
            "phone": Field(self.tr("Number as it was said"), self.phone, required=True),
            "customer_name": Field(self.tr("Customer"), self._customer),
            "agent": Field(self.tr("Brought by"), self.agent, required=True),
            "day": Field(self.tr("Said on"), self._day),
            "noticed_at": Field(self.tr("Said at"), self._time),
            "valid_days": Field(self.tr("Holds for days"), self._days),
            "consultant": Field(self.tr("Wants the consultant"), self._consultant),
            "note": Field(self.tr("Note"), self._note),
            **self.agent.fields,
        }
        field = self.fields
        first = grid([[field["phone"], field["customer_name"]]], stretch=(1, 1))
        when = grid([[field["day"], field["noticed_at"], field["valid_days"]]], stretch=(1, 1, 1))
        rest = grid([[field["consultant"], field["note"]]], stretch=(1, 1))
        self.set_body(vbox(first, self.found, field["agent"], when, rest, spacing=14))
        for part in (self.found.shown, self.agent.shown):
            part.connect(self.grow)
        self.phone.setFocus()

    def _build_time(self) -> None:
        local = self._opened.astimezone(zone(self._context.shop.store.time_zone))
        today = self._context.shop.day(self._opened)
        days = [today - timedelta(days=back) for back in range(_BACK_DAYS)]
        self._day = Combo(
            "agents.notice.day", [(d.isoformat(), day_text(d, today, self._context.language)) for d in days]
        )
        self._usual = f"{local:%H:%M}"
        self._time = time_edit("agents.notice.time", self._usual)

    def _consultants(self) -> list[tuple[object, str]]:
        nobody: tuple[staff.Card, ...] = ()
        cards = self._context.read(lambda shop, actor: staff.cards(shop, actor), nobody)
        return [(0, self.tr("Nobody in particular")), *((c.id, c.name) for c in cards if c.role == "consultant")]

    def _look(self) -> None:
        self.found.look(self.phone.text(), self.agent.agent.id if self.agent.agent is not None else None)

    def _next(self) -> None:
        self._customer.setFocus(Qt.FocusReason.TabFocusReason)

    def problems(self) -> dict[str, str]:
        context = self._context
        found: dict[str, str] = {}
        try:
            masks.read(self.phone.text(), context.shop.store.country)
        except UserError as error:
            found["phone"] = context.sentence(error)
        new = self.agent.new_agent()
        if new is None and self.agent.agent is None:
            found["agent"] = context.word("notice_agent_missing")
        if new is not None and not new.name:
            found["agent_name"] = context.word("agent_name_missing")
        if new is not None and new.phone:
            phone = phones.read(new.phone, context.shop.store.country)
            if phone.refused:
                found["agent_phone"] = context.word(phone.problem or "phone_not_a_number", **phone.facts)
        if self._said_at() is None:
            found["noticed_at"] = self.tr("Type a time, such as 14:30.")
        if self._days.text().strip() and not self._days.text().strip().isdigit():
            found["valid_days"] = self.tr("Type a number of days.")
        return found

    def _said_at(self) -> datetime | None:
        minute = roster.minute_of(self._time.text(), self._context.shop.store.day_starts_minute)
        if minute is None:
            return None
        day = date.fromisoformat(str(self._day.value()))
        return moment(day, minute, self._context.shop.store.time_zone)

    def value(self) -> NewNotice:
        untouched = self._day.currentIndex() == 0 and self._time.text().strip() == self._usual
        days, chosen = self._days.text().strip(), self._consultant.value()
        return NewNotice(
            phone=self.phone.text(),
            customer_name=self._customer.text(),
            agent_id=self.agent.agent.id if self.agent.agent is not None and not self.agent.is_new else None,
            new_agent=self.agent.new_agent(),
            # To the second when nobody changed it: who was first may hang on it.
            noticed_at=self._opened if untouched else self._said_at(),
            valid_days=int(days) if days else None,
            consultant_id=chosen if isinstance(chosen, int) and chosen else None,
            note=self._note.text(),
        )


class DisputeDialog(Dialog):
    """Two houses claim one customer: what it is about."""

    def __init__(self, parent: QWidget, context: ShellContext, house: str, phone: str) -> None:
        super().__init__(
            parent,
            "agents.dispute",
            self.tr("Notice in dispute"),
            self.tr("To the ownership desk"),
            sentence=self.tr("{agent} announced {phone}. Write down what each side says.").format(
                agent=house, phone=phone
            ),
            width=520,
        )
        self._context = context
        self._reason = TextArea("agents.dispute.reason", lines=4)
        self.fields = {"reason": Field(self.tr("What the dispute is about"), self._reason, required=True)}
        self.set_body(vbox(*self.fields.values()))
        self._reason.setFocus()

    def problems(self) -> dict[str, str]:
        return {} if self.value() else {"reason": self._context.word("dispute_needs_reason")}

    def value(self) -> str:
        return self._reason.toPlainText().strip()


class AgentDialog(Dialog):
    """Somebody who brings customers."""

    def __init__(self, parent: QWidget, context: ShellContext, row: AgentRow | None = None) -> None:
        title = self.tr("New agent") if row is None else self.tr("Change {name}").format(name=row.name)
        super().__init__(parent, "agents.agent", title, self.tr("Save"), width=480)
        self._context = context
        self._name = line_edit("agents.agent.name", text=row.name if row is not None else "")
        self._house = house_combo(context, "agents.agent.house", row.agency if row is not None else "")
        self._phone = line_edit("agents.agent.phone", text=row.phone if row is not None else "", limit=40)
        self.fields = {
            "agent_name": Field(self.tr("Name"), self._name, required=True),
            "agency": Field(self.tr("Agency"), self._house, help_text=self.tr("Empty: on their own account")),
            "agent_phone": Field(self.tr("Phone"), self._phone),
        }
        self.set_body(vbox(*self.fields.values(), spacing=14))
        self._name.setFocus()

    def problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if not self._name.text().strip():
            found["agent_name"] = self._context.word("agent_name_missing")
        if self._phone.text().strip():
            phone = phones.read(self._phone.text(), self._context.shop.store.country)
            if phone.refused:
                found["agent_phone"] = self._context.word(phone.problem or "phone_not_a_number", **phone.facts)
        return found

    def value(self) -> NewAgent:
        return NewAgent(self._name.text().strip(), self._house.currentText().strip(), self._phone.text().strip())


class HouseDialog(Dialog):
    """A house: its name, what it is, and for how many days its notices hold."""

    def __init__(self, parent: QWidget, context: ShellContext, row: AgencyRow | None = None) -> None:
        title = self.tr("New agency") if row is None else self.tr("Change {name}").format(name=row.name)
        super().__init__(parent, "agents.house", title, self.tr("Save"), width=480)
        self._context = context
        self._name = line_edit("agents.house.name", text=row.name if row is not None else "")
        self._kind = Segment(
            [(kind, context.word(f"agency_kind_{kind}")) for kind in AGENCY_KINDS], "agents.house.kind"
        )
        self._days = line_edit("agents.house.days", text=str(row.valid_days if row is not None else 30), limit=3)
        if row is not None:
            self._kind.set_value(row.kind)
        self.fields = {
            "name": Field(self.tr("Name"), self._name, required=True),
            "kind": Field(self.tr("Kind"), self._kind),
            "valid_days": Field(
                self.tr("A notice holds for days"), self._days, help_text=self.tr("Notices already taken keep theirs.")
            ),
        }
        self.set_body(vbox(*self.fields.values(), spacing=14))
        self._name.setFocus()

    def problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if not self._name.text().strip():
            found["name"] = self._context.word("agency_name_missing")
        if not self._days.text().strip().isdigit():
            found["valid_days"] = self.tr("Type a number of days.")
        return found

    def value(self) -> NewAgency:
        return NewAgency(self._name.text().strip(), self._kind.value(), int(self._days.text()))
