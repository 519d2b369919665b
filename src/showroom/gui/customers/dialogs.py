"""Register a customer, change what is known, grade by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.domain.customers import names
from showroom.domain.customers.form import Answer, FormRefused, Problem, is_given
from showroom.domain.errors import UserError
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import Actor
from showroom.gui.customers import merge_words
from showroom.gui.customers.form import CompletenessBar, PackForm
from showroom.gui.customers.possible import PossiblyKnown
from showroom.gui.kit import values
from showroom.gui.kit.buttons import Chips
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, TextArea
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import cards, editing, find, records
from showroom.services.customers.cards import pack_in_force
from showroom.services.customers.editing import ChangedMeanwhile, Edit
from showroom.services.customers.records import Registration, Saved
from showroom.services.customers.values import Card, Hit, Person
from showroom.services.shop import Shop

DRAFT_NEW, DRAFT_EDIT = "customers.new", "customers.edit."
_MOST_GUESSES = 4
_LONGEST_READ = 20  # characters of a name that is read aloud below it


@dataclass(frozen=True, slots=True)
class Changes:
    """What a form changes: answers given, answers taken away (None), who it is not, and with whom they live; ``seen``:
    what stood there when it was opened.
    """

    answers: Mapping[str, Answer | None]
    not_same_as: tuple[int, ...]
    household_of: tuple[int, ...] = ()
    seen: Mapping[str, Answer | None] = field(default_factory=dict)


class CustomerDialog(Dialog):
    """The registration form, with who may already be known beside it.

    ``put_aside(typed)``: closed without saving though something was typed (``kit.values.snapshot`` of the form).
    """

    put_aside = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        context: ShellContext,
        pack: Pack,
        *,
        card: Card | None = None,
        prefill: Mapping[str, Answer] | None = None,
        on_known: Callable[[int], None] | None = None,
    ) -> None:
        title = self._title(card)
        super().__init__(
            parent,
            "customer.edit" if card else "customer.new",
            title,
            self.tr("Save"),
            sentence=self._sentence_for(card),
            width=1000,
        )
        self._context, self._on_known, self._pack = context, on_known, pack
        self._own_id = card.person.id if card else None
        self._warned = ""
        self.skating_reason = ""
        store = context.shop.store
        self.form = PackForm(pack, context.language, store.currency, store.country, guesses=self._guess)
        self._before: dict[str, Answer] = {}
        self._seen: dict[str, Answer | None] = {}
        self._hidden: frozenset[str] = frozenset()
        if card is not None:
            self.form.show_answers(card.answers)
            self.form.lock(card.masked_fields)
            self._hidden = card.masked_fields
            self._before = self.form.answers()
            self._seen = dict(self._before)
        elif prefill:
            self.form.show_answers(prefill)
        self.fields = self.form.fields
        self.known = PossiblyKnown(context, self.form, self._own_id)
        self.known.chosen.connect(self._use_known)
        self.known.merge.connect(self._merge)
        self.known.decided.connect(self._on_decided)
        self.complete = CompletenessBar(pack, context.language, "customer.completeness")
        self.form.edited.connect(self._on_edited)
        self.set_body(vbox(self.form))
        self._put_beside()
        self._on_edited()
        self._untouched = values.snapshot(self.form)
        self.keep_draft(context.drafts, DRAFT_NEW if card is None else f"{DRAFT_EDIT}{card.person.id}")
        self.form.focus_first()
        self.known.look()

    def _title(self, card: Card | None) -> str:
        if card is None:
            return self.tr("New customer")
        return self.tr("{name}: details").format(name=card.person.name)

    def _sentence_for(self, card: Card | None) -> str:
        if card is not None and card.masked_fields:
            return self.tr("What is hidden can be changed once it has been shown.")
        return self.tr("What is known is enough; the rest can follow.")

    def _put_beside(self) -> None:
        """The form scrolls; who may be known and how complete it is stay in sight."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        at = outer.indexOf(self._area)
        outer.removeWidget(self._area)
        both = QWidget()
        both.setLayout(hbox(vbox(self._area, self.complete, spacing=12), self.known, spacing=20))
        outer.insertWidget(at, both, 1)
        self._area.setMinimumSize(THEME.px(420), THEME.px(300))  # on a low screen the form gives way, not the column
        room = self.screen().availableGeometry()
        self.resize(min(THEME.px(1060), room.width() - 40), min(THEME.px(820), room.height() - 60))

    def _on_edited(self) -> None:
        self.complete.show_completeness(self.form.completeness())
        name = self.fields.get("name")
        if name is not None:
            typed = self.form.typed("name")
            name.set_help(names.pinyin(typed) if len(typed) <= _LONGEST_READ else "")

    def _guess(self, text: str, answer: Callable[[Sequence[Person]], None]) -> None:
        """Who may be meant by a name in a relation."""
        actor = self._context.actor()
        self._context.door.background(
            lambda job: (answer, find.find(job.shop, actor, text, _MOST_GUESSES)), self._on_guessed
        )

    def _on_guessed(self, found: tuple[Callable[[Sequence[Person]], None], tuple[Hit, ...]]) -> None:
        answer, hits = found
        answer([hit.person for hit in hits if hit.person.id != self._own_id])

    def reject(self) -> None:
        """Esc on a half-typed form loses nothing: it can be brought back."""
        typed = values.snapshot(self.form)
        super().reject()
        if typed != self._untouched:
            self.put_aside.emit(typed)

    def _merge(self, other_id: int) -> None:
        """The record in hand and one beside it are one person: both side by side, once what was typed is saved."""
        if self.value().answers:
            self.bar.show_message(self.tr("Save what you have changed first, then merge."), "warning")
            return
        place, own_id, done = self.parentWidget(), self._own_id, self._on_known
        self.finish()
        if own_id is not None and isinstance(place, QWidget):
            from showroom.gui.customers.merge import compare

            context, then = self._context, done or (lambda _id: None)
            QTimer.singleShot(0, place, lambda: compare(place, context, own_id, other_id, then))

    def _on_decided(self) -> None:
        """What was asked is answered."""
        if self._warned and not self.known.undecided():
            self._warned = ""
            self.bar.dismiss()

    def _use_known(self, customer_id: int) -> None:
        if self._on_known is not None:
            self._on_known(customer_id)
        self.finish()

    def submit(self) -> None:
        """Save; where it probably is somebody known, only the second time: a household may share a phone (REG-03)."""
        known = self.known.undecided()
        if known and known != self._warned and not self.problems():
            self._warned = known
            said = self.tr("{name} is probably the same person. Choose on the right, or save once more as a new one.")
            self.bar.show_message(said.format(name=known), "warning")
            return
        super().submit()

    def refuse_error(self, error: BaseException, sentence: str) -> bool:
        """Somebody else looks after the household: why to go on is asked for, and the form goes off again (REG-08).
        Somebody else changed the same meanwhile: it is said at each field, and saving once more is meant.
        """
        from showroom.gui.ownership import skating  # the desk's forms pick customers: a cycle only at import time

        if isinstance(error, FormRefused):
            self.set_busy(False)
            now = error.now if isinstance(error, ChangedMeanwhile) else {}
            self._seen |= now
            self._show_problems({one.field: self._said(one, now) for one in reversed(error.problems)})
            return True
        if not isinstance(error, UserError) or not skating.is_skating(error):
            return super().refuse_error(error, sentence)
        self.set_busy(False)
        skating.ask(self, self._context, error, self._go_on)
        return True

    def _said(self, problem: Problem, now: Mapping[str, Answer | None]) -> str:
        sentence = self.form.sentence(problem)
        if problem.field not in now:
            return sentence
        one = next(one for one in self._pack.form.fields if one.key == problem.field)
        answer = merge_words.answer(self._context, one, now[problem.field])
        return sentence + " " + self.tr("It says “{answer}” now.").format(answer=answer)

    def _go_on(self, reason: str) -> None:
        self.skating_reason = reason
        super().submit()

    def problems(self) -> dict[str, str]:
        return {key: said for key, said in self.form.problems().items() if key not in self._hidden}

    def value(self) -> Changes:
        """What differs from before; masked fields nobody could edit are left alone."""
        now = self.form.answers()
        changed: dict[str, Answer | None] = {
            key: answer for key, answer in now.items() if self._before.get(key) != answer
        }
        changed |= {key: None for key in self._before if key not in now and is_given(self._before[key])}
        kept = {key: answer for key, answer in changed.items() if key not in self._hidden}
        return Changes(kept, self.known.different, self.known.household, dict(self._seen))


def register(
    parent: QWidget,
    context: ShellContext,
    *,
    prefill: Mapping[str, Answer] | None = None,
    owner_id: int | None = None,
    done: Callable[[int], None] | None = None,
) -> CustomerDialog | None:
    """Open the form for a new customer; ``done(id)`` with the one registered, or the one it turned out to be.

    ``owner_id``: who looks after the new customer (default: the consultant who registers).
    """
    pack = context.read(pack_in_force, None)
    if pack is None:
        return None
    dialog = CustomerDialog(parent, context, pack, prefill=prefill, on_known=done)

    def saved(result: Saved) -> None:
        context.undo_bar.offer(dialog_said(result), None)
        if done is not None:
            done(result.id)

    said = QCoreApplication.translate("CustomerDialog", "Saved; {percent} % of the form is filled in.")

    def dialog_said(result: Saved) -> str:
        return said.format(percent=result.completeness.percent)

    def call(shop: Shop, actor: Actor, value: Changes) -> Saved:
        answers = {key: answer for key, answer in value.answers.items() if answer is not None}
        different, household = value.not_same_as, value.household_of
        said = Registration(answers, owner_id, different, household, skating_reason=dialog.skating_reason)
        return records.register(shop, actor, said)

    def again(typed: dict[str, values.Value]) -> None:
        made = register(parent, context, owner_id=owner_id, done=done)
        if made is not None:
            values.restore(made.form, typed)

    context.submit(dialog, "customers.register", call, saved)
    _offer_back(dialog, context, again)
    dialog.open()
    return dialog


def _offer_back(
    dialog: CustomerDialog, context: ShellContext, again: Callable[[dict[str, values.Value]], None]
) -> None:
    said = QCoreApplication.translate("CustomerDialog", "The form was closed without saving. Undo brings it back.")
    dialog.put_aside.connect(lambda typed: context.undo_bar.offer(said, lambda: again(typed)))


def edit(parent: QWidget, context: ShellContext, card: Card, on_known: Callable[[int], None]) -> CustomerDialog:
    """Open the form of a known customer."""
    dialog = CustomerDialog(parent, context, card.pack, card=card, on_known=on_known)
    customer_id = card.person.id

    def call(shop: Shop, actor: Actor, value: Changes) -> Saved:
        return editing.save(
            shop, actor, customer_id, Edit(value.answers, value.seen, value.not_same_as, value.household_of)
        )

    def again(typed: dict[str, values.Value]) -> None:
        values.restore(edit(parent, context, card, on_known).form, typed)

    context.submit(dialog, "customers.update", call)
    _offer_back(dialog, context, again)
    dialog.open()
    return dialog


class GradeDialog(Dialog):
    """A grade by hand, with its reason (REG-05)."""

    BY_RULE = "-"

    def __init__(self, parent: QWidget, context: ShellContext, card: Card) -> None:
        super().__init__(parent, "customer.grade", self.tr("Grade"), self.tr("Grade"), width=520)
        lang = context.language
        choices = [(rule.key, rule.label.of(lang)) for rule in card.pack.grading.grades]
        self._grade = Chips([*choices, (self.BY_RULE, self.tr("By the rule"))], "customer.grade.grade")
        self._grade.set_values([card.person.grade or self.BY_RULE])
        self._reason = TextArea("customer.grade.reason", self.tr("What you saw or heard"), 3)
        self.fields = {
            "grade": Field(self.tr("Grade"), self._grade),
            "reason": Field(self.tr("Why?"), self._reason, required=True),
        }
        self.set_body(vbox(*self.fields.values(), spacing=14))

        def call(shop: Shop, actor: Actor, value: tuple[str | None, str]) -> str | None:
            return records.set_grade(shop, actor, card.person.id, value[0], value[1])

        context.submit(self, "customers.update", call)
        self.open()

    def problems(self) -> dict[str, str]:
        if self._grade.value() != self.BY_RULE and not self._reason.toPlainText().strip():
            return {"reason": self.tr("Say why: a grade by hand needs a reason.")}
        return {}

    def value(self) -> tuple[str | None, str]:
        grade = self._grade.value()
        return None if grade == self.BY_RULE else grade, self._reason.toPlainText()


def grade(parent: QWidget, context: ShellContext, customer_id: int, done: Callable[[int], None]) -> None:
    """Grade this customer by hand."""
    card = context.read(lambda shop, actor: cards.card(shop, actor, customer_id), None)
    if card is not None:
        GradeDialog(parent, context, card).accepted.connect(lambda: done(customer_id))


def prefilled(query: str) -> dict[str, Answer]:
    """What was searched for as the start of a form: digits are a phone, anything else a name."""
    text = query.strip()
    if not text or "@" in text:
        return {}
    digits = sum(letter.isdigit() for letter in text)
    if digits >= 7:
        return {"phones": (text,)}
    return {} if digits else {"name": text}
