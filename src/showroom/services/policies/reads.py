"""The rules in force, the coming ones, the history, the presets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from showroom import paths
from showroom.domain.errors import UserError
from showroom.domain.packs.loader import load
from showroom.domain.packs.rewrite import policy_in
from showroom.domain.policies import sections
from showroom.domain.policies.changes import differences
from showroom.domain.reception.policy import Policy
from showroom.domain.staff.actor import Actor
from showroom.services import pack_versions, packs
from showroom.services.policies.values import HistoryRow, PolicyVersion, Preset
from showroom.services.shop import Shop
from showroom.store.models import PackVersion, Setting, Staff

_VERSIONS = (
    select(
        PackVersion.id,
        PackVersion.name,
        PackVersion.version,
        PackVersion.in_force_from,
        PackVersion.digest,
        PackVersion.created_at,
    )
    .where(PackVersion.store_id == bindparam("store"))
    .order_by(PackVersion.in_force_from, PackVersion.id)
)
_TEXT = select(PackVersion.text).where(PackVersion.id == bindparam("id"))
_KEPT: dict[tuple[int, str], tuple[Policy, sections.Values]] = {}
NAMES = select(Staff.id, Staff.name).where(Staff.store_id == bindparam("store"))


@dataclass(frozen=True, slots=True)
class Stored:
    """A pack version with its rules: of the rotation, and the switches of other sections by path. ``replaced``:
    another one took its place before it began.
    """

    id: int
    name: str
    version: str
    since: datetime
    policy: Policy
    sections: sections.Values
    replaced: bool


def stored(connection: Connection, store: int) -> list[Stored]:
    """Every version of the store in the order of time."""
    rows = connection.execute(_VERSIONS, {"store": store}).all()
    last = {row.in_force_from: row.id for row in rows}
    return [
        Stored(
            row.id,
            row.name,
            row.version,
            row.in_force_from,
            *_read(connection, row.id, row.digest),
            last[row.in_force_from] != row.id and row.created_at < row.in_force_from,
        )
        for row in rows
    ]


def _read(connection: Connection, version_id: int, digest: str) -> tuple[Policy, sections.Values]:
    """The rules of a version, read from its text once a run of the program: a version never changes."""
    found = _KEPT.get((version_id, digest))
    if found is None:
        text = text_of(connection, version_id)
        found = _KEPT[version_id, digest] = policy_in(text), sections.values_in(text)
    return found


def text_of(connection: Connection, version_id: int) -> str:
    """The text of a version."""
    return str(connection.execute(_TEXT, {"id": version_id}).scalar_one())


def in_force(shop: Shop, actor: Actor, day: date | None = None) -> PolicyVersion:
    """The rules in force now, or when business day ``day`` begins."""
    with shop.view(actor, "policy.view") as connection:
        now = shop.clock.now()
        moment = now if day is None else pack_versions.begins(shop, day)
        versions = stored(connection, shop.store.id)
        chosen = version_at(versions, moment)
        lines = _history(shop, connection, versions, now)
        pack = packs.in_force(shop, connection).pack
    line = next(row for row in lines if row.version_id == chosen.id)
    coming = tuple(row for row in lines if row.state == "coming" and row.differs)
    return PolicyVersion(
        chosen.policy,
        chosen.id,
        chosen.name,
        pack.label,
        chosen.version,
        chosen.since,
        line.by,
        line.note,
        coming,
        {kind.key: kind.label for kind in pack.visit_kinds},
        {status.key: status.label for status in pack.statuses},
    )


def history(shop: Shop, actor: Actor) -> tuple[HistoryRow, ...]:
    """Every version of the rules, the newest first (coming ones before it), with what each changed."""
    with shop.view(actor, "policy.view") as connection:
        lines = _history(shop, connection, stored(connection, shop.store.id), shop.clock.now())
    return tuple(reversed(lines))


def version_at(versions: list[Stored], moment: datetime) -> Stored:
    """The version in force at ``moment``; before the first one, the first holds."""
    begun = [one for one in versions if one.since <= moment]
    return begun[-1] if begun else versions[0]


def _history(shop: Shop, connection: Connection, versions: list[Stored], now: datetime) -> list[HistoryRow]:
    """In the order of time."""
    current = version_at(versions, now).id
    people = {row.id: row.name for row in connection.execute(NAMES, {"store": shop.store.id})}
    authors = _authors(shop, connection, (one.id for one in versions))
    before: Stored | None = None
    lines: list[HistoryRow] = []
    for index, one in enumerate(versions):
        state = "past"
        if one.replaced:
            state = "replaced"
        elif one.id == current:
            state = "in_force"
        elif one.since > now:
            state = "coming"
        tag, note = authors.get(one.id, ("", ""))
        changes = differences(before.policy, one.policy) if before is not None else ()
        others = sections.differences(before.sections, one.sections) if before is not None else ()
        day = shop.day(one.since)
        by = _name(tag, people)
        first = index == 0
        lines.append(HistoryRow(one.id, one.name, one.version, one.since, day, by, note, changes, state, first, others))
        if not one.replaced:
            before = one
    return lines


def _authors(shop: Shop, connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Version → (actor's tag, note), of those of which it was kept."""
    keys = {pack_versions.author_key(one): one for one in ids}
    rows = connection.execute(
        select(Setting.key, Setting.value).where(
            Setting.store_id == shop.store.id, Setting.key.startswith(pack_versions.AUTHOR_KEY, autoescape=True)
        )
    )
    found: dict[int, tuple[str, str]] = {}
    for row in rows:
        if row.key in keys:
            said = json.loads(row.value)
            found[keys[row.key]] = (said["by"], said["note"])
    return found


def _name(tag: str, people: Mapping[int, str]) -> str | None:
    kind, _, rest = tag.partition(":")
    if kind == "staff" and rest.isdigit():
        return people.get(int(rest), f"#{rest}")
    return rest or None


def presets() -> tuple[Preset, ...]:
    """The presets that ship, by name."""
    return tuple(_preset(file.stem) for file in sorted((paths.resources() / "packs").glob("*.toml")))


def preset(name: str) -> Preset:
    """The preset called ``name``. Raises ``UserError('policy_preset_unknown')``."""
    names = [file.stem for file in sorted((paths.resources() / "packs").glob("*.toml"))]
    if name not in names:
        raise UserError("policy_preset_unknown", field="preset", name=name, known=", ".join(names))
    return _preset(name)


def _preset(name: str) -> Preset:
    pack = load(paths.resources() / "packs" / f"{name}.toml")
    return Preset(name, pack.label, pack.rotation)
