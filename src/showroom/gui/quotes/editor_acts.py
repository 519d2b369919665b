"""What is done with a quote as a whole: saved, issued, approved, decided, thrown away, looked at on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from showroom.domain.errors import UserError
from showroom.domain.staff.actor import Actor
from showroom.gui.kit.reason_dialog import ReasonDialog
from showroom.gui.quotes.preview import PaperPreview
from showroom.gui.shell.context import ShellContext
from showroom.services import quotes
from showroom.services.quotes import QuoteView
from showroom.services.shop import Shop

if TYPE_CHECKING:
    from showroom.gui.quotes.editor import QuoteEditor


class QuoteActs(QObject):
    """The acts of the quote that ``editor`` shows. What they refuse is said at its place there; typing stays."""

    def __init__(self, editor: QuoteEditor, context: ShellContext) -> None:
        super().__init__(editor)
        self._editor, self._context = editor, context

    def press(self, key: str) -> None:
        """A button of the head."""
        acts: dict[str, Callable[[], object]] = {
            "discard": self.discard,
            "decline": self.decline,
            "accept": self.accept,
            "revise": self.revise,
            "save": self.save,
            "preview": self.preview,
            "issue": self.issue,
        }
        acts[key]()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Keep the draft; then ``then``."""
        draft, quote_id = self._editor.draft, self._editor.quote_id
        if draft is None or not self._editor.is_readable():
            return
        if not self._editor.dirty:
            if then is not None:
                then()
            return

        def call(shop: Shop, actor: Actor) -> QuoteView:
            if quote_id is None:
                return quotes.get(shop, actor, quotes.create(shop, actor, draft))
            quotes.save(shop, actor, quote_id, draft)
            return quotes.get(shop, actor, quote_id)

        def done(view: QuoteView) -> None:
            self._editor.saved(draft, view)
            if then is not None:
                then()

        self._context.act("quotes.edit", call, done, self._editor.say_refusal)

    def issue(self) -> None:
        """Save, then freeze and number; the paper opens."""
        self.save(self._issue)

    def _issue(self, reason: str = "") -> None:
        """``reason``: why to go on though somebody else looks after the household (REG-08)."""
        quote_id = self._editor.quote_id
        if quote_id is None:
            return

        def done(number: str) -> None:
            self._editor.reload()
            self._context.undo_bar.offer(self.tr("Quote {number} issued").format(number=number), None)
            self.preview()

        def failed(error: BaseException) -> bool:
            from showroom.gui.ownership import skating  # only where one is found

            if isinstance(error, UserError) and skating.is_skating(error):
                skating.ask(self._editor, self._context, error, self._issue)
                return True
            return self._editor.say_refusal(error)

        self._context.act("quotes.issue", lambda shop, actor: quotes.issue(shop, actor, quote_id, reason), done, failed)

    def approve(self) -> None:
        """The manager signs this one act; then the quote is issued."""
        quote_id = self._editor.quote_id
        if quote_id is None:
            return

        def done(_: None) -> None:
            self._editor.reload()
            self._issue()

        self._context.act(
            "quotes.approve", lambda shop, actor: quotes.approve(shop, actor, quote_id), done, self._editor.say_refusal
        )

    def _simple(self, action: str, call: Callable[[Shop, Actor, int], object]) -> None:
        quote_id = self._editor.quote_id
        if quote_id is not None:
            self._context.act(
                action,
                lambda shop, actor: call(shop, actor, quote_id),
                lambda _: self._editor.reload(),
                self._editor.say_refusal,
            )

    def accept(self) -> None:
        self._simple("quotes.decide", quotes.accept)

    def revise(self) -> None:
        """The next version, to be changed."""
        self._simple("quotes.edit", quotes.revise)

    def decline(self) -> None:
        """Declined by the customer: why?"""
        quote_id = self._editor.quote_id
        if quote_id is None:
            return
        dialog = ReasonDialog(
            self._editor,
            "quotes.decline.why",
            self.tr("The customer declined"),
            self.tr("Keep"),
            hint=self.tr("Price, delivery time, bought elsewhere …"),
        )
        self._context.submit(
            dialog,
            "quotes.decide",
            lambda shop, actor, reason: quotes.refuse(shop, actor, quote_id, str(reason)),
            lambda _: self._editor.reload(),
        )
        dialog.open()

    def discard(self) -> None:
        """Throw the draft away."""
        quote_id = self._editor.quote_id
        if quote_id is None:
            self._editor.close_editor()
            return

        def go() -> None:
            self._context.act(
                "quotes.edit",
                lambda shop, actor: quotes.discard(shop, actor, quote_id),
                lambda _: self._editor.leave(),
                self._editor.say_refusal,
            )

        question = self.tr("A deleted draft can't be brought back.")
        self._context.prompts.confirm(self._editor, question, self.tr("Delete the draft"), go, destroys=True)

    def preview(self) -> None:
        """Save what is typed, then show the paper."""
        self.save(self._preview)

    def _preview(self) -> None:
        if self._editor.quote_id is not None and self._editor.draft is not None:
            dialog = PaperPreview(self._editor, self._context, self._editor.quote_id, self._editor.draft.language)
            dialog.setWindowModality(Qt.WindowModality.WindowModal)
            dialog.open()
