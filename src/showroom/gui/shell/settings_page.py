"""Settings: this PC's language, look and lock; where the store is; the store's name (manager); windows, keys, about."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from showroom.clock import zone
from showroom.domain.errors import UserError
from showroom.gui.kit.buttons import Button, Segment
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Combo, Field, line_edit
from showroom.gui.kit.header import PageHeader
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import EDGE, Item, boxed, hbox, page_body, vbox
from showroom.gui.kit.page import Page, WidthClass
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.context import ShellContext
from showroom.gui.shell.language import NATIVE_NAMES
from showroom.gui.shell.pack_update import PackUpdateLine
from showroom.gui.shell.sound_settings import SoundCard
from showroom.gui.telephony.settings import TelephoneCard
from showroom.settings import IDLE_CHOICES


def create(context: ShellContext) -> Page:
    """The settings page; it needs the counter window as its host."""
    return SettingsPage(context)


class SettingsPage(Page):
    """Everything here takes effect at once; only the store's name has a button."""

    def __init__(self, context: ShellContext) -> None:
        super().__init__("settings")
        self._context = context
        self.title = self.tr("Settings")
        settings = context.settings
        self._language = self._segment(
            [("", self.tr("System")), *NATIVE_NAMES.items()], "language", settings.language, self.tr("Language")
        )
        self._theme = self._segment(
            [("system", self.tr("System")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))],
            "theme",
            settings.theme,
            self.tr("Theme"),
        )
        self._size = self._segment(
            [("100", "100 %"), ("125", "125 %")], "text_size", str(settings.text_size), self.tr("Text size")
        )
        self._idle = Combo("settings.idle", [(m, self._minutes(m)) for m in IDLE_CHOICES], label=self.tr("Lock"))
        self._idle.set_value(settings.idle_lock_minutes)
        self._idle.setProperty("draft", False)
        self._idle.currentIndexChanged.connect(self._on_idle)
        self._place = Label("", "body", "settings.place", elide=True)
        other = Button(self.tr("Open another store…"), "settings.other", icon="folder-open")
        other.clicked.connect(self._choose_file)
        server = Button(self.tr("Connect to a server…"), "settings.server", icon="plugs-connected")
        server.clicked.connect(self._ask_server)
        self._name = Field(self.tr("Name of the store"), line_edit("settings.store", limit=80))
        self._shown_name = ""
        self._save_name = Button(self.tr("Save the name"), "settings.store.save", kind="soft")
        self._save_name.clicked.connect(self._rename)
        board = Button(self.tr("Floor board"), "settings.board", icon="monitor")
        board.clicked.connect(lambda: self._window("board"))
        self._sound = SoundCard(lambda: context.settings)
        self._sound.changed.connect(lambda name, value: self._change(**{name: value}))
        self._telephone = TelephoneCard(context)
        self._dashboard = dashboard = Button(self.tr("Dashboard"), "settings.dashboard", icon="chart-line-up")
        dashboard.clicked.connect(lambda: self._window("dashboard"))
        keys = Button(self.tr("Keys"), "settings.keys", icon="keyboard", key="F1")
        keys.clicked.connect(lambda: self._host().popups.open_keys())
        about = Button(self.tr("About Showroom"), "settings.about", icon="info")
        about.clicked.connect(lambda: self._host().popups.open_about())
        self._rules = Button(self.tr("Change the rules"), "settings.rules", icon="sliders-horizontal")
        self._rules.clicked.connect(lambda: context.navigate("policy"))
        self._rules_line = self._line(
            self.tr("Rules"), self.tr("Who is next, what uses a turn, what holds for customers and calls."), self._rules
        )
        self._pack = Button(self.tr("Change the trade"), "settings.trade", icon="storefront")
        self._pack.clicked.connect(self._change_pack)
        self._newer_pack = PackUpdateLine(context)
        self._manager = self._card(
            self.tr("Store"),
            hbox(self._name, boxed(vbox(None, self._save_name)), spacing=10),
            divider(),
            self._line(
                self.tr("Lock this PC when nobody touches it"),
                self.tr("The floor board and F2 go on working."),
                self._idle,
            ),
            divider(),
            self._rules_line,
            divider(),
            self._line(self.tr("Trade"), self.tr("Its forms, scripts, deadlines and quote terms."), self._pack),
            self._newer_pack,
        )
        first = vbox(
            self._card(
                self.tr("This PC"),
                self._line(self.tr("Language"), "", self._language),
                divider(),
                self._line(self.tr("Theme"), "", self._theme),
                divider(),
                self._line(self.tr("Text size"), "", self._size),
            ),
            self._sound,
            self._telephone,
            None,
            spacing=16,
        )
        column = vbox(
            self._manager,
            self._card(
                self.tr("Where the store is kept"),
                self._place,
                hbox(other, server, None, spacing=10),
            ),
            self._card(self.tr("Windows"), hbox(board, dashboard, None, spacing=10)),
            self._card(self.tr("Help"), hbox(keys, about, None, spacing=10)),
            None,
            spacing=16,
        )
        self._columns = hbox(boxed(first), boxed(column), spacing=16)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        area = page_body(boxed(vbox(self._columns, None)), "settings.body")
        self.setLayout(vbox(PageHeader(self.title, "settings"), area, spacing=16, margins=(28, 24, 28 - EDGE, 24)))

    # -- building
    def _segment(self, items: list[tuple[str, str]], key: str, value: str, label: str) -> Segment:
        segment = Segment(items, f"settings.{key}", value, label)
        segment.setProperty("draft", False)
        segment.changed.connect(lambda chosen: self._change(**{key: int(chosen) if key == "text_size" else chosen}))
        return segment

    def _card(self, title: str, *items: Item) -> Card:
        return Card(vbox(Label(title, "h3"), *items, spacing=12, margins=(20, 16)))

    def _line(self, text: str, below: str, control: QWidget) -> QWidget:
        words = vbox(
            None, Label(text, "strong"), *([Label(below, "muted", wrap=True)] if below else []), None, spacing=2
        )
        layout = hbox(boxed(words), control, spacing=16)
        layout.setStretch(0, 1)
        return boxed(layout)

    def _minutes(self, minutes: int) -> str:
        if not minutes:
            return self.tr("Never")
        return self.tr("After {minutes} min").format(minutes=minutes)

    # -- life
    def refresh(self) -> None:
        context = self._context
        self._place.setText(context.shop.database.place)
        may_edit = context.may("settings.edit")
        self._sound.refresh()
        self._manager.setVisible(may_edit)
        self._telephone.setVisible(may_edit)
        self._newer_pack.refresh()
        self._rules_line.setVisible(context.may("policy.view"))
        self._dashboard.setVisible(context.may("dashboard.view"))  # somebody else may sit here now
        if self._name.value() == self._shown_name:  # else somebody is typing another one
            self._shown_name = context.shop.store.name
            self._name.set_value(self._shown_name)

    def reflow(self, width: WidthClass) -> None:
        narrow = width == "compact" and self.width() / THEME.scale < 1000
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    def focus_first(self) -> None:
        self._language.setFocus()

    # -- acts
    def _host(self) -> Any:
        return self.window()

    def _window(self, kind: str) -> None:
        self._host().popups.open_window(kind)

    def _change(self, **changes: object) -> None:
        try:
            self._host().runtime.change(**changes)
        except OSError as error:
            self._context.report(UserError("settings_not_saved", detail=error.strerror or str(error)))

    def _on_idle(self) -> None:
        self._context.sign("settings.edit", lambda _actor: self._change(idle_lock_minutes=self._idle.value()))

    def _choose_file(self) -> None:
        self._context.sign("settings.edit", lambda _actor: self._host().places.choose_other())

    def _ask_server(self) -> None:
        self._context.sign("settings.edit", lambda _actor: self._host().places.ask_server())

    def _change_pack(self) -> None:
        from showroom.gui.shell.pack_dialog import PackDialog, label_of, put_in_force
        from showroom.services import pack_versions

        context = self._context
        nothing: tuple[pack_versions.Version, ...] = ()
        found = context.read(pack_versions.versions, nothing)
        current = next((one for one in found if one.is_in_force), None)
        if current is None:
            return
        dialog = PackDialog(self, context, current)

        def done(_nothing: None) -> None:
            newest = next(iter(context.read(pack_versions.versions, nothing)), current)
            said = self.tr("{pack} holds from {day}.").format(
                pack=label_of(newest.name, context.language),
                day=newest.in_force_from.astimezone(zone(context.shop.store.time_zone)).strftime("%Y-%m-%d %H:%M"),
            )
            context.undo_bar.offer(said, None)

        context.submit(dialog, "packs.install", put_in_force, done)
        dialog.open()

    def _rename(self) -> None:
        from showroom.services import stores

        name = str(self._name.value())

        def done(facts: Any) -> None:
            self._context.undo_bar.offer(self.tr("The store is now called {name}.").format(name=facts.name), None)
            self._host().side.store_renamed(facts)

        def failed(error: BaseException) -> bool:
            if isinstance(error, UserError) and error.field == "name":
                self._name.set_error(self._context.sentence(error))
                return True
            return False

        self._context.act("settings.edit", lambda shop, actor: stores.rename(shop, actor, name), done, failed)
