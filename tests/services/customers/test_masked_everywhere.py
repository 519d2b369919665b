"""What a colleague's screen may show of somebody's customer, over every read there is (SEC-02), and the logs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.services.conftest import Crew
from tests.services.customers.test_merging import register

from showroom.clock import ManualClock
from showroom.domain.calls.callbacks import ProgressKind
from showroom.domain.calls.rules import CallResult, CallTopic
from showroom.domain.customers.form import Answer
from showroom.domain.customers.relations import RelationKind
from showroom.domain.errors import Refused
from showroom.domain.staff.actor import Actor
from showroom.services import appointments, calls, opportunities, ownership, quotes, reception
from showroom.services.customers import cards, duplicates, find, listing, records, relations, stale
from showroom.services.customers.listing import View
from showroom.services.customers.records import Registration
from showroom.services.customers.timeline import timeline
from showroom.services.opportunities import Details
from showroom.services.ownership import NewClaim
from showroom.services.reception.visits import visit_card
from showroom.store.models import AuditEntry, LedgerEvent

SECRET = ("13877776666", "7777 6666", "77776666", "secret.mail", "2 单元 303", "secretwx")
TOLD = "her own number is 138 7777 6666, secret.mail@x.com"


@pytest.mark.clause("SEC-02")
def test_no_read_gives_a_colleague_the_number(crew: Crew, clock: ManualClock) -> None:
    shop, anna, bo = crew.shop, crew.anna, crew.bo
    reception.clock_in(shop, anna, anna.staff_id or 0)
    one = register(
        shop, anna, name="欧阳兰", phones=("138 7777 6666",), address="中山区解放路 1 号 2 单元 303",
        email="secret.mail@x.com", messaging_id="secretwx", notes=TOLD,
    )  # fmt: skip
    friend = register(shop, bo, name="Friend", phones=("138 0000 1234",))
    relations.relate(shop, crew.manager, friend, one, RelationKind.HOUSEHOLD)
    visit = reception.walk_in(shop, anna, reception.WalkIn(customer_id=one)).visit_id
    asked = calls.NewCall("13877776666", customer_id=one, note=TOLD, question=TOLD, sensitive="press")
    question = calls.log(shop, anna, asked).id
    calls.step(shop, anna, question, calls.NewStep(ProgressKind.TOLD, TOLD))
    for_chen = calls.NewCall("13877776666", customer_id=one, note=TOLD, for_staff_id=crew.chen.staff_id)
    calls.log(shop, anna, replace(for_chen, topic=CallTopic.COLLEAGUE, result=CallResult.MESSAGE))
    booked = appointments.NewAppointment(
        clock.now() + timedelta(hours=3), customer_id=one, note=TOLD, purpose="room", resource="VIP room"
    )
    appointments.book(shop, anna, booked)
    opportunities.note(shop, anna, one, ("price",), details=Details(title="Sofa", next_step="Call"))
    quotes.create(shop, anna, quotes.new_draft(shop, anna, customer_id=one))
    ownership.open_claim(shop, crew.chen, NewClaim(one, reason="served her"))
    day = shop.day()
    reads: dict[str, Callable[[Actor], object]] = {
        "card": lambda who: cards.card(shop, who, one),
        "timeline": lambda who: timeline(shop, who, one),
        "find": lambda who: find.find(shop, who, "6666"),
        "relations": lambda who: relations.relations(shop, who, friend),
        "stale": lambda who: stale.stale(shop, who, one),
        "calls": lambda who: calls.calls_of(shop, who, day),
        "callbacks": lambda who: calls.callbacks(shop, who),
        "caller": lambda who: calls.caller(shop, who, "138 7777 6").people,
        "alerts": lambda who: calls.open_alerts(shop, who),
        "news": lambda who: calls.news_of(shop, who),
        "appointments": lambda who: appointments.between(shop, who, day, day),
        "floor": lambda who: reception.board(shop, who),
        "messages": lambda who: calls.messages_for(shop, who, crew.chen.staff_id or 0),
        "steps": lambda who: calls.steps(shop, who, question),
        "open forms": lambda who: calls.open_forms(shop, who),
        "outlook": lambda who: appointments.outlook(shop, who, booked),
        "reminders": lambda who: appointments.to_remind(shop, who),
        "pipeline": lambda who: opportunities.pipeline(shop, who),
        "opportunities": lambda who: opportunities.of_customer(shop, who, one),
        "claims": lambda who: ownership.listed(shop, who, "all"),
        "free soon": lambda who: ownership.free_soon(shop, who),
        "quotes": lambda who: quotes.listed(shop, who),
        "visit": lambda who: visit_card(shop, who, visit),
    }
    given = {name: _secrets(read, bo) for name, read in reads.items()}
    assert {name: found for name, found in given.items() if found} == {}
    assert _secrets(reads["card"], anna) != []  # whose customer it is
    for name in ("calls", "steps", "floor", "messages"):  # theirs to see: nothing is starred
        assert _secrets(reads[name], anna) != [], name
    assert _secrets(reads["calls"], crew.manager) != []
    with shop.view(crew.manager, "customers.view") as connection:
        kept = [*connection.execute(select(AuditEntry.changes)), *connection.execute(select(LedgerEvent.payload))]
    assert [secret for row in kept for secret in (*SECRET, "欧阳兰") if secret in row[0]] == []


@pytest.mark.clause("SEC-02", "REG-01")
@pytest.mark.parametrize(
    "known_by, shown",
    [
        ({"phones": ("138 7777 6666",)}, "138****6666"),
        ({"messaging_id": "secretwx"}, "se****wx"),
        ({"email": "wang@secret.mail"}, "w***@secret.mail"),
        ({"phone_declined": "粤B·12345 白色SUV，戴眼镜"}, "粤B·***45 白色SUV，戴眼镜"),
    ],
)
def test_who_has_no_name_yet_is_called_by_what_is_known_masked(
    crew: Crew, known_by: dict[str, Answer], shown: str
) -> None:
    shop, anna, bo = crew.shop, crew.anna, crew.bo
    one = records.register(shop, anna, Registration(known_by)).id
    opportunities.note(shop, anna, one, ("price",), details=Details(title="Sofa", next_step="Call"))
    assert cards.card(shop, bo, one).person.name == shown
    reads: dict[str, Callable[[Actor], object]] = {
        "card": lambda who: cards.card(shop, who, one),
        "list": lambda who: listing.start(shop, who, View()).people,
        "timeline": lambda who: timeline(shop, who, one),
        "pipeline": lambda who: opportunities.pipeline(shop, who),
        "duplicates": lambda who: duplicates.possible(shop, who, typed_phones=("13877776666",)),
    }
    secrets = (*(raw for text in known_by.values() for raw in ((text,) if isinstance(text, str) else text)), "12345")
    for name, read in reads.items():
        assert [secret for secret in secrets if str(secret) in repr(read(bo))] == [], name
    assert [secret for secret in secrets if str(secret) in repr(reads["card"](crew.manager))] != []


def test_numbers_in_what_a_customer_said_are_starred_and_are_not_written_back(crew: Crew) -> None:
    shop, anna, bo = crew.shop, crew.anna, crew.bo
    said = {"needs": "沙发，打 13877776666 找她", "in_use": "旧沙发", "compared_with": "隔壁店"}
    one = records.register(shop, anna, Registration({"name": "王", **said})).id
    card = cards.card(shop, bo, one)
    assert card.answers["needs"] == "沙发，打 138****6666 找她"
    assert card.answers["in_use"] == "旧沙发"
    assert "needs" in card.masked_fields
    assert not {"in_use", "compared_with"} & card.masked_fields
    assert cards.card(shop, anna, one).answers["needs"] == said["needs"]


def _secrets(read: Callable[[Actor], object], who: Actor) -> list[str]:
    try:
        text = repr(read(who))
    except Refused:
        return []
    return [secret for secret in SECRET if secret in text]


@pytest.mark.clause("CAL-09", "SEC-02")
def test_who_has_no_name_yet_gets_an_appointment_and_the_diary_does_not_tell_the_plate(
    crew: Crew, clock: ManualClock
) -> None:
    shop, anna = crew.shop, crew.anna
    guest = records.register(shop, anna, Registration({"phone_declined": "粤B·12345 白色SUV"})).id
    caller = records.register(shop, anna, Registration({"phones": ("138 7777 6666",)})).id
    assert not cards.card(shop, anna, guest).person.is_named
    for hours, customer in ((3, guest), (5, caller)):
        at = clock.now() + timedelta(hours=hours)
        appointments.book(shop, anna, appointments.NewAppointment(at, customer_id=customer))
    listed = appointments.between(shop, crew.bo, shop.day(), shop.day())
    assert [one.name for one in listed] == ["粤B·***45 白色SUV", "138****6666"]
