"""From parsed TOML or JSON to typed values: a frozen dataclass is the schema, every misfit becomes a ``Finding``.

Field types understood: ``str int bool Decimal float Text``, ``StrEnum`` (a named, finite choice), nested dataclasses,
``tuple[X, ...]``, ``Mapping[str, X]`` and ``X | None``. A field without a default is required; a field called ``key``
is unique in its list. ``metadata``: ``minimum``, ``maximum`` (numbers), ``key`` (an identifier), ``pattern`` (a regular
expression), ``facts`` (the placeholders a text may use), ``read`` (a function that makes the value, raising
:class:`MisfitError`), ``filled`` (a list that may not be empty), ``given`` (not in the file).
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from string import Formatter
from typing import Any, TypeVar

from showroom.domain.packs.problems import Finding, Path
from showroom.domain.text import LANGUAGES, Text

T = TypeVar("T")

IDENTIFIER = re.compile(r"[a-z][A-Za-z0-9_]{0,39}")
_WRONG = object()  # a value that could not be decoded; its finding has been recorded


class MisfitError(Exception):
    """Raised by a ``read`` function: ``path`` leads on from the value it was given."""

    def __init__(self, path: Path, code: str, **facts: object) -> None:
        self.path = path
        self.code = code
        self.facts = facts
        super().__init__(code, facts)


class Decoder:
    """Decodes and keeps every finding, so that a writer sees all mistakes at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def refuse(self, path: Path, code: str, **facts: object) -> None:
        """Records a problem at ``path``."""
        self.findings.append(Finding(path, code, facts))

    def build(self, cls: type[T], raw: object, path: Path = ()) -> T | None:
        """The dataclass ``cls`` from a table, or None when something in it is wrong (see ``findings``)."""
        if not isinstance(raw, Mapping):
            self._wrong_type(path, "table", raw)
            return None
        known = _fields(cls)
        for key in raw:
            if key not in known:
                self._unknown(path, str(key), known)
        values: dict[str, Any] = {}
        complete = True
        for name, (kind, spec) in known.items():
            if name not in raw:
                if _required(spec):
                    self.refuse(path, "pack_missing_key", key=name)
                    complete = False
                continue
            value = self._value(kind, raw[name], (*path, name), spec.metadata)
            if value is _WRONG:
                complete = False
            else:
                values[name] = value
        return cls(**values) if complete else None

    def _value(self, kind: Any, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        read = rules.get("read")
        if read is not None:
            return self._read(read, raw, path)
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            (kind,) = (one for one in typing.get_args(kind) if one is not type(None))
            return self._value(kind, raw, path, rules)
        if origin is tuple:
            return self._list(typing.get_args(kind)[0], raw, path, rules)
        if origin is not None:  # Mapping[str, X]
            return self._mapping(typing.get_args(kind)[1], raw, path, rules)
        if kind is Text:
            return self._text(raw, path, rules)
        if dataclasses.is_dataclass(kind):
            built = self.build(typing.cast("type[Any]", kind), raw, path)
            return _WRONG if built is None else built
        return self._scalar(kind, raw, path, rules)

    def _read(self, read: Callable[[Mapping[str, Any]], object], raw: object, path: Path) -> Any:
        if not isinstance(raw, Mapping):
            return self._wrong_type(path, "table", raw)
        try:
            return read(raw)
        except MisfitError as misfit:
            self.refuse((*path, *misfit.path), misfit.code, **misfit.facts)
            return _WRONG

    def _scalar(self, kind: Any, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        if issubclass(kind, StrEnum):
            return self._choice(kind, raw, path)
        if kind is str:
            return self._string(raw, path, rules)
        if kind is bool:
            return raw if isinstance(raw, bool) else self._wrong_type(path, "yes_no", raw)
        return self._number(kind, raw, path, rules)

    def _list(self, kind: Any, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        if not isinstance(raw, list | tuple):
            return self._wrong_type(path, "list", raw)
        if not raw and rules.get("filled"):
            self.refuse(path, "pack_empty_list")
            return _WRONG
        inner = {name: rule for name, rule in rules.items() if name != "filled"}
        values = [self._value(kind, one, (*path, index), inner) for index, one in enumerate(raw)]
        self._unique(kind, raw, path)
        return _WRONG if any(value is _WRONG for value in values) else tuple(values)

    def _unique(self, kind: Any, raw: list[object] | tuple[object, ...], path: Path) -> None:
        """No entry twice: by its ``key`` field when it has one, else (plain names) by itself."""
        name = "key" if dataclasses.is_dataclass(kind) and "key" in _fields(typing.cast("type[Any]", kind)) else None
        seen: dict[object, int] = {}
        for index, one in enumerate(raw):
            key: object = one
            place: Path = (*path, index)
            if name is not None:
                key = one.get(name) if isinstance(one, Mapping) else None
                place = (*place, name)
            if not isinstance(key, str):
                continue
            if key in seen:
                self.refuse(place, "pack_duplicate", key=key, first=seen[key] + 1)
            else:
                seen[key] = index

    def _mapping(self, kind: Any, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        if not isinstance(raw, Mapping):
            return self._wrong_type(path, "table", raw)
        values = {str(key): self._value(kind, one, (*path, str(key)), rules) for key, one in raw.items()}
        for key in values:
            if not IDENTIFIER.fullmatch(key):
                self.refuse((*path, key), "pack_bad_identifier", value=key)
        return _WRONG if any(value is _WRONG for value in values.values()) else types.MappingProxyType(values)

    def _text(self, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        if not isinstance(raw, Mapping):
            return self._wrong_type(path, "text", raw)
        good = True
        for key in raw:
            if key not in LANGUAGES:
                self._unknown(path, str(key), LANGUAGES)
                good = False
        for lang in LANGUAGES:
            words = raw.get(lang)
            if words is None or (isinstance(words, str) and not words.strip()):
                self.refuse(path, "pack_missing_translation", language=lang)
                good = False
            elif not isinstance(words, str):
                self._wrong_type((*path, lang), "string", words)
                good = False
        if not good:
            return _WRONG
        text = Text(**{lang: str(raw[lang]).strip() for lang in LANGUAGES})
        return text if self._placeholders(text, path, rules.get("facts", ())) else _WRONG

    def _placeholders(self, text: Text, path: Path, allowed: tuple[str, ...]) -> bool:
        """A sentence uses the same facts in both languages, and only those its reader can be given."""
        if "{" not in text.en + text.zh_CN and "}" not in text.en + text.zh_CN:
            return True
        try:
            used = {lang: set(_names(text.of(lang))) for lang in LANGUAGES}
        except ValueError:
            self.refuse(path, "pack_broken_placeholder")
            return False
        for name in sorted(used["en"] ^ used["zh_CN"]):
            lang = "zh_CN" if name in used["en"] else "en"
            self.refuse((*path, lang), "pack_placeholder_missing", name=name, language=lang)
        unknown = sorted((used["en"] | used["zh_CN"]) - set(allowed))
        for name in unknown:
            self.refuse(path, "pack_placeholder_unknown", name=name, allowed=", ".join(allowed) or "–")
        return not unknown and used["en"] == used["zh_CN"]

    def _choice(self, kind: type[StrEnum], raw: object, path: Path) -> Any:
        allowed = [one.value for one in kind]
        if not isinstance(raw, str):
            return self._wrong_type(path, "string", raw)
        if raw not in allowed:
            self.refuse(path, "pack_unknown_choice", value=raw, allowed=", ".join(allowed))
            return _WRONG
        return kind(raw)

    def _string(self, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        if not isinstance(raw, str):
            return self._wrong_type(path, "string", raw)
        if rules.get("key") and not IDENTIFIER.fullmatch(raw):
            self.refuse(path, "pack_bad_identifier", value=raw)
            return _WRONG
        pattern = rules.get("pattern")
        if pattern is not None and not re.fullmatch(pattern, raw):
            self.refuse(path, "pack_bad_form", value=raw, example=rules.get("example", ""))
            return _WRONG
        if not raw.strip():
            self.refuse(path, "pack_empty")
            return _WRONG
        return raw

    def _number(self, kind: Any, raw: object, path: Path, rules: Mapping[str, Any]) -> Any:
        value: Any
        if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal | str):
            return self._wrong_type(path, "integer" if kind is int else "number", raw)
        if kind is int:
            if not isinstance(raw, int):
                return self._wrong_type(path, "integer", raw)
            value = raw
        else:
            try:
                value = Decimal(str(raw))
            except InvalidOperation:
                return self._wrong_type(path, "number", raw)
            if not value.is_finite():
                return self._wrong_type(path, "number", raw)
        low, high = rules.get("minimum"), rules.get("maximum")
        if (low is not None and value < low) or (high is not None and value > high):
            self.refuse(path, "pack_out_of_range", value=raw, low=_said(low), high=_said(high))
            return _WRONG
        return float(value) if kind is float else value

    def _unknown(self, path: Path, key: str, known: Iterable[str]) -> None:
        near = _nearest(key, known)
        if near:
            self.refuse((*path, key), "pack_unknown_key_near", key=key, near=near)
        else:
            self.refuse((*path, key), "pack_unknown_key", key=key)

    def _wrong_type(self, path: Path, wanted: str, raw: object) -> object:
        self.refuse(path, "pack_wrong_type_" + wanted, found=_shown(raw))
        return _WRONG


_FIELDS: dict[type[Any], dict[str, tuple[Any, dataclasses.Field[Any]]]] = {}  # resolving annotations is slow: once


def _fields(cls: type[Any]) -> dict[str, tuple[Any, dataclasses.Field[Any]]]:
    known = _FIELDS.get(cls)
    if known is None:
        hints = typing.get_type_hints(cls)
        known = _FIELDS[cls] = {
            spec.name: (hints[spec.name], spec) for spec in dataclasses.fields(cls) if not spec.metadata.get("given")
        }
    return known


def _required(spec: dataclasses.Field[Any]) -> bool:
    return spec.default is dataclasses.MISSING and spec.default_factory is dataclasses.MISSING


def _names(words: str) -> Iterator[str]:
    for _, name, _, _ in Formatter().parse(words):
        if name is not None:
            yield name


def _nearest(key: str, known: Iterable[str]) -> str:
    """The key that was probably meant, or an empty string."""
    import difflib  # only needed once something is wrong

    close = difflib.get_close_matches(key, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def _said(bound: object) -> str:
    return "…" if bound is None else str(bound)


def _shown(raw: object) -> str:
    """What stands there instead, short enough for one line."""
    if isinstance(raw, Mapping):
        return "{…}"
    if isinstance(raw, list | tuple):
        return "[…]"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    said = str(raw)
    return said if len(said) <= 40 else said[:39] + "…"
