"""From stage to stage of a day: what leads on, which part is looked at then, what is asked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.matching_days import DayStatus, MatchingDay
from jobdesk.services import matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer

GO_ON: dict[DayStatus, str] = {
    DayStatus.PLANNED: "업체 모집 시작",
    DayStatus.RECRUITING: "사전접수 시작",
    DayStatus.REGISTERING: "행사 시작",
    DayStatus.HELD: "결과 확정",
    DayStatus.CONFIRMED: "환류 마침",
}
"""What leads on from each stage."""

OPENS: dict[DayStatus, str] = {
    DayStatus.RECRUITING: "employers",
    DayStatus.REGISTERING: "registration",
    DayStatus.HELD: "reception",
    DayStatus.CONFIRMED: "feedback",
}
"""The part that is looked at once a stage was entered."""

_SETTLED = (DayStatus.CONFIRMED, DayStatus.FED_BACK)


def opens(day: MatchingDay, today: date) -> str:
    """The part that is most wanted of a day as it stands; empty where it is the first."""
    last = day.ends_on or day.held_on
    if day.status is DayStatus.HELD and last is not None and last < today:
        return "results"
    return OPENS.get(day.status, "")


class DayStages(QObject):
    """Leads one day from stage to stage; ``entered`` bears the stage once it is stored,
    ``stayed`` says that the results are to be completed first."""

    entered = Signal(object)
    stayed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, day_id: int, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._jobs, self._day_id, self._host = desk, jobs, day_id, host
        self._stage = DayStatus.PLANNED

    def enter(self, stage: DayStatus, before: DayStatus) -> None:
        """Lead the day from a stage to another; a result that is not whole is settled only by
        who says so."""
        desk, day_id = self._desk, self._day_id
        self._stage = stage
        if stage in _SETTLED and before not in _SETTLED:
            self._jobs.read(lambda: matching_days.unfinished(desk, day_id), self._decide)
        else:
            self._enter()

    def _decide(self, left: matching_days.Unfinished) -> None:
        if not left or self._settles_anyway(left):
            self._enter(anyway=bool(left))
        else:
            self.stayed.emit()

    def _settles_anyway(self, left: matching_days.Unfinished) -> bool:
        answer = dialogs.ask(
            self._host.window(),
            "결과가 다 모이지 않았습니다",
            f"{left.words}이 남아 있습니다. 남긴 채 확정해도 나중에 결과를 적을 수 있습니다.",
            Answer("stay", "결과 더 적기", "primary"),
            Answer("anyway", "남긴 채 확정"),
        )
        return answer == "anyway"

    def _enter(self, *, anyway: bool = False) -> None:
        desk, day_id, stage = self._desk, self._day_id, self._stage
        self._jobs.write(
            lambda: matching_days.set_status(desk, day_id, stage, anyway=anyway), self._stored
        )

    def _stored(self, _change: object) -> None:
        self.entered.emit(self._stage)
