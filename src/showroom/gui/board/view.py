"""What the floor board may show (REC-16): names of the staff, numbers and times, never a customer.

Everything that is painted, sounded or spoken comes from :class:`BoardView`; it has no field that could hold a
customer, a purpose or a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showroom.domain.reception import terms
from showroom.phrases import Words
from showroom.services.reception.rows import FloorBoard, PersonRow, VisitRow

# How old an assignment may be and still be called out: a board that was just opened tells no old news.
FRESH_S = 60.0


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody clocked in. ``word``: the status in the reader's language; ``mark``: held_out, greeter or ""."""

    id: int
    name: str
    position: int
    status: str
    word: str
    mark: str = ""
    make_ups: int = 0

    @property
    def is_free(self) -> bool:
        return self.status == terms.AVAILABLE and not self.mark


@dataclass(frozen=True, slots=True)
class Serving:
    """A visit somebody is called to or at work on; ``since``: greeted, else called."""

    visit: int
    number: int
    staff: int
    name: str
    greeted: bool
    called_at: datetime | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Desk:
    """The front desk (REC-05): ``empty_since`` nobody there, ``short_since`` fewer than ``minimum``."""

    minimum: int
    present: int
    short_since: datetime | None
    empty_since: datetime | None
    could_sit: bool

    @property
    def since(self) -> datetime | None:
        """Since when there is an alarm; None: there is none."""
        return self.empty_since or self.short_since


@dataclass(frozen=True, slots=True)
class Post:
    """The greeter's post (REC-13); ``name`` "" is an empty one."""

    name: str
    due_at: datetime | None
    next_name: str


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board at one moment. ``waiting``: arrival moments, longest first."""

    point: Member | None
    deck: Member | None
    order: tuple[Member, ...]
    serving: tuple[Serving, ...]
    waiting: tuple[datetime, ...]
    desk: Desk | None = None
    post: Post | None = None
    greet_limit_s: int = 60
    amber_wait_s: int = 180
    red_wait_s: int = 300
    closed: bool = False

    @property
    def crew(self) -> int:
        """How many have clocked in."""
        return len(self.order)

    @property
    def others(self) -> tuple[Member, ...]:
        """The order without those who are with a visitor: they stand beside it."""
        return tuple(one for one in self.order if one.status != terms.WITH_VISITOR)


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody was called to a visitor; ``deck``: who was on deck and has to move up now, "" when nobody has
    (REC-02)."""

    key: tuple[int, int]
    name: str
    number: int
    deck: str = ""


def view_of(floor: FloorBoard, words: Words) -> BoardView:
    """The board's cut of the floor."""
    order = tuple(_member(person, words) for person in floor.people)
    policy = floor.policy
    desk, post = floor.desk, floor.greeter
    return BoardView(
        next((one for one, row in zip(order, floor.people, strict=True) if row.point), None),
        next((one for one, row in zip(order, floor.people, strict=True) if row.deck), None),
        order,
        tuple(_serving(visit) for visit in floor.serving if visit.consultant_id is not None),
        tuple(sorted(visit.arrived_at for visit in floor.waiting)),
        Desk(desk.minimum, desk.present, desk.short_since, desk.unattended_since, desk.could_sit)
        if desk is not None and desk.minimum
        else None,
        Post(post.name or "", post.due_at, post.next_name or "") if post is not None else None,
        policy.greet_limit_s if policy is not None else 60,
        policy.amber_wait_s if policy is not None else 180,
        policy.red_wait_s if policy is not None else 300,
        floor.closed_at is not None,
    )


def _member(person: PersonRow, words: Words) -> Member:
    mark = "held_out" if person.bar == "held_out" else "greeter" if person.greeter else ""
    return Member(
        person.id, person.name, person.position, person.status, words.status(person.status), mark, person.make_ups
    )


def _serving(visit: VisitRow) -> Serving:
    greeted = visit.state == terms.GREETED
    return Serving(
        visit.id,
        visit.number,
        visit.consultant_id or 0,
        visit.consultant or "",
        greeted,
        visit.assigned_at,
        visit.greeted_at if greeted else visit.assigned_at,
    )


def calls(before: BoardView | None, now: BoardView, at: datetime) -> tuple[Call, ...]:
    """Who was called to a visitor between two looks at the floor; nothing at the first look."""
    if before is None:
        return ()
    known = {(one.visit, one.staff) for one in before.serving}
    is_other = now.point is not None and (before.point is None or before.point.id != now.point.id)
    deck = now.point.name if now.point is not None and is_other else ""
    return tuple(
        Call((one.visit, one.staff), one.name, one.number, deck)
        for one in now.serving
        if (one.visit, one.staff) not in known
        and one.called_at is not None
        and (at - one.called_at).total_seconds() <= FRESH_S
    )
