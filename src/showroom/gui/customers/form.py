"""The registration form, made from the pack's fields (REG-01)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from showroom.domain.customers import form
from showroom.domain.customers.form import Answer, Completeness, Problem
from showroom.domain.packs.choices import FieldKind
from showroom.domain.packs.schema import FormField, Pack
from showroom.gui.customers import inputs
from showroom.gui.customers.parts import Guesses, Parts, PhonesEdit
from showroom.gui.kit import values
from showroom.gui.kit.charts import Meter
from showroom.gui.kit.fields import Field, bring_into_sight
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.wording import word

_WIDE = (FieldKind.LONG_TEXT, FieldKind.SEVERAL, FieldKind.CONSENT)


class PackForm(QWidget):
    """Inputs for ``fields`` (default: the whole form) under their sections' headings, in one or two columns.

    ``edited`` after each change; ``fields`` by key. ``guesses`` finds customers for a relation. Fields for companies
    show only while the customer is one.
    """

    edited = Signal()

    def __init__(
        self,
        pack: Pack,
        lang: str,
        currency: str,
        region: str,
        *,
        fields: Sequence[FormField] | None = None,
        name: str = "customer",
        headings: bool = True,
        columns: int = 2,
        guesses: Guesses | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._pack, self._lang, self._region = pack, lang, region
        self._guesses = guesses
        self._asked = tuple(fields if fields is not None else pack.form.fields)
        self.fields: dict[str, Field] = {}
        self._inputs: dict[str, QWidget] = {}
        self._quiet = False
        self._columns = columns
        self._grids: dict[str, QGridLayout] = {}
        # of a group any one will do: only its first is marked
        self._marked = {
            one.key
            for number, one in enumerate(self._asked)
            if one.required and one.either not in {other.either for other in self._asked[:number] if other.either}
        }
        layout = vbox(spacing=20)
        self._section_of = {one.key: one.section if headings else "" for one in self._asked}
        titles = {section.key: section.label.of(lang) for section in pack.form.sections} if headings else {"": ""}
        for key, title in titles.items():
            asked = [one for one in self._asked if self._section_of[one.key] == key]
            if not asked:
                continue
            block = vbox(spacing=12)
            if title:
                block.addWidget(Label(title, "h3", f"{name}.{key}"))
            block.addLayout(self._new_grid(key))
            layout.addLayout(block)
            for one in asked:
                self._field(one, f"{name}.{one.key}", currency)
        self.setLayout(layout)
        self._shown: set[str] | None = None
        self._show_applicable()

    def _arrange(self) -> None:
        """Put the fields that are asked now into their grids, without holes for those that are not."""
        for section, grid in self._grids.items():
            while grid.takeAt(0) is not None:
                pass
            row = column = 0
            for one in self._asked:
                if self._section_of[one.key] != section or self.fields[one.key].isHidden():
                    continue
                span = self._columns if one.kind in _WIDE else 1
                if column + span > self._columns:
                    row, column = row + 1, 0
                grid.addWidget(self.fields[one.key], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
                column += span

    def _new_grid(self, section: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for number in range(self._columns):
            grid.setColumnStretch(number, 1)
        self._grids[section] = grid
        return grid

    def _field(self, one: FormField, name: str, currency: str) -> None:
        widget = inputs.make(one, name, self._lang, currency, self._region, self._guesses)
        field = Field(
            one.label.of(self._lang),
            widget,
            required=one.key in self._marked,
            help_text=one.help.of(self._lang) if one.help else "",
        )
        field.setParent(self)  # before it is ever made visible: without a parent it would be a window
        self.fields[one.key], self._inputs[one.key] = field, widget
        if isinstance(widget, Parts):
            widget.settle()
        for watched in widget.inputs if isinstance(widget, Parts) else (widget,):
            values.watch(watched, partial(self._on_edited, one.key))
            if isinstance(watched, QLineEdit):
                watched.editingFinished.connect(partial(self._check, one.key))

    def _on_edited(self, key: str) -> None:
        if self._quiet:
            return
        self.fields[key].set_error("")
        self._show_applicable()
        self.edited.emit()

    def _check(self, key: str) -> None:
        """Say what is wrong when a field is left: while it is typed a number is always too short."""
        found = [one for one in self.found_problems() if one.field == key]
        if found:
            self.fields[key].set_error(self.sentence(found[0]))

    def _show_applicable(self) -> None:
        shown = {one.key for one in form.applicable(self._pack.form, self.answers())}
        if shown == self._shown:
            return
        self._shown = shown
        for key, field in self.fields.items():
            field.setVisible(key in shown)
        self._arrange()

    # -- what is typed
    def answers(self) -> dict[str, Answer]:
        """The answers given; what can't be read as one is left out (see :meth:`found_problems`)."""
        found: dict[str, Answer] = {}
        for one in self._asked:
            answer = inputs.read(one, self._inputs[one.key])
            if answer is not None and not isinstance(answer, Problem) and form.is_given(answer):
                found[one.key] = answer
        return found

    def found_problems(self) -> tuple[Problem, ...]:
        """What is wrong with what is typed, doubts included."""
        unread = [found for one in self._asked if isinstance(found := inputs.read(one, self._inputs[one.key]), Problem)]
        return (*unread, *form.problems(self._pack.form, self.answers(), self._region))

    def problems(self) -> dict[str, str]:
        """Field → sentence for what can't be saved."""
        found: dict[str, str] = {}
        for one in self.found_problems():
            if not one.doubt:
                found.setdefault(one.field, self.sentence(one))
        return found

    def sentence(self, problem: Problem) -> str:
        return word(self._lang, problem.code, **problem.facts)

    def completeness(self) -> Completeness:
        """How complete the form is as typed."""
        return form.completeness(self._pack.form, self.answers())

    def show_answers(self, answers: Mapping[str, Answer]) -> None:
        """Put answers into the inputs; fields without one are emptied."""
        self._quiet = True
        for one in self._asked:
            inputs.write(self._inputs[one.key], answers.get(one.key))
        self._quiet = False
        self._show_applicable()
        self.edited.emit()

    def lock(self, keys: frozenset[str]) -> None:
        """These hold masks, not answers: they can't be edited until they are shown (SEC-02)."""
        for key in keys & self._inputs.keys():
            widget = self._inputs[key]
            if isinstance(widget, Parts):
                widget.lock()
            elif isinstance(widget, QLineEdit | QPlainTextEdit):
                widget.setReadOnly(True)
            else:
                widget.setEnabled(False)

    def focus_first(self) -> None:
        for key in ("name", *self._inputs):
            if key in self._inputs and self._inputs[key].isVisibleTo(self):
                self._inputs[key].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focus(self, key: str) -> None:
        """Bring a field into sight and put the keyboard there."""
        widget = self._inputs.get(key)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.fields[key])

    def input(self, key: str) -> QWidget | None:
        return self._inputs.get(key)

    def typed(self, column: str) -> str:
        """The raw text of the field that fills a customer's column; empty when there is none."""
        one = form.by_column(self._pack.form, column)
        widget = self._inputs.get(one.key) if one is not None else None
        if isinstance(widget, PhonesEdit):
            return widget.text()
        text = widget.property("text") if widget is not None else None
        return text if isinstance(text, str) else ""


class CompletenessBar(QWidget):
    """How complete a form is: a bar, the figure, and the names of what is missing."""

    def __init__(self, pack: Pack, lang: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._pack, self._lang = pack, lang
        self._meter = Meter(self.tr("Completeness"))
        self._figure = Label("", "strong", f"{name}.figure", tabular=True)
        self._missing = Label("", "caption", f"{name}.missing", elide=True)
        line = hbox(self._meter, self._figure, spacing=10)
        line.setStretch(0, 1)
        self.setLayout(vbox(line, self._missing, spacing=4))

    def show_completeness(self, found: Completeness) -> None:
        self._meter.show_part(found.percent / 100)
        self._figure.setText(self.tr("{percent} %").format(percent=found.percent))
        labels = {one.key: one.label.of(self._lang) for one in self._pack.form.fields}
        names = (self.tr(", ")).join(labels[key] for key in found.missing if key in labels)
        self._missing.setText(self.tr("Still missing: {names}").format(names=names) if names else "")
        self._missing.setVisible(bool(names))
