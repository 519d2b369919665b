"""Whom a quote is for and on what conditions: customer, validity, payment, tax, language, notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QSizePolicy

from showroom.gui.customers.picker import CustomerPicker
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card, SectionHeader
from showroom.gui.kit.fields import Combo, Field, TextArea
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers.values import Person
from showroom.services.quotes import Draft, Terms


class CustomerCard(Card):
    """Who the quote is for. ``picked(customer id or None)``."""

    picked = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "quotes.customer.card")
        self._quiet = False
        self.picker = CustomerPicker(context, "quotes.customer")
        self.picker.search.setProperty("draft", False)
        self.picker.picked.connect(self._on_picked)
        self.note = Label("", "error", "quotes.customer.note", wrap=True)
        self.note.hide()
        title = Label(self.tr("Customer"), "h3", "quotes.customer.title")
        row = hbox(title, self.picker, spacing=16)
        row.setStretch(1, 1)
        self.setLayout(vbox(row, self.note, spacing=6, margins=(18, 8)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_customer(self, customer_id: int | None, editable: bool) -> None:
        """Another customer; nothing moves when it is the same."""
        shown = self.picker.person.id if self.picker.person else None
        if shown != customer_id:
            self._quiet = True
            if customer_id is None:
                self.picker.clear()
            else:
                self.picker.pick_id(customer_id)
            self._quiet = False
        change = self.picker.findChild(Button, "quotes.customer.change")
        if change is not None:
            change.setVisible(editable)
        self.picker.setEnabled(editable or customer_id is not None)
        if customer_id is not None:
            self.note.hide()

    def say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.show()
        self.picker.search.setFocus()

    def _on_picked(self, person: Person | None) -> None:
        if not self._quiet:
            self.picked.emit(person.id if person else None)


class ConditionsCard(Card):
    """``edited(change)`` with a function Draft → Draft."""

    edited = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "quotes.conditions")
        self._context = context
        self._quiet = False
        self.valid = QDateEdit()
        self.valid.setObjectName("quotes.valid_until")
        self.valid.setCalendarPopup(True)
        self.valid.setDisplayFormat("yyyy-MM-dd")
        self.valid.setMinimumHeight(THEME.px(tk.CONTROL))
        self.plan = Combo("quotes.plan", label=self.tr("Payment"))
        self.tax = Combo(
            "quotes.tax_mode",
            [("in", self.tr("Tax included")), ("out", self.tr("Plus tax"))],
            label=self.tr("Tax"),
        )
        self.language = Segment(
            [("zh_CN", "中文"), ("en", "English"), ("both", self.tr("Both"))],
            "quotes.language",
            label=self.tr("Language of the paper"),
        )
        self.notes = TextArea("quotes.notes", self.tr("Anything the paper should say: lift, delivery hours …"), 3)
        for combo in (self.plan, self.tax):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for edit in (self.valid, self.plan, self.tax, self.language, self.notes):
            edit.setProperty("draft", False)
        self.fields = {
            "valid_until": Field(self.tr("Valid until"), self.valid),
            "plan": Field(self.tr("Payment"), self.plan),
            "tax": Field(self.tr("Tax"), self.tax),
            "notes": Field(self.tr("Notes on the paper"), self.notes),
        }
        paper = vbox(
            Label(self.tr("Language of the paper"), "label", "quotes.language.label"), self.language, spacing=5
        )
        top = hbox(self.fields["valid_until"], self.fields["tax"], spacing=10)
        top.setStretch(0, 2)
        top.setStretch(1, 3)
        self.setLayout(
            vbox(
                SectionHeader(self.tr("Conditions"), "quotes.conditions.header"),
                top,
                self.fields["plan"],
                paper,
                self.fields["notes"],
                spacing=10,
                margins=(18, 14),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.valid.dateChanged.connect(lambda _day: self._emit("valid_until", self._day()))
        self.plan.currentIndexChanged.connect(lambda _at: self._emit("plan_key", self.plan.value()))
        self.tax.currentIndexChanged.connect(lambda _at: self._emit("tax_included", self.tax.value() == "in"))
        self.language.changed.connect(lambda key: self._emit("language", key))
        self.notes.textChanged.connect(lambda: self._emit("notes", self.notes.toPlainText()))

    def show_terms(self, terms: Terms) -> None:
        self._quiet = True
        self.plan.set_items([(plan.key, plan.label.of(self._context.language)) for plan in terms.plans])
        self._quiet = False

    def show_draft(self, draft: Draft, editable: bool) -> None:
        """Shows what differs; a field that is being typed in is left alone when it says the same."""
        self._quiet = True
        until = draft.valid_until or self._context.shop.day()
        if self._day() != until:
            self.valid.setDate(QDate(until.year, until.month, until.day))
        self.plan.set_value(draft.plan_key)
        self.tax.set_value("in" if draft.tax_included else "out")
        self.language.set_value(draft.language)
        if self.notes.toPlainText() != draft.notes:
            self.notes.setPlainText(draft.notes)
        self.notes.setReadOnly(not editable)
        self.fields["notes"].setVisible(editable or bool(draft.notes))
        for widget in (self.valid, self.plan, self.tax, self.language):
            widget.setEnabled(editable)
        self._quiet = False

    def _day(self) -> date:
        shown = self.valid.date()
        return date(shown.year(), shown.month(), shown.day())

    def _emit(self, name: str, value: object) -> None:
        if not self._quiet:
            self.edited.emit(lambda draft: replace(draft, **{name: value}))
