"""Every table, typed. A feature's tables stand in the module of its name; importing this package knows them all.

After a change here run ``python scripts/new_migration.py --initial`` (until the first release; later
``new_migration.py WHAT``).
"""

from showroom.store.models.base import PERSONAL, UNAUDITED, Base, UtcDateTime, identity
from showroom.store.models.calls import Call
from showroom.store.models.catalogue import (
    Product,
    ProductCategory,
    ProductInCategory,
    ProductOption,
    ProductPrice,
)
from showroom.store.models.core import Device, PackVersion, Setting, Staff, Store
from showroom.store.models.customers import (
    Customer,
    CustomerField,
    CustomerGrade,
    CustomerHeads,
    CustomerOwner,
    CustomerPhone,
    NotSamePerson,
    Term,
)
from showroom.store.models.ledger import AuditEntry, AuditValue, LedgerEvent
from showroom.store.models.presentations import Presentation, PresentationObjection, PresentationStep
from showroom.store.models.quotes import Quote, QuoteLine, QuotePaper, QuoteVersion
from showroom.store.models.reception import Visit

__all__ = [
    "PERSONAL",
    "UNAUDITED",
    "AuditEntry",
    "AuditValue",
    "Base",
    "Call",
    "Customer",
    "CustomerField",
    "CustomerGrade",
    "CustomerHeads",
    "CustomerOwner",
    "CustomerPhone",
    "Device",
    "LedgerEvent",
    "NotSamePerson",
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
    "Setting",
    "Staff",
    "Store",
    "Term",
    "UtcDateTime",
    "Visit",
    "identity",
]
