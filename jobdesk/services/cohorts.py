"""교육 기수: making a cohort, leading it through its stages, making the next from the last."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.domain.attendance import rule_of
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import (
    COHORT_STAGES,
    Cohort,
    CohortBudget,
    CohortMeasure,
    CohortStatus,
    CohortTarget,
)
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import AllowanceStep
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_budgets,
    cohort_merging,
    cohort_records,
    cohort_stages,
    cohort_targets,
    completion_guard,
    courses,
    entries,
    lists,
    seats,
    trainee_pay_guard,
)
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.clocked import prepared
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept, refuse_orphan, refuse_used
from jobdesk.services.writing import Writing, others, writing

_COHORTS = KindId.COHORTS
_HANGING = (
    KindId.PLACEMENTS,
    KindId.NOTES,
    KindId.VISITS,
    KindId.MEETINGS,
    KindId.SURVEYS,
    KindId.PUBLICITY,
    KindId.MATCHING_DAYS,
    KindId.CERTIFICATE_ISSUES,
)
"""What came of a cohort and counts by itself, and the 발급대장: they keep it out of the 휴지통."""

_CARRIED = (
    "weekdays", "starts_at", "ends_at", "breaks", "day_hours", "place", "seats", "operator",
    "trainers", "rule_basis", "rule_percent", "slips_per_absence", "slip_marks", "excused",
    "allowance_day", "allowance_hours", "allowance_month_cap", "allowance_cap", "hire_rate_base",
    "rank_by",
)  # fmt: skip
"""What the next cohort of a course has in common with the last."""


def blank(desk: Desk, course_id: int | None = None, **values: object) -> Cohort:
    """A new cohort as a form opens it: of a course, counted on and set up as its last one."""
    start: dict[str, object] = {"course_id": course_id}
    if course_id is not None:
        course = cohort_records.course(desk, course_id)
        last = _last(desk, course_id)
        number = next_round(desk, course_id)
        start |= {"round": number, "title": f"{course.title} {number}기"}
        if last is not None:
            start |= {name: getattr(last, name) for name in _CARRIED}
        else:
            start["operator"] = course.operator
        start["certificate_prefix"] = _prefix(last, desk.today())
    cohort: Cohort = entries.blank(desk, _COHORTS, **(start | values))
    return cohort


def next_round(desk: Desk, course_id: int) -> int:
    """One more than the highest 기수 of a course."""
    rounds = [each.round or 0 for each in cohort_records.cohorts_of(desk, course_id)]
    return max(rounds, default=0) + 1


def add(
    desk: Desk,
    cohort: Cohort,
    targets: Mapping[CohortMeasure, str] | None = None,
    budgets: Sequence[CohortBudget] = (),
) -> Change:
    """Store a new cohort with its first targets as typed and its budget, in one step.

    Raises UserError with the field that is wrong, or when the course has that 기수 already.
    """
    clean = prepared(desk, cohort)
    with writing(desk, f"기수 등록: {clean.title}", Action.ADD, _COHORTS) as work:
        course = cohort_records.course(desk, clean.course_id or 0)
        insist_kept(desk, KindId.COURSES, course.id, course.title, "course")
        _refuse_same_round(desk, clean)
        cohort_stages.insist_begun(desk, clean, clean.status)
        id_ = work.insert(clean)
        if targets:
            cohort_targets.set_targets(desk, id_, targets)
        for budget in budgets:
            cohort_budgets.add(desk, replace(budget, cohort_id=id_))
        work.label(f"기수 등록: {clean.title}")
        return work.change(id_)


def add_with_course(desk: Desk, cohort: Cohort, course: str) -> Change:
    """Store a new cohort of the course of that name, which is made along where there is none, in
    one step. Raises UserError with the field that is wrong."""
    with writing(desk, "기수 등록", Action.ADD, _COHORTS) as work:
        found = courses.of_title(desk, course)
        first = blank(desk, found or courses.add(desk, courses.blank(desk, title=course)).id)
        proposed = cohort.title == f"{course} 1기"  # by who did not know that there is a course
        known = {
            "course_id": first.course_id,
            "title": first.title if proposed else cohort.title,
            "round": first.round if proposed else cohort.round or first.round,
            "certificate_prefix": cohort.certificate_prefix or first.certificate_prefix,
        }
        id_ = add(desk, replace(cohort, **known)).id  # type: ignore[arg-type]
        words = f"기수 등록: {known['title']}"
        work.label(words if found else f"{words} (새 과정 {course})")
        return work.change(id_)


def save(desk: Desk, cohort: Cohort) -> Change:
    """Store an edited cohort; another stage does what :func:`set_status` does and is refused
    alike. Another completion rule decides anew who was decided by the old one.

    Raises UserError, also where a 수료증 is out for somebody who would not complete or where more
    훈련수당 was paid than the new limit, and StaleRecord.
    """
    clean = prepared(desk, cohort)
    with writing(desk, f"기수 수정: {clean.title}", Action.EDIT, _COHORTS) as work:
        before = cohort_records.cohort(desk, clean.id)
        _refuse_same_round(desk, clean)
        if clean.course_id != before.course_id:
            _refuse_other_course(desk, clean)
        trainee_pay_guard.insist_limit(desk, before, clean)
        if clean.status is not before.status:
            moved = replace(clean, status=before.status)
            cohort_stages.step(desk, work, moved, clean.status)
        elif clean.starts_on != before.starts_on:
            cohort_stages.insist_begun(desk, clean, clean.status)
        work.update(clean)
        up = seats.settle(desk, clean.id)
        words = seats.with_moved_up(desk, f"기수 수정: {clean.title}", up)
        if rule_of(clean) != rule_of(before):
            words += completion_guard.suffix(completion_guard.follow(desk, clean.id))
        work.label(words)
        return work.change(clean.id)


def set_status(desk: Desk, cohort_id: int, status: CohortStatus, *, anyway: bool = False) -> Change:
    """Move a cohort to another stage, on or back, or call it off.

    With 교육 everybody who is 선발 becomes 교육중; taken back before anything is marked, they are
    선발 again. Raises UserError for a cohort that is said to run before it begins or to be over
    before it ends, for one whose 수료 is not decided for everybody (``anyway`` leaves it so), for
    one taken back before 교육 with marks, and when one is cancelled that people attend.
    """
    status = CohortStatus(status)
    with writing(desk, "기수 상태", Action.EDIT, _COHORTS) as work:
        cohort = cohort_records.cohort(desk, cohort_id)
        began = cohort_stages.step(desk, work, cohort, status, anyway=anyway)
        words = f"기수 상태: {cohort.title} {status.value}"
        words = f"{words} (교육생 {began:,}명)" if began else words
        work.update(replace(cohort, status=status))
        work.label(seats.with_moved_up(desk, words, seats.settle(desk, cohort_id)))
        return work.change(cohort_id)


def next_stage(cohort: Cohort) -> CohortStatus | None:
    """The stage after the one a cohort is at; None at the last and for a cancelled one."""
    if cohort.status not in COHORT_STAGES:
        return None
    place = COHORT_STAGES.index(cohort.status) + 1
    return COHORT_STAGES[place] if place < len(COHORT_STAGES) else None


def copy_of(desk: Desk, cohort_id: int, starts_on: date, **values: object) -> Change:
    """The next cohort made from a last one: its settings, the targets that hold, its budget
    (nothing spent) and its selection stages; nobody has applied and no lesson is set yet.

    ``values`` are fields that differ. Raises UserError with the field that is wrong.
    """
    with writing(desk, "기수 만들기", Action.ADD, _COHORTS) as work:
        last = cohort_records.cohort(desk, cohort_id)
        course = cohort_records.course(desk, last.course_id or 0)
        insist_kept(desk, KindId.COURSES, course.id, course.title, "course")
        number = next_round(desk, course.id)
        carried = {name: getattr(last, name) for name in _CARRIED}
        start = {
            "course_id": course.id,
            "title": _following(last, course.title, number, starts_on),
            "round": number,
            "starts_on": starts_on,
            "certificate_prefix": _prefix(last, starts_on),
            "counsellor": desk.user or last.counsellor,
        }
        new = prepared(desk, Cohort(**(carried | start | values)))
        _refuse_same_round(desk, new)
        id_ = work.insert(new)
        _copy_plans(desk, work, cohort_id, id_)
        work.label(f"기수 만들기: {new.title} ({last.title}에서)")
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move cohorts to the 휴지통 with all that is part of them. Raises UserError when a hire,
    note, visit, meeting, survey, publicity, day or 수료증 of one stands, or money was paid."""
    with writing(desk, "기수 휴지통", Action.DELETE, _COHORTS) as work:
        names = [cohort_records.cohort(desk, id_).title for id_ in ids]
        refuse_used(desk, ids, names, "cohort_id", *_HANGING)
        for id_, name in zip(ids, names, strict=True):
            _refuse_paid(desk, id_, name)
        work.label(f"기수 휴지통: {others(names)}")
        trash_below(desk, _COHORTS, ids)
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take cohorts out of the 휴지통 with what went there along. Raises UserError where the
    course or somebody who applied lies there, or another cohort has taken the 기수. People or
    firms of it that became one meanwhile are in it once."""
    with writing(desk, "기수 되살리기", Action.EDIT, _COHORTS) as work:
        cohorts = [cohort_records.cohort(desk, id_) for id_ in ids]
        work.label(f"기수 되살리기: {others([each.title for each in cohorts])}")
        for cohort in cohorts:
            if cohort.trashed_on is None:
                continue
            refuse_orphan(desk, cohort, {"course_id": KindId.COURSES})
            _refuse_same_round(desk, cohort)
            along = put_away_with(desk, _COHORTS, cohort.id)
            work.untrash([cohort.id])
            untrash_below(desk, _COHORTS, cohort.id, along)
            cohort_merging.unite_in(desk, cohort.id)
            seats.settle(desk, cohort.id)
        return work.change(*ids)


def undecided(desk: Desk, cohort_id: int) -> tuple[int, ...]:
    """Trainees (ids) of whom nobody has said yet whether they completed or left."""
    return cohort_stages.undecided(desk, cohort_id)


def _copy_plans(desk: Desk, work: Writing, last_id: int, new_id: int) -> None:
    for line in cohort_targets.table(desk, last_id):
        if line.target is not None:
            work.insert(
                CohortTarget(
                    cohort_id=new_id,
                    measure=line.measure,
                    value=line.value,
                    set_on=desk.today(),
                )
            )
    for budget in cohort_records.budgets(desk, last_id):
        work.insert(replace(budget, id=0, revision=0, cohort_id=new_id, spent=None))
    for stage in cohort_records.stages(desk, last_id):
        work.insert(replace(stage, id=0, revision=0, cohort_id=new_id, held_on=None))


def _refuse_same_round(desk: Desk, cohort: Cohort) -> None:
    if cohort.round is None:
        return
    for other in cohort_records.cohorts_of(desk, cohort.course_id or 0):
        if other.round == cohort.round and other.id != cohort.id:
            raise UserError(
                f"이 과정에는 {cohort.round}기(‘{other.title}’)가 이미 있습니다. 저장하지 "
                "않았습니다. 다른 기수를 적으세요.",
                field="round",
            )


def _refuse_other_course(desk: Desk, cohort: Cohort) -> None:
    course = cohort_records.course(desk, cohort.course_id or 0)
    insist_kept(desk, KindId.COURSES, course.id, course.title, "course")
    taught = sum(e.subject_id is not None for e in cohort_records.sessions(desk, cohort.id))
    if taught:
        raise UserError(
            f"지금 과정의 과목으로 짠 수업이 {taught:,}회 있어 과정을 바꾸지 않았습니다. 저장된 "
            "내용은 그대로입니다. 그 수업을 먼저 지우거나 새 기수를 만드세요.",
            field="course",
        )


def _refuse_paid(desk: Desk, cohort_id: int, name: str) -> None:
    paid = sum(
        each.step is AllowanceStep.PAID for each in cohort_records.allowances(desk, cohort_id)
    )
    if paid:
        raise UserError(
            f"{name} 기록에는 이미 지급한 훈련수당이 {paid:,}건 있어 휴지통으로 옮기지 "
            "않았습니다. 아무것도 바뀌지 않았습니다."
        )


def _last(desk: Desk, course_id: int) -> Cohort | None:
    mine = Filter(conditions=(Condition("course_id", Op.IS, course_id),))
    ids = lists.find(desk, _COHORTS, mine)
    found = [cohort_records.cohort(desk, id_) for id_ in ids]
    return max(found, key=lambda each: (each.starts_on or date.min, each.id), default=None)


def _following(last: Cohort, course_title: str, number: int, begins: date) -> str:
    """The last title counted on where it has its own number, else the course and the number; a
    year in it is that of the new one (``2026년 1기`` → ``2027년 2기``)."""
    if last.round is not None:
        words, found = re.subn(rf"(?<!\d){last.round}(?=\s*[기차])", str(number), last.title)
        if found:
            old = last.starts_on.year if last.starts_on is not None else 0
            return re.sub(rf"(?<!\d){old}(?!\d)", str(begins.year), words)
    return f"{course_title} {number}기"


def _prefix(last: Cohort | None, day: date) -> str:
    """``2026-물류-`` of the last one, with the year of this one."""
    if last is None or not last.certificate_prefix:
        return f"{day.year}-"
    return re.sub(r"(?<!\d)20\d\d(?!\d)", str(day.year), last.certificate_prefix)
