"""The demo store: believable, whole, alive at its end, and the same for the same seed."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showroom import paths
from showroom.clock import ManualClock
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load
from showroom.domain.packs.schema import Pack
from showroom.domain.staff.actor import system_actor
from showroom.services import reception, staff
from showroom.services.check import check
from showroom.services.demo import Wish, make_demo, moment
from showroom.services.demo.make import DemoStore, make
from showroom.services.demo.people import DEMO_PIN
from showroom.services.shop import Shop, open_shop
from showroom.store.migrate import open_database

END = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)  # half past three on a Saturday in Shanghai
ACTOR = system_actor("tester")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(paths.resources() / "packs" / "furniture.toml")


def _make(place: Path | str, pack: Pack, *, seed: int = 5, days: int = 8, customers: int = 0):
    return make(str(place), ACTOR, DemoStore(pack, "zh_CN"), Wish(days, 60, customers, seed, END))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    """Eight days, Saturday to Saturday."""
    place = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    _make(place, pack)
    return place


@pytest.fixture
def raw(made: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(made)) as connection:
        yield connection


@pytest.fixture
def shop(made: Path) -> Iterator[Shop]:
    with closing(open_database(str(made))) as database:
        yield open_shop(database, ManualClock(END + timedelta(minutes=1)))


def test_everything_in_it_is_whole(shop: Shop) -> None:
    health = check(shop, ACTOR)
    assert health.findings == ()
    assert health.visits > 300
    assert health.quotes > 10


@pytest.mark.clause("REC-12", "REC-14")
def test_the_last_moment_has_open_visits_and_somebody_who_waits(shop: Shop) -> None:
    board = reception.board(shop, ACTOR)
    assert board.day == shop.day(END)
    assert board.waiting
    assert board.serving
    assert len(board.people) >= 4
    assert all(visit.arrived_at <= END + timedelta(minutes=2) for visit in (*board.waiting, *board.serving))


def test_days_before_the_last_are_closed(raw: sqlite3.Connection) -> None:
    still_open = "SELECT count(*) FROM visit WHERE state IN ('waiting', 'assigned', 'greeted') AND day < '2026-11-21'"
    assert raw.execute(still_open).fetchone() == (0,)


def test_saturdays_are_busy_and_some_wait_or_leave(raw: sqlite3.Connection) -> None:
    visits = dict(raw.execute("SELECT day, count(*) FROM visit GROUP BY day"))
    weekdays = [visits[f"2026-11-{day}"] for day in (16, 17, 18, 19)]
    assert visits["2026-11-14"] > 1.3 * max(weekdays)
    states = Counter(row[0] for row in raw.execute("SELECT state FROM visit"))
    assert 0 < states["left_unserved"] < 0.15 * sum(states.values())
    waits = "SELECT count(*) FROM visit WHERE assigned_at > arrived_at"
    assert raw.execute(waits).fetchone()[0] > 10


def test_visits_are_of_many_kinds_and_owners_see_their_customers_again(raw: sqlite3.Connection) -> None:
    kinds = Counter(row[0] for row in raw.execute("SELECT kind FROM visit"))
    assert {"first", "return", "asked_for", "service", "referral", "appointment"} <= set(kinds)
    assert kinds["first"] == max(kinds.values())
    served = Counter(row[0] for row in raw.execute("SELECT served_as FROM visit WHERE kind = 'return'"))
    assert served["owner"] > 0


def test_both_kinds_of_names_and_numbers_of_several_countries(raw: sqlite3.Connection) -> None:
    names = [row[0] for row in raw.execute("SELECT name FROM customer")]
    chinese = [name for name in names if any("\u4e00" <= letter <= "\u9fff" for letter in name)]
    assert chinese
    assert len(chinese) < len(names)
    numbers = [row[0] for row in raw.execute("SELECT e164 FROM customer_phone")]
    assert all(number.startswith("+") for number in numbers)
    assert len({number[:3] for number in numbers}) > 1
    assert len(set(numbers)) == len(numbers)  # nobody's number is another's by chance


def test_the_rest_of_the_day_is_there_too(raw: sqlite3.Connection) -> None:
    for table in ("call", "presentation", "quote", "product", "customer_grade"):
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 5, table
    lunches = """SELECT count(*) FROM ledger_event WHERE kind = 'status_set' AND payload LIKE '%"to":"lunch"%'"""
    assert raw.execute(lunches).fetchone()[0] > 20
    quotes = Counter(row[0] for row in raw.execute("SELECT state FROM quote"))
    assert quotes["issued"]
    assert quotes["accepted"]
    assert raw.execute("SELECT count(*) FROM call WHERE callback_due IS NOT NULL").fetchone()[0] > 0


@pytest.mark.clause("SEC-01")
def test_its_people_sign_in_with_the_demo_pin(shop: Shop) -> None:
    roles = Counter(card.role for card in staff.cards(shop, ACTOR))
    assert (roles["manager"], roles["supervisor"], roles["receptionist"]) == (1, 1, 1)
    assert 8 <= roles["consultant"] <= 10
    manager = next(card for card in staff.cards(shop, ACTOR) if card.role == "manager")
    assert staff.sign_in(shop, manager.id, DEMO_PIN).role == "manager"


@pytest.mark.clause("REC-10", "REG-09")
def test_guests_of_the_first_day_are_registered_and_hold_nobody_out_for_days(tmp_path: Path) -> None:
    """On the first day nobody is known: who was planned as a return comes for the first time, and is registered so."""
    estate = load(paths.resources() / "packs" / "real_estate.toml")
    place = tmp_path / "d.sqlite3"
    _make(place, estate, seed=3, days=4)
    with closing(sqlite3.connect(place)) as raw:
        duties = raw.execute(
            "SELECT kind, at, payload FROM ledger_event WHERE kind LIKE 'duty%' ORDER BY seq"
        ).fetchall()
        first_day = raw.execute("SELECT min(day) FROM visit").fetchone()[0]
        guests = "SELECT count(customer_id), count(*) FROM visit WHERE day = ? AND state = 'left' AND kind = 'first'"
        registered, served = raw.execute(guests, (first_day,)).fetchone()
    assert served > 10
    assert registered > 0.85 * served
    since: dict[tuple[int, str], datetime] = {}
    for kind, at, payload in duties:
        duty, moment_ = json.loads(payload), datetime.fromisoformat(at)
        key = (duty["staff"], duty["ref"])
        if kind == "duty_due":
            since[key] = moment_
        else:
            assert moment_ - since.pop(key) < timedelta(hours=8)
    assert not since


def test_the_same_seed_gives_the_same_days(tmp_path: Path, pack: Pack) -> None:
    first = _make(tmp_path / "1.sqlite3", pack, seed=2, days=2)
    again = _make(tmp_path / "2.sqlite3", pack, seed=2, days=2)
    other = _make(tmp_path / "3.sqlite3", pack, seed=3, days=2)
    assert first == again
    assert first.head != other.head


def test_customers_besides_the_visitors_are_found(tmp_path: Path, pack: Pack) -> None:
    made = _make(tmp_path / "d.sqlite3", pack, days=1, customers=300)
    assert made.customers >= 300


def test_a_place_that_is_taken_is_left_alone(tmp_path: Path, made: Path, pack: Pack) -> None:
    before = made.read_bytes()
    with pytest.raises(UserError) as refused:
        _make(made, pack)
    assert refused.value.code == "demo_place_taken"
    assert made.read_bytes() == before


def test_a_demo_that_is_stopped_leaves_nothing_behind(tmp_path: Path, pack: Pack) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    wish = Wish(3, 20, 0, 1, END)
    with pytest.raises(StoppedError):
        make(str(tmp_path / "d.sqlite3"), ACTOR, DemoStore(pack, "en"), wish, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("hour", [0, 4, 5, 9, 12, 16, 21, 23])
def test_whatever_the_hour_the_store_is_alive_now(tmp_path: Path, hour: int) -> None:
    """The window opens the demo at any time of the day: nothing may lie in the future by more than minutes."""
    now = datetime(2026, 11, 20, 16, tzinfo=UTC) + timedelta(hours=hour, minutes=10)  # hour:10 in Shanghai
    parts: list[float] = []
    place = str(tmp_path / "d.sqlite3")
    from showroom.services.demo import make as made_by

    days = made_by._WINDOW_DAYS
    made_by._WINDOW_DAYS = 1
    try:
        make_demo(place, ManualClock(now), "en", parts.append)
    finally:
        made_by._WINDOW_DAYS = days
    assert parts[-1] == 1.0
    with closing(open_database(place)) as database:
        shop = open_shop(database, ManualClock(now))
        board = reception.board(shop, ACTOR)
    assert board.day == shop.day(now)
    assert board.waiting
    assert max(visit.arrived_at for visit in board.waiting) < now + timedelta(minutes=70)


def test_a_day_alone_means_its_middle(pack: Pack) -> None:
    stops = moment("Asia/Shanghai", pack, datetime(2026, 11, 18).date(), END)  # noqa: DTZ001
    assert stops.isoformat().startswith("2026-11-18T16:")


@pytest.mark.engines
def test_it_is_made_on_both_engines(empty_url: str, pack: Pack, tmp_path: Path) -> None:
    here = _make(empty_url, pack, seed=9, days=2)
    there = _make(tmp_path / "there.sqlite3", pack, seed=9, days=2)
    assert here == there
    with closing(open_database(empty_url)) as database:
        assert check(open_shop(database, ManualClock(END)), ACTOR).findings == ()


@pytest.mark.clause("CAL-09", "CAL-10")
def test_calls_book_and_some_keep_it_some_miss_it_some_call_it_off(raw: sqlite3.Connection) -> None:
    rows = raw.execute(
        "select a.state, a.at < ?, c.result, a.visit_id from appointment a join call c on c.id = a.call_id",
        (f"{END - timedelta(hours=12):%Y-%m-%d %H:%M:%S}",),
    ).fetchall()
    assert {result for _, _, result, _ in rows} == {"visit_booked"}
    assert all((visit is not None) == (state == "came") for state, _, _, visit in rows)
    count = Counter(state for state, *_ in rows)
    missed = sum(state == "expected" and is_over for state, is_over, *_ in rows)
    assert count["came"] > missed > 0
    assert count["cancelled"] > 0
