"""The day's acts that went another way than the plain rotation: the list behind the figure (REC-03, REC-09, REC-11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.recent import RecentList, told
from showroom.phrases import Words
from showroom.services.reception.board import is_deviation
from showroom.services.reception.visits import Act, recent_acts
from showroom.services.shop import Shop

_ALL = 5000


def of_the_day(shop: Shop, actor: Actor) -> tuple[Act, ...]:
    """Today's deviations, newest first."""
    return tuple(act for act in recent_acts(shop, actor, _ALL) if is_deviation(act.kind, act.facts))


class DeviationsDialog(QDialog):
    """``opened`` carries the id of the visit whose chain of reasons is asked for."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, acts: Sequence[Act], words: Words) -> None:
        super().__init__(parent)
        name = "reception.deviations"
        title = self.tr("Deviations today")
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(THEME.px(560))
        self.list = RecentList(f"{name}.list", title)
        self.list.rows_model.show(tuple(told(act, words) for act in acts))
        self.list.setMinimumHeight(THEME.px(320))
        self.list.opened.connect(self._on_opened)
        self.list.setVisible(bool(acts))
        count = self.tr("Acts: {count}. Each stands in the day's report.").format(count=len(acts))
        sentence = Label(count if acts else self.tr("None so far."), "muted", f"{name}.count", wrap=True)
        close = Button(self.tr("Close"), f"{name}.close", kind="primary", key="Esc")
        close.clicked.connect(self.accept)
        self.setLayout(
            vbox(
                Label(title, "h2", f"{name}.title"),
                sentence,
                self.list,
                hbox(None, close),
                spacing=12,
                margins=(24, 20),
            )
        )

    def _on_opened(self, act: Act) -> None:
        if act.visit_id is not None:
            self.opened.emit(act.visit_id)
