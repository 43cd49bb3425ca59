"""What a note or a 구직신청 means for the day of outreach it was made on."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain.counselling import Outreach, PlanStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk


def held(desk: Desk, outreach_id: int | None) -> None:
    """Let a planned day that has come be 실시: somebody was there. Runs in the caller's
    operation; raises UserError for a day that was cancelled or lies ahead."""
    if outreach_id is None:
        return
    day: Outreach = records.get(desk.store, KindId.OUTREACH, outreach_id)
    if day.status is PlanStatus.CANCELLED:
        raise UserError(
            "취소된 날이라 기록하지 않았습니다. 쓰신 내용은 그대로 있습니다. 실제로 열렸으면 "
            "상태를 ‘실시’로 바꾼 뒤 다시 저장하세요.",
            field="outreach",
        )
    if day.held_on is not None and day.held_on > desk.today():
        raise UserError(
            f"아직 오지 않은 날({day.held_on.isoformat()})이라 기록하지 않았습니다. 쓰신 내용은 "
            "그대로 있습니다. 날짜가 당겨졌으면 그 날의 날짜를 먼저 고치세요.",
            field="outreach",
        )
    if day.status is PlanStatus.PLANNED:
        records.update(desk.store, replace(day, status=PlanStatus.HELD))
