"""환류: hires that have not begun, whom nobody hired, the meeting afterwards, how it was liked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import MatchingDay
from jobdesk.domain.network import Meeting
from jobdesk.domain.survey_figures import SurveyResult
from jobdesk.services import day_follow_up, day_pending, day_records, surveys
from jobdesk.services.day_follow_up import Unhired
from jobdesk.services.day_pending import PendingHire
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.days_list import DAY_KINDS
from jobdesk.ui.pages.matching_days.feedback_lists import PendingCard, UnhiredCard
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.links_card import LinksCard
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.record_form import scrolled

_NARROW = 900  # pixels at 100 % below which the cards stand in one column
_TOLD_BY = DAY_KINDS | {
    KindId.MEETINGS,
    KindId.SURVEYS,
    KindId.SURVEY_ANSWERS,
    KindId.REFERRALS,
    KindId.NOTES,
    KindId.TASKS,
    KindId.SEEKERS,
    KindId.EMPLOYERS,
}
_MEETING_ROWS = (
    ("title",),
    ("held_on", "starts_at"),
    ("place", "headcount"),
    ("attendees",),
    ("content",),
)
_SURVEY_ROWS = (("title",), ("audience", "scale"), ("opened_on", "closed_on"), ("questions",))


@dataclass(frozen=True, slots=True)
class _State:
    """What one look at the store gave."""

    day: MatchingDay
    pending: tuple[PendingHire, ...]
    unhired: tuple[Unhired, ...]
    meetings: tuple[Meeting, ...]
    surveys: tuple[SurveyResult, ...]


class FeedbackPart(QWidget):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day_id = day_id
        self._waiting = True
        self.unhired = UnhiredCard(desk, hub, jobs, notices, day_id)
        self.pending = PendingCard(desk, hub, jobs, notices)
        self.meetings = LinksCard(hub, "환류간담회", "calendar-days")
        self.meeting = self.meetings.add("간담회 기록")
        self.meeting.clicked.connect(self.new_meeting)
        self.surveys = LinksCard(hub, "만족도", "messages-square")
        self.for_seekers = self.surveys.add("구직자 조사")
        self.for_firms = self.surveys.add("업체 조사")
        self.for_seekers.clicked.connect(lambda: self.new_survey(Audience.SEEKER))
        self.for_firms.clicked.connect(lambda: self.new_survey(Audience.EMPLOYER))
        may_write(desk, self.meeting, self.for_seekers, self.for_firms)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 0, 8, 0)
        self._sides.setSpacing(12)
        left = column(self.unhired, None, spacing=12)
        right = column(self.pending, self.meetings, self.surveys, None, spacing=12)
        self._sides.addLayout(left, 5)
        self._sides.addLayout(right, 4)
        self.setLayout(column(scrolled(inner), spacing=0))
        self.setFocusProxy(self.unhired.table)
        hub.changed.connect(self._on_changed)

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, day_id = self._desk, self._day_id

        def look() -> _State:
            return _State(
                day_records.day(desk, day_id),
                day_pending.pending(desk, day_id),
                day_follow_up.unhired(desk, day_id),
                day_follow_up.meetings(desk, day_id),
                day_follow_up.survey_results(desk, day_id),
            )

        self._jobs.read(look, self._take, key=(id(self), "feedback"))

    def showEvent(self, event: object) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)  # type: ignore[arg-type]
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

    def new_meeting(self) -> None:
        """Write down the 환류간담회."""
        desk, day_id = self._desk, self._day_id
        self._jobs.read(lambda: day_follow_up.blank_meeting(desk, day_id), self._ask_meeting)

    def new_survey(self, audience: Audience) -> None:
        """Make a 만족도 조사 of the day."""
        desk, day_id = self._desk, self._day_id
        self._jobs.read(
            lambda: day_follow_up.blank_survey(desk, day_id, audience), self._ask_survey
        )

    def _ask_meeting(self, blank: Meeting) -> None:
        desk = self._desk
        self._show(
            "환류간담회",
            KindId.MEETINGS,
            blank,
            _MEETING_ROWS,
            lambda draft: day_follow_up.hold_meeting(desk, draft),
        )

    def _ask_survey(self, blank: Survey) -> None:
        desk = self._desk
        self._show(
            f"만족도 조사 ({blank.audience.value})",
            KindId.SURVEYS,
            blank,
            _SURVEY_ROWS,
            lambda draft: surveys.add(desk, draft),
        )

    def _show(
        self,
        title: str,
        kind: KindId,
        blank: Meeting | Survey,
        rows: tuple[tuple[str, ...], ...],
        register: Callable[[Any], Change],
    ) -> None:
        form = form_of(self._desk, self._jobs, kind)
        place = self.window()
        show(
            _StayingRecord(
                title,
                kind,
                blank,
                form,
                rows,
                register,
                self._hub,
                self._jobs,
                self._notices,
                place,
                desk=self._desk,
            )
        )

    # Showing

    def _take(self, state: _State) -> None:
        self.pending.show_rows(state.pending)
        self.unhired.show_rows(state.unhired)
        late = day_follow_up.late_for_meeting(state.day, self._desk.today())
        nothing = "행사 뒤 한 주 안에 참여업체와 여는 간담회를 적습니다."
        if late and not state.meetings:
            nothing = "행사 뒤 한 주가 지났습니다. 간담회를 열었으면 적으세요."
        self.meetings.show_links(
            [
                (
                    Ref(KindId.MEETINGS, one.id),
                    f"{dates.day_and_weekday(one.held_on)} {one.title}"
                    if one.held_on
                    else one.title,
                    _first_line(one.content),
                )
                for one in state.meetings
            ],
            nothing,
        )
        self.surveys.show_links(
            [
                (Ref(KindId.SURVEYS, one.survey.id), one.survey.title, _satisfied(one))
                for one in state.surveys
            ],
            "구직자와 업체에게 물은 만족도를 행사에 이어 적습니다.",
        )

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()


class _StayingRecord(NewRecord):
    """A new record after which one stays with the day."""

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._notices.say(f"{change.label}. 저장했습니다.")


def _first_line(content: str) -> str:
    return content.strip().splitlines()[0] if content.strip() else ""


def _satisfied(one: SurveyResult) -> str:
    if not one.forms:
        return "아직 응답이 없습니다."
    return f"응답 {one.forms:,}부 · 만족 이상 {one.share_text} ({one.satisfied:,}/{one.scores:,})"
