"""Beside the step: whose presentation it is and what the form lacks, objections with answers, the shortlist."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit.buttons import Button, Chip, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import TextArea
from showroom.gui.kit.labels import Avatar, Label
from showroom.gui.kit.layouts import boxed, clear, hbox, vbox
from showroom.gui.presentations import words
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Person
from showroom.services.presentations import Offer, Run

NOTE_AFTER_MS = 900


class CustomerCard(Card):
    """Linked: name and what could go into the form. Not linked: find somebody or register with the answers kept.

    ``linked(customer id)``, ``applied(step keys)``, ``registered()``, ``opened(customer id)``.
    """

    linked = Signal(object)
    applied = Signal(object)
    registered = Signal()
    opened = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "presentations.customer")
        self._context = context
        self._run: Run | None = None
        self._offered: tuple[Offer, ...] = ()
        self._chips: list[tuple[Chip, str]] = []
        self._avatar = Avatar("", 36)
        self._name = Label("", "name", "presentations.customer.name", elide=True)
        self._note = Label("", "caption", "presentations.customer.note", wrap=True)
        self._open = Button(
            "",
            "presentations.customer.open",
            icon="arrow-square-out",
            kind="ghost",
            tip=self.tr("Open the customer"),
        )
        self._open.clicked.connect(self._on_open)
        self._known = boxed(hbox(self._avatar, self._name, self._open, spacing=10), "presentations.customer.known")
        self._picker = CustomerPicker(context, "presentations.customer.picker", may_register=False)
        self._picker.picked.connect(self._on_picked)
        self._register = Button(
            self.tr("Register with these answers"), "presentations.customer.register", icon="user-plus", kind="soft"
        )
        self._register.clicked.connect(self.registered)
        self._unknown = boxed(vbox(self._picker, self._register, spacing=8), "presentations.customer.unknown")
        self._offers = vbox(spacing=6)
        self._apply = Button(self.tr("Put into the form"), "presentations.customer.apply", icon="check", kind="soft")
        self._apply.clicked.connect(self._on_apply)
        self.setLayout(
            vbox(
                Label(self.tr("Customer"), "h3", "presentations.customer.title"),
                self._known,
                self._unknown,
                self._note,
                self._offers,
                self._apply,
                spacing=10,
                margins=(18, 14),
            )
        )

    def show_run(self, run: Run) -> None:
        self._run = run
        known = run.customer_id is not None
        self._known.setVisible(known)
        self._unknown.setVisible(not known and run.state != "finished")
        if known:
            self._avatar.show_person(run.customer or "")
            self._name.setText(run.customer or self.tr("No name yet"))
        kept = sum(
            view.field is not None and view.mark is not None and view.mark.answer is not None
            for stage in run.stages
            for view in stage.steps
        )
        self._register.setEnabled(kept > 0)
        if known:
            text = self.tr("These answers differ from the form:") if run.offers else self.tr("Answers fill the form.")
        else:
            text = self.tr("Answers are kept here until somebody is linked: {count} so far.").format(count=kept)
        self._note.setText(text)
        self._show_offers(run.offers)

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        self._apply.setVisible(bool(offers))
        if offers == self._offered:
            return
        self._offered = offers
        clear(self._offers)
        self._chips = []
        lang, currency = self._context.language, self._context.shop.store.currency
        for offer in offers:
            text = f"{offer.field.label.of(lang)}: {words.said(offer.field, offer.answer, lang, currency)}"
            chip = Chip(text, f"presentations.offer.{offer.step}", offer.step)
            chip.setChecked(True)
            if offer.current is not None:
                chip.setToolTip(
                    self.tr("Now: {answer}").format(answer=words.said(offer.field, offer.current, lang, currency))
                )
            self._chips.append((chip, offer.step))
            self._offers.addWidget(chip)

    def _on_open(self) -> None:
        if self._run is not None:
            self.opened.emit(self._run.customer_id)

    def _on_apply(self) -> None:
        self.applied.emit(tuple(step for chip, step in self._chips if chip.isChecked()))

    def _on_picked(self, person: Person | None) -> None:
        if person is not None:
            self.linked.emit(person.id)


class SideNotes(Card):
    """Two leaves: objections of the library (press one that came up, read its answer) and the shortlist's notes.

    ``raised(objection key, came up)``, ``noted(text)``.
    """

    raised = Signal(str, bool)
    noted = Signal(str)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "presentations.notes")
        self._context = context
        self._run: Run | None = None
        self._chips: dict[str, Chip] = {}
        self._quiet = False
        self._objections = vbox(spacing=6)
        self._answer = Label("", "body", "presentations.objection.answer", wrap=True)
        self._said = Label("", "muted", "presentations.objection.said", wrap=True)
        self._notes = TextArea("presentations.shortlist", self.tr("What would fit, and why"), 7)
        self._saved = Label("", "caption", "presentations.shortlist.saved")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_AFTER_MS)
        self._timer.timeout.connect(self._send)
        self._notes.textChanged.connect(self._on_typed)
        self._library = boxed(vbox(self._said, self._answer, self._objections, spacing=8), "presentations.objections")
        self._list = boxed(vbox(self._notes, self._saved, spacing=6), "presentations.shortlist.box")
        self._leaf = Segment(
            [("shortlist", self.tr("Shortlist")), ("objections", self.tr("Objections"))],
            "presentations.leaf",
            "shortlist",
            self.tr("Notes or objections"),
        )
        self._leaf.setProperty("draft", False)
        self._leaf.changed.connect(self._show_leaf)
        self.setLayout(vbox(self._leaf, self._library, self._list, None, spacing=12, margins=(18, 14)))
        self._notes.setAccessibleName(self.tr("Shortlist"))
        self._answer.hide()
        self._said.hide()
        self._show_leaf("shortlist")

    def show_run(self, run: Run) -> None:
        fresh = self._run is None or self._run.id != run.id
        before = "" if self._run is None or fresh else self._run.shortlist
        self._run = run
        if fresh:
            self._fill_objections(run)
        for key, chip in self._chips.items():
            self._quiet = True
            chip.setChecked(key in run.objections)
            self._quiet = False
            chip.setEnabled(run.state == "running")
        untouched = self._notes.toPlainText().strip() == before.strip()
        if fresh or (untouched and run.shortlist != before):
            self._quiet = True
            self._notes.setPlainText(run.shortlist)
            self._quiet = False
        self._notes.setReadOnly(run.state == "finished")
        if run.shortlist == self._notes.toPlainText().strip():
            self._saved.setText(self.tr("Saved") if run.shortlist else "")

    def _fill_objections(self, run: Run) -> None:
        clear(self._objections)
        self._chips = {}
        for one in run.pack.objections:
            chip = Chip(one.topic.of(self._context.language), f"presentations.objection.{one.key}", one.key)
            chip.setToolTip(one.said.of(self._context.language))
            chip.toggled.connect(lambda on, key=one.key: self._on_objection(key, on))
            self._chips[one.key] = chip
            self._objections.addWidget(chip)
        self._said.hide()
        self._answer.hide()

    def _on_objection(self, key: str, on: bool) -> None:
        if self._quiet or self._run is None:
            return
        found = next((one for one in self._run.pack.objections if one.key == key), None)
        if found is not None:
            lang = self._context.language
            facts = words.facts(self._context, self._run)
            self._said.setText(found.said.filled(lang, **facts))
            self._answer.setText(found.answer.filled(lang, **facts))
            self._said.setVisible(on)
            self._answer.setVisible(on)
        self.raised.emit(key, on)

    def _show_leaf(self, leaf: str) -> None:
        self._library.setVisible(leaf == "objections")
        self._list.setVisible(leaf == "shortlist")

    def _on_typed(self) -> None:
        if not self._quiet and self._run is not None and self._run.state != "finished":
            self._saved.setText("")
            self._timer.start()

    def _send(self) -> None:
        if self._run is not None and self._notes.toPlainText().strip() != self._run.shortlist:
            self.noted.emit(self._notes.toPlainText())

    def flush(self) -> None:
        """Keep what is typed now (the page is left)."""
        if self._timer.isActive():
            self._timer.stop()
            self._send()
