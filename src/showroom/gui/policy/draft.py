"""What the manager has changed and not yet put in force. No widgets: the page asks it what to show."""

from __future__ import annotations

from collections.abc import Mapping

from showroom.domain.policies.changes import Difference, Value, applied, differences, value_at
from showroom.domain.reception.policy import Policy, PolicyProblem, contradictions


class Draft:
    """Changes on top of ``base``, the rules in force at the moment the changes are to hold from."""

    def __init__(self, base: Policy) -> None:
        self.base = base
        self._changes: dict[str, Value] = {}

    @property
    def policy(self) -> Policy:
        """The rules as edited; they may contradict themselves."""
        return applied(self.base, self._changes)

    @property
    def changes(self) -> dict[str, Value]:
        return dict(self._changes)

    @property
    def differences(self) -> tuple[Difference, ...]:
        return differences(self.base, self.policy)

    @property
    def clashes(self) -> list[tuple[str, str]]:
        """Pairs of switches that contradict each other."""
        return contradictions(self.policy)

    def value(self, path: str) -> Value:
        return self._changes[path] if path in self._changes else value_at(self.base, path)

    def old(self, path: str) -> Value | None:
        """What the switch says in ``base``, if it is changed."""
        return value_at(self.base, path) if path in self._changes else None

    def set(self, path: str, value: Value) -> None:
        """Choose ``value``; choosing what is in force is no change."""
        if value == value_at(self.base, path):
            self._changes.pop(path, None)
        else:
            self._changes[path] = value

    def reset(self, path: str) -> None:
        self._changes.pop(path, None)

    def clear(self) -> None:
        self._changes = {}

    def rebase(self, base: Policy) -> None:
        """The rules in force are others now: what they already say is no change any more."""
        self.base = base
        for path, value in tuple(self._changes.items()):
            self.set(path, value)

    def take(self, changes: Mapping[str, Value]) -> None:
        """Put many changes in; what this program does not know (a draft of another version) is left out."""
        for path, value in changes.items():
            try:
                applied(self.base, {path: value})
            except PolicyProblem:
                continue
            self.set(path, value)

    def take_policy(self, policy: Policy) -> None:
        """Edit towards ``policy`` (a preset): every value of it."""
        self._changes = {one.path: one.new for one in differences(self.base, policy)}
