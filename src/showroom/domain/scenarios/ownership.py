"""The acts and expectations of scenarios about ownership; they stand beside those of the rotation in one file format.

A claim is called by the ``id`` of its ``claim`` or ``forgotten``, a disputed notice by that of its ``advance_notice``.
"""

from __future__ import annotations

CUSTOMER, NEW_CUSTOMER, CLAIM, NOTICE = "customer", "new_customer", "claim", "notice"
OWNERS, DAYS_OF, HOW, CONTACT, RESULT, POINTS, CODE, AGENTS = (
    "owners_of",
    "days_of",
    "relation",
    "contact",
    "call_result",
    "points_of",
    "clause",
    "agent_or_nobody",
)
_SAID = {"said_day": "count", "said_shown": "text", "said_tail": "text", "said_name": "text"}

NEEDS_AND_MAY: dict[str, tuple[dict[str, str], dict[str, str], str, tuple[str, ...]]] = {
    # act: (needs, may, role, one of)
    "register": (
        {"name": NEW_CUSTOMER},
        {
            "phone": "text",
            "address": "text",
            "owner": "staff",
            "referrer": CUSTOMER,
            "household": CUSTOMER,
            "reason": "text",
        },
        "receptionist",
        (),
    ),
    "relate": ({"customer": CUSTOMER, "with": CUSTOMER, "how": HOW}, {}, "receptionist", ()),
    "call": ({"who": "staff", "customer": CUSTOMER}, {"result": RESULT, "seconds": "count"}, "receptionist", ()),
    "call_taken_back": ({}, {}, "supervisor", ()),
    "merge": ({"customer": CUSTOMER, "with": CUSTOMER}, {}, "supervisor", ()),
    "merge_taken_back": ({}, {}, "supervisor", ()),
    "contact": ({"who": "staff", "customer": CUSTOMER, "how": CONTACT}, {}, "receptionist", ()),
    "claim": ({"who": "staff"}, {"customer": CUSTOMER, "reason": "text", **_SAID}, "supervisor", ()),
    "forgotten": (
        {},
        {"visit": "visit", "customer": CUSTOMER, "who": "staff", "named": "staff"},
        "receptionist",
        ("visit", "customer"),
    ),
    "state": ({"claim": CLAIM, "who": "staff"}, dict(_SAID), "supervisor", ()),
    "identify": ({"claim": CLAIM, "customer": CUSTOMER}, {}, "supervisor", ()),
    "dispute": ({"notice": NOTICE}, {"reason": "text"}, "receptionist", ()),
    "decide": (
        {"claim": CLAIM},
        {"winner": "nobody", "agent": "agent", "reason": "text", "share": "shares"},
        "manager",
        (),
    ),
    "reopen": ({"claim": CLAIM}, {"reason": "text"}, "manager", ()),
}
CLAIM_MAKERS = ("claim", "forgotten", "dispute")
"""Acts whose ``id`` names a case."""
NOTICE_MAKERS = ("advance_notice",)

EXPECT: dict[str, str] = {
    "owner": OWNERS,
    "protected": DAYS_OF,
    "skating": "codes",
    # of the case that the act names
    "proposed": "nobody",
    "clause": CODE,
    "over": "nobody",
    "ranking": "people",
    "points": POINTS,
    "share": "shares",
    "counts": AGENTS,
}
