"""A rehearsal to take along: PDF, workbook, CSV (REC-19). The audit says that one was made."""

from __future__ import annotations

from showroom.clock import zone
from showroom.documents.labels import PaperLanguage
from showroom.documents.quote_paper import Letterhead
from showroom.documents.rehearsal import RehearsalPaper
from showroom.domain.reception import comparing
from showroom.domain.staff.actor import Actor
from showroom.domain.text import Text
from showroom.policy_words import difference
from showroom.services import packs
from showroom.services.rehearsal import Comparison
from showroom.services.reports.daily import PaperBytes
from showroom.services.shop import Shop
from showroom.wording import word

FORMS = ("pdf", "xlsx", "csv")


def paper(shop: Shop, actor: Actor, found: Comparison, rules: Text, language: str, form: str = "pdf") -> PaperBytes:
    """``found`` in ``en``, ``zh_CN`` or ``both``, as one of ``FORMS``; ``rules`` is what the other rules are called.

    Raises ``Refused``.
    """
    from showroom.documents import rehearsal_pdf, rehearsal_sheets

    with shop.work(actor, "ledger.view") as work:
        pack = packs.in_force(shop, work.connection).pack
        labels = {one.key: one.label for one in pack.visit_kinds} | {one.key: one.label for one in pack.statuses}
        work.note("rehearsal_exported", first=found.first, last=found.last, language=language, form=form)
    shown = RehearsalPaper(
        Letterhead(Text.same(shop.store.name)),
        found.first,
        found.last,
        found.as_it_was.days,
        shop.clock.now().astimezone(zone(shop.store.time_zone)),
        actor.name,
        rules,
        _told(found, labels),
        found.rules_changed,
        comparing.figures(found.as_it_was, found.rehearsed),
        comparing.people(found.as_it_was, found.rehearsed),
        found.names,
        found.decisions,
        found.after_undo,
    )
    if form == "xlsx":
        return PaperBytes(rehearsal_sheets.xlsx(shown, PaperLanguage(language)))
    if form == "csv":
        return PaperBytes(rehearsal_sheets.csv_bytes(shown, PaperLanguage(language)))
    made = rehearsal_pdf.write(shown, PaperLanguage(language))
    return PaperBytes(made.content, tuple(one.character for one in made.missing))


def _told(found: Comparison, labels: dict[str, Text]) -> tuple[Text, ...]:
    """Each switch that differs, in both languages."""

    def said(lang: str) -> list[str]:
        keys = {key: label.of(lang) for key, label in labels.items()}
        return [difference(lang, one.path, one.old, one.new, keys) for one in found.changes]

    if not found.changes:
        return (Text(word("en", "rehearsal_same_rules"), word("zh_CN", "rehearsal_same_rules")),)
    return tuple(Text(en, chinese) for en, chinese in zip(said("en"), said("zh_CN"), strict=True))
