"""보험 of farm work: who is to be insured for a day, handed in once, taken back where it was wrong.

A day is insured when it was handed in (``insured``), or when an insurance of the worker's own
covers it. What was handed in for a day that nobody works is told apart, to be cancelled, though
the place lies in the 휴지통: the insurer knows nothing of that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.farm_work import LIVE, DayStatus, FarmDay
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_day_facts, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_day_facts import DayLine
from jobdesk.services.writing import others, writing

_KIND = KindId.FARM_DAYS
_KEPT = "아무것도 바꾸지 않았습니다."


class Cover(StrEnum):
    """How a day stands with its insurance."""

    OPEN = "미가입"
    HANDED = "가입"
    OWN = "본인 보험"
    FALLEN = "취소할 것"


@dataclass(frozen=True, slots=True)
class InsuredLine:
    """One person's day and how it stands."""

    line: DayLine
    cover: Cover

    @property
    def id(self) -> int:
        """The id of the day."""
        return self.line.day.id

    @property
    def stage(self) -> str:
        """The stage of the place, and of one that was taken out before anybody was told."""
        day = self.line.day
        return "배치에서 뺌" if day.trashed_on is not None else day.status.value


def of_days(desk: Desk, first: date, last: date) -> tuple[InsuredLine, ...]:
    """Every day from ``first`` to ``last`` that is or was to be insured, by day, farm and name;
    one in the 휴지통 where it was handed in before."""
    with desk.store.reading():
        days = farm_day_facts.lines(desk, first, last, statuses=frozenset(DayStatus))
        gone = _handed(desk, first, last, trashed=True)
        if gone:
            days = farm_day_facts.of(desk, [*(one.day for one in days), *gone])
    lines = []
    for one in days:
        cover = cover_of(one)
        if cover is not None:
            lines.append(InsuredLine(one, cover))
    return tuple(lines)


def fallen(desk: Desk, first: date, last: date) -> list[FarmDay]:
    """Days from ``first`` to ``last`` that were handed in and that nobody works."""
    with desk.store.reading():
        stands = _handed(desk, first, last, trashed=False)
        gone = _handed(desk, first, last, trashed=True)
    return [*(day for day in stands if day.status not in LIVE), *gone]


def _handed(desk: Desk, first: date, last: date, *, trashed: bool) -> list[FarmDay]:
    of = Filter(
        conditions=(
            Condition("work_date", Op.AT_LEAST, first),
            Condition("work_date", Op.AT_MOST, last),
            Condition("insured", Op.IS, True),
        ),
        trashed=trashed,
    )
    return records.get_many(desk.store, _KIND, lists.find(desk, _KIND, of))


def cover_of(line: DayLine) -> Cover | None:
    """How one day stands; None for one that is not worked and was never handed in."""
    if line.day.status not in LIVE or line.day.trashed_on is not None:
        return Cover.FALLEN if line.day.insured else None
    if line.day.insured:
        return Cover.HANDED
    return Cover.OWN if line.worker.own_insurance(line.on) else Cover.OPEN


def hand_in(
    desk: Desk, day: date, day_ids: Collection[int] | None = None, on: date | None = None
) -> Change:
    """Note that the days of ``day`` that were open, or ``day_ids`` of them, were handed in on
    ``on`` (today), as one operation. Raises UserError where none is open."""
    with writing(desk, "보험 신고", Action.EDIT, _KIND) as work:
        open_ = [
            one
            for one in of_days(desk, day, day)
            if one.cover is Cover.OPEN and (day_ids is None or one.id in day_ids)
        ]
        if not open_:
            raise UserError(f"보험에 새로 올릴 분이 없습니다. {_KEPT}")
        work.update_all(
            [replace(one.line.day, insured=True, insured_on=on or desk.today()) for one in open_]
        )
        names = list(dict.fromkeys(one.line.worker.name for one in open_))
        work.label(f"보험 신고: {day.isoformat()} {others(names)}")
        return work.change(*work.written)


def hand_in_many(desk: Desk, day_ids: Collection[int], on: date | None = None) -> Change:
    """Note that these days, of whatever date, were handed in on ``on`` (today), as one operation;
    those that are covered already stay as they are. Raises UserError where none is open."""
    with writing(desk, "보험 신고", Action.EDIT, _KIND) as work:
        days = [
            one
            for one in records.get_many(desk.store, _KIND, list(dict.fromkeys(day_ids)))
            if one.trashed_on is None
        ]
        open_ = [one for one in farm_day_facts.of(desk, days) if cover_of(one) is Cover.OPEN]
        if not open_:
            raise UserError(f"보험에 새로 올릴 분이 없습니다. {_KEPT}")
        work.update_all(
            [replace(one.day, insured=True, insured_on=on or desk.today()) for one in open_]
        )
        names = list(dict.fromkeys(one.worker.name for one in open_))
        work.label(f"보험 신고: {others(names)} ({len(open_):,}건)")
        return work.change(*work.written)


def take_back(desk: Desk, day_ids: Iterable[int]) -> Change:
    """Note that days are not insured after all: noted by mistake, or cancelled with the insurer.
    Raises UserError where none was handed in."""
    with writing(desk, "보험 신고 취소", Action.EDIT, _KIND) as work:
        found: list[FarmDay] = [
            one
            for one in records.get_many(desk.store, _KIND, list(dict.fromkeys(day_ids)))
            if one.insured
        ]
        if not found:
            raise UserError(f"신고한 보험이 없습니다. {_KEPT}")
        work.update_all([replace(one, insured=None, insured_on=None) for one in found])
        people = farm_day_facts.workers(desk, [one.seeker_id or 0 for one in found])
        names = list(dict.fromkeys(each.name for each in people.values()))
        work.label(f"보험 신고 취소: {others(names)}")
        return work.change(*work.written)
