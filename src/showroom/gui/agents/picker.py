"""Choose an agent inside the notice form, or name a new one: a box, the hits below it, and who was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.customers import names
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Row
from showroom.gui.kit.fields import Combo, Field, SearchBox, line_edit
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.kit.table import Column, Table
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import agents
from showroom.services.agents import AgentRow, NewAgent

_MOST = 4
_NONE: tuple[AgentRow, ...] = ()


def house_combo(context: ShellContext, name: str, kept: str = "") -> Combo:
    """The houses by name; another can be typed. Empty: on their own account."""
    none: tuple[agents.AgencyRow, ...] = ()
    houses = context.read(agents.agencies, none)
    combo = Combo(name, [("", ""), *((house.name, house.name) for house in houses)], editable=True)
    combo.setCurrentText(kept)
    return combo


class AgentPicker(QWidget):
    """``picked(row or None)``; ``agent`` is the one chosen. Enter takes the first hit, ↓ moves; when nobody fits, Enter
    asks for a new agent with what was typed as the name. ``new_agent()`` is what was filled in then. ``shown``: there
    is something that takes room.
    """

    picked = Signal(object)
    shown = Signal()

    def __init__(self, context: ShellContext, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._context = context
        self.agent: AgentRow | None = None
        self._everybody = [(row, self._heap(row)) for row in context.read(agents.agents, _NONE)]
        self._build_search(name)
        self._build_chosen(name)
        self._build_new(name)
        # Not stacked: a stack is always as high as its highest page.
        self.setLayout(vbox(self._asking, self._chosen, self._new_form, spacing=0))
        self._show_part(self._asking)
        self.setFocusProxy(self.search)
        if not self._everybody:
            self.begin_new()

    @staticmethod
    def _heap(row: AgentRow) -> str:
        digits = "".join(letter for letter in row.phone if letter.isdigit())
        spoken = f"{names.pinyin(row.name)} {names.pinyin(row.agency)}"
        return names.fold(f"{row.name} {row.agency} {digits} {spoken}")

    # -- parts
    def _build_search(self, name: str) -> None:
        self.search = SearchBox(f"{name}.search", self.tr("Name, agency or last digits"))
        self.search.searched.connect(self._look)
        self.search.chosen.connect(self._take_first)
        self._begin = Button(self.tr("New agent"), f"{name}.begin", icon="user-plus", kind="ghost")
        self._begin.clicked.connect(self.begin_new)
        self._hits: Table[AgentRow] = Table(
            [
                Column("name", self.tr("Agent"), lambda row: row.name, avatar=lambda row: row.name,
                       second=lambda row: row.agency or self.tr("on their own account")),
                Column("phone", self.tr("Phone"), lambda row: row.phone, width=150, muted=True),
            ],
            lambda row: row.id,
            f"{name}.hits",
            self.tr("Agents found"),
            empty=self.tr("Nobody fits. Enter adds somebody new."),
        )  # fmt: skip
        self._hits.horizontalHeader().hide()
        self._hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hits.clicked.connect(lambda index: self.pick(self._hits.rows()[index.row()]))
        self._hits.opened.connect(self.pick)
        self.search.moved.connect(self._hits.step)
        self._asking = boxed(vbox(hbox(self.search, self._begin), self._hits, spacing=6))
        self._hits.hide()

    def _build_chosen(self, name: str) -> None:
        self._avatar = Avatar("", 36)
        self._name = Label("", "name", f"{name}.name", elide=True)
        self._facts = Label("", "caption", f"{name}.facts", elide=True)
        self._change = Button(self.tr("Change"), f"{name}.change", kind="ghost")
        self._change.clicked.connect(self.clear)
        words = vbox(self._name, self._facts, spacing=1)
        self._chosen = Row(hbox(self._avatar, words, None, self._change, spacing=10, margins=(10, 6)), f"{name}.chosen")

    def _build_new(self, name: str) -> None:
        self._new_name = line_edit(f"{name}.new_name", limit=200)
        self._new_house = house_combo(self._context, f"{name}.new_house")
        self._new_phone = line_edit(f"{name}.new_phone", limit=40)
        self.fields = {
            "agent_name": Field(self.tr("New agent's name"), self._new_name, required=True),
            "agency": Field(self.tr("Agency"), self._new_house, help_text=self.tr("Empty: on their own account")),
            "agent_phone": Field(self.tr("Their phone"), self._new_phone),
        }
        back = Button(self.tr("Choose from the list"), f"{name}.back", kind="ghost")
        back.clicked.connect(self.clear)
        line = hbox(*self.fields.values(), spacing=12)
        for field in self.fields.values():
            line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self._new_form = boxed(vbox(line, hbox(None, back), spacing=2))
        if not self._everybody:
            back.hide()

    def _show_part(self, part: QWidget) -> None:
        self._part = part
        for one in (self._asking, self._chosen, self._new_form):
            one.setVisible(one is part)
        self.shown.emit()

    # -- what is chosen
    def pick(self, agent: AgentRow) -> None:
        """Choose this one."""
        self.agent = agent
        self._avatar.show_person(agent.name)
        self._name.setText(agent.name)
        house = agent.agency or self.tr("on their own account")
        self._facts.setText(" · ".join(part for part in (house, agent.phone) if part))
        self._show_part(self._chosen)
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(agent)

    def pick_id(self, agent_id: int) -> bool:
        """Choose by id; False if there is no such agent."""
        found = next((row for row, _heap in self._everybody if row.id == agent_id), None)
        if found is not None:
            self.pick(found)
        return found is not None

    def clear(self) -> None:
        """Nobody is chosen."""
        self.agent = None
        self.search.clear()
        self._hits.hide()
        self._show_part(self._asking)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(None)

    def begin_new(self) -> None:
        """Ask for somebody new; what was typed is their name."""
        self._new_name.setText(self.search.text().strip())
        self._show_part(self._new_form)
        (self._new_house if self._new_name.text() else self._new_name).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_new(self) -> bool:
        return self._part is self._new_form

    def new_agent(self) -> NewAgent | None:
        """Somebody new as filled in; None while the list is shown."""
        if not self.is_new:
            return None
        house, phone = self._new_house.currentText().strip(), self._new_phone.text().strip()
        return NewAgent(self._new_name.text().strip(), house, phone)

    def found(self, query: str) -> list[AgentRow]:
        """The agents whose name, pinyin, house or digits hold every word."""
        words = names.fold(query).split()
        return [row for row, heap in self._everybody if all(word in heap for word in words)]

    def _look(self, query: str) -> None:
        if not query:
            self._hits.hide()
            return
        hits = self.found(query)[:_MOST]
        self._hits.show_rows(hits)
        self._hits.setFixedHeight(THEME.px(58) * max(1, len(hits)) + 4)
        self._hits.show()
        self.shown.emit()

    def _take_first(self) -> None:
        rows = self._hits.rows() if self._hits.isVisible() else ()
        if rows:
            self.pick(self._hits.current() or rows[0])
        elif self.search.text().strip():
            self.begin_new()
