"""The plain ways to open the window, read without argparse: the first paint waits for every import.

Anything else (a command, help, a misspelt option) is left to the real parser in :mod:`showroom.cli.main`.
"""

from __future__ import annotations

from collections.abc import Sequence

WINDOWS = ("counter", "dashboard", "board")
LANGUAGES = ("en", "zh_CN")


class WindowArguments:
    """What ``showroom [--database …] [--lang …] [--window …]`` says; None: as in the settings."""

    def __init__(self) -> None:
        self.database: str | None = None
        self.lang: str | None = None
        self.window = "counter"


def window_arguments(words: Sequence[str]) -> WindowArguments | None:
    """The arguments of the window, or None if ``words`` say anything that is not plainly that."""
    found = WindowArguments()
    rest = list(words)
    while rest:
        name, has_value, value = rest.pop(0).partition("=")
        if name not in ("--database", "--lang", "--window") or not (has_value or rest):
            return None
        value = value if has_value else rest.pop(0)
        if not value or value.startswith("-"):
            return None
        if (name == "--window" and value not in WINDOWS) or (name == "--lang" and value not in LANGUAGES):
            return None
        setattr(found, name.removeprefix("--"), value)
    return found
