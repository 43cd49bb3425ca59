"""The next seven days: what was arranged, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.data import promises
from jobdesk.domain.casework import OPEN_REFERRAL
from jobdesk.domain.changes import Ref
from jobdesk.domain.cohorts import CohortStatus, SessionStatus, SessionType
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.farm_work import LIVE, FarmBlock
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import TripStatus
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.matching_days import DayStatus
from jobdesk.services import aftercare, farm_records, lists, report_todos
from jobdesk.services.desk import Desk

DAYS = 7


@dataclass(frozen=True, slots=True)
class Planned:
    """One thing on a day; ``at`` is a time of day or empty, ``sort`` the word of its chip,
    ``whole_centre`` whether everybody at the centre is at it."""

    on: date
    at: str
    sort: str
    title: str
    ref: Ref
    whole_centre: bool = False


def ahead(desk: Desk) -> tuple[Planned, ...]:
    """What lies in the seven days after today, by day and time."""
    first, last = desk.today() + timedelta(days=1), desk.today() + timedelta(days=DAYS)
    with desk.store.reading():
        found = [
            *_appointments(desk, first, last),
            *_interviews(desk, first, last),
            *_held(desk, KindId.OUTREACH, "starts_at", ("title", "place"), first, last),
            *_held(desk, KindId.MATCHING_DAYS, "starts_at", ("title", "place"), first, last),
            *_lessons(desk, first, last),
            *_selections(desk, first, last),
            *_farm_work(desk, first, last),
            *_held(desk, KindId.TRIPS, "starts_at", ("place",), first, last),
            *_held(desk, KindId.PROCESS_DAYS, "", ("attendees",), first, last),
            *_held(desk, KindId.MEETINGS, "starts_at", ("title",), first, last),
            *_tasks(desk, first, last),
            *_follow_ups(desk, first, last),
            *_reports(desk, first, last),
        ]
    return tuple(sorted(found, key=lambda one: (one.on, one.at or "99", one.sort, one.title)))


def _span(field: str, first: date, last: date, *more: Condition) -> Filter:
    return Filter(
        conditions=(
            Condition(field, Op.AT_LEAST, first),
            Condition(field, Op.AT_MOST, last),
            *more,
        )
    )


def _appointments(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    for each in promises.appointments(desk.store, first, last):
        kind = KindId.SEEKERS if each.seeker_id else KindId.EMPLOYERS
        ref = Ref(kind, each.seeker_id or each.employer_id or 0)
        yield Planned(each.on, each.at, "상담 약속", f"{each.name} {each.what or '상담'}", ref)
    for each in promises.calls(desk.store, first, last):
        ref = Ref(KindId.EMPLOYERS, each.employer_id or 0)
        yield Planned(each.on, "", "업체 연락", each.name, ref)


def _interviews(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    stages = tuple(stage.value for stage in OPEN_REFERRAL)
    wanted = _span("interview_on", first, last, Condition("status", Op.IN, stages))
    ids = lists.find(desk, KindId.REFERRALS, wanted)
    fields = ("interview_on", "interview_at", "seeker", "employer")
    for id_, (on, at, seeker, firm) in lists.rows(desk, KindId.REFERRALS, ids, fields).items():
        assert isinstance(on, date)
        yield Planned(on, str(at), "면접", f"{seeker} · {firm}", Ref(KindId.REFERRALS, id_))


_STAGES: dict[KindId, str] = {
    KindId.OUTREACH: PlanStatus.CANCELLED.value,
    KindId.PROCESS_DAYS: PlanStatus.CANCELLED.value,
    KindId.TRIPS: TripStatus.CANCELLED.value,
    KindId.MATCHING_DAYS: DayStatus.CANCELLED.value,
}
"""The stage of each kind in which a day is not held."""


def _held(
    desk: Desk, kind: KindId, time: str, words: tuple[str, ...], first: date, last: date
) -> Iterator[Planned]:
    """Days of ``kind``; ``time`` is its field with the hour, ``words`` those that name it."""
    ids = lists.find(desk, kind, _span("held_on", first, last))
    fields = (
        "held_on",
        *words,
        *((time,) if time else ()),
        *(("status",) if kind in _STAGES else ()),
    )
    for id_, row in lists.rows(desk, kind, ids, fields).items():
        values = dict(zip(fields, row, strict=True))
        if kind in _STAGES and values["status"] == _STAGES[kind]:
            continue
        on = values["held_on"]
        assert isinstance(on, date)
        title = " · ".join(dict.fromkeys(str(values[word]) for word in words if values[word]))
        at = str(values[time]) if time else ""
        label, great = KINDS[kind].label, kind is KindId.MATCHING_DAYS
        yield Planned(on, at, label, title or label, Ref(kind, id_), great)


def _lessons(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    """Days with lessons, one line for each cohort; its first day says so."""
    held = tuple(s.value for s in SessionStatus if s is not SessionStatus.CANCELLED)
    wanted = _span("held_on", first, last, Condition("status", Op.IN, held))
    ids = lists.find(desk, KindId.COHORT_SESSIONS, wanted)
    fields = ("cohort_id", "held_on", "starts_at", "session_type", "content")
    days: dict[tuple[int, date, bool], tuple[str, str, int]] = {}
    for id_, row in lists.rows(desk, KindId.COHORT_SESSIONS, ids, fields).items():
        cohort_id, on, at, sort, content = row
        assert isinstance(cohort_id, int)
        assert isinstance(on, date)
        extra = sort == SessionType.EXTRA.value
        seen = days.get((cohort_id, on, extra))
        if seen is None or (str(at) or "99") < (seen[0] or "99"):
            days[cohort_id, on, extra] = str(at), str(content), id_
    known = {key[0] for key in days}
    cohorts = lists.rows(desk, KindId.COHORTS, sorted(known), ("title", "status", "starts_on"))
    for (cohort_id, on, extra), (at, content, id_) in days.items():
        title, status, starts_on = cohorts[cohort_id]
        if status == CohortStatus.CANCELLED.value:
            continue
        sort = SessionType.EXTRA.value if extra else "개강" if on == starts_on else "교육"
        words = f"{content} · {title}" if extra and content else str(title)
        yield Planned(on, at, sort, words, Ref(KindId.COHORT_SESSIONS, id_), sort == "개강")
    yield from _begins(desk, first, last)


def _begins(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    """The first days of cohorts whose timetable is not made."""
    ids = lists.find(desk, KindId.COHORTS, _span("starts_on", first, last))
    fields = ("title", "starts_on", "starts_at", "status")
    for id_, (title, on, at, status) in lists.rows(desk, KindId.COHORTS, ids, fields).items():
        own = Filter(conditions=(Condition("cohort_id", Op.IS, id_),))
        if status == CohortStatus.CANCELLED.value or lists.find(desk, KindId.COHORT_SESSIONS, own):
            continue
        assert isinstance(on, date)
        yield Planned(on, str(at or ""), "개강", str(title), Ref(KindId.COHORTS, id_), True)


def _selections(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    """Days of a 전형."""
    ids = lists.find(desk, KindId.SELECTION_STAGES, _span("held_on", first, last))
    fields = ("title", "held_on", "starts_at", "cohort_id")
    found = lists.rows(desk, KindId.SELECTION_STAGES, ids, fields)
    known = sorted({row[3] for row in found.values() if isinstance(row[3], int)})
    cohorts = lists.rows(desk, KindId.COHORTS, known, ("title", "status"))
    for stage, on, at, cohort_id in found.values():
        assert isinstance(on, date)
        assert isinstance(cohort_id, int)
        title, status = cohorts[cohort_id]
        if status != CohortStatus.CANCELLED.value:
            yield Planned(on, str(at), "전형", f"{stage} · {title}", Ref(KindId.COHORTS, cohort_id))


def _farm_work(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    """One line for each day on which farms want people: how many farms, how many are placed."""
    days: dict[date, list[FarmBlock]] = {}
    for block in farm_records.wanted_between(desk, first, last):
        if block.work_date is not None:
            days.setdefault(block.work_date, []).append(block)
    ids = [block.id for blocks in days.values() for block in blocks]
    sent = Counter(d.block_id for d in farm_records.days_of_blocks(desk, ids) if d.status in LIVE)
    for on, blocks in days.items():
        farms = len({block.employer_id for block in blocks})
        heads = sum(block.heads or 0 for block in blocks)
        there = sum(sent[block.id] for block in blocks)
        title = f"농가 {farms:,}곳 · {there:,}/{heads:,}명"
        yield Planned(on, "", "농촌일손", title, Ref(KindId.FARM_BLOCKS, blocks[0].id))


def _tasks(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    open_ones = Condition("done_on", Op.EMPTY), Condition("source", Op.EMPTY)
    ids = lists.find(desk, KindId.TASKS, _span("due_on", first, last, *open_ones))
    fields = ("due_on", "due_at", "title")
    for id_, (on, at, title) in lists.rows(desk, KindId.TASKS, ids, fields).items():
        assert isinstance(on, date)
        yield Planned(on, str(at), "할 일", str(title), Ref(KindId.TASKS, id_))


def _follow_ups(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    """Who comes to a milestone after the hire, or was promised a call."""
    for one in aftercare.due(desk, last):
        if one.due_on >= first:
            title = f"{one.name} {one.words}"
            yield Planned(
                one.due_on, "", "사후관리", title, Ref(KindId.PLACEMENTS, one.placement_id)
            )


def _reports(desk: Desk, first: date, last: date) -> Iterator[Planned]:
    """Reports that are still written, on the day by which they are to be handed in."""
    for report in report_todos.coming(desk, first, last):
        if report.due_on is not None:
            title = f"제출 기한 · {report.title}"
            yield Planned(report.due_on, "", "보고서", title, Ref(KindId.REPORTS, report.id))
