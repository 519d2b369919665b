"""Where each key of a TOML text stands: computed only when there is a problem to point at.

The text must already have been accepted by ``tomllib``: this scanner only tells lines, it validates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from showroom.domain.packs.problems import Path

_BARE_END = frozenset(",]}#\n")


@dataclass(frozen=True, slots=True)
class Positions:
    """``spans``: path → (first line, last line), counted from 1."""

    spans: Mapping[Path, tuple[int, int]]

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it (a missing key is reported at its table)."""
        while path:
            span = self.spans.get(path)
            if span is not None:
                return span[0]
            path = path[:-1]
        return 1


def positions(text: str) -> Positions:
    """The index of a valid TOML text."""
    scanner = _Scanner(text)
    scanner.document()
    return Positions(scanner.spans)


class _Scanner:
    """One pass over the text; ``at`` is the offset of the next character, ``line`` its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.spans: dict[Path, tuple[int, int]] = {}
        self._last: dict[Path, int] = {}  # index of the last entry of each array of tables

    def document(self) -> None:
        base: Path = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self._peek("[["):
                base = self._header(2)
            elif self._peek("["):
                base = self._header(1)
            else:
                self._pair(base)
            self._skip_blank()

    def _header(self, brackets: int) -> Path:
        line = self.line
        self._move(brackets)
        parts = self._key()
        self._move(brackets)
        path: Path = ()
        for number, part in enumerate(parts, start=1):
            path = (*path, part)
            if number == len(parts) and brackets == 2:
                index = self._last.get(path, -1) + 1
                self._last[path] = index
                self.spans.setdefault(path, (line, line))
                path = (*path, index)
            elif path in self._last:
                path = (*path, self._last[path])
        self.spans.setdefault(path, (line, line))
        return path

    def _pair(self, base: Path) -> None:
        line = self.line
        path = base
        for part in self._key():
            path = (*path, part)
            self.spans.setdefault(path, (line, line))
        self._move(1)  # the equals sign
        self._value(path)
        self.spans[path] = (line, self.line)

    def _value(self, path: Path) -> None:
        self._skip_spaces()
        char = self.text[self.at : self.at + 1]
        if char in {'"', "'"}:
            self._string(char)
        elif char == "[":
            self._array(path)
        elif char == "{":
            self._inline_table(path)
        else:
            while self.at < len(self.text) and self.text[self.at] not in _BARE_END:
                self._move(1)

    def _array(self, path: Path) -> None:
        self._move(1)
        index = 0
        while self.at < len(self.text):
            self._skip_blank()
            if self._peek("]"):
                self._move(1)
                return
            if self._peek(","):
                self._move(1)
                continue
            entry = (*path, index)
            line = self.line
            self._value(entry)
            self.spans[entry] = (line, self.line)
            index += 1

    def _inline_table(self, path: Path) -> None:
        self._move(1)
        while self.at < len(self.text):
            self._skip_blank()
            if self._peek("}"):
                self._move(1)
                return
            if self._peek(","):
                self._move(1)
                continue
            self._pair(path)

    def _string(self, quote: str) -> str:
        """Passes a string; gives what stands between its quotes, escapes untouched."""
        long = self._peek(quote * 3)
        mark = quote * 3 if long else quote
        self._move(len(mark))
        start = self.at
        while self.at < len(self.text) and not self._peek(mark):
            self._move(2 if quote == '"' and self._peek("\\") else 1)
        end = self.at
        self._move(len(mark))
        while long and self._peek(quote):  # up to two quotes may stand right before the closing three
            self._move(1)
        return self.text[start:end]

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip_spaces()
            char = self.text[self.at : self.at + 1]
            if char in {'"', "'"}:
                parts.append(self._string(char))
            else:
                start = self.at
                while self.text[self.at : self.at + 1] not in {".", "=", "]", " ", "\t", ""}:
                    self._move(1)
                parts.append(self.text[start : self.at])
            self._skip_spaces()
            if not self._peek("."):
                return parts
            self._move(1)

    def _peek(self, token: str) -> bool:
        return self.text.startswith(token, self.at)

    def _move(self, count: int) -> None:
        self.line += self.text.count("\n", self.at, self.at + count)
        self.at += count

    def _skip_spaces(self) -> None:
        while self.text[self.at : self.at + 1] in {" ", "\t"}:
            self.at += 1

    def _skip_blank(self) -> None:
        """Spaces, line ends and comments."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char in " \t\r\n":
                self._move(1)
            elif char == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            else:
                return
