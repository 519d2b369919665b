"""What is wrong with a pack: data, worded by ``wording.word(lang, problem.code, **problem.facts)``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from showroom.domain.errors import UserError

Path = tuple[str | int, ...]


def path_text(path: Path) -> str:
    """A path as the writer of a pack counts: ``form.fields[3].label`` (the first entry of a list is 1)."""
    said = ""
    for part in path:
        if isinstance(part, int):
            said += f"[{part + 1}]"
        else:
            said += f".{part}" if said else part
    return said


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a path of the data, before its place in a file is known."""

    path: Path
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackProblem:
    """A problem at a line of a file. ``line`` counts from 1; ``path`` is empty when the file itself is the trouble."""

    file: str
    line: int
    path: Path
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """``furniture.toml:12``."""
        return f"{self.file}:{self.line}"

    @property
    def key(self) -> str:
        """The key it is about, e.g. ``outcomes[2].reasons``."""
        return path_text(self.path)


class PackError(UserError):
    """A pack was refused; ``problems`` holds every one found, in the order of the file."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems: tuple[PackProblem, ...] = tuple(problems)
        if not self.problems:
            raise ValueError("a pack is refused for a reason")
        first = self.problems[0]
        super().__init__("pack_refused", file=first.file, line=first.line, count=len(self.problems))
