"""Around a cohort: company visits, 간담회, 만족도 in the middle and at the end, the 만남의 날."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from jobdesk.domain.aftercare import Survey
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MatchingDay
from jobdesk.domain.network import Meeting, Visit
from jobdesk.domain.survey_figures import SurveyResult
from jobdesk.services import cohort_care, entries, matching_days, surveys
from jobdesk.services.cohort_care import FIRM_MEETING, TRAINEE_MEETING, Around, SurveyPoint
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.links_card import LinksCard
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.visit_dialog import EntryDialog, VisitDialog

_NARROW = 900  # pixels at 100 % below which the cards stand in one column
_MOST = 5  # records that a card shows
_TOLD_BY = frozenset(
    {
        KindId.COHORTS,
        KindId.VISITS,
        KindId.MEETINGS,
        KindId.SURVEYS,
        KindId.SURVEY_ANSWERS,
        KindId.MATCHING_DAYS,
        KindId.EMPLOYERS,
    }
)
_MEETING_ROWS = (
    ("meeting_type", "headcount"),
    ("title",),
    ("held_on", "starts_at"),
    ("place",),
    ("attendees",),
    ("content",),
)
_SURVEY_ROWS = (("title",), ("audience", "scale"), ("opened_on", "closed_on"), ("questions",))
_DAY_ROWS = (("title",), ("held_on", "place"), ("starts_at", "ends_at"))


class AroundView(QWidget):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id = cohort_id
        self._waiting = True
        self.found: Around | None = None
        self.visits = LinksCard(hub, "기업 방문·탐방", "building-2")
        self.visit = self.visits.add("방문 기록")
        self.visit.clicked.connect(self.new_visit)
        self.meetings = LinksCard(hub, "간담회", "calendar-days")
        self.with_firms = self.meetings.add("구인기업 간담회")
        self.with_trainees = self.meetings.add("훈련생 간담회")
        self.with_firms.clicked.connect(partial(self.new_meeting, FIRM_MEETING))
        self.with_trainees.clicked.connect(partial(self.new_meeting, TRAINEE_MEETING))
        self.surveys = LinksCard(hub, "만족도", "messages-square")
        self.middle = self.surveys.add(SurveyPoint.MIDDLE.value)
        self.end = self.surveys.add(SurveyPoint.END.value)
        self.middle.clicked.connect(partial(self.new_survey, SurveyPoint.MIDDLE))
        self.end.clicked.connect(partial(self.new_survey, SurveyPoint.END))
        self.days = LinksCard(hub, "구인·구직 만남의 날", "calendar-days")
        self.day = self.days.add("만남의 날 만들기")
        self.join = self.days.add("있는 행사 잇기")
        self.day.clicked.connect(self.new_day)
        self.join.clicked.connect(self.offer_days)
        self._buttons = (
            self.visit, self.with_firms, self.with_trainees, self.middle, self.end, self.day,
        )  # fmt: skip
        may_write(desk, *self._buttons, self.join)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 0, 8, 0)
        self._sides.setSpacing(12)
        self._sides.addLayout(column(self.surveys, self.days, None, spacing=12), 1)
        self._sides.addLayout(column(self.meetings, self.visits, None, spacing=12), 1)
        self.setLayout(column(scrolled(inner), spacing=0))
        self.setFocusProxy(self.middle)
        hub.changed.connect(self._on_changed)

    # What the part asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            desk, cohort_id = self._desk, self._cohort_id
            self._jobs.read(
                lambda: cohort_care.around(desk, cohort_id), self._take, key=(id(self), "around")
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds two columns or one."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = below if self.width() < theme.now().px(_NARROW) else beside
        if self._sides.direction() is not wanted:
            self._sides.setDirection(wanted)

    # Making

    def new_visit(self) -> None:
        """Write down a company visit."""
        desk, cohort_id = self._desk, self._cohort_id
        parts = desk, self._hub, self._jobs, self._notices

        def open_(blank: Visit) -> None:
            show(VisitDialog(*parts, blank, self.window()))

        self._jobs.read(lambda: cohort_care.blank_visit(desk, cohort_id), open_)

    def new_meeting(self, meeting_type: str, *_: object) -> None:
        """Write down a 간담회."""
        desk, cohort_id = self._desk, self._cohort_id

        def open_(blank: Meeting) -> None:
            self._entry(
                meeting_type, KindId.MEETINGS, blank, _MEETING_ROWS, lambda d: entries.add(desk, d)
            )

        self._jobs.read(lambda: cohort_care.blank_meeting(desk, cohort_id, meeting_type), open_)

    def new_survey(self, point: SurveyPoint, *_: object) -> None:
        """Make a 만족도 조사; its answers are typed where the survey opens."""
        desk, cohort_id = self._desk, self._cohort_id

        def open_(blank: Survey) -> None:
            self._entry(
                point.value, KindId.SURVEYS, blank, _SURVEY_ROWS, lambda d: surveys.add(desk, d)
            )

        self._jobs.read(lambda: cohort_care.blank_survey(desk, cohort_id, point), open_)

    def new_day(self) -> None:
        """Make the closing 만남의 날."""
        desk, cohort_id = self._desk, self._cohort_id

        def open_(blank: MatchingDay) -> None:
            self._entry(
                "만남의 날 만들기",
                KindId.MATCHING_DAYS,
                blank,
                _DAY_ROWS,
                lambda d: matching_days.add(desk, d),
            )

        self._jobs.read(lambda: cohort_care.blank_day(desk, cohort_id), open_)

    def offer_days(self) -> None:
        """A menu of the days that belong to no cohort yet."""
        if self.found is None:
            return
        menu = QMenu(self)
        for day in self.found.free_days:
            held = dates.day_and_weekday(day.held_on) if day.held_on else ""
            act = menu.addAction(f"{held}  {day.title}")
            act.triggered.connect(partial(self.join_day, day.id))
        menu.popup(self.join.mapToGlobal(self.join.rect().bottomLeft()))

    def join_day(self, day_id: int, *_: object) -> None:
        """A day that stands belongs to the cohort."""
        desk, cohort_id = self._desk, self._cohort_id
        self._jobs.write(lambda: cohort_care.join_day(desk, cohort_id, day_id))

    def _entry(
        self,
        title: str,
        kind: KindId,
        blank: object,
        rows: tuple[tuple[str, ...], ...],
        save: Callable[[Any], Change],
    ) -> None:
        parts = self._desk, self._hub, self._jobs, self._notices
        show(EntryDialog(title, kind, blank, rows, save, *parts, self.window()))

    # Showing

    def _take(self, found: Around) -> None:
        self.found = found
        self.visits.show_links(
            [
                (Ref(KindId.VISITS, one.id), _dated(one.visited_on, firm or "업체"), _visit(one))
                for one, firm in found.visits
            ],
            "교육생과 함께 간 기업 탐방과 취업처 방문을 적습니다.",
            most=_MOST,
            rest=self._lister(KindId.VISITS, [one.id for one, _ in found.visits]),
        )
        self.meetings.show_links(
            [
                (Ref(KindId.MEETINGS, one.id), _dated(one.held_on, one.title), _meeting(one))
                for one in found.meetings
            ],
            "구인기업 담당자, 강사, 교육생과 연 간담회를 적습니다.",
            most=_MOST,
            rest=self._lister(KindId.MEETINGS, [one.id for one in found.meetings]),
        )
        self.surveys.show_links(
            [
                (Ref(KindId.SURVEYS, one.survey.id), one.survey.title, _asked(one))
                for one in found.surveys
            ],
            "교육 중간과 수료 때 교육생에게 물은 만족도를 적습니다.",
        )
        self.days.show_links(
            [
                (Ref(KindId.MATCHING_DAYS, day.id), _dated(day.held_on, day.title), day.place)
                for day in found.days
            ],
            "수료 뒤 교육생이 업체를 만나는 행사를 이어 둡니다.",
        )
        self.join.setVisible(bool(found.free_days))

    def _lister(self, kind: KindId, ids: list[int]) -> Callable[[], None]:
        return lambda: self._hub.show_filtered.emit((kind, Filter(ids=tuple(ids))))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()


def _dated(day: date | None, title: str) -> str:
    return f"{dates.day_and_weekday(day)} {title}" if day is not None else title


def _visit(one: Visit) -> str:
    first = one.content.strip().splitlines()[0] if one.content.strip() else ""
    return " · ".join(filter(None, (one.purpose, first)))


def _meeting(one: Meeting) -> str:
    heads = f"참석 {one.headcount:,}명" if one.headcount else ""
    first = one.content.strip().splitlines()[0] if one.content.strip() else ""
    return " · ".join(filter(None, (one.meeting_type, heads, first)))


def _asked(one: SurveyResult) -> str:
    if not one.forms:
        return f"아직 응답이 없습니다 ({one.survey.scale}점 척도)."
    return (
        f"n={one.forms:,}명 · {one.survey.scale}점 척도 · 만족 이상 {one.share_text}"
        f" ({one.satisfied:,}/{one.scores:,})"
    )
