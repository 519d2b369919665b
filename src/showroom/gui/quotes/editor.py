"""One quote: customer, lines, totals, conditions, and what can be done with it now.

The editor holds a `Draft`; every change makes a new one, shows its sums at once and is kept against a crash. Saving and
issuing are commands; what they refuse is said at its place and everything typed stays.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.errors import UserError
from showroom.domain.quotes import Line, State
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.layouts import boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.quotes.conditions_card import ConditionsCard, CustomerCard
from showroom.gui.quotes.editor_head import EditorHead
from showroom.gui.quotes.lines_card import LinesCard
from showroom.gui.quotes.options_dialog import OptionsDialog
from showroom.gui.quotes.preview import PaperPreview
from showroom.gui.quotes.reason_dialog import ReasonDialog
from showroom.gui.quotes.sums_card import SumsCard
from showroom.gui.shell.context import ShellContext
from showroom.services import catalogue, quotes
from showroom.services.quotes import Draft, QuoteView, Terms
from showroom.services.quotes.frozen import freeze, thaw
from showroom.services.shop import Shop

_KEPT = "quotes.editor"


class QuoteEditor(QWidget):
    """``closed`` when the person goes back to the list."""

    closed = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("quotes.editor")
        self._context = context
        self.draft: Draft | None = None
        self._saved: Draft | None = None
        self.view: QuoteView | None = None
        self._terms: Terms | None = None
        self.head = EditorHead()
        self.head.back.connect(self.close_editor)
        acts: dict[str, Callable[[], object]] = {
            "discard": self.discard,
            "decline": self.decline,
            "accept": self.accept,
            "revise": self.revise,
            "save": self.save,
            "preview": self.preview,
            "issue": self.issue,
        }
        self.head.pressed.connect(lambda key: acts[key]())
        self.bar = MessageBar("quotes.editor.bar")
        self.customer = CustomerCard(context)
        self.customer.picked.connect(lambda id_: self._edit(lambda draft: replace(draft, customer_id=id_)))
        self.lines = LinesCard(context)
        self.lines.edited.connect(self._on_lines)
        self.lines.product_wanted.connect(self.add_product)
        self.lines.options_wanted.connect(self.choose_options)
        self.sums = SumsCard(context)
        self.sums.discounted.connect(lambda discount: self._edit(lambda draft: replace(draft, discount=discount)))
        self.conditions = ConditionsCard(context)
        self.conditions.edited.connect(self._edit)
        left = vbox(self.customer, self.lines, spacing=16)
        left.setStretch(1, 1)
        side = scrolled(boxed(vbox(self.sums, self.conditions, None, spacing=16, margins=(0, 0, 6, 0))), "quotes.side")
        side.setFixedWidth(THEME.px(372))
        body = hbox(scrolled(boxed(left), "quotes.main"), side, spacing=16)
        body.setStretch(0, 1)
        layout = vbox(self.head, self.bar, body, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    # -- what is shown
    @property
    def quote_id(self) -> int | None:
        return self.view.row.id if self.view else None

    @property
    def editable(self) -> bool:
        return self.view is None or self.view.row.state is State.DRAFT

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.draft is not None and self.editable and self.draft != self._saved

    def open_new(self, customer_id: int | None = None, visit_id: int | None = None) -> None:
        """A fresh draft, signed for by whoever may make quotes."""

        def begin(actor: Actor) -> None:
            draft = self._context.read(lambda shop, _: quotes.new_draft(shop, actor, customer_id, visit_id), None)
            if draft is not None:
                self._open(None, draft)
                self.lines.search.box.setFocus()

        self._context.sign("quotes.edit", begin)

    def open_quote(self, quote_id: int) -> None:
        """A stored quote; what was typed into it before a crash is put back."""
        view = self._context.read(lambda shop, actor: quotes.get(shop, actor, quote_id), None)
        if view is not None:
            self._open(view, view.draft)

    def _open(self, view: QuoteView | None, draft: Draft) -> None:
        self._terms = self._context.read(lambda shop, actor: quotes.terms(shop, actor), None)
        if self._terms is not None:
            for card in (self.lines, self.sums, self.conditions):
                card.show_terms(self._terms)
        self.view, self.draft = view, draft
        self._saved = draft if view is not None else None
        self.bar.dismiss()
        self.sums.field.set_error("")
        self._show()
        if draft.lines:
            self.lines.choose(0)
        target = self.lines.search.box if self.editable else self.lines.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, quote_id: int | None, draft: Draft) -> None:
        """Show ``draft`` as it was being typed, over the stored quote if there is one."""
        if quote_id is None:
            self._open(None, draft)
            return
        self.open_quote(quote_id)
        if self.view is not None and self.editable:
            self.draft = draft
            self._show()

    def refresh(self) -> None:
        """Something was committed: an unchanged quote is read again; typing stays, its sums and states too."""
        if self.view is None or self.dirty:
            return
        quote_id = self.view.row.id
        view = self._context.read(lambda shop, actor: quotes.get(shop, actor, quote_id), None)
        if view is not None and view != self.view:
            self.view, self.draft, self._saved = view, view.draft, view.draft
            self._show()

    def _show(self) -> None:
        draft = self.draft
        if draft is None:
            return
        sums, editable = draft.totals, self.editable
        self.customer.show_customer(draft.customer_id, editable)
        self.lines.show_draft(draft, sums, editable)
        self.sums.show_draft(draft, sums, editable)
        self.conditions.show_draft(draft, editable)
        self.head.show_quote(self.view, self.dirty)

    # -- editing
    def _edit(self, change: Callable[[Draft], Draft]) -> None:
        if self.draft is None or not self.editable:
            return
        changed = change(self.draft)
        if changed != self.draft:
            self.draft = changed
            self._show()
            self._keep()

    def _on_lines(self, lines: tuple[Line, ...], position: int) -> None:
        self._edit(lambda draft: replace(draft, lines=lines))
        if lines:
            self.lines.choose(position)

    def add_product(self, product_id: int) -> None:
        """A line of this product with its plain options; an empty quote takes the product's currency."""
        if self.draft is None or self._terms is None:
            return
        card = self._context.read(lambda shop, actor: catalogue.card(shop, actor, product_id), None)
        if card is not None:
            self.add_line(quotes.line_of(card, self._terms))

    def add_line(self, line: Line) -> None:
        """A line at the end."""
        draft = self.draft
        if draft is None or not self.editable:
            return
        currency = line.unit_price.currency
        if draft.lines and currency != draft.currency:
            facts = {"line": len(draft.lines) + 1, "other": currency, "currency": draft.currency}
            self.lines.say("lines", self._context.word("quotes.other_currency", **facts))
            return
        if currency != draft.currency:
            self._edit(lambda empty: quotes.in_currency(empty, currency))
        self.lines.add(line)

    def choose_options(self, position: int) -> None:
        """The options of a product's line; quantity, discount and tax stay as they are."""
        if self.draft is None or self._terms is None:
            return
        line, terms = self.draft.lines[position], self._terms
        if line.product_id is None:
            return
        product_id = line.product_id
        card = self._context.read(lambda shop, actor: catalogue.card(shop, actor, product_id), None)
        if card is None or not card.groups:
            self.bar.show_message(self.tr("This product has no options."), "info")
            return
        dialog = OptionsDialog(self, self._context, card, line)

        def take(chosen: tuple[tuple[str, str], ...]) -> None:
            made = quotes.line_of(card, terms, chosen)
            kept = replace(made, quantity=line.quantity, discount=line.discount, tax=line.tax)
            dialog.finish()
            self.lines.replace_line(position, kept)

        dialog.submitted.connect(take)
        dialog.open()

    # -- keeping
    def _keep(self) -> None:
        if self.dirty and self.draft is not None:
            kept: dict[str, Any] = {"draft": freeze(self.draft), "quote": self.quote_id}
            self._context.drafts.put(_KEPT, kept)
        else:
            self._context.drafts.clear(_KEPT)

    def restore(self) -> bool:
        """Puts back what was typed before the program stopped. True if there was something."""
        kept = self._context.drafts.get(_KEPT)
        if not kept:
            return False
        try:
            draft, quote_id = thaw(Draft, str(kept["draft"])), kept["quote"]
        except (KeyError, ValueError, TypeError, json.JSONDecodeError):  # of another version: it can't be put back
            self._context.drafts.clear(_KEPT)
            return False
        self.take(quote_id if isinstance(quote_id, int) else None, draft)
        if not self.dirty:
            self._context.drafts.clear(_KEPT)
            return self.draft is not None
        said = self.tr("What you had typed before the program stopped has been put back.")
        self.bar.show_message(said, "info")
        return True

    def close_editor(self) -> None:
        """Back to the list; what is not saved is asked for."""
        if self.dirty and (self.draft is None or self.draft.lines or self.view is not None):
            question = self.tr("This quote has changes that are not saved.")
            self._context.prompts.confirm(self, question, self.tr("Leave without saving"), self._leave, destroys=True)
            return
        self._leave()

    def _leave(self) -> None:
        self._context.drafts.clear(_KEPT)
        self.draft = self._saved = self.view = None
        self.closed.emit()

    # -- acts
    def _readable(self) -> bool:
        return self.lines.form.is_readable() and self.sums.is_readable()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep the draft; then ``then``."""
        draft, quote_id = self.draft, self.quote_id
        if draft is None or not self._readable():
            return
        if not self.dirty:
            if then is not None:
                then()
            return

        def call(shop: Shop, actor: Actor) -> QuoteView:
            if quote_id is None:
                return quotes.get(shop, actor, quotes.create(shop, actor, draft))
            quotes.save(shop, actor, quote_id, draft)
            return quotes.get(shop, actor, quote_id)

        def done(view: QuoteView) -> None:
            typed_on = self.draft if self.draft != draft else None
            self.view, self._saved = view, view.draft
            self.draft = replace(typed_on, seen_at=view.draft.seen_at) if typed_on is not None else view.draft
            self._keep()
            self._show()
            if then is not None:
                then()

        self._context.act("quotes.edit", call, done, self._refused)

    def issue(self) -> None:
        """Save, then freeze and number; the paper opens."""
        self.save(self._issue)

    def _issue(self) -> None:
        quote_id = self.quote_id
        if quote_id is None:
            return

        def done(number: str) -> None:
            self._reload()
            self._context.undo_bar.offer(self.tr("Quote {number} issued").format(number=number), None)
            self.preview()

        self._context.act("quotes.issue", lambda shop, actor: quotes.issue(shop, actor, quote_id), done, self._refused)

    def _refused(self, error: BaseException) -> bool:
        """Says a refusal at its place; everything typed stays."""
        if not isinstance(error, UserError):
            return False
        sentence, field = self._context.sentence(error), error.field or ""
        if error.code == "quotes.needs_manager":
            self.sums.say(sentence)
            self.bar.show_message(sentence, "warning", self.tr("Manager approves …"), self.approve)
        elif field == "customer":
            self.customer.say(sentence)
        elif field == "discount":
            self.sums.say(sentence)
        elif field in self.conditions.fields:
            self.conditions.fields[field].set_error(sentence)
        elif not self.lines.say(field, sentence):
            self.bar.show_message(sentence)
        return True

    def approve(self) -> None:
        """The manager signs this one act; then the quote is issued."""
        quote_id = self.quote_id
        if quote_id is None:
            return

        def done(_: None) -> None:
            self._reload()
            self._issue()

        self._context.act(
            "quotes.approve", lambda shop, actor: quotes.approve(shop, actor, quote_id), done, self._refused
        )

    def _simple(self, action: str, call: Callable[[Shop, Actor, int], object]) -> None:
        quote_id = self.quote_id
        if quote_id is not None:
            self._context.act(
                action, lambda shop, actor: call(shop, actor, quote_id), lambda _: self._reload(), self._refused
            )

    def accept(self) -> None:
        self._simple("quotes.decide", quotes.accept)

    def revise(self) -> None:
        """The next version, to be changed."""
        self._simple("quotes.edit", quotes.revise)

    def decline(self) -> None:
        """Declined by the customer: why?"""
        quote_id = self.quote_id
        if quote_id is None:
            return
        dialog = ReasonDialog(self, self.tr("The customer declined"), self.tr("Keep"))
        self._context.submit(
            dialog,
            "quotes.decide",
            lambda shop, actor, reason: quotes.refuse(shop, actor, quote_id, str(reason)),
            lambda _: self._reload(),
        )
        dialog.open()

    def discard(self) -> None:
        """Throw the draft away."""
        quote_id = self.quote_id
        if quote_id is None:
            self.close_editor()
            return

        def go() -> None:
            self._context.act(
                "quotes.edit",
                lambda shop, actor: quotes.discard(shop, actor, quote_id),
                lambda _: self._leave(),
                self._refused,
            )

        question = self.tr("A deleted draft can't be brought back.")
        self._context.prompts.confirm(self, question, self.tr("Delete the draft"), go, destroys=True)

    def preview(self) -> None:
        """Save what is typed, then show the paper."""
        self.save(self._preview)

    def _preview(self) -> None:
        if self.quote_id is not None and self.draft is not None:
            dialog = PaperPreview(self, self._context, self.quote_id, self.draft.language)
            dialog.setWindowModality(Qt.WindowModality.WindowModal)
            dialog.open()

    def _reload(self) -> None:
        if self.quote_id is not None:
            self._context.drafts.clear(_KEPT)
            self.open_quote(self.quote_id)
