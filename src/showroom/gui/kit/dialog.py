"""Base of dialogs: widgets + ``value()`` + ``problems()``. Opened with ``open()``, never ``exec()``."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from showroom.domain.errors import UserError
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.drafts import Drafts, FormDraft
from showroom.gui.kit.fields import Field, show_problems
from showroom.gui.kit.form_area import MARGIN, FormArea
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME


class Dialog(QDialog):
    """A form in a window of its own.

    Subclasses build their widgets, call ``set_body(layout)``, put their ``Field`` objects into ``self.fields`` by
    the service's field names, and give ``problems()`` (field → sentence) and ``value()``. Ctrl+Enter or the button
    asks ``problems()``; with none ``submitted`` is emitted with ``value()``: the caller runs the command and calls
    ``finish()`` on success or ``refuse(sentence, field)`` on a refusal — the typed data stay. Esc cancels. With
    ``keep_draft`` typing survives a crash.
    """

    submitted = Signal(object)

    def __init__(
        self, parent: QWidget, name: str, title: str, act: str, *, sentence: str = "", width: int = 560
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(THEME.px(width))
        self.fields: dict[str, Field] = {}
        self._draft: FormDraft | None = None
        self._busy = False
        self._sentence = Label(sentence, "muted", f"{name}.sentence", wrap=True)
        if not sentence:  # setVisible(True) would make it a window of its own for a moment
            self._sentence.hide()
        self.bar = MessageBar(f"{name}.bar")
        self._middle = FormArea(self, f"{name}.body")
        self._body, self._area = self._middle.body, self._middle.area
        self.cancel_button = Button(self.tr("Cancel"), f"{name}.cancel", kind="ghost", key="Esc")
        self.cancel_button.clicked.connect(self.reject)
        self.act_button = Button(act, f"{name}.act", kind="primary", key="Ctrl+↵")
        self.act_button.setAutoDefault(True)  # Enter presses it where the keyboard has come to it
        self.act_button.clicked.connect(self.submit)
        self._feet = hbox(None, self.cancel_button, self.act_button, spacing=8)
        head = vbox(Label(title, "h2", f"{name}.title", elide=True), self._sentence, spacing=4)
        self.setLayout(vbox(head, self.bar, self._area, self._feet, spacing=16, margins=(MARGIN, 20)))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, key, "", self.submit, everywhere=True)

    # -- for subclasses
    def set_body(self, layout: QLayout) -> None:
        """The form itself (scrolls when the screen is low)."""
        self._middle.set_form(layout)

    def set_foot(self, widget: QWidget) -> None:
        """Something that is always in sight: between the form, which scrolls, and the buttons."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self._area) + 1, widget)

    def show_body(self, part: QWidget) -> None:
        """Scroll so that a part of the form is seen, once it has its size."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part, 0, 8))

    def grow(self) -> None:
        """Something came into the form, such as the hits of a search: it gets its room, once it has its size."""
        self._middle.grows = True
        QTimer.singleShot(0, self, self._middle.make_room)

    def problems(self) -> dict[str, str]:
        """Field → sentence; empty when the form may be saved. The service checks again."""
        return {}

    def value(self) -> object:
        """What the form holds, as the service takes it."""
        raise NotImplementedError

    def keep_draft(self, drafts: Drafts, key: str) -> None:
        """Keep what is typed; a draft left by a crash is put back, with a bar that says so. Call after building."""
        self._draft = drafts.follow(key, self._body, self._on_restored)

    def _on_restored(self, _count: int) -> None:
        said = self.tr("What you had typed before the program stopped has been put back.")
        self.bar.show_message(said, "info", self.tr("Start afresh"), self._discard_draft)

    def _discard_draft(self) -> None:
        if self._draft is not None:
            self._draft.discard()

    # -- life
    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._middle.open_high()
        super().showEvent(event)

    def submit(self) -> None:
        """Check and hand over; does nothing while a former submission is under way."""
        if self._busy:
            return
        if self._show_problems(self.problems()):
            return
        self.bar.dismiss()
        self.set_busy(True)
        self.submitted.emit(self.value())

    def _show_problems(self, problems: dict[str, str]) -> bool:
        shown = show_problems(self.fields, problems)
        self._middle.grows = shown
        return shown

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.act_button.setEnabled(not busy)

    def finish(self) -> None:
        """The command succeeded: forget the draft and close."""
        if self._draft is not None:
            self._draft.done()
            self._draft = None
        self._busy = False
        self.accept()

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """The service refused: say it at its field, or in the bar; everything typed stays."""
        self.set_busy(False)
        if field is not None and field in self.fields:
            self._show_problems({field: sentence})
        else:
            self.bar.show_message(sentence)

    def refuse_error(self, error: BaseException, sentence: str) -> bool:
        """For ``door.command(failed=…)``: True if it was a ``UserError`` (now shown in the form)."""
        self.set_busy(False)
        if isinstance(error, UserError):
            self.refuse(sentence, error.field)
            return True
        return False

    def reject(self) -> None:
        if self._draft is not None:
            self._draft.done()
            self._draft = None
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter alone must not save a half-typed form; it goes to the next input as people expect of Tab
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)
