"""The ownership desk: protection, claims, rulings, skating checks (REG-07, REG-08)."""

from showroom.services.cases import ClaimKind, ClaimState
from showroom.services.ownership.claims import identify, open_claim, open_forgotten, state, withdraw
from showroom.services.ownership.contacts import called, contact
from showroom.services.ownership.deciding import decide, reopen
from showroom.services.ownership.reads import case, free_soon, listed, open_case_of, open_count
from showroom.services.ownership.values import (
    Case,
    ClaimRow,
    Decision,
    Freed,
    NewClaim,
    PastRuling,
    SkatingRow,
    Statement,
    Suspicion,
)

__all__ = [
    "Case",
    "ClaimKind",
    "ClaimRow",
    "ClaimState",
    "Decision",
    "Freed",
    "NewClaim",
    "PastRuling",
    "SkatingRow",
    "Statement",
    "Suspicion",
    "called",
    "case",
    "contact",
    "decide",
    "free_soon",
    "identify",
    "listed",
    "open_case_of",
    "open_claim",
    "open_count",
    "open_forgotten",
    "reopen",
    "state",
    "withdraw",
]
