"""할 일 of the training cohorts: what is due before the first lesson, from day to day, and until
everybody's certificate, allowance and promised work is settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from jobdesk.data import cohort_open, records
from jobdesk.domain import attendance
from jobdesk.domain.attendance_warning import WARNED, alarm_of, alarm_words
from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import Cohort, CohortStatus, DemandStatus
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.selection import candidates
from jobdesk.domain.trainees import TRAINED, Mark, Trainee, TraineeStatus, Verdict
from jobdesk.services import (
    cohort_records,
    cohort_stages,
    lists,
    selection,
    trainee_pay,
)
from jobdesk.services.desk import Desk
from jobdesk.services.dues import Due
from jobdesk.services.linked_records import linked

_C = CohortStatus
_BEFORE = (_C.PLANNED, _C.RECRUITING, _C.SELECTING)
_OPEN = tuple(s.value for s in _C if s is not _C.CANCELLED)
_PROMISES = timedelta(days=90)
"""So long after the last lesson firms are asked for the hires they promised."""
_PASSED = {_C.COMPLETED: timedelta(days=365), _C.AFTERCARE: _PROMISES}
"""How long after its last day a cohort of each stage is still asked about."""
_PAID_MONTHS = 12
"""So many months are looked through for a 훈련수당 that was not paid: after a year its budget is
closed."""
_DAY = timedelta(days=1)
_FOUR_WEEKS = 20
"""Lesson days: only a course of more is asked in its middle how it goes."""


def due(desk: Desk) -> Iterator[Due]:
    """What is to do today for cohorts that are still of concern."""
    today = desk.today()
    unsettled = cohort_open.unsettled(desk.store)
    unpaid = cohort_open.unpaid(desk.store, _months_ago(today, _PAID_MONTHS), today.replace(day=1))
    for cohort in _open(desk, today):
        if cohort.status in _BEFORE:
            yield from _selection(desk, cohort, today)
        if cohort.status in (*_BEFORE, _C.RUNNING):
            yield from _begins(cohort, today)
        if cohort.status is _C.RUNNING:
            yield from _days(desk, cohort, today)
            yield from _survey(desk, cohort, today)
        if cohort.status not in _BEFORE and cohort.id in unsettled:
            yield from _settled(desk, cohort, today)
        if cohort.status not in _BEFORE and cohort.allowance_day:
            yield from _money(desk, cohort, unpaid.get(cohort.id, ()))


def _open(desk: Desk, today: date) -> list[Cohort]:
    """Cohorts in the order in which they begin; one that is over for as long as it is of
    concern."""
    wanted = Filter(conditions=(Condition("status", Op.IN, _OPEN),))
    ids = lists.find(desk, KindId.COHORTS, wanted, Order("starts_on"))
    found: list[Cohort] = records.get_many(desk.store, KindId.COHORTS, ids)
    return [
        one
        for one in found
        if one.status not in _PASSED or (one.ends_on or today) + _PASSED[one.status] >= today
    ]


def _to(part: str, cohort: Cohort) -> str:
    return f"training:{part}/{cohort.id}"


def _about(cohort: Cohort) -> Ref:
    return Ref(KindId.COHORTS, cohort.id)


def _begins(cohort: Cohort, today: date) -> Iterator[Due]:
    if cohort.starts_on in (today, today + _DAY):
        now = cohort.starts_on == today
        words = "오늘 개강" if now else "내일 개강"
        detail = " · ".join(filter(None, (cohort.title, cohort.starts_at, cohort.place)))
        at = cohort.starts_at if now else ""
        yield Due("opening", words, detail, today, _about(cohort), at, held=True)


def _selection(desk: Desk, cohort: Cohort, today: date) -> Iterator[Due]:
    """전형 of today, and stages that are over and have not decided about everybody."""
    stages, results, people = selection.everything(desk, cohort.id)
    standing = candidates(stages, results, people)
    decided = {(one.stage_id, one.trainee_id) for one in results if one.verdict is not Verdict.NONE}
    for stage in stages:
        if stage.held_on is None or stage.held_on > today + _DAY:
            continue
        waiting = [who for who in standing[stage.id] if (stage.id, who.id) not in decided]
        if not waiting:
            continue
        count, page = f"{len(waiting):,}명", _to("selection", cohort)
        ref = Ref(KindId.SELECTION_STAGES, stage.id)
        where = " · ".join(filter(None, (cohort.title, stage.place)))
        if stage.held_on >= today:
            now = stage.held_on == today
            words = f"{'오늘' if now else '내일'} {stage.title} {count}"
            at = stage.starts_at if now else ""
            yield Due("stage", words, where, today, ref, at, page=page)
        else:
            words = f"{stage.title} 결과를 적을 분 {count}"
            yield Due("verdicts", words, cohort.title, stage.held_on, ref, page=page)


def _days(desk: Desk, cohort: Cohort, today: date) -> Iterator[Due]:
    """Lessons without marks, and who is near to failing."""
    days = attendance.lesson_days(cohort_records.sessions(desk, cohort.id))
    people = [one for one in cohort_records.trainees(desk, cohort.id) if one.status in TRAINED]
    marks = attendance.marks_by_trainee(cohort_records.attendance(desk, cohort.id))
    page = _to("attendance", cohort)
    open_days: dict[date, int] = {}
    for one in people:
        mine = marks.get(one.id, {})
        for day in attendance.own_days(days, one.started_on, one.left_on):
            if day.held_on <= today and day.held_on not in mine:
                open_days[day.held_on] = open_days.get(day.held_on, 0) + 1
    if open_days:
        first = min(open_days)
        words = f"출석을 적지 않은 {len(open_days):,}일, {sum(open_days.values()):,}건"
        detail = f"{cohort.title} · {_listed(sorted(open_days))}"
        yield Due("unmarked", words, detail, first, _about(cohort), page=page)
    rule = attendance.rule_of(cohort)
    standings = {
        one.id: attendance.standing(
            rule,
            days,
            marks.get(one.id, {}),
            today=today,
            started_on=one.started_on,
            left_on=one.left_on,
        )
        for one in people
    }
    missed = {
        one.id: [on for on, said in marks.get(one.id, {}).items() if said.mark is not Mark.PRESENT]
        for one in people
    }
    yield from _warned(desk, cohort, people, standings, missed)


def _survey(desk: Desk, cohort: Cohort, today: date) -> Iterator[Due]:
    """중간 설문, from the middle of a course of some weeks on, while nobody was asked anything."""
    days = attendance.lesson_days(cohort_records.sessions(desk, cohort.id))
    if len(days) <= _FOUR_WEEKS or not days[len(days) // 2].held_on <= today <= days[-1].held_on:
        return
    if not linked(desk, KindId.SURVEYS, "cohort_id", [cohort.id]):
        half, page = days[len(days) // 2].held_on, _to("around", cohort)
        yield Due("midterm", "중간 설문을 할 때", cohort.title, half, _about(cohort), page=page)


def _listed(days: Sequence[date]) -> str:
    shown = ", ".join(f"{day:%m-%d}" for day in days[:3])
    return f"{shown} 외 {len(days) - 3:,}일" if len(days) > 3 else shown


def _warned(
    desk: Desk,
    cohort: Cohort,
    people: Sequence[Trainee],
    standings: Mapping[int, attendance.Standing],
    missed: Mapping[int, Sequence[date]],
) -> Iterator[Due]:
    """Who should be spoken to; it comes again with every further day one of them misses."""
    found = [(one, alarm_of(one, standings[one.id])) for one in people]
    near = [(one, what) for one, what in found if what in WARNED]
    if not near:
        return
    near.sort(key=lambda each: (standings[each[0].id].absences_left or 0, each[0].number or 0))
    names = lists.called(desk, KindId.TRAINEES, [one.id for one, _ in near])
    who, what = near[0]
    first = f"{names[who.id]} {alarm_words(standings[who.id], what)}"
    detail = first if len(near) == 1 else f"{first} 등"
    yield Due(
        "absences",
        f"결석이 많은 교육생 {len(near):,}명",
        f"{detail} · {cohort.title}",
        desk.today(),
        _about(cohort),
        page=_to("attendance", cohort),
        since=max((on for one, _ in near for on in missed[one.id]), default=desk.today()),
    )


def _settled(desk: Desk, cohort: Cohort, today: date) -> Iterator[Due]:
    """Completion, certificates, promises of firms."""
    days = attendance.lesson_days(cohort_records.sessions(desk, cohort.id))
    last = days[-1].held_on if days else cohort.ends_on
    if last is not None and last < today:
        undecided = cohort_stages.undecided(desk, cohort.id)
        if undecided:
            words = f"수료를 판정할 분 {len(undecided):,}명"
            page = _to("completion", cohort)
            yield Due("ruling", words, cohort.title, last + _DAY, _about(cohort), page=page)
        yield from _certificates(desk, cohort, today)
        yield from _promises(desk, cohort, today, last)


def _certificates(desk: Desk, cohort: Cohort, today: date) -> Iterator[Due]:
    done = [
        one
        for one in cohort_records.trainees(desk, cohort.id)
        if one.status is TraineeStatus.COMPLETED and not one.certificate_number
    ]
    if done:
        words = f"수료증을 발급할 분 {len(done):,}명"
        since = max((one.completed_on for one in done if one.completed_on), default=today)
        page = _to("completion", cohort)
        ref = _about(cohort)
        yield Due("certificates", words, cohort.title, today, ref, page=page, since=since)


def _promises(desk: Desk, cohort: Cohort, today: date, last: date) -> Iterator[Due]:
    """Firms that promised to hire more than they did."""
    bound = Filter(
        conditions=(
            Condition("cohort_id", Op.IS, cohort.id),
            Condition("status", Op.IS, DemandStatus.COMMITTED.value),
        )
    )
    ids = lists.find(desk, KindId.COHORT_DEMANDS, bound)
    if not ids or last + _PROMISES < today:
        return
    fields = ("employer", "committed_heads", "hired_count")
    owed = []
    for firm, promised, hired in lists.rows(desk, KindId.COHORT_DEMANDS, ids, fields).values():
        if isinstance(promised, int) and isinstance(hired, int) and hired < promised:
            owed.append(f"{firm} {hired:,}/{promised:,}명")
    if owed:
        words = f"채용약정을 확인할 업체 {len(owed):,}곳"
        detail = f"{owed[0]}{' 등' if len(owed) > 1 else ''} · {cohort.title}"
        page = _to("hires", cohort)
        yield Due("promises", words, detail, today, _about(cohort), page=page, since=last)


def _money(desk: Desk, cohort: Cohort, months: Sequence[date]) -> Iterator[Due]:
    """Months that are over and not paid to everybody."""
    for month in months:
        sheet = trainee_pay.sheet(desk, cohort.id, month)
        owed = [row for row in sheet.rows if not row.paid and row.shown_amount]
        if owed:
            words = f"{month.month}월 훈련수당을 줄 분 {len(owed):,}명"
            detail = f"{sum(row.shown_amount for row in owed):,}원 · {cohort.title}"
            due_on = _months_ago(month, -1)
            name = f"pay-{month:%Y%m}"
            yield Due(name, words, detail, due_on, _about(cohort), page=_to("completion", cohort))


def _months_ago(day: date, count: int) -> date:
    """The first day of the month so many months before that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, 1)
