"""Putting the changes in force, and comparing with a preset."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from showroom.domain.policies.changes import Difference, differences
from showroom.domain.reception.policy import Policy
from showroom.gui.kit.buttons import Segment
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Field, line_edit
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import boxed, clear, vbox
from showroom.gui.policy.words import PolicyWords
from showroom.services.policies import Preset


class PutInForceDialog(Dialog):
    """The differences (path, sentence) once more, and a line why. ``value()`` is the note."""

    def __init__(self, parent: QWidget, found: Sequence[tuple[str, str]], when: str) -> None:
        super().__init__(
            parent,
            "policy.apply",
            self.tr("Put the rules in force"),
            self.tr("Put in force"),
            sentence=when,
            width=600,
        )
        self._note = line_edit("policy.apply.note", self.tr("For example: agreed in the Monday meeting"), limit=200)
        self.fields = {
            "note": Field(self.tr("Why"), self._note, help_text=self.tr("Stands in the history; may stay empty."))
        }
        lines = [Label(said, "body", f"policy.apply.{path}", wrap=True) for path, said in found]
        self.set_body(vbox(*lines, 6, self.fields["note"], spacing=8))
        self._note.setFocus()

    def value(self) -> str:
        return self._note.text().strip()


class PresetDialog(Dialog):
    """What a preset says otherwise than the rules as edited; ``value()`` is the chosen preset's policy."""

    def __init__(self, parent: QWidget, words: PolicyWords, presets: Sequence[Preset], policy: Policy) -> None:
        super().__init__(
            parent,
            "policy.preset",
            self.tr("Compare with a preset"),
            self.tr("Take over its values"),
            sentence=self.tr("Nothing is in force before you put it in force: the values only come into the editor."),
            width=680,
        )
        self._words, self._presets, self._policy = words, {one.name: one for one in presets}, policy
        self._choice = Segment(
            [(one.name, one.label.of(words.lang)) for one in presets],
            "policy.preset.choice",
            presets[0].name,
            self.tr("Preset"),
        )
        self._choice.changed.connect(lambda _name: self._show())
        self._count = Label("", "strong", "policy.preset.count", wrap=True)
        self._lines = vbox(spacing=6)
        self.set_body(vbox(self._choice, self._count, boxed(self._lines), spacing=12))
        self.act_button.setFocus()
        self._area.setMinimumHeight(
            min(480, max(self._area.minimumHeight(), self.screen().availableSize().height() // 2))
        )
        self._show()

    @property
    def found(self) -> tuple[Difference, ...]:
        return differences(self._policy, self.value())

    def _show(self) -> None:
        clear(self._lines)
        found = self.found
        self._count.setText(
            self.tr("Different: {count}").format(count=len(found)) if found else self.tr("The values are the same.")
        )
        for one in found:
            self._lines.addWidget(Label(self._words.difference(one.path, one.old, one.new), "body", wrap=True))
        self.act_button.setEnabled(bool(found))

    def value(self) -> Policy:
        return self._presets[self._choice.value()].policy
