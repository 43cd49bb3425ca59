"""교육 of a record: the cohorts a person was in, or those a firm was asked about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from jobdesk.domain.attendance_warning import alarm_words, percent
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.cohorts import Cohort, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import cohort_demands, trainees, training_of
from jobdesk.services.desk import Desk
from jobdesk.services.training_of import Attended, Promised
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, column
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.record_tab import RecordTab

_SEEN = frozenset(
    {
        KindId.TRAINEES,
        KindId.COHORTS,
        KindId.COHORT_SESSIONS,
        KindId.COHORT_DEMANDS,
        KindId.ATTENDANCE,
        KindId.QUALIFICATIONS,
        KindId.PLACEMENTS,
    }
)
_WORDS = {
    KindId.SEEKERS: (
        "교육 신청",
        "이분을 아직 시작하지 않은 기수에 신청합니다",
        "아직 신청한 교육이 없습니다. ‘교육 신청’을 누르면 모집하는 기수가 나옵니다.",
    ),
    KindId.EMPLOYERS: (
        "수요조사에 넣기",
        "이 업체를 아직 시작하지 않은 기수의 수요조사에 넣습니다",
        "아직 교육 수요를 물어본 적이 없습니다. ‘수요조사에 넣기’를 누르면 기수가 나옵니다.",
    ),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at the store gave."""

    owner: int
    lines: list[Line]


class TrainingTab(RecordTab):
    """``kind`` says whose record it is: SEEKERS or EMPLOYERS."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, kind: KindId) -> None:
        super().__init__()
        del notices
        self._desk, self._jobs, self._kind = desk, jobs, kind
        self._owner = 0
        label, tip, nothing = _WORDS[kind]
        self.join = Button(label, icon="plus", tip=tip)
        self.join.setEnabled(not desk.read_only)
        self.join.clicked.connect(self.offer)
        self.list = LineList(hub, nothing, self.join)
        self.setLayout(column(self.list, spacing=0))
        self.setFocusProxy(self.join)

    def show_record(self, record: Any) -> None:
        """Show the cohorts of a person or firm."""
        self._owner = record.id
        self._ask()

    def foresee(self, record: Any) -> None:
        """How many there are is worth the title before the tab is opened."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Something of a cohort may have changed."""
        if change.kinds & _SEEN:
            self._ask()

    def _ask(self) -> None:
        desk, owner, kind = self._desk, self._owner, self._kind

        def look() -> _Found:
            if kind is KindId.SEEKERS:
                return _Found(
                    owner, [_of_person(one) for one in training_of.of_seeker(desk, owner)]
                )
            return _Found(owner, [_of_firm(one) for one in training_of.of_employer(desk, owner)])

        self._jobs.read(look, self._take, key=(id(self), "training"))

    def _take(self, found: _Found) -> None:
        if found.owner == self._owner:
            self.list.show_lines(found.lines)
            self.counted.emit(len(found.lines))

    # Joining

    def offer(self) -> None:
        """Offer the cohorts that have not begun."""
        desk = self._desk
        self._jobs.read(
            lambda: training_of.open_cohorts(desk), self._choose, key=(id(self), "open")
        )

    def _choose(self, cohorts: tuple[Cohort, ...]) -> None:
        self.menu_of(cohorts).popup(self.join.mapToGlobal(QPoint(0, self.join.height())))

    def menu_of(self, cohorts: tuple[Cohort, ...]) -> QMenu:
        """The menu, not shown yet."""
        menu = QMenu(self)
        menu.setAccessibleName(_WORDS[self._kind][0])
        for cohort in cohorts:
            words = f"{cohort.title}  ({cohort.status.value}, 개강 {dates.day(cohort.starts_on)})"
            menu.addAction(words).triggered.connect(partial(self._join, cohort.id))
        if not cohorts:
            menu.addAction("모집하는 기수가 없습니다. 교육에서 새 기수를 만드세요.").setEnabled(
                False
            )
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _join(self, cohort_id: int) -> None:
        desk, owner = self._desk, self._owner
        if self._kind is KindId.SEEKERS:
            self._jobs.write(lambda: trainees.apply(desk, cohort_id, [owner]))
        else:
            self._jobs.write(lambda: cohort_demands.ask(desk, cohort_id, [owner]))


def _of_person(one: Attended) -> Line:
    who, standing = one.trainee, one.standing
    told = [_span(one.cohort)]
    if standing is not None and standing.past_days:
        told.append(f"출석 {percent(standing.rate)}, 결석 {standing.absent:,}일")
    told.append(alarm_words(standing, one.alarm) if standing is not None else "")
    if who.status is TraineeStatus.WAITING and who.waiting_rank:
        told.append(f"대기 {who.waiting_rank:,}번")
    told.append(who.exit_note or who.alternative)
    gained = [f"수료증 {who.certificate_number}" if who.certificate_number else ""]
    gained.append(f"자격 {', '.join(one.qualifications)}" if one.qualifications else "")
    gained.append(f"취업 {', '.join(one.hired_at)}" if one.hired_at else "")
    return Line(
        Ref(KindId.TRAINEES, who.id),
        one.cohort.title,
        who.status.value,
        tone_of(KindId.TRAINEES, who.status.value),
        "\n".join(filter(None, (" · ".join(filter(None, each)) for each in (told, gained)))),
    )


def _of_firm(one: Promised) -> Line:
    demand = one.demand
    told = [_span(one.cohort), demand.job]
    told.append(f"필요 {demand.heads:,}명" if demand.heads else "")
    if demand.status is DemandStatus.COMMITTED:
        on = f" ({dates.day(demand.committed_on)})" if demand.committed_on else ""
        told.append(f"약정 {demand.committed_heads or 0:,}명{on}, 채용 {one.hired:,}명")
    elif one.hired:
        told.append(f"채용 {one.hired:,}명")
    return Line(
        Ref(KindId.COHORT_DEMANDS, demand.id),
        one.cohort.title,
        demand.status.value,
        tone_of(KindId.COHORT_DEMANDS, demand.status.value),
        " · ".join(filter(None, told)),
    )


def _span(cohort: Cohort) -> str:
    return " ~ ".join(dates.day(day) for day in (cohort.starts_on, cohort.ends_on) if day)
