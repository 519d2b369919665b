"""What `make pictures` takes pictures of, as data, and the verbs that the scenes are told in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from showroom.domain.staff.actor import Actor
from showroom.gui.kit.prompts import SystemPrompts
from showroom.gui.kit.table import Table
from showroom.gui.reception.popup import ButtonPopup
from showroom.gui.shell.main_window import MainWindow
from showroom.gui.tour.eyes import Missed
from showroom.gui.tour.hands import Hands

Scene = tuple[str, str, tuple[str, ...]]
"""Name, the role that looks ("nobody": the locked desk), and what they do first: a verb and its words."""

SCENES: tuple[Scene, ...] = (
    ("first-run", "nobody", ("first_run",)),
    ("cards", "nobody", ("cards",)),
    ("pin-pad", "nobody", ("cards", "card 0")),
    ("locked", "nobody", ("cards", "press sign.leave")),
    ("sign-one-act", "nobody", ("cards", "press sign.leave", "keys Ctrl+K")),
    ("reception", "manager", ("open reception",)),
    ("reception-desk", "receptionist", ("open reception",)),
    ("reception-consultant", "consultant", ("open reception",)),
    ("reception-walk-in", "receptionist", ("open reception", "keys F2")),
    ("reception-more", "manager", ("open reception", "press reception.more_acts")),
    ("reception-late", "manager", ("open reception", "press reception.more_acts", "press reception.more.late")),
    ("reception-statuses", "manager", ("open reception", "press reception.clock_in")),
    ("customers", "manager", ("open customers",)),
    ("customers-consultant", "consultant", ("open customers",)),
    ("customers-one", "manager", ("open customers", "row customers.table 0")),
    ("customers-form", "manager", ("open customers", "row customers.table 0", "press customer.edit")),
    ("customers-register", "manager", ("open customers", "press customers.new")),
    ("customers-merge", "manager", ("open customers", "merge")),
    ("customers-import", "manager", ("open customers", "import")),
    ("calls", "manager", ("open calls",)),
    ("calls-entry", "receptionist", ("keys F3", "type 138")),
    ("calls-callbacks", "manager", ("open calls tab=callbacks",)),
    ("calls-message", "manager", ("open calls", "press calls.write")),
    ("opportunities", "manager", ("open opportunities",)),
    ("opportunities-new", "manager", ("open opportunities", "press opportunities.new")),
    ("appointments", "manager", ("open appointments",)),
    ("appointments-kept", "manager", ("open appointments", "press appointments.tabs.kept")),
    ("appointments-new", "manager", ("open appointments", "press appointments.new")),
    ("appointments-things", "manager", ("open appointments", "press appointments.things")),
    ("presentations", "manager", ("open presentations",)),
    ("quotes", "manager", ("open quotes",)),
    ("quotes-one", "manager", ("open quotes", "row quotes.table 0")),
    ("quotes-new", "manager", ("open quotes", "press quotes.new")),
    ("catalogue", "manager", ("open catalogue",)),
    ("catalogue-one", "manager", ("open catalogue", "row catalogue.table 0")),
    ("agents", "manager", ("open agents",)),
    ("agents-notice", "manager", ("open agents", "press agents.new")),
    ("ownership", "manager", ("claim", "open ownership")),
    ("ownership-one", "manager", ("claim", "open ownership", "row ownership.table 0")),
    ("ownership-claim", "manager", ("open ownership", "press ownership.new")),
    ("ownership-decide", "manager", ("claim", "open ownership", "row ownership.table 0", "press ownership.act.decide")),
    ("roster", "manager", ("open roster",)),
    ("dashboard", "manager", ("open dashboard",)),
    ("reports", "manager", ("open reports",)),
    ("reports-fairness", "manager", ("open reports tab=fairness",)),
    ("reports-morning", "manager", ("open reports tab=morning",)),
    ("reports-calls", "manager", ("open reports tab=calls",)),
    ("reports-conversion", "manager", ("open reports tab=conversion",)),
    ("staff", "manager", ("open staff",)),
    ("staff-new", "manager", ("open staff", "press staff.new")),
    ("timeline", "manager", ("open timeline",)),
    ("policy", "manager", ("open policy",)),
    ("policy-history", "manager", ("open policy", "press policy.tab.history")),
    ("policy-rehearsal", "manager", ("open policy", "press policy.tab.rehearsal")),
    ("settings", "manager", ("open settings",)),
    ("find", "manager", ("open reception", "keys Ctrl+K", "type 王", "hits")),
    ("keys", "manager", ("open reception", "keys F1")),
    ("bars", "manager", ("open catalogue", "bars")),
    ("board", "manager", ("window board",)),
    ("window-dashboard", "manager", ("window dashboard",)),
)

AFTER_MS = 250
"""Papers are drawn and searches answered a moment after all work is done."""
SAMPLE = "姓名;手机;地址;备注\n王小明;13800001234;滨江路 8 号;周末来\nAnna Kowalska;+48 600 100 200;;\n无号码;12;;\n"


BARS = {
    "en": (
        "Something typed on the page “Calls” was not saved yet.",
        "VIP here: visitor 12, served by Emma Walsh. 2 more.",
        "Somebody else has just given this visitor to Lucas Meyer.",
        "Go there",
    ),
    "zh_CN": (
        "“来电”页有内容尚未保存。",
        "贵宾到店：12 号来访，由 Emma Walsh 接待。另有 2 条。",
        "该来访刚由他人分配给 Lucas Meyer。",
        "前往查看",
    ),
}
"""What stands over a page on a bad day: a draft, news, a refusal, and the button."""


class PicturePrompts(SystemPrompts):
    """A file chooser is answered with a small file of customers."""

    def __init__(self, folder: Path) -> None:
        self.sample = folder / "customers.csv"
        self.sample.write_text(SAMPLE, encoding="utf-8")

    def open_file(self, parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], None]) -> None:
        then(self.sample)


class Player:
    """Plays scenes in the counter window; ``front`` is the window to take the picture of."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.front: QWidget = window
        self.hands = Hands(window, lambda: window.runtime.door.is_busy)

    def play(self, scene: Scene) -> None:
        """Raises :class:`Missed` at the first step that can't be done."""
        _name, role, steps = scene
        self.reset()
        self._sit(role)
        for step in steps:
            verb, _space, words = step.partition(" ")
            getattr(self, f"do_{verb}")(words)
            self.hands.settle()
        self.hands.turn(AFTER_MS)

    def reset(self) -> None:
        """Everything that stands over the page goes, and so does what was typed."""
        for _ in range(8):
            above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if above is None:
                break
            above.close()
            self.hands.settle()
        for popup in self.window.findChildren(ButtonPopup):
            popup.dismiss()
        for other in self.window.popups.windows:
            other.close()
        self.front = self.window
        self.window.undo_bar.dismiss()
        self.window.error_bar.dismiss()
        self.window.popups.drop_find()
        self.window.runtime.session.lock()
        self.window.pages.drop(keep=False)
        self._forget()
        self.hands.settle()

    def _forget(self) -> None:
        """What a scene typed is no draft for the next one."""
        drafts = self.window.runtime.drafts
        if drafts is not None:
            for key in drafts.keys():  # noqa: SIM118 - not a mapping
                drafts.clear(key)
        self.window.over.draft_bar.dismiss()

    def _sit(self, role: str) -> None:
        if role == "nobody":
            return
        card = next((card for card in self.window.cards() if card.role == role), None)
        if card is None:
            raise Missed("tour.missed.fact", wanted=role, found="–")
        self.window.signed_in(Actor("staff", card.name, card.role, card.id))
        self.hands.settle()

    # -- verbs
    def do_open(self, words: str) -> None:
        page, *pairs = words.split()
        self.window.navigate(page, **dict(pair.split("=", 1) for pair in pairs))

    def do_press(self, name: str) -> None:
        self.hands.click(name)

    def do_keys(self, keys: str) -> None:
        self.hands.key(keys)

    def do_type(self, text: str) -> None:
        self.hands.type(text)

    def do_hits(self, _words: str) -> None:
        """Typing rests for a moment before anything is looked for."""
        popup = self.window.popups.find
        assert popup is not None
        self.hands.wait(lambda: len(popup.table.rows()) > 0, "tour.missed.row_shown", name="find")

    def do_row(self, words: str) -> None:
        name, number = words.split()
        table: Table[Any] = self.hands.find(name, Table)
        self.hands.wait(lambda: len(table.rows()) > int(number), "tour.missed.row_shown", name=name)
        identity = table.model().identity(int(number))  # type: ignore[attr-defined]
        self.hands.click(table.viewport(), table.row_middle(identity))

    def do_first_run(self, _words: str) -> None:
        """As on a new PC; the place is only shown."""
        self.window.fronts.show_first_run("showroom.sqlite3")

    def do_cards(self, _words: str) -> None:
        self.window.fronts.show_sign_in()

    def do_card(self, number: str) -> None:
        self.hands.click(f"sign.card.{self.window.cards()[int(number)].id}")

    def do_window(self, kind: str) -> None:
        self.window.popups.open_window(kind)
        self.front = self.window.popups.windows[-1]
        self.front.resize(self.window.size())

    def do_import(self, _words: str) -> None:
        self._pick("customers.files", "customers.files.import")

    def _pick(self, button: str, entry: str) -> None:
        """An entry of the menu that ``button`` opens."""
        self.hands.click(button)
        menu = self.hands.wait(QApplication.activePopupWidget, "tour.missed.control", name=entry)
        action = menu.findChild(QAction, entry) if isinstance(menu, QMenu) else None
        if action is None or not isinstance(menu, QMenu):
            raise Missed("tour.missed.control", name=entry)
        at = menu.actionGeometry(action).center()
        self.hands.click(menu, QPoint(at))

    def do_merge(self, _words: str) -> None:
        """The two newest records side by side: what the dialog looks like, whoever they are."""
        from showroom.gui.customers.merge import compare
        from showroom.services.customers import listing

        page, store, actor = self.window.current_page, self.window.runtime.store, self.window.actor()
        context = self.window._context
        assert page is not None
        assert store is not None
        assert context is not None
        one, other = listing.start(store.shop, actor, listing.View(), 2).people[:2]
        compare(page, context, one.id, other.id, lambda _id: None)

    def do_claim(self, _words: str) -> None:
        """A case at the ownership desk: somebody claims the newest customer whom another consultant looks after."""
        from showroom.domain.errors import UserError
        from showroom.services import ownership
        from showroom.services.customers import listing

        store, actor = self.window.runtime.store, self.window.actor()
        assert store is not None
        person = next(one for one in listing.start(store.shop, actor, listing.View(), 50).people if one.owner)
        other = next(one for one in self.window.cards() if one.role == "consultant" and one.name != person.owner)
        with suppress(UserError):  # a scene before this one has opened it
            ownership.open_claim(store.shop, actor, ownership.NewClaim(person.id, staff_id=other.id))

    def do_bars(self, _words: str) -> None:
        """A bad day: news, a draft and a refusal over the page at once."""
        over = self.window.over
        draft, news, refusal, there = BARS[self.window.runtime.settings.shown_language]
        over.draft_bar.show_message(draft, "info", there)
        over.news_bar.show_message(news, "warning", there)
        self.window.error_bar.show_message(refusal)
