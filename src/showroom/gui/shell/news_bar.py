"""A line over every page: your customer is here, a VIP is here; it stays until whoever is signed in has read it
(REC-07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.domain.staff.permissions import may
from showroom.gui.shell.news_line import NewsLine

if TYPE_CHECKING:
    from showroom.gui.kit.labels import Tone
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.news_read import Key
    from showroom.services.reception import News


class NewsBar(NewsLine["News"]):
    """News of the floor."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "news")

    def found(self, context: ShellContext) -> tuple[News, ...]:
        window = self._window
        actor = window.actor()
        if not may(actor, "reception.board"):
            return ()
        # With the services, not before the first paint; and the package, none of its modules: another thread may be
        # loading it for the first page, and two that begin at different ends of it find it half made.
        from showroom.services import reception

        nothing: tuple[News, ...] = ()
        # The reception page asks the manager itself, with the act that answers.
        on_page = window.current_page is not None and window.current == "reception"
        return tuple(
            news for news in context.read(reception.news_of, nothing) if not (on_page and news.kind == "vip_decides")
        )

    def key(self, news: News) -> Key:
        return news.key

    def go(self, news: News) -> None:
        self._window.navigate("reception", visit_id=news.visit_id)

    def said(self, news: News, language: str) -> tuple[str, Tone]:
        said = {
            "vip_decides": self.tr("VIP here, visitor {number}: the manager says who serves."),
            "vip_waits": self.tr("VIP here: visitor {number} waits."),
            "vip_served": self.tr("VIP here: visitor {number}, served by {name}."),
            "owner_waits": self.tr("Your customer is here: visitor {number} waits."),
            "owner_served": self.tr("Your customer is here: visitor {number}, served by {name}."),
        }[news.kind]
        if news.kind == "vip_served" and news.owner and news.owner != news.consultant:
            said = self.tr("VIP here: visitor {number}, {owner}'s customer, served by {name}.")
        elif news.kind == "vip_waits" and news.owner:
            said = self.tr("VIP here: visitor {number}, {owner}'s customer, waits.")
        said = said.format(number=news.number, name=news.consultant, owner=news.owner)
        return said, "warning" if news.kind.startswith("vip") else "info"
