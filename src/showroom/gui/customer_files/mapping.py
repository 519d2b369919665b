"""Which column of a file is what: a line for each column, with what stands in its first records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from showroom.domain.customers import cells
from showroom.domain.packs.schema import Form
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label
from showroom.gui.kit.theme import THEME

_SAMPLES = 3


def field_names(form: Form, lang: str) -> dict[str, str]:
    """What a column may hold → its name: the form's fields, then what is no field of the form."""
    names = {one.key: one.label.of(lang) for one in form.fields}
    names[cells.FAMILY_NAME] = QCoreApplication.translate("CustomerFiles", "Family name")
    names[cells.GIVEN_NAME] = QCoreApplication.translate("CustomerFiles", "Given name")
    names[cells.OWNER] = QCoreApplication.translate("CustomerFiles", "Looked after by")
    names[cells.SOURCE] = QCoreApplication.translate("CustomerFiles", "Number in the other system")
    return names


class MappingGrid(QWidget):
    """``changed`` comes when a person chooses; :meth:`pairs` are (field, head), as the import takes them."""

    changed = Signal()

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("customers.import.mapping")
        self._names = names
        self._heads: tuple[str, ...] = ()
        self._combos: list[Combo] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def show_heads(self, heads: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
        """The file's columns; once for a file."""
        self._heads = tuple(heads)
        items = [("", QCoreApplication.translate("CustomerFiles", "– not taken –")), *self._names.items()]
        for at, head in enumerate(heads):
            seen = [row[at].strip().replace("\n", " ") for row in samples if at < len(row) and row[at].strip()]
            sample = " · ".join(dict.fromkeys(seen[:_SAMPLES]))
            combo = Combo(f"customers.import.column{at}", items, label=head)
            combo.setFixedWidth(THEME.px(240))
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
            self._combos.append(combo)
            title = Label(head or "–", "label", f"customers.import.head{at}", elide=True)
            title.setFixedWidth(THEME.px(190))
            title.setToolTip(head)
            line = Label(sample, "muted", f"customers.import.sample{at}", elide=True)
            line.setMinimumWidth(THEME.px(180))
            self._grid.addWidget(title, at, 0)
            self._grid.addWidget(line, at, 1)
            self._grid.addWidget(combo, at, 2)

    def show_columns(self, columns: Mapping[str, Sequence[int]]) -> None:
        """Choose these; nothing is emitted."""
        by_place = {at: key for key, places in columns.items() for at in places}
        for at, combo in enumerate(self._combos):
            combo.blockSignals(True)
            combo.set_value(by_place.get(at, ""))
            combo.blockSignals(False)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What is chosen now."""
        return tuple(
            (str(combo.value()), head if head and self._heads.count(head) == 1 else f"#{at + 1}")
            for at, (head, combo) in enumerate(zip(self._heads, self._combos, strict=True))
            if combo.value()
        )
