"""The papers of what comes beside and after a course: 훈련생 상담일지, 취업자 재직 확인표.

Made here, offered by cohort_papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobdesk.domain.aftercare import FollowUp
from jobdesk.domain.casework import Placement
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import Milestone, MilestoneState, kept_on, vouched_on
from jobdesk.domain.official import official_time
from jobdesk.services import (
    cohort_hires,
    cohort_papers,
    cohort_records,
    follow_ups,
    lists,
    settings,
)
from jobdesk.services.cohort_hires import HireRow
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.reports.cohort_hire_papers import Sheet

_M = MilestoneState


def notes(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The 훈련생 상담일지 of the chosen trainees, or of all, by day."""
    from jobdesk.reports.cohort_hire_papers import Said, notes_pdf

    found = _notes(desk, cohort_id, wanted)
    if not found:
        raise cohort_papers.nothing("훈련생 상담 기록", "취업에서 상담 기록을 적은 뒤 인쇄하세요.")
    names = lists.called(desk, KindId.SEEKERS, [one.seeker_id or 0 for one in found])
    said = [
        Said(
            one.noted_on,
            names.get(one.seeker_id or 0, ""),
            one.topic,
            one.channel,
            one.content,
            one.counsellor,
        )
        for one in found
    ]
    return notes_pdf(_sheet(desk, cohort_id), said)


def note_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Seekers named in the 훈련생 상담일지."""
    return [one.seeker_id or 0 for one in _notes(desk, cohort_id, wanted)]


def staying(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The 취업자 재직 확인표: every 취업 of the cohort and what is known of each point, as the
    고용유지 of the result report reckons it."""
    from jobdesk.reports.cohort_hire_papers import Stays, staying_pdf

    rows = _hired(desk, cohort_id, wanted)
    if not rows:
        raise cohort_papers.nothing("취업 기록", "취업에서 취업을 적은 뒤 인쇄하세요.")
    months = settings.get(desk).follow_up_months
    hires = [row.placement.id for row in rows if row.placement is not None]
    asked = follow_ups.of_placements(desk, hires)
    lines = []
    for row in rows:
        one = row.placement
        assert one is not None  # _hired keeps only those
        said = asked.get(one.id, ())
        known = {each.months: _told(each, one, said, desk.today()) for each in row.milestones}
        lines.append(
            Stays(
                row.name,
                row.firm,
                one.hire_date,
                {True: "여", False: "부", None: "-"}[one.related],
                tuple(known.get(month, "입사 전") for month in months),
            )
        )
    return staying_pdf(_sheet(desk, cohort_id), months, lines)


def staying_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Seekers named on the 취업자 재직 확인표."""
    return [row.seeker_id for row in _hired(desk, cohort_id, wanted)]


def _notes(desk: Desk, cohort_id: int, wanted: Wanted) -> list[Note]:
    found = [one for one in cohort_records.notes(desk, cohort_id) if one.seeker_id is not None]
    if wanted.trainees is not None:
        chosen = {
            one.seeker_id
            for one in cohort_records.trainees(desk, cohort_id)
            if one.id in wanted.trainees
        }
        found = [one for one in found if one.seeker_id in chosen]
    return sorted(found, key=lambda one: (one.noted_on or date.max, one.noted_at, one.id))


def _hired(desk: Desk, cohort_id: int, wanted: Wanted) -> list[HireRow]:
    rows = [row for row in cohort_hires.rows(desk, cohort_id) if row.placement is not None]
    if wanted.trainees is None:
        return rows
    return [row for row in rows if row.id in wanted.trainees]


def _told(one: Milestone, hire: Placement, asked: Sequence[FollowUp], today: date) -> str:
    """What is known of a point and since when: ``재직\\n26. 10. 6.``."""
    if one.state is _M.COMING:
        return _dated(_M.COMING.value, one.due_on)
    kept = kept_on(hire, asked, one.months, today)
    if kept is not None:
        told = _M.EMPLOYED if kept else _M.LEFT
        on = vouched_on(hire, asked, one.months, today) if kept else hire.left_on
        return _dated(told.value, on or (one.done_on if one.state is told else None))
    word = {_M.DUE: "확인 전", _M.ABSENT: "부재", _M.PASSED: "미확인"}.get(
        one.state, one.state.value
    )
    return _dated(word, None if one.state in (_M.DUE, _M.PASSED) else one.done_on)


def _dated(word: str, on: date | None) -> str:
    return f"{word}\n{on:%y}. {on.month}. {on.day}." if on is not None else word


def _sheet(desk: Desk, cohort_id: int) -> Sheet:
    from jobdesk.reports.cohort_hire_papers import Sheet

    own = settings.get(desk)
    practice = "  ·  연습 자료" if desk.practice else ""
    return Sheet(
        centre=own.name or desk.name,
        cohort=cohort_records.cohort(desk, cohort_id).title,
        approval=own.approval_titles,
        foot=f"{official_time(desk.store.now())} {desk.user} 출력{practice}",
        practice=desk.practice,
    )
