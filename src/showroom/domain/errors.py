"""Typed errors: a code with facts. ``wording.word`` makes the sentence in the reader's language."""

from __future__ import annotations


class ShowroomError(Exception):
    """Base of all errors that are worded: ``code`` names the sentence, ``facts`` fill it."""

    def __init__(self, code: str, *, field: str | None = None, **facts: object) -> None:
        self.code = code
        self.field = field
        self.facts = facts
        super().__init__(code, facts)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors come back from the process of an import with what belongs to them."""
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.code}({facts})"


def _again(kind: type[ShowroomError], args: tuple[object, ...], held: dict[str, object]) -> ShowroomError:
    made = kind.__new__(kind, *args)
    made.__dict__.update(held)
    return made


class UserError(ShowroomError):
    """Bad input or an act that can't be done now; nothing was written. ``field`` names the input it belongs to."""


class Refused(UserError):
    """The acting person may not do this (role, locked desk, wrong PIN); nothing was written."""


class Fault(ShowroomError):
    """The environment fails (disk full, file locked, newer database …): a page that says what to do, CLI exit 4."""
