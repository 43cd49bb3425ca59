"""실적표: what came of one day or of those of a year; each number opens the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jobdesk.domain.day_outcome import Outcome
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_outcomes
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models import outcome_tables
from jobdesk.ui.models.figures_table import Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.report_view import ReportView

_TOLD_BY = frozenset(
    {
        KindId.MATCHING_DAYS,
        KindId.DAY_PROGRAMMES,
        KindId.DAY_EMPLOYERS,
        KindId.DAY_VACANCIES,
        KindId.DAY_ATTENDEES,
        KindId.DAY_INTERVIEWS,
        KindId.PLACEMENTS,
        KindId.SEEKERS,
        KindId.VACANCIES,
        KindId.SETTINGS,
    }
)
_TABS = (
    ("실적", ("days", "funnel")),
    ("방문·현장채용", ("visits",)),
    ("업체별", ("firms",)),
    ("참가자", ("gender", "age", "place", "priority")),
    ("부대행사", ("programmes",)),
)
_NAMES = {
    "days": "행사별",
    "funnel": "단계별",
    "visits": "방문과 현장채용",
    "firms": "업체별 결과",
    "gender": "성별",
    "age": "연령대",
    "place": "읍면",
    "priority": "취업취약계층",
    "programmes": "부대행사 이용",
}


class OutcomeView(ReportView):
    """See the module's words; without ``day_id`` a year is chosen."""

    told_by = _TOLD_BY
    tables = _TABS
    names = _NAMES
    what = "행사 실적"
    hint = "파란 숫자를 누르면 그 기록이 열립니다. 건은 면접 수, 명은 사람 수입니다."

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, *, day_id: int = 0
    ) -> None:
        self._day_id = day_id
        super().__init__(desk, hub, jobs, notices, years=not day_id)

    def reckoner(self) -> Callable[[], Outcome]:
        """The day, or the year that is chosen."""
        desk, day_id = self._desk, self._day_id
        if day_id:
            return lambda: day_outcomes.of_day(desk, day_id)
        year = self.chosen_year
        return lambda: day_outcomes.of_year(desk, year)

    def tell(self, figures: Outcome) -> tuple[str, Sequence[str], Mapping[str, Sheet]]:
        """Firms, people, interviews and hires; what is owed; every table."""
        total = figures.total
        met = figures.stage("interviews").once
        people = f" / {met.value:,}명" if met is not None else ""
        said = "" if figures.single else f"행사 {len(figures.lines):,}회 · "
        summary = (
            f"{said}참여기업 {total.employers.value:,}개사 · 접수 {total.applicants.value:,}명 · "
            f"면접 {total.interviews.value:,}건{people} · 취업 {total.hired.value:,}명"
            f" · 기준일 {dates.day_and_weekday(figures.as_of)}"
        )
        owed = total.owed.value
        still = f"결과 {owed:,}건 남음 (보류와 2차면접 포함)" if owed else ""
        beside = " · ".join(filter(None, (day_outcomes.money(figures), still)))
        sheets: dict[str, Sheet] = {
            "days": outcome_tables.days(figures),
            "funnel": outcome_tables.funnel(figures),
            "visits": outcome_tables.visits(figures),
            "firms": outcome_tables.firms(figures),
            **{table.id: outcome_tables.people(table) for table in figures.groups},
        }
        if figures.programmes:
            sheets["programmes"] = outcome_tables.programmes(figures)
        return summary, tuple(filter(None, (figures.remark, beside))), sheets

    def to_pdf(self, figures: Outcome) -> bytes:
        """The pages."""
        return day_outcomes.to_pdf(self._desk, figures)

    def store(self, figures: Outcome, path: Path) -> Path:
        """Write a file."""
        return day_outcomes.save(self._desk, figures, path)

    def note(self, figures: Outcome) -> None:
        """Note that the figures were printed."""
        day_outcomes.handed_out(self._desk, figures, Action.PRINT)
