"""One act of a scenario on its stage: its values as the services want them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showroom.domain.errors import UserError
from showroom.domain.scenarios.schema import Act
from showroom.domain.staff.actor import Actor
from showroom.services.scenario.stage import Stage

Events = tuple[int, ...]
"""The events an act can be undone with."""

_REASON = "scenario"
"""The reason of a correction, a placing … where the scenario gives none: every one of them must have a reason."""


@dataclass(frozen=True, slots=True)
class Doing:
    """An act on its stage. ``visit``: whom it is about, of those that came before."""

    stage: Stage
    act: Act
    actor: Actor

    def text(self, key: str) -> str | None:
        found = self.act.values.get(key)
        return str(found) if found is not None else None

    def reason(self) -> str:
        return self.text("reason") or _REASON

    def staff(self, key: str = "who") -> int:
        return self.stage.staff[self.act.values[key]]

    def some_staff(self, key: str = "who") -> int | None:
        return self.stage.staff[self.act.values[key]] if key in self.act.values else None

    def people(self) -> tuple[int, ...]:
        return tuple(self.stage.staff[name] for name in self.act.values["who"])

    @property
    def visit(self) -> int:
        """Raises ``UserError('scenario_visit_never_came')``: the act that should have brought it was refused."""
        found = self.some_visit("visit")
        assert found is not None
        return found

    def some_visit(self, key: str) -> int | None:
        name = self.act.values.get(key)
        if name is None:
            return None
        if name not in self.stage.visits:
            raise UserError("scenario_visit_never_came", name=name)
        return self.stage.visits[name]

    def customer(self) -> int | None:
        name = self.act.values.get("customer")
        return self.stage.customers[name] if name is not None else None

    def case(self) -> int:
        """The case named. Raises ``UserError('scenario_visit_never_came')``: the act that should have opened it was
        refused.
        """
        name = self.act.values["claim"]
        if name not in self.stage.claims:
            raise UserError("scenario_visit_never_came", name=name)
        return self.stage.claims[name]

    def some_customer(self, key: str) -> int | None:
        name = self.act.values.get(key)
        return self.stage.customers[name] if name is not None else None

    def when(self, key: str) -> datetime | None:
        at = self.act.values.get(key)
        return self.stage.moment(self.act.day, at) if at is not None else None
