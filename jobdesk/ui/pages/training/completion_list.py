"""수료 판정: everybody who began, where they stand with the rule, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.attendance import Rule
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import DECIDED, GONE, TraineeStatus
from jobdesk.services import certificates, completion, completion_papers, exits, qualifications
from jobdesk.services.completion import Board, CompletionRow
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.certificate_dialog import CertificatesDialog
from jobdesk.ui.pages.training.completion_dialogs import (
    DecideDialog,
    ExceptDialog,
    ExitDialog,
    ReasonDialog,
)
from jobdesk.ui.pages.training.completion_panel import CompletionPanel
from jobdesk.ui.pages.training.completion_rows import TOGGLES, cells, let_through
from jobdesk.ui.pages.training.qualification_dialog import ask_qualification
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.table_pane import TablePane
from jobdesk.ui.widgets.table_part import TablePart

_S = TraineeStatus
_MENU = {"판정": "수료 판정…", "예외": "예외 수료…", "취소": "판정 취소", "자격": "자격 추가…"}
"""The short words of the buttons, whole in the menu."""
_KINDS = frozenset(
    {
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.COHORT_SESSIONS,
        KindId.COHORTS,
        KindId.QUALIFICATIONS,
        KindId.CERTIFICATE_ISSUES,
        KindId.PLACEMENTS,
        KindId.SEEKERS,
    }
)


class CompletionList(TablePart):
    """See the module's words. On the table: 1 수료 판정, 2 예외 수료, 3 판정 취소, 4 중도 종료,
    5 자격 추가, 6 수료증."""

    told_by = _KINDS
    panel: CompletionPanel
    part_wanted = Signal(str)
    export_wanted = Signal(object)
    pay_wanted = Signal()

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(desk, hub, jobs, notices, cohort_id, parent)
        self.board: Board | None = None
        self.rows = CellRows(cells(self._rule), self)
        self.table = CellTable("교육생", self.rows, stretch="why")
        self.panel = CompletionPanel(desk, hub, jobs, notices)
        self.pane = TablePane(
            self.table, self.panel, self._empty(), search_hint="이름, 초성, 자격, 사유"
        )
        for key, label in TOGGLES:
            self.pane.add_toggle(key, label)
        self._make_buttons()
        self.table.digit.connect(self._on_digit)
        self.table.menu_wanted.connect(self._menu)
        self.begin()

    def _make_buttons(self) -> None:
        pane = self.pane
        tip = "수료한 분의 수료증을 발급하고 인쇄합니다"
        self.certificates_button = pane.add_button(
            Button("수료증", icon="file-text", tip=tip), self.open_certificates
        )
        tip = "달마다 출석일과 훈련수당을 세고 지급을 적습니다"
        self.pay_button = pane.add_button(
            Button("훈련수당", icon="banknote", tip=tip), self.pay_wanted.emit
        )
        more = MoreButton()
        more.add("보이는 명단 엑셀·인쇄…", self.export)
        pane.add_button(more)
        self.acts: list[Button] = []
        for label, words, act in (
            ("판정", "수료 판정: 고른 분이나 모두를 기준대로", self.decide),
            ("예외", "예외 수료: 기준에 못 미쳐도 인정", self.make_exception),
            ("취소", "판정 취소", self.take_back),
            ("중도 종료", "조기취업, 중도탈락", self.leave_early),
            ("자격", "고른 분 모두에게 같은 자격 추가", self.add_qualification),
            ("수료증", "고른 분의 수료증", self.open_chosen),
        ):
            button = pane.add_act(f"{len(self.acts) + 1}  {label}", act, tip=words)
            button.setAccessibleName(words)
            self.acts.append(button)
        may_write(self.desk, *self.acts)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "graduation-cap",
            "아직 교육을 시작한 분이 없습니다",
            "선발된 분이 입교하면 여기에 모입니다. 출석부를 모두 적으면 기준대로 한 번에 "
            "수료를 판정합니다.",
        )

    # What the part asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """Everybody who began, with the rule."""
        desk, cohort_id = self.desk, self.whole_id
        return lambda: (completion.board(desk, cohort_id),)

    def _take(self, rows: tuple[Any, ...]) -> None:
        board: Board = rows[0]
        self.board = board
        super()._take(board.rows)
        self.panel.take(board.rows)

    def to_panel(self) -> None:
        """Enter: to what the person gained."""
        self.panel.focus_first()

    def _rule(self) -> Rule:
        return self.board.rule if self.board is not None else Rule()

    @property
    def chosen(self) -> list[CompletionRow]:
        """The chosen rows."""
        return [self.rows.of(id_) for id_ in self.table.chosen()]

    # Doing

    def decide(self) -> None:
        """By the rule, seen first."""
        board = self.board
        if board is None or self.desk.read_only:
            return
        ids = self.table.chosen()

        def open_() -> None:
            dialog = DecideDialog(
                self.desk,
                self.jobs,
                self.notices,
                board,
                ids,
                completion_papers.rule_words(board.rule),
                self,
            )
            dialog.attendance_wanted.connect(lambda: self.part_wanted.emit("attendance"))
            show(dialog)

        self.panel.leave(open_)

    def make_exception(self) -> None:
        """수료 against the rule."""
        rows = [row for row in self.chosen if row.said is not None]
        if rows and not self.desk.read_only:
            ids, names = [row.id for row in rows], [row.name for row in rows]
            self.panel.leave(
                lambda: show(ExceptDialog(self.desk, self.jobs, self.notices, ids, names, self))
            )

    def take_back(self) -> None:
        """As if not decided."""
        ids, desk = [row.id for row in self.chosen if row.status in DECIDED], self.desk
        if ids and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: completion.take_back(desk, ids)))

    def leave_early(self) -> None:
        """조기취업 or 중도탈락; of somebody who left already, the day and reason again."""
        rows = self.chosen
        gone = [row for row in rows if row.status in GONE]
        rows = gone[:1] if gone and len(gone) == len(rows) else [r for r in rows if r not in gone]
        if not rows or self.desk.read_only:
            return
        decided = [row for row in rows if row.status in DECIDED]
        if decided:
            self.notices.warn(
                f"{others([row.name for row in decided])} 님은 이미 판정했습니다. 중간에 나간 "
                "분이면 판정을 먼저 취소하세요."
            )
            return
        self.panel.leave(lambda: show(ExitDialog(self.desk, self.jobs, self.notices, rows, self)))

    def come_back(self) -> None:
        """As if they had not left."""
        ids, desk = [row.id for row in self.chosen if row.status in GONE], self.desk
        if ids and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: exits.come_back(desk, ids)))

    def add_qualification(self) -> None:
        """The same certificate for all that are chosen."""
        ids, desk = self.table.chosen(), self.desk
        if not ids or desk.read_only:
            return

        def ask() -> None:
            self.jobs.read(
                lambda: qualifications.blank(desk, ids[0]),
                lambda one: ask_qualification(desk, self.jobs, self.notices, one, ids, self),
            )

        self.panel.leave(ask)

    def open_chosen(self) -> None:
        """수료증 of the chosen."""
        self.open_certificates([row.id for row in self.chosen if row.status is _S.COMPLETED])

    def open_certificates(self, chosen: Sequence[int] | bool = ()) -> None:
        """수료증 of these people, else of all that have none yet."""
        desk, cohort_id, board = self.desk, self.whole_id, self.board
        if board is None:
            return
        ids = () if isinstance(chosen, bool) else tuple(chosen)  # a click says whether checked

        def look(people: tuple[certificates.Numbered, ...]) -> None:
            show(
                CertificatesDialog(
                    desk,
                    self.jobs,
                    self.notices,
                    cohort_id,
                    board.cohort.title,
                    people,
                    ids,
                    self,
                )
            )

        self.panel.leave(
            lambda: self.jobs.read(lambda: certificates.numbered(desk, cohort_id, only=()), look)
        )

    def cancel_certificates(self) -> None:
        """Take 수료증 back, with the reason."""
        rows, desk = [row for row in self.chosen if row.certificate_number], self.desk
        if not rows or desk.read_only:
            return
        ids = [row.id for row in rows]

        def act(why: str) -> Change:
            return certificates.cancel(desk, ids, why)

        numbers = ", ".join(row.certificate_number for row in rows[:3])
        self.panel.leave(
            lambda: show(
                ReasonDialog(
                    desk,
                    self.jobs,
                    self.notices,
                    f"수료증 발급 취소: {numbers}",
                    "발급 취소",
                    act,
                    self,
                    about="번호는 다시 쓰지 않으며 발급대장에 취소로 남습니다.",
                    label="취소하는 사유",
                    offered=("기재 내용 정정", "판정 정정", "잘못 발급"),
                )
            )
        )

    def export(self) -> None:
        """The people that are shown, as a list for paper or a sheet."""
        ids = tuple(self.rows.ids)
        if ids:
            self.export_wanted.emit((KindId.TRAINEES, Filter(ids=ids), len(ids), ""))

    def _on_digit(self, digit: int) -> None:
        if digit <= len(self.acts):
            self.acts[digit - 1].click()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        here, many = self.table.current(), len(self.table.chosen())
        if here is None:
            return
        menu = QMenu(self.table)
        person = Ref(KindId.SEEKERS, here.seeker_id)
        menu.addAction("구직자 기록 열기").triggered.connect(
            lambda: self.hub.open_record.emit(person)
        )
        if not self.desk.read_only:
            some = f" ({many:,}명)" if many > 1 else ""
            menu.addSeparator()
            for button in self.acts:
                key, _, words = button.text().partition("  ")
                said = _MENU.get(words, words)
                menu.addAction(f"{said}{some}\t{key}").triggered.connect(button.click)
            menu.addSeparator()
            if any(row.status in GONE for row in self.chosen):
                menu.addAction(f"중도 종료 취소{some}").triggered.connect(self.come_back)
            if any(row.certificate_number for row in self.chosen):
                menu.addAction(f"수료증 발급 취소{some}…").triggered.connect(
                    self.cancel_certificates
                )
        self.table.pop(menu, at)

    # Showing

    def narrow(self) -> None:
        """What the toggles, the words and the foot say."""
        pane, every = self.pane, self.every
        for key, label in TOGGLES:
            pane.count(key, label, sum(let_through(row, key) for row in every))
        shown = [
            row
            for row in every
            if let_through(row, pane.toggle)
            and text.holds(pane.words, row.name, row.why, row.qualifications, row.phone)
        ]
        self.rows.set_rows(shown)
        pane.show_state(len(every), len(shown))
        board = self.board
        if board is not None:
            told = [board.told, board.gained]
            if board.never_began:
                told.append(f"입교 전 {board.never_began:,}명")
            pane.told.setText(" · ".join(filter(None, told)))
            pane.told.setToolTip(completion_papers.rule_words(board.rule))
