"""알선: referrals as a list or as a board, and the record of one with its next step."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QMenu, QStackedWidget, QWidget

from jobdesk.domain.casework import (
    OPEN_REFERRAL,
    REFERRAL_STEPS,
    Placement,
    Referral,
    ReferralStatus,
    check_referral,
)
from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists, placements, referrals, runner_ups
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.work import reasons_dialog
from jobdesk.ui.pages.work.board import Board
from jobdesk.ui.pages.work.reasons_dialog import ReasonsDialog
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Chip, PrimaryButton
from jobdesk.ui.widgets.basics import column as stacked
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.history_view import HistoryView
from jobdesk.ui.widgets.interview_steps import InterviewSteps
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.placement_dialog import PlacementDialog
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.record_page import RecordPage
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.result_dialog import ResultDialog

_KIND = KINDS[KindId.REFERRALS]
_WAITING = tuple(s.value for s in ReferralStatus if s in OPEN_REFERRAL)
_MAY_BE_HIRED = OPEN_REFERRAL | {ReferralStatus.HIRED, ReferralStatus.NOT_HIRED}
_BOARD_KEPT = "referrals/board"


class ReferralList(RecordPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        def short(value: object) -> str:
            return short_day(value, desk.today())

        self._panel = ReferralPanel(desk, hub, jobs, notices)
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.REFERRALS,
            columns=(
                column(_KIND, "seeker", width=72, strong=True),
                column(_KIND, "employer", width=120),
                column(_KIND, "status", width=88),
                column(_KIND, "vacancy", width=104),
                column(_KIND, "referred_on", width=68, show=short),
                column(_KIND, "interview_on", width=68, show=short),
            ),
            panel=self._panel,
            empty=EmptyState(
                "send",
                "아직 알선이 없습니다",
                "구직자나 구인을 열고 ‘알선하기’를 누르면 여기에 모입니다.",
            ),
            search_hint="이름, 초성, 업체, 직종",
        )
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in ReferralStatus])
        self.bar.add_choice("counsellor", (), load=self.stored_values("counsellor"))
        self.bar.add_text("employer")
        self.add_view("결과 미확인", self._waiting, "아직 결과를 듣지 못한 알선")
        self.saved_views.add_ready(reasons_dialog.TITLE, self.show_reasons)
        self.board = Board(desk, hub, jobs, notices)
        self._faces = QStackedWidget()
        self._make_faces()
        self.begin()
        self.board.set_filter(self.filter)
        self.show_board(on=bool(self.preferences.value(_BOARD_KEPT, default=False)))

    def _make_faces(self) -> None:
        """List and board in one place, with two buttons to choose."""
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        at = layout.indexOf(self.splitter)
        layout.removeWidget(self.splitter)
        for face in (self.splitter, self.board):
            self._faces.addWidget(face)
        layout.insertWidget(at, self._faces, 1)
        self.as_list = Button("목록", look="toggle", tip="알선을 표로 봅니다")
        self.as_board = Button("보드", look="toggle", tip="알선을 단계별 카드로 봅니다")
        both = QButtonGroup(self)
        for button in (self.as_list, self.as_board):
            button.setCheckable(True)
            both.addButton(button)
        self.header.insert(self.as_board)
        self.header.insert(self.as_list)
        both.buttonClicked.connect(self._choose_face)
        self.board.counted.connect(self._tell_board)
        self.board.listed.connect(self._list_column)

    def show_reasons(self) -> None:
        """거절·불채용 사유: why referrals ended without work."""
        show(ReasonsDialog(self.desk, self.hub, self.jobs, self.window()))

    # List or board

    @property
    def on_board(self) -> bool:
        """Whether the board is shown."""
        return self._faces.currentWidget() is self.board

    def show_board(self, *, on: bool) -> None:
        """Show the board, or the list."""
        (self.as_board if on else self.as_list).setChecked(True)
        self._faces.setCurrentWidget(self.board if on else self.splitter)
        self.setFocusProxy(self.board if on else self.grid)
        self.export_button.setVisible(not on)
        self._tell_count()
        if on:
            self.board.refresh()

    def _choose_face(self) -> None:
        on = self.as_board.isChecked()
        if on == self.on_board:
            return
        if on:
            self.panel.leave(lambda: self._turn(on=True), lambda: self.as_list.setChecked(True))
        else:
            self._turn(on=False)

    def _turn(self, *, on: bool) -> None:
        self.preferences.set_value(_BOARD_KEPT, on)
        self.show_board(on=on)
        (self.board if on else self.grid).setFocus()

    def _tell_board(self, cards: int, late: int) -> None:
        if self.on_board:
            self.header.set_count(
                f"진행 {cards:,}건" + (f" · 결과 늦음 {late:,}건" if late else "")
            )

    def _list_column(self, wanted: object) -> None:
        assert isinstance(wanted, Filter)
        self.show_board(on=False)
        self._show_view(wanted)

    def _tell_count(self) -> None:
        if not self.on_board:
            super()._tell_count()

    def _on_filter(self, wanted: object) -> None:
        super()._on_filter(wanted)
        assert isinstance(wanted, Filter)
        self.board.set_filter(wanted)

    def _search_done(self) -> None:
        if not self.on_board:
            super()._search_done()
            return
        self.search.search_now()
        self.board.setFocus()

    def refresh(self) -> None:
        """조회 (F5)."""
        super().refresh()
        self.board.refresh()

    def escape(self) -> None:
        """Esc: from the record back to the list, or to the cards."""
        (self.board if self.on_board else self.grid).setFocus()

    def open_record(self, ref: Ref) -> None:
        """Show a record, which has its place beside the list."""
        self.show_board(on=False)
        super().open_record(ref)

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these records."""
        self.show_board(on=False)
        super().show_filtered(kind, wanted)

    # What can be done with several

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """One result for several people."""
        many = f" ({len(ids):,}건)" if len(ids) > 1 else ""
        menu.addAction(f"결과 입력{many}").triggered.connect(lambda: self._enter_results(ids))
        shown = self.panel.record
        if isinstance(shown, Referral) and ids == [shown.id] and self._panel.keep.isVisibleTo(self):
            menu.addAction(self._panel.keep.text()).triggered.connect(self._panel.keep.click)
        trip = menu.addAction(f"동행면접 잡기{many}")
        trip.triggered.connect(lambda: self._panel.steps.plan(tuple(ids)))
        super().fill_menu(menu, ids)

    def _enter_results(self, ids: list[int]) -> None:
        desk = self.desk
        self.jobs.read(
            lambda: (
                [lists.record(desk, KindId.REFERRALS, id_) for id_ in ids],
                lists.title(desk, KindId.REFERRALS, ids[0]),
            ),
            self._open_results,
        )

    def _open_results(self, found: tuple[list[Referral], str]) -> None:
        (first, *rest), who = found
        parts = self.desk, self.jobs, self.notices
        if not frozenset.intersection(*(REFERRAL_STEPS[one.status] for one in (first, *rest))):
            self.notices.warn(
                "고른 알선에 함께 줄 수 있는 결과가 없습니다. 같은 단계의 알선만 골라 주세요."
            )
            return
        show(ResultDialog(*parts, first, who, self.window(), also=rest))

    def _waiting(self) -> Filter:
        return Filter(conditions=(Condition("status", Op.IN, _WAITING),))


class ReferralPanel(RecordPanel):
    """The record of one referral."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        form = RecordForm(_KIND, check=check_referral, today=desk.today)
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            KindId.REFERRALS,
            form,
            lambda record: referrals.save(desk, record),
            empty=EmptyState(
                "send", "알선을 고르세요", "왼쪽 목록에서 고르면 여기에 내용이 나옵니다."
            ),
        )
        self.stage = Chip()
        self.head.addWidget(self.stage)
        self.result = PrimaryButton("결과 입력")
        self.result.clicked.connect(self._enter_result)
        self.hire = Button("취업 등록", icon="handshake")
        self.hire.clicked.connect(self._place)
        self.head_right.addWidget(self.hire)
        self.head_right.addWidget(self.result)
        self.person = Button("구직자 열기", icon="user", look="link")
        self.person.clicked.connect(self._open_person)
        self.job = Button("구인 열기", icon="briefcase", look="link")
        self.job.clicked.connect(self._open_vacancy)
        self.keep = Button(look="link")
        self.keep.clicked.connect(self._keep)
        self.steps = InterviewSteps(desk, hub, jobs, notices, self)
        self.later(self._add_content, self._add_history)

    def _add_content(self) -> None:
        links = stacked(spacing=8)
        ways = FlowLayout(spacing=4)
        for link in (self.person, self.job, self.keep, self.steps.trip, self.steps.allowance):
            ways.addWidget(link)
        links.addLayout(ways)
        links.addWidget(
            self.form.section(
                ("referred_on", "method"),
                ("interview_on", "interview_at"),
                ("counsellor",),
                ("reason",),
                ("note",),
            )
        )
        whole = QWidget()
        whole.setLayout(links)
        self.tabs.addTab(whole, "알선 내용")

    def _add_history(self) -> None:
        self.history = HistoryView(self.desk, self.jobs, KindId.REFERRALS)
        self.tabs.addTab(self.history, "변경이력")
        self.tabs.currentChanged.connect(self._on_tab)

    def present(self, record: Referral) -> None:
        """Header with both names; what may come next is what can be pressed."""
        self.stage.set_chip(record.status.value, tone_of(KindId.REFERRALS, record.status.value))
        may = not self.desk.read_only
        self.result.setVisible(may and bool(REFERRAL_STEPS[record.status]))
        self.hire.setVisible(may and record.status in _MAY_BE_HIRED)
        self.keep.setVisible(may and record.status is ReferralStatus.NOT_HIRED)
        self.keep.setText("예비에서 빼기" if record.runner_up else "예비로 두기")
        self.steps.show_referral(record)
        self.chips.clear()
        if record.runner_up:
            self.chips.addWidget(Chip(f"예비 {record.runner_up}순위", Tone.ACCENT))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))
        desk, wanted = self.desk, record.id
        self.jobs.read(
            lambda: lists.rows(desk, KindId.REFERRALS, [wanted], ("seeker", "employer", "vacancy")),
            self._take_names,
            key=(id(self), "names"),
        )
        self._on_tab()

    def _take_names(self, found: dict[int, tuple[object, ...]]) -> None:
        if self.record is None or self.record.id not in found:
            return
        seeker, employer, vacancy = (str(value or "") for value in found[self.record.id])
        self.name.setText(seeker)
        self.about.setText(f"{employer} · {vacancy}")

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.history and self.record is not None:
            self.history.show_record(self.record.id)

    def _open_person(self) -> None:
        if self.record is not None and self.record.seeker_id is not None:
            self.hub.open_record.emit(Ref(KindId.SEEKERS, self.record.seeker_id))

    def _open_vacancy(self) -> None:
        if self.record is not None and self.record.vacancy_id is not None:
            self.hub.open_record.emit(Ref(KindId.VACANCIES, self.record.vacancy_id))

    def _enter_result(self) -> None:
        record = self.record
        if record is not None:
            parts = self.desk, self.jobs, self.notices
            self.leave(lambda: show(ResultDialog(*parts, record, self.name.text(), self.window())))

    def _keep(self) -> None:
        """Keep this person for when the vacancy opens again, or no longer."""
        record, desk = self.record, self.desk
        if record is not None:
            do = runner_ups.drop if record.runner_up else runner_ups.keep
            self.leave(lambda: self.jobs.write(lambda: do(desk, record.id)))

    def _place(self) -> None:
        if self.record is not None:
            desk, wanted = self.desk, self.record.id
            self.jobs.read(
                lambda: placements.blank_from_referral(desk, wanted), self._open_placement
            )

    def _open_placement(self, placement: Placement) -> None:
        parts = self.desk, self.jobs, self.notices
        show(PlacementDialog(*parts, placement, self.name.text(), self.window()))
