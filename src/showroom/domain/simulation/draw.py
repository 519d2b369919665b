"""Drawing how long things take, as the pack says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import log
from random import Random

from showroom.domain.packs.schema import Patience, ServiceTime

_SHORTEST = 60.0  # seconds: nobody is greeted, served and gone within less


def service_time(rng: Random, times: Sequence[ServiceTime], kind: str) -> timedelta:
    """How long a visit of ``kind`` is with its consultant; a kind the pack has no time for takes the first one's."""
    spec = next((one for one in times if one.kind == kind), times[0])
    minutes = min(max(rng.lognormvariate(log(spec.median), spec.sigma), spec.least), spec.most)
    return timedelta(seconds=round(max(minutes * 60, _SHORTEST)))


def patience(rng: Random, spec: Patience) -> timedelta:
    """How long a party waits before it leaves unserved."""
    return timedelta(seconds=round(max(rng.lognormvariate(log(spec.median), spec.sigma) * 60, 30.0)))
