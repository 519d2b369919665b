"""What sort of visit it is: a chip a kind, by press, Alt and a digit, or the arrows (REC-02, REC-06)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from showroom.gui.kit.buttons import Button, Chips
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.reception.serving import put
from showroom.gui.reception.words import PackWords

FIRST = "first"


class KindRow(QWidget):
    """``changed`` when another kind was chosen. Kinds that the pack keeps out of the first row (seldom known at the
    door) appear when asked for, or when the arrows come to them."""

    changed = Signal()

    def __init__(self, name: str, pack: PackWords) -> None:
        super().__init__()
        self._pack = pack
        kinds = pack.kinds()
        self._usual = [kind for kind in kinds if kind.chip]
        self._seldom = [kind for kind in kinds if not kind.chip]
        self._items = [
            (kind.key, f"{number}  {kind.label.of(pack.lang)}" if number < 10 else kind.label.of(pack.lang))
            for number, kind in enumerate([*self._usual, *self._seldom], 1)
        ]
        self.chips = Chips(self._items[: len(self._usual)], f"{name}.kind")
        self.chips.set_values([FIRST])
        self.chips.changed.connect(lambda _keys: self._on_changed())
        self._others = Button(self.tr("More kinds"), f"{name}.kind.others", icon="caret-down", kind="ghost")
        self._others.clicked.connect(self.show_all)
        self._help = Label("", "muted", f"{name}.help", wrap=True)
        self.setLayout(vbox(self.chips, hbox(self._help, self._others, spacing=12), spacing=12))
        self._others.setVisible(bool(self._seldom))

    def bind_keys(self, panel: QWidget, box: QWidget, place: str) -> None:
        """Alt and a digit while ``panel`` is shown; typing goes on in ``box``."""

        def chosen(key: str) -> None:
            self.choose(key)
            box.setFocus()

        for number, kind in enumerate(self._usual[:9], 1):
            bind(panel, f"Alt+{number}", kind.label.of(self._pack.lang), partial(chosen, kind.key), place=place)

    @property
    def kind(self) -> str:
        return self.chips.value() or FIRST

    def begin(self) -> None:
        """A first visit, the usual kinds."""
        if not self._others.isVisibleTo(self):
            self._others.setVisible(bool(self._seldom))
            self.chips.set_items(self._items[: len(self._usual)])
        self.chips.set_values([FIRST])

    def show_all(self) -> None:
        """The seldom ones too."""
        self._others.hide()
        self.chips.set_items(self._items)

    def choose(self, key: str) -> None:
        if any(kind.key == key for kind in self._seldom) and self._others.isVisibleTo(self):
            self.show_all()
        self.chips.set_values([key])

    def step(self, step: int) -> None:
        """The next kind, or the one before."""
        keys = [key for key, _text in self._items]
        at = keys.index(self.kind) if self.kind in keys else 0
        self.choose(keys[(at + step) % len(keys)])

    def _on_changed(self) -> None:
        kind = self._pack.kind(self.kind)
        put(self._help, kind.help.of(self._pack.lang) if kind is not None else "")
        self.changed.emit()
