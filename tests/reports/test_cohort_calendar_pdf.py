"""Timetable of a cohort on paper: every lesson there, none cut, none on another."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from page_boxes import bare, outside, overlapping, texts
from test_day_papers_pdf import EVENT, LONG

from jobdesk.domain import cohort_calendar as shown
from jobdesk.domain.cohorts import CohortSession, SessionStatus, SessionType
from jobdesk.reports.cohort_calendar import calendar_pdf
from jobdesk.reports.cohort_lessons import SubjectLine, lessons_pdf

DAY = timedelta(days=1)
SUBJECTS = {
    1: "지게차운전기능사 실기",
    2: "산지유통센터 물류관리 이론과 현장 안전보건 교육",
    3: LONG,
}


def lesson(id_: int, day: date, **fields: object) -> CohortSession:
    given: dict[str, object] = {"starts_at": "09:00", "ends_at": "18:00", "hours": 8}
    return CohortSession(id=id_, cohort_id=1, held_on=day, **(given | fields))  # type: ignore[arg-type]


def whole(pdf: bytes) -> None:
    assert outside(pdf) == []
    assert overlapping(pdf) == []


def crowded(seed: int) -> list[CohortSession]:
    """A timetable of three months with up to three lessons a day, cancelled and moved ones."""
    dice = random.Random(seed)
    found: list[CohortSession] = []
    day = date(2026, 11, 16)
    while day < date(2027, 1, 20):
        for place in range(dice.choice([0, 1, 1, 2, 3])):
            state = dice.choice([SessionStatus.SET, SessionStatus.HELD, SessionStatus.CANCELLED])
            off = state is SessionStatus.CANCELLED
            found.append(
                lesson(
                    len(found) + 1,
                    day,
                    starts_at=f"{9 + 3 * place:02d}:00",
                    ends_at=f"{12 + 3 * place:02d}:00",
                    hours=3,
                    subject_id=dice.choice([None, 1, 2, 3]),
                    content=dice.choice(["", "장비 점검과 주행 연습"]),
                    status=state,
                    reason="태풍 경보로 모든 수업을 쉼" if off else "",
                    session_type=dice.choice(list(SessionType)),
                    trainer=dice.choice(["", "김교수", "응우옌 티 프엉 타오"]),
                )
            )
        day += DAY
    return found


@pytest.mark.parametrize("seed", range(3))
def test_every_lesson_of_a_crowded_timetable_is_printed_whole(seed: int) -> None:
    lines = shown.lines(crowded(seed), SUBJECTS)
    off = {date(2026, 12, 25): "성탄절", date(2026, 11, 22): "부처님오신날·어린이날 대체공휴일"}
    months = shown.months(lines, off)
    pdf = calendar_pdf(months, EVENT)
    whole(pdf)
    pages = texts(pdf)
    assert len(pages) == len(months) == 3
    assert "2026년 12월" in pages[1]
    assert bare(pdf).count("일차") == len({each.held_on for each in lines if each.number})
    assert "성탄절" in pages[1]
    pdf = lessons_pdf(lines, [SubjectLine(LONG, None, 12, 8)], EVENT, signed=bool(seed % 2))
    whole(pdf)
    assert bare(pdf).count("(월)") == sum(each.held_on.weekday() == 0 for each in lines)


def test_days_are_numbered_and_what_is_odd_is_said() -> None:
    first = date(2026, 11, 2)
    sessions = [
        lesson(1, first, subject_id=1),
        lesson(2, first + DAY, status=SessionStatus.CANCELLED, reason="폭설", subject_id=1),
        lesson(3, first + 2 * DAY, session_type=SessionType.EXTRA, hours=2, content="이력서"),
        lesson(4, first + 12 * DAY, session_type=SessionType.MAKE_UP, makes_up_id=2),
        lesson(5, first + 13 * DAY, reason="2026-11-05 (목)에서 옮김: 강사 사정"),
    ]
    lines = shown.lines(sessions, SUBJECTS)
    assert [(each.number, each.title, each.remark) for each in lines] == [
        (1, "지게차운전기능사 실기", ""),
        (None, "지게차운전기능사 실기", "휴강: 폭설, 11. 14. 보강"),
        (None, "이력서", "특강"),
        (2, "수업", "보강(11. 3. 휴강)"),
        (3, "수업", "11. 5.에서 옮김: 강사 사정"),
    ]
    assert shown.total(lines) == (3, 24)
    pdf = lessons_pdf(lines, [], EVENT)
    assert "합계 3일 (휴강 1회 제외)" in texts(pdf)[0]
    assert "3일 24시간" in texts(pdf)[0]


def test_a_timetable_into_another_year_says_the_year() -> None:
    across = [lesson(1, date(2026, 12, 31)), lesson(2, date(2027, 2, 1))]
    lines = shown.lines(across, {})
    assert [(each.year, each.month, each.days) for each in shown.months(lines, {})] == [
        (2026, 12, 1),
        (2027, 1, 0),
        (2027, 2, 1),
    ]
    pdf = lessons_pdf(lines, [], EVENT)
    assert "2027. 2. 1. (월)" in texts(pdf)[0]
    assert "수업 없음" in texts(calendar_pdf(shown.months(lines, {}), EVENT))[1]


def test_no_page_is_made_of_nothing() -> None:
    assert shown.months((), {}) == ()
    with pytest.raises(ValueError, match="no month"):
        calendar_pdf((), EVENT)
    with pytest.raises(ValueError, match="no lesson"):
        lessons_pdf((), [], EVENT)
