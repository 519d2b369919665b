"""One step, large: its words to say, the answer, done or skipped with a reason (PRE-01)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom.domain.customers.form import Answer, Problem, is_given
from showroom.domain.packs.rules import Option
from showroom.domain.presentations.rules import DONE, SKIPPED, Mark
from showroom.gui.customers import inputs
from showroom.gui.kit.buttons import Button, Chips, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.drafts import FormDraft
from showroom.gui.kit.fields import Field, TextArea, line_edit
from showroom.gui.kit.keys import tab_after
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.presentations import words
from showroom.gui.shell.context import ShellContext
from showroom.services.presentations import Run, StageView, StepView

MODES = (("zh_CN", "中文"), ("en", "English"))


class StepCard(Card):
    """``marked(step key, Mark)``, ``back``, ``forward``, ``taken_back(step key)``."""

    marked = Signal(str, object)
    taken_back = Signal(str)
    back = Signal()
    forward = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "presentations.step")
        self._context = context
        self._view: StepView | None = None
        self._run: Run | None = None
        self._input: QWidget | None = None
        self._field: Field | None = None
        self._as_shown: Answer | None = None
        self._draft: FormDraft | None = None
        self._where = Label("", "overline", "presentations.step.where", elide=True)
        self._kind = Pill("", "neutral", "presentations.step.kind")
        self._must = Pill("", "warning", "presentations.step.must")
        self._state = Pill("", "success", "presentations.step.state")
        self._words = Label("", "hero", "presentations.step.words", wrap=True)
        self._hint = Label("", "muted", "presentations.step.hint", wrap=True)
        self._why = Label("", "muted", "presentations.step.why", wrap=True)
        self._spoken = Segment(MODES, "presentations.step.language", context.language, self.tr("Language of the words"))
        self._spoken.setProperty("draft", False)
        self._spoken.changed.connect(lambda _lang: self._show_words())
        self._answer = vbox(spacing=8)
        self._done = Button(
            self.tr("Done"), "presentations.step.done", icon="check", kind="primary", ui="big", key="Ctrl+↵"
        )
        self._done.clicked.connect(self.done)
        self._skip = Button(self.tr("Skip"), "presentations.step.skip", icon="skip-forward", kind="ghost", ui="big")
        self._skip.clicked.connect(self.ask_why)
        self._again = Button(
            self.tr("Take back"), "presentations.step.again", icon="arrow-counter-clockwise", kind="ghost", ui="big"
        )
        self._again.clicked.connect(self._on_again)
        self._back = Button("", "presentations.step.back", icon="caret-left", tip=self.tr("Previous step (Alt+←)"))
        self._back.clicked.connect(self.back)
        self._forward = Button("", "presentations.step.forward", icon="caret-right", tip=self.tr("Next step (Alt+→)"))
        self._forward.clicked.connect(self.forward)
        self._reasons = _Reasons(context)
        self._reasons.given.connect(self._on_reason)
        self._reasons.cancelled.connect(self._hide_reasons)
        self._reasons.hide()
        head = hbox(self._where, None, self._state, self._must, self._kind, 8, self._spoken, spacing=8)
        talk = boxed(
            vbox(self._words, self._hint, 8, self._why, self._answer, None, spacing=8, margins=(0, 0, 12, 0)),
            "presentations.step.talk",
        )
        acts = hbox(self._back, self._forward, None, self._again, self._skip, self._done, spacing=8)
        self.setLayout(
            vbox(
                head,
                scrolled(talk, "presentations.step.scroll"),
                self._reasons,
                acts,
                spacing=12,
                margins=(24, 20),
            )
        )

    # -- showing
    def show_step(self, run: Run, stage: StageView, view: StepView) -> None:
        """Show a step. What is being typed for the same step stays, unless somebody else answered it meanwhile."""
        same = self._view is not None and self._run is not None
        same = same and (self._run.id, self._view.step.key) == (run.id, view.step.key)  # type: ignore[union-attr]
        self._run, self._view = run, view
        number = stage.steps.index(view) + 1
        self._where.setText(f"{stage.stage.label.of(self._context.language)}  ·  {number} / {len(stage.steps)}")
        self._kind.show_state(words.kind_name(view.step.kind), words.kind_tone(view.step.kind))
        self._must.setVisible(view.step.mandatory and view.mark is None)
        self._must.show_state(self.tr("Mandatory"), "warning")
        self._show_words()
        self._show_state(view)
        answer = view.mark.answer if view.mark is not None else view.known
        if not same:
            self._hide_reasons()
            self._reasons.show_options(run.pack.presentation.skip_reasons, mandatory=view.step.mandatory)
            self._make_input(view)
            self._write(answer)
            self._follow(run, view)
        else:
            if self._read_quietly() == self._as_shown and answer != self._as_shown:
                self._write(answer)
            if view.mark is not None and self._draft is not None:
                self._draft.done()
        is_open = run.state != "finished"
        self._done.setEnabled(run.state == "running")
        self._skip.setVisible(is_open and (view.mark is None or view.mark.state == DONE))
        self._again.setVisible(is_open and view.mark is not None)
        self._skip.setEnabled(run.state == "running")
        self._again.setEnabled(run.state == "running")
        self._done.show_text(self.tr("Done") if view.mark is None else self.tr("Save"))

    def _show_words(self) -> None:
        if self._view is None or self._run is None:
            return
        lang = self._spoken.value()
        facts = words.facts(self._context, self._run)
        said = self._view.step.text.filled(lang, **facts)
        quoted = self._view.step.kind.value in ("say", "ask")
        self._words.setText(f"“{said}”" if quoted else said)
        hint = self._view.step.hint
        self._hint.setText(hint.of(self._context.language) if hint is not None else "")
        self._hint.setVisible(hint is not None)
        question = self._view.question
        self._why.setVisible(question is not None)
        if question is not None:
            self._why.setText(
                self.tr("Why we ask: {purpose}").format(purpose=question.purpose.of(self._context.language))
            )

    def _show_state(self, view: StepView) -> None:
        self._state.setVisible(view.mark is not None)
        if view.mark is None:
            return
        if view.mark.state == DONE:
            self._state.show_state(self.tr("Done"), "success")
        else:
            reason = self._reasons.worded(view.mark.reason or "", self._run)
            text = self.tr("Skipped: {reason}").format(reason=reason) if reason else self.tr("Skipped")
            self._state.show_state(text, "warning")

    # -- the answer
    def _make_input(self, view: StepView) -> None:
        clear(self._answer)
        self._input = self._field = self._draft = None
        if not view.takes_answer:
            return
        name = f"presentations.answer.{view.step.key}"
        lang, field = self._context.language, view.field
        if field is not None:
            store = self._context.shop.store
            self._input = inputs.make(field, name, lang, store.currency, store.country)
            label = field.label.of(lang)
        else:
            self._input = TextArea(name, self.tr("What the visitor said"), 3)
            label = self.tr("Answer")
        edit = self._input.findChild(QLineEdit) or self._input
        self._field = Field(label, self._input, name=f"{name}.field")
        if isinstance(edit, QLineEdit):
            edit.returnPressed.connect(self.done)
        for one in self._input.findChildren(QLineEdit):  # of an input made of parts; a single one its field watches
            one.textChanged.connect(lambda _text, field=self._field: field.set_error(""))
        if isinstance(self._input, Chips):
            self._answer.addWidget(self._field)
        else:
            self._field.setMaximumWidth(THEME.px(520))
            self._answer.addWidget(self._field)
        tab_after(self._spoken, self._field)  # made last, it would come last: Tab would leave the page

    def _follow(self, run: Run, view: StepView) -> None:
        """What is typed and not yet done outlives a look at another step, and a crash."""
        if self._field is not None and view.mark is None and run.state != "finished":
            key = f"presentation.{run.id}.{view.step.key}"
            self._draft = self._context.drafts.follow(key, self._field)

    def _write(self, answer: Answer | None) -> None:
        if self._input is not None and self._view is not None:
            if self._view.field is not None:
                inputs.write(self._input, answer)
            elif isinstance(self._input, TextArea):
                self._input.setPlainText(answer if isinstance(answer, str) else "")
        self._as_shown = self._read_quietly()

    def _read_quietly(self) -> Answer | None:
        found = self._read()
        return None if isinstance(found, Problem) else found

    def _read(self) -> Answer | Problem | None:
        if self._input is None or self._view is None:
            return None
        if self._view.field is not None:
            return inputs.read(self._view.field, self._input)
        return self._input.toPlainText().strip() or None if isinstance(self._input, TextArea) else None

    def _on_again(self) -> None:
        if self._view is not None:
            self.taken_back.emit(self._view.step.key)

    # -- acts
    def done(self) -> None:
        """The step is done, with what is answered."""
        if self._view is None or not self._done.isEnabled():
            return
        found = self._read()
        if isinstance(found, Problem):
            self.refuse(self._context.word(found.code, **found.facts))
            return
        self._done.setEnabled(False)
        answer = found if found is not None and is_given(found) else None
        self.marked.emit(self._view.step.key, Mark(DONE, answer))

    def refuse(self, sentence: str) -> None:
        """What is wrong with the answer, at its place; what was typed stays."""
        self._done.setEnabled(self._run is not None and self._run.state == "running")
        if self._field is not None and not self._reasons.isVisible():
            self._field.set_error(sentence)
            self._field.input.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._reasons.isVisible():
            self._reasons.refuse(sentence)
        else:
            self._context.error_bar.show_message(sentence)

    def ask_why(self) -> None:
        """Skip: a mandatory step asks for the reason in place."""
        if self._view is None or not self._skip.isEnabled():
            return
        if not self._view.step.mandatory:
            self.marked.emit(self._view.step.key, Mark(SKIPPED))
            return
        self._reasons.show()
        self._reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, reason: str) -> None:
        if self._view is not None:
            self.marked.emit(self._view.step.key, Mark(SKIPPED, None, reason))

    def _hide_reasons(self) -> None:
        self._reasons.hide()

    def focus_answer(self) -> None:
        """The keyboard goes to the answer, or to Done where there is none: Enter or Space then does it."""
        if self._input is not None:
            target = self._input.focusProxy() or self._input
            if isinstance(target, Chips):
                target = next(iter(target.findChildren(QWidget)), target)
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._reasons.isVisible():
            self._hide_reasons()
            self.focus_answer()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.done()
            return
        super().keyPressEvent(event)


class _Reasons(Card):
    """Why a step is skipped: a chip of the pack, or own words. ``given(key or words)``."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, context: ShellContext) -> None:
        super().__init__(None, "presentations.reasons", tone="alert")
        self._context = context
        title = Label(self.tr("Why is this step skipped?"), "label", "presentations.reason.title")
        self._chips = Chips((), "presentations.reason.chips", optional=True)
        self._chips.changed.connect(self._on_chip)
        self._own = line_edit("presentations.reason.own", "", limit=200)
        self._own.returnPressed.connect(self._on_given)
        self._field = Field(self.tr("Or in your own words"), self._own, name="presentations.reason.field")
        self._go = Button(self.tr("Skip the step"), "presentations.reason.skip", icon="skip-forward", kind="soft")
        self._go.clicked.connect(self._on_given)
        self._no = Button(self.tr("Cancel"), "presentations.reason.cancel", kind="ghost")
        self._no.clicked.connect(self.cancelled)
        line = hbox(self._field, self._no, self._go, spacing=8)
        line.setStretch(0, 1)
        for button in (self._no, self._go):
            line.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(vbox(title, self._chips, line, spacing=10, margins=(16, 14)))
        self.setFocusProxy(self._own)

    def show_options(self, options: Sequence[Option], *, mandatory: bool) -> None:
        self.setProperty("mandatory", mandatory)
        self._chips.set_items([(option.key, option.label.of(self._context.language)) for option in options])
        self._chips.set_values(())
        self._own.clear()
        self._field.set_error("")

    def worded(self, reason: str, run: Run | None) -> str:
        """A reason's label, or the words themselves."""
        options = run.pack.presentation.skip_reasons if run is not None else ()
        return next((one.label.of(self._context.language) for one in options if one.key == reason), reason)

    def refuse(self, sentence: str) -> None:
        self._field.set_error(sentence)
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chip(self, _keys: object) -> None:
        if self._chips.value() is not None:
            self._field.set_error("")

    def _on_given(self) -> None:
        reason = self._own.text().strip() or self._chips.value() or ""
        if not reason:
            self.refuse(self._context.word("presentation_skip_reason"))
            return
        self.given.emit(reason)
