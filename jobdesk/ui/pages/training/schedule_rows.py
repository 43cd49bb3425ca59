"""The lessons of a cohort as 일정 shows them: rows of the list, marks of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.cohorts import (
    Cohort,
    CohortSession,
    CourseSubject,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_records, cohort_schedule, holidays, lessons
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.day_grid import DayMark

_OWN_TONES = {SessionType.MAKE_UP: Tone.ACCENT, SessionType.EXTRA: Tone.WARNING}


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with the name of its subject, and the day of what it makes up for or of its 보강."""

    lesson: CohortSession
    subject: str
    beside: str
    weekday_off: str

    @property
    def id(self) -> int:
        """Id of the lesson."""
        return self.lesson.id


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything 일정 shows of a cohort.

    ``off`` are days without lessons by name (공휴일, 쉬는 날), ``missing`` hours by subject that no
    lesson teaches, ``to_make_up`` ids of cancelled lessons without a 보강.
    """

    cohort: Cohort
    subjects: tuple[CourseSubject, ...]
    rows: tuple[LessonRow, ...]
    off: Mapping[date, str]
    missing: Mapping[str, int]
    to_make_up: frozenset[int]

    def of_day(self, day: date) -> list[LessonRow]:
        """The lessons of one day."""
        return [row for row in self.rows if row.lesson.held_on == day]

    def summary(self) -> str:
        """``30일 · 120시간 · 실시 28일 · 휴강 1회 · 보강할 수업 1회 · 남은 4시간``."""
        counted = [row.lesson for row in self.rows if rules.counts(row.lesson)]
        held = {one.held_on for one in counted if one.status is SessionStatus.HELD}
        cancelled = sum(row.lesson.status is SessionStatus.CANCELLED for row in self.rows)
        extra = sum(
            row.lesson.session_type is SessionType.EXTRA
            and row.lesson.status is not SessionStatus.CANCELLED
            for row in self.rows
        )
        left = sum(self.missing.values())
        parts = [
            f"{len({one.held_on for one in counted}):,}일",
            f"{sum(one.hours or 0 for one in counted):,}시간",
            f"실시 {len(held):,}일" if held else "",
            f"휴강 {cancelled:,}회" if cancelled else "",
            f"보강할 수업 {len(self.to_make_up):,}회" if self.to_make_up else "",
            f"특강 {extra:,}회" if extra else "",
            f"남은 {left:,}시간" if left else "",
        ]
        return " · ".join(filter(None, parts))


def schedule(desk: Desk, cohort_id: int) -> Schedule:
    """What 일정 shows, on a reading thread. Raises UserError when there is no such cohort."""
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        subjects = cohort_records.subjects(desk, cohort.course_id or 0)
        found = cohort_records.sessions(desk, cohort_id)
        missing = cohort_schedule.missing(desk, cohort_id) if found else {}
        open_ = frozenset(each.id for each in lessons.to_make_up(desk, cohort_id))
    off = rules.days_off(cohort, holidays.bundled())
    titles = {each.id: each.title for each in subjects}
    by_id = {each.id: each for each in found}
    made_up = {each.makes_up_id: each for each in found if each.makes_up_id and rules.counts(each)}
    rows = []
    for each in found:
        beside = each.reason
        old, new = by_id.get(each.makes_up_id or 0), made_up.get(each.id)
        if old is not None and old.held_on:
            beside = f"{dates.day_and_weekday(old.held_on)} 휴강의 보강"
        elif new is not None and new.held_on:
            beside = f"{each.reason} → 보강 {dates.day_and_weekday(new.held_on)}"
        why = off.get(each.held_on, "") if each.held_on else ""
        rows.append(LessonRow(each, titles.get(each.subject_id or 0, ""), beside, why))
    return Schedule(cohort, tuple(subjects), tuple(rows), off, missing, open_)


def marks(shown: Schedule) -> dict[date, DayMark]:
    """What stands in each day of the calendar: hours and subjects, else why there are none."""
    by_day: dict[date, list[LessonRow]] = {}
    for row in shown.rows:
        if row.lesson.held_on is not None:
            by_day.setdefault(row.lesson.held_on, []).append(row)
    found = {day: DayMark("", "수업 없음", Tone.NEUTRAL, why) for day, why in shown.off.items()}
    return found | {day: _mark(rows) for day, rows in by_day.items()}


def _mark(rows: list[LessonRow]) -> DayMark:
    stands = [row for row in rows if row.lesson.status is not SessionStatus.CANCELLED]
    if not stands:
        return DayMark("휴강", "휴강", Tone.WARNING, rows[0].lesson.reason)
    counted = [row for row in stands if rules.counts(row.lesson)] or stands
    hours = sum(row.lesson.hours or 0 for row in counted)
    names = list(dict.fromkeys(_called(row) for row in stands))
    done = all(row.lesson.status is SessionStatus.HELD for row in stands)
    kinds = list(dict.fromkeys(row.lesson.session_type for row in stands))
    own = next((kind.value for kind in kinds if kind is not SessionType.REGULAR), "")
    tone = Tone.SUCCESS if done else Tone.ACCENT
    if kinds == [SessionType.EXTRA]:
        tone = Tone.WARNING
    taught = f"{hours:,}시간" if hours else ""
    return DayMark(
        own or ("✓" if done else ""),
        f"{' '.join(kinds)} {'실시' if done else '예정'}",
        tone,
        "\n".join(filter(None, (taught, ", ".join(names)))),
    )


def _called(row: LessonRow) -> str:
    return row.subject or row.lesson.content or row.lesson.session_type.value


def cells() -> tuple[Cell, ...]:
    """The columns of the list."""
    return (
        Cell(
            plain("held_on", "날짜", 140, strong=True),
            lambda row: dates.day_and_weekday(row.lesson.held_on) if row.lesson.held_on else "",
            under=_time,
        ),
        Cell(
            plain("subject", "과목", 150),
            lambda row: _called(row),
            under=lambda row: row.lesson.content if row.subject else "",
        ),
        Cell(
            plain("hours", "시간", 56, right=True),
            lambda row: f"{row.lesson.hours:,}" if row.lesson.hours is not None else "",
        ),
        Cell(
            plain(
                "session_type",
                "구분",
                68,
                chip=True,
                tone=lambda value: _OWN_TONES.get(SessionType(str(value)), Tone.NEUTRAL),
            ),
            lambda row: row.lesson.session_type.value,
        ),
        Cell(
            plain(
                "status",
                "상태",
                68,
                chip=True,
                tone=lambda value: tone_of(KindId.COHORT_SESSIONS, str(value)),
            ),
            lambda row: row.lesson.status.value,
        ),
        Cell(
            plain("trainer", "강사", 96, spare=2),
            lambda row: row.lesson.trainer,
            under=lambda row: row.lesson.place,
        ),
        Cell(
            plain("reason", "사유·비고", 140, spare=1),
            lambda row: row.beside or row.lesson.note,
            under=lambda row: row.weekday_off,
        ),
    )


def _time(row: LessonRow) -> str:
    return "~".join(filter(None, (row.lesson.starts_at, row.lesson.ends_at)))
