"""The only door out of the GUI thread.

``command``: every act, in order, on one thread with its own Shop. ``background``: reads, papers, imports, argon2, on
a few threads. Results come back through one long-lived bridge, always in the GUI thread; a result for a widget that
is gone meanwhile is dropped.
"""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from showroom.services.shop import Shop

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], bool | None]
"""Gets the exception; returns False to pass it on to the door's own reporter."""
Progress = Callable[[float, str], None]


class Cancelled(Exception):
    """Raised inside a job whose caller has cancelled it."""


class Job(Generic[T]):
    """A piece of background work, seen from both sides."""

    def __init__(self, door: Door, done: Done | None, failed: Failed | None, progress: Progress | None) -> None:
        self._door, self._done, self._failed, self._progress = door, done, failed, progress
        self._cancel = threading.Event()
        self._held: object = None

    # -- GUI side
    def cancel(self) -> None:
        """Ask it to stop; neither ``done`` nor ``failed`` will be called."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    # -- worker side
    @property
    def shop(self) -> Shop:
        """This thread's Shop."""
        return self._door.thread_shop()

    def check(self) -> None:
        """Raise :class:`Cancelled` if the caller has lost interest."""
        if self._cancel.is_set():
            raise Cancelled

    def progress(self, part: float, text: str = "") -> None:
        """Tell how far it is (0 … 1); also checks for cancelling."""
        self.check()
        if self._progress is not None:
            self._door.post(self, self._progress, part, text)


@dataclass(frozen=True, slots=True)
class _Message:
    job: Job[Any]
    call: Callable[..., Any]
    arguments: tuple[Any, ...]


class _Bridge(QObject):
    """Lives as long as the door: a worker that owned its signals would lose them."""

    message = Signal(object)


class _Worker:
    """A thread that takes calls from a queue, in order; started at the first call."""

    def __init__(self, name: str, calls: queue.SimpleQueue[Callable[[], None] | None]) -> None:
        self._name, self._calls = name, calls
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (call := self._calls.get()) is not None:
            call()
            del call  # while it waits for the next one, this thread must not hold what a page gave it

    def join(self, seconds: float) -> None:
        if self._thread is not None:
            self._thread.join(seconds)


class Sweeper(QObject):
    """Collects cyclic garbage in the GUI thread only.

    Python collects in whatever thread happens to allocate; widgets of a page that was made anew, destroyed in a
    worker thread, bring the program down. So the automatic collection rests while there are workers; a timer does it.
    """

    EVERY_MS = 300
    SETTLED_SECONDS = 60.0  # modules and pages are still loaded that stay for good
    MANY = 30_000  # so many new things take ten milliseconds to look through: modules, or a file's rows, that stay

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._began = time.monotonic()
        self._whole = 0
        self._young = 0
        self._timer = QTimer(self)
        self._timer.setInterval(self.EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """What Python itself would do by now, generation by generation."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if limits[generation] and counts[generation] > limits[generation]:
                if generation == 2:
                    self._sweep_old()
                elif (self._young if generation else 0) + counts[0] > self.MANY:
                    gc.freeze()  # what of it was garbage goes when the whole is looked through
                    self._young = 0
                else:
                    gc.collect(generation)
                    self._young = 0 if generation else self._young + counts[0]
                return

    def _sweep_old(self) -> None:
        """What is left is not looked through again until there is a quarter more of it, which is Python's own rule:
        the whole program takes 100 ms, and the window stands still for it. At the start nothing is looked through.
        """
        is_settled = time.monotonic() - self._began > self.SETTLED_SECONDS
        if is_settled:
            gc.collect()
        gc.freeze()
        if gc.get_freeze_count() > self._whole * 1.25:
            if is_settled:
                gc.unfreeze()
                gc.collect()
                gc.freeze()
            self._whole = gc.get_freeze_count()

    def end(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


class Door(QObject):
    """``report`` gets every exception nobody else took (in the GUI thread); ``committed`` is called after each
    command.
    """

    busy_changed = Signal(bool)

    def __init__(
        self,
        report: Callable[[BaseException], None],
        committed: Callable[[], None],
        threads: int = 3,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._report, self._committed = report, committed
        self._shop_source: Callable[[], Shop] | None = None
        self._generation = 0
        self._local = threading.local()
        self._pending = 0
        self._resting: deque[_Message] = deque(maxlen=32)
        self._sweeper = Sweeper(self)
        self._bridge = _Bridge(self)
        self._bridge.message.connect(self._on_message, Qt.ConnectionType.QueuedConnection)
        self._commands: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._free: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._commander = _Worker("command", self._commands)
        self._helpers = [_Worker(f"background-{n}", self._free) for n in range(threads)]
        self._closed = False

    # -- Shops
    def attach(self, source: Callable[[], Shop] | None) -> None:
        """From now on every thread makes its Shop with ``source`` (called in that thread); None: no database."""
        self._shop_source = source
        self._generation += 1

    def thread_shop(self) -> Shop:
        """The calling thread's Shop. Raises ``RuntimeError`` while no database is open."""
        generation = self._generation
        if getattr(self._local, "generation", None) != generation:
            if self._shop_source is None:
                raise RuntimeError("no database is open")
            self._local.shop = self._shop_source()
            self._local.generation = generation
        shop: Shop = self._local.shop
        return shop

    # -- work
    def command(
        self, act: Callable[[Shop], T], done: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Run ``act(shop)`` after all earlier commands. On success: ``Bus.changed`` first, then ``done(result)``.

        On an exception ``failed(error)``; without it, or if it returns False, the door's reporter.
        """
        job: Job[T] = Job(self, done, failed, None)
        self._begin()
        self._commander.start()
        self._commands.put(lambda: self._run(job, lambda: act(self.thread_shop()), is_command=True))

    def background(
        self,
        work: Callable[[Job[T]], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job[T]:
        """Run ``work(job)`` on a free thread; ``job.shop`` is that thread's Shop. The returned job can be cancelled."""
        job: Job[T] = Job(self, done, failed, progress)
        self._begin()
        for helper in self._helpers:
            helper.start()
        self._free.put(lambda: self._run(job, lambda: work(job), is_command=False))
        return job

    def _run(self, job: Job[T], call: Callable[[], T], *, is_command: bool) -> None:
        job._held = call
        try:
            job.check()
            result = call()
        except Cancelled:
            self.post(job, self._finish)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is told in the GUI thread
            self.post(job, self._fail, job, error)
        else:
            self.post(job, self._succeed, job, result, is_command)

    def post(self, job: Job[Any], call: Callable[..., Any], *arguments: Any) -> None:
        """Call ``call(*arguments)`` in the GUI thread."""
        if not self._closed:
            self._bridge.message.emit(_Message(job, call, arguments))

    def _on_message(self, message: _Message) -> None:
        # What a page gave may hold widgets, and must not die in the thread that still lets go of it: it rests here.
        self._resting.append(message)
        if message.job.cancelled and message.call == message.job._progress:
            return
        if alive(message.call):
            message.call(*message.arguments)

    def _begin(self) -> None:
        self._pending += 1
        if self._pending == 1:
            self.busy_changed.emit(True)

    def _finish(self) -> None:
        self._pending -= 1
        if self._pending == 0:
            self.busy_changed.emit(False)

    def _succeed(self, job: Job[Any], result: object, is_command: bool) -> None:
        self._finish()
        if is_command:
            self._committed()
        if job._done is not None and not job.cancelled and alive(job._done):
            job._done(result)

    def _fail(self, job: Job[Any], error: BaseException) -> None:
        self._finish()
        if job.cancelled:
            return
        if job._failed is not None and alive(job._failed) and job._failed(error) is not False:
            return
        self._report(error)

    @property
    def is_busy(self) -> bool:
        """Whether anything is still under way."""
        return self._pending > 0

    def close(self, seconds: float = 5.0) -> None:
        """Let the commands already given finish, then end the threads."""
        if self._closed:
            return
        self._closed = True
        self._commands.put(None)
        for _ in self._helpers:
            self._free.put(None)
        self._commander.join(seconds)
        for helper in self._helpers:
            helper.join(0.2)
        self._sweeper.end()


def alive(call: Callable[..., Any]) -> bool:
    """False if ``call`` belongs to a Qt object that has been deleted: its bound method, or a function made in one."""
    owner = getattr(call, "__self__", None)
    if not isinstance(owner, QObject):
        code = getattr(call, "__code__", None)
        if code is None or "self" not in code.co_freevars:
            return True
        cells = getattr(call, "__closure__", None) or ()
        owner = cells[code.co_freevars.index("self")].cell_contents
    return not isinstance(owner, QObject) or bool(shiboken6.isValid(owner))
