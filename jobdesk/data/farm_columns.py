"""The fields of farm work in SQL that no column of their own holds."""

from __future__ import annotations

from collections.abc import Iterable

from jobdesk.data.column import Column, called, distinct, kept, of_row
from jobdesk.domain.farm_support import BOUND, BY_FIELD
from jobdesk.domain.farm_work import COUNTED, LIVE, RequestStatus
from jobdesk.domain.fields import FieldType
from jobdesk.domain.kinds import KindId

_T = FieldType


def _in(column: str, words: Iterable[str]) -> str:
    return f"{column} IN ({', '.join(repr(str(word)) for word in sorted(words))})"


_COUNTED = _in("x.status", COUNTED)
_LIVE = _in("x.status", LIVE)
_BOUND = _in("x.step", BOUND)
_PLANNED = "x.status = '예정'"
_WORKER = f"(SELECT {called('x')} FROM seekers x WHERE x.id = {{a}}.seeker_id)"

SHOWN: dict[str, str] = {
    "farm_plots": "{a}.title",
    "farm_cars": "{a}.title",
    "farm_crews": "{a}.title",
    "farm_requests": "{a}.task",
    "farm_blocks": "{a}.work_date",
    "farm_days": _WORKER,
    "support_batches": "{a}.title",
}
"""As desk_columns._SHOWN."""

_PERSON = {
    "birth_date": Column("l_seeker.birth_date", _T.DATE, join=("l_seeker",)),
    "phone": Column("l_seeker.phone", _T.PHONE, join=("l_seeker",)),
}
_PLACE = Column("l_employer.eup_myeon", _T.TEXT, join=("l_employer",))


def _sum(value: str, table: str, by: str, where: str, row: str = "t.id") -> Column:
    return Column(
        f"(SELECT coalesce(SUM({value}), 0) FROM {table} x"
        f" WHERE x.{by} = {row} AND {kept(table, 'x.id')} AND {where})",
        _T.NUMBER,
    )


def _last_day(by: str) -> Column:
    return Column(
        f"(SELECT MAX(x.work_date) FROM farm_days x WHERE x.{by} = t.{by}"
        f" AND {kept('farm_days', 'x.id')} AND {_COUNTED})",
        _T.DATE,
    )


def _of_blocks(where: str) -> Column:
    return Column(
        "(SELECT COUNT(*) FROM farm_blocks b JOIN farm_days x ON x.block_id = b.id"
        f" WHERE b.request_id = t.id AND {kept('farm_blocks', 'b.id')}"
        f" AND {kept('farm_days', 'x.id')} AND {where})",
        _T.NUMBER,
    )


_STAGES = (
    RequestStatus.ASKED,
    RequestStatus.PLACED,
    RequestStatus.CONFIRMED,
    RequestStatus.WORKED,
    RequestStatus.SETTLED,
)
_STAGE_OF_DAY = "CASE x.status " + " ".join(
    f"WHEN '{stage}' THEN {at}" for at, stage in enumerate(_STAGES) if at
)
# A day of work to which nobody went or was sent keeps its request at 배치 at most; where somebody
# should have come (결근) the day is dealt with.
_STATUS = (
    "CASE WHEN t.cancelled_on IS NOT NULL THEN '취소' ELSE CASE min(coalesce("
    f"(SELECT MIN({_STAGE_OF_DAY} END) FROM farm_blocks b JOIN farm_days x ON x.block_id = b.id"
    f" WHERE b.request_id = t.id AND b.status = '예정' AND {kept('farm_blocks', 'b.id')}"
    f" AND {kept('farm_days', 'x.id')} AND {_LIVE}), 0),"
    " CASE WHEN EXISTS (SELECT 1 FROM farm_blocks b WHERE b.request_id = t.id"
    f" AND b.status = '예정' AND coalesce(b.heads, 1) > 0 AND {kept('farm_blocks', 'b.id')}"
    " AND NOT EXISTS (SELECT 1 FROM farm_days x WHERE x.block_id = b.id"
    f" AND {kept('farm_days', 'x.id')} AND ({_LIVE} OR x.status = '결근')))"
    " THEN 1 ELSE 4 END) "
    + " ".join(f"WHEN {at} THEN '{stage}'" for at, stage in enumerate(_STAGES))
    + " END END"
)

DERIVED: dict[KindId, dict[str, Column]] = {
    KindId.FARMS: {
        "phone": Column("l_employer.phone", _T.PHONE, join=("l_employer",)),
        "eup_myeon": _PLACE,
        "owner": Column(
            f"(SELECT {called('x')} FROM seekers x WHERE x.id = l_employer.owner_id)",
            _T.TEXT,
            join=("l_employer",),
        ),
        "request_count": of_row(
            "farm_requests", "employer_id", "x.cancelled_on IS NULL", "t.employer_id"
        ),
        "day_count": of_row("farm_days", "employer_id", _COUNTED, "t.employer_id"),
        "person_count": distinct(
            "x.seeker_id", "farm_days", "employer_id", _COUNTED, "t.employer_id"
        ),
        "last_day_on": _last_day("employer_id"),
        "support_sum": _sum("x.amount", "support_payments", "employer_id", _BOUND, "t.employer_id"),
    },
    KindId.FARM_CREWS: {"member_count": of_row("farm_workers", "crew_id", "x.status = '활동'")},
    KindId.FARM_WORKERS: {
        **_PERSON,
        "eup_myeon": Column("l_seeker.eup_myeon", _T.TEXT, join=("l_seeker",)),
        "day_count": of_row("farm_days", "seeker_id", _COUNTED, "t.seeker_id"),
        "farm_count": distinct("x.employer_id", "farm_days", "seeker_id", _COUNTED, "t.seeker_id"),
        "last_day_on": _last_day("seeker_id"),
        "absent_count": of_row("farm_days", "seeker_id", "x.status = '결근'", "t.seeker_id"),
    },
    KindId.FARM_REQUESTS: {
        "farm_phone": Column("l_employer.phone", _T.PHONE, join=("l_employer",)),
        "farm_place": _PLACE,
        "status": Column(_STATUS, _T.CHOICE),
        "block_count": of_row("farm_blocks", "request_id", _PLANNED),
        "wanted_count": _sum("coalesce(x.heads, 0)", "farm_blocks", "request_id", _PLANNED),
        "placed_count": _of_blocks(_LIVE),
        "worked_count": _of_blocks(_COUNTED),
    },
    KindId.FARM_BLOCKS: {"placed_count": of_row("farm_days", "block_id", _LIVE)},
    KindId.FARM_DAYS: {
        **_PERSON,
        "farm_place": _PLACE,
        "origin": Column(
            "coalesce((SELECT x.origin FROM farm_workers x WHERE x.seeker_id = t.seeker_id"
            f" AND {kept('farm_workers', 'x.id')} LIMIT 1), '')",
            _T.TEXT,
        ),
        "contract_on": Column(
            "(SELECT MAX(x.signed_on) FROM farm_contracts x WHERE x.seeker_id = t.seeker_id"
            " AND x.employer_id = t.employer_id AND x.starts_on <= t.work_date"
            f" AND x.ends_on >= t.work_date AND {kept('farm_contracts', 'x.id')})",
            _T.DATE,
        ),
        "support_sum": _sum("x.amount", "support_payments", "farm_day_id", _BOUND),
        **{
            field: _sum(
                "x.amount", "support_payments", "farm_day_id", f"{_BOUND} AND x.item = '{item}'"
            )
            for field, item in BY_FIELD.items()
        },
    },
    KindId.FARM_CONTRACTS: _PERSON,
    KindId.SUPPORT_BATCHES: {
        "payment_count": of_row("support_payments", "batch_id"),
        "amount_sum": _sum("x.amount", "support_payments", "batch_id", "1"),
    },
    KindId.SUPPORT_PAYMENTS: {"birth_date": _PERSON["birth_date"]},
}
"""As desk_columns._DERIVED."""
