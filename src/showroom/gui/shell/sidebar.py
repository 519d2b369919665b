"""Navigation: brand, find, the pages, who is signed in. A rail of icons where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.kit import tokens as tk
from showroom.gui.kit.buttons import Button, plain
from showroom.gui.kit.labels import Avatar, Icon, Label, divider, repolish
from showroom.gui.kit.layouts import boxed, clear, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.navigation import PageSpec
from showroom.gui.shell.roles import role_name

WIDE, RAIL = 232, 72
RAIL_BELOW = 1400
"""Width of the window at 100 % text below which the sidebar is a rail."""
MARGIN = 12


class NavButton(QPushButton):
    """One page; its count is painted on the right (a dot on the rail). ``reached``: the keyboard came to it."""

    reached = Signal()

    def __init__(self, key: str, icon: str, text: str, shortcut: str = "") -> None:
        super().__init__()
        self.key, self._icon, self._text, self._count, self._rail = key, icon, text, 0, False
        self._shortcut = shortcut
        self.setObjectName(f"nav.{key}")
        self.setProperty("look", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()
        self.set_rail(False)

    def _tint(self) -> None:
        self.setIcon(THEME.icon(self._icon, "muted", on="accent_text"))
        self.setIconSize(QSize(THEME.px(20), THEME.px(20)))

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setText("" if rail else "  " + plain(self._text))
        if self.property("rail") is not rail:
            self.setProperty("rail", rail)
            repolish(self)
        self._describe()

    def set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self._describe()
            self.update()

    def _describe(self) -> None:
        name = f"{self._text}, {self._count}" if self._count else self._text
        self.setAccessibleName(name)
        tip = f"{name}   {self._shortcut}".strip()
        self.setToolTip(tip if self._rail else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = THEME.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shortcut and not self._rail:
            painter.setFont(THEME.font(tk.FONT["kbd"], 600))
            painter.setPen(QColor(t.faint))
            area = QRectF(self.rect()).adjusted(0, 0, -12, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._shortcut)
        if not self._count:
            return
        ink, ground = (t.on_accent, t.accent) if self._rail else (t.accent_text, t.accent_soft)
        painter.setFont(THEME.font(tk.FONT["kbd"] if self._rail else tk.FONT["caption"], 600, tabular=True))
        text = str(self._count) if self._count < 100 else "99+"
        height = THEME.px(18 if self._rail else 22)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + THEME.px(12))
        x = self.width() - width - (4 if self._rail else 10)
        y = 4 if self._rail else (self.height() - height) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(x, y, width, height), height / 2, height / 2)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, text)


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
        self._manager = Label(self.tr("Manager"), "overline", "nav.manager")
        self._manager.setContentsMargins(12, 0, 0, 0)
        self._has_manager = False
        self._pages = vbox(spacing=0)  # seventeen pages are in sight at once in a window 900 px high
        # As many pages as there are, whatever the height of the window: the list scrolls, its bar in the margin.
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
        head = vbox(self._brand_row, self._find, spacing=6, margins=(0, 0, MARGIN, 0))
        foot = vbox(divider(), self._foot, spacing=2, margins=(0, 0, MARGIN, 0))
        layout = vbox(head, self._area, foot, spacing=6, margins=(MARGIN, 10, 0, 8))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.set_rail(False)

    def show_pages(self, pages: Sequence[PageSpec], current: str) -> None:
        """The pages this person may see, the manager's below a heading."""
        for button in self._buttons.values():
            self._group.removeButton(button)
        self._manager.setParent(None)
        clear(self._pages)
        self._buttons = {}
        self._has_manager = any(spec.group == "manager" for spec in pages)
        group = ""
        for spec in pages:
            if spec.group and not group:
                self._pages.addSpacing(THEME.px(6))
                if self._has_manager:
                    self._pages.addWidget(self._manager)
            group = spec.group
            button = NavButton(spec.key, spec.icon, spec.shown_title)
            button.setChecked(spec.key == current)
            button.set_rail(self._rail)
            button.clicked.connect(lambda _on=False, key=spec.key: self.chosen.emit(key))
            button.reached.connect(lambda button=button: self._show_button(button))  # arrow keys do not scroll
            self._group.addButton(button)
            self._buttons[spec.key] = button
            self._pages.addWidget(button)
        self._manager.setVisible(self._has_manager and not self._rail)
        self._soon.start()

    def _bring_into_sight(self) -> None:
        """The open page's button, once the list has its size."""
        button = next((one for one in self._buttons.values() if one.isChecked()), None)
        if button is not None:
            self._show_button(button)

    def _show_button(self, button: NavButton) -> None:
        self._area.ensureWidgetVisible(button, 0, THEME.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def show_current(self, key: str) -> None:
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)
            self._soon.start()

    def show_count(self, key: str, count: int) -> None:
        button = self._buttons.get(key)
        if button is not None:
            button.set_count(count)

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
        self._manager.setVisible(not rail and self._has_manager)
        for button in (*self._buttons.values(), self._find):
            button.set_rail(rail)
