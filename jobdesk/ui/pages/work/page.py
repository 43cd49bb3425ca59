"""Three lists behind three tabs; the window speaks to the one that is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.work.placements import PlacementList
from jobdesk.ui.pages.work.referrals import ReferralList
from jobdesk.ui.pages.work.vacancies import VacancyList
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import HEADING, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.vacancy_dialog import new_vacancy


class WorkPage(QWidget):
    """See the module's words. ``lists`` are the three pages by kind."""

    title = "구인·알선"
    primary = ("새 구인", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self.setProperty("look", "page")
        parts = desk, hub, jobs, notices, preferences
        self.lists: dict[KindId, RecordPage] = {
            KindId.VACANCIES: VacancyList(*parts),
            KindId.REFERRALS: ReferralList(*parts),
            KindId.PLACEMENTS: PlacementList(*parts),
        }
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("목록 고르기")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFont(theme.now().font(HEADING, 600))
        self._heads, self._pages = QStackedWidget(), QStackedWidget()
        for kind, page in self.lists.items():
            self.tabs.addTab(KINDS[kind].label)
            page.header.title.hide()
            self._heads.addWidget(page.header)
            self._pages.addWidget(page)
            margins = page.layout()
            if margins is not None:
                margins.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 18)
        head = row(self.tabs, self._heads, spacing=8)
        head.setStretch(1, 1)
        head.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 0)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.current)
        self.tabs.currentChanged.connect(self._turn)

    @property
    def current(self) -> RecordPage:
        """The list that is shown."""
        return list(self.lists.values())[self.tabs.currentIndex()]

    def go(self, kind: KindId) -> RecordPage:
        """Show the list of a kind."""
        self.tabs.setCurrentIndex(list(self.lists).index(kind))
        return self.lists[kind]

    # What the window asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self.current.refresh()

    def save(self) -> None:
        """Ctrl+S."""
        self.current.save()

    def escape(self) -> None:
        """Esc: from the record back to the list."""
        self.current.escape()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.current.focus_search()

    def leave(self, then: Callable[[], None]) -> None:
        """Run ``then`` when no list holds unsaved text, asking for each that does."""
        pending = [page for page in self.lists.values() if page.panel.dirty]
        if not pending:
            then()
        else:
            pending[0].leave(lambda: self.leave(then))

    def open_record(self, ref: Ref) -> None:
        """Show a record in its list."""
        self.go(ref.kind).open_record(ref)

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these records."""
        self.go(kind).show_filtered(kind, wanted)

    def primary_action(self) -> None:
        """새 구인."""
        self.new()

    def new(self) -> None:
        """Register a vacancy."""
        show(new_vacancy(self._desk, self._hub, self._jobs, self._notices, self.window()))

    def _turn(self, at: int) -> None:
        self._heads.setCurrentIndex(at)
        self._pages.setCurrentIndex(at)
        self.setFocusProxy(self.current)
