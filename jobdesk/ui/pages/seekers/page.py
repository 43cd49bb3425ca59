"""구직자: who is looking for work, and all a counsellor does with one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.services import availability, lists, registrations
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column, column, masked, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.seekers.panel import SeekerPanel
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import duplicates_dialog
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.quick_registration import QuickRegistration
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.refer_dialog import ReferDialog

_KIND = KINDS[KindId.SEEKERS]
_OPEN = tuple(
    s.value
    for s in SeekerStatus
    if s not in (SeekerStatus.PLACED, SeekerStatus.FOLLOW_UP, SeekerStatus.CLOSED)
)
"""Stages in which a registration can lapse."""
_SOONEST = Order("valid_until")
"""Whose registration ends first stands first: those are called first."""


class SeekersPage(RecordPage):
    """See the module's words."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
    ) -> None:
        own = centre_settings.get(desk)
        self._lapsing: Filter | None = None  # in force together with its own order
        self._suggestions: dict[str, tuple[str, ...]] = {
            "eup_myeon": own.eup_myeon,
            "desired_job": (),
            "counsellor": (desk.user,),
        }
        columns = seeker_columns(desk.today, own.lapse_days)
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.SEEKERS,
            columns=masked(columns) if own.mask_lists else columns,
            panel=SeekerPanel(desk, hub, jobs, notices, self._suggestions),
            empty=self._empty(hub),
            search_hint="이름, 초성, 전화 뒷자리",
        )
        self.grid.stretch("desired_job")
        self.bar.add_choice("eup_myeon", own.eup_myeon, load=self.stored_values("eup_myeon"))
        self.bar.add_text("desired_job")
        self.bar.add_choice("status", [s.value for s in SeekerStatus])
        self.bar.add_choice("counsellor", (), load=self.stored_values("counsellor"))
        self.bar.add_days("free", self._ask_free, desk.today, label="가능한 날")
        soon = f"구직신청이 {own.lapse_days}일 안에 끝나는 분"
        self.add_link("만료 임박", lambda: self._show_lapsing(registrations.lapsing(desk)), soon)
        self.add_view("만료", lambda: registrations.lapsed(desk), "구직신청이 끝난 분")
        self.add_view("내 담당", self._mine, "내가 담당하는 분")
        self.add_view("가등록", self._provisional, "이름이나 동의를 아직 받지 않은 분")
        self.add_view("동의 없음", self._without_consent, "개인정보 동의를 받아야 하는 분")
        self.add_view("60세 이상", self._over_sixty)
        refer = QShortcut(QKeySequence("Ctrl+R"), self)
        refer.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        refer.activated.connect(self.refer_selected)
        self.suggest_stored(self._suggestions, "desired_job", "counsellor")
        more = MoreButton()
        more.add("중복 점검…", self.check_duplicates)
        self.header.add(more)
        self.begin()

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these people; whose registration ends soon, the soonest first."""
        if kind is self.kind and wanted == registrations.lapsing(self.desk):
            self._show_lapsing(wanted)
        else:
            super().show_filtered(kind, wanted)

    def _show_lapsing(self, wanted: Filter) -> None:
        self._order_by(_SOONEST)
        self._show_view(wanted)
        self._lapsing = wanted

    def _on_filter(self, wanted: object) -> None:
        if self._lapsing is not None and wanted != self._lapsing:
            self._lapsing = None
            self._order_by(self._memory.order() or lists.default_order(self.kind))
        super()._on_filter(wanted)

    def _order_by(self, order: Order) -> None:
        self._point_to(order)
        self.model.set_order_quietly(order)

    def check_duplicates(self) -> None:
        """중복 점검: who stands here twice."""
        duplicates_dialog.check(
            self.desk, self.hub, self.jobs, self.notices, KindId.SEEKERS, self.window()
        )

    def _empty(self, hub: Hub) -> EmptyState:
        new = Button("새로 만들기", icon="user-plus")
        new.clicked.connect(self.new)
        bring = Button("엑셀 불러오기", icon="file-down")
        bring.clicked.connect(lambda: hub.show_page.emit("importing"))
        return EmptyState(
            "users",
            "아직 등록된 구직자가 없습니다",
            "창구에 온 분을 바로 등록하거나, 쓰던 명부를 엑셀 그대로 불러오세요.",
            new,
            bring,
        )

    def new(self) -> None:
        """새 구직자 (Ctrl+N): the quick registration of a walk-in."""
        dialog = QuickRegistration(
            self.desk, self.hub, self.jobs, self.notices, self._suggestions, self.window()
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """One vacancy for all the selected people, besides what every list can do."""
        words = f"알선하기 ({len(ids):,}명)" if len(ids) > 1 else "알선하기"
        refer = menu.addAction(words)
        refer.setShortcut(QKeySequence("Ctrl+R"))
        refer.triggered.connect(self.refer_selected)
        super().fill_menu(menu, ids)

    def refer_selected(self) -> None:
        """알선 (Ctrl+R): choose an open vacancy for the selected people, or for the one shown."""
        shown = self.panel.record_id
        ids = self.grid.selected_ids() or ([shown] if shown is not None else [])
        if ids and not self.desk.read_only:
            name = lists.title(self.desk, KindId.SEEKERS, ids[0])
            who = name if len(ids) == 1 else f"{name} 외 {len(ids) - 1:,}명"
            dialog = ReferDialog(
                self.desk, self.hub, self.jobs, self.notices, ids, who, self.window()
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    # Filters

    def _ask_free(self, first: date, last: date, give: Callable[[Filter, str], None]) -> None:
        desk = self.desk
        days = dates.day_and_weekday(first)
        if last != first:
            days = f"{days} ~ {dates.day_and_weekday(last)}"
        self.jobs.read(
            lambda: availability.free(desk, first, last),
            lambda found: give(found, f"가능: {days}"),
            key=(id(self), "free"),
        )

    def _mine(self) -> Filter:
        return Filter(conditions=(Condition("counsellor", Op.IN, (self.desk.user,)),))

    def _provisional(self) -> Filter:
        return Filter(conditions=(Condition("status", Op.IN, (SeekerStatus.PROVISIONAL.value,)),))

    def _without_consent(self) -> Filter:
        return Filter(
            conditions=(Condition("consent_on", Op.EMPTY), Condition("status", Op.IN, _OPEN))
        )

    def _over_sixty(self) -> Filter:
        return Filter(conditions=(Condition("age", Op.AT_LEAST, 60),))


def seeker_columns(today: Callable[[], date], lapse_days: int) -> tuple[Column, ...]:
    """The columns of the list; who gave no name is listed by nickname, and 만료 is the last
    valid day, amber when it is near and red when it is past. Who works or has left lets
    none lapse."""

    def called(value: object) -> str:
        name, nickname = value if isinstance(value, tuple) else (value, "")
        return str(name or nickname or "")

    def lapses(value: object) -> date | None:
        until, status = value if isinstance(value, tuple) else (value, "")
        return until if isinstance(until, date) and status in _OPEN else None

    def near(value: object) -> Tone | None:
        day = lapses(value)
        if day is None or day > today() + timedelta(days=lapse_days):
            return None
        return Tone.DANGER if day < today() else Tone.WARNING

    def short(value: object) -> str:
        return short_day(value, today())

    return (
        column(_KIND, "name", width=74, given="nickname", show=called),
        column(_KIND, "age", width=60, spare=1),
        column(_KIND, "eup_myeon", width=70, spare=2),
        column(_KIND, "desired_job", width=92),
        column(_KIND, "status", width=80),
        column(_KIND, "last_noted_on", width=70, show=short, spare=3),
        column(
            _KIND,
            "valid_until",
            title="만료",
            width=66,
            given="status",
            show=lambda value: short(lapses(value)),
            tone=near,
        ),
        column(_KIND, "counsellor", width=62, spare=4),
    )
