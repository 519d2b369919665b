"""Navigation: brand, find, the pages, who is signed in. A rail of icons where it is narrow; pages share an entry where
it is low.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.labels import Avatar, Icon, Label, divider
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.nav_button import FoldButton, NavButton
from showroom.gui.shell.navigation import FOLDS, Fold, PageSpec
from showroom.gui.shell.roles import role_name

WIDE, RAIL = 232, 72
RAIL_BELOW = 1400
"""Width of the window at 100 % text below which the sidebar is a rail."""
MARGIN, TOP, BOTTOM = 12, 8, 6
GAP = 6
"""Between the pages of the day and the others, px at 100 %."""


class Sidebar(QFrame):
    """``chosen`` carries a page's key."""

    chosen = Signal(str)
    find_pressed = Signal()
    person_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self.setProperty("look", "sidebar")
        self._rail, self._locked = False, True
        self._brand = Label(self.tr("Showroom"), "name", "brand", elide=True)
        self._mark = Icon("storefront-fill", 24, "accent")
        self._find = NavButton("find", "magnifying-glass", self.tr("Find"), "Ctrl+K")
        self._find.setCheckable(False)
        self._find.clicked.connect(self.find_pressed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, NavButton] = {}
        self._specs: tuple[PageSpec, ...] = ()
        self._folds: dict[str, FoldButton] = {}
        self._folded: tuple[Fold, ...] = ()
        self._current = ""
        self._manager = Label(self.tr("Manager"), "overline", "nav.manager")
        self._manager.setContentsMargins(12, 0, 0, 0)
        self._has_manager = False
        self._pages = vbox(spacing=0)  # seventeen pages are in sight at once in a window 900 px high
        # Where even the folded list is too high (large text in a low window) it scrolls, its bar in the margin.
        self._rows = vbox(self._pages, None)
        self._list = boxed(self._rows)
        self._area = scrolled(self._list, "nav.pages")
        self._area.verticalScrollBar().setProperty("look", "slim")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._bring_into_sight)
        self._avatar = Avatar("", 34, object_name="person.avatar")
        self._name = Label("", "strong", "person.name", elide=True)
        self._role = Label("", "caption", "person.role", elide=True)
        self._person = QPushButton()
        self._person.setObjectName("person")
        self._person.setProperty("look", "person")
        self._person.setAutoDefault(False)
        self._person.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = QWidget()
        self._words.setLayout(vbox(None, self._name, self._role, None, spacing=0))
        self._person.setLayout(hbox(self._avatar, self._words, spacing=10, margins=(6, 4)))
        for child in self._person.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._person.clicked.connect(self.person_pressed)
        self._lock = Button("", "lock", icon="lock", kind="ghost", tip=self.tr("Lock (Ctrl+L)"))
        self._lock.clicked.connect(self.lock_pressed)
        self._foot = hbox(self._person, self._lock, spacing=4)
        self._foot.setStretch(0, 1)
        self._brand_row = hbox(self._mark, self._brand, None, spacing=10, margins=(8, 4, 0, 2))
        self._head = boxed(vbox(self._brand_row, self._find, spacing=6, margins=(0, 0, MARGIN, 0)))
        self._feet = boxed(vbox(divider(), self._foot, spacing=2, margins=(0, 0, MARGIN, 0)))
        layout = vbox(self._head, self._area, self._feet, spacing=6, margins=(MARGIN, TOP, 0, BOTTOM))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.set_rail(False)

    def show_pages(self, pages: Sequence[PageSpec], current: str) -> None:
        """The pages this person may see, the manager's below a heading."""
        for button in self._buttons.values():
            self._group.removeButton(button)
        self._manager.setParent(None)
        clear(self._pages)
        self._buttons, self._folds, self._specs, self._current = {}, {}, tuple(pages), current
        self._has_manager = any(spec.group == "manager" for spec in pages)
        for group, apart in (("", False), ("house", False), ("manager", True), ("other", not self._has_manager)):
            members = [spec for spec in pages if spec.group == group]
            if members and apart:
                self._pages.addSpacing(THEME.px(GAP))
                self._pages.addWidget(self._manager)
            for spec in members:
                self._pages.addWidget(self._page_button(spec))
            fold = next((fold for fold in FOLDS if fold.groups[-1] == group), None)
            if fold is not None:
                self._add_fold(fold)
        self._arrange()
        self._soon.start()

    def _page_button(self, spec: PageSpec) -> NavButton:
        button = NavButton(spec.key, spec.icon, spec.shown_title)
        button.setChecked(spec.key == self._current)
        button.set_rail(self._rail)
        button.clicked.connect(lambda _on=False, key=spec.key: self.chosen.emit(key))
        button.reached.connect(lambda button=button: self._show_button(button))  # arrow keys do not scroll
        self._group.addButton(button)
        self._buttons[spec.key] = button
        return button

    def _add_fold(self, fold: Fold) -> None:
        """Its entry, out of sight until there is no room; one page alone needs none."""
        members = [spec for spec in self._specs if spec.group in fold.groups]
        if len(members) < 2:
            return
        button = FoldButton(fold, members)
        button.set_rail(self._rail)
        button.hide()
        button.chosen.connect(self.chosen)
        button.reached.connect(lambda: self._show_button(button))
        self._folds[fold.key] = button
        self._pages.addWidget(button)

    def _arrange(self) -> None:
        """Fold as few groups as the height asks for."""
        around = self._head.sizeHint().height() + self._feet.sizeHint().height() + 2 * GAP
        room = self.height() - around - TOP - BOTTOM
        folded: tuple[Fold, ...] = ()
        for fold in FOLDS:
            if self._height(folded) > room and fold.key in self._folds:
                folded = (*folded, fold)
        self._folded = folded
        hidden = {group for fold in folded for group in fold.groups}
        for spec in self._specs:
            self._buttons[spec.key].setVisible(spec.group not in hidden)
        for key, button in self._folds.items():
            button.setVisible(any(fold.key == key for fold in folded))
        self._manager.setVisible(self._has_manager and not self._rail and "manager" not in hidden)
        self._mark_folds()

    def _height(self, folded: Sequence[Fold]) -> int:
        """Of the list with these groups folded, px."""
        hidden = {group for fold in folded for group in fold.groups}
        shown = [spec for spec in self._specs if spec.group not in hidden]
        height = (len(shown) + len(folded)) * THEME.px(tk.NAVIGATION)
        if any(spec.group in ("manager", "other") for spec in self._specs):
            height += THEME.px(GAP)
        if not self._rail and any(spec.group == "manager" for spec in shown):
            height += self._manager.sizeHint().height()
        return height

    def _mark_folds(self) -> None:
        """The entry that holds the open page is marked in its place."""
        for button in self._folds.values():
            button.setChecked(button.holds(self._current))

    def _bring_into_sight(self) -> None:
        """The open page's button, once the list has its size."""
        shown: list[NavButton] = [*self._buttons.values(), *self._folds.values()]
        button = next((one for one in shown if one.isChecked() and one.isVisible()), None)
        if button is not None:
            self._show_button(button)

    def _show_button(self, button: NavButton) -> None:
        self._area.ensureWidgetVisible(button, 0, THEME.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._soon.start()

    def show_current(self, key: str) -> None:
        button = self._buttons.get(key)
        if button is not None:
            self._current = key
            button.setChecked(True)
            self._mark_folds()
            self._soon.start()

    def show_count(self, key: str, count: int) -> None:
        button = self._buttons.get(key)
        if button is not None:
            button.set_count(count)
        for fold in self._folds.values():
            if fold.holds(key):
                fold.count(key, count)

    def show_person(self, actor: Actor, store: str) -> None:
        """Who is signed in; locked: an invitation to sign in."""
        self._locked = locked = actor.kind == "desk"
        name = self.tr("Sign in") if locked else actor.name
        self._avatar.show_person("" if locked else actor.name, None if locked else "success")
        self._name.setText(name)
        self._role.setText(self.tr("Desk is locked") if locked else role_name(actor.role))
        self._person.setAccessibleName(f"{name}, {self._role.text()}")
        self._person.setToolTip(f"{name} · {self._role.text()}" if self._rail else "")
        self._lock.setVisible(not locked and not self._rail)
        self._brand.setText(store or self.tr("Showroom"))
        self._person.setVisible(bool(store))

    def set_rail(self, rail: bool) -> None:
        """Icons only."""
        self._rail = rail
        self.setFixedWidth(THEME.px(RAIL if rail else WIDE))
        self._list.setFixedWidth(self.width() - 2 * MARGIN)
        self._brand.setVisible(not rail)
        self._brand_row.setContentsMargins(12 if rail else 8, 4, 0, 2)
        self._words.setVisible(not rail)
        self._lock.setVisible(not rail and not self._locked)
        for button in (*self._buttons.values(), *self._folds.values(), self._find):
            button.set_rail(rail)
        self._arrange()
