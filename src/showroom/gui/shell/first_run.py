"""The first start: make a store, or look at the demo store, which has its own file and never touches a real one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimeZone
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom.domain.errors import ShowroomError, UserError
from showroom.gui.kit.bars import MessageBar
from showroom.gui.kit.buttons import Button, Segment, Switch
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Combo, Field, line_edit, show_problems
from showroom.gui.kit.keys import bind
from showroom.gui.kit.labels import Icon, Label
from showroom.gui.kit.layouts import boxed, grid, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME
from showroom.gui.shell.language import NATIVE_NAMES
from showroom.gui.shell.runtime import StoreForm
from showroom.services import shipped_packs
from showroom.settings import demo_database

if TYPE_CHECKING:
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.runtime import Runtime
    from showroom.gui.shell.start_page import StartPage

# country → currency and a time zone, for the countries whose shops we know something of; others are typed in
COUNTRIES = {
    "CN": ("CNY", "Asia/Shanghai"),
    "HK": ("HKD", "Asia/Hong_Kong"),
    "MO": ("MOP", "Asia/Macau"),
    "TW": ("TWD", "Asia/Taipei"),
    "SG": ("SGD", "Asia/Singapore"),
    "MY": ("MYR", "Asia/Kuala_Lumpur"),
    "SA": ("SAR", "Asia/Riyadh"),
    "AE": ("AED", "Asia/Dubai"),
    "GB": ("GBP", "Europe/London"),
    "DE": ("EUR", "Europe/Berlin"),
    "ES": ("EUR", "Europe/Madrid"),
    "FR": ("EUR", "Europe/Paris"),
    "IT": ("EUR", "Europe/Rome"),
    "US": ("USD", "America/New_York"),
    "CA": ("CAD", "America/Toronto"),
    "AU": ("AUD", "Australia/Sydney"),
}


def country_name(code: str) -> str:
    """A country's name in the language on the screen."""
    names = {
        "CN": QCoreApplication.translate("Countries", "China"),
        "HK": QCoreApplication.translate("Countries", "Hong Kong"),
        "MO": QCoreApplication.translate("Countries", "Macau"),
        "TW": QCoreApplication.translate("Countries", "Taiwan"),
        "SG": QCoreApplication.translate("Countries", "Singapore"),
        "MY": QCoreApplication.translate("Countries", "Malaysia"),
        "SA": QCoreApplication.translate("Countries", "Saudi Arabia"),
        "AE": QCoreApplication.translate("Countries", "United Arab Emirates"),
        "GB": QCoreApplication.translate("Countries", "United Kingdom"),
        "DE": QCoreApplication.translate("Countries", "Germany"),
        "ES": QCoreApplication.translate("Countries", "Spain"),
        "FR": QCoreApplication.translate("Countries", "France"),
        "IT": QCoreApplication.translate("Countries", "Italy"),
        "US": QCoreApplication.translate("Countries", "United States"),
        "CA": QCoreApplication.translate("Countries", "Canada"),
        "AU": QCoreApplication.translate("Countries", "Australia"),
    }
    return names.get(code, code)


class FirstRunPage(QWidget):
    """Emits nothing: it asks the runtime to create or open, and shows what is refused at its field."""

    def __init__(self, runtime: Runtime, place: str, start: StartPage, window: MainWindow) -> None:
        super().__init__()
        self._runtime, self._place, self._start, self._window = runtime, place, start, window
        self.setObjectName("first")
        self.setProperty("look", "page")
        self.bar = MessageBar("first.bar")
        self._language = Segment(
            list(NATIVE_NAMES.items()), "first.language", runtime.settings.shown_language, self.tr("Language")
        )
        self._language.changed.connect(self._on_language)
        self._make_form()
        self.create_button = Button(
            self.tr("Make the store"), "first.create", icon="storefront", kind="primary", ui="big", key="Ctrl+↵"
        )
        self.create_button.clicked.connect(self.make_store)
        bind(self, "Ctrl+Return", self.tr("Make the store"), self.make_store, place=self.tr("First start"))
        said = vbox(
            Label(self.tr("Begin with the sample catalogue of the trade"), "strong"),
            Label(self.tr("Invented products to quote from; your own list can be imported later."), "muted", wrap=True),
            spacing=2,
        )
        form = vbox(
            Label(self.tr("Your store"), "h2"),
            grid(
                [[self._fields["name"], self._fields["pack"]], [self._fields["country"], self._fields["currency"]]],
                stretch=(1, 1),
            ),
            self._fields["time_zone"],
            hbox(self._samples, boxed(said), spacing=12),
            4,
            Label(self.tr("The store manager"), "h3"),
            grid(
                [[self._fields["staff_name"], None], [self._fields["pin"], self._fields["pin_again"]]], stretch=(1, 1)
            ),
            self._where(),
            hbox(None, self.create_button),
            spacing=14,
            margins=(28, 24),
        )
        self.demo_button = Button(self.tr("Open the demo store"), "first.demo", icon="play", ui="big")
        self.demo_button.clicked.connect(self.open_demo)
        other = Button(self.tr("Open a store that exists…"), "first.other", icon="folder-open", ui="big")
        other.clicked.connect(window.places.choose_other)
        demo = Card(
            vbox(
                Icon("sparkle", 24, tone="violet"),
                Label(self.tr("Just looking?"), "h3"),
                Label(
                    self.tr(
                        "The demo store has people, visitors and quotes of its own in a separate file. Try anything: "
                        "your own store is not touched. Everybody's PIN there is 2580."
                    ),
                    "muted",
                    wrap=True,
                ),
                4,
                self.demo_button,
                margins=(20, 20),
            ),
            "first.demo.card",
        )
        known = Card(
            vbox(
                Icon("folder-open", 24, tone="info"),
                Label(self.tr("Already have one?"), "h3"),
                Label(self.tr("Choose the store's file, for example from a backup or another PC."), "muted", wrap=True),
                4,
                other,
                margins=(20, 20),
            ),
            "first.other.card",
        )
        side = boxed(vbox(demo, known, None, spacing=16))
        side.setFixedWidth(THEME.px(320))
        columns = hbox(boxed(vbox(Card(form, "first.form"), None)), side, spacing=16)
        columns.setStretch(0, 1)
        body = boxed(vbox(columns, None))
        head = hbox(Label(self.tr("Welcome to Showroom"), "h1", "first.title"), None, self._language)
        self.setLayout(vbox(head, self.bar, scrolled(body, "first.body"), spacing=16, margins=(28, 24)))
        self.setFocusProxy(self._fields["name"].input)

    def _make_form(self) -> None:
        language = self._runtime.settings.shown_language
        country = "CN" if language == "zh_CN" else _home_country()
        currency, zone = COUNTRIES.get(country, ("CNY", "Asia/Shanghai"))
        countries = Combo("first.country", [(c, f"{country_name(c)} ({c})") for c in COUNTRIES])
        countries.set_value(country)
        countries.currentIndexChanged.connect(lambda _i: self._on_country())
        self._zone = Combo("first.zone", [(z, z) for z in _zones()], editable=True)
        self._zone.setEditText(_home_zone() or zone)
        self._currency = line_edit("first.currency", "CNY", text=currency, limit=3)
        self._pin = line_edit("first.pin", limit=8)
        self._again = line_edit("first.pin_again", limit=8)
        for edit in (self._pin, self._again):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._samples = Switch("first.samples", self.tr("Begin with the sample catalogue of the trade"), on=True)
        packs = Combo("first.pack", [(pack.name, pack.label.of(language)) for pack in shipped_packs.shipped()])
        packs.set_value(shipped_packs.DEFAULT)
        packs.currentIndexChanged.connect(lambda _i: self._on_pack())
        self._fields = {
            "name": Field(self.tr("Name of the store"), line_edit("first.name", limit=80), required=True),
            "pack": Field(self.tr("Trade"), packs, help_text=self._about_pack(shipped_packs.DEFAULT)),
            "country": Field(self.tr("Country"), countries),
            "currency": Field(self.tr("Currency"), self._currency, required=True),
            "time_zone": Field(self.tr("Time zone"), self._zone, required=True),
            "staff_name": Field(self.tr("Manager's name"), line_edit("first.manager", limit=80), required=True),
            "pin": Field(self.tr("PIN"), self._pin, required=True, help_text=self.tr("4 to 8 digits")),
            "pin_again": Field(self.tr("PIN again"), self._again, required=True),
        }

    def _where(self) -> QWidget:
        said = self.tr("The store is kept at {place}").format(place=self._place)
        return Label(said, "caption", "first.place", elide=True)

    def _on_language(self, language: str) -> None:
        if language != self._runtime.settings.shown_language:
            from showroom.gui.kit import values

            typed = values.snapshot(self)
            typed.pop("first.language", None)
            try:
                self._runtime.change(language=language)  # the window makes this page anew
            except OSError as error:
                self._window.report(UserError("settings_not_saved", detail=error.strerror or ""))
            page = self._window.fronts.first_run
            if page is not None:
                values.restore(page, typed)

    def _about_pack(self, name: str) -> str:
        """What a trade's pack is for, and that the choice is not for ever."""
        language = self._runtime.settings.shown_language
        about = next(pack.summary.of(language) for pack in shipped_packs.shipped() if pack.name == name)
        return self.tr("{about}. Can be changed later.").format(about=about)

    def _on_pack(self) -> None:
        field = self._fields["pack"]
        field.set_help(self._about_pack(str(field.value())))

    def _on_country(self) -> None:
        country = str(self._fields["country"].value())
        currency, zone = COUNTRIES[country]
        self._currency.setText(currency)
        self._zone.setEditText(zone)

    # -- acts
    def form(self) -> StoreForm:
        text = {key: str(field.value() or "").strip() for key, field in self._fields.items()}
        return StoreForm(
            text["name"], self._language.value(), text["time_zone"], text["country"], text["currency"].upper(),
            text["pack"], text["staff_name"], text["pin"], self._samples.isChecked(),
        )  # fmt: skip

    def problems(self) -> dict[str, str]:
        """Only what the page alone can see; the service checks the rest."""
        if str(self._fields["pin"].value()) != str(self._fields["pin_again"].value()):
            return {"pin_again": self._window.sentence(UserError("pins_differ"))}
        return {}

    def make_store(self) -> None:
        """Make the store at the place shown."""
        if not self.create_button.isEnabled() or show_problems(self._fields, self.problems()):
            return
        self._busy(True)
        self._runtime.create(self._place, self.form(), self._on_refused)

    def _busy(self, busy: bool) -> None:
        self.create_button.setEnabled(not busy)
        self.demo_button.setEnabled(not busy)

    def _on_refused(self, error: BaseException) -> bool:
        self._busy(False)
        self._window.show_only(self)
        if isinstance(error, UserError) and error.field in self._fields:
            show_problems(self._fields, {str(error.field): self._window.sentence(error)})
            return True
        if isinstance(error, ShowroomError):
            self.bar.show_message(self._window.sentence(error))
            return True
        return False

    def open_demo(self) -> None:
        """The demo store's own file; made first if there is none."""
        self._busy(True)
        self._start.wait_for(self.tr("Opening the demo store…"))
        self._window.show_only(self._start)
        self._runtime.open_demo(demo_database(), self._on_progress, self._on_refused)

    def _on_progress(self, part: float, _text: str) -> None:
        self._start.show_progress(part, self.tr("Filling the demo store…"))


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    return tuple(sorted({zone for _currency, zone in COUNTRIES.values()}))


def _home_zone() -> str:
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return zone if "/" in zone and not zone.startswith("Etc/") else ""


def _home_country() -> str:
    zone = _home_zone()
    return next((country for country, (_c, z) in COUNTRIES.items() if z == zone), "CN")
