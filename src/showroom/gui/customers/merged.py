"""On a customer's page: which records were merged into this one, and taking that back (REG-03)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.customers import merge_words, words
from showroom.gui.kit.buttons import Link
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services.customers import merging
from showroom.services.customers.cards import pack_in_force
from showroom.services.customers.merging import Later, MergedFrom, Undone
from showroom.services.shop import Shop

_MOST = 60


class MergedBanner(QWidget):
    """A line for each record that leads here; hidden when there is none. ``acted(id)``: show this customer now."""

    acted = Signal(object)

    def __init__(self, context: ShellContext) -> None:
        super().__init__()
        self.setObjectName("customer.merged")
        self._context = context
        self._shown: tuple[MergedFrom, ...] = ()
        self._rows = vbox(spacing=4)
        self.setLayout(self._rows)
        self.hide()

    def show_customer(self, customer_id: int) -> None:
        """The merges of this customer that stand."""
        nothing: tuple[MergedFrom, ...] = ()
        found = self._context.read(lambda shop, actor: merging.merged_from(shop, actor, customer_id), nothing)
        if found == self._shown:
            return
        self._shown = found
        clear(self._rows)
        for one in found:
            when = words.when(self._context, one.at)
            text = self.tr("Merged from {name}, {when}").format(name=merge_words.called(one), when=when)
            said = Label(text, "caption", f"customer.merged.{one.id}", elide=True)
            back = Link(self.tr("Take back"), f"customer.merged.{one.id}.back")
            back.setAccessibleDescription(text)
            back.clicked.connect(partial(self._take_back, one))
            row = hbox(Icon("users", 16), said, back, spacing=8)
            row.setStretch(1, 1)
            self._rows.addLayout(row)
        self.setVisible(bool(found))

    def _take_back(self, one: MergedFrom) -> None:
        since = self._context.read(lambda shop, actor: merging.since(shop, actor, one.id), None)
        if since is not None:
            TakeBackDialog(self, self._context, one, since, self.acted.emit).open()


class TakeBackDialog(Dialog):
    """What goes back, and to whom what happened since belongs."""

    def __init__(
        self,
        parent: QWidget,
        context: ShellContext,
        merge: MergedFrom,
        since: tuple[Later, ...],
        done: Callable[[int], None],
    ) -> None:
        super().__init__(
            parent,
            "customer.apart",
            self.tr("Take the merge back"),
            self.tr("Take back"),
            sentence=self.tr(
                "Everything goes back to where it was. What somebody changed since stays with the record that is left."
            ),
            width=560,
        )
        self._context, self._merge = context, merge
        self._boxes: list[tuple[Later, QCheckBox]] = []
        rows: list[QWidget] = []
        if since:
            text = self.tr("Since the merge. Tick what belongs to {name}:").format(name=merge_words.called(merge))
            rows.append(Label(text, "strong", "customer.apart.since", wrap=True))
            inner = QWidget()
            boxes = vbox(spacing=2)
            for one in since[:_MOST]:
                said = f"{merge_words.one_of(one.table)} · {words.when(context, one.at)}"
                box = QCheckBox(said)
                box.setObjectName(f"customer.apart.{one.table}.{one.row}")
                box.setAccessibleName(said)
                box.setMinimumHeight(THEME.px(40))
                self._boxes.append((one, box))
                boxes.addWidget(box)
            inner.setLayout(boxes)
            rows.append(scrolled(inner, "customer.apart.list") if len(since) > 6 else inner)
        self._different = QCheckBox(self.tr("They are two people: do not propose them again"))
        self._different.setObjectName("customer.apart.different")
        self._different.setMinimumHeight(THEME.px(40))
        self._different.setChecked(True)
        self.set_body(vbox(*rows, self._different, spacing=10))
        first = self._boxes[0][1] if self._boxes else self._different
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

        def call(shop: Shop, actor: Actor, value: tuple[list[Later], bool]) -> Undone:
            return merging.undo(shop, actor, merge.id, give=value[0], different=value[1])

        def undone(result: Undone) -> None:
            self._tell(result)
            done(result.winner_id)

        context.submit(self, "customers.merge" if merge.may else "customers.merge_any", call, undone)

    def value(self) -> tuple[list[Later], bool]:
        return [one for one, box in self._boxes if box.isChecked()], self._different.isChecked()

    def _tell(self, result: Undone) -> None:
        said = QCoreApplication.translate("MergeDialog", "The two records are apart again.")
        if result.kept or result.gone:
            pack = self._context.read(pack_in_force, None)
            what = merge_words.kept_since(self._context, pack, result.kept) if pack is not None else ""
            if result.kept and what:
                said += " " + self.tr("Changed since, and stayed as it is: {what}.").format(what=what)
            if result.gone:
                said += " " + QCoreApplication.translate(
                    "TakeBackDialog", "%n row(s) had been removed since.", "", result.gone
                )
        self._context.undo_bar.offer(said, None)
