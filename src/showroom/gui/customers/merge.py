"""Two records of one customer, side by side: whose answer stays is chosen field by field, nothing that happened is lost
(REG-03). Opened from a customer's menu and from the possible duplicates beside a form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from showroom.domain.customers.merging import Pick
from showroom.domain.staff.actor import Actor
from showroom.gui.customers import merge_words, words
from showroom.gui.kit.buttons import Button, Switch
from showroom.gui.kit.cards import Card as Surface
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.labels import Avatar, Icon, Label, Pill
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import merging
from showroom.services.customers.merging import Merged, Pair, Preview, Request
from showroom.services.customers.values import Person
from showroom.services.shop import Shop

Done = Callable[[int], None]
_LEFT, _RIGHT, _BOTH = 0, 1, 2


class Choice(QRadioButton):
    """A radio button that shortens what does not fit; the whole text stays for screen readers and as a tip."""

    def __init__(self, text: str, name: str, label: str) -> None:
        super().__init__()
        self._whole = " ".join(text.split())
        self.setObjectName(name)
        self.setAccessibleName(f"{label}: {self._whole}")
        self.setMinimumHeight(THEME.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)
        self._shorten()

    def _shorten(self) -> None:
        room = max(40, self.width() - THEME.px(40))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()


class Line:
    """One thing known: label, left, right, and both where that makes sense."""

    def __init__(self, context: ShellContext, pair: Pair, grid: QGridLayout, row: int) -> None:
        self.pair = pair
        name = f"customer.merge.{pair.key}"
        said = merge_words.label(context, pair)
        label = Label(said, "muted", f"{name}.label", elide=True)
        label.setMinimumHeight(THEME.px(40))
        grid.addWidget(label, row, 0)
        self.widgets: list[QWidget] = [label]
        self.group: QButtonGroup | None = None
        sides = [merge_words.answer(context, pair.field, one) for one in (pair.kept, pair.other)]
        if pair.united or not pair.differs:
            for column, text in enumerate(sides, 1):
                value = Label(text, "body", f"{name}.{column}", elide=True)
                value.setToolTip(text)
                grid.addWidget(value, row, column)
                self.widgets.append(value)
            if pair.united and pair.differs:
                stay = Label(QCoreApplication.translate("MergeDialog", "all stay"), "caption", f"{name}.united")
                grid.addWidget(stay, row, 3)
                self.widgets.append(stay)
            return
        self.group = QButtonGroup(grid.parentWidget())
        texts = [*sides, QCoreApplication.translate("MergeDialog", "Both")] if pair.may_join else sides
        for column, text in enumerate(texts):
            choice = Choice(text, f"{name}.{('left', 'right', 'both')[column]}", said)
            if column == _BOTH:
                choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                choice.setMinimumWidth(choice.fontMetrics().horizontalAdvance(text) + THEME.px(52))
            self.group.addButton(choice, column)
            grid.addWidget(choice, row, column + 1)
            self.widgets.append(choice)
        first = self.group.button({Pick.KEPT: _LEFT, Pick.OTHER: _RIGHT, Pick.BOTH: _BOTH}[pair.pick])
        first.setChecked(True)

    def pick(self, keeps_left: bool) -> Pick | None:
        """Whose answer stays; None where there is nothing to choose."""
        if self.group is None:
            return None
        chosen = self.group.checkedId()
        if chosen == _BOTH:
            return Pick.BOTH
        return Pick.KEPT if (chosen == _LEFT) == keeps_left else Pick.OTHER

    def show(self, shown: bool) -> None:
        for widget in self.widgets:
            widget.setVisible(shown)


class MergeDialog(Dialog):
    """Left and right stay where they are; which record is kept is a choice of its own above them."""

    def __init__(self, parent: QWidget, context: ShellContext, shown: Preview, done: Done) -> None:
        super().__init__(
            parent,
            "customer.merge",
            self.tr("Merge two records"),
            self.tr("Merge"),
            sentence=self.tr("Visits, calls and quotes of both stay. It can be taken back at any time."),
            width=900,
        )
        self._context, self._shown, self._done = context, shown, done
        self._keep = QButtonGroup(self)
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        rows.setColumnStretch(2, 1)
        rows.setColumnMinimumWidth(0, THEME.px(130))
        heads = QWidget()
        heads.setLayout(hbox(self._head(shown.kept, _LEFT), self._head(shown.other, _RIGHT), spacing=12))
        self._keep.button(_LEFT if shown.better is Pick.KEPT else _RIGHT).setChecked(True)
        table = QWidget()
        table.setLayout(rows)
        self._lines = [Line(context, pair, rows, row) for row, pair in enumerate(shown.pairs)]
        self._alike = Switch(self.tr("Show what is alike too"), "customer.merge.alike")
        self._alike.toggled.connect(self._show_lines)
        self._moves = Label("", "body", "customer.merge.moves", wrap=True)
        self._keep.idToggled.connect(lambda _id, _on: self._show_moves())
        alike = Label(self.tr("Show what is alike too"), "muted", "customer.merge.alike.label")
        self.set_body(vbox(heads, *self._told(), self._moved(), table, hbox(self._alike, alike, None), spacing=14))
        self._household = Button(
            self.tr("Same household, two people"), "customer.merge.household", icon="users", kind="ghost"
        )
        self._household.clicked.connect(self._relate)
        self._feet.insertWidget(0, self._household)
        self._show_lines(False)
        self._show_moves()
        chosen = self._keep.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.resize(min(THEME.px(980), self.screen().availableGeometry().width() - 40), self.height())
        action = "customers.merge" if shown.may else "customers.merge_any"
        self._action = action
        context.submit(self, action, lambda shop, actor, value: merging.merge(shop, actor, value), self._on_merged)

    # -- parts
    def _head(self, person: Person, side: int) -> QWidget:
        name = f"customer.merge.side{side}"
        keep = QRadioButton(self.tr("Keep this record"))
        keep.setObjectName(f"{name}.keep")
        keep.setAccessibleName(self.tr("Keep the record of {name}").format(name=person.name))
        keep.setMinimumHeight(THEME.px(40))
        self._keep.addButton(keep, side)
        seen = self.tr("last contact {when}").format(when=words.when(self._context, person.last_contact_at))
        facts = [words.second_line(person), words.owner(person), seen]
        better = self._shown.better is (Pick.KEPT if side == _LEFT else Pick.OTHER)
        pill = [Pill(self.tr("Fuller record"), "success", f"{name}.fuller")] if better else []
        return Surface(
            vbox(
                hbox(
                    Avatar(person.name, 40),
                    vbox(
                        Label(person.name, "name", f"{name}.name", elide=True),
                        Label(" · ".join(part for part in facts if part), "caption", f"{name}.facts", wrap=True),
                        spacing=2,
                    ),
                    *pill,
                    spacing=10,
                ),
                keep,
                spacing=6,
                margins=(14, 12),
            ),
            name,
            label=person.name,
        )

    def _told(self) -> list[QWidget]:
        """What one should know before merging these two."""
        said: list[tuple[str, str]] = []
        if not self._shown.may:
            said.append(("lock", self.tr("One of the two is somebody else's customer: a supervisor signs the merge.")))
        if self._shown.said_different:
            said.append(("warning", self.tr("Somebody has said that these are two different people.")))
        for one in self._shown.owners:
            stays = one.kept if one.pick is Pick.KEPT else one.other
            text = self.tr("{store}: both have an owner, {one} and {other}. {stays} stays.")
            said.append(("user-check", text.format(store=one.store, one=one.kept, other=one.other, stays=stays)))
        found: list[QWidget] = []
        for number, (icon, text) in enumerate(said):
            row = hbox(Icon(icon, 18), Label(text, "body", f"customer.merge.told{number}", wrap=True), spacing=10)
            row.setStretch(1, 1)
            row.setContentsMargins(14, 10, 14, 10)
            found.append(Surface(row, f"customer.merge.tell{number}", tone="alert", label=text))
        return found

    def _moved(self) -> QWidget:
        row = hbox(Icon("arrow-right", 18), self._moves, spacing=10)
        row.setStretch(1, 1)
        box = QWidget()
        box.setLayout(row)
        return box

    def _show_lines(self, alike: bool) -> None:
        for line in self._lines:
            line.show(alike or line.pair.differs)

    @property
    def keeps_left(self) -> bool:
        return self._keep.checkedId() == _LEFT

    def _show_moves(self) -> None:
        stays, goes = (
            (self._shown.kept, self._shown.other) if self.keeps_left else (self._shown.other, self._shown.kept)
        )
        counts = self._shown.moves if self.keeps_left else self._shown.moves_back
        if counts:
            text = self.tr("{what} move to {name}.").format(what=merge_words.history(counts), name=stays.name)
        else:
            text = self.tr("Nothing happened yet with {name}.").format(name=goes.name)
        number = self.tr("Old papers that name the other record lead to this one.")
        self._moves.setText(text + ("" if text.endswith("。") else " ") + number)

    # -- form
    def value(self) -> Request:
        kept, other = self._shown.kept.id, self._shown.other.id
        picks = {line.pair.key: pick for line in self._lines if (pick := line.pick(self.keeps_left)) is not None}
        return Request(kept, other, picks) if self.keeps_left else Request(other, kept, picks)

    def _on_merged(self, merged: Merged) -> None:
        context, done, action = self._context, self._done, self._action
        undone = QCoreApplication.translate("MergeDialog", "The two records are apart again.")

        def undo() -> None:
            context.act(
                action,
                lambda shop, actor: merging.undo(shop, actor, merged.id),
                lambda _undone: context.undo_bar.offer(undone, None),
            )

        context.undo_bar.offer(self.tr("The two records are one now."), undo)
        done(merged.winner_id)

    def _relate(self) -> None:
        """No duplicate after all: two people of one household, and not to be proposed again."""
        one, other, done = self._shown.kept.id, self._shown.other.id, self._done

        def call(shop: Shop, actor: Actor) -> None:
            merging.same_household(shop, actor, one, other)

        self.finish()
        self._context.act("customers.update", call, lambda _none: done(one))


def compare(place: QWidget, context: ShellContext, customer_id: int, other_id: int, done: Done) -> MergeDialog | None:
    """Show two records side by side; ``done(id)`` with the one that is left, or that was there."""
    shown: Any = context.read(lambda shop, actor: merging.preview(shop, actor, customer_id, other_id), None)
    if shown is None:
        return None
    dialog = MergeDialog(place, context, shown, done)
    dialog.open()
    return dialog
