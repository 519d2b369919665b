"""What the first PIN and the first page need, loaded in the background while somebody looks for their card."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from showroom.domain.staff.actor import DESK

if TYPE_CHECKING:
    from showroom.gui.kit.work import Job


def load(job: Job[None], module: str | None) -> None:
    """argon2, the store's pack, and the page's ``module``."""
    import argon2  # noqa: F401

    from showroom.services import packs

    with job.shop.view(DESK, "packs.view") as connection:
        packs.in_force(job.shop, connection)
    if module is not None:
        importlib.import_module(module)
