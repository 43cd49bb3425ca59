"""할 일: derived from the records, so that nobody keeps a list; hand-made ones stand beside them.

A derived task has a ``source`` that names the record and the day it fell due (``note:15:
2026-11-20``). Checking it off or putting it off stores a Task with that source; when the record
moves on, the task is gone by itself and a new due day makes a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from jobdesk.data import promises, records
from jobdesk.domain.casework import OPEN_REFERRAL
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.circumstances import Task
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    aftercare,
    cohort_todos,
    day_todos,
    entries,
    farm_todos,
    freshness,
    lists,
    report_todos,
    settings,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

_LOOKING = tuple(
    status.value
    for status in SeekerStatus
    if status not in (SeekerStatus.CLOSED, SeekerStatus.PROVISIONAL)
)


_LOOK_BACK = timedelta(days=90)
"""An appointment that nobody kept for so long is history, not a task."""


class Sort(StrEnum):
    """Where a task comes from, as its chip says it."""

    HAND = "할 일"
    APPOINTMENT = "상담 약속"
    RESULT = "결과 확인"
    FIRM = "업체 연락"
    VACANCY = "구인 확인"
    CONSENT = "동의 받기"
    SLIP = "면접확인서"
    FOLLOW_UP = "사후관리"
    DAY = "만남의 날"
    COHORT = "교육"
    FARM = "농촌일손"
    REPORT = "보고서"


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. ``ref`` is the record it opens, ``kind`` and ``filter`` the list of
    those that wait, or ``page`` the place where they are worked off; ``due_at`` is a time of
    day or empty, ``days_late`` counts from ``due_on``. ``first`` stands above whatever is late.
    """

    source: str
    sort: Sort
    title: str
    due_on: date
    days_late: int
    due_at: str = ""
    detail: str = ""
    task_id: int = 0
    first: bool = False
    ref: Ref | None = None
    kind: KindId | None = None
    filter: Filter | None = None
    page: str = ""

    @property
    def late(self) -> bool:
        """Whether its day has passed."""
        return self.days_late > 0


def today(desk: Desk) -> tuple[Todo, ...]:
    """What is to do today or should have been done, the latest first, then by time of day; a
    matching day, or the first day of a course, of today or tomorrow above them all.

    Those a user checked off or put off to a later day are left out.
    """
    with desk.store.reading():
        settled = promises.settled(desk.store, desk.today())
        found = [todo for part in _PARTS for todo in part(desk) if todo.source not in settled]
    found.sort(
        key=lambda todo: (not todo.first, todo.due_on, todo.due_at or "99", todo.sort, todo.title)
    )
    return tuple(found)


def done(desk: Desk, todo: Todo) -> Change:
    """Check a task off. Raises UserError when it was made anew or put away meanwhile."""
    return _settle(desk, todo, "할 일 마침", done_on=desk.today())


def put_off(desk: Desk, todo: Todo, until: date) -> Change:
    """Put a task off to a later day. Raises UserError when that day is not ahead."""
    if until <= desk.today():
        raise UserError(
            "미룰 날은 오늘보다 뒤여야 합니다. 할 일은 그대로 있습니다.", field="snoozed_until"
        )
    return _settle(desk, todo, "할 일 미룸", snoozed_until=until)


def _settle(
    desk: Desk,
    todo: Todo,
    label: str,
    *,
    done_on: date | None = None,
    snoozed_until: date | None = None,
) -> Change:
    with writing(desk, f"{label}: {todo.title}", Action.EDIT, KindId.TASKS) as work:
        if todo.task_id:
            task: Task = records.get(desk.store, KindId.TASKS, todo.task_id)
            changed = replace(task, done_on=done_on)
            if snoozed_until is not None:
                changed = replace(changed, due_on=snoozed_until, due_at="")
            work.update(changed)
            return work.change(task.id)
        task = Task(
            title=todo.title,
            due_on=todo.due_on,
            source=todo.source,
            done_on=done_on,
            snoozed_until=snoozed_until,
            counsellor=desk.user,
        )
        return work.change(work.insert(task))


def add(desk: Desk, title: str, due_on: date | None = None, due_at: str = "") -> Change:
    """Write down a task by hand, for today where no day is given. Raises UserError."""
    task = Task(title=title, due_on=due_on or desk.today(), due_at=due_at, counsellor=desk.user)
    return entries.add(desk, task)


def _todo(desk: Desk, kind: KindId, id_: int, sort: Sort, title: str, due_on: date) -> Todo:
    return Todo(
        f"{kind.value}:{id_}:{due_on.isoformat()}",
        sort,
        title,
        due_on,
        (desk.today() - due_on).days,
        ref=Ref(kind, id_),
    )


def _until_today(desk: Desk, field: str, *conditions: Condition) -> Filter:
    return Filter(conditions=(Condition(field, Op.AT_MOST, desk.today()), *conditions))


def _by_hand(desk: Desk) -> Iterator[Todo]:
    waiting = _until_today(
        desk, "due_on", Condition("done_on", Op.EMPTY), Condition("source", Op.EMPTY)
    )
    fields = ("title", "due_on", "due_at", "seeker", "employer", "seeker_id", "employer_id")
    ids = lists.find(desk, KindId.TASKS, waiting)
    for id_, row in lists.rows(desk, KindId.TASKS, ids, fields).items():
        title, due_on, due_at, seeker, employer, seeker_id, employer_id = row
        assert isinstance(due_on, date)
        todo = _todo(desk, KindId.TASKS, id_, Sort.HAND, str(title), due_on)
        ref = None
        if isinstance(seeker_id, int):
            ref = Ref(KindId.SEEKERS, seeker_id)
        elif isinstance(employer_id, int):
            ref = Ref(KindId.EMPLOYERS, employer_id)
        whom = " · ".join(str(name) for name in (seeker, employer) if name)
        yield replace(todo, task_id=id_, due_at=str(due_at), detail=whom, ref=ref)


def _appointments(desk: Desk) -> Iterator[Todo]:
    """The next appointment of each last note; a newer note answers an older one."""
    for each in promises.appointments(desk.store, desk.today() - _LOOK_BACK, desk.today()):
        title = f"{each.name} {each.what or '상담'}"
        todo = _todo(desk, KindId.NOTES, each.id, Sort.APPOINTMENT, title, each.on)
        kind = KindId.SEEKERS if each.seeker_id else KindId.EMPLOYERS
        yield replace(todo, due_at=each.at, ref=Ref(kind, each.seeker_id or each.employer_id or 0))


def _results(desk: Desk) -> Iterator[Todo]:
    """Referrals that wait longer than the centre allows, and interviews that are over; a firm
    that asked for time (보류) has the centre's days anew."""
    grace = timedelta(days=settings.get(desk).result_days)
    waiting = Filter(
        conditions=(Condition("status", Op.IN, tuple(s.value for s in OPEN_REFERRAL)),)
    )
    fields = ("seeker", "employer", "vacancy", "referred_on", "interview_on", "asked_on")
    ids = lists.find(desk, KindId.REFERRALS, waiting, Order("referred_on"))
    for id_, row in lists.rows(desk, KindId.REFERRALS, ids, fields).items():
        seeker, employer, vacancy, sent, interview, asked = row
        if not isinstance(sent, date):
            continue
        due_on = interview if isinstance(interview, date) else sent + grace
        if isinstance(asked, date):
            due_on = max(due_on, asked + grace)
        if due_on > desk.today():
            continue
        todo = _todo(desk, KindId.REFERRALS, id_, Sort.RESULT, f"{seeker} 결과 확인", due_on)
        yield replace(todo, detail=" · ".join(str(word) for word in (employer, vacancy) if word))


def _firms(desk: Desk) -> Iterator[Todo]:
    """The next call each last visit promised."""
    for each in promises.calls(desk.store, desk.today() - _LOOK_BACK, desk.today()):
        todo = _todo(desk, KindId.VISITS, each.id, Sort.FIRM, f"{each.name} 연락", each.on)
        yield replace(todo, detail=each.what, ref=Ref(KindId.EMPLOYERS, each.employer_id or 0))


def _gathered(desk: Desk) -> Iterator[Todo]:
    """What is missing in many records at once: one line each, which opens their list."""
    day = desk.today()
    parts = (
        (
            Sort.VACANCY,
            KindId.VACANCIES,
            freshness.stale(desk),
            "확인할 구인 {n}건",
        ),
        (
            Sort.CONSENT,
            KindId.SEEKERS,
            Filter(
                conditions=(
                    Condition("consent_on", Op.EMPTY),
                    Condition("status", Op.IN, _LOOKING),
                )
            ),
            "동의 없는 구직자 {n}명",
        ),
        (
            Sort.SLIP,
            KindId.ALLOWANCES,
            Filter(
                conditions=(
                    Condition("status", Op.IS, AllowanceStatus.DUE.value),
                    Condition("interview_on", Op.AT_MOST, day),
                )
            ),
            "확인서 없는 활동비 {n}건",
        ),
    )
    for sort, kind, wanted, words in parts:
        count = lists.count(desk, kind, wanted)
        if count:
            source = f"{sort.name.lower()}:{day.isoformat()}"
            yield Todo(source, sort, words.format(n=f"{count:,}"), day, 0, kind=kind, filter=wanted)


def _follow_ups(desk: Desk) -> Iterator[Todo]:
    """Who is to be rung up after the hire and was not yet today: one line leads to each list."""
    day = desk.today()
    parts = (
        ("people", "사후관리 전화할 분 {n}명", "aftercare:calls", aftercare.due(desk)),
        ("firms", "사후관리 전화할 업체 {n}곳", "aftercare:firms", aftercare.firms_due(desk)),
    )
    for name, words, page, found in parts:
        waiting = [one for one in found if one.tried_on != day]
        if not waiting:
            continue
        title = words.format(n=f"{len(waiting):,}")
        first = f"{waiting[0].name} {waiting[0].words}"
        detail = first if len(waiting) == 1 else f"{first} 등"
        source = f"follow_up_{name}:{day.isoformat()}"
        yield Todo(source, Sort.FOLLOW_UP, title, day, 0, detail=detail, page=page)


def _dues(desk: Desk) -> Iterator[Todo]:
    """What the matching days, the training cohorts, the farms and the reports ask for, before, on
    and after their days."""
    parts = (
        (Sort.DAY, day_todos.due(desk)),
        (Sort.COHORT, cohort_todos.due(desk)),
        (Sort.FARM, farm_todos.due(desk)),
        (Sort.REPORT, report_todos.due(desk)),
    )
    for sort, found in parts:
        for one in found:
            yield Todo(
                one.source,
                sort,
                one.title,
                one.due_on,
                (desk.today() - one.due_on).days,
                due_at=one.due_at,
                detail=one.detail,
                first=one.held,
                ref=one.ref,
                page=one.page,
            )


_PARTS: tuple[Callable[[Desk], Iterator[Todo]], ...] = (
    _by_hand,
    _appointments,
    _results,
    _firms,
    _gathered,
    _follow_ups,
    _dues,
)
