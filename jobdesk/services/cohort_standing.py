"""How far a cohort is: what is there, and what is missing or wants attention at its stage."""

from __future__ import annotations

from datetime import date

from jobdesk.domain import attendance, targets
from jobdesk.domain.attendance_warning import WARNED, Alarm, alarm_of
from jobdesk.domain.cohorts import (
    COHORT_STAGES,
    Cohort,
    CohortSession,
    CohortStatus,
    DemandStatus,
)
from jobdesk.domain.points import Point
from jobdesk.domain.trainees import RECRUITED, SELECTED, TRAINED, Trainee, TraineeStatus
from jobdesk.services import attendance_standing, cohort_records, lessons
from jobdesk.services.desk import Desk

_S = TraineeStatus


def points(desk: Desk, cohort_id: int) -> tuple[Point, ...]:
    """What a cohort has and lacks, in the order of its parts: recruiting and the timetable
    always, attendance from the start, completion and hires once it is over.

    Raises UserError when there is no such cohort.
    """
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        found = [
            _frame(cohort),
            _targets(desk, cohort),
            _demands(desk, cohort_id),
            *_people(cohort, people := cohort_records.trainees(desk, cohort_id)),
            _lessons(
                cohort,
                cohort_records.sessions(desk, cohort_id),
                len(lessons.to_make_up(desk, cohort_id)),
            ),
        ]
        if _from(cohort, CohortStatus.RUNNING):
            found += _attendance(desk, cohort)
        if _from(cohort, CohortStatus.COMPLETED) or _over(cohort, desk.today()):
            found += _outcome(desk, cohort_id, people)
    return tuple(found)


def _from(cohort: Cohort, status: CohortStatus) -> bool:
    on = cohort.status in COHORT_STAGES
    return on and COHORT_STAGES.index(cohort.status) >= COHORT_STAGES.index(status)


def _over(cohort: Cohort, today: date) -> bool:
    running = _from(cohort, CohortStatus.RUNNING)
    return running and cohort.ends_on is not None and cohort.ends_on < today


def _frame(cohort: Cohort) -> Point:
    lacks = [
        word
        for word, value in (
            ("종강일", cohort.ends_on),
            ("시간", cohort.starts_at and cohort.ends_at),
            ("장소", cohort.place),
            ("정원", cohort.seats),
            ("강사", cohort.trainers),
        )
        if not value
    ]
    return Point("overview", "기간·시간·장소·정원", f"{', '.join(lacks)} 없음" if lacks else "")


def _targets(desk: Desk, cohort: Cohort) -> Point:
    revisions = cohort_records.targets(desk, [cohort.id])
    measures = {each.measure for each in revisions}
    said = sum(
        targets.target_number(found.value) is not None
        for measure in measures
        if (found := targets.in_force([r for r in revisions if r.measure is measure], desk.today()))
    )
    return Point("overview", f"목표 {said:,}개", "" if said else "목표를 적으세요", bool(measures))


def _demands(desk: Desk, cohort_id: int) -> Point:
    asked = [
        each
        for each in cohort_records.demands(desk, cohort_id)
        if each.status is not DemandStatus.WITHDRAWN
    ]
    bound = [each for each in asked if each.status is DemandStatus.COMMITTED]
    heads = sum(each.committed_heads or 0 for each in bound)
    return Point(
        "overview",
        f"수요조사 {len(asked):,}곳, 채용약정 {heads:,}명",
        "" if bound or not asked else "채용약정을 받은 곳이 없습니다",
        bool(asked),
    )


def _people(cohort: Cohort, people: list[Trainee]) -> list[Point]:
    recruited = sum(each.status in RECRUITED for each in people)
    selected = sum(each.status in SELECTED for each in people)
    undecided = sum(each.status is _S.APPLIED for each in people)
    waiting = sum(each.status is _S.WAITING for each in people)
    seats = cohort.seats or 0
    missing = ""
    open_ = _from(cohort, CohortStatus.RECRUITING) and not _from(cohort, CohortStatus.RUNNING)
    if seats and recruited < seats and open_:
        missing = f"정원까지 {seats - recruited:,}명 부족"
    elif undecided and _from(cohort, CohortStatus.SELECTING):
        missing = f"선발을 정하지 않은 분 {undecided:,}명"
    free = seats - selected
    wait = f"빈자리 {free:,}, 대기 {waiting:,}명" if waiting and free > 0 else ""
    seated = [each for each in people if each.status in SELECTED]
    unsigned = sum(each.consent_on is None for each in seated)
    in_play = [each for each in people if each.status in SELECTED | {_S.APPLIED, _S.WAITING}]
    agreed = sum(each.consent_on is not None for each in in_play)
    return [
        Point("selection", f"모집 {recruited:,}명", missing, bool(recruited)),
        Point("selection", f"선발 {selected:,}명", wait, bool(selected)),
        Point(
            "selection",
            f"개인정보 동의 {agreed:,}명",
            f"동의가 없는 분 {unsigned:,}명" if unsigned else "",
            bool(agreed),
        ),
    ]


def _lessons(cohort: Cohort, sessions: list[CohortSession], to_make_up: int) -> Point:
    taught = attendance.lesson_days(sessions)
    hours = sum(day.hours for day in taught)
    missing = f"보강하지 않은 휴강 {to_make_up:,}회" if to_make_up else ""
    if not taught and _from(cohort, CohortStatus.RECRUITING):
        missing = "수업 일정을 만드세요"
    return Point("schedule", f"수업 {len(taught):,}일 {hours:,}시간", missing, bool(taught))


def _attendance(desk: Desk, cohort: Cohort) -> list[Point]:
    people = [each for each in cohort_records.trainees(desk, cohort.id) if each.status in TRAINED]
    found = attendance_standing.standings_of(desk, cohort.id, people)
    unmarked = sum(each.unmarked for each in found.values())
    alarms = [alarm_of(each, found[each.id]) for each in people]
    lost = alarms.count(Alarm.LOST)
    near = sum(each in WARNED for each in alarms) - lost
    words = [
        f"미수료 {lost:,}명" if lost else "",
        f"곧 미수료 {near:,}명" if near else "",
    ]
    book = Point(
        "attendance",
        f"출석부 {len(found):,}명",
        f"출결을 적지 않은 칸 {unmarked:,}개" if unmarked else "",
        bool(found),
    )
    if cohort.status is not CohortStatus.RUNNING:
        return [book]
    return [
        book,
        Point(
            "attendance",
            f"출석 경고 {lost + near:,}명",
            ", ".join(filter(None, words)),
            bool(found),
        ),
    ]


def _outcome(desk: Desk, cohort_id: int, people: list[Trainee]) -> list[Point]:
    completed = [each for each in people if each.status is _S.COMPLETED]
    undecided = sum(each.status is _S.RUNNING for each in people)
    bare = sum(not each.certificate_number for each in completed)
    hired = {each.seeker_id for each in cohort_records.placements(desk, cohort_id)}
    left = sum(each.seeker_id not in hired for each in completed)
    return [
        Point(
            "completion",
            f"수료 {len(completed):,}명",
            f"판정하지 않은 분 {undecided:,}명" if undecided else "",
            bool(completed or undecided),
        ),
        Point(
            "completion",
            f"수료증 {len(completed) - bare:,}명",
            f"발급하지 않은 분 {bare:,}명" if bare else "",
            bool(completed),
        ),
        Point(
            "hires",
            f"취업 {len(hired):,}명",
            f"취업을 도울 수료자 {left:,}명" if left else "",
            bool(hired or completed),
        ),
    ]
