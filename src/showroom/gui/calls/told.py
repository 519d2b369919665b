"""What is said when a call was written down; the call, or the enquiry given with it, can be taken back (CAL-05, REC-09,
REC-21)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from showroom.gui.customers.words import when
from showroom.gui.shell.context import ShellContext
from showroom.services import calls, reception
from showroom.services.calls import Given, Logged


def tell(context: ShellContext, logged: Logged, seconds: int) -> None:
    """The toast; for ``seconds`` an enquiry that was given can be taken back from it, for two minutes a call."""
    said = QCoreApplication.translate("CallEntry", "Call {number} is written down.").format(number=logged.number)
    if logged.callback_due is not None:
        due = when(context, logged.callback_due)
        said += " " + QCoreApplication.translate("CallEntry", "Call back by {due}.").format(due=due)
    given = logged.given
    if given is None:
        context.undo_bar.offer(said, partial(_withdraw, context, logged))
        return
    said += " " + QCoreApplication.translate("CallEntry", "Enquiry → {name}.").format(name=given.name)
    context.undo_bar.offer(said, partial(_take_back, context, given), seconds=seconds)


def _withdraw(context: ShellContext, logged: Logged) -> None:
    """The call is not in the register; its number is, as taken back."""
    told = QCoreApplication.translate("CallEntry", "Call {number} was taken back.").format(number=logged.number)
    context.act(
        "calls.log",
        lambda shop, actor: calls.take_back(shop, actor, logged),
        lambda _done: context.undo_bar.offer(told, None),
    )


def _take_back(context: ShellContext, given: Given) -> None:
    """The call stays written down; the enquiry and the turn go back."""
    told = QCoreApplication.translate("CallEntry", "Taken back: enquiry → {name}. The call stays written down.")
    context.act(
        "reception.enquiry",
        lambda shop, actor: reception.undo(shop, actor, given.events),
        lambda _done: context.undo_bar.offer(told.format(name=given.name), None),
    )
