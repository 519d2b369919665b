"""Quotes: values, totals, rules. Pure; clauses QUO-01 to QUO-05."""

from showroom.domain.quotes.rules import Problem, State, check, expired, move, problems, within_ceiling
from showroom.domain.quotes.totals import LineTotal, TaxTotal, Totals, line_amounts, totals
from showroom.domain.quotes.values import (
    MOST_LINES,
    NO_DISCOUNT,
    Discount,
    DiscountKind,
    Due,
    Line,
    LineKind,
    Payment,
    PaymentPlan,
    PlanPart,
    Quote,
)

__all__ = [
    "MOST_LINES",
    "NO_DISCOUNT",
    "Discount",
    "DiscountKind",
    "Due",
    "Line",
    "LineKind",
    "LineTotal",
    "Payment",
    "PaymentPlan",
    "PlanPart",
    "Problem",
    "Quote",
    "State",
    "TaxTotal",
    "Totals",
    "check",
    "expired",
    "line_amounts",
    "move",
    "problems",
    "totals",
    "within_ceiling",
]
