"""The acts of a scenario about ownership, and what stands at the desk after one (REG-07, REG-08)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from showroom.domain.calls.rules import CallResult, CallTopic, Direction
from showroom.domain.customers import form
from showroom.domain.customers.form import Answer, Relation
from showroom.domain.customers.relations import RelationKind
from showroom.domain.ownership.blind import Said
from showroom.domain.ownership.cases import Clause
from showroom.domain.packs.ownership import ContactKind
from showroom.domain.scenarios import ownership as schema
from showroom.domain.scenarios.schema import Act
from showroom.services import agents, calls, ownership, packs
from showroom.services.calls.values import NewCall
from showroom.services.customers import merging, owners, records, relations
from showroom.services.customers.records import Registration
from showroom.services.ownership import Case, Decision, NewClaim
from showroom.services.scenario.doing import Doing, Events
from showroom.services.scenario.stage import SYSTEM, Stage
from showroom.store.models import OwnershipClaim, SkatingFinding


def _register(do: Doing) -> Events:
    """Through the form; a reason to go on is asked for as the window asks."""
    shop, values = do.stage.shop, do.act.values
    with shop.view(SYSTEM, "packs.view") as connection:
        fields = packs.in_force(shop, connection).pack.form
    said: dict[str, Answer | None] = {
        "name": do.text("name"),
        "phones": (values["phone"],) if "phone" in values else None,
        "address": do.text("address"),
    }
    if "referrer" in values:
        said["referrer"] = Relation(values["referrer"], do.some_customer("referrer"))
    answers: dict[str, Answer] = {}
    for column, answer in said.items():
        one = form.by_column(fields, column)
        if one is not None and answer is not None:
            answers[one.key] = answer
    household = do.some_customer("household")
    made = records.register(
        shop,
        do.actor,
        Registration(
            answers,
            do.some_staff("owner"),
            household_of=(household,) if household is not None else (),
            skating_reason=do.text("reason") or "",
        ),
    )
    do.stage.customers[values["name"]] = made.id
    return ()


def _relate(do: Doing) -> Events:
    one, other = do.some_customer("customer"), do.some_customer("with")
    assert one is not None
    assert other is not None
    relations.relate(do.stage.shop, do.actor, one, other, RelationKind(do.act.values["how"]))
    return ()


def _call(do: Doing) -> Events:
    values = do.act.values
    new = NewCall(
        direction=Direction.OUTGOING,
        topic=CallTopic.ENQUIRY,
        customer_id=do.customer(),
        staff_id=do.staff(),
        result=CallResult(values.get("result", "answered")),
        duration_s=values.get("seconds"),
    )
    do.stage.last_call = calls.log(do.stage.shop, do.actor, new).id
    return ()


def _call_taken_back(do: Doing) -> Events:
    calls.withdraw(do.stage.shop, do.stage.crew["supervisor"], do.stage.last_call or 0)
    return ()


def _merge(do: Doing) -> Events:
    kept, other = do.some_customer("customer"), do.some_customer("with")
    assert kept is not None
    assert other is not None
    do.stage.last_merge = merging.merge(do.stage.shop, do.actor, merging.Request(kept, other)).id
    return ()


def _merge_taken_back(do: Doing) -> Events:
    merging.undo(do.stage.shop, do.actor, do.stage.last_merge or 0)
    return ()


def _contact(do: Doing) -> Events:
    with do.stage.shop.work(do.actor, "customers.update") as work:
        ownership.contact(work, do.customer(), do.staff(), ContactKind(do.act.values["how"]), effective=True)
    return ()


def _said(do: Doing) -> Said:
    values = do.act.values
    day = values.get("said_day")
    return Said(
        do.stage.scenario.day + timedelta(days=day) if day is not None else None,
        values.get("said_shown", ""),
        values.get("said_tail", ""),
        values.get("said_name", ""),
    )


def _claim(do: Doing) -> Events:
    new = NewClaim(do.customer(), _said(do), do.text("reason") or "", staff_id=do.staff())
    return _opened(do, ownership.open_claim(do.stage.shop, do.actor, new))


def _opened(do: Doing, claim: int) -> Events:
    if do.act.id is not None:
        do.stage.claims[do.act.id] = claim
    return ()


def _forgotten(do: Doing) -> Events:
    claim = ownership.open_forgotten(
        do.stage.shop,
        do.actor,
        customer_id=do.customer(),
        visit_id=do.some_visit("visit"),
        serving_id=do.some_staff(),
        named_id=do.some_staff("named"),
    )
    return _opened(do, claim)


def _state(do: Doing) -> Events:
    ownership.state(do.stage.shop, do.actor, do.case(), _said(do), staff_id=do.staff())
    return ()


def _identify(do: Doing) -> Events:
    customer = do.customer()
    assert customer is not None
    ownership.identify(do.stage.shop, do.actor, do.case(), customer)
    return ()


def _dispute(do: Doing) -> Events:
    shop, notice = do.stage.shop, do.stage.notices[do.act.values["notice"]]
    agents.dispute(shop, do.actor, notice, do.reason())
    with shop.view(SYSTEM, "ownership.view") as connection:
        claim = connection.execute(
            select(OwnershipClaim.id).where(OwnershipClaim.notice_id == notice).order_by(OwnershipClaim.id.desc())
        ).scalars()
        return _opened(do, next(iter(claim)))


def _decide(do: Doing) -> Events:
    """As the rules say, unless a winner is named."""
    shop, values, claim = do.stage.shop, do.act.values, do.case()
    case = ownership.case(shop, do.actor, claim)
    winner = case.ruling.winner if case.ruling is not None else None
    notice = case.notice_ruling.winner if case.notice_ruling is not None else None
    if "winner" in values:
        winner = do.stage.staff.get(values["winner"])
    if "agent" in values:
        agent = do.stage.agents[values["agent"]]
        notice = next((one.id for one in case.notices if one.agent_id == agent), None)
    share = next(iter(values.get("share", {}).items()), None)
    decision = Decision(
        winner,
        notice,
        do.text("reason") or "",
        do.stage.staff[share[0]] if share is not None else None,
        share[1] if share is not None else None,
    )
    ownership.decide(shop, do.actor, claim, decision)
    return ()


def _reopen(do: Doing) -> Events:
    ownership.reopen(do.stage.shop, do.actor, do.case(), do.reason())
    return ()


ACTS: dict[str, Callable[[Doing], Events]] = {
    "register": _register,
    "relate": _relate,
    "call": _call,
    "call_taken_back": _call_taken_back,
    "contact": _contact,
    "merge": _merge,
    "merge_taken_back": _merge_taken_back,
    "claim": _claim,
    "forgotten": _forgotten,
    "state": _state,
    "identify": _identify,
    "dispute": _dispute,
    "decide": _decide,
    "reopen": _reopen,
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands at the ownership desk after an act: of every customer, and of the case the act is about."""

    owners: Mapping[str, str]
    days: Mapping[str, int | None]
    skating: tuple[str, ...] = ()
    proposed: str | None = None
    clause: Clause | None = None
    over: str = ""
    ranking: tuple[str, ...] = ()
    points: Mapping[str, int] | None = None
    share: Mapping[str, int] | None = None
    counts: str | None = None


def is_about(act: Act) -> bool:
    """Whether an act needs a look at the desk."""
    return act.do in ACTS or any(key in schema.EXPECT for key in act.expect)


def look(stage: Stage, act: Act) -> Desk:
    """The desk as it is now, people by the names the scenario gives them."""
    shop = stage.shop
    held: dict[str, str] = {}
    days: dict[str, int | None] = {}
    with shop.view(SYSTEM, "customers.view") as connection:
        for name, customer in stage.customers.items():
            found = owners.protection_of(shop, connection, customer)
            held[name] = stage.name(found.staff_id) if found is not None else ""
            days[name] = found.days_left if found is not None else 0
        registered = stage.customers.get(str(act.values.get("name"))) if act.do == "register" else None
        skating = connection.execute(
            select(SkatingFinding.found).where(SkatingFinding.customer_id == registered).order_by(SkatingFinding.id)
        ).scalars()
        codes = tuple(skating) if registered is not None else ()
    claim = stage.claims.get(str(act.values.get("claim") or act.id))
    if claim is None:
        return Desk(held, days, codes)
    return _of_case(stage, ownership.case(shop, stage.crew["manager"], claim), Desk(held, days, codes))


def _of_case(stage: Stage, case: Case, desk: Desk) -> Desk:
    points = {stage.name(one.staff_id): one.score.points for one in case.statements if one.score is not None}
    if case.notice_ruling is not None:
        agent = next((one.agent_id for one in case.notices if one.id == case.notice_ruling.winner), None)
        counts = next((name for name, one in stage.agents.items() if one == agent), "")
        return Desk(desk.owners, desk.days, desk.skating, clause=case.notice_ruling.clause, counts=counts)
    ruling = case.ruling
    if ruling is None:
        return Desk(desk.owners, desk.days, desk.skating, points=points)
    return Desk(
        desk.owners,
        desk.days,
        desk.skating,
        stage.name(ruling.winner),
        ruling.clause,
        stage.name(ruling.over),
        tuple(stage.name(one.standing.staff_id) for one in ruling.ranked),
        points,
        {stage.name(ruling.share.staff_id): ruling.share.percent} if ruling.share is not None else {},
    )


def found(desk: Desk | None, key: str, expected: Any) -> Any:
    """What an expectation of ``domain.scenarios.ownership.EXPECT`` finds."""
    if desk is None:
        return None
    match key:
        case "owner":
            return {name: desk.owners.get(name, "") for name in expected}
        case "protected":
            return {name: desk.days.get(name) for name in expected}
        case "points":
            return {name: (desk.points or {}).get(name, 0) for name in expected}
        case _:
            return getattr(desk, key)
