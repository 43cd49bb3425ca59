"""What farm work was to a person or a farm, in SQL: sources of data/timeline.py.

Somebody may be out fifty days in a season, so the days of one month, farm and task are one entry,
at the last of them.
"""

from __future__ import annotations

from jobdesk.data.column import called
from jobdesk.domain.farm_work import AHEAD, COUNTED


def _in(words: frozenset[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in sorted(words)) + ")"


_COUNTED, _AHEAD = _in(frozenset(COUNTED)), _in(frozenset(AHEAD))
_SPAN = (
    "substr(MIN(t.work_date), 6) || CASE WHEN MAX(t.work_date) > MIN(t.work_date)"
    " THEN '~' || substr(MAX(t.work_date), 6) ELSE '' END"
)
_FARM = "coalesce(e.name, '')"
_OF_FARM = " FROM {table} t LEFT JOIN employers e ON e.id = t.employer_id"
_MINE = " WHERE t.seeker_id = :id AND t.trashed_on IS NULL"
_DAYS = _OF_FARM.format(table="farm_days") + _MINE
_BY_FARM = " GROUP BY t.employer_id, substr(t.work_date, 1, 7), t.task"
_THEIRS = " WHERE t.employer_id = :id AND t.trashed_on IS NULL"
OF_PERSON: tuple[str, ...] = (
    (
        "SELECT 'farm_workers', t.id, t.found_on, '', '농작업 근로자 등록',"
        " trim(t.origin || ' · ' || t.insurance, ' ·'), t.counsellor"
        f" FROM farm_workers t{_MINE}"
    ),
    (
        "SELECT 'farm_days', MAX(t.id), MAX(t.work_date), '',"
        f" '농가일자리: ' || {_FARM} || ' ' || t.task,"
        f" COUNT(*) || '일 (' || {_SPAN} || ')', MAX(t.counsellor)"
        f"{_DAYS} AND t.status IN {_COUNTED}{_BY_FARM}"
    ),
    (
        "SELECT 'farm_days', MAX(t.id), MAX(t.work_date), '',"
        f" '농가 배치: ' || {_FARM} || ' ' || t.task,"
        f" COUNT(*) || '일 (' || {_SPAN} || ')', MAX(t.counsellor)"
        f"{_DAYS} AND t.status IN {_AHEAD}{_BY_FARM}"
    ),
    (
        f"SELECT 'farm_days', t.id, t.work_date, t.starts_at, '농가 결근: ' || {_FARM},"
        f" t.absent_reason, t.counsellor{_DAYS} AND t.status = '결근'"
    ),
    (
        f"SELECT 'farm_contracts', t.id, t.signed_on, '', '근로계약: ' || {_FARM},"
        " trim(t.number || ' · ' || t.starts_on || '~' || t.ends_on, ' ·'), t.counsellor"
        f"{_OF_FARM.format(table='farm_contracts')}{_MINE}"
    ),
    (
        "SELECT 'support_payments', MAX(t.id), b.paid_on, '', '농가일자리 지원금: ' || b.title,"
        " printf('%,d원', SUM(t.amount)), b.counsellor"
        " FROM support_payments t JOIN support_batches b ON b.id = t.batch_id"
        f"{_MINE} AND t.payee IN ('근로자', '작업반장') AND t.step IN ('지급', '정산')"
        " GROUP BY t.batch_id"
    ),
)
"""What a person did on farms, and what was agreed and paid for it."""

OF_FARM: tuple[str, ...] = (
    (
        "SELECT 'farms', t.id, t.found_on, '', '농가 등록',"
        " coalesce((SELECT group_concat(c.value, ', ') FROM json_each(t.crops) c), ''),"
        f" t.counsellor FROM farms t{_THEIRS}"
    ),
    (
        "SELECT 'farm_requests', t.id, t.received_on, '', '농가 요청: ' || t.task,"
        " trim(t.starts_on || coalesce('~' || t.ends_on, '') || coalesce(' · 하루 ' || t.heads"
        " || '명', '') || CASE WHEN t.cancelled_on IS NOT NULL THEN ' · 취소 ' || t.cancel_reason"
        " ELSE '' END), t.counsellor"
        f" FROM farm_requests t{_THEIRS}"
    ),
    (
        "SELECT 'farm_days', MAX(t.id), MAX(t.work_date), '', '농가일자리: ' || t.task,"
        " '연인원 ' || COUNT(*) || '명 · 실인원 ' || COUNT(DISTINCT t.seeker_id) || '명 (' || "
        f"{_SPAN} || ')', MAX(t.counsellor)"
        f" FROM farm_days t{_THEIRS} AND t.status IN {_COUNTED}"
        " GROUP BY substr(t.work_date, 1, 7), t.task"
    ),
    (
        "SELECT 'farm_wishes', t.id, t.said_on, '',"
        f" t.wish_type || ': ' || coalesce({called('s')}, ''), t.reason, ''"
        f" FROM farm_wishes t LEFT JOIN seekers s ON s.id = t.seeker_id{_THEIRS}"
    ),
)
"""What a farm asked for, who came, and whom it wants again."""
