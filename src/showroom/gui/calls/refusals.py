"""Where a refused call is said: at the field it is about, or on the card of the sequence of calls."""

from __future__ import annotations

from collections.abc import Mapping

from showroom.domain.customers.form import FormRefused
from showroom.domain.errors import UserError
from showroom.gui.calls.sequence import NOT_GIVEN, EnquiryCard
from showroom.gui.kit.fields import Field, show_problems
from showroom.gui.shell.context import ShellContext
from showroom.wording import word


def said_at(context: ShellContext, fields: Mapping[str, Field], enquiry: EnquiryCard, error: BaseException) -> bool:
    """Say ``error`` where it belongs; False for one that has no place on the form."""
    if not isinstance(error, UserError):
        return False
    if error.code in NOT_GIVEN:
        enquiry.show_problem(context.sentence(error))
        return True
    if isinstance(error, FormRefused):
        said = {one.field: word(context.language, one.code, **one.facts) for one in error.problems}
        if "phones" in said:  # the number stands above the form here
            said.setdefault("phone", said.pop("phones"))
    else:
        field = "colleague" if error.field == "for_staff_id" else error.field
        said = {field or "phone": context.sentence(error)}
    known = {key: text for key, text in said.items() if key in fields}
    if not known:
        return False
    show_problems(dict(fields), known)
    return True
