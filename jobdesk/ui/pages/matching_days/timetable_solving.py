"""The solver at work for the planner: in its own thread, stopped with 취소, and what it proved."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.matching_days import MatchingDay
from jobdesk.domain.progress import Progress
from jobdesk.domain.timetable import Hall, Meeting, Timetable, score
from jobdesk.domain.timetable_edits import Plan
from jobdesk.errors import Cancelled
from jobdesk.services import day_plan
from jobdesk.services.desk import Desk, clock
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.timetable_state import PlanState

_SECONDS = round(day_plan.SECONDS)
_IN_PASSING = 1.5
"""Seconds spent on a proof that nobody asked for."""
_PROPOSE = f"가장 좋은 시간표를 찾습니다. 길어야 {_SECONDS}초 걸립니다."
_REPLAN = f"불참과 지각에 맞추어 되도록 적은 분을 옮깁니다. 길어야 {_SECONDS}초 걸립니다."


@dataclass(frozen=True, slots=True)
class Solved:
    """The plan that was found in the place of ``before``."""

    label: str
    before: Plan
    plan: Plan
    replanned: bool


@dataclass(frozen=True, slots=True)
class _Proof:
    """What the solver proved: no plan of ``hall`` that keeps ``kept`` is worth more."""

    hall: Hall
    kept: frozenset[Meeting]
    bound: float


class Solving(QObject):
    """See the module's words."""

    solved = Signal(object)
    """A Solved."""
    proven = Signal()
    """``share`` may have more to say."""

    def __init__(self, desk: Desk, jobs: Jobs, day_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._day_id = day_id
        self._proof: _Proof | None = None
        self._asked: tuple[str, Plan, bool] = ("", (), False)

    def propose(self, plan: Plan, parent: QWidget) -> None:
        """The best timetable that keeps the pinned meetings of ``plan``."""
        desk, day_id = self._desk, self._day_id

        def work(progress: Progress) -> tuple[Hall, Timetable]:
            found = day_plan.propose(desk, day_id, plan=plan, cancelled=_stopper(progress))
            return day_plan.hall_of(desk, day_id), found

        self._asked = ("배정", plan, False)
        self._jobs.long(_PROPOSE, work, self._take, parent=parent)

    def replan(self, plan: Plan, day: MatchingDay | None, parent: QWidget) -> None:
        """``plan`` for those who are here and will come, from now on if it is the day."""
        desk, day_id, now = self._desk, self._day_id, self._now(day)

        def work(progress: Progress) -> tuple[Hall, Timetable]:
            found = day_plan.replan(desk, day_id, now, plan=plan, cancelled=_stopper(progress))
            return day_plan.hall_of(desk, day_id), found

        self._asked = ("불참·지각 반영", plan, True)
        self._jobs.long(_REPLAN, work, self._take, parent=parent)

    def prove(self, plan: Plan) -> None:
        """Find out in passing how good the best of the plans is that keep what is pinned."""
        desk, day_id = self._desk, self._day_id

        def work() -> tuple[Hall, Timetable]:
            found = day_plan.propose(desk, day_id, plan=plan, seconds=_IN_PASSING)
            return day_plan.hall_of(desk, day_id), found

        self._jobs.read(work, self._take_proof, key=(id(self), "proof"))

    def _take_proof(self, found: tuple[Hall, Timetable]) -> None:
        self._keep_proof(*found, replanned=False)
        self.proven.emit()

    def share(self, state: PlanState) -> str:
        """How near the best a plan is, in words; "" where nothing is proven of it."""
        proof = self._proof
        if proof is None or proof.hall != state.hall or not proof.bound:
            return ""
        if state.clashes or not proof.kept <= set(state.plan):
            return ""
        reached = min(1.0, score(state.hall, state.plan) / proof.bound)
        if reached >= 1.0:
            return "최적 대비 100% (증명됨)"
        return f"최적 대비 {int(reached * 1000) / 10:.1f}% (증명된 한계)"

    def _take(self, found: tuple[Hall, Timetable]) -> None:
        label, before, replanned = self._asked
        self._keep_proof(*found, replanned=replanned)
        self.solved.emit(Solved(label, before, found[1].meetings, replanned))

    def _keep_proof(self, hall: Hall, found: Timetable, *, replanned: bool) -> None:
        kept = found.meetings if replanned else [m for m in found.meetings if m.pinned]
        self._proof = _Proof(hall, frozenset(kept), found.bound)

    def _now(self, day: MatchingDay | None) -> int | None:
        """Minutes since midnight while the day runs; None on another day."""
        moment = clock(self._desk.today)()
        if day is None or day.held_on != moment.date():
            return None
        return moment.hour * 60 + moment.minute


def _stopper(progress: Progress) -> Callable[[], bool]:
    """Tells the seconds gone by, and whether the work is to stop."""
    began = time.monotonic()

    def stopped() -> bool:
        try:
            progress(min(int(time.monotonic() - began), _SECONDS), _SECONDS)
        except Cancelled:
            return True
        return False

    return stopped
