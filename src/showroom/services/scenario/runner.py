"""Runs a scenario: each act at its time, then the floor, then what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import showroom.services.scenario.acts as acts
import showroom.services.scenario.owning as owning
from showroom.domain.errors import UserError
from showroom.domain.packs.problems import PackProblem
from showroom.domain.packs.schema import Pack
from showroom.domain.scenarios.schema import Act, Scenario, ScenarioError
from showroom.services.scenario.expect import Failure, Outcome, failures
from showroom.services.scenario.floor import Floor, Told, last_event, look
from showroom.services.scenario.packs import Overrides, pack_of
from showroom.services.scenario.stage import Scratch, Stage, set_up


@dataclass(frozen=True, slots=True)
class Step:
    """An act and what came of it. ``refused``: the code of the error, ``facts`` fill its sentence; ``desk``: of an act
    about ownership.
    """

    act: Act
    at: datetime
    refused: str | None
    facts: dict[str, object]
    told: tuple[Told, ...]
    floor: Floor | None
    failures: tuple[Failure, ...]
    desk: owning.Desk | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A scenario that was run. ``names``: staff by id, for sentences; ``time_zone``: the store's."""

    scenario: Scenario
    pack: Pack
    steps: tuple[Step, ...]
    names: dict[int, str]
    time_zone: str

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(failure for step in self.steps for failure in step.failures)

    @property
    def ok(self) -> bool:
        return not self.failures


def run(
    scenario: Scenario,
    scratch: Scratch,
    folder: Path,
    overrides: Overrides | None = None,
    *,
    to_first_failure: bool = False,
) -> Result:
    """Run it on a new store of ``scratch``. ``folder``: where a policy file named by ``preset`` lies.
    ``to_first_failure``: the acts after the first that fails are left out.

    An act that is refused unexpectedly is a failure, and the scenario goes on. Raises :class:`ScenarioError` for what
    only the pack can tell: a switch that is none, an outcome that is none.
    """
    pack = pack_of(scenario, folder, overrides or Overrides())
    _check_outcomes(scenario, pack)
    with scratch.database() as database:
        stage = set_up(database, scenario, pack)
        steps: list[Step] = []
        for number, act in enumerate(scenario.acts, 1):
            steps.append(_step(stage, act, str(number)))
            if to_first_failure and steps[-1].failures:
                break
        names = {staff: name for name, staff in stage.staff.items()}
        return Result(scenario, pack, tuple(steps), names, stage.shop.store.time_zone)


def _check_outcomes(scenario: Scenario, pack: Pack) -> None:
    known = {outcome.key for outcome in pack.outcomes}
    problems = tuple(
        PackProblem(
            scenario.file,
            act.line,
            ("act", index, "outcome"),
            "pack_unknown_choice",
            {"value": act.values["outcome"], "allowed": ", ".join(sorted(known))},
        )
        for index, act in enumerate(scenario.acts)
        if act.values.get("outcome", next(iter(known))) not in known
    )
    if problems:
        raise ScenarioError(problems)


def _step(stage: Stage, act: Act, number: str) -> Step:
    stage.clock.set(max(stage.moment(act.day, act.at), stage.clock.now()))
    before = last_event(stage)
    refused: str | None = None
    facts: dict[str, object] = {}
    try:
        events = acts.play(stage, act)
        if events:
            stage.done[act.id or f"#{number}"] = events
    except UserError as error:
        refused, facts = error.code, dict(error.facts)
    floor, told = look(stage, before)
    desk = owning.look(stage, act) if owning.is_about(act) else None
    outcome = Outcome(act, refused, told, floor, desk)
    return Step(act, stage.clock.now(), refused, facts, told, floor, failures(outcome, stage.name), desk)
