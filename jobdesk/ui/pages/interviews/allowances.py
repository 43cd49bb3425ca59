"""면접활동비: the list by stage, the keys that take one on, and the papers of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu

from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import allowance_ledger, allowance_payment, allowances, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.interviews import slip_dialog
from jobdesk.ui.pages.interviews.allowance_panel import AllowancePanel
from jobdesk.ui.pages.interviews.ledger_dialog import LedgerDialog
from jobdesk.ui.pages.interviews.pay_dialog import PayDialog
from jobdesk.ui.pages.interviews.slip_dialog import SlipDialog, SlipFacts
from jobdesk.ui.pages.interviews.stage_line import StageLine
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.allowance_dialog import ask_allowance
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from jobdesk.ui.widgets.record_page import RecordPage

_KIND = KINDS[KindId.ALLOWANCES]
_S = AllowanceStatus
_WHY = ("면접에 오지 않음", "확인서를 내지 않음", "한도를 다 씀", "다른 곳에서 받음", "본인이 거절")


class AllowanceList(RecordPage):
    """See the module's words. On the list: 1 확인서 접수, 2 승인, 3 지급, 4 반려."""

    panel: AllowancePanel
    primary = ("면접활동비 신청", "plus")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        def short(value: object) -> str:
            return short_day(value, desk.today())

        new = Button("면접활동비 신청", icon="plus")
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.ALLOWANCES,
            columns=(
                column(_KIND, "seeker", width=78, strong=True),
                column(_KIND, "employer", width=112),
                column(_KIND, "interview_on", width=68, show=short),
                column(_KIND, "status", width=96),
                column(_KIND, "slip_on", title="확인서", width=68, show=short),
                column(_KIND, "amount", width=76),
                column(_KIND, "paid_on", width=68, show=short),
            ),
            panel=AllowancePanel(desk, hub, jobs, notices),
            empty=EmptyState(
                "banknote",
                "아직 면접활동비가 없습니다",
                "면접을 본 분에게 활동비를 드립니다. 알선 기록이나 동행면접의 ‘면접활동비 "
                "신청’으로도 시작할 수 있습니다.",
                new,
            ),
            search_hint="이름, 초성, 업체",
        )
        new.clicked.connect(self.new)
        self.grid.stretch("employer")
        self.bar.add_choice("status", [s.value for s in _S])
        self.bar.add_span("interview_on", desk.today)
        self.bar.add_choice("counsellor", (), load=self.stored_values("counsellor"))
        self.stages = StageLine(desk, hub, jobs)
        self.stages.listed.connect(self._list)
        self._build_acts()
        self.begin()

    def _build_acts(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        self.slip = self._act("1", "확인서 접수", "file-text", self.receive)
        self.approve_button = self._act("2", "승인", "check", self.approve)
        self.pay_button = self._act("3", "지급", "banknote", self.pay)
        self.refuse_button = self._act("4", "반려", "x", self.refuse)
        self.pay_all = Button("승인된 것 모두 지급")
        self.pay_all.clicked.connect(self.pay_approved)
        paper = Button("확인서 양식", icon="printer", tip="Ctrl+P")
        paper.clicked.connect(self.print_)
        ledger = Button("지급대장", icon="file-spreadsheet", tip="인쇄하거나 엑셀로 저장합니다")
        acts = FlowLayout(spacing=8)
        for button in (
            self.slip,
            self.approve_button,
            self.pay_button,
            self.refuse_button,
            self.pay_all,
            paper,
        ):
            acts.addWidget(button)
        layout.insertLayout(layout.indexOf(self.splitter), acts)
        ledger.clicked.connect(self.open_ledger)
        for part in (ledger, self.stages):
            self.header.insert(part)
        self.header.fold(self.stages)
        for stage in _S:
            self.saved_views.add_ready(stage.value, partial(self._list, stage))
        self.grid.selectionModel().selectionChanged.connect(self._tell_acts)
        self.stages.told.connect(self._tell_ready)
        self._tell_acts()

    def _act(self, keys: str, word: str, icon: str, run: Callable[[], None]) -> Button:
        button = Button(f"{keys}  {word}", icon=icon)
        button.setAccessibleName(f"{word} ({keys})")
        button.clicked.connect(run)
        shortcut = QShortcut(QKeySequence(keys), self.grid)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(run)
        return button

    # What the window asks

    def primary_action(self) -> None:
        """면접활동비 신청."""
        self.new()

    def new(self) -> None:
        """Ask for an allowance."""
        ask_allowance(self.desk, self.hub, self.jobs, self.notices, self.window())

    def refresh(self) -> None:
        """조회 (F5)."""
        super().refresh()
        self.stages.refresh()

    def print_(self) -> None:
        """A 면접확인서 to be signed for each of the selected, or a blank one."""
        desk, ids = self.desk, tuple(self.grid.selected_ids())
        show(
            PrintDialog(
                self.jobs,
                self.notices,
                "면접확인서",
                lambda: allowance_ledger.slip_pdf(desk, ids),
                lambda action: allowance_ledger.slips_out(desk, ids, action),
                self.window(),
            )
        )

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """The steps, for the selected rows."""
        many = f" ({len(ids):,}건)" if len(ids) > 1 else ""
        if len(ids) == 1:
            menu.addAction("확인서 접수").triggered.connect(self.receive)
        menu.addAction(f"승인{many}").triggered.connect(self.approve)
        menu.addAction(f"지급{many}").triggered.connect(self.pay)
        if len(ids) == 1:
            menu.addAction("반려").triggered.connect(self.refuse)
        menu.addAction(f"확인서 인쇄{many}").triggered.connect(self.print_)
        super().fill_menu(menu, ids)

    # The steps

    def receive(self) -> None:
        """1: the slip of the current one came in."""
        id_, desk = self.grid.current_id(), self.desk
        if id_ is not None and self._may():
            self.panel.leave(
                lambda: self.jobs.read(lambda: slip_dialog.look(desk, id_), self._open_slip)
            )

    def approve(self) -> None:
        """2: approve the selected, all or none."""
        self._with(_S.SLIP, self._approve)

    def pay(self) -> None:
        """3: pay the selected, after their count and sum were seen."""
        self._with(_S.APPROVED, self._open_payment)

    def pay_approved(self) -> None:
        """Pay whatever is approved, after its count and sum were seen."""
        desk = self.desk
        if self._may():
            self.panel.leave(
                lambda: self.jobs.read(lambda: allowance_payment.ready(desk), self._open_payment)
            )

    def refuse(self) -> None:
        """4: turn the current one down, or take its payment back, with the reason."""
        id_, desk = self.grid.current_id(), self.desk
        if id_ is None or not self._may():
            return
        one = self.panel.record
        paid = one is not None and one.id == id_ and one.status is _S.PAID
        show(
            ReasonDialog(
                f"{'지급 취소' if paid else '면접활동비 반려'}: {self.panel.name.text()}",
                "지급한 것을 없던 일로 하고 반려로 남깁니다."
                if paid
                else "반려하면 지급하지 않습니다. 나중에 다시 시작할 수 있습니다.",
                "지급 취소" if paid else "반려",
                _WHY,
                lambda reason: allowances.reject(desk, id_, reason),
                self.jobs,
                self.notices,
                self.window(),
                required=True,
            )
        )

    def open_ledger(self) -> None:
        """지급대장, on paper or as a workbook."""
        show(LedgerDialog(self.desk, self.jobs, self.notices, self.window()))

    def _open_slip(self, facts: SlipFacts) -> None:
        if facts.allowance.status is not _S.DUE:
            stage = facts.allowance.status.value
            self.notices.warn(
                f"{facts.name} 님의 면접활동비는 이미 {stage} 상태입니다. 그대로 두었습니다."
            )
            return
        parts = self.desk, self.jobs, self.notices
        show(SlipDialog(*parts, facts, self.window()))

    def _open_payment(self, ids: tuple[int, ...]) -> None:
        if not ids:
            self.notices.warn("승인된 면접활동비가 없습니다. 확인서를 접수하고 먼저 승인하세요.")
            return
        show(PayDialog(self.desk, self.jobs, self.notices, ids, self.window()))

    def _may(self) -> bool:
        if self.desk.read_only:
            self.notices.warn("읽기 전용으로 열어서 바꿀 수 없습니다.")
        return not self.desk.read_only

    def _with(self, stage: AllowanceStatus, then: Callable[[tuple[int, ...]], None]) -> None:
        """Go on with those of ``stage`` among the selected; where none is, with all of them,
        for the rules to say why not."""
        ids, desk = tuple(self.grid.selected_ids()), self.desk
        if not ids or not self._may():
            return

        def look() -> tuple[int, ...]:
            rows = lists.rows(desk, KindId.ALLOWANCES, ids, ("status",))
            return tuple(i for i in ids if i in rows and rows[i][0] == stage.value) or ids

        self.panel.leave(lambda: self.jobs.read(look, then))

    def _approve(self, ids: tuple[int, ...]) -> None:
        desk = self.desk
        self.jobs.write(lambda: allowances.approve(desk, ids), self._back)

    def _back(self, change: object) -> None:
        del change
        self.grid.setFocus()

    # Showing

    def _list(self, wanted: object) -> None:
        assert isinstance(wanted, AllowanceStatus)
        self._show_view(Filter(conditions=(Condition("status", Op.IN, (wanted.value,)),)))
        self.grid.setFocus()

    def _tell_acts(self) -> None:
        ids = self.grid.selected_ids()
        many = f" {len(ids):,}건" if len(ids) > 1 else ""
        may = bool(ids) and not self.desk.read_only
        for button, word, alone in (
            (self.slip, "1  확인서 접수", True),
            (self.approve_button, f"2  승인{many}", False),
            (self.pay_button, f"3  지급{many}", False),
            (self.refuse_button, "4  반려", True),
        ):
            button.setText(word)
            button.setEnabled(may and (len(ids) == 1 or not alone))

    def _tell_ready(self, count: int, won: int) -> None:
        self.pay_all.setText(f"승인된 {count:,}건 {won:,}원 모두 지급")
        self.pay_all.setVisible(count > 0 and not self.desk.read_only)
