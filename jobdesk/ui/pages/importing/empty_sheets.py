"""빈 양식 받기: a menu of the sheets that partners fill, and where to keep the one chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from jobdesk.domain.kinds import KindId
from jobdesk.services import settings, templates
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import Button

_K = KindId
_FIRST = (_K.SEEKERS, _K.EMPLOYERS, _K.VACANCIES)
_GROUPS: tuple[tuple[str, tuple[KindId, ...]], ...] = (
    (
        "구직자와 한 일",
        (
            _K.REGISTRATIONS,
            _K.NOTES,
            _K.REFERRALS,
            _K.PLACEMENTS,
            _K.TRIPS,
            _K.TRIP_PEOPLE,
            _K.ALLOWANCES,
            _K.FOLLOW_UPS,
        ),
    ),
    ("업체·기관과 한 일", (_K.VISITS, _K.AGREEMENTS, _K.HIRING_PROXIES, _K.MEETINGS)),
    (
        "만남의 날",
        (_K.MATCHING_DAYS, _K.DAY_EMPLOYERS, _K.DAY_ATTENDEES, _K.DAY_INTERVIEWS),
    ),
    (
        "양성과정",
        (
            _K.COURSES,
            _K.COURSE_SUBJECTS,
            _K.COHORTS,
            _K.COHORT_SESSIONS,
            _K.COHORT_DEMANDS,
            _K.TRAINEES,
            _K.ATTENDANCE,
            _K.QUALIFICATIONS,
            _K.TRAINEE_ALLOWANCES,
            _K.CERTIFICATE_ISSUES,
        ),
    ),
    (
        "농가일자리",
        (
            _K.FARMS,
            _K.FARM_WORKERS,
            _K.FARM_REQUESTS,
            _K.FARM_DAYS,
            _K.FARM_CONTRACTS,
            _K.SUPPORT_BATCHES,
            _K.SUPPORT_PAYMENTS,
        ),
    ),
    (
        "행사·조사·계획",
        (
            _K.OUTREACH,
            _K.PUBLICITY,
            _K.PROCESS_DAYS,
            _K.SURVEYS,
            _K.SURVEY_ANSWERS,
            _K.TASKS,
            _K.TARGETS,
        ),
    ),
)


class EmptySheets(Button):
    """The button; the same works while the centre is open for reading only."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__("빈 양식 받기", icon="file-spreadsheet")
        self.setAccessibleDescription("협력 기관에 보낼 엑셀 양식의 종류를 고릅니다")
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self.clicked.connect(self.offer)

    def offer(self) -> None:
        """Show the menu below the button, its first line chosen for the keyboard."""
        menu = self.menu_of_kinds()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def menu_of_kinds(self) -> QMenu:
        """The three lists that come in most, and the others in groups."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in _FIRST:
            self._add(menu, kind)
        menu.addSeparator()
        for title, kinds in _GROUPS:
            group = menu.addMenu(title)
            for kind in kinds:
                self._add(group, kind)
        menu.triggered.connect(self._take)
        return menu

    def _add(self, menu: QMenu, kind: KindId) -> None:
        menu.addAction(templates.title(kind)).setData(kind)

    def _take(self, action: QAction) -> None:
        kind = KindId(action.data())
        path = pickers.file_to_save(
            self, "빈 양식 저장", templates.file_name(kind), "엑셀 (*.xlsx)"
        )
        if path is None:
            return
        desk = self._desk

        def write() -> None:
            templates.save(kind, path, places=settings.get(desk).eup_myeon)

        self._jobs.read(write, lambda _: self._notices.say(f"빈 양식을 저장했습니다: {path}"))
