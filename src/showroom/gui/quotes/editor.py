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
from showroom.gui.quotes.editor_acts import QuoteActs
from showroom.gui.quotes.editor_head import EditorHead
from showroom.gui.quotes.lines_card import LinesCard
from showroom.gui.quotes.product_lines import ProductLines
from showroom.gui.quotes.sums_card import SumsCard
from showroom.gui.shell.context import ShellContext
from showroom.services import quotes
from showroom.services.quotes import Draft, QuoteView, Terms
from showroom.services.quotes.frozen import freeze, thaw

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
        self.terms: Terms | None = None
        self.acts = QuoteActs(self, context)
        self.products = ProductLines(self, context)
        self.head = EditorHead()
        self.head.back.connect(self.close_editor)
        self.head.pressed.connect(self.acts.press)
        self.bar = MessageBar("quotes.editor.bar")
        self.customer = CustomerCard(context)
        self.customer.picked.connect(lambda id_: self.edit(lambda draft: replace(draft, customer_id=id_)))
        self.lines = LinesCard(context)
        self.lines.edited.connect(self._on_lines)
        self.lines.product_wanted.connect(self.products.add)
        self.lines.options_wanted.connect(self.products.choose_options)
        self.sums = SumsCard(context)
        self.sums.discounted.connect(lambda discount: self.edit(lambda draft: replace(draft, discount=discount)))
        self.conditions = ConditionsCard(context)
        self.conditions.edited.connect(self.edit)
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
        self.terms = self._context.read(lambda shop, actor: quotes.terms(shop, actor), None)
        if self.terms is not None:
            for card in (self.lines, self.sums, self.conditions):
                card.show_terms(self.terms)
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
    def edit(self, change: Callable[[Draft], Draft]) -> None:
        """Another draft: its sums are shown, and it is kept against a crash."""
        if self.draft is None or not self.editable:
            return
        changed = change(self.draft)
        if changed != self.draft:
            self.draft = changed
            self._show()
            self._keep()

    def _on_lines(self, lines: tuple[Line, ...], position: int) -> None:
        self.edit(lambda draft: replace(draft, lines=lines))
        if lines:
            self.lines.choose(position)

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
            self._context.prompts.confirm(self, question, self.tr("Leave without saving"), self.leave, destroys=True)
            return
        self.leave()

    def leave(self) -> None:
        """Back to the list; what was typed is thrown away."""
        self._context.drafts.clear(_KEPT)
        self.draft = self._saved = self.view = None
        self.closed.emit()

    # -- acts
    def saved(self, draft: Draft, view: QuoteView) -> None:
        """``draft`` was stored as ``view``; what was typed since stays."""
        typed_on = self.draft if self.draft != draft else None
        self.view, self._saved = view, view.draft
        self.draft = replace(typed_on, seen_at=view.draft.seen_at) if typed_on is not None else view.draft
        self._keep()
        self._show()

    def is_readable(self) -> bool:
        """Whether all that is typed can be read as numbers."""
        return self.lines.form.is_readable() and self.sums.is_readable()

    def say_refusal(self, error: BaseException) -> bool:
        """Says a refusal at its place; everything typed stays."""
        if not isinstance(error, UserError):
            return False
        sentence, field = self._context.sentence(error), error.field or ""
        if error.code == "quotes.needs_manager":
            self.sums.say(sentence)
            self.bar.show_message(sentence, "warning", self.tr("Manager approves …"), self.acts.approve)
        elif field == "customer":
            self.customer.say(sentence)
        elif field == "discount":
            self.sums.say(sentence)
        elif field in self.conditions.fields:
            self.conditions.fields[field].set_error(sentence)
        elif not self.lines.say(field, sentence):
            self.bar.show_message(sentence)
        return True

    def reload(self) -> None:
        """The stored quote again."""
        if self.quote_id is not None:
            self._context.drafts.clear(_KEPT)
            self.open_quote(self.quote_id)
