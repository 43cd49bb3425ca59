"""What stands on the working list of a 과정관리의 날: a person or a firm as one reads it aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jobdesk.domain.changes import Ref
from jobdesk.domain.milestones import Due, FirmDue
from jobdesk.ui import dates
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.work_queue import QueueItem

VERY_LATE = 30
"""Days after which a call is marked red."""


def person_item(ref: Ref, due: Due, today: date) -> QueueItem:
    """Somebody placed, with what is known of the hire and of the last contact."""
    lines = [
        f"입사 {dates.day(due.hire_date)} · {due.words} 확인 예정일 {dates.day(due.due_on)}",
        *_told(due),
    ]
    work = " ".join(part for part in (due.firm, due.job) if part)
    return _item(ref, due, work, lines, today)


def firm_item(ref: Ref, due: FirmDue, today: date) -> QueueItem:
    """A firm, with who works there and what to ask."""
    lines = [
        f"일하는 분 {len(due.working)}명: {', '.join(due.working)}",
        f"{due.words} 확인 예정일 {dates.day(due.due_on)}",
        *_told(due),
        "물을 것: 근무 상황, 어려움, 더 구하는 사람",
    ]
    return _item(ref, due, due.contact, lines, today)


def _item(
    ref: Ref, due: Due | FirmDue, detail: str, lines: Sequence[str], today: date
) -> QueueItem:
    tried = due.tried_on == today
    tone = Tone.DANGER if due.days_late > VERY_LATE else Tone.WARNING
    return QueueItem(
        ref,
        due.name,
        detail,
        due.phone,
        tuple(lines),
        Tone.NEUTRAL if tried else tone,
        "오늘 부재" if tried else f"{due.words} {_late(due.days_late)}",
        tried,
    )


def _told(due: Due | FirmDue) -> list[str]:
    lines = (
        f"부재 {due.attempts:,}번" if due.attempts else "",
        f"지난 연락 {due.last_words}" if due.last_words else "지난 연락 없음",
        f"담당 {due.counsellor}" if due.counsellor else "",
    )
    return [line for line in lines if line]


def _late(days: int) -> str:
    if days < 0:
        return f"D{days}"
    return f"{days}일 지남" if days else "오늘"
