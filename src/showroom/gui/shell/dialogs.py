"""The shell's own small windows: the keyboard map, about, and the crash report."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QWidget

from showroom import __version__, paths
from showroom.gui.kit.buttons import Button
from showroom.gui.kit.form_area import FRAME
from showroom.gui.kit.keys import Binding
from showroom.gui.kit.labels import Icon, Label, kbd
from showroom.gui.kit.layouts import Item, boxed, hbox, scrolled, vbox
from showroom.gui.kit.theme import THEME

_AROUND_KEYS = 150
"""Height of the map's head and foot, px at 100 % text."""


class _Plain(QDialog):
    """A window with a title, something to read, and Close."""

    def __init__(self, parent: QWidget, name: str, title: str, *body: Item, width: int = 620) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(THEME.px(width))
        close = Button(self.tr("Close"), f"{name}.close", kind="primary", key="Esc")
        close.clicked.connect(self.reject)
        self.feet = hbox(None, close, spacing=8)
        self.setLayout(vbox(Label(title, "h2", f"{name}.title"), *body, self.feet, spacing=16, margins=(24, 20)))


class KeyMap(_Plain):
    """Every shortcut that is bound now, by place (F1): those of everywhere on the left, the page's beside them."""

    def __init__(self, parent: QWidget, bindings: Sequence[Binding]) -> None:
        places: dict[str, list[Binding]] = {}
        for binding in bindings:
            places.setdefault(binding.place, []).append(binding)
        everywhere, *page = places.items()
        parts = [self._keys(part) for part in ([everywhere], page) if part]
        columns = hbox(*parts, spacing=32)
        for at in range(len(parts)):
            columns.setStretch(at, 1)
        inside = boxed(vbox(columns, None, margins=(0, 0, 8, 0)))
        area = scrolled(inside, "keymap.area")
        room = parent.screen().availableGeometry().height() - FRAME - THEME.px(_AROUND_KEYS)
        area.setMinimumHeight(min(inside.sizeHint().height() + 4, room))
        title = QCoreApplication.translate("KeyMap", "Keys")
        super().__init__(parent, "keymap", title, area, width=760 if page else 520)

    @staticmethod
    def _keys(places: Sequence[tuple[str, list[Binding]]]) -> QWidget:
        """Keys and what they do, below the names of their places."""
        layout = QGridLayout()
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(8)
        row = 0
        for place, found in places:
            layout.addWidget(Label(place, "overline"), row, 0, 1, 2)
            row += 1
            for binding in found:
                layout.addWidget(kbd(binding.key), row, 0, Qt.AlignmentFlag.AlignLeft)
                layout.addWidget(Label(binding.title, elide=True), row, 1)
                row += 1
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(row, 1)
        return boxed(layout)


LICENCES = (
    ("Inter", "SIL OFL 1.1", "fonts/ui/OFL.txt"),
    ("Noto Sans SC", "SIL OFL 1.1", "fonts/print/OFL-NotoSansSC.txt"),
    ("Source Sans 3", "SIL OFL 1.1", "fonts/print/OFL-SourceSans3.txt"),
    ("LXGW WenKai 霞鹜文楷", "SIL OFL 1.1", "fonts/print/OFL-LXGWWenKai.txt"),
    ("Phosphor Icons", "MIT", "icons/LICENSE"),
)


class About(_Plain):
    """Versions, and the licences of what is shipped."""

    def __init__(self, parent: QWidget, database: str) -> None:
        facts = facts_of_system()
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        rows = [*facts, *(((QCoreApplication.translate("About", "Database"), database),) if database else ())]
        for row, (name, value) in enumerate(rows):
            grid.addWidget(Label(name, "muted"), row, 0)
            grid.addWidget(Label(value, elide=True), row, 1)
        grid.setColumnStretch(1, 1)
        text = QPlainTextEdit()
        text.setObjectName("about.licences")
        text.setReadOnly(True)
        text.setAccessibleName(QCoreApplication.translate("About", "Licences"))
        text.setPlainText(licences())
        text.setMinimumHeight(THEME.px(220))
        mark = hbox(Icon("storefront-fill", 30, "accent"), Label(f"Showroom {__version__}", "h3"), None, spacing=10)
        super().__init__(
            parent, "about", QCoreApplication.translate("About", "About Showroom"), mark, boxed(grid), text
        )


def facts_of_system() -> list[tuple[str, str]]:
    """Versions worth telling; no names, no folders."""
    import sqlite3

    return [
        ("Showroom", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion() or ""),
        ("SQLite", sqlite3.sqlite_version),
        (platform.system(), platform.release()),
    ]


def licences() -> str:
    """The texts of the licences of shipped fonts and icons."""
    parts = []
    for name, licence, place in LICENCES:
        file = paths.resources() / place
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        parts.append(f"{name} – {licence}\n\n{text}".rstrip())
    parts.append("Qt, PySide6 – LGPL 3; SQLAlchemy, alembic – MIT; reportlab – BSD; argon2-cffi – MIT")
    return "\n\n————————\n\n".join(parts)


_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
_DIGITS = re.compile(r"\d{3,}")
_FOLDERS = re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\s\\/:'\"()]+[\\/])+")


def crash_report(error: BaseException) -> str:
    """What a developer needs and nothing a customer would mind: kinds of errors, places in the code, versions.

    Values in quotes and longer numbers are blotted out; SQL parameters never appear.
    """
    lines = [f"{name} {value}" for name, value in facts_of_system()]
    seen: BaseException | None = error
    while seen is not None:
        message = str(seen).split("[parameters", 1)[0].split("[SQL", 1)[0].strip().splitlines()
        text = _DIGITS.sub("…", _FOLDERS.sub("…/", _QUOTED.sub("'…'", message[0]))) if message else ""
        lines += ["", f"{type(seen).__module__}.{type(seen).__qualname__}: {text}"]
        for frame in traceback.extract_tb(seen.__traceback__):
            file = Path(frame.filename)
            place = "/".join(file.parts[-3:])
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


class CrashDialog(_Plain):
    """Something broke that should not have; the program goes on."""

    def __init__(self, parent: QWidget, error: BaseException) -> None:
        self.report = crash_report(error)
        text = QPlainTextEdit()
        text.setObjectName("crash.report")
        text.setReadOnly(True)
        text.setPlainText(self.report)
        text.setMinimumHeight(THEME.px(240))
        said = Label("", "body", "crash.sentence", wrap=True)
        title = QCoreApplication.translate("CrashDialog", "Something went wrong")
        super().__init__(parent, "crash", title, said, text, width=680)
        text.setAccessibleName(self.tr("Report"))
        said.setText(
            self.tr(
                "This is a mistake in the program, not yours. What was saved before is safe; you can go on working. "
                "The report below names no customer; please send it to whoever looks after Showroom."
            )
        )
        copy = Button(self.tr("Copy the report"), "crash.copy", icon="copy")
        copy.clicked.connect(self._copy)
        self.feet.insertWidget(0, copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


def show_in_terminal(error: BaseException) -> None:
    """The full trace for whoever started the program from a terminal."""
    traceback.print_exception(error, file=sys.stderr)
