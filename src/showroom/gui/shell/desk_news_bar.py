"""A line over every page about whose customer it is: skating, new cases, a blind window, a ruling (REG-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.gui.shell.news_line import NewsLine

if TYPE_CHECKING:
    from showroom.gui.kit.labels import Tone
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.news_read import Key
    from showroom.services.ownership.news import DeskNews

_TONES: dict[str, Tone] = {"skating": "warning"}


class DeskNewsBar(NewsLine["DeskNews"]):
    """News of the ownership desk; nothing of the customer stands there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "desk_news")

    def found(self, context: ShellContext) -> tuple[DeskNews, ...]:
        from showroom.services.ownership import news  # with the services, not before the first paint

        nothing: tuple[DeskNews, ...] = ()
        return context.read(news.news_of, nothing)

    def key(self, news: DeskNews) -> Key:
        return (self._window.actor().staff_id or 0, f"desk.{news.kind}", news.ref, 0)

    def go(self, news: DeskNews) -> None:
        if news.claim_id is None:
            self._window.navigate("ownership", which="skating")
        else:
            self._window.navigate("ownership", claim_id=news.claim_id)

    def said(self, news: DeskNews, language: str) -> tuple[str, Tone]:
        del language
        said = {
            "window": self.tr("A customer forgot who served them. Was it you? State facts in case {number}."),
            "skating": self.tr("Skating: {name} registered or quoted a customer whose household {owner} looks after."),
            "case": self.tr("{name} opened case {number} at the ownership desk."),
            "ruling": self.tr("Case {number} is decided: {name}."),
        }[news.kind]
        if news.kind == "ruling" and not news.who:
            said = self.tr("Case {number} is decided: nobody, the customer goes by the rotation.")
        number = news.number if news.number is not None else "–"
        return said.format(name=news.who, owner=news.owner, number=number), _TONES.get(news.kind, "info")
