"""What a span of time brought with partners: agreements, meetings, publicity, recruiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jobdesk.data import search
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import AgreementStatus, ProxyStatus
from jobdesk.services import lists
from jobdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class NetworkCounts:
    """``partners`` are bodies that signed (each once), ``publicity`` is by unit: 3건 and 6개
    are no nine of anything. ``heads`` were asked of 채용대행, ``supplied`` found."""

    partners: int
    meetings: int
    attendees: int
    publicity: tuple[tuple[str, int], ...]
    proxies: int
    heads: int
    supplied: int


def counts(desk: Desk, first: date, last: date) -> NetworkCounts:
    """What lies between two days, both counted; one look at the store."""
    with desk.store.reading():
        signed = _rows(
            desk, KindId.AGREEMENTS, "signed_on", first, last, "employer_id", "partner", "status"
        )
        met = _rows(desk, KindId.MEETINGS, "held_on", first, last, "headcount")
        told = _rows(desk, KindId.PUBLICITY, "published_on", first, last, "unit", "count")
        asked = _rows(
            desk, KindId.HIRING_PROXIES, "requested_on", first, last,
            "heads", "supplied_count", "status",
        )  # fmt: skip
    units: dict[str, int] = {}
    for unit, count in told:
        units[str(unit or "건")] = units.get(str(unit or "건"), 0) + int(count or 0)
    running = [row for row in asked if row[2] != ProxyStatus.CANCELLED.value]
    return NetworkCounts(
        partners=len({row[:2] for row in signed if row[2] != AgreementStatus.TALKING.value}),
        meetings=len(met),
        attendees=sum(int(row[0] or 0) for row in met),
        publicity=tuple(units.items()),
        proxies=len(running),
        heads=sum(int(row[0] or 0) for row in running),
        supplied=sum(int(row[1] or 0) for row in running),
    )


def _rows(
    desk: Desk, kind: KindId, day: str, first: date, last: date, *fields: str
) -> list[tuple[Any, ...]]:
    between = Filter(
        conditions=(Condition(day, Op.AT_LEAST, first), Condition(day, Op.AT_MOST, last))
    )
    ids = search.find(desk.store, kind, between, None, desk.today())
    return list(lists.rows(desk, kind, ids, fields).values())
