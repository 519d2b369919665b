"""Another pack for the store: one that ships, or a file; at once or from a coming day (the playbook's store packs)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, Switch
from showroom.gui.kit.dialog import Dialog
from showroom.gui.kit.fields import Combo, Field
from showroom.gui.kit.labels import Label
from showroom.gui.kit.layouts import hbox, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.services import shipped_packs

if TYPE_CHECKING:
    from showroom.domain.packs.problems import PackProblem
    from showroom.domain.packs.schema import Pack
    from showroom.domain.staff.actor import Actor
    from showroom.services.pack_versions import Version
    from showroom.services.shop import Shop

_FILE = ""  # the item of the list that stands for a file
_SHOWN = 6  # problems of a file


@dataclass(frozen=True, slots=True)
class ChosenPack:
    """What the dialog gives. ``from_day`` None: at once; ``samples``: take in the pack's catalogue too."""

    file: Path
    from_day: date | None
    samples: bool


def label_of(name: str, language: str) -> str:
    """What a pack is called: a shipped one by its label, a store's own by its name."""
    return next((pack.label.of(language) for pack in shipped_packs.shipped() if pack.name == name), name)


def put_in_force(shop: Shop, actor: Actor, chosen: ChosenPack) -> None:
    """Switch to the pack in a file. Raises ``PackError`` with every problem, and ``UserError`` of the switch."""
    from showroom.domain.packs.loader import load
    from showroom.services import catalogue, pack_versions

    pack = load(chosen.file)
    pack_versions.switch(shop, actor, pack, chosen.from_day)
    samples = chosen.file.parent / pack.catalogue
    if chosen.samples and samples.is_file():
        catalogue.seed(shop, actor, samples)


class PackDialog(Dialog):
    """Chooses a pack and the day it comes into force; a file that is no good shows its problems, line by line."""

    def __init__(self, parent: QWidget, context: ShellContext, current: Version) -> None:
        language = context.language
        super().__init__(parent, "settings.pack", self.tr("Change the trade"), self.tr("Put in force"), width=620)
        self._context = context
        self._file: Path | None = None
        items = [(pack.name, pack.label.of(language)) for pack in shipped_packs.shipped()]
        self._packs = Combo("settings.pack.pack", items)
        self._packs.set_value(current.name if current.name in dict(items) else shipped_packs.DEFAULT)
        self._packs.currentIndexChanged.connect(lambda _i: self._on_pack())
        other = Button(self.tr("From a file…"), "settings.pack.file", icon="folder-open")
        other.clicked.connect(self._choose)
        self._today = context.shop.day()
        self._day = QDateEdit(QDate(self._today.year, self._today.month, self._today.day))
        self._day.setObjectName("settings.pack.day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMinimumDate(self._day.date())
        self._day.setMinimumHeight(THEME.px(tk.CONTROL))
        self._samples = Switch("settings.pack.samples", self.tr("Add the sample catalogue of the trade"))
        self.fields = {
            "pack": Field(self.tr("Trade"), self._packs),
            "from_day": Field(self.tr("From"), self._day, help_text=self.tr("Today means at once.")),
        }
        self._problems = Label("", "error", "settings.pack.problems", wrap=True)
        self._problems.hide()
        said = self.tr(
            "In force now: {pack}, version {version}. Earlier records keep the version they were made under."
        )
        samples = hbox(self._samples, Label(self.tr("Add the sample catalogue of the trade"), "body"), None, spacing=12)
        self._on_pack()
        self.set_body(
            vbox(
                Label(
                    said.format(pack=label_of(current.name, language), version=current.version),
                    "muted",
                    "settings.pack.current",
                    wrap=True,
                ),
                self.fields["pack"],
                hbox(other, None),
                self._problems,
                self.fields["from_day"],
                samples,
                spacing=14,
            )
        )
        self._packs.setFocus()

    def _on_pack(self) -> None:
        name = self._packs.value()
        about = next(
            (one.summary.of(self._context.language) for one in shipped_packs.shipped() if one.name == name), ""
        )
        self.fields["pack"].set_help(about or str(self._file or ""))
        if name != _FILE:
            self._problems.hide()

    # -- a file
    def _choose(self) -> None:
        prompts = self._context.prompts
        prompts.open_file(self, self.tr("Store pack"), [self.tr("Store pack (*.toml)")], self._try)

    def _try(self, file: Path) -> None:
        """Read the file off the GUI thread: a good one can be chosen, a bad one says why not."""
        from showroom.domain.packs.loader import load
        from showroom.domain.packs.problems import PackError

        self.act_button.setEnabled(False)

        def done(pack: Pack) -> None:
            self.act_button.setEnabled(True)
            self._file = file
            words = f"{pack.label.of(self._context.language)} · {pack.version}"
            items = [(one.name, one.label.of(self._context.language)) for one in shipped_packs.shipped()]
            self._packs.set_items([*items, (_FILE, words)])
            self._packs.set_value(_FILE)
            self._problems.hide()
            self._on_pack()

        def failed(error: BaseException) -> bool:
            self.act_button.setEnabled(True)
            if not isinstance(error, PackError):
                return False
            self._show_findings(error.problems)
            return True

        self._context.door.background(lambda _job: load(file), done, failed)

    def _show_findings(self, problems: tuple[PackProblem, ...]) -> None:
        word = self._context.word
        lines = [
            word("pack_check_problem", place=one.place, key=one.key, problem=word(one.code, **one.facts))
            if one.path
            else word("pack_check_problem_file", place=one.place, key="", problem=word(one.code, **one.facts))
            for one in problems[:_SHOWN]
        ]
        if len(problems) > _SHOWN:
            lines.append(self.tr("and {count} more").format(count=len(problems) - _SHOWN))
        self._problems.setText("\n".join(lines))
        self._problems.show()

    # -- the form
    def value(self) -> ChosenPack:
        name = str(self._packs.value())
        file = self._file if name == _FILE and self._file is not None else shipped_packs.shipped_file(name)
        shown = self._day.date()
        day = date(shown.year(), shown.month(), shown.day())
        return ChosenPack(file, day if day > self._today else None, self._samples.isChecked())
