"""The search index is kept in order in the background while people work; find says how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.domain.staff.actor import system_actor

if TYPE_CHECKING:
    from showroom.gui.kit.work import Job
    from showroom.gui.shell.runtime import Runtime


def begin(runtime: Runtime) -> None:
    """Look whether there is anything to do for the open store, and do it. Closing the program stops it between two
    portions; the next start goes on from there."""

    def work(job: Job[None]) -> None:
        from showroom.services.customer_files import indexing
        from showroom.services.customers import upkeep

        actor = system_actor("index")
        indexing.complete(job.shop, actor, job.check)
        if upkeep.is_due(job.shop, actor):
            upkeep.keep_up(job.shop, actor, lambda done, of: job.progress(done / of), job.check)

    def at(part: float, _text: str) -> None:
        runtime.index_part = part

    def done(_nothing: None) -> None:
        runtime.index_part = None

    def failed(_error: BaseException) -> bool:
        """What is found is right without it, only less: nobody at the desk can do anything about it now."""
        runtime.index_part = None
        return True

    runtime.door.background(work, done, failed, at)
