"""The printable ruling, read back (REG-08)."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.services.conftest import Crew

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.ownership.blind import Said
from showroom.services import agents, ownership
from showroom.services.customers import records
from showroom.services.customers.records import Registration
from showroom.services.ownership import Decision, NewClaim, paper


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.clause("REG-08")
def test_the_ruling_prints_with_facts_clause_and_reason(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    customer = records.register(shop, crew.anna, Registration({"name": "周萍", "phones": ("13812345678",)})).id
    claim = ownership.open_claim(
        shop, crew.bo, NewClaim(customer, Said(tail="5678", shown="oak table"), "Served her in spring")
    )
    with pytest.raises(UserError) as none_yet:
        paper.paper(shop, crew.manager, claim, "en")
    assert none_yet.value.code == "ruling_none"
    share = Decision(crew.bo.staff_id, reason="The customer says so", share_id=crew.anna.staff_id, share_percent=40)
    ownership.decide(shop, crew.manager, claim, share)
    with pytest.raises(Refused):
        paper.paper(shop, crew.bo, claim, "en")
    english = text_of(paper.pdf(shop, crew.manager, claim, "en").content)
    for said in (
        "Ownership ruling",
        "Case 1",
        "周萍",
        "138****5678",
        "Served her in spring",
        "Protection",
        "31 days",
        "Owner since 21 November 2026",
        "“5678” right",
        "Anna is the owner, and the protection still holds.",
        "Bo looks after the customer.",
        "Anna shares 40 % of the credit.",
        "The decision differs from what the rules say.",
        "The customer says so",
        "protection 30 days, 180 days at most",
    ):
        assert said in english, said
    assert "13812345678" not in english
    chinese = text_of(paper.paper(shop, crew.manager, claim, "zh_CN").content)
    for said in ("客户归属裁定书", "案号 1", "2026年11月21日", "该客户归 Bo。", "本裁定与规则建议不一致。", "另一方"):
        assert said in chinese, said
    assert "Ownership" not in chinese
    clock.advance(hours=2)
    ownership.reopen(shop, crew.manager, claim, "Anna brought the slip")
    ownership.decide(shop, crew.manager, claim, Decision(crew.anna.staff_id))
    again = paper.paper(shop, crew.manager, claim, "both")
    assert again.missing == ()
    both = text_of(again.content)
    for said in ("该客户归 Anna。", "Anna looks after the customer.", "Anna brought the slip", "依规则裁定。"):
        assert said in both, said
    assert "It supersedes the decision of 21 November 2026" in both
    assert "本裁定取代" in both
    assert "supersedes" not in english
    assert again.content == paper.paper(shop, crew.manager, claim, "both").content


@pytest.mark.clause("REC-24", "REG-08")
def test_a_ruling_on_agents_notices_prints(crew: Crew, clock: ManualClock) -> None:
    shop = crew.shop
    made = []
    for agent in ("Wen", "Yu"):
        new = agents.NewNotice("138****5678", "Zhou", new_agent=agents.NewAgent(agent, f"{agent} Homes"))
        made.append(agents.notice(shop, crew.receptionist, new).id)
        clock.advance(hours=1)
    agents.dispute(shop, crew.receptionist, made[1], "Both say so")
    (row,) = ownership.listed(shop, crew.manager)
    ownership.decide(shop, crew.manager, row.id, Decision(winner_notice_id=made[0]))
    english = text_of(paper.paper(shop, crew.manager, row.id, "en").content)
    for said in (
        "Agents' dispute",
        "138****5678 Zhou",
        "The notice of Wen Homes counts.",
        "Yu Homes",
        "Another notice",
        "Valid until",
        "Announced 21 November 2026",
        "Two agents announced the same customer: The first notice.",
        "Agency Wen Homes",
    ):
        assert said in english, said
    assert "Protection" not in english
