"""The board's panels, each painted into the room it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRectF

from showroom.domain.reception import terms
from showroom.gui.board.painting import LEFT, RIGHT, Brush, places, plan, short
from showroom.gui.board.view import BoardView, Call, Desk, Member, Post, Serving
from showroom.gui.kit.labels import Tone, clock_text, paint_avatar
from showroom.gui.kit.theme import THEME
from showroom.gui.reception.words import STATUS_ICON, STATUS_TONE, seconds_since

USUAL_ROW, LEAST_ROW, LEAST_TEXT = 7.2, 4.6, 2.4
MARK_ICON = {"held_out": "hand-palm", "greeter": "door"}
MARK_TONE: dict[str, Tone] = {"held_out": "danger", "greeter": "violet"}


@dataclass(frozen=True, slots=True)
class Scene:
    """The board at ``now``: ``calls`` are those of the last seconds, ``lit`` the beat of a flash, ``moves`` whether the
    one on point has just moved up; ``page`` counts on, ``scale`` makes lists and lines smaller on an upright screen.
    ``least_name``: point and deck are never written smaller than this many units (REC-16)."""

    view: BoardView
    now: datetime
    calls: tuple[Call, ...] = ()
    lit: bool = False
    moves: bool = False
    page: int = 0
    scale: float = 1.0
    least_name: float = 6.0


def mark_word(mark: str) -> str:
    """A mark in words."""
    if mark == "held_out":
        return QCoreApplication.translate("FloorBoard", "Held out")
    return QCoreApplication.translate("FloorBoard", "At the door")


def point(brush: Brush, area: QRectF, scene: Scene) -> None:
    """Who is next, very large; for a few seconds who was just called, and that this one moves up."""
    t, view = THEME.tokens, scene.view
    lit = scene.lit and view.point is not None
    brush.panel(area, t.accent if view.point is not None else t.border, t.accent_soft if lit else "")
    k = 1.0 if scene.scale == 1 else 0.68
    inner = area.adjusted(brush.u(3), brush.u(2 * k), -brush.u(3), -brush.u(2 * k))
    head = QRectF(inner.left(), inner.top(), inner.width(), brush.u(5 * k))
    brush.text(head, QCoreApplication.translate("FloorBoard", "Next"), 4 * k, t.accent_text)
    if scene.moves and view.point is not None:
        _move_up(brush, head, lit=lit)
    inner.setTop(head.bottom())
    if scene.calls:
        strip = QRectF(inner.left(), inner.bottom() - brush.u(6.4 * k), inner.width(), brush.u(6.4 * k))
        _called(brush, strip, scene.calls)
        inner.setBottom(strip.top() - brush.u(0.6))
    if view.point is None:
        none = QCoreApplication.translate("FloorBoard", "Nobody is free")
        if not view.crew:
            none = QCoreApplication.translate("FloorBoard", "Nobody has clocked in yet")
        side = min(brush.u(12), max(0.0, inner.height() - brush.u(17)))
        top = inner.center().y() - (side + brush.u(15)) / 2
        brush.icon("users-three", t.muted, QRectF(inner.center().x() - side / 2, top, side, side))
        brush.name(QRectF(inner.left(), top + side, inner.width(), brush.u(15)), none, 6, 4.4, t.text)
        return
    side = min(brush.u(17), inner.height() - brush.u(2.4 * scene.least_name + 1))
    if side < brush.u(8):
        side = 0.0
    name_room = min(inner.height() - side, brush.u(20))
    top = inner.center().y() - (side + name_room) / 2
    if side:
        paint_avatar(brush.painter, QRectF(inner.center().x() - side / 2, top, side, side), view.point.name)
    name = QRectF(inner.left(), top + side, inner.width(), name_room)
    brush.name(name, view.point.name, 9.5, scene.least_name, t.text)


def _move_up(brush: Brush, head: QRectF, *, lit: bool) -> None:
    """The words for the one who was on deck: come forward."""
    t = THEME.tokens
    text = QCoreApplication.translate("FloorBoard", "Please move up")
    size = head.height() / brush.unit * 0.68
    wide = brush.width(text, size, 700) + brush.u(size * 2)
    area = QRectF(head.right() - wide, head.top(), wide, head.height())
    brush.pill(area, t.accent if lit else t.accent_soft)
    ink = t.on_accent if lit else t.accent_text
    side = brush.u(size)
    brush.icon("arrow-up", ink, QRectF(area.left() + side * 0.4, area.center().y() - side / 2, side, side))
    brush.text(area.adjusted(side * 1.55, 0, 0, 0), text, size, ink, LEFT, 700)


def _called(brush: Brush, area: QRectF, calls: tuple[Call, ...]) -> None:
    """Who goes to which visitor, by number."""
    ink, ground = THEME.tokens.tone("success")
    brush.pill(area, ground)
    form = QCoreApplication.translate("FloorBoard", "{name} → visitor {number}")
    text = " · ".join(form.format(name=call.name, number=call.number) for call in calls[-2:])
    inner = area.adjusted(brush.u(1.6), 0, -brush.u(1.6), 0)
    size = area.height() / brush.unit * 0.65
    brush.text(inner, text, brush.fitting(text, inner.width(), size, size * 0.7, 700), ink, LEFT, 700)


def deck(brush: Brush, area: QRectF, scene: Scene) -> None:
    """Who is second."""
    t, second = THEME.tokens, scene.view.deck
    brush.panel(area, "", t.accent_soft if scene.lit and second is not None else "")
    k = 1.0 if scene.scale == 1 else 0.68
    inner = area.adjusted(brush.u(3), brush.u(1.6 * k), -brush.u(3), -brush.u(1.4 * k))
    head = QRectF(inner.left(), inner.top(), inner.width(), brush.u(4.4 * k))
    brush.text(head, QCoreApplication.translate("FloorBoard", "On deck"), 3.6 * k, t.muted)
    name = inner.adjusted(0, head.height(), 0, 0)
    brush.name(name, second.name if second is not None else "–", 7.6, scene.least_name, t.text)


def post(brush: Brush, area: QRectF, shown: Post, scene: Scene) -> None:
    """The greeter, the time left, and who comes next (REC-13)."""
    t = THEME.tokens
    left = (shown.due_at - scene.now).total_seconds() if shown.due_at is not None else None
    is_due = left is not None and left <= 0
    tone: Tone = "warning" if is_due or not shown.name else "violet"
    ink, ground = t.tone(tone)
    brush.panel(area, ink if is_due else "", ground)
    inner = area.adjusted(brush.u(2.4), brush.u(0.8), -brush.u(2.4), -brush.u(0.8))
    k = 0.75 if scene.scale < 1 else 1.0
    side = min(brush.u(5), inner.height())
    brush.icon("door", ink, QRectF(inner.left(), inner.center().y() - side / 2, side, side))
    words = inner.adjusted(side + brush.u(1.6), 0, 0, 0)
    if left is not None:
        text = clock_text(left) if left > 0 else QCoreApplication.translate("FloorBoard", "change")
        wide = brush.width(text, 4.6 * k, 700)
        brush.text(words.adjusted(words.width() - wide, 0, 0, 0), text, 4.6 * k, ink, RIGHT, 700)
        words.adjust(0, 0, -wide - brush.u(1.2), 0)
    upper, lower = QRectF(words), QRectF(words)
    if shown.next_name:
        upper.setHeight(words.height() * 0.55)
        lower.setTop(upper.bottom())
    name = shown.name or QCoreApplication.translate("FloorBoard", "nobody")
    brush.text(upper, QCoreApplication.translate("FloorBoard", "Door: {name}").format(name=name), 3.8 * k, t.text)
    if shown.next_name:
        then = QCoreApplication.translate("FloorBoard", "then {name}").format(name=shown.next_name)
        brush.text(lower, then, brush.fitting(then, lower.width(), 2.9 * k, 2.2 * k), t.muted)


def _list(brush: Brush, area: QRectF, title: str, count: int, scene: Scene, pages: int) -> QRectF:
    """A list's sheet with its heading; gives the room below."""
    t = THEME.tokens
    brush.panel(area)
    inner = area.adjusted(brush.u(2), brush.u(1.6), -brush.u(2), -brush.u(1.2))
    line = QRectF(inner.left(), inner.top(), inner.width(), brush.u(4.4))
    count_text = str(count)
    if pages > 1:
        count_text = f"{count} · {scene.page % pages + 1}/{pages}"
    size = 3.4 if scene.scale == 1 else 2.6
    wide = brush.width(count_text, size)
    brush.text(line.adjusted(line.width() - wide, 0, 0, 0), count_text, size, t.muted, RIGHT)
    rest = line.adjusted(0, 0, -wide - brush.u(1), 0)
    brush.text(rest, title, brush.fitting(title, rest.width(), size, size * 0.55), t.text)
    return inner.adjusted(0, brush.u(5), 0, 0)


def list_room(height: float, unit: float) -> float:
    """The room for rows, in units, in a list's sheet of ``height`` px."""
    return max(1.0, height / unit - 7.8)


def serving(brush: Brush, area: QRectF, scene: Scene, columns: int) -> None:
    """Who is with a visitor and for how long."""
    rows = scene.view.serving
    room = list_room(area.height(), brush.unit)
    made = plan(len(rows), columns, room, USUAL_ROW * scene.scale, LEAST_ROW * scene.scale)
    inner = _list(brush, area, QCoreApplication.translate("FloorBoard", "With visitors"), len(rows), scene, made.pages)
    start = scene.page % made.pages * made.per_page
    spots = places(inner, made, len(rows) - start, brush.unit, brush.u(2.4))
    size = min(3.6 * scene.scale, made.height * 0.56)
    shown = rows[start : start + len(spots)]
    wide = [
        brush.width(short(one.name), size)
        + brush.width(clock_text(seconds_since(one.since, scene.now)), size)
        + (0.0 if one.greeted else brush.u(size + 0.6))
        + brush.u(1)
        for one in shown
    ]
    size = _common(size, scene, max(wide, default=0.0), spots[0].width() if spots else 1.0)
    for one, place in zip(shown, spots, strict=True):
        _visit(brush, place, one, scene, size)


def _common(size: float, scene: Scene, widest: float, room: float) -> float:
    """One size for a list, at which its widest row fits (long names shortened), no smaller than can be read."""
    return max(min(size, LEAST_TEXT * scene.scale), min(size, size * room / widest * 0.985 if widest else size))


def _visit(brush: Brush, place: QRectF, one: Serving, scene: Scene, size: float) -> None:
    """A consultant and how long; not greeted yet: since when, and red when nobody came."""
    t, limit = THEME.tokens, scene.view.greet_limit_s
    seconds = seconds_since(one.since, scene.now)
    late: Tone = "danger" if seconds >= limit * 2 else "warning" if seconds >= limit else "neutral"
    ink, _ground = t.tone("success" if one.greeted else late)
    shown = clock_text(seconds)
    wide = brush.width(shown, size)
    brush.text(place.adjusted(place.width() - wide, 0, 0, 0), shown, size, ink, RIGHT)
    name = place.adjusted(0, 0, -wide - brush.u(1), 0)
    if not one.greeted:
        side = brush.u(size)
        brush.icon("hand-waving", ink, QRectF(name.right() - side, name.center().y() - side / 2, side, side))
        name.adjust(0, 0, -side - brush.u(0.6), 0)
    brush.row_name(name, one.name, size, t.text)


def order(brush: Brush, area: QRectF, scene: Scene, columns: int) -> None:
    """Everybody else by place; whoever is away or held out with the reason, as a word or, where many are, a sign."""
    rows = scene.view.others
    room = list_room(area.height(), brush.unit)
    made = plan(len(rows), columns, room, USUAL_ROW * scene.scale, LEAST_ROW * scene.scale)
    inner = _list(brush, area, QCoreApplication.translate("FloorBoard", "Order"), len(rows), scene, made.pages)
    start = scene.page % made.pages * made.per_page
    spots = places(inner, made, len(rows) - start, brush.unit, brush.u(2.4))
    size = min(3.6 * scene.scale, made.height * 0.56)
    shown = rows[start : start + len(spots)]
    room = spots[0].width() if spots else 1.0
    plain = [
        _number_width(brush, size)
        + brush.width(short(one.name), size)
        + _make_up_width(brush, one, size)
        + brush.u(0.8)
        for one in shown
    ]
    words = [0.0 if one.is_free else brush.width(_said(one), size * 0.72) + brush.u(1.2) for one in shown]
    signs = [0.0 if one.is_free else brush.u(size + 0.8) for one in shown]
    has_words = all(one + word <= room for one, word in zip(plain, words, strict=True))
    more = words if has_words else signs
    size = _common(size, scene, max((one + other for one, other in zip(plain, more, strict=True)), default=0.0), room)
    for one, spot in zip(shown, spots, strict=True):
        _member(brush, spot, one, scene, size, has_words=has_words)


def _number_width(brush: Brush, size: float) -> float:
    return brush.width("00", size) + brush.u(size * 0.35)


def _make_up_width(brush: Brush, one: Member, size: float) -> float:
    return brush.width(f"+{one.make_ups}", size * 0.72) + brush.u(2.2) if one.make_ups else 0.0


def _said(one: Member) -> str:
    """Why somebody is not called now, in words."""
    return mark_word(one.mark) if one.mark and one.status == terms.AVAILABLE else one.word


def _member(brush: Brush, place: QRectF, one: Member, scene: Scene, size: float, *, has_words: bool) -> None:
    t = THEME.tokens
    is_marked = bool(one.mark) and one.status == terms.AVAILABLE
    wide = _number_width(brush, size)
    is_point = scene.view.point is not None and scene.view.point.id == one.id
    number = QRectF(place.left(), place.top(), wide - brush.u(size * 0.35), place.height())
    brush.text(number, str(one.position), size, t.accent_text if is_point else t.muted, RIGHT)
    name = place.adjusted(wide, 0, 0, 0)
    if not one.is_free:
        ink, _ground = t.tone(MARK_TONE[one.mark] if is_marked else STATUS_TONE.get(one.status, "neutral"))
        if has_words:
            said = _said(one)
            taken = brush.width(said, size * 0.72)
            brush.text(name.adjusted(name.width() - taken, 0, 0, 0), said, size * 0.72, ink, RIGHT)
        else:
            taken = brush.u(size)
            sign = MARK_ICON[one.mark] if is_marked else STATUS_ICON.get(one.status, "clock")
            brush.icon(sign, ink, QRectF(name.right() - taken, name.center().y() - taken / 2, taken, taken))
        name.adjust(0, 0, -taken - brush.u(0.8), 0)
    if one.make_ups:
        ink, ground = t.tone("violet")
        text = f"+{one.make_ups}"
        room = _make_up_width(brush, one, size) - brush.u(0.8)
        high = min(place.height() * 0.7, brush.u(size))
        least = brush.width(one.name, size) + brush.u(0.8)
        spot = QRectF(
            min(name.left() + least, name.right() - room), place.center().y() - high / 2, room, high
        )  # right behind the name
        brush.pill(spot, ground)
        brush.text(spot.adjusted(brush.u(0.7), 0, 0, 0), text, size * 0.72, ink)
        name.setRight(spot.left() - brush.u(0.6))
    brush.row_name(name, one.name, size, t.text if one.is_free else t.muted)


def foot(brush: Brush, area: QRectF, scene: Scene) -> None:
    """How many wait and how long the first of them has (REC-12)."""
    t, view = THEME.tokens, scene.view
    longest = max((seconds_since(at, scene.now) for at in view.waiting), default=0.0)
    tone: Tone = "neutral"
    if view.waiting:
        tone = "danger" if longest >= view.red_wait_s else "warning" if longest >= view.amber_wait_s else "info"
    ink, ground = t.tone(tone)
    brush.panel(area, ink if view.waiting else "", ground if view.waiting else "")
    inner = area.adjusted(brush.u(3), 0, -brush.u(3), 0)
    side = brush.u(6 * scene.scale)
    sign = "warning-circle" if tone == "danger" else "hourglass-medium"
    brush.icon(sign, ink, QRectF(inner.left(), inner.center().y() - side / 2, side, side))
    words = inner.adjusted(side + brush.u(2), 0, 0, 0)
    if view.closed:
        brush.text(words, QCoreApplication.translate("FloorBoard", "The day is closed"), 5 * scene.scale, t.muted)
        return
    if not view.waiting:
        brush.text(words, QCoreApplication.translate("FloorBoard", "Nobody waits"), 5 * scene.scale, t.muted)
        return
    count = QCoreApplication.translate("FloorBoard", "Waiting: {count}").format(count=len(view.waiting))
    time = QCoreApplication.translate("FloorBoard", "longest {time}").format(time=clock_text(longest))
    size = brush.fitting(f"{count}   {time}", words.width(), 6.4, 3.0, 700)
    wide = brush.width(time, size, 700)
    brush.text(words.adjusted(words.width() - wide, 0, 0, 0), time, size, ink, RIGHT, 700)
    brush.text(words.adjusted(0, 0, -wide, 0), count, size, ink, LEFT, 700)


def alarm(brush: Brush, area: QRectF, desk: Desk, scene: Scene, hushed_s: float, button: float) -> None:
    """Across the board: nobody, or too few, at the front desk, and for how long (REC-05). ``button``: px at the right
    that stay free; on an upright screen at the right of the lower line only."""
    t, upright = THEME.tokens, scene.scale < 1
    is_empty = desk.empty_since is not None
    ink, ground = t.tone("danger" if is_empty else "warning")
    edge = ink
    if is_empty and desk.could_sit:  # loud only where somebody can do something about it
        ink, ground, edge = t.on_danger, t.danger_strong, t.danger_strong
    brush.panel(area, edge, ground)
    inner = area.adjusted(brush.u(3), brush.u(0.8), -brush.u(2), -brush.u(0.8))
    if not upright:
        inner.adjust(0, 0, -button, 0)
    side = min(brush.u(6 * scene.scale), inner.height())
    brush.icon("bell-ringing", ink, QRectF(inner.left(), inner.center().y() - side / 2, side, side))
    words = inner.adjusted(side + brush.u(2), 0, 0, 0)
    upper, lower = QRectF(words), QRectF(words)
    upper.setHeight(words.height() * (0.55 if upright else 0.58))
    lower.setTop(upper.bottom())
    size = 6 * scene.scale
    seconds = clock_text(seconds_since(desk.since, scene.now))
    wide = brush.width(seconds, size, 700)
    brush.text((upper if upright else words).adjusted(words.width() - wide, 0, 0, 0), seconds, size, ink, RIGHT, 700)
    upper.adjust(0, 0, -wide - brush.u(2), 0)
    lower.adjust(0, 0, -(button + brush.u(1)) if upright else -wide - brush.u(2), 0)
    if is_empty:
        text = QCoreApplication.translate("FloorBoard", "Nobody is at the front desk")
    else:
        form = QCoreApplication.translate("FloorBoard", "Front desk: {present} of {minimum}")
        text = form.format(present=desk.present, minimum=desk.minimum)
    size = brush.fitting(text, upper.width(), 5 * scene.scale, 2.2, 700)
    brush.text(upper, text, size, ink, LEFT, 700)
    detail = _alarm_detail(desk, hushed_s)
    size = 2.9 if not upright else 2.2
    brush.text(lower, detail, brush.fitting(detail, lower.width(), size, size * 0.6), ink)


def _alarm_detail(desk: Desk, hushed_s: float) -> str:
    if hushed_s > 0:
        form = QCoreApplication.translate("FloorBoard", "Silent for {time} more")
        return form.format(time=clock_text(hushed_s + 0.5))
    if desk.could_sit:
        return QCoreApplication.translate("FloorBoard", "Please come back to the desk")
    return QCoreApplication.translate("FloorBoard", "Nobody can come at the moment")
