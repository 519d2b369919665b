"""This PC's sounds, spoken names and the floor board's monitor, as a card of the settings page (REC-02, REC-16)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from showroom.gui.kit import speech
from showroom.gui.kit.buttons import Button, Segment, Switch
from showroom.gui.kit.cards import Card
from showroom.gui.kit.fields import Combo
from showroom.gui.kit.labels import Label, divider
from showroom.gui.kit.layouts import boxed, hbox, vbox
from showroom.gui.shell.screens import key
from showroom.settings import VOLUMES, Settings
from showroom.wording import word


class SoundCard(Card):
    """Every change takes effect at once: ``changed(name of the setting, value)``."""

    changed = Signal(str, object)

    def __init__(self, settings: Callable[[], Settings]) -> None:
        super().__init__(None, "settings.sound.card")
        self._settings = settings
        now = settings()
        self._sounds = self._switch("settings.sounds", self.tr("Sounds"), "sounds", now.sounds)
        self._volume = Segment(
            [(str(value), text) for value, text in zip(VOLUMES, self._levels(), strict=True)],
            "settings.volume",
            str(now.volume),
            self.tr("Volume"),
        )
        self._volume.setProperty("draft", False)
        self._volume.changed.connect(lambda value: self.changed.emit("volume", int(value)))
        self._spoken = self._switch("settings.spoken", self.tr("Spoken names"), "spoken_names", now.spoken_names)
        self._try = Button(self.tr("Try it"), "settings.spoken.try", icon="speaker-high", kind="plain")
        self._try.clicked.connect(self._on_try)
        self._said = Label("", "muted", "settings.spoken.said", wrap=True)
        self._speaker = speech.Speaker(self)
        self._speaker.said.connect(self._on_said)
        self._screen = Combo("settings.screen", [], label=self.tr("Monitor of the floor board"))
        self._screen.setProperty("draft", False)
        self._screen.currentIndexChanged.connect(lambda: self.changed.emit("board_screen", self._screen.value()))
        self.setLayout(
            vbox(
                Label(self.tr("Sounds and floor board"), "h3"),
                self._line(
                    self.tr("Sounds"),
                    self.tr("When a visitor is assigned, when the greeter changes, when the front desk is empty."),
                    self._sounds,
                ),
                self._line(self.tr("Volume"), "", self._volume),
                divider(),
                self._line(
                    self.tr("Spoken names"),
                    self.tr("Says who is called and who moves up; Chinese names in Chinese."),
                    self._try,
                    self._spoken,
                ),
                self._said,
                divider(),
                self._line(
                    self.tr("Monitor of the floor board"),
                    self.tr("Where it is unplugged, the board takes another one, never the counter's."),
                    self._screen,
                ),
                spacing=12,
                margins=(20, 16),
            )
        )
        self.refresh()

    def _levels(self) -> tuple[str, str, str]:
        return self.tr("Low", "volume"), self.tr("Medium", "volume"), self.tr("High", "volume")

    def _switch(self, name: str, label: str, setting: str, is_on: bool) -> Switch:
        switch = Switch(name, label, is_on)
        switch.setProperty("draft", False)
        switch.toggled.connect(lambda on: self.changed.emit(setting, on))
        switch.toggled.connect(lambda _on: self.refresh())
        return switch

    @staticmethod
    def _line(text: str, below: str, *controls: QWidget) -> QWidget:
        words = vbox(
            None, Label(text, "strong"), *([Label(below, "muted", wrap=True)] if below else []), None, spacing=2
        )
        layout = hbox(boxed(words), *controls, spacing=12)
        layout.setStretch(0, 1)
        return boxed(layout)

    def refresh(self) -> None:
        """What this PC has now: monitors come and go, speech may be installed."""
        has_speech, has_sound = bool(speech.engines()), self._sounds.isChecked()
        self._volume.setEnabled(has_sound)
        self._spoken.setEnabled(has_speech and has_sound)
        self._try.setEnabled(has_speech and has_sound)
        if not has_speech:
            self._tell(self.tr("This system has no speech (eSpeak NG or Speech Dispatcher would do)."))
        self._said.setVisible(bool(self._said.text()))
        self._screen.blockSignals(True)
        wanted = self._settings().board_screen
        self._screen.set_items([("", self.tr("The second one")), *self._screens(wanted)])
        self._screen.set_value(wanted)
        self._screen.blockSignals(False)

    def _screens(self, wanted: str) -> list[tuple[str, str]]:
        """The monitors plugged in; the chosen one also while it is not."""
        found = [(key(screen), self._described(screen)) for screen in QGuiApplication.screens()]
        if wanted and all(one != wanted for one, _text in found):
            found.append((wanted, self.tr("{screen} (unplugged)").format(screen=wanted.replace("/", " "))))
        return found

    def _described(self, screen: QScreen) -> str:
        size = screen.geometry().size() * screen.devicePixelRatio()
        text = f"{screen.model() or screen.name()} · {size.width()} × {size.height()}"
        is_counter = screen is QGuiApplication.primaryScreen()
        return self.tr("{screen} (counter)").format(screen=text) if is_counter else text

    # -- trying
    def _on_try(self) -> None:
        settings = self._settings()
        self._tell("")
        lang = settings.shown_language
        self._speaker.say(word(lang, "board_spoken_try"), lang, settings.volume)

    def _on_said(self, is_spoken: bool) -> None:
        if not is_spoken:
            self._tell(self.tr("The system's speech did not answer."))

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
