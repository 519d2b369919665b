"""Quotes: drafts, approval, issue, papers, decisions. Clauses QUO-01 to QUO-05."""

from showroom.services.quotes.approval import approve, ask, refuse_approval
from showroom.services.quotes.deciding import accept, expire_due, refuse
from showroom.services.quotes.editing import create, create_in, discard, revise, save
from showroom.services.quotes.letterhead import letterhead, letterhead_in, set_letterhead
from showroom.services.quotes.papers import issue, issue_in, paper
from showroom.services.quotes.reads import Which, asked_count, by_number, counts, find, get, listed
from showroom.services.quotes.terms import in_currency, line_of, new_draft, terms
from showroom.services.quotes.values import Draft, PaperView, PlanChoice, QuoteRow, QuoteView, TaxChoice, Terms, Version
from showroom.services.quotes.verify import Wrong, verify

__all__ = [
    "Draft",
    "PaperView",
    "PlanChoice",
    "QuoteRow",
    "QuoteView",
    "TaxChoice",
    "Terms",
    "Version",
    "Which",
    "Wrong",
    "accept",
    "approve",
    "ask",
    "asked_count",
    "by_number",
    "counts",
    "create",
    "create_in",
    "discard",
    "expire_due",
    "find",
    "get",
    "in_currency",
    "issue",
    "issue_in",
    "letterhead",
    "letterhead_in",
    "line_of",
    "listed",
    "new_draft",
    "paper",
    "refuse",
    "refuse_approval",
    "revise",
    "save",
    "set_letterhead",
    "terms",
    "verify",
]
