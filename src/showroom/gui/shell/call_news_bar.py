"""A line over every page about calls: a sensitive one for the manager, messages, questions, answers, what is overdue
(CAL-05 … CAL-07). It stands apart from the news of the floor: neither hides the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showroom.gui.shell.news_line import NewsLine

if TYPE_CHECKING:
    from showroom.gui.kit.labels import Tone
    from showroom.gui.shell.context import ShellContext
    from showroom.gui.shell.main_window import MainWindow
    from showroom.gui.shell.news_read import Key
    from showroom.services.calls import CallNews

_AGAIN_MS = 60_000
"""What only an acknowledgement ends comes back a minute after its line was closed."""

_TONES: dict[str, Tone] = {"sensitive": "danger", "message_urgent": "warning", "overdue": "warning"}


class CallNewsBar(NewsLine["CallNews"]):
    """News of calls. What must be acknowledged (a sensitive call, an urgent message) comes back until it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "call_news")
        self._put_off: set[Key] = set()
        self._again = self.timer(_AGAIN_MS, self._wake)
        self._minute = self.timer(_AGAIN_MS, self.look)
        self._minute.setSingleShot(False)  # a call-back falls due without anybody doing anything

    def follow(self, context: ShellContext) -> None:
        super().follow(context)
        self._minute.start()

    def found(self, context: ShellContext) -> tuple[CallNews, ...]:
        from showroom.services import calls  # with the services, not before the first paint

        nothing: tuple[CallNews, ...] = ()
        return tuple(one for one in context.read(calls.news_of, nothing) if self.key(one) not in self._put_off)

    def key(self, news: CallNews) -> Key:
        return (self._window.actor().staff_id or 0, news.kind, news.ref, 0)

    def go(self, news: CallNews) -> None:
        self._window.navigate("calls", tab="callbacks")

    def stays(self, news: CallNews) -> bool:
        return news.stays

    def put_off(self, news: CallNews) -> None:
        self._put_off.add(self.key(news))
        self._again.start()

    def _wake(self) -> None:
        self._put_off.clear()
        self.look()

    def said(self, news: CallNews, language: str) -> tuple[str, Tone]:
        said = {
            "sensitive": self.tr("Sensitive call: {topic}, written down by {name}."),
            "message_urgent": self.tr("Urgent message for you from {name}."),
            "message": self.tr("Message for you from {name}."),
            "asked": self.tr("{name} asks you about call {number}."),
            "advised": self.tr("{name} has answered about call {number}."),
            "overdue": self.tr("Call-back overdue: call {number}, taken by {name}."),
        }[news.kind]
        if news.kind == "sensitive" and news.number is None:
            said = self.tr("Sensitive call: {topic}. {name} is on the line now.")
        topic = news.topic.of(language) if news.topic is not None else ""
        said = said.format(name=news.who, number=news.number if news.number is not None else "–", topic=topic)
        return said, _TONES.get(news.kind, "info")

    def withdraw(self) -> None:
        self._again.stop()
        self._minute.stop()
        self._put_off.clear()
        super().withdraw()
