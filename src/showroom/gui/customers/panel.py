"""A customer's page beside the list: the head (who, how to reach, whose, grade with its reason) and the sections."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from showroom.domain.customers import form, names
from showroom.gui.customers import words
from showroom.gui.customers.form import CompletenessBar
from showroom.gui.customers.merged import MergedBanner
from showroom.gui.customers.sections import ACTS, SECTIONS, ActSpec, Section
from showroom.gui.customers.tabs import Tabs
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.cards import EmptyState
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.gui.telephony.dial import DialButton
from showroom.services.customers.values import Card


class CustomerHead(QWidget):
    """Who it is, in a few lines, and the acts: each signal asks the page to do one for the customer shown."""

    edit = Signal()
    reveal = Signal()
    call = Signal()
    take = Signal()
    menu = Signal(QPoint)
    confirm = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("customer.head")
        self._context = context
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._avatar = Avatar("", 48)
        self._name = Label("", "h2", "customer.name", elide=True)
        self._read = Label("", "caption", "customer.pinyin", elide=True)
        self._grade = Pill("", "neutral", "customer.grade")
        self._tier = Pill("", "neutral", "customer.tier")
        self._benefits = Label("", "caption", "customer.benefits", wrap=True)
        self._owner = Label("", "muted", "customer.owner", elide=True)
        self._owner.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._phone = Label("", "lead", "customer.phone", elide=True, tabular=True)
        self._phone.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._dial = DialButton(context, "customer.dial")
        self._show = Button(self.tr("Show"), "customer.reveal", icon="eye", kind="ghost", ui="small")
        self._show.setToolTip(self.tr("Showing it is recorded"))
        self._show.clicked.connect(self.reveal)
        self._edit = Button(self.tr("Edit"), "customer.edit", icon="pencil-simple", kind="soft", key="Ctrl+E")
        self._edit.clicked.connect(self.edit)
        call = Button(self.tr("Log a call"), "customer.call", icon="phone")
        call.clicked.connect(self.call)
        self.more = Button("", "customer.more", icon="dots-three", kind="ghost", tip=self.tr("More"))
        self.more.clicked.connect(lambda: self.menu.emit(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        self._take = Button(self.tr("I look after them"), "customer.take", icon="user-check", kind="ghost", ui="small")
        self._take.clicked.connect(self.take)
        self._stale = Button(
            self.tr("To confirm"), "customer.stale.note", icon="clock-clockwise", kind="ghost", ui="small"
        )
        self._stale.clicked.connect(self.confirm)
        self._why = Label("", "caption", "customer.grade.why", wrap=True)
        self._gives = boxed(hbox(Icon("gift", 16, "accent_text"), self._benefits, spacing=8), "customer.gives")
        self._complete = vbox()
        who = hbox(
            self._avatar,
            vbox(
                hbox(self._name, self._grade, self._tier, None),
                self._read,
                hbox(self._owner, self._take, None),
                spacing=2,
            ),
            spacing=12,
        )
        acts = hbox(self._edit, call, self.more, 8, self._complete, spacing=8)
        acts.setStretch(acts.count() - 1, 1)
        self.setLayout(
            vbox(
                who,
                hbox(Icon("phone", 18), self._phone, self._dial, self._show, None, self._stale, spacing=8),
                self._why,
                self._gives,
                acts,
                spacing=8,
            )
        )

    def show_card(self, card: Card) -> None:
        person = card.person
        self._avatar.show_person(person.name)
        self._name.setText(person.name)
        called = form.by_column(card.pack.form, "name")
        is_named = called is not None and called.key in card.answers  # a company or a description is not read aloud
        read = names.pinyin(person.name) if is_named else ""
        self._read.setText(" · ".join(part for part in (read, person.company) if part))
        self._read.setVisible(bool(self._read.text()) and self._read.text() != person.name)
        self._owner.setText(words.looked_after(person))
        self._take.setVisible(person.owner_id is None and self._context.actor().staff_id is not None)
        number = card.answers.get("phones")
        phone = number[0] if isinstance(number, tuple) and number else person.phone
        self._phone.setText(phone or self.tr("no phone"))
        self._dial.show_phone(phone)
        self._show.setVisible(bool(card.masked_fields))
        self._grade.setVisible(person.grade is not None)
        if person.grade is not None:
            self._grade.show_state(person.grade, words.GRADE_TONES.get(person.grade, "neutral"))
        self._show_tier(card)
        count = len(card.stale)
        self._stale.setVisible(bool(count))
        self._stale.show_text(QCoreApplication.translate("CustomerHead", "%n answer(s) to confirm", "", count))
        given = card.grades[0] if card.grades else None
        self._why.setText(words.grade_reason(self._context, card.pack, given) if given else "")
        self._why.setVisible(given is not None)
        clear(self._complete)
        bar = CompletenessBar(card.pack, self._context.language, "customer.complete")
        bar.show_completeness(card.completeness)
        self._complete.addWidget(bar)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """As high as its lines need at this width: on a low screen the section below gives way."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))

    def _show_tier(self, card: Card) -> None:
        """The tier, and what the counter may give for it (REG-06)."""
        lang, stands = self._context.language, card.standing
        self._tier.setVisible(stands is not None)
        self._gives.setVisible(stands is not None and bool(stands.tier.benefits))
        if stands is None:
            return
        self._tier.show_state(stands.tier.label.of(lang), words.TIER_TONES.get(stands.tier.key, "neutral"))
        bought = ""
        if stands.count:
            currency = self._context.shop.store.currency
            bought = self.tr("bought for {amount}").format(amount=words.amount(stands.amount, currency))
        self._tier.setToolTip(" · ".join(part for part in (stands.tier.help.of(lang), bought) if part))
        self._tier.setAccessibleDescription(self._tier.toolTip())
        self._benefits.setText(" · ".join(one.of(lang) for one in stands.tier.benefits))


class CustomerPanel(QWidget):
    """The head and, below it, one section at a time. ``acted(id)``: an act of the menu is done, show this customer;
    ``register``: the first customer of a new store is wanted.
    """

    acted = Signal(object)
    register = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("customer.panel")
        self._context = context
        self._shown: Card | None = None
        self._sections: dict[str, Section] = {}
        self.head = CustomerHead(context)
        self.head.menu.connect(self.open_menu)
        self.head.confirm.connect(lambda: self.show_tab("details"))
        self.tabs = Tabs("customer.tabs", self.tr("What to show of the customer"))
        self.tabs.changed.connect(self._on_tab)
        self._pages = QStackedWidget()
        first = Button(self.tr("Register the first customer"), "customer.first.new", icon="user-plus", kind="soft")
        first.clicked.connect(self.register)
        self._first_day = EmptyState(
            "address-book",
            self.tr("No customers yet"),
            self.tr("Whoever comes in or calls can be registered, or bring in the customers you have from a file."),
            "customer.first",
            first,
        )
        self._nobody = EmptyState(
            "address-book",
            self.tr("Choose a customer"),
            self.tr("Type a name, last digits or pinyin above, or take one from the list."),
            "customer.none",
        )
        self._full = full = QWidget()
        self.merged = MergedBanner(context)
        self.merged.acted.connect(self.acted)
        body = vbox(self.head, self.merged, self.tabs, self._pages, spacing=10, margins=(20, 14))
        body.setStretchFactor(self._pages, 1)
        full.setLayout(body)
        self._stack = QStackedWidget()
        for widget in (self._nobody, self._first_day, full):
            self._stack.addWidget(widget)
        self.setLayout(vbox(Surface(vbox(self._stack), "customer.card")))

    @property
    def shown(self) -> Card | None:
        return self._shown

    @property
    def tab(self) -> str:
        """The key of the section in sight."""
        return self.tabs.value()

    def show_customer(self, card: Card | None) -> None:
        """Show a customer, or nobody; the section in sight reads again."""
        before, self._shown = self._shown, card
        self._stack.setCurrentWidget(self._nobody if card is None else self._full)
        if card is None or before is None or before.person.id != card.person.id:
            self._drop_sections()
        if card is None:
            return
        offered = [one for one in SECTIONS if self._context.may(one.action)]
        self.tabs.show_items([(one.key, one.shown_title) for one in offered])
        if card != before:
            self.head.show_card(card)
        self.merged.show_customer(card.person.id)
        self._show_section()

    def show_first_day(self, is_first: bool) -> None:
        """Nobody is chosen because there is nobody yet."""
        if self._shown is None:
            self._stack.setCurrentWidget(self._first_day if is_first else self._nobody)

    def show_tab(self, key: str) -> None:
        """Bring a section into sight."""
        self.tabs.set_value(key)

    def _drop_sections(self) -> None:
        for section in self._sections.values():
            self._pages.removeWidget(section)
            section.hide()
            section.deleteLater()
        self._sections = {}

    def _on_tab(self, _key: str) -> None:
        if self._shown is not None:
            self._show_section()

    def _show_section(self) -> None:
        card = self._shown
        spec = next((one for one in SECTIONS if one.key == self.tabs.value()), None)
        if card is None or spec is None:
            return
        section = self._sections.get(spec.key)
        if section is None:
            section = spec.create(self._context, card.person.id)
            self._sections[spec.key] = section
            self._pages.addWidget(section)
        section.show_card(card)
        section.refresh()
        self._pages.setCurrentWidget(section)

    def open_menu(self, at: QPoint) -> None:
        """What else can be done with this customer, below the button."""
        menu = self.menu()
        if menu is not None:
            menu.popup(at)

    def menu(self) -> QMenu | None:
        """The acts offered for the customer shown."""
        card = self._shown
        if card is None:
            return None
        menu = QMenu(self)
        menu.setObjectName("customer.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for spec in ACTS:
            if spec.hidden and not self._context.may(spec.action):
                continue
            entry = menu.addAction(THEME.icon(spec.icon), spec.shown_title.replace("&", "&&"))
            entry.setObjectName(f"customer.menu.{spec.key}")
            entry.triggered.connect(partial(self._run, spec, card.person.id))
        return menu

    def _run(self, spec: ActSpec, customer_id: int, _checked: bool = False) -> None:
        spec.run(self, self._context, customer_id, self.acted.emit)
