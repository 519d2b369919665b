"""The one who acts: a person, the locked desk, or the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ROLES = ("greeter", "consultant", "receptionist", "supervisor", "manager", "administrator")


@dataclass(frozen=True, slots=True)
class Actor:
    """``kind`` staff: a person who proved it with a PIN; desk: the counter while locked; system: the command line.

    ``name`` is shown; ``tag`` is what the ledger and the audit keep.
    """

    kind: Literal["staff", "desk", "system"]
    name: str
    role: str
    staff_id: int | None = None

    @property
    def tag(self) -> str:
        """``staff:<id>``, ``desk`` or ``system:<os user>``: no personal data."""
        if self.kind == "staff":
            return f"staff:{self.staff_id}"
        return "desk" if self.kind == "desk" else f"system:{self.name}"


DESK = Actor("desk", "desk", "desk")


def system_actor(os_user: str) -> Actor:
    """The command line's actor."""
    return Actor("system", os_user, "system")
