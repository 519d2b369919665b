"""This PC's own settings: language, look, where the database is. A JSON file in the user's configuration folder.

What belongs to the store (its name, its pack) is in the database; what a PC may forget without harm is here.
"""

from __future__ import annotations

import contextlib
import json
import locale
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from showroom import paths
from showroom.wording import LANGUAGES

THEMES = ("light", "dark", "system")
SCALES = (100, 125)
IDLE_CHOICES = (0, 1, 2, 5, 10, 30)
VOLUMES = (30, 60, 100)
PHONE_SOURCES = ("", "asterisk", "modem")


@dataclass(frozen=True, slots=True)
class Settings:
    """``language``: en, zh_CN or "" (the system's). ``text_size``: per cent. ``database``: path or URL, "" = the
    default file.

    ``idle_lock_minutes``: 0 = never. ``geometry``: Qt's window geometry, base64. ``volume``: per cent.
    ``spoken_names``: say who is called. ``board_screen``: the floor board's monitor (``gui.shell.screens.key``), "" =
    the second one.
    ``phone_source``: where incoming numbers come from (CAL-11), "" = nobody but who types them; ``phone_channel``: this
    desk's telephone at the exchange, "PJSIP/101"; ``phone_ring_s``: seconds from one ring to the next.
    """

    language: str = ""
    theme: str = "system"
    text_size: int = 100
    database: str = ""
    idle_lock_minutes: int = 5
    sounds: bool = True
    volume: int = 100
    spoken_names: bool = False
    board_screen: str = ""
    geometry: str = ""
    phone_source: str = ""
    phone_host: str = ""
    phone_port: int = 5038
    phone_user: str = ""
    phone_secret: str = field(default="", repr=False)
    phone_channel: str = ""
    phone_context: str = "from-internal"
    phone_serial: str = ""
    phone_ring_s: float = 5.0

    @property
    def shown_language(self) -> str:
        """The language to show: the chosen one, else the system's if we have it, else English."""
        return self.language or system_language()

    @property
    def scale(self) -> float:
        return self.text_size / 100

    def with_(self, **changes: Any) -> Settings:
        """A copy with some values changed; values that make no sense raise ``ValueError``."""
        return _checked(replace(self, **changes))


def system_language() -> str:
    """zh_CN on a Chinese system, else en."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), "")
    if not chosen:
        with contextlib.suppress(ValueError):
            chosen = locale.getlocale()[0] or ""
    return "zh_CN" if chosen.lower().startswith(("zh", "chinese")) else "en"


def _checked(settings: Settings) -> Settings:
    good = (
        settings.language in ("", *LANGUAGES)
        and settings.theme in THEMES
        and settings.text_size in SCALES
        and 0 <= settings.idle_lock_minutes <= 240
        and settings.volume in VOLUMES
        and settings.phone_source in PHONE_SOURCES
        and 0 < settings.phone_port < 65536
        and 1 <= settings.phone_ring_s <= 20
    )
    if not good:
        raise ValueError(f"settings make no sense: {settings}")
    return settings


def from_mapping(content: Mapping[str, object]) -> Settings:
    """Settings from a file's content: unknown keys and senseless values fall back to the default, one by one."""
    settings = Settings()
    for known in fields(Settings):
        value = content.get(known.name)
        if type(value) is type(getattr(settings, known.name)):
            with contextlib.suppress(ValueError):
                settings = settings.with_(**{known.name: value})
    return settings


class SettingsFile:
    """The settings on disk. A file that can't be read gives the defaults; one that can't be written raises
    ``OSError``.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or paths.config_dir() / "settings.json"

    def load(self) -> Settings:
        try:
            content = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Settings()
        return from_mapping(content) if isinstance(content, dict) else Settings()

    def save(self, settings: Settings) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        aside = self.file.with_suffix(".new")
        private = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # it may hold the exchange's secret
        with os.fdopen(private, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=1)
        aside.replace(self.file)


def default_database() -> str:
    """The file used when nothing else is said."""
    return str(paths.data_dir() / "showroom.sqlite3")


def demo_database() -> str:
    """The demo store's own file; a real store never lies there."""
    return str(paths.data_dir() / "demo.sqlite3")
