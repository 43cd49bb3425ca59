"""출석부 of a cohort, week by week, as it is printed and handed in (별지 제18호서식)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jobdesk.domain import attendance
from jobdesk.domain.attendance_book import PERIODS, AttendanceBook, forms_of, weeks_of
from jobdesk.domain.attendance_places import ON_LIST
from jobdesk.domain.cohorts import SessionStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, cohort_papers, cohort_records, holidays, lists, settings
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk

SUFFIXES = (".xlsx", ".pdf")
BLANK = "blank"
"""The option that leaves the signs to be written by hand."""
_KIND = KindId.ATTENDANCE


def book(desk: Desk, cohort_id: int, wanted: Wanted) -> AttendanceBook:
    """The forms of all weeks with lessons, or of those between the days of the span.

    Raises UserError where there are no lessons or nobody stands on the list.
    """
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        course = cohort_records.course(desk, cohort.course_id or 0)
        sessions = cohort_records.sessions(desk, cohort_id)
        days = attendance.lesson_days(sessions)
        people = [one for one in cohort_records.trainees(desk, cohort_id) if one.status in ON_LIST]
        names = lists.called(desk, KindId.TRAINEES, [one.id for one in people])
        marks = attendance.marks_by_trainee(cohort_records.attendance(desk, cohort_id))
        own = settings.get(desk)
    chosen = [
        each
        for each in days
        if (wanted.first is None or each.held_on >= wanted.first)
        and (wanted.last is None or each.held_on <= wanted.last)
    ]
    if not chosen:
        raise cohort_papers.no_lessons(bool(days))
    listed = [(one, names[one.id]) for one in people]
    hours = {each.held_on: each.hours for each in days}
    blank = wanted.on(BLANK)
    closed = dict(holidays.bundled())
    for each in sessions:
        if each.held_on and each.status is SessionStatus.CANCELLED:
            closed[each.held_on] = SessionStatus.CANCELLED.value
    excused = attendance.rule_of(cohort).excused
    weeks = [
        forms_of(week, hours, listed, marks, blank=blank, excused=excused, closed=closed)
        for week in weeks_of(chosen)
    ]
    weeks = [week for week in weeks if week]
    if not weeks:
        raise cohort_papers.nothing("출석부에 오를 교육생", "모집·선발에서 선발을 먼저 정하세요.")
    centre = own.name or desk.name
    return AttendanceBook(
        centre,
        cohort.operator or course.operator or centre,
        cohort.title,
        cohort.starts_on or days[0].held_on,
        cohort.ends_on or days[-1].held_on,
        max(PERIODS, *hours.values()),
        tuple(weeks),
        f"{centre} · {official_date(desk.today())} 출력",
        desk.practice,
    )


def paper(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """The forms as PDF, one a page. Raises UserError."""
    from jobdesk.reports.cohort_attendance import attendance_pdf

    return attendance_pdf(book(desk, cohort_id, wanted))


def names(desk: Desk, cohort_id: int, wanted: Wanted) -> Sequence[int]:
    """Ids of the seekers on it."""
    del wanted
    people = cohort_records.trainees(desk, cohort_id)
    return [one.seeker_id or 0 for one in people if one.status in ON_LIST]


def write(desk: Desk, cohort_id: int, wanted: Wanted, path: Path) -> int:
    """Write the forms that are wanted to ``path`` (.xlsx or .pdf) and note who is on them in the
    access log; returns how many forms there are. Raises UserError as :func:`save`."""
    return save(desk, cohort_id, path, first=wanted.first, last=wanted.last, blank=wanted.on(BLANK))


def save(
    desk: Desk,
    cohort_id: int,
    path: Path,
    *,
    first: date | None = None,
    last: date | None = None,
    blank: bool = False,
) -> int:
    """Write the forms to ``path`` (.xlsx or .pdf) and note who is on them in the access log;
    returns how many forms there are.

    Raises UserError when the ending is neither, there is nothing to write, or the place cannot
    be written to.
    """
    from jobdesk.exchange.attendance_sheet import write_book
    from jobdesk.reports.cohort_attendance import attendance_pdf

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"출석부는 .xlsx나 .pdf 파일로 저장합니다: {path.name}. 파일 이름을 고치세요."
        )
    values = ((BLANK, "1"),) if blank else ()
    wanted = Wanted(first=first, last=last, values=values)
    made = book(desk, cohort_id, wanted)
    with replacing(path) as temporary:
        if suffix == ".pdf":
            temporary.write_bytes(attendance_pdf(made))
        else:
            write_book(temporary, made)
    seekers = sorted({*names(desk, cohort_id, wanted)} - {0})
    access.log(desk, Action.EXPORT, KindId.SEEKERS, seekers, purpose=f"출석부 ({made.title})")
    return len(made.forms)
