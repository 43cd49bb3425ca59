"""One cohort over the whole page, in its parts from plan to aftercare (see widgets/parts_view).

A part is plugged in by one line of ``PARTS``, in the order of the cohort's life.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain import attendance
from jobdesk.domain.attendance_warning import percent
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.cohorts import COHORT_STAGES, Cohort, CohortStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import attendance_standing, cohort_papers, cohort_records
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.attendance_part import AttendancePart
from jobdesk.ui.pages.training.cohort_stages import GO_ON, OPENS, CohortStages
from jobdesk.ui.pages.training.completion_part import CompletionPart
from jobdesk.ui.pages.training.hires_part import HiresPart
from jobdesk.ui.pages.training.overview_part import OverviewPart
from jobdesk.ui.pages.training.prints_dialog import Asked
from jobdesk.ui.pages.training.results_part import ResultsPart
from jobdesk.ui.pages.training.schedule_part import SchedulePart
from jobdesk.ui.pages.training.selection_part import SelectionPart
from jobdesk.ui.widgets.parts_view import Part, PartsView

PARTS: tuple[Part, ...] = (
    Part("overview", "개요", OverviewPart, CohortStatus.RECRUITING),
    Part("selection", "모집·선발", SelectionPart, CohortStatus.RUNNING),
    Part("schedule", "일정", SchedulePart, CohortStatus.COMPLETED),
    Part("attendance", "출석", AttendancePart, CohortStatus.COMPLETED),
    Part("completion", "수료", CompletionPart, CohortStatus.AFTERCARE),
    Part("hires", "취업", HiresPart),
    Part("results", "결과", ResultsPart),
)
"""The parts in the order of the cohort's life; page_entries names them too."""

AROUND = "around"
"""The other face of 취업, for those who come from elsewhere: surveys, meetings, visits."""

_RATED_BY = frozenset({KindId.ATTENDANCE, KindId.COHORT_SESSIONS, KindId.TRAINEES})
"""What alters the 출석률 in the head."""

_STANDS: dict[KindId, str] = {
    KindId.TRAINEES: "selection",
    KindId.COHORT_SESSIONS: "schedule",
    KindId.ATTENDANCE: "attendance",
    KindId.QUALIFICATIONS: "completion",
    KindId.CERTIFICATE_ISSUES: "completion",
    KindId.TRAINEE_ALLOWANCES: "completion",
    KindId.PLACEMENTS: "hires",
}
"""Where the records of a cohort stand."""


class CohortView(PartsView):
    """See the module's words; ``cohort`` is None until it is read."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            Ref(KindId.COHORTS, cohort_id),
            parent,
            parts=PARTS,
            stages=[each.value for each in COHORT_STAGES],
            ways=[each.value for each in CohortStatus],
            back="기수 목록으로",
        )
        self.cohort_id = cohort_id
        self._stages = CohortStages(desk, jobs, cohort_id, self)
        self._stages.entered.connect(self._entered)
        self._stages.stayed.connect(self._to_completion)
        self._rate = ""
        hub.changed.connect(self._on_marks)
        self.read()
        self._read_rate()

    @property
    def cohort(self) -> Cohort | None:
        """The cohort, None until it is read."""
        cohort: Cohort | None = self.record
        return cohort

    def read_record(self) -> Cohort:
        """The cohort as it is stored."""
        return cohort_records.cohort(self.desk, self.cohort_id)

    def about(self, record: Cohort) -> str:
        """When, how many seats, and the 출석률 so far."""
        seats = f"정원 {record.seats:,}명" if record.seats else ""
        return " · ".join(filter(None, (span(record), seats, self._rate)))

    def goes_on(self, record: Cohort) -> str:
        """What leads on from the cohort's stage."""
        return GO_ON.get(record.status, "")

    def first_part(self) -> str:
        """The part that is most wanted at the stage the cohort is in."""
        return OPENS.get(self.cohort.status, "") if self.cohort is not None else ""

    def go_to(self, part_id: str) -> QWidget | None:
        """Show a part; ``around`` are the surveys, meetings and visits, the other face of 취업."""
        if part_id != AROUND:
            return super().go_to(part_id)
        made = super().go_to("hires")
        if isinstance(made, HiresPart):
            made.show_around()
        return made

    def part_of(self, kind: KindId) -> str:
        """Where a record of the cohort stands."""
        return _STANDS.get(kind, PARTS[0].id)

    def to_stage(self, word: str) -> None:
        """Another stage, once nothing is unsaved."""
        cohort, stage = self.cohort, CohortStatus(word)
        if cohort is not None:
            self.leave(lambda: self._stages.enter(stage, cohort.status))

    def wanted_prints(self) -> Asked:
        """The first paper of the part that is shown."""
        groups = {part.id: part.title for part in PARTS}
        mine = [each.id for each in cohort_papers.PAPERS if each.group == groups.get(self.part)]
        return Asked(next(iter(mine), ""))

    def _on_marks(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _RATED_BY:
            self._read_rate()

    def _read_rate(self) -> None:
        desk, id_ = self.desk, self.cohort_id
        self.jobs.read(
            lambda: _rate(desk, id_), self._take_rate, self._no_rate, key=(id(self), "rate")
        )

    def _take_rate(self, rate: str) -> None:
        self._rate = rate
        if self.cohort is not None:
            self.head.about.setText(self.about(self.cohort))

    def _no_rate(self, error: BaseException) -> None:
        if not isinstance(error, UserError):  # that it is gone is said by reading the cohort
            self.notices.error(error)

    def _to_completion(self) -> None:
        self.go_to("completion")

    def _entered(self, stage: object) -> None:
        assert isinstance(stage, CohortStatus)
        self.go_to(OPENS.get(stage, ""))


def _rate(desk: Desk, cohort_id: int) -> str:
    """``출석률 92.3%`` of a cohort so far; empty while nothing is marked."""
    with desk.store.reading():
        basis = cohort_records.cohort(desk, cohort_id).rule_basis
        found = attendance.rate_of_all(
            attendance_standing.standings(desk, cohort_id).values(), basis
        )
    if found is None:
        return ""
    return f"출석률 {percent(found)}"


def span(cohort: Cohort) -> str:
    """``2026-03-02 (월) – 05-13 (수)`` of a cohort, the year of its end where it is another."""
    first, last = cohort.starts_on, cohort.ends_on
    said = [dates.day_and_weekday(day) for day in (first, last) if day is not None]
    if first is not None and last is not None and first.year == last.year:
        said[1] = said[1].removeprefix(f"{last.year}-")
    return " – ".join(said)
