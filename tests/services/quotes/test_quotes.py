"""A quote from the first line to the customer's answer, on both engines."""

from __future__ import annotations

import threading
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, text
from tests.services.quotes.conftest import Counter

from showroom.clock import ManualClock
from showroom.domain.errors import Refused, UserError
from showroom.domain.money import Money
from showroom.domain.quotes import Discount, Line, LineKind, State
from showroom.domain.text import Text
from showroom.services import catalogue, quotes
from showroom.services.quotes import verify
from showroom.store.models import AuditEntry, QuoteLine, Setting

pytestmark = pytest.mark.engines


def read(paper: quotes.PaperView) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)


@pytest.mark.clause("QUO-01")
def test_a_draft_comes_back_as_it_was_saved(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    free = Line(
        Text.same("Custom shelf 定制搁板"), Money(12_345, "CNY"), Decimal("2.125"), discount=Discount.percent("7.5"),
        tax=Decimal(9), kind=LineKind.INSTALLATION,
    )  # fmt: skip
    draft = replace(counter.draft(counter.line(), free), discount=Discount.amount("50.5"), notes="电梯 1.1 米")
    quote_id = quotes.create(shop, anna, draft)
    view = quotes.get(shop, anna, quote_id)
    assert replace(view.draft, seen_at=None) == draft
    assert view.totals == draft.totals
    assert (view.row.number, view.row.state, view.row.customer) == (None, State.DRAFT, "王㐂德")
    assert view.row.total == draft.totals.total
    changed = replace(view.draft, lines=(free, counter.line("sofa", 2), free))
    assert quotes.save(shop, anna, quote_id, changed)
    again = quotes.get(shop, anna, quote_id)
    assert again.draft.lines == changed.lines
    assert not quotes.save(shop, anna, quote_id, again.draft)


@pytest.mark.clause("QUO-01")
def test_options_and_todays_price_make_the_line(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    cards = (catalogue.card(shop, anna, row.id) for row in catalogue.search(shop, anna, "sofa"))
    card = next(one for one in cards if any(choice.surcharge.minor > 0 for choice in one.options))
    dear = next(choice for choice in card.options if choice.surcharge.minor > 0)
    line = quotes.line_of(card, quotes.terms(shop, anna), ((dear.group_key, dear.key),))
    assert line.unit_price == card.row.price + dear.surcharge
    assert dear.label.zh_CN in line.detail.zh_CN
    assert line.tax == 13


@pytest.mark.clause("QUO-04")
def test_issue_freezes_and_a_reprint_is_the_same_bytes(counter: Counter, clock: ManualClock) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    quote_id = counter.issued()
    view = quotes.get(shop, anna, quote_id)
    assert (view.row.number, view.row.state) == ("Q2026-00001", State.ISSUED)
    first = quotes.paper(shop, anna, quote_id, "both")
    assert first.stored
    assert first.sha256 == sha256(first.content).hexdigest()
    # Everything around it changes: prices, the letterhead, the day.
    product = view.draft.lines[0].product_id
    assert product is not None
    catalogue.set_price(shop, counter.crew.manager, product, Money(100, "CNY"), shop.day())
    head = quotes.letterhead(shop, anna)
    quotes.set_letterhead(shop, counter.crew.manager, replace(head, phone="021-1"))
    clock.advance(days=3)
    assert quotes.paper(shop, counter.crew.bo, quote_id, "both").content == first.content
    other = quotes.paper(shop, anna, quote_id, "zh_CN")  # a language asked for later shows what was issued
    assert view.totals.total.text() in read(other)
    assert "021-1" not in read(other)
    assert "2026年11月21日" in read(other)
    with pytest.raises(UserError, match=r"quotes\.not_a_draft"):
        quotes.save(shop, anna, quote_id, view.draft)


@pytest.mark.clause("QUO-04")
def test_a_change_makes_a_new_version_and_the_old_one_stays(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    quote_id = counter.issued()
    old = quotes.paper(shop, anna, quote_id, "en")
    assert quotes.revise(shop, anna, quote_id) == 2
    view = quotes.get(shop, anna, quote_id)
    quotes.save(shop, anna, quote_id, replace(view.draft, lines=view.draft.lines[:1]))
    assert "DRAFT" in read(quotes.paper(shop, anna, quote_id, "en"))
    assert quotes.issue(shop, anna, quote_id) == view.row.number
    new = quotes.paper(shop, anna, quote_id, "en")
    assert "version 2" in read(new)
    assert quotes.paper(shop, anna, quote_id, "en", version=1).content == old.content
    versions = quotes.get(shop, anna, quote_id).versions
    assert [version.version for version in versions] == [1, 2]
    assert versions[0].total > versions[1].total
    with pytest.raises(UserError, match="was_issued"):
        quotes.revise(shop, anna, quote_id)
        quotes.discard(shop, anna, quote_id)


@pytest.mark.clause("QUO-03")
def test_beyond_the_ceiling_only_with_the_manager(counter: Counter) -> None:
    shop, anna, manager = counter.crew.shop, counter.crew.anna, counter.crew.manager
    quote_id = quotes.create(shop, anna, replace(counter.draft(), discount=Discount.percent(12)))
    with pytest.raises(UserError) as caught:
        quotes.issue(shop, anna, quote_id)
    assert (caught.value.code, caught.value.facts["percent"], caught.value.facts["ceiling"]) == (
        *("quotes.needs_manager", "12", "5"),
    )
    quotes.ask(shop, anna, quote_id, "老客户")
    assert [row.id for row in quotes.listed(shop, manager, "approval")] == [quote_id]
    with pytest.raises(Refused):
        quotes.approve(shop, anna, quote_id)
    quotes.approve(shop, manager, quote_id)
    # More than was approved needs another word.
    view = quotes.get(shop, anna, quote_id)
    quotes.save(shop, anna, quote_id, replace(view.draft, discount=Discount.percent(13)))
    with pytest.raises(UserError, match="needs_manager"):
        quotes.issue(shop, anna, quote_id)
    quotes.approve(shop, manager, quote_id)
    quotes.issue(shop, anna, quote_id)
    assert "approv" not in read(quotes.paper(shop, anna, quote_id, "en")).lower()


@pytest.mark.clause("QUO-03")
def test_a_draft_prints_with_its_mark_and_is_not_kept(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    quote_id = quotes.create(shop, anna, counter.draft())
    paper = quotes.paper(shop, anna, quote_id, "zh_CN")
    assert not paper.stored
    assert "草稿" in read(paper)
    assert paper.number is None


@pytest.mark.parametrize(
    "changed, field, code",
    [
        ({"lines": ()}, "lines", "quotes.no_lines"),
        ({"customer_id": None}, "customer", "quotes.no_customer"),
        ({"valid_until": None}, "valid_until", "quotes.no_validity"),
    ],
)
def test_what_is_missing_is_said_at_its_place(
    counter: Counter, changed: dict[str, object], field: str, code: str
) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    draft = replace(counter.draft(), **changed)  # type: ignore[arg-type]
    quote_id = quotes.create(shop, anna, draft)
    with pytest.raises(UserError) as caught:
        quotes.issue(shop, anna, quote_id)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert quotes.get(shop, anna, quote_id).row.number is None


def test_what_cannot_be_kept_is_refused(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    riyals = replace(counter.line(), unit_price=Money(100, "SAR"))
    for draft, code in (
        (counter.draft(riyals), "quotes.other_currency"),
        (replace(counter.draft(), customer_id=5), "quotes.no_such_customer"),
        (replace(counter.draft(), visit_id=5), "quotes.no_such_visit"),
        (counter.draft(replace(counter.line(), product_id=5)), "quotes.no_such_product"),
    ):
        with pytest.raises(UserError) as caught:
            quotes.create(shop, anna, draft)
        assert caught.value.code == code
    assert quotes.listed(shop, anna) == ()


def test_two_people_on_one_draft(counter: Counter, clock: ManualClock) -> None:
    shop, anna, bo = counter.crew.shop, counter.crew.anna, counter.crew.bo
    quote_id = quotes.create(shop, anna, counter.draft())
    seen = quotes.get(shop, anna, quote_id).draft
    clock.advance(seconds=5)
    quotes.save(shop, bo, quote_id, replace(seen, notes="Bo was here"))
    with pytest.raises(UserError, match="changed_meanwhile"):
        quotes.save(shop, anna, quote_id, replace(seen, notes="Anna was here"))
    assert quotes.get(shop, anna, quote_id).draft.notes == "Bo was here"


@pytest.mark.clause("QUO-05")
def test_accepted_refused_expired(counter: Counter, clock: ManualClock) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    yes, no, late = (counter.issued(), counter.issued(), counter.issued())
    quotes.accept(shop, anna, yes)
    with pytest.raises(UserError, match="reason_missing"):
        quotes.refuse(shop, anna, no, "  ")
    quotes.refuse(shop, anna, no, "超预算")
    assert quotes.get(shop, anna, no).decision_reason == "超预算"
    clock.advance(days=16)
    assert quotes.get(shop, anna, late).row.state is State.EXPIRED
    assert [row.id for row in quotes.listed(shop, anna, "expired")] == [late]
    with pytest.raises(UserError, match=r"quotes\.cannot"):
        quotes.accept(shop, anna, late)
    assert quotes.expire_due(shop, anna) == 1
    assert quotes.expire_due(shop, anna) == 0
    states = {row.id: row.state for row in quotes.listed(shop, anna)}
    assert states == {yes: State.ACCEPTED, no: State.REFUSED, late: State.EXPIRED}


def test_numbers_are_without_gaps_whoever_issues(counter: Counter, clock: ManualClock) -> None:
    shop = counter.crew.shop
    ids = [quotes.create(shop, counter.crew.anna, counter.draft()) for _ in range(12)]
    numbers: list[str] = []
    shops = [shop.sibling() for _ in range(3)]
    actors = (counter.crew.anna, counter.crew.bo, counter.crew.chen)

    def some(at: int) -> None:
        numbers.extend(quotes.issue(shops[at], actors[at], quote_id) for quote_id in ids[at::3])

    threads = [threading.Thread(target=some, args=(at,)) for at in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(numbers) == [f"Q2026-{n:05d}" for n in range(1, 13)]
    clock.advance(days=60)  # the next year counts anew
    assert quotes.get(shop, actors[0], counter.issued()).row.number == "Q2027-00001"


@pytest.mark.clause("REG-04")
def test_found_by_number_and_customer(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    quote_id = counter.issued()
    counter.issued()
    assert [row.id for row in quotes.find(shop, anna, "00001")] == [quote_id]
    assert quotes.find(shop, anna, "wang") == ()
    assert quotes.by_number(shop, anna, " q2026-00001 ") == quote_id
    assert len(quotes.listed(shop, anna, query="5678")) == 2
    assert len(quotes.listed(shop, anna, query="wang")) == 2
    assert [row.id for row in quotes.listed(shop, anna, query="00001")] == [quote_id]
    with pytest.raises(UserError, match="no_number"):
        quotes.by_number(shop, anna, "Q2026-99999")


@pytest.mark.clause("SEC-03")
def test_every_change_stands_in_the_audit_without_the_customers_name(counter: Counter) -> None:
    shop = counter.crew.shop
    quote_id = counter.issued()
    quotes.paper(shop, counter.crew.anna, quote_id, "en")
    with shop.database.read() as connection:
        entries = connection.execute(
            select(AuditEntry.action, AuditEntry.changes).where(AuditEntry.action.startswith("quotes."))
        ).all()
    assert [entry.action for entry in entries] == ["quotes.edit", "quotes.issue", "quotes.view"]
    assert not any("王㐂德" in entry.changes for entry in entries)


@pytest.mark.clause("SEC-02")
def test_another_persons_customer_on_paper_is_recorded(counter: Counter) -> None:
    shop = counter.crew.shop
    quote_id = counter.issued()
    for actor, recorded in ((counter.crew.anna, 0), (counter.crew.manager, 0), (counter.crew.bo, 1)):
        quotes.paper(shop, actor, quote_id, "en")
        with shop.database.read() as connection:
            entries = select(AuditEntry.changes).where(AuditEntry.action == "customers.reveal")
            found = connection.execute(entries).scalars().all()
        assert len(found) == recorded, actor.name
    assert str(counter.customer) in found[0]


def test_verify_finds_what_was_changed_from_outside(counter: Counter) -> None:
    shop, anna = counter.crew.shop, counter.crew.anna
    first, second = counter.issued(), counter.issued()
    quotes.paper(shop, anna, first, "en")
    with shop.database.read() as connection:
        assert verify(shop, connection) == (2, ())
    with shop.database.write() as connection:
        line = connection.execute(select(QuoteLine.id).where(QuoteLine.quote_id == second)).scalars().first()
        connection.execute(text("UPDATE quote_line SET unit_price_minor = 1 WHERE id = :id"), {"id": line})
        connection.execute(
            text("UPDATE quote_version SET content = replace(content, 'CNY', 'USD') WHERE quote_id = :id"),
            {"id": first},
        )
        connection.execute(text("UPDATE quote_paper SET sha256 = 'x'"))
    with shop.database.read() as connection:
        count, wrong = verify(shop, connection)
    assert count == 2
    found = {(one.quote_id, one.what) for one in wrong}
    assert found >= {(second, "total_minor"), (first, "version"), (first, "paper")}
    with pytest.raises(UserError, match="version_damaged"):
        quotes.paper(shop, anna, first, "zh_CN")


@pytest.mark.clause("QUO-02")
def test_the_letterhead_is_on_the_paper(counter: Counter) -> None:
    shop, anna, manager = counter.crew.shop, counter.crew.anna, counter.crew.manager
    head = quotes.letterhead(shop, anna)
    assert head.store == Text.same("Riverside")
    with pytest.raises(UserError, match="logo_kind"):
        quotes.set_letterhead(shop, manager, replace(head, logo=b"GIF89a"))
    with pytest.raises(Refused):
        quotes.set_letterhead(shop, anna, head)
    quotes.set_letterhead(
        shop, manager, replace(head, store=Text(en="Riverside Home", zh_CN="滨江家居"), phone="021-68")
    )
    quotes.set_letterhead(shop, manager, replace(quotes.letterhead(shop, anna), email="a@b.example"))
    words = read(quotes.paper(shop, anna, counter.issued(), "both"))
    for word in ("滨江家居", "Riverside Home", "021-68", "a@b.example"):
        assert word in words
    with shop.database.read() as connection:
        assert len(connection.execute(select(Setting.id).where(Setting.key == "letterhead")).all()) == 1
