"""One day over the whole page, in its parts from plan to feedback (see widgets/parts_view)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DAY_STAGES, DayStatus, MatchingDay
from jobdesk.services import day_records
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.day_stages import GO_ON, OPENS, DayStages, opens
from jobdesk.ui.pages.matching_days.employers_part import EmployersPart
from jobdesk.ui.pages.matching_days.feedback_part import FeedbackPart
from jobdesk.ui.pages.matching_days.overview_part import OverviewPart
from jobdesk.ui.pages.matching_days.prints_dialog import Asked
from jobdesk.ui.pages.matching_days.reception_part import ReceptionPart
from jobdesk.ui.pages.matching_days.registration_part import RegistrationPart
from jobdesk.ui.pages.matching_days.results_part import ResultsPart
from jobdesk.ui.pages.matching_days.timetable_part import TimetablePart
from jobdesk.ui.widgets.parts_view import Part, PartsView

PARTS: tuple[Part, ...] = (
    Part("overview", "개요", OverviewPart, DayStatus.RECRUITING),
    Part("employers", "업체·부스", EmployersPart, DayStatus.REGISTERING),
    Part("registration", "사전접수", RegistrationPart, DayStatus.HELD),
    Part("timetable", "시간표", TimetablePart, DayStatus.HELD),
    Part("reception", "행사 당일", ReceptionPart, DayStatus.CONFIRMED),
    Part("results", "결과", ResultsPart, DayStatus.CONFIRMED),
    Part("feedback", "환류", FeedbackPart, DayStatus.FED_BACK),
)
"""The parts in the order of the day; page_entries names them too, for the search box."""


class DayView(PartsView):
    """See the module's words; ``day`` is None until it is read."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            Ref(KindId.MATCHING_DAYS, day_id),
            parent,
            parts=PARTS,
            stages=[each.value for each in DAY_STAGES],
            ways=[each.value for each in DayStatus],
            back="만남의 날 목록으로",
        )
        self.day_id = day_id
        self._stages = DayStages(desk, jobs, day_id, self)
        self._stages.entered.connect(self._entered)
        self._stages.stayed.connect(self._to_results)
        self.read()

    @property
    def day(self) -> MatchingDay | None:
        """The day, None until it is read."""
        day: MatchingDay | None = self.record
        return day

    def read_record(self) -> MatchingDay:
        """The day as it is stored."""
        return day_records.day(self.desk, self.day_id)

    def about(self, record: MatchingDay) -> str:
        """When and where."""
        return " · ".join(filter(None, (when(record), record.place)))

    def goes_on(self, record: MatchingDay) -> str:
        """What leads on from the day's stage."""
        return GO_ON.get(record.status, "")

    def first_part(self) -> str:
        """The part that is most wanted at the stage the day is in."""
        if self.day is None:
            return PARTS[0].id
        return opens(self.day, self.desk.today()) or PARTS[0].id

    def part_of(self, kind: KindId) -> str:
        """Where a record of the day stands; an interview first in the timetable."""
        met = self.day is not None and self.day.status in DAY_STAGES[3:]
        return {
            KindId.DAY_EMPLOYERS: "employers",
            KindId.DAY_ATTENDEES: "registration",
            KindId.DAY_INTERVIEWS: "results" if met else "timetable",
        }.get(kind, PARTS[0].id)

    def to_stage(self, word: str) -> None:
        """Another stage, once nothing is unsaved."""
        day, stage = self.day, DayStatus(word)
        if day is not None:
            self.leave(lambda: self._stages.enter(stage, day.status))

    def wanted_prints(self) -> Asked:
        """The timetable first."""
        return Asked()

    def _to_results(self) -> None:
        self.go_to("results")

    def _entered(self, stage: object) -> None:
        assert isinstance(stage, DayStatus)
        self.go_to(OPENS.get(stage, ""))


def when(day: MatchingDay) -> str:
    """``2026-11-25 (수) 13:30–16:30`` of a day."""
    if day.held_on is None:
        return ""
    said = dates.day_and_weekday(day.held_on)
    if day.ends_on is not None and day.ends_on != day.held_on:
        said += f" – {dates.day_and_weekday(day.ends_on)}"
    hours = "–".join(filter(None, (day.starts_at, day.ends_at)))
    return f"{said} {hours}".strip()
