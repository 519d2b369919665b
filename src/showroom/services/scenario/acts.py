"""Each act of a scenario as the call of a service that a window would make."""

from __future__ import annotations

from collections.abc import Callable

import showroom.services.scenario.owning as owning
from showroom.domain.customers import phones
from showroom.domain.errors import UserError
from showroom.domain.reception.policy import PolicyProblem
from showroom.domain.scenarios.schema import Act
from showroom.services import agents, ledger, pack_versions, packs, reception
from showroom.services.packs import PackInForce
from showroom.services.reception.acts import Assignment, Done
from showroom.services.scenario.doing import Doing, Events
from showroom.services.scenario.packs import with_switches
from showroom.services.scenario.stage import SYSTEM, Stage


def play(stage: Stage, act: Act) -> tuple[int, ...]:
    """Do it; returns the events it can be undone with. Raises ``UserError``."""
    doing = Doing(stage, act, stage.actor(act))
    return (_ACTS.get(act.do) or owning.ACTS[act.do])(doing)


def _each(one: Callable[[int], Done], people: tuple[int, ...]) -> Events:
    return tuple(number for staff in people for number in one(staff).events)


def _clock_in(do: Doing) -> Events:
    shop, at = do.stage.shop, do.when("true_at")
    return _each(lambda staff: reception.clock_in(shop, do.actor, staff, at), do.people())


def _clock_out(do: Doing) -> Events:
    shop, at = do.stage.shop, do.when("true_at")
    return _each(lambda staff: reception.clock_out(shop, do.actor, staff, at), do.people())


def _status(do: Doing) -> Events:
    shop, at, to = do.stage.shop, do.when("true_at"), do.act.values["to"]
    return _each(lambda staff: reception.set_status(shop, do.actor, staff, to, at), do.people())


def _walk_in(do: Doing) -> Events:
    values = do.act.values
    phone = values.get("phone")
    agent = values.get("agent")
    if agent is not None and phone is None and "customer" not in values:
        raise UserError("scenario_agent_needs_phone", field="phone")
    given = reception.walk_in(
        do.stage.shop,
        do.actor,
        reception.WalkIn(
            values.get("kind", "first"),
            values.get("party", 1),
            do.some_staff("asked_for"),
            do.customer(),
            values.get("channel"),
            values.get("purpose"),
            language=values.get("language"),
            together_with=do.some_visit("together_with"),
            courtesy=values.get("courtesy"),
            phone=phones.parse(phone, do.stage.shop.store.country).e164 if phone is not None else None,
            members=values.get("members", ()),
        ),
    )
    return _named(do, given)


def _named(do: Doing, given: Assignment) -> Events:
    if do.act.id is not None:
        do.stage.visits[do.act.id] = given.visit_id
    return given.events


def _assign_next(do: Doing) -> Events:
    return reception.assign_next(do.stage.shop, do.actor).events


def _wait(do: Doing) -> Events:
    """Time passes, as a window lets it pass; with a visit: the visitor prefers to wait, for ``who`` if named."""
    if "visit" in do.act.values:
        return reception.wait_for(do.stage.shop, do.actor, do.visit, do.some_staff(), do.when("true_at")).events
    return reception.refresh_duties(do.stage.shop, do.actor).events


def _leave_unserved(do: Doing) -> Events:
    at = do.when("true_at")
    return reception.leave_unserved(do.stage.shop, do.actor, do.visit, do.text("reason"), at).events


def _greet(do: Doing) -> Events:
    return reception.greet(do.stage.shop, do.actor, do.visit, do.when("true_at")).events


def _finish(do: Doing) -> Events:
    ended = reception.Finish(do.act.values["outcome"], do.text("reason"), do.text("next_step"), do.act.values.get("to"))
    return reception.finish(do.stage.shop, do.actor, do.visit, ended, do.when("true_at")).events


def _missed(do: Doing) -> Events:
    fault, at = do.act.values.get("fault", "point"), do.when("true_at")
    return reception.missed(do.stage.shop, do.actor, do.visit, fault, at).events


def _reclassify(do: Doing) -> Events:
    values = do.act.values
    request = reception.Reclassify(values["kind"], do.reason(), do.customer(), concealed=values.get("concealed", False))
    return reception.reclassify(do.stage.shop, do.actor, do.visit, request).events


def _undo(do: Doing) -> Events:
    """Take back the act named, or the last one that is not taken back yet."""
    done = do.stage.done
    name = do.act.values.get("act") or next(reversed(done), None)
    if name is None or name not in done:
        raise UserError("nothing_to_undo")
    reception.undo(do.stage.shop, do.actor, done[name])
    del done[name]
    return ()


def _override(do: Doing) -> Events:
    at = do.when("true_at")
    return reception.override(do.stage.shop, do.actor, do.visit, do.staff(), do.reason(), at).events


def _really_served(do: Doing) -> Events:
    at = do.when("true_at")
    ended = reception.Finish(do.act.values["outcome"]) if "outcome" in do.act.values else None
    return reception.really_served(do.stage.shop, do.actor, do.visit, do.staff(), do.reason(), at, ended).events


def _hand_over(do: Doing) -> Events:
    taker = do.staff("to" if "to" in do.act.values else "who")
    note, at = do.text("note") or "", do.when("true_at")
    return reception.hand_over(do.stage.shop, do.actor, do.visit, taker, note, at).events


def _split(do: Doing) -> Events:
    shares = {do.stage.staff[name]: percent for name, percent in do.act.values["shares"].items()}
    return reception.split(do.stage.shop, do.actor, do.visit, shares).events


def _place(do: Doing) -> Events:
    return reception.place(do.stage.shop, do.actor, do.staff(), do.some_staff("before"), do.reason()).events


def _help(do: Doing) -> Events:
    return reception.help_with(do.stage.shop, do.actor, do.visit, do.some_staff(), do.when("true_at")).events


def _courtesy(do: Doing) -> Events:
    return reception.courtesy(do.stage.shop, do.actor, do.visit, do.act.values["courtesy"], do.when("true_at")).events


def _deputy(do: Doing) -> Events:
    return reception.deputy(do.stage.shop, do.actor, do.visit, do.when("true_at"), do.some_staff()).events


def _advance_notice(do: Doing) -> Events:
    values = do.act.values
    known = next((one for one in do.stage.scenario.customers if one.name == values.get("customer")), None)
    phone = values.get("phone") or (known.phone if known is not None else None)
    if phone is None:
        raise UserError("scenario_agent_needs_phone", field="phone")
    given = agents.notice(
        do.stage.shop,
        do.actor,
        agents.NewNotice(
            phone,
            do.text("name") or (known.name if known is not None else ""),
            do.stage.agents[values["agent"]],
            valid_h=values.get("valid_h"),
            consultant_id=do.some_staff(),
        ),
    )
    if do.act.id is not None:
        do.stage.notices[do.act.id] = given.id
    return ()


def _late_entry(do: Doing) -> Events:
    values = do.act.values
    arrived = do.when("true_at")
    assert arrived is not None
    request = reception.LateEntry(
        do.staff(),
        arrived,
        do.when("left_at"),
        values.get("kind", "first"),
        do.text("outcome"),
        do.text("reason"),
        values.get("party", 1),
        do.customer(),
    )
    entered = reception.late_entry(do.stage.shop, do.actor, request)
    if do.act.id is not None:
        do.stage.visits[do.act.id] = _visit_of(do.stage, entered.events[0])
    return entered.events


def _visit_of(stage: Stage, number: int) -> int:
    """The visit that an event of today brought."""
    with stage.shop.view(SYSTEM, "reception.board") as connection:
        kept = ledger.catch_up(stage.shop, connection)
    assert kept is not None
    return int(kept.board.journal[number].event.payload["visit"])


def _duty_due(do: Doing) -> Events:
    return reception.duty_due(do.stage.shop, do.actor, do.staff(), do.act.values["duty"], do.text("ref") or "").events


def _duty_done(do: Doing) -> Events:
    return reception.duty_done(do.stage.shop, do.actor, do.staff(), do.act.values["duty"], do.text("ref") or "").events


def _wave_through(do: Doing) -> Events:
    return reception.wave_through(do.stage.shop, do.actor, do.staff(), do.reason()).events


def _greeter(do: Doing) -> Events:
    return reception.set_greeter(do.stage.shop, do.actor, do.some_staff(), do.when("true_at")).events


def _phone_enquiry(do: Doing) -> Events:
    return reception.next_for_enquiry(do.stage.shop, do.actor)[1].events


def _policy_change(do: Doing) -> Events:
    """Other switches from here on (the ledger's ``policy_set``); a contradiction is refused as in the editor."""
    shop = do.stage.shop
    with shop.view(do.actor, "packs.view") as connection:
        pack = packs.in_force(shop, connection).pack
    try:
        pack = with_switches(pack, do.act.values["policy"])
    except PolicyProblem as problem:
        raise UserError(problem.code, field="policy", **problem.facts) from None
    version = pack_versions.switch(shop, do.actor, pack)
    shop.kept_pack = PackInForce(version, pack)
    return ()


def _close_day(do: Doing) -> Events:
    reception.close_day(do.stage.shop, do.actor, exceptions=do.act.values.get("exceptions", False))
    return ()


_ACTS: dict[str, Callable[[Doing], Events]] = {
    "clock_in": _clock_in,
    "clock_out": _clock_out,
    "status": _status,
    "walk_in": _walk_in,
    "assign_next": _assign_next,
    "wait": _wait,
    "leave_unserved": _leave_unserved,
    "greet": _greet,
    "finish": _finish,
    "missed": _missed,
    "reclassify": _reclassify,
    "undo": _undo,
    "override": _override,
    "really_served": _really_served,
    "hand_over": _hand_over,
    "split": _split,
    "place": _place,
    "help": _help,
    "courtesy": _courtesy,
    "deputy": _deputy,
    "advance_notice": _advance_notice,
    "late_entry": _late_entry,
    "duty_due": _duty_due,
    "duty_done": _duty_done,
    "wave_through": _wave_through,
    "greeter": _greeter,
    "phone_enquiry": _phone_enquiry,
    "policy_change": _policy_change,
    "close_day": _close_day,
}
