"""What a page is given: everything it may use of the world, in one object. ``docs/gui.md`` explains it to page
writers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from showroom import wording
from showroom.domain.errors import ShowroomError, UserError
from showroom.domain.staff.permissions import may
from showroom.gui.kit.bars import MessageBar, UndoToast

if TYPE_CHECKING:
    from showroom.clock import Clock
    from showroom.domain.staff.actor import Actor
    from showroom.gui.kit.bus import Bus
    from showroom.gui.kit.dialog import Dialog
    from showroom.gui.kit.drafts import Drafts
    from showroom.gui.kit.prompts import Prompts
    from showroom.gui.kit.ticker import Ticker
    from showroom.gui.kit.work import Door
    from showroom.gui.telephony.line import Telephone
    from showroom.services.shop import Shop
    from showroom.settings import Settings

T = TypeVar("T")


class Host(Protocol):
    """What the window does for its pages (the main window, a secondary window, or a test's)."""

    undo_bar: UndoToast
    error_bar: MessageBar

    def actor(self) -> Actor: ...

    def sign(
        self,
        action: str,
        then: Callable[[Actor], None],
        *,
        staff_id: int | None = None,
        why: str = "",
        whose: int | None = None,
    ) -> None: ...

    def navigate(self, key: str, **arguments: Any) -> None: ...

    def report(self, error: BaseException) -> None: ...


@dataclass(frozen=True, slots=True)
class FindHit:
    """One result of Ctrl+K. ``page`` and ``arguments`` say where Enter leads (``navigate(page, **arguments)``)."""

    title: str
    detail: str
    icon: str
    page: str
    arguments: dict[str, Any] = field(default_factory=dict)
    why: str = ""


FindProvider = Callable[["Shop", "Actor", str], Sequence[FindHit]]
"""Called on a background thread with that thread's Shop; best hit first."""


class ShellContext:
    """See ``docs/gui.md``. One for each open database and window."""

    def __init__(
        self,
        *,
        shop: Shop,
        door: Door,
        bus: Bus,
        ticker: Ticker,
        prompts: Prompts,
        drafts: Drafts,
        settings: Callable[[], Settings],
        host: Host,
        find: dict[str, FindProvider],
        telephone: Telephone | None = None,
    ) -> None:
        self.shop = shop
        self.door = door
        self.bus = bus
        self.ticker = ticker
        self.prompts = prompts
        self.drafts = drafts
        self.find = find
        self.telephone = telephone
        self._settings = settings
        self._host = host

    # -- facts
    @property
    def clock(self) -> Clock:
        return self.shop.clock

    @property
    def settings(self) -> Settings:
        """As they are now; never keep them."""
        return self._settings()

    @property
    def language(self) -> str:
        """``en`` or ``zh_CN``: the language on the screen."""
        return self._settings().shown_language

    @property
    def undo_bar(self) -> UndoToast:
        return self._host.undo_bar

    @property
    def error_bar(self) -> MessageBar:
        return self._host.error_bar

    def actor(self) -> Actor:
        """Who is signed in; the locked desk's actor when nobody is."""
        return self._host.actor()

    def may(self, action: str) -> bool:
        """Whether the signed-in person may do ``action``: what to show. ``sign`` and the services decide again."""
        return may(self._host.actor(), action)

    def word(self, code: str, /, **facts: object) -> str:
        """The sentence of a code in the language on the screen."""
        return wording.word(self.language, code, **facts)

    def sentence(self, error: ShowroomError) -> str:
        """An error's sentence in the language on the screen."""
        return wording.word(self.language, error.code, **error.facts)

    # -- acts
    def navigate(self, key: str, **arguments: Any) -> None:
        """Open a page; its ``arrive(**arguments)`` is called."""
        self._host.navigate(key, **arguments)

    def sign(
        self,
        action: str,
        then: Callable[[Actor], None],
        *,
        staff_id: int | None = None,
        why: str = "",
        whose: int | None = None,
    ) -> None:
        """Go on with somebody who may do ``action``: the one signed in, else whoever signs this one act (card + PIN).

        ``staff_id``: it must be this person (or nobody goes on). ``whose``: whose clock or status it is about: they
        themselves, or who may do it for others. ``why``: a sentence shown above the cards. Cancelled: nothing happens.
        """
        self._host.sign(action, then, staff_id=staff_id, why=why, whose=whose)

    def act(
        self,
        action: str,
        call: Callable[[Shop, Actor], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], bool | None] | None = None,
        *,
        staff_id: int | None = None,
        whose: int | None = None,
    ) -> None:
        """Sign, then run ``call(shop, actor)`` on the command thread; see ``Door.command`` for ``done`` and
        ``failed``.
        """

        def go(actor: Actor) -> None:
            self.door.command(lambda shop: call(shop, actor), done, failed)

        self.sign(action, go, staff_id=staff_id, whose=whose)

    def submit(
        self,
        dialog: Dialog,
        action: str,
        call: Callable[[Shop, Actor, Any], T],
        done: Callable[[T], None] | None = None,
    ) -> None:
        """Wire a form: sign, run ``call(shop, actor, value)``; success closes it, a refusal is said in it, typing
        stays.
        """

        def finished(result: T) -> None:
            dialog.finish()
            if done is not None:
                done(result)

        def failed(error: BaseException) -> bool:
            if isinstance(error, UserError):
                return dialog.refuse_error(error, self.sentence(error))
            dialog.set_busy(False)
            return False

        def on_submitted(value: object) -> None:
            dialog.set_busy(False)  # a cancelled signature leaves the form usable
            self.act(action, lambda shop, actor: call(shop, actor, value), finished, failed)

        dialog.submitted.connect(on_submitted)

    def report(self, error: BaseException) -> None:
        """Show an error where it belongs: a refusal in the error bar, a fault on its page, else the crash dialog."""
        self._host.report(error)

    def read(self, call: Callable[[Shop, Actor], T], default: T) -> T:
        """A small read for ``refresh()``: a refusal or a fault is reported and ``default`` returned."""
        try:
            return call(self.shop, self.actor())
        except ShowroomError as error:
            self.report(error)
            return default


PageFactory = Callable[[ShellContext], QWidget]
