"""What the writes of a matching day have in common: a day that stands, who is on its list, which
interviews are called off and asked for anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayStatus,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing


def insist_open(day: MatchingDay) -> None:
    """Raise UserError for a day that is cancelled or lies in the 휴지통."""
    if day.trashed_on is not None or day.status is DayStatus.CANCELLED:
        where = "휴지통에 있는" if day.trashed_on is not None else "취소된"
        raise UserError(
            f"{with_particle(f'‘{day.title}’', '은/는')} {where} 행사입니다. 적지 않았습니다. "
            "행사를 먼저 되살리거나 상태를 바꾸세요.",
            field="matching_day",
        )


def insist_listed(record: DayAttendee | DayEmployer | DayInterview, name: str) -> None:
    """Raise UserError for what another desk has put into the 휴지통 meanwhile."""
    if record.trashed_on is not None:
        raise UserError(
            f"{name}: 그사이 명단에서 빠져 휴지통에 있습니다. 적지 않았습니다. 먼저 되살리세요."
        )


def call_off(work: Writing, interviews: Iterable[DayInterview]) -> int:
    """Cancel the interviews that are still to come; returns how many were."""
    set_ = [each for each in interviews if each.status is MeetingStatus.SET]
    for each in set_:
        work.update(replace(each, status=MeetingStatus.CANCELLED, pinned=False))
    return len(set_)


def ask_anew(desk: Desk, interviews: Iterable[DayInterview]) -> None:
    """Who comes after all is planned as if never called off: what was, goes to the 휴지통, since
    a pair that was called off by hand is not planned again."""
    off = [each.id for each in interviews if each.status is MeetingStatus.CANCELLED]
    records.trash(desk.store, KindId.DAY_INTERVIEWS, off)
