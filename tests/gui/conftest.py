"""What every GUI test needs: the themed application, a store with a crew, a context whose host signs as one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.errors import Refused
from showroom.domain.packs.loader import load
from showroom.domain.staff.actor import DESK, Actor, system_actor
from showroom.domain.staff.permissions import may_for
from showroom.gui.kit.bars import MessageBar, UndoToast
from showroom.gui.kit.bus import Bus
from showroom.gui.kit.drafts import Drafts
from showroom.gui.kit.theme import THEME, ensure_chinese_font, load_fonts
from showroom.gui.kit.ticker import Ticker
from showroom.gui.kit.work import Door
from showroom.gui.shell.context import ShellContext
from showroom.services import staff
from showroom.services.shop import Shop
from showroom.settings import Settings
from showroom.store.database import Database
from showroom.store.watch import watch

PIN = "4711"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["showroom-tests"]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """Every test begins in the light theme at 100 %."""
    if not qapp.styleSheet():
        QLocale.setDefault(QLocale("en"))
        load_fonts()
        ensure_chinese_font()
    if THEME.tokens.name != "light" or THEME.scale != 1.0 or not qapp.styleSheet():
        THEME.apply("light", 1.0)


class FakePrompts:
    """Answers given beforehand, in order; a prompt without an answer fails the test."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.asked: list[str] = []

    def answer(self, *answers: Any) -> None:
        """A ``Path`` for a chooser, True or False for a question."""
        self.answers.extend(answers)

    def _next(self, question: str) -> Any:
        self.asked.append(question)
        if not self.answers:
            pytest.fail(f"a prompt nobody expected: {question}", pytrace=False)
        return self.answers.pop(0)

    def open_file(self, parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], None]) -> None:
        self._give(title, then)

    def save_file(
        self, parent: QWidget, title: str, suggested: str, filters: Sequence[str], then: Callable[[Path], None]
    ) -> None:
        self._give(title, then)

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        self._give(title, then)

    def _give(self, title: str, then: Callable[[Path], None]) -> None:
        answer = self._next(title)
        if answer is not None:
            then(Path(answer))

    def confirm(
        self, parent: QWidget, question: str, act: str, then: Callable[[], None], *, destroys: bool = False
    ) -> None:
        if self._next(question):
            then()

    def tell(self, parent: QWidget, text: str) -> None:
        self._next(text)


class TestHost(QWidget):
    """A window that signs as ``person`` (the locked desk while None) and remembers what it was asked."""

    __test__ = False

    def __init__(self, clock: ManualClock, manager: Actor) -> None:
        super().__init__()
        self.resize(1440, 900)
        self.undo_bar = UndoToast(self, clock.now)
        self.error_bar = MessageBar("error")
        self.error_bar.setParent(self)
        self.person: Actor | None = manager
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.errors: list[BaseException] = []
        self.signed: list[str] = []

    def actor(self) -> Actor:
        return self.person or DESK

    def sign(
        self,
        action: str,
        then: Callable[[Actor], None],
        *,
        staff_id: int | None = None,
        why: str = "",
        whose: int | None = None,
    ) -> None:
        self.signed.append(action)
        actor = self.actor()
        if not may_for(actor, action, whose) or (staff_id is not None and actor.staff_id != staff_id):
            self.errors.append(Refused("not_allowed", action=action))
            return
        then(actor)

    def navigate(self, key: str, **arguments: Any) -> None:
        self.went.append((key, arguments))

    def report(self, error: BaseException) -> None:
        self.errors.append(error)


class Context(ShellContext):
    """The real context with the test's own hands on it."""

    host: TestHost
    fake_prompts: FakePrompts
    people: dict[str, Actor]


@pytest.fixture
def store_shop(database: Database, clock: ManualClock) -> Shop:
    """A shop with a manager (Mo Lan), a receptionist (Lin Mei) and consultants Anna, Bo, Chen; all PINs are 4711."""
    system = system_actor("tests")
    pack = load(paths.resources() / "packs" / "furniture.toml")
    manager = staff.NewStaff("Mo Lan", "manager", PIN)
    shop = staff.create_store(
        database, clock, system, staff.NewStore("Riverside", "en", "Asia/Shanghai", "CN", "CNY", pack, manager)
    )
    for name, role in (
        ("Lin Mei", "receptionist"),
        ("Anna", "consultant"),
        ("Bo", "consultant"),
        ("Chen", "consultant"),
    ):
        staff.add(shop, system, staff.NewStaff(name, role, PIN))
    return shop


@pytest.fixture
def context(
    store_shop: Shop, clock: ManualClock, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Context]:
    """A page's context. ``context.host.person = context.people["Anna"]`` changes who acts.."""
    system = system_actor("tests")
    people = {c.name: Actor("staff", c.name, c.role, c.id) for c in staff.cards(store_shop, system)}
    host = TestHost(clock, people["Mo Lan"])
    qtbot.addWidget(host)
    bus = Bus()
    door = Door(host.report, bus.committed)
    door.attach(store_shop.sibling)
    seen = watch(store_shop.database)
    bus.attach(seen)
    prompts = FakePrompts()
    settings = Settings(language="en", theme="light")
    made = Context(
        shop=store_shop,
        door=door,
        bus=bus,
        ticker=Ticker(clock),
        prompts=prompts,
        drafts=Drafts(tmp_path, store_shop.database.place),
        settings=lambda: settings,
        host=host,
        find={},
    )
    made.host, made.fake_prompts, made.people = host, prompts, people
    yield made
    for top in QApplication.topLevelWidgets():  # a dialog left open would be the next test's modal one
        if isinstance(top, QDialog):
            top.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    bus.attach(None)
    door.close()
    seen.close()


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[..., QWidget]:
    """``show(page, size=(1440, 900))``: visible, refreshed, following the bus."""

    def _show(page: QWidget, size: tuple[int, int] = (1216, 900)) -> QWidget:
        qtbot.addWidget(page)
        if hasattr(page, "changed"):
            context.bus.changed.connect(page.changed)
        page.resize(*size)
        page.show()
        qtbot.waitExposed(page)
        QApplication.processEvents()
        return page

    return _show


@pytest.fixture
def settled(qtbot: QtBot, context: Context) -> Callable[[], None]:
    """Wait until no command or background work is under way."""

    def _settled() -> None:
        qtbot.waitUntil(lambda: not context.door.is_busy, timeout=10_000)
        QApplication.processEvents()

    return _settled
