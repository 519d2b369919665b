"""The printable ruling: the decision that holds, with the facts it was made by (REG-08)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from showroom.clock import zone
from showroom.domain.customers.masking import phone as masked
from showroom.domain.errors import UserError
from showroom.domain.ownership.blind import Fact
from showroom.domain.ownership.cases import Clause, NoticeRuling, Ranked, Ruling
from showroom.domain.ownership.telling import says
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.services import packs
from showroom.services.customers import owners
from showroom.services.ownership.reads import case
from showroom.services.ownership.values import Case, PastRuling, Statement
from showroom.services.reports import PaperBytes
from showroom.services.reports.deviations import spoken
from showroom.services.shop import Shop

if TYPE_CHECKING:
    from showroom.documents.ruling import CandidateRow, RulingPaper, StatedRow

_EMPTY = Text(en="", zh_CN="")


def ruling(shop: Shop, actor: Actor, claim_id: int) -> RulingPaper:
    """The paper as values. Raises ``UserError``: ``claim_gone``, ``ruling_none`` (not decided yet)."""
    from showroom.documents.ruling import RulingPaper
    from showroom.services.quotes.letterhead import letterhead_in

    found = case(shop, actor, claim_id)
    decision = found.standing
    if decision is None:
        raise UserError("ruling_none")
    local = zone(shop.store.time_zone)
    with shop.view(actor, "ownership.judge") as connection:
        rules = owners.rules_of(shop, connection)
        pack = packs.in_force(shop, connection).pack
        head = letterhead_in(shop, connection)
    version = f"{pack.name} {pack.version}"
    policy = spoken("documents.ruling.policy", days=rules.protection_days, cap=rules.cap_days, pack=version)
    if found.notice_ruling is not None:
        said = spoken(f"policy.agent_claim.{pack.rotation.agent_claim}")
        what = spoken("policy.agent_claim")
        policy = spoken("documents.ruling.policy_notice", what=what, rule=said, pack=version)
    return RulingPaper(
        letterhead=head,
        number=found.row.number,
        kind=spoken(f"ownership.kind.{found.row.kind.value}"),
        customer=_customer(found),
        opened_at=found.row.opened_at.astimezone(local),
        opened_by=found.row.opened_by,
        statement=found.reason,
        candidates=_candidates(shop, found),
        stated=tuple(_stated(shop, one) for one in found.statements if not one.said.is_empty),
        proposed=_proposed(found, decision),
        decided=_decided(shop, found, decision),
        differs=not decision.follows,
        why=decision.reason,
        decided_at=decision.at.astimezone(local),
        decided_by=decision.decided_by,
        earlier=tuple(_earlier(shop, one) for one in found.rulings if not one.valid),
        policy=policy,
        signers=_signers(found, decision),
        made_at=shop.clock.now().astimezone(local),
        made_by=actor.name,
        of_notices=found.notice_ruling is not None,
    )


def paper(shop: Shop, actor: Actor, claim_id: int, language: str) -> PaperBytes:
    """The ruling as PDF in ``en``, ``zh_CN`` or ``both``, to look at. Raises as :func:`ruling`."""
    from showroom.documents import ruling_pdf
    from showroom.documents.labels import PaperLanguage

    made = ruling_pdf.write(ruling(shop, actor, claim_id), PaperLanguage(language))
    return PaperBytes(made.content, tuple(one.character for one in made.missing))


def pdf(shop: Shop, actor: Actor, claim_id: int, language: str) -> PaperBytes:
    """As :func:`paper`, to print or to save: the audit says that it was made."""
    made = paper(shop, actor, claim_id, language)
    with shop.work(actor, "ownership.judge") as work:
        work.note("ruling_printed", claim=claim_id, language=language)
    return made


def day_text(shop: Shop, moment: datetime) -> Text:
    """The store's day of a moment in both languages."""
    from showroom.documents.labels import Labels, PaperLanguage

    day = shop.day(moment)
    return Text(en=Labels(PaperLanguage.EN).day(day), zh_CN=Labels(PaperLanguage.ZH_CN).day(day))


def _moment_text(shop: Shop, moment: datetime) -> Text:
    from showroom.documents.labels import Labels, PaperLanguage

    local = moment.astimezone(zone(shop.store.time_zone))
    return Text(en=Labels(PaperLanguage.EN).moment(local), zh_CN=Labels(PaperLanguage.ZH_CN).moment(local))


def _customer(found: Case) -> str:
    person = found.row.person
    if person is None:
        return found.row.subject or "–"
    phone = person.phone if person.masked or not person.phone else masked(person.phone.replace(" ", ""))
    return " ".join(part for part in (person.name, phone if phone != person.name else "") if part)


def _candidates(shop: Shop, found: Case) -> tuple[CandidateRow, ...]:
    from showroom.documents.ruling import CandidateRow

    if found.notice_ruling is not None:
        return _notices(shop, found, found.notice_ruling)
    if found.ruling is None:
        return ()
    return tuple(
        CandidateRow(
            found.names.get(one.standing.staff_id, f"#{one.standing.staff_id}"),
            spoken(f"ownership.clause.{one.clause.value}"),
            tuple(_line(shop, code, facts) for code, facts in says(one)),
            _protection(one),
        )
        for one in found.ruling.ranked
    )


def _protection(one: Ranked) -> Text | None:
    if not one.standing.is_owner:
        return None
    if one.days_left is None:
        return spoken("ownership.no_end")
    if one.days_left == 1:
        return spoken("rule.unit.day")
    return spoken("documents.ruling.days", count=one.days_left) if one.days_left else spoken("ownership.free")


def _notices(shop: Shop, found: Case, ruling_: NoticeRuling) -> tuple[CandidateRow, ...]:
    from showroom.documents.ruling import CandidateRow

    known = {one.id: one for one in found.notices}
    rows = []
    for standing, held in ruling_.ranked:
        notice = known.get(standing.notice_id)
        clause = ruling_.clause.value if standing.notice_id == ruling_.winner else "notice_other"
        clause = clause if held else Clause.NOTICE_EXPIRED.value
        said = "held" if held else "lapsed"
        rows.append(
            CandidateRow(
                notice.house if notice is not None else f"#{standing.notice_id}",
                spoken(f"ownership.clause.{clause}"),
                (
                    spoken("ownership.says.announced", moment=_moment_text(shop, standing.noticed_at)),
                    spoken(f"ownership.says.{said}"),
                ),
                day_text(shop, standing.valid_until),
            )
        )
    return tuple(rows)


def _line(shop: Shop, code: str, facts: dict[str, object]) -> Text:
    said = {key: day_text(shop, fact) if isinstance(fact, datetime) else fact for key, fact in facts.items()}
    return spoken(code, **said)


def _stated(shop: Shop, one: Statement) -> StatedRow:
    from showroom.documents.ruling import StatedRow

    points = dict(one.score.facts) if one.score is not None else {}
    said = {
        "day": one.said.day.isoformat() if one.said.day is not None else "",
        "shown": one.said.shown,
        "tail": one.said.tail,
        "name": one.said.name,
    }
    facts = tuple(
        (
            spoken(f"ownership.fact.{fact}"),
            what,
            spoken(f"ownership.score.{score}") if (score := points.get(Fact(fact))) is not None else _EMPTY,
        )
        for fact, what in said.items()
        if what
    )
    return StatedRow(one.staff, one.at.astimezone(zone(shop.store.time_zone)), facts)


def _proposed(found: Case, decision: PastRuling) -> tuple[Text, ...]:
    lines = [spoken(f"ownership.why.{decision.clause.value}", winner=decision.proposed or "–")]
    made: Ruling | None = found.ruling
    if made is not None and made.over is not None:
        lines.append(spoken("ownership.over", owner=found.names.get(made.over, "")))
    if made is not None and made.share is not None:
        name = found.names.get(made.share.staff_id, "")
        lines.append(spoken("ownership.share", name=name, percent=made.share.percent))
    return tuple(lines)


def _decided(shop: Shop, found: Case, decision: PastRuling) -> tuple[Text, ...]:
    if found.notice_ruling is not None:
        code = "notice" if decision.winner else "nobody"
    else:
        code = "owner" if decision.winner_id is not None else "nobody"
    lines = [spoken(f"documents.ruling.{code}", name=decision.winner)]
    if found.notice_ruling is not None and found.row.visit_at is not None:
        visit = {"number": found.row.visit_number, "day": day_text(shop, found.row.visit_at)}
        by = "came_by" if decision.winner else "came_alone"
        lines.append(spoken(f"documents.ruling.{by}", name=decision.winner, **visit))
    before = next((one for one in found.rulings if not one.valid and one.at <= decision.at), None)
    if before is not None:
        lines.append(spoken("documents.ruling.supersedes", moment=_moment_text(shop, before.at)))
    if decision.share_percent is not None:
        lines.append(spoken("ownership.share", name=decision.share, percent=decision.share_percent))
    return tuple(lines)


def _earlier(shop: Shop, one: PastRuling) -> Text:
    return spoken(
        "documents.ruling.taken_back",
        moment=_moment_text(shop, one.at),
        name=one.winner or spoken("ownership.nobody"),
        again=_moment_text(shop, one.reopened_at) if one.reopened_at is not None else "",
        reason=one.reopen_reason,
    )


def _signers(found: Case, decision: PastRuling) -> tuple[tuple[str, str], ...]:
    """The manager, the winner, and the next in the order."""
    signers = [("manager", decision.decided_by)]
    if decision.winner:
        signers.append(("party" if found.notice_ruling is not None else "owner", decision.winner))
    if found.ruling is not None:
        others = [one.standing.staff_id for one in found.ruling.ranked if one.standing.staff_id != decision.winner_id]
        signers += [("other", found.names.get(staff, "")) for staff in others[:1]]
    elif found.notice_ruling is not None:
        rest = [one.house for one in found.notices if one.id != decision.winner_notice_id]
        signers += [("other", house) for house in rest[:1]]
    return tuple(signers)
