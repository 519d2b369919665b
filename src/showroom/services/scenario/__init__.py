"""Scenarios: the rotation's rule book, run (issue "Scenarios are the executable rule book"; docs/scenarios.md).

Every act goes through the services of reception, as at the desk, on a scratch store whose clock stands between acts.

- packs.py: the pack a scenario runs under; stage.py: the scratch store with its people
- acts.py: each act; floor.py: the floor afterwards; expect.py: what must hold; runner.py: one after the other
"""

from showroom.services.scenario.packs import Overrides
from showroom.services.scenario.runner import Result, Step, run
from showroom.services.scenario.stage import Scratch

__all__ = ["Overrides", "Result", "Scratch", "Step", "run"]
