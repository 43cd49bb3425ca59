"""신청자 명단: who applied, how far each is, who has a seat and who waits for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SELECTED, TraineeStatus
from jobdesk.services import applicants, seats, trainees
from jobdesk.services.applicants import ApplicantRow, Applicants
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.add_applicants import AddApplicants
from jobdesk.ui.pages.training.prints_dialog import Asked
from jobdesk.ui.pages.training.selection_dialogs import RejectDialog, SelectDialog
from jobdesk.ui.pages.training.selection_panel import ApplicantPanel
from jobdesk.ui.pages.training.selection_rows import applicant_cells
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.table_pane import EVERY, TablePane
from jobdesk.ui.widgets.table_part import TablePart

_S = TraineeStatus
_APPLIED, _IN, _WAITING, _OUT, _PAPERS = "applied", "in", "waiting", "out", "papers"
_TOGGLES: tuple[tuple[str, str], ...] = (
    (EVERY, "모두"),
    (_APPLIED, "신청"),
    (_IN, "선발"),
    (_WAITING, "대기"),
    (_OUT, "그 밖"),
    (_PAPERS, "서약 전"),
)
_GONE = frozenset({_S.REJECTED, _S.DECLINED, _S.CANCELLED})
_KINDS = frozenset(
    {
        KindId.TRAINEES,
        KindId.SELECTION_STAGES,
        KindId.STAGE_RESULTS,
        KindId.SEEKERS,
        KindId.COHORTS,
    }
)


class ApplicantsPart(TablePart):
    """See the module's words. On the table: 1 선발, 2 대기, 3 미선발, 4 입교 포기, 5 신청 취소,
    Alt with the arrows moves along the waiting list, Delete takes the person off the list."""

    told_by = _KINDS
    panel: ApplicantPanel
    scores_wanted = Signal()
    stages_wanted = Signal()
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(desk, hub, jobs, notices, cohort_id, parent)
        self.found: Applicants | None = None
        self._by_rank = False
        self.rows = CellRows(applicant_cells(), self)
        self.table = CellTable("신청자", self.rows, stretch="stage")
        self.panel = ApplicantPanel(desk, hub, jobs, notices)
        self.pane = TablePane(
            self.table, self.panel, self._empty(), search_hint="이름, 초성, 전화, 경로"
        )
        for key, label in _TOGGLES:
            self.pane.add_toggle(key, label)
        self._make_buttons()
        self.table.digit.connect(self._on_digit)
        self.table.moved.connect(self.shift)
        self.table.delete_pressed.connect(self.take_off)
        self.table.menu_wanted.connect(self._menu)
        self.begin()

    def _make_buttons(self) -> None:
        pane = self.pane
        scores = Button("점수·판정", icon="list-checks", tip="전형마다 점수와 판정을 적습니다")
        self.scores_button = pane.add_button(scores, self.scores_wanted.emit)
        tip = "전형을 마친 분을 순위대로 선발·대기·미선발로 정합니다"
        self.select_button = pane.add_button(
            Button("선발 정하기", icon="users", tip=tip), self.choose
        )
        more = MoreButton()
        more.add("전형 단계…", self.stages_wanted.emit)
        more.add("고른 분의 출력물…", self.open_prints)
        more.add("시트 가져오기…", self.bring_sheet)
        more.add("선발된 분 모두 입교…", self.begin_all)
        more.add("번호 다시 매기기", self.renumber)
        more.add("순위·번호 순서 바꾸기", self.turn_order)
        more.add("보이는 명단 엑셀·인쇄…", self.export)
        pane.add_button(more)
        self.acts = [
            pane.add_act("1  선발", lambda: self.do(seats.select)),
            pane.add_act("2  대기", lambda: self.do(seats.wait)),
            pane.add_act("3  미선발", self.reject),
            pane.add_act("4  포기", lambda: self.do(seats.decline), tip="입교 포기"),
            pane.add_act("5  취소", lambda: self.do(seats.cancel), tip="신청 취소"),
            pane.add_act(
                "서약·동의 받음", self.sign, tip="고른 분의 서약서와 동의서를 오늘 받았습니다"
            ),
        ]
        may_write(self.desk, self.select_button, *self.acts)

    def _empty(self) -> EmptyState:
        first = Button("신청자 추가", icon="user-plus")
        first.clicked.connect(self.add)
        sheet = Button("시트 가져오기", icon="file-down")
        sheet.clicked.connect(self.bring_sheet)
        stages = Button("전형 단계", icon="list-checks")
        stages.clicked.connect(self.stages_wanted)
        may_write(self.desk, first, sheet, stages)
        return EmptyState(
            "users",
            "아직 신청한 분이 없습니다",
            "구직자를 이름으로 찾아 신청을 받고, 서류·면접 같은 전형을 차례로 정하세요. 점수와 "
            "합격선으로 순위가 매겨지고, 자리가 나면 대기자가 저절로 올라갑니다.",
            first,
            sheet,
            stages,
        )

    # What the view asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """Everybody on the list, with the cohort and its stages."""
        desk, cohort_id = self.desk, self.whole_id
        return lambda: (applicants.applicants(desk, cohort_id),)

    def _take(self, rows: tuple[Any, ...]) -> None:
        self.found = rows[0]
        super()._take(rows[0].rows)
        self.panel.take(rows[0])

    def to_panel(self) -> None:
        """Enter: to what is known of the application."""
        self.panel.focus_first()

    # Doing

    def add(self) -> None:
        """Several people at once."""
        if not self.desk.read_only:
            show(
                AddApplicants(
                    self.desk, self.hub, self.jobs, self.notices, self.whole_id, self.window()
                )
            )

    def choose(self) -> None:
        """선발 by rank, seen first."""
        if not self.desk.read_only:
            self.panel.leave(
                lambda: show(
                    SelectDialog(self.desk, self.jobs, self.notices, self.whole_id, self.window())
                )
            )

    def do(self, act: Callable[[Desk, Sequence[int]], Change]) -> None:
        """The chosen people go to another state."""
        ids, desk = self.table.chosen(), self.desk
        if ids and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: act(desk, ids)))

    def reject(self) -> None:
        """미선발, with what those people are offered instead."""
        ids = self.table.chosen()
        if ids and not self.desk.read_only:
            names = [self.rows.of(id_).name for id_ in ids]
            self.panel.leave(
                lambda: show(RejectDialog(self.desk, self.jobs, self.notices, ids, names, self))
            )

    def reopen(self) -> None:
        """Back to 신청."""
        self.do(seats.reopen)

    def sign(self) -> None:
        """서약서 and 동의서 of the chosen came in today."""
        today = self.desk.today()
        self.do(lambda desk, ids: trainees.sign(desk, ids, today))

    def pledge(self) -> None:
        """서약서 of the chosen came in today."""
        today = self.desk.today()
        self.do(lambda desk, ids: trainees.pledge(desk, ids, today))

    def consent(self) -> None:
        """동의서 of the chosen came in today."""
        today = self.desk.today()
        self.do(lambda desk, ids: trainees.consent(desk, ids, today))

    def shift(self, by: int) -> None:
        """One place along the waiting list."""
        row, desk = self.table.current(), self.desk
        if row is not None and row.status is _S.WAITING and not desk.read_only:
            self.jobs.write(lambda: seats.reorder(desk, row.id, by))

    def begin_all(self) -> None:
        """입교 of all who were selected."""
        desk, cohort_id = self.desk, self.whole_id
        if not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: seats.begin(desk, cohort_id)))

    def begin_chosen(self) -> None:
        """입교 of the chosen."""
        cohort_id = self.whole_id
        self.do(lambda desk, ids: seats.begin(desk, cohort_id, ids))

    def renumber(self) -> None:
        """Numbers anew, those with a seat by name."""
        desk, cohort_id = self.desk, self.whole_id
        if not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: trainees.renumber(desk, cohort_id)))

    def turn_order(self) -> None:
        """By rank, or by number again; who has no rank stands behind."""
        self._by_rank = not self._by_rank
        self.narrow()

    def bring_sheet(self) -> None:
        """To 가져오기, where the next file is taken for the people of this cohort."""
        self.leave(lambda: self.hub.show_page.emit(f"importing:cohort-{self.whole_id}"))

    def open_prints(self) -> None:
        """The papers of the chosen people: their notices first."""
        asked = Asked("selection_notice", tuple(self.table.chosen()))
        self.panel.leave(lambda: self.prints_wanted.emit(asked))

    def export(self) -> None:
        """The people that are shown, as a list for paper or a sheet."""
        ids = tuple(self.rows.ids)
        if ids:
            self.export_wanted.emit((KindId.TRAINEES, Filter(ids=ids), len(ids), ""))

    def take_off(self) -> None:
        """Into the 휴지통, with the results."""
        self.do(trainees.trash)

    def _on_digit(self, digit: int) -> None:
        if 1 <= digit <= 5:
            self.acts[digit - 1].click()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        row, many = self.table.current(), len(self.table.chosen())
        if row is None:
            return
        menu = QMenu(self.table)
        person = Ref(KindId.SEEKERS, row.seeker_id)
        menu.addAction("구직자 기록 열기").triggered.connect(
            lambda: self.hub.open_record.emit(person)
        )
        papers = f"출력물 ({many:,}명)" if many > 1 else "이 분의 출력물"
        menu.addAction(papers).triggered.connect(self.open_prints)
        if not self.desk.read_only:
            some = f" ({many:,}명)" if many > 1 else ""
            menu.addSeparator()
            for button in self.acts:
                key, _, words = button.text().rpartition("  ")
                shown = f"{words}{some}\t{key}" if key else f"{words}{some}"
                menu.addAction(shown).triggered.connect(button.click)
            menu.addAction(f"서약서만 받음{some}").triggered.connect(self.pledge)
            menu.addAction(f"동의서만 받음{some}").triggered.connect(self.consent)
            menu.addSeparator()
            menu.addAction(f"입교{some}").triggered.connect(self.begin_chosen)
            menu.addAction(f"신청으로 되돌리기{some}").triggered.connect(self.reopen)
            menu.addAction(f"명단에서 빼기{some}\tDelete").triggered.connect(self.take_off)
        self.table.pop(menu, at)

    # Showing

    def narrow(self) -> None:
        """What the toggles, the words and the foot say."""
        pane, every = self.pane, self.every
        for key, label in _TOGGLES:
            pane.count(key, label, sum(_in(row, key) for row in every))
        shown = [
            row
            for row in every
            if _in(row, pane.toggle)
            and text.holds(
                pane.words, row.name, row.village, row.phone, row.channel, row.desired_job
            )
        ]
        if pane.toggle == _WAITING:
            shown.sort(key=lambda row: row.waiting_rank or 0)
        elif self._by_rank:
            shown.sort(key=lambda row: (row.rank is None, row.rank or 0))
        self.rows.set_rows(shown)
        pane.show_state(len(every), len(shown))
        pane.told.setText(self._told())

    def _told(self) -> str:
        found = self.found
        if found is None:
            return ""
        counted = sum(row.status is not _S.CANCELLED for row in found.rows)
        inside = sum(row.status in SELECTED for row in found.rows)
        waiting = sum(row.status is _S.WAITING for row in found.rows)
        seats_ = found.cohort.seats
        told = [f"모집 {counted:,}명"]
        if seats_:
            told.append(f"선발 {inside:,}/{seats_:,}명")
            told.append(f"빈 자리 {found.free:,}")
        else:
            told.append(f"선발 {inside:,}명")
        if waiting:
            told.append(f"대기 {waiting:,}명")
        if any(row.rank is not None for row in found.rows):
            order = " (순위순)" if self._by_rank else ""
            told.append(f"순위: {found.cohort.rank_by.value}{order}")
        return " · ".join(told)


def _in(row: ApplicantRow, key: str) -> bool:
    if key == EVERY:
        return True
    if key == _PAPERS:
        return row.status in SELECTED and not (row.pledge_on and row.consent_on)
    if key == _IN:
        return row.status in SELECTED
    if key == _OUT:
        return row.status in _GONE
    return row.status is (_S.APPLIED if key == _APPLIED else _S.WAITING)
