"""What the first page says: today's numbers with the filters behind them, and what is missing.

Numbers come from the indicators that the reports print, so that home and paper agree.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from jobdesk.data import operations
from jobdesk.domain.casework import OPEN_REFERRAL
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.indicators import INDICATORS
from jobdesk.domain.kinds import KindId
from jobdesk.services import (
    backups,
    history,
    lists,
    pipeline,
    registrations,
    settings,
    staff,
    target_year,
    targets,
    tasks,
    week,
)
from jobdesk.services.desk import Desk
from jobdesk.services.history import OperationInfo
from jobdesk.services.target_year import YearLine
from jobdesk.services.tasks import Todo
from jobdesk.services.week import Planned

SHOWN = 8
"""How many recent operations the page lists."""

OFF_PC_DAYS = 7
"""Days without a copy outside this PC after which the home page warns (store.md, P6)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A number and the records behind it; ``value`` counts them, or sums their heads."""

    value: int
    kind: KindId
    filter: Filter


@dataclass(frozen=True, slots=True)
class SetupStep:
    """One thing to do before the centre is complete. ``page`` is where it is done."""

    id: str
    label: str
    done: bool
    page: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of a centre on ``day``.

    ``todos`` are today's tasks and ``planned`` what lies ahead this week; ``lapsing`` counts
    the people whose 구직신청 ends soon, ``waiting`` the referrals without a result, ``overdue``
    those of them that the board marks late (after ``result_days``). ``elapsed`` is the part of
    the year that has passed, 0 to 1.
    ``off_pc_days`` is the age of the newest copy outside this PC, None when there is none;
    ``undoable`` the operation that 되돌리기 would take back.
    """

    day: date
    seekers: int
    todos: tuple[Todo, ...]
    planned: tuple[Planned, ...]
    lapsing: Tally
    waiting: Tally
    overdue: int
    placed: Tally
    targets: tuple[YearLine, ...]
    elapsed: float
    lapse_days: int
    result_days: int
    recent: tuple[OperationInfo, ...]
    undoable: OperationInfo | None
    steps: tuple[SetupStep, ...]
    off_pc_days: int | None

    @property
    def backup_overdue(self) -> bool:
        """Whether no copy has left this PC for too long."""
        return self.off_pc_days is None or self.off_pc_days >= OFF_PC_DAYS


def take(desk: Desk) -> Overview:
    """Everything the first page shows, from one snapshot of the store."""
    day = desk.today()
    with desk.store.reading():
        waiting = _in("status", OPEN_REFERRAL)
        own = settings.get(desk)
        hired = _month("hire_date", day)
        seekers = lists.count(desk, KindId.SEEKERS)
        return Overview(
            day=day,
            seekers=seekers,
            todos=tasks.today(desk),
            planned=week.ahead(desk),
            lapsing=_counted(desk, KindId.SEEKERS, registrations.lapsing(desk)),
            waiting=_counted(desk, KindId.REFERRALS, waiting),
            overdue=len(pipeline.late_ids(desk)),
            placed=_counted(desk, KindId.PLACEMENTS, hired),
            targets=_against(desk, day),
            elapsed=_elapsed(day),
            lapse_days=own.lapse_days,
            result_days=own.result_days,
            recent=history.recent(desk, SHOWN),
            undoable=history.next_undo(desk),
            steps=_steps(desk),
            off_pc_days=backups.off_pc_age_days(desk),
        )


def _against(desk: Desk, day: date) -> tuple[YearLine, ...]:
    """The indicators of the monthly report, and every other that has a number as its target."""
    always = {each.id for each in INDICATORS if not each.when_used}
    used = {each.id for each in INDICATORS}
    return tuple(
        line
        for line in target_year.lines(desk, day.year)
        if line.indicator.id in always
        or line.target_number is not None
        or (line.indicator.id in used and (line.target is not None or line.done.value))
    )


def _counted(desk: Desk, kind: KindId, filter: Filter) -> Tally:  # noqa: A002
    return Tally(lists.count(desk, kind, filter), kind, filter)


def _in(field: str, values: frozenset[str]) -> Filter:
    return Filter(conditions=(Condition(field, Op.IN, tuple(sorted(str(v) for v in values))),))


def _month(field: str, day: date) -> Filter:
    """From the first of the month to ``day``; what is dated later is not counted yet."""
    return Filter(
        conditions=(
            Condition(field, Op.AT_LEAST, day.replace(day=1)),
            Condition(field, Op.AT_MOST, day),
        )
    )


def _elapsed(day: date) -> float:
    return day.timetuple().tm_yday / (366 if isleap(day.year) else 365)


def _steps(desk: Desk) -> tuple[SetupStep, ...]:
    own = settings.get(desk)
    brought = operations.stands(
        desk.store, operations.IMPORT
    )  # somebody registered by hand is no roster
    has_target = any(line.value for line in targets.table(desk, desk.today().year))
    return (
        SetupStep("centre", "센터 정보와 연락처 입력", bool(own.sigungu and own.phone), "centre"),
        SetupStep("places", "담당하는 읍면 고르기", bool(own.eup_myeon), "centre"),
        SetupStep("staff", "함께 쓰는 직원 등록", len(staff.listing(desk)) > 1, "staff"),
        SetupStep("import", "쓰던 명부를 엑셀로 가져오기", brought, "importing"),
        SetupStep("targets", f"{desk.today().year}년 목표 입력", has_target, "targets"),
        SetupStep("backup", "백업 폴더 정하기", bool(own.backup_folder), "backup"),
    )
