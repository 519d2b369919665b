"""The head of the quote editor: number, state, and the acts that are possible now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.domain.quotes import State
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Label, Pill
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.quotes import words
from showroom.services.quotes import QuoteView


class EditorHead(QWidget):
    """``back``, and ``pressed`` with the key of an act."""

    back = Signal()
    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quotes.editor.head")
        back = Button("", "quotes.back", icon="arrow-left", kind="ghost", tip=self.tr("Back to the list"))
        back.clicked.connect(self.back)
        self._title = Label("", "h1", "quotes.editor.title", elide=True)
        self._state = Pill("", "neutral", "quotes.editor.state")
        self._sub = Label("", "muted", "quotes.editor.subtitle", elide=True)
        self.buttons = {
            "discard": Button("", "quotes.discard", icon="trash", kind="ghost", tip=self.tr("Delete the draft")),
            "decline": Button(self.tr("Declined …"), "quotes.decline", icon="thumbs-down"),
            "accept": Button(self.tr("Accepted"), "quotes.accept", icon="thumbs-up"),
            "revise": Button(self.tr("New version"), "quotes.revise", icon="copy"),
            "save": Button(self.tr("Save"), "quotes.save", icon="floppy-disk", key="Ctrl+S"),
            "preview": Button(self.tr("Paper"), "quotes.paper", icon="printer", key="Ctrl+P"),
            "issue": Button(self.tr("Issue"), "quotes.issue", icon="seal-check", kind="primary", key="Ctrl+↵"),
        }
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
        words_ = vbox(hbox(self._title, self._state, None, spacing=10), self._sub, spacing=2)
        layout = hbox(back, words_, *self.buttons.values(), spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.show_quote(None, False)  # all acts at once would make the window wider than any quote needs

    def show_quote(self, view: QuoteView | None, dirty: bool) -> None:
        """The quote as stored (None: not yet) and whether something typed is not."""
        row = view.row if view else None
        self._title.setText(words.title_of(row) if row else self.tr("New quote"))
        if view is None or row is None:
            self._state.show_state(self.tr("Not saved"), "neutral")
            self._sub.setText(self.tr("Saved with Ctrl+S; issuing gives it its number."))
        else:
            self._state.show_state(words.state_word(row), words.state_tone(row))
            reason = view.decision_reason or (view.approval_reason if row.state is State.DRAFT else "")
            changed = self.tr("not saved yet") if dirty else ""
            self._sub.setText(" · ".join(p for p in (row.consultant, words.day(row.day), reason, changed) if p))
        state = row.state if row else State.DRAFT
        shown = {
            "discard": state is State.DRAFT and (row is None or row.number is None),
            "decline": state is State.ISSUED,
            "accept": state is State.ISSUED,
            "revise": state in (State.ISSUED, State.REFUSED, State.EXPIRED),
            "save": state is State.DRAFT,
            "preview": True,
            "issue": state is State.DRAFT,
        }
        for key, button in self.buttons.items():
            button.setVisible(shown[key])
        self.buttons["save"].setEnabled(dirty)
