"""교육 결과: what came of one cohort or of those of a year; each number opens its records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jobdesk.domain.cohort_figures import CohortFigures
from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_figures
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models import cohort_tables
from jobdesk.ui.models.figures_table import Sheet
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.report_view import ReportView

_TOLD_BY = frozenset(
    {
        KindId.COURSES,
        KindId.COURSE_SUBJECTS,
        KindId.COHORTS,
        KindId.COHORT_BUDGETS,
        KindId.COHORT_TARGETS,
        KindId.COHORT_SESSIONS,
        KindId.COHORT_DEMANDS,
        KindId.TRAINEES,
        KindId.QUALIFICATIONS,
        KindId.PLACEMENTS,
        KindId.FOLLOW_UPS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.NOTES,
        KindId.VISITS,
        KindId.MEETINGS,
        KindId.PUBLICITY,
        KindId.MATCHING_DAYS,
        KindId.SURVEYS,
        KindId.SURVEY_ANSWERS,
        KindId.SETTINGS,
    }
)
_GROUPS = ("gender", "age", "place", "education", "priority")
_TABS = (
    ("총괄", ("summary", "exits")),
    ("과정별", ("pairs", "rates", "certificates")),
    ("교육생", _GROUPS),
    ("취업처", ("firms",)),
    ("고용유지", ("retention",)),
    ("만족도", ("satisfaction",)),
    ("활동·예산", ("acts", "money")),
)
_NAMES = {
    "summary": "목표 대비 실적",
    "exits": "수료하지 않은 분의 사유",
    "pairs": "과정별 목표와 실적",
    "rates": "수료율과 취업률",
    "certificates": "자격 취득",
    "gender": "성별",
    "age": "연령대",
    "place": "거주지",
    "education": "학력",
    "priority": "취업취약계층",
    "firms": "취업처",
    "retention": "고용유지",
    "satisfaction": "만족도",
    "acts": "운영 활동",
    "money": "예산 집행",
}


class ResultsView(ReportView):
    """See the module's words; without ``cohort_id`` a year is chosen."""

    told_by = _TOLD_BY
    tables = _TABS
    names = _NAMES
    what = "교육 결과"
    hint = (
        "파란 숫자를 누르면 그 기록이 열립니다. 합계의 비율은 합계끼리 나눈 것이며, 비율을 "
        "평균하지 않습니다."
    )

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, *, cohort_id: int = 0
    ) -> None:
        self._cohort_id = cohort_id
        super().__init__(desk, hub, jobs, notices, years=not cohort_id)

    def reckoner(self) -> Callable[[], CohortFigures]:
        """The cohort, or the year that is chosen."""
        desk, cohort_id = self._desk, self._cohort_id
        if cohort_id:
            return lambda: cohort_figures.of_cohort(desk, cohort_id)
        year = self.chosen_year
        return lambda: cohort_figures.of_year(desk, year)

    def tell(self, figures: CohortFigures) -> tuple[str, Sequence[str], Mapping[str, Sheet]]:
        """How many began, completed and were hired; what must be known; every table."""
        total = figures.total
        rate = total.hire_rate
        hired = f" ({rate.base} 대비 {rate.text})" if rate is not None else ""
        said = "" if figures.single else f"기수 {len(figures.lines):,}개 · "
        summary = (
            f"{said}교육 {total.trained.actual.value:,}명 · "
            f"수료 {total.completed.actual.value:,}명 (교육 대비 {total.completion.text}) · "
            f"취업 {total.hired.actual.value:,}명{hired}"
            f" · 기준일 {dates.day_and_weekday(figures.as_of)}"
        )
        notes = [words.removeprefix("* ") for words in figures.remarks]
        return summary, [*_nothing_yet(figures), *notes], _sheets(figures)

    def to_pdf(self, figures: CohortFigures) -> bytes:
        """The pages."""
        return cohort_figures.to_pdf(self._desk, figures)

    def store(self, figures: CohortFigures, path: Path) -> Path:
        """Write a file."""
        return cohort_figures.save(self._desk, figures, path)

    def note(self, figures: CohortFigures) -> None:
        """Note that the figures were printed."""
        cohort_figures.handed_out(self._desk, figures, Action.PRINT)


def _nothing_yet(figures: CohortFigures) -> list[str]:
    """What to do where every number is nought."""
    if not figures.lines:
        return ["이 해에 개강한 기수가 없습니다. 다른 해를 고르거나 새 기수를 만드세요."]
    if not figures.total.recruited.actual.value:
        return ["아직 신청한 분이 없습니다. 모집·선발에서 신청자를 추가하면 여기에 모입니다."]
    return []


def _sheets(figures: CohortFigures) -> dict[str, Sheet]:
    """The tables that have something in them."""
    made = {
        "summary": cohort_tables.summary(figures),
        "pairs": cohort_tables.pairs(figures),
        "rates": cohort_tables.rates(figures),
    }
    if figures.exits:
        made["exits"] = cohort_tables.exits(figures)
    if figures.certificates:
        made["certificates"] = cohort_tables.certificates(figures)
    if figures.total.recruited.actual.value:
        made |= {table.id: cohort_tables.people(table) for table in figures.groups}
    if figures.total.hired.actual.value:
        made["firms"] = cohort_tables.firms(figures)
        made["retention"] = cohort_tables.retention(figures)
    if any(line.result.forms for line in figures.surveys):
        made["satisfaction"] = cohort_tables.satisfaction(figures)
    if figures.acts:
        made["acts"] = cohort_tables.acts(figures)
    if figures.money:
        made["money"] = cohort_tables.money(figures)
    return made
