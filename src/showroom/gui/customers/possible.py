"""Beside a form: who might already be known, found while it is typed (REG-03)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.customers.duplicates import Reason
from showroom.gui.customers import words
from showroom.gui.customers.form import PackForm
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import duplicates
from showroom.services.customers.values import Duplicate, Duplicates

_REST_MS = 200
_LIVES_TOGETHER = frozenset({Reason.PHONE, Reason.HOUSEHOLD})


class PossiblyKnown(QWidget):
    """``chosen(id)``: this is the person. ``different``: the ids said to be somebody else; ``household``: those of
    them who live together with the customer (REG-13).
    """

    chosen = Signal(object)
    decided = Signal()
    """Somebody beside the form is said to be a different person."""
    merge = Signal(object)
    """Of a record that exists already: the two are one person (id of the other)."""

    def __init__(self, context: ShellContext, form: PackForm, customer_id: int | None = None) -> None:
        super().__init__()
        self.setObjectName("customer.known")
        self._context, self._form, self._customer_id = context, form, customer_id
        self.different: tuple[int, ...] = ()
        self.household: tuple[int, ...] = ()
        self._asked = 0
        self._found = Duplicates((), ())
        self._head = SectionHeader(self.tr("Possibly known"), "customer.known.head")
        self._none = Label(
            self.tr("Nobody yet. Phone, e-mail, name and address are compared as you type."),
            "muted",
            "customer.known.none",
            wrap=True,
        )
        self._doubt = Label("", "error", "customer.known.doubt", wrap=True)
        self._doubt.hide()
        self._cards: QVBoxLayout = vbox(spacing=10)
        inner = QWidget()
        inner.setLayout(vbox(self._cards, None))
        self.setLayout(vbox(self._head, self._none, self._doubt, scrolled(inner, "customer.known.list"), spacing=10))
        self.setMinimumWidth(THEME.px(270))
        self.setMaximumWidth(THEME.px(320))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.look)
        form.edited.connect(self._timer.start)

    def look(self) -> None:
        """Ask who it may be; an answer to an older question never overwrites a newer one."""
        self._asked += 1
        asked, actor, form, customer_id = self._asked, self._context.actor(), self._form, self._customer_id
        name, email, company, address = (form.typed(one) for one in ("name", "email", "company", "address"))
        numbers = (form.typed("phones"),)

        self._context.door.background(
            lambda job: (
                asked,
                duplicates.possible(
                    job.shop,
                    actor,
                    name=name,
                    typed_phones=numbers,
                    email=email,
                    company=company,
                    address=address,
                    customer_id=customer_id,
                ),
            ),
            self._on_answer,  # a bound method: the door drops it when the form is gone by then
        )

    def _on_answer(self, answer: tuple[int, Duplicates]) -> None:
        if answer[0] == self._asked:
            self.show_found(answer[1])

    def show_found(self, found: Duplicates) -> None:
        people = tuple(one for one in found.people if one.person.id not in self.different)
        found = Duplicates(people, found.doubts)
        if found == self._found:
            return
        self._found = found
        clear(self._cards)
        for one in people:
            self._cards.addWidget(self._card(one))
        self._none.setVisible(not people)
        likely = any(one.likely for one in people)
        self._head.show_count(str(len(people)) if people else "", "warning" if likely else "neutral")
        self._doubt.setText(" ".join(self._context.word(one.code, users=one.users) for one in found.doubts))
        self._doubt.setVisible(bool(found.doubts))

    def undecided(self) -> str:
        """The name of somebody it probably is, whom nobody has called a different person; empty if there is none."""
        return next((one.person.name for one in self._found.people if one.likely), "")

    def _card(self, one: Duplicate) -> Card:
        person = one.person
        name = f"customer.known.{person.id}"
        visited = self.tr("never visited")
        if one.visits:
            visited = self.tr("last visit {when}").format(when=words.when(self._context, one.last_visit_at))
        facts = " · ".join(part for part in (person.phone, one.address, visited) if part)
        same = Label(words.reasons(self._context, one), "strong", f"{name}.reasons", wrap=True)
        if self._customer_id is None:
            use = Button(self.tr("This is the person"), f"{name}.use", icon="arrow-right", kind="soft")
            use.clicked.connect(lambda: self.chosen.emit(person.id))
        else:
            use = Button(self.tr("Merge the two"), f"{name}.merge", icon="users", kind="soft")
            use.clicked.connect(lambda: self.merge.emit(person.id))
        other = Button(self.tr("A different person"), f"{name}.different", kind="ghost")
        other.clicked.connect(lambda: self._dismiss(person.id))
        acts = [use, other]
        if _LIVES_TOGETHER.intersection(one.reasons):
            home = Button(self.tr("Another of the household"), f"{name}.household", icon="house", kind="ghost")
            home.clicked.connect(lambda: self._lives_with(person.id))
            acts.insert(1, home)
        for act in acts:
            act.setAutoDefault(True)
        return Card(
            vbox(
                hbox(
                    Avatar(person.name, 36),
                    vbox(
                        Label(person.name, "name", f"{name}.name", elide=True),
                        Label(facts, "caption", f"{name}.facts", wrap=True),
                        spacing=2,
                    ),
                    spacing=10,
                ),
                same,
                *acts,
                spacing=8,
                margins=(14, 12),
            ),
            name,
            tone="alert" if one.likely else "",
            label=person.name,
        )

    def _dismiss(self, customer_id: int) -> None:
        """Somebody says it is another person: remembered when the form is saved."""
        self.different = (*self.different, customer_id)
        self.show_found(self._found)
        self.decided.emit()

    def _lives_with(self, customer_id: int) -> None:
        """Somebody else of the same household: related when the form is saved."""
        self.household = (*self.household, customer_id)
        self._dismiss(customer_id)
