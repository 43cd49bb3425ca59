"""From stage to stage of a cohort: what leads on, which part is looked at then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.services import cohorts
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.dialogs import Answer

GO_ON: dict[CohortStatus, str] = {
    CohortStatus.PLANNED: "모집 시작",
    CohortStatus.RECRUITING: "선발 시작",
    CohortStatus.SELECTING: "교육 시작",
    CohortStatus.RUNNING: "교육 마침",
    CohortStatus.COMPLETED: "사후관리 시작",
}
"""What leads on from each stage."""

OPENS: dict[CohortStatus, str] = {
    CohortStatus.RECRUITING: "selection",
    CohortStatus.SELECTING: "selection",
    CohortStatus.RUNNING: "attendance",
    CohortStatus.COMPLETED: "completion",
    CohortStatus.AFTERCARE: "hires",
}
"""The part that is most wanted at each stage."""

TURN: dict[CohortStatus, str] = {
    CohortStatus.PLANNED: "모집을 준비할 차례입니다",
    CohortStatus.RECRUITING: "신청을 받을 차례입니다",
    CohortStatus.SELECTING: "선발할 차례입니다",
    CohortStatus.RUNNING: "교육하고 있습니다",
    CohortStatus.COMPLETED: "취업을 도울 차례입니다",
}
"""Whose turn it is at each stage, on the card of a cohort."""


_OVER = (CohortStatus.COMPLETED, CohortStatus.AFTERCARE)


class CohortStages(QObject):
    """Leads one cohort from stage to stage; ``entered`` bears the stage once it is stored,
    ``stayed`` says that 수료 is to be decided first."""

    entered = Signal(object)
    stayed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, cohort_id: int, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._jobs, self._cohort_id, self._host = desk, jobs, cohort_id, host
        self._stage = CohortStatus.PLANNED

    def enter(self, stage: CohortStatus, before: CohortStatus) -> None:
        """Lead the cohort to a stage, on or back; one whose 수료 is not decided for everybody is
        led on only by who says so."""
        desk, cohort_id = self._desk, self._cohort_id
        self._stage = stage
        if stage in _OVER and before not in _OVER:
            self._jobs.read(lambda: cohorts.undecided(desk, cohort_id), self._decide)
        else:
            self._enter()

    def _decide(self, left: tuple[int, ...]) -> None:
        if not left or self._goes_anyway(len(left)):
            self._enter(anyway=bool(left))
        else:
            self.stayed.emit()

    def _goes_anyway(self, left: int) -> bool:
        answer = dialogs.ask(
            self._host.window(),
            "수료를 판정하지 않은 교육생이 있습니다",
            f"{left:,}명의 수료를 아직 판정하지 않았습니다. 남긴 채 바꾸어도 나중에 판정할 수 "
            "있습니다.",
            Answer("stay", "수료 판정하기", "primary"),
            Answer("anyway", "남긴 채 바꾸기"),
        )
        return answer == "anyway"

    def _enter(self, *, anyway: bool = False) -> None:
        desk, cohort_id, stage = self._desk, self._cohort_id, self._stage
        self._jobs.write(
            lambda: cohorts.set_status(desk, cohort_id, stage, anyway=anyway), self._stored
        )

    def _stored(self, _change: object) -> None:
        self.entered.emit(self._stage)
