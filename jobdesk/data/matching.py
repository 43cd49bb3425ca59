"""What a ranking reads: people, open vacancies and the past of both, in five queries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from jobdesk.data.store import Store
from jobdesk.domain.casework import OPEN_REFERRAL, ReferralStatus
from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.people import Residence, Seeker, SeekerStatus

READ = ("seekers", "employers", "vacancies", "referrals", "availability")
"""Tables whose changes make a ranking stale."""

_SEEKER = (
    "name", "nickname", "eup_myeon", "career", "licences", "desired_job", "desired_wage",
    "desired_area", "desired_hours", "transport",
)  # fmt: skip
_VACANCY = (
    "job", "wage", "working_hours", "eup_myeon", "licences", "preferred", "commute",
)  # fmt: skip


def mark(store: Store) -> int:
    """A number that grows with every change of what a ranking reads."""
    sql = f"SELECT max(id) FROM journal WHERE kind IN ({_marks(READ)})"
    found = store.db.execute(sql, list(READ)).fetchone()[0]
    return int(found or 0)


def touched(store: Store, since: int, most: int) -> tuple[set[int], bool] | None:
    """Seekers whose ranking changed after mark ``since``, and whether work offered did too.

    None where the journal tells of more than ``most`` rows; then all is better read again.
    """
    # The newer image has no seeker where a row was taken away, the older none where it came.
    sql = (
        "SELECT kind, record, json_extract(before, '$.seeker_id'),"
        " json_extract(after, '$.seeker_id') FROM journal"
        f" WHERE id > ? AND kind IN ({_marks(READ)}) LIMIT ?"
    )
    rows = store.db.execute(sql, [since, *READ, most + 1]).fetchall()
    if len(rows) > most:
        return None
    people: set[int] = set()
    for kind, record, before, after in rows:
        people.update((record,) if kind == "seekers" else filter(None, (before, after)))
    return people, any(row[0] in ("employers", "vacancies") for row in rows)


def seekers(store: Store, only: Sequence[int] | None = None) -> list[Seeker]:
    """Everybody outside the trash, or of ``only``, with the fields that are compared."""
    among = "" if only is None else f" AND id IN ({_marks(only)})"
    sql = (
        f"SELECT id, birth_date, birth_year, residence, valid_until, status, {', '.join(_SEEKER)}"
        " FROM seekers WHERE +trashed_on IS NULL AND merged_into_id IS NULL"
        f"{among} ORDER BY id"
    )
    return [
        Seeker(
            id=row[0],
            birth_date=_day(row[1]),
            birth_year=row[2],
            residence=Residence(row[3]) if row[3] else None,
            valid_until=_day(row[4]),
            status=SeekerStatus(row[5]),
            **dict(zip(_SEEKER, row[6:], strict=True)),
        )
        for row in store.db.execute(sql, list(only or ()))
    ]


def pasts(
    store: Store, only: Sequence[int] | None = None
) -> dict[int, tuple[date | None, int, int, int]]:
    """By seeker: day of the last referral, how many wait, were not hired, were declined."""
    waiting = [status.value for status in sorted(OPEN_REFERRAL)]
    among = "" if only is None else f" AND seeker_id IN ({_marks(only)})"
    sql = (
        "SELECT seeker_id, max(referred_on),"
        f" sum(status IN ({_marks(waiting)})), sum(status = ?), sum(status = ?)"
        f" FROM referrals WHERE +trashed_on IS NULL{among} GROUP BY seeker_id"
    )
    ends = (ReferralStatus.NOT_HIRED.value, ReferralStatus.DECLINED.value)
    values = [*waiting, *ends, *(only or ())]
    return {row[0]: (_day(row[1]), row[2], row[3], row[4]) for row in store.db.execute(sql, values)}


def spans(store: Store, only: Sequence[int] | None = None) -> dict[int, list[Availability]]:
    """The recorded days on which people can or cannot work, by seeker."""
    among = "" if only is None else f" AND seeker_id IN ({_marks(only)})"
    sql = (
        "SELECT id, seeker_id, availability_type, starts_on, ends_on, weekdays, hours"
        f" FROM availability WHERE +trashed_on IS NULL{among} ORDER BY id"
    )
    found: dict[int, list[Availability]] = {}
    for id_, seeker, kind, starts, ends, weekdays, hours in store.db.execute(sql, list(only or ())):
        span = Availability(
            id=id_,
            seeker_id=seeker,
            availability_type=AvailabilityType(kind),
            starts_on=_day(starts),
            ends_on=_day(ends),
            weekdays=tuple(json.loads(weekdays or "[]")),
            hours=hours or "",
        )
        found.setdefault(seeker, []).append(span)
    return found


def vacancies(store: Store, only: int | None = None) -> list[tuple[Vacancy, str, str]]:
    """Open vacancies, or the one of id ``only`` whatever its stage, with firm and its place."""
    stages = [status.value for status in sorted(OPEN_VACANCY)]
    where = f"v.status IN ({_marks(stages)})" if only is None else "v.id = ?"
    columns = ", ".join(f"v.{name}" for name in _VACANCY)
    sql = (
        f"SELECT v.id, e.name, e.eup_myeon, {columns} FROM vacancies v"
        f" LEFT JOIN employers e ON e.id = v.employer_id"
        f" WHERE v.trashed_on IS NULL AND {where} ORDER BY v.id"
    )
    rows: Sequence[Any] = store.db.execute(sql, stages if only is None else [only]).fetchall()
    return [
        (
            Vacancy(id=row[0], **dict(zip(_VACANCY, row[3:], strict=True))),
            row[1] or "",
            row[2] or "",
        )
        for row in rows
    ]


def referred_to(store: Store, vacancy_id: int) -> dict[int, str]:
    """Who was sent to a vacancy before, with the stage of the latest referral."""
    return _stages(store, "seeker_id", "vacancy_id", vacancy_id)


def referred_from(store: Store, seeker_id: int) -> dict[int, str]:
    """To which vacancies a person was sent before, with the stage of the latest referral."""
    return _stages(store, "vacancy_id", "seeker_id", seeker_id)


def _stages(store: Store, other: str, own: str, id_: int) -> dict[int, str]:
    sql = (
        f"SELECT {other}, status FROM referrals WHERE {own} = ? AND trashed_on IS NULL ORDER BY id"
    )
    return {row[0]: row[1] for row in store.db.execute(sql, [id_])}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _marks(items: Sequence[object]) -> str:
    return ", ".join("?" * len(items))
