"""The people of a cohort and where they work; 관련 분야 and 상세업종 are told in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import MilestoneState
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import cohort_hires
from jobdesk.services.cohort_hires import HireRow
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.columns import Column, short_day
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.hire_dialog import HireDialog
from jobdesk.ui.pages.training.hire_panel import HirePanel
from jobdesk.ui.pages.training.note_writing import TraineeNote
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.table_pane import EVERY, TablePane
from jobdesk.ui.widgets.table_part import TablePart

_HIRED, _WITHOUT, _DUE, _LOOSE = "hired", "without", "due", "loose"
_RELATED = {True: "여", False: "부", None: "-"}
_KINDS = frozenset(
    {
        KindId.COHORTS,
        KindId.TRAINEES,
        KindId.PLACEMENTS,
        KindId.FOLLOW_UPS,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.NOTES,
        KindId.SETTINGS,
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A HireRow with the id a table asks for: below 0 for who is no 교육생."""

    id: int
    one: HireRow


class HiresTable(TablePart):
    """See the module's words. On the table: 1 관련 분야, 2 관련 없음, Enter records a 취업 or
    writes in a cell, Delete takes the 취업 back."""

    told_by = _KINDS
    panel: HirePanel
    export_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(desk, hub, jobs, notices, cohort_id, parent)
        self.rows = CellRows(_cells(desk.today()), self)
        self.rows.written.connect(self._on_written)
        self.table = CellTable("교육생의 취업", self.rows, stretch="firm")
        self.panel = HirePanel(desk, hub, jobs, notices)
        empty = EmptyState(
            "handshake",
            "아직 교육을 시작한 분이 없습니다",
            "교육을 시작하면 교육생이 여기에 모이고, 취업과 재직 확인을 한 사람씩 적습니다.",
        )
        self.pane = TablePane(
            self.table, self.panel, empty, search_hint="이름, 업체, 업종", shares=(62, 38)
        )
        for key, label in (
            (EVERY, "모두"),
            (_HIRED, "취업"),
            (_WITHOUT, "미취업"),
            (_DUE, "연락할 때"),
            (_LOOSE, "이을 취업"),
        ):
            self.pane.add_toggle(key, label)
        self._make_acts()
        self.table.digit.connect(self._on_digit)
        self.table.delete_pressed.connect(self.take_back)
        self.table.menu_wanted.connect(self._menu)
        self.begin()

    def _make_acts(self) -> None:
        pane = self.pane
        self.acts = [
            pane.add_act("1  관련 분야", partial(self.tell, True), tip="고른 분들의 취업"),
            pane.add_act("2  관련 없음", partial(self.tell, False), tip="고른 분들의 취업"),
            pane.add_act("상담 기록", self.write_note, tip="고른 분들과 나눈 말을 적습니다"),
        ]
        may_write(self.desk, *self.acts)
        more = MoreButton()
        more.add("보이는 교육생 명단 엑셀·인쇄…", self.export)
        pane.add_button(more)

    # What the part asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """Everybody who began, and who was hired besides."""
        desk, cohort_id = self.desk, self.whole_id

        def read() -> tuple[Line, ...]:
            return tuple(
                Line(one.id or -(one.placement.id if one.placement else 1), one)
                for one in cohort_hires.rows(desk, cohort_id)
            )

        return read

    def to_panel(self) -> None:
        """Enter: what there is to write for this row."""
        line = self.table.current()
        if line is not None and line.one.placement is None and line.one.elsewhere is None:
            self.record()
        elif line is not None:
            wanted = self.panel.care if line.one.due is not None else self.panel.hire
            self.panel.tabs.setCurrentWidget(wanted)
            wanted.setFocus()

    def show_hire(self, placement_id: int) -> None:
        """Make the person of a 취업 current, as soon as it is listed."""
        found = [x for x in self.every if x.one.placement and x.one.placement.id == placement_id]
        if found:
            self.pane.clear()
            self.table.select(found[0].id)

    def _on_picked(self) -> None:
        """The record of who is no 교육생 is the person's own: there is none of the cohort."""
        line = self.table.current()
        wanted = line.id if line is not None and line.id > 0 else None
        if wanted != self.panel.record_id:
            self.panel.leave(lambda: self.panel.show_record(wanted), self._back)

    # Doing

    def record(self) -> None:
        """A 취업 of the person who is current."""
        line, desk = self.table.current(), self.desk
        if line is None or line.id < 0 or desk.read_only:
            return
        id_, name = line.id, line.one.name

        def open_(blank: Placement) -> None:
            parts = desk, self.jobs, self.notices
            show(HireDialog(*parts, blank, name, self.window(), trainee_id=id_))

        self.panel.leave(lambda: self.jobs.read(lambda: cohort_hires.blank(desk, id_), open_))

    def tell(self, related: bool, *_: object) -> None:
        """관련 분야 여부 of those chosen."""
        ids, desk = self._chosen_hires(), self.desk
        if ids and not desk.read_only:
            self.panel.leave(
                lambda: self.jobs.write(lambda: cohort_hires.tell(desk, ids, related=related))
            )

    def take_back(self) -> None:
        """Put the current 취업 away; an undo brings it back."""
        line, desk = self.table.current(), self.desk
        if line is not None and line.one.placement is not None and not desk.read_only:
            id_ = line.one.placement.id
            self.panel.leave(lambda: self.jobs.write(lambda: cohort_hires.take_back(desk, id_)))

    def write_note(self) -> None:
        """훈련생 상담 with those chosen."""
        chosen = [self.rows.of(id_).one for id_ in self.table.chosen()]
        if chosen and not self.desk.read_only:
            people = [(one.seeker_id, one.name) for one in chosen]
            parts = self.desk, self.hub, self.jobs, self.notices, self.window()
            show(TraineeNote(*parts, self.whole_id, people))

    def export(self) -> None:
        """Those who are shown, as a list for paper or a sheet."""
        ids = tuple(id_ for id_ in self.rows.ids if id_ > 0)
        if ids:
            self.export_wanted.emit((KindId.TRAINEES, Filter(ids=ids), len(ids), ""))

    def _chosen_hires(self) -> list[int]:
        chosen = [self.rows.of(id_).one for id_ in self.table.chosen()]
        return [one.placement.id for one in chosen if one.placement is not None]

    def _on_digit(self, digit: int) -> None:
        if digit in (1, 2):
            self.tell(digit == 1)

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        line, desk, field, value = self.rows.of(written.id), self.desk, written.field, written.value
        if line is None or line.one.placement is None:
            self.notices.say("취업을 먼저 기록하세요. 아무것도 적지 않았습니다.")
            return
        ids = [line.one.placement.id]

        def save() -> Change:
            if field == "industry":
                return cohort_hires.tell(desk, ids, industry=str(value or ""))
            return cohort_hires.tell(desk, ids, related=value == _RELATED[True])

        if field == "industry" or value in (_RELATED[True], _RELATED[False]):
            self.panel.leave(lambda: self.jobs.write(save))

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        line = self.table.current()
        if line is None:
            return
        one = line.one
        menu = QMenu(self.table)
        person = Ref(KindId.SEEKERS, one.seeker_id)
        open_ = menu.addAction("구직자 기록 열기")
        open_.triggered.connect(lambda: self.hub.open_record.emit(person))
        if one.placement is not None:
            hire = Ref(KindId.PLACEMENTS, one.placement.id)
            act = menu.addAction("취업 기록 열기")
            act.triggered.connect(lambda: self.hub.open_record.emit(hire))
        if not self.desk.read_only:
            menu.addSeparator()
            if line.id > 0:
                menu.addAction("취업 기록…").triggered.connect(self.record)
            menu.addAction("상담 기록…").triggered.connect(self.write_note)
            if one.placement is not None:
                for digit, related in ((1, True), (2, False)):
                    words = "관련 분야" if related else "관련 없음"
                    act = menu.addAction(f"{words}\t{digit}")
                    act.triggered.connect(partial(self.tell, related))
                menu.addAction("취업 지우기\tDelete").triggered.connect(self.take_back)
        self.table.pop(menu, at)

    # Showing

    def narrow(self) -> None:
        """What the toggles, the words and the foot say."""
        pane, words = self.pane, self.pane.words
        every = [line.one for line in self.every]
        for key, label in (
            (EVERY, "모두"),
            (_HIRED, "취업"),
            (_WITHOUT, "미취업"),
            (_DUE, "연락할 때"),
            (_LOOSE, "이을 취업"),
        ):
            pane.count(key, label, sum(_in(one, key) for one in every))
        pane.toggles[_LOOSE].setVisible(any(_in(one, _LOOSE) for one in every))
        shown = [
            line
            for line in self.every
            if _in(line.one, pane.toggle)
            and text.holds(words, line.one.name, line.one.firm, _industry(line.one))
        ]
        self.rows.set_rows(shown)
        pane.show_state(len(every), len(shown))
        pane.told.setText(_told(every))


def _cells(today: date) -> tuple[Cell, ...]:
    return (
        Cell(plain("number", "번호", 48, spare=2), lambda line: line.one.number or ""),
        Cell(
            plain("name", "이름", 84, strong=True),
            lambda line: line.one.name,
            under=lambda line: line.one.phone[-4:],
        ),
        Cell(
            plain("status", "교육", 84, chip=True, tone=_tone, spare=5),
            lambda line: line.one.status.value if line.one.status is not None else "명단 밖",
        ),
        Cell(
            plain("firm", "취업처", 124, strong=True),
            lambda line: line.one.firm or _nothing(line.one),
            under=lambda line: line.one.placement.job if line.one.placement else "",
        ),
        Cell(
            plain("hired", "입사일", 78, spare=1),
            lambda line: _hired_on(line.one, today),
            under=lambda line: _left(line.one, today),
        ),
        Cell(
            plain("related", "관련", 56),
            lambda line: _RELATED[line.one.placement.related] if line.one.placement else "",
            edit=Edit.CHOICE,
            choices=(_RELATED[True], _RELATED[False]),
        ),
        Cell(
            plain("industry", "상세업종", 112, spare=4),
            lambda line: _industry(line.one),
            edit=Edit.TEXT,
        ),
        Cell(
            Column("kept", "재직 확인", 128, str, sortable=False),
            lambda line: _kept(line.one),
            under=lambda line: _next(line.one, today),
        ),
    )


def _in(one: HireRow, toggle: str) -> bool:
    if toggle == _HIRED:
        return one.placement is not None
    if toggle == _WITHOUT:
        return one.placement is None
    if toggle == _DUE:
        return one.due is not None
    if toggle == _LOOSE:
        return one.placement is None and one.elsewhere is not None
    return True


def _told(every: list[HireRow]) -> str:
    """``취업 12명 (관련 분야 8명) · 수료하고 미취업 5명 · 연락할 때 3명``."""
    hired = [one for one in every if one.placement is not None]
    related = sum(bool(one.placement and one.placement.related) for one in hired)
    unsaid = sum(one.placement is not None and one.placement.related is None for one in hired)
    without = sum(one.placement is None and one.status is TraineeStatus.COMPLETED for one in every)
    due = sum(one.due is not None for one in every)
    parts = (
        f"취업 {len(hired):,}명 (관련 분야 {related:,}명)",
        f"관련 분야인지 적지 않은 분 {unsaid:,}명" if unsaid else "",
        f"수료하고 미취업 {without:,}명" if without else "",
        f"연락할 때가 된 분 {due:,}명" if due else "",
    )
    return " · ".join(filter(None, parts))


def _nothing(one: HireRow) -> str:
    if one.elsewhere is not None:
        return "이을 취업이 있음"
    return "조기취업, 기록 전" if one.status is TraineeStatus.EARLY_HIRE else "미취업"


def _industry(one: HireRow) -> str:
    return one.placement.industry if one.placement is not None else ""


def _hired_on(one: HireRow, today: date) -> str:
    day = one.placement.hire_date if one.placement is not None else None
    if day is None:
        return ""
    return short_day(day, today) if day.year == today.year else f"{day:%y-%m-%d}"


def _left(one: HireRow, today: date) -> str:
    if one.placement is None:
        return ""
    if one.placement.status is PlacementStatus.EXPECTED:
        return "입사 예정"
    left = one.placement.left_on
    return f"{short_day(left, today)} 퇴사" if left is not None else ""


_MARKS = {
    MilestoneState.EMPLOYED: "재직",
    MilestoneState.LEFT: "퇴사",
    MilestoneState.ANSWERED: "완료",
    MilestoneState.REFUSED: "거부",
    MilestoneState.PASSED: "미확인",
}


def _kept(one: HireRow) -> str:
    """``3개월 재직``: the latest milestone of which something is known."""
    known = [m for m in one.milestones if m.state in _MARKS]
    return f"{known[-1].months}개월 {_MARKS[known[-1].state]}" if known else ""


def _next(one: HireRow, today: date) -> str:
    """``6개월 확인, 12일 지남`` or ``다음 6개월 12-18``."""
    if one.due is not None:
        late = (today - one.due.due_on).days
        when = f"{late:,}일 지남" if late > 0 else "오늘"
        return f"{one.due.months}개월 확인, {when}"
    coming = next((m for m in one.milestones if m.state is MilestoneState.COMING), None)
    if coming is None or (one.placement is not None and one.placement.left_on is not None):
        return ""
    return f"다음 {coming.months}개월 {short_day(coming.due_on, today)}"


def _tone(value: object) -> Tone:
    return tone_of(KindId.TRAINEES, str(value))
