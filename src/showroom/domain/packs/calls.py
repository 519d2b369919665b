"""What a pack says about telephone calls: topics that are not for the phone, topics the manager must hear of at once,
limits (CAL-06, CAL-07, CAL-08, CAL-10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from showroom.domain.calls.rules import PRIVATE_LIMIT_S, CallTopic
from showroom.domain.packs.problems import Finding, Path
from showroom.domain.packs.rules import KEY, POSITIVE, SPOKEN
from showroom.domain.text import Text


@dataclass(frozen=True, slots=True)
class ReservedTopic:
    """A topic that is not for the phone: price control, stock control (CAL-06). It shows with ``say``, what to tell
    the caller instead, when the call is about one of ``topics`` or what was noted holds one of ``words``."""

    key: str = field(metadata=KEY)
    label: Text
    say: Text = field(metadata=SPOKEN)
    topics: tuple[CallTopic, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SensitiveTopic:
    """A topic that goes to the manager's window at once (CAL-06). ``say``: what to tell the caller meanwhile."""

    key: str = field(metadata=KEY)
    label: Text
    say: Text = field(metadata=SPOKEN)
    words: tuple[str, ...] = ()


class NewCaller(StrEnum):
    """Whose customer a first-time caller becomes (REG-07); help under ``pack_choice_new_caller_<value>``."""

    WHO_ANSWERS = "who_answers"
    IN_TURN = "in_turn"


@dataclass(frozen=True, slots=True)
class CallRules:
    """``private_limit_s``: how long a private call may take (CAL-08). ``message_earns_make_up``: a colleague who missed
    a caller's call because somebody else took a message is owed the next enquiry (CAL-07). ``came_within_days``: a
    first-time caller who comes within so many days was brought by the call (CAL-10). ``new_caller``: whose customer
    they become: of the consultant who took the call, or only of who got the enquiry in turn. Nobody's else, until a
    supervisor gives them out; who merely typed the call never owns it."""

    reserved: tuple[ReservedTopic, ...] = ()
    sensitive: tuple[SensitiveTopic, ...] = ()
    private_limit_s: int = field(default=PRIVATE_LIMIT_S, metadata={"minimum": 30, "maximum": 3600})
    message_earns_make_up: bool = False
    came_within_days: int = field(default=30, metadata=POSITIVE)
    new_caller: NewCaller = NewCaller.WHO_ANSWERS

    def misfits(self) -> Iterator[Finding]:
        """Topics that could never come up, and words that are none."""
        for place, topic in enumerate(self.reserved):
            if not topic.topics and not topic.words:
                yield Finding(("calls", "reserved", place), "pack_topic_never", {"key": topic.key})
        listed: list[tuple[Path, tuple[str, ...]]] = [
            *((("calls", "reserved", place), one.words) for place, one in enumerate(self.reserved)),
            *((("calls", "sensitive", place), one.words) for place, one in enumerate(self.sensitive)),
        ]
        for path, words in listed:
            for at, word in enumerate(words):
                if len(word.strip().removesuffix("*")) < 2:
                    yield Finding((*path, "words", at), "pack_topic_word_short", {"word": word})
