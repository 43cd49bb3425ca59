"""구인: the list of vacancies with the record of one beside it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from jobdesk.domain.employers import OPEN_VACANCY, VacancyStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.work.vacancy_panel import VacancyPanel
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.runner_up_strip import KEYS
from jobdesk.ui.widgets.vacancy_dialog import new_vacancy

_KIND = KINDS[KindId.VACANCIES]
_OPEN = tuple(s.value for s in VacancyStatus if s in OPEN_VACANCY)
_SOON_DAYS = 7


class VacancyList(RecordPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        own = centre_settings.get(desk)

        def left(value: object) -> str:
            closes, status = value if isinstance(value, tuple) else (value, "")
            return countdown(closes, str(status), desk.today())

        def late(value: object) -> Tone | None:
            closes, status = value if isinstance(value, tuple) else (value, "")
            near = isinstance(closes, date) and (closes - desk.today()).days <= _SOON_DAYS
            return Tone.DANGER if near and status in _OPEN else None

        panel = self._panel = VacancyPanel(desk, hub, jobs, notices)
        new = Button("새 구인", icon="plus")
        new.clicked.connect(self._new)
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.VACANCIES,
            columns=(
                column(_KIND, "job", width=104, strong=True),
                column(_KIND, "employer", width=120),
                column(_KIND, "status", width=88, spare=1),  # before heads and the day
                column(
                    _KIND, "openings", title="채용/모집", width=76, show=_heads, given="hired_count"
                ),
                column(
                    _KIND, "closes_on", title="마감", width=64, show=left, tone=late, given="status"
                ),
                column(_KIND, "wage", width=124, spare=2),
                column(_KIND, "commute", width=110, spare=2),
                column(_KIND, "referral_count", width=54, spare=2),
                column(_KIND, "confirmed_on", title="확인일", width=86, spare=2),
            ),
            panel=panel,
            empty=EmptyState(
                "briefcase",
                "아직 받은 구인이 없습니다",
                "업체에서 구인 전화를 받으면 여기에 등록하고, 구직자를 알선하세요.",
                new,
            ),
            search_hint="직종, 업체, 근무지",
        )
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in VacancyStatus])
        self.bar.add_choice("eup_myeon", own.eup_myeon)
        self.add_view("진행 중", self._open_ones, "아직 사람을 구하는 구인")
        self.add_view("마감 임박", self._closing, f"{_SOON_DAYS}일 안에 마감하는 진행 중 구인")
        overdue = "확인한 지 오래된 구인에 차례로 전화합니다"
        self.add_link("확인할 구인", self._go_fresh, overdue)
        again = QShortcut(QKeySequence(KEYS), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self._refer_again)
        self.begin()

    def _refer_again(self) -> None:
        if self._panel.record is not None:
            self._panel.casework.runner_ups.refer_again()

    def _new(self) -> None:
        show(new_vacancy(self.desk, self.hub, self.jobs, self.notices, self.window()))

    def _open_ones(self) -> Filter:
        return Filter(conditions=(Condition("status", Op.IN, _OPEN),))

    def _closing(self) -> Filter:
        today = self.desk.today()
        return Filter(
            conditions=(
                Condition("status", Op.IN, _OPEN),
                Condition("closes_on", Op.AT_LEAST, today),
                Condition("closes_on", Op.AT_MOST, today + timedelta(days=_SOON_DAYS)),
            )
        )

    def _go_fresh(self) -> None:
        self.hub.show_page.emit("work:freshness")

    def print_(self) -> None:
        """공고 인쇄 (Ctrl+P): the selected vacancies, a sheet each."""
        ids = self.grid.selected_ids()
        if len(ids) > 1:
            self.panel.leave(lambda: self._print(ids))
        else:
            self._panel.print_()

    def _print(self, ids: list[int]) -> None:
        self._panel.print_notices(ids)

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """공고 인쇄 first, then what every record can do."""
        words = f"공고 인쇄 ({len(ids):,}장)" if len(ids) > 1 else "공고 인쇄"
        menu.addAction(words).triggered.connect(self.print_)
        super().fill_menu(menu, ids)


def countdown(closes: object, status: str, today: date) -> str:
    """``D-3``, ``오늘``, ``2일 지남``; of a vacancy that is over only the day, ``상시``."""
    if not isinstance(closes, date):
        return "상시" if status in _OPEN else "-"
    days = (closes - today).days
    if status not in _OPEN:
        return short_day(closes, today)
    if days == 0:
        return "오늘"
    return f"D-{days:,}" if days > 0 else f"{-days:,}일 지남"


def _heads(value: object) -> str:
    openings, hired = value if isinstance(value, tuple) else (value, 0)
    return f"{hired or 0:,}/{openings or 0:,}명"
