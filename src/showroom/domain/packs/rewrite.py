"""Changing switches inside a pack's text, of the rotation or of another section: everything else of the text stays as
its writer left it.

A change is a path and a value: ``owner_busy`` → ``wait``, ``place_while.lunch`` → ``keep``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from showroom.domain.packs.loader import load_text
from showroom.domain.packs.schema import Pack
from showroom.domain.reception.policy import Policy

_HEADER = re.compile(r"^\s*\[{1,2}\s*([A-Za-z0-9_-]+)")
_NUMBERED = re.compile(r"^(?P<version>.*)\+(?P<count>\d+)$")
_LONGEST_VERSION = 40  # of the database's column


def with_policy(pack: Pack, changes: Mapping[str, Any], version: str | None = None) -> Pack:
    """``pack`` with switches changed, the rest stays. ``changes``: paths, or a ``[rotation]`` table with tables inside.

    ``version`` None: the next one of this pack (``2026.1`` → ``2026.1+1`` → ``2026.1+2``). Raises ``PackError``.
    """
    import tomlkit

    before, section, after = _parts(pack.text, "rotation")
    document = tomlkit.parse(section)
    rotation: Any = document["rotation"]
    for path, value in _flat(changes).items():
        name, _, key = path.partition(".")
        if not key:
            rotation[name] = value
        elif isinstance(rotation.get(name), Mapping):
            rotation[name][key] = value
        else:
            rotation[name] = {key: value}
    return _versioned(pack, before + _ended(tomlkit.dumps(document)) + after, version)


def with_sections(pack: Pack, changes: Mapping[str, Any]) -> Pack:
    """``pack`` with switches of other sections changed (``ownership.cap_days`` → 90), the rest stays. A section the
    text does not have yet is written behind it. Raises ``PackError``.
    """
    import tomlkit

    text = pack.text
    for name in dict.fromkeys(path.partition(".")[0] for path in changes):
        before, section, after = _parts(text, name)
        document = tomlkit.parse(section)
        if name not in document:
            document[name] = tomlkit.table()
        table: Any = document[name]
        for path, value in changes.items():
            if path.startswith(f"{name}."):
                table[path.partition(".")[2]] = list(value) if isinstance(value, tuple) else value
        text = before + _ended(tomlkit.dumps(document)) + after
    return _versioned(pack, text, None)


def _versioned(pack: Pack, text: str, version: str | None) -> Pack:
    """The pack of a changed text, under its next version."""
    import tomlkit

    head = tomlkit.parse(_head(text))
    head["version"] = version or next_version(pack.version)
    return load_text(tomlkit.dumps(head) + text[len(_head(text)) :], pack.name)


def next_version(version: str) -> str:
    """``2026.1`` → ``2026.1+1``, ``2026.1+1`` → ``2026.1+2``."""
    found = _NUMBERED.match(version)
    stem, count = (found["version"], int(found["count"])) if found else (version, 0)
    ending = f"+{count + 1}"
    return stem[: _LONGEST_VERSION - len(ending)] + ending


def policy_in(text: str) -> Policy:
    """The rotation policy of a pack's text, without reading the rest of it. Raises ``PolicyProblem`` or
    ``tomllib.TOMLDecodeError``."""
    _, section, _ = _parts(text, "rotation")
    return Policy.from_mapping(tomllib.loads(section)["rotation"])


def _flat(changes: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in changes.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{key}": one for key, one in value.items()}
        else:
            flat[name] = value
    return flat


def _parts(text: str, section: str) -> tuple[str, str, str]:
    """The text before a section's tables, the tables, the text after them; ("", text, "") if they don't stand
    together under headings of their own."""
    lines = text.splitlines(keepends=True)
    tables = [(number, found[1]) for number, line in enumerate(lines) if (found := _HEADER.match(line))]
    ours = [index for index, (_, name) in enumerate(tables) if name == section]
    together = bool(ours) and ours == list(range(ours[0], ours[-1] + 1))
    if together:
        first = tables[ours[0]][0]
        last = tables[ours[-1] + 1][0] if ours[-1] + 1 < len(tables) else len(lines)
        while last > first and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
            last -= 1  # what stands above the next heading belongs to it
        before, tables_text, after = ("".join(part) for part in (lines[:first], lines[first:last], lines[last:]))
        try:
            if section in tomllib.loads(tables_text):
                return before, tables_text, after
        except tomllib.TOMLDecodeError:  # what looked like a heading stands inside a text
            pass
    return "", text, ""


def _head(text: str) -> str:
    """What stands before the first table."""
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if _HEADER.match(line)), len(lines))
    return "".join(lines[:first])


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
