"""The door: commands in order, results in the GUI thread, exceptions told, nothing for widgets that are gone."""

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from showroom.gui.kit.work import Cancelled, Door, Job, Sweeper


class Box:
    def __init__(self) -> None:
        self.errors: list[BaseException] = []
        self.commits = 0

    def committed(self) -> None:
        self.commits += 1


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def door(box: Box, qtbot: QtBot) -> Iterator[Door]:
    made = Door(box.errors.append, box.committed)
    made.attach(lambda: threading.get_ident())  # type: ignore[arg-type,return-value]  # any object serves as a Shop here
    yield made
    made.close()


def test_commands_keep_their_order_on_one_thread(door: Door, box: Box, qtbot: QtBot) -> None:
    seen: list[tuple[int, Any]] = []
    for n in range(20):
        door.command(lambda shop, n=n: (n, shop), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert [n for n, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen}) == 1
    assert seen[0][1] != threading.get_ident()
    assert box.commits == 20


def test_results_arrive_in_the_gui_thread(door: Door, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    there: list[bool] = []
    door.background(lambda job: 1, lambda _one: there.append(QThread.currentThread() is here))
    qtbot.waitUntil(lambda: there == [True])


def test_failed_takes_the_error_or_passes_it_on(door: Door, box: Box, qtbot: QtBot) -> None:
    def boom(_shop: Any) -> None:
        raise ValueError("no")

    taken: list[BaseException] = []
    door.command(boom, failed=lambda error: taken.append(error))
    door.command(boom, failed=lambda error: False)
    door.command(boom)
    qtbot.waitUntil(lambda: not door.is_busy)
    assert len(taken) == 1
    assert len(box.errors) == 2
    assert box.commits == 0


def test_a_widget_that_is_gone_gets_nothing(door: Door, box: Box, qtbot: QtBot) -> None:
    gate = threading.Event()
    label = QLabel()
    door.background(lambda job: gate.wait(5) and "late", label.setText)
    label.deleteLater()
    qtbot.waitUntil(lambda: not _alive(label))
    gate.set()
    qtbot.waitUntil(lambda: not door.is_busy)
    assert not box.errors


class _Asker(QLabel):
    """Asks with a function made in a method, as dialogs do."""

    def ask(self, door: Door, gate: threading.Event) -> None:
        def done(said: str) -> None:
            self.setText(said)

        door.background(lambda job: gate.wait(5) and "late", done)


def test_a_function_of_a_widget_that_is_gone_is_not_called(door: Door, box: Box, qtbot: QtBot) -> None:
    gate = threading.Event()
    asker = _Asker()
    asker.ask(door, gate)
    asker.deleteLater()
    qtbot.waitUntil(lambda: not _alive(asker))
    gate.set()
    qtbot.waitUntil(lambda: not door.is_busy)
    assert not box.errors


def _alive(widget: QLabel) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(widget))


def test_cancelled_job_is_silent(door: Door, box: Box, qtbot: QtBot) -> None:
    started, gate = threading.Event(), threading.Event()
    said: list[str] = []

    def work(job: Job[str]) -> str:
        started.set()
        gate.wait(5)
        job.check()
        raise AssertionError("a cancelled job went on")

    job = door.background(work, said.append, lambda error: said.append("failed"))
    assert started.wait(5)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not door.is_busy)
    assert said == []
    assert box.errors == []
    with pytest.raises(Cancelled):
        job.check()


def test_progress_comes_in_order(door: Door, qtbot: QtBot) -> None:
    parts: list[float] = []
    done: list[int] = []

    def work(job: Job[int]) -> int:
        for n in range(5):
            job.progress(n / 4, "")
        return 5

    door.background(work, done.append, progress=lambda part, _text: parts.append(part))
    qtbot.waitUntil(lambda: done == [5])
    assert parts == [0, 0.25, 0.5, 0.75, 1]


def test_shop_is_made_anew_after_another_store_is_attached(door: Door, qtbot: QtBot) -> None:
    seen: list[Any] = []
    door.command(lambda shop: shop, seen.append)
    door.attach(lambda: "second")  # type: ignore[arg-type,return-value]
    door.command(lambda shop: shop, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[1] == "second"


def test_without_a_database_a_command_fails_and_says_so(door: Door, box: Box, qtbot: QtBot) -> None:
    door.attach(None)
    door.command(lambda shop: shop)
    qtbot.waitUntil(lambda: len(box.errors) == 1)
    assert isinstance(box.errors[0], RuntimeError)


def test_close_lets_given_commands_finish(box: Box, qtbot: QtBot) -> None:
    door = Door(box.errors.append, box.committed)
    door.attach(lambda: None)  # type: ignore[arg-type,return-value]
    done = []
    for n in range(10):
        door.command(lambda shop, n=n: done.append(n))
    door.close()
    assert done == list(range(10))


class Ring:
    """Garbage that only a sweep finds."""

    def __init__(self) -> None:
        self.me = self


def test_much_that_is_new_is_set_apart_unseen_a_little_is_swept(qtbot: QtBot) -> None:
    parent = QObject()
    sweeper = Sweeper(parent)
    try:
        gc.freeze()
        held: list[list[int]] = [[] for _ in range(Sweeper.MANY + 1000)]
        dead = weakref.ref(Ring())
        apart = gc.get_freeze_count()
        sweeper.sweep()
        assert held
        assert gc.get_freeze_count() > apart + Sweeper.MANY
        assert dead() is not None
        few: list[list[int]] = [[] for _ in range(2000)]
        dead = weakref.ref(Ring())
        sweeper.sweep()
        assert few
        assert dead() is None
        for _ in range(12):  # little by little it is much, too
            few += [[] for _ in range(3000)]
            sweeper.sweep()
        assert gc.get_freeze_count() > apart + 2 * Sweeper.MANY
    finally:
        sweeper.end()


def test_what_stays_is_not_looked_through_again_until_there_is_a_quarter_more(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QObject()
    sweeper = Sweeper(parent)
    try:
        monkeypatch.setattr(Sweeper, "SETTLED_SECONDS", 0.0)
        sweeper._sweep_old()
        dead, kept = Ring(), Ring()
        seen = [weakref.ref(dead), weakref.ref(kept)]
        sweeper._sweep_old()
        del dead
        sweeper._sweep_old()
        assert [one() is None for one in seen] == [False, False]  # set apart while it lived
        fresh = Ring()
        seen.append(weakref.ref(fresh))
        del fresh
        sweeper._sweep_old()
        assert [one() is None for one in seen] == [False, False, True]
        more: list[list[int]] = [[] for _ in range(gc.get_freeze_count() // 2)]
        sweeper._sweep_old()
        assert more
        assert [one() is None for one in seen] == [True, False, True]
    finally:
        sweeper.end()
    assert gc.get_freeze_count() == 0
