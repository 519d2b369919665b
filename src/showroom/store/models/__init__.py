"""Every table, typed. A feature's tables stand in the module of its name.

A module is imported when one of its names is asked for first: mapping all tables takes a third of the time to sign-in.
Migrations and checks need them all: :func:`whole_metadata`. A new table is named below twice (for the type checker,
and here).

After a change run ``python scripts/new_migration.py WHAT``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import MetaData

    from showroom.store.models.agents import AdvanceNotice, Agency, Agent
    from showroom.store.models.appointments import Appointment, Resource
    from showroom.store.models.base import PERSONAL, UNAUDITED, Base, UtcDateTime, identity
    from showroom.store.models.calls import (
        Call,
        CallAlert,
        CallMessage,
        CallProgress,
        CallRegisterDay,
        CallWithdrawn,
    )
    from showroom.store.models.catalogue import Product, ProductCategory, ProductInCategory, ProductOption, ProductPrice
    from showroom.store.models.core import Device, PackVersion, Setting, Staff, Store
    from showroom.store.models.customers import (
        Customer,
        CustomerChange,
        CustomerConfirmed,
        CustomerField,
        CustomerGrade,
        CustomerOwner,
        CustomerPhone,
        CustomerRelation,
        NotSamePerson,
    )
    from showroom.store.models.finding import BroadRow, BroadTerm, CustomerHeads, CustomerLatest, FoundOwner, Term
    from showroom.store.models.imports import CustomerSource, ImportAhead, ImportMapping, ImportRun
    from showroom.store.models.ledger import AuditEntry, AuditValue, LedgerEvent
    from showroom.store.models.merging import CustomerMerge
    from showroom.store.models.opportunities import Opportunity, OpportunityChange, OpportunitySignal
    from showroom.store.models.ownership import (
        OwnerChange,
        OwnershipClaim,
        OwnershipRuling,
        OwnershipStatement,
        SkatingFinding,
    )
    from showroom.store.models.presentations import Presentation, PresentationObjection, PresentationStep
    from showroom.store.models.quotes import Quote, QuoteLine, QuotePaper, QuoteVersion
    from showroom.store.models.reception import Visit, VisitCredit, VisitMember
    from showroom.store.models.roster import Shift

_NAMES: dict[str, tuple[str, ...]] = {
    "agents": (
        "AdvanceNotice",
        "Agency",
        "Agent",
    ),
    "appointments": ("Appointment", "Resource"),
    "base": (
        "Base",
        "PERSONAL",
        "UNAUDITED",
        "UtcDateTime",
        "identity",
    ),
    "calls": (
        "Call",
        "CallAlert",
        "CallMessage",
        "CallProgress",
        "CallRegisterDay",
        "CallWithdrawn",
    ),
    "catalogue": (
        "Product",
        "ProductCategory",
        "ProductInCategory",
        "ProductOption",
        "ProductPrice",
    ),
    "core": (
        "Device",
        "PackVersion",
        "Setting",
        "Staff",
        "Store",
    ),
    "customers": (
        "Customer",
        "CustomerChange",
        "CustomerConfirmed",
        "CustomerField",
        "CustomerGrade",
        "CustomerOwner",
        "CustomerPhone",
        "CustomerRelation",
        "NotSamePerson",
    ),
    "finding": (
        "BroadRow",
        "BroadRow",
        "BroadTerm",
        "CustomerHeads",
        "CustomerLatest",
        "FoundOwner",
        "FoundOwner",
        "Term",
    ),
    "imports": (
        "CustomerSource",
        "ImportAhead",
        "ImportMapping",
        "ImportRun",
    ),
    "ledger": (
        "AuditEntry",
        "AuditValue",
        "LedgerEvent",
    ),
    "opportunities": ("Opportunity", "OpportunityChange", "OpportunitySignal"),
    "ownership": (
        "OwnerChange",
        "OwnershipClaim",
        "OwnershipRuling",
        "OwnershipStatement",
        "SkatingFinding",
    ),
    "merging": ("CustomerMerge",),
    "presentations": (
        "Presentation",
        "PresentationObjection",
        "PresentationStep",
    ),
    "quotes": (
        "Quote",
        "QuoteLine",
        "QuotePaper",
        "QuoteVersion",
    ),
    "reception": (
        "Visit",
        "VisitCredit",
        "VisitMember",
    ),
    "roster": ("Shift",),
}
_MODULE_OF = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(name)
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def whole_metadata() -> MetaData:
    """The metadata of every table: ``Base.metadata`` alone knows only those imported so far."""
    for module in _NAMES:
        import_module(f"{__name__}.{module}")
    metadata: MetaData = import_module(f"{__name__}.base").Base.metadata
    return metadata


__all__ = [
    "PERSONAL",
    "UNAUDITED",
    "AdvanceNotice",
    "Agency",
    "Agent",
    "Appointment",
    "AuditEntry",
    "AuditValue",
    "Base",
    "BroadRow",
    "BroadTerm",
    "Call",
    "CallAlert",
    "CallMessage",
    "CallProgress",
    "CallRegisterDay",
    "CallWithdrawn",
    "Customer",
    "CustomerChange",
    "CustomerConfirmed",
    "CustomerField",
    "CustomerGrade",
    "CustomerHeads",
    "CustomerLatest",
    "CustomerMerge",
    "CustomerOwner",
    "CustomerPhone",
    "CustomerRelation",
    "CustomerSource",
    "Device",
    "FoundOwner",
    "ImportAhead",
    "ImportMapping",
    "ImportRun",
    "LedgerEvent",
    "NotSamePerson",
    "Opportunity",
    "OpportunityChange",
    "OpportunitySignal",
    "OwnerChange",
    "OwnershipClaim",
    "OwnershipRuling",
    "OwnershipStatement",
    "PackVersion",
    "Presentation",
    "PresentationObjection",
    "PresentationStep",
    "Product",
    "ProductCategory",
    "ProductInCategory",
    "ProductOption",
    "ProductPrice",
    "Quote",
    "QuoteLine",
    "QuotePaper",
    "QuoteVersion",
    "Resource",
    "Setting",
    "Shift",
    "SkatingFinding",
    "Staff",
    "Store",
    "Term",
    "UtcDateTime",
    "Visit",
    "VisitCredit",
    "VisitMember",
    "identity",
]
