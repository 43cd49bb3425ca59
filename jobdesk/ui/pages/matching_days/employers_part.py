"""업체·부스: who comes, where they stand, how long they speak with whom, what they seek."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    STAYING_AWAY,
    DayMode,
    EmployerAnswer,
)
from jobdesk.services import day_booths, day_employers, day_records
from jobdesk.services.day_employers import DayEmployerRow
from jobdesk.services.day_papers import DayPaper
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.add_employers import AddEmployers
from jobdesk.ui.pages.matching_days.employer_panel import EmployerPanel
from jobdesk.ui.pages.matching_days.invite_dialog import InviteDialog
from jobdesk.ui.pages.matching_days.prints_dialog import Asked
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.table_pane import EVERY, TablePane
from jobdesk.ui.widgets.table_part import TablePart

_ANSWERS = (
    (1, EmployerAnswer.COMING),
    (2, EmployerAnswer.DECLINED),
    (3, EmployerAnswer.INVITED),
    (4, EmployerAnswer.CANCELLED),
)
_OUT = "out"
_KINDS = frozenset(
    {
        KindId.DAY_EMPLOYERS,
        KindId.DAY_VACANCIES,
        KindId.DAY_WISHES,
        KindId.DAY_ATTENDEES,
        KindId.VACANCIES,
        KindId.EMPLOYERS,
        KindId.MATCHING_DAYS,
    }
)


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("booth", "부스", 56), lambda row: row.booth, edit=Edit.TEXT),
        Cell(
            plain("employer", "업체", 150, strong=True),
            lambda row: row.name,
            under=lambda row: row.jobs or "구인 없음",
        ),
        Cell(_number("openings", "구인", 54, "명"), lambda row: row.openings),
        Cell(_number("wishes", "희망", 54, "명", spare=2), lambda row: row.wish_count),
        Cell(
            plain("mode", "방식", 86, spare=6),
            lambda row: row.mode.value,
            edit=Edit.CHOICE,
            choices=tuple(each.value for each in DayMode),
        ),
        Cell(
            _number("interviewers", "면접관", 62, "명", spare=5),
            lambda row: row.interviewers,
            edit=Edit.NUMBER,
        ),
        Cell(
            _number("minutes", "시간", 58, "분", spare=4),
            lambda row: row.minutes,
            edit=Edit.NUMBER,
        ),
        Cell(plain("arrives_at", "오는", 62, spare=7), lambda row: row.arrives_at, edit=Edit.TEXT),
        Cell(plain("leaves_at", "가는", 62, spare=8), lambda row: row.leaves_at, edit=Edit.TEXT),
        Cell(
            plain("status", "참가 여부", 92, chip=True, tone=_tone),
            lambda row: row.status.value,
            edit=Edit.CHOICE,
            choices=tuple(each.value for each in EmployerAnswer),
        ),
    )


class EmployersPart(TablePart):
    """See the module's words. On the table: 1 참가 확정, 2 불참, 3 초청, 4 취소, Alt+↑↓ the
    booth, Enter writes in a cell, Delete takes the employer off the day."""

    primary = ("업체 추가", "plus")
    told_by = _KINDS
    panel: EmployerPanel
    part_wanted = Signal(str)
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(desk, hub, jobs, notices, day_id, parent)
        self.rows = CellRows(_cells(), self)
        self.rows.written.connect(self._on_written)
        self.table = CellTable("참여업체", self.rows, stretch="employer")
        self.panel = EmployerPanel(desk, hub, jobs, notices)
        self.pane = TablePane(self.table, self.panel, self._empty(), search_hint="업체, 직종, 부스")
        for key, label in ((EVERY, "모두"), *((s.value, s.value) for s in EmployerAnswer)):
            if key not in STAYING_AWAY:
                self.pane.add_toggle(key, label)
        self.pane.add_toggle(_OUT, "불참·취소")
        self._make_buttons()
        self.table.digit.connect(self._on_digit)
        self.table.moved.connect(self.move_booth)
        self.table.delete_pressed.connect(self.take_off)
        self.table.menu_wanted.connect(self._menu)
        self.begin()

    def _make_buttons(self) -> None:
        pane = self.pane
        invite = Button("초청·연락", icon="send", tip="초청 문자를 만들고 연락한 것을 적습니다")
        self.invite_button = pane.add_button(invite, self.invite)
        self.acts = [
            pane.add_act(f"{digit}  {answer.value}", partial(self.answer, answer))
            for digit, answer in _ANSWERS
        ]
        self.acts += [
            pane.add_act("부스 ↑", partial(self.move_booth, -1), tip="앞 부스와 바꿉니다 (Alt+↑)"),
            pane.add_act("부스 ↓", partial(self.move_booth, 1), tip="뒤 부스와 바꿉니다 (Alt+↓)"),
        ]
        for button, words in zip(self.acts[-2:], ("앞", "뒤"), strict=True):
            button.setAccessibleName(f"{words} 부스와 바꾸기")
        more = MoreButton()
        if not self.desk.read_only:
            more.add("부스 번호 1번부터 새로 매기기", self.number)
        more.add("보이는 업체 명단 엑셀·인쇄…", self.export)
        pane.add_button(more)
        may_write(self.desk, self.invite_button, *self.acts)
        self.prints = pane.add_act("출력물", self.open_prints, tip="고른 업체의 면접자 명단, 표지")

    def _empty(self) -> EmptyState:
        first = Button("업체 추가", icon="plus")
        first.clicked.connect(self.add)
        may_write(self.desk, first)
        return EmptyState(
            "building-2",
            "아직 부른 업체가 없습니다",
            "등록된 구인업체 가운데 구인이 있는 곳부터 골라 초청하세요. 모집 중인 구인을 함께 "
            "가져옵니다.",
            first,
        )

    # What the day view asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """Every 참여업체 of the day."""
        desk, day_id = self.desk, self.whole_id
        return lambda: day_employers.rows(desk, day_id)

    def to_panel(self) -> None:
        """Enter: into the first field."""
        self.panel.focus_first()

    def primary_action(self) -> None:
        """업체 추가."""
        self.add()

    # Doing

    def add(self) -> None:
        """Several employers at once."""
        if not self.desk.read_only:
            show(
                AddEmployers(
                    self.desk, self.hub, self.jobs, self.notices, self.whole_id, self.window()
                )
            )

    def invite(self) -> None:
        """Messages, and what was said."""
        show(InviteDialog(self.desk, self.jobs, self.notices, self.whole_id, self.window()))

    def open_prints(self) -> None:
        """The papers of the chosen employers: their lists first."""
        ids = self.table.chosen()
        if ids:
            asked = Asked(DayPaper.EMPLOYER_LIST, employers=ids)
            self.panel.leave(lambda: self.prints_wanted.emit(asked))

    def answer(self, answer: EmployerAnswer, *_: object) -> None:
        """What the chosen employers said."""
        ids, desk = self.table.chosen(), self.desk
        if ids and not desk.read_only:
            self.panel.leave(
                lambda: self.jobs.write(lambda: day_employers.answer(desk, ids, answer))
            )

    def move_booth(self, by: int, *_: object) -> None:
        """The chosen employer changes booths with its neighbour."""
        row, desk = self.table.current(), self.desk
        if row is not None and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: day_booths.move(desk, row.id, by)))

    def number(self) -> None:
        """Booths 1, 2, 3 … in their order."""
        desk, day_id = self.desk, self.whole_id
        self.panel.leave(lambda: self.jobs.write(lambda: day_booths.number(desk, day_id)))

    def export(self) -> None:
        """The employers that are shown, as a list for paper or a sheet."""
        ids = tuple(self.rows.ids)
        if ids:
            self.export_wanted.emit((KindId.DAY_EMPLOYERS, Filter(ids=ids), len(ids), ""))

    def take_off(self) -> None:
        """Into the 휴지통, with what hangs on it."""
        ids, desk = self.table.chosen(), self.desk
        if ids and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: day_employers.trash(desk, ids)))

    def _on_digit(self, digit: int) -> None:
        answer = dict(_ANSWERS).get(digit)
        if answer is not None:
            self.answer(answer)

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        desk, field, value = self.desk, written.field, written.value
        made: object = value
        if field == "mode":
            made = DayMode(str(value))
        elif field == "status":
            made = EmployerAnswer(str(value))

        def save() -> Change:
            before = day_records.employer(desk, written.id)
            return day_employers.save(desk, replace(before, **{field: made}))  # type: ignore[arg-type]

        self.panel.leave(lambda: self.jobs.write(save))

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        row, many = self.table.current(), len(self.table.chosen())
        if row is None:
            return
        menu = QMenu(self.table)
        firm = Ref(KindId.EMPLOYERS, row.employer_id)
        menu.addAction("업체 기록 열기").triggered.connect(lambda: self.hub.open_record.emit(firm))
        papers = f"출력물 ({many:,}곳)" if many > 1 else "이 업체의 출력물"
        menu.addAction(papers).triggered.connect(self.open_prints)
        if not self.desk.read_only:
            menu.addSeparator()
            for digit, answer in _ANSWERS:
                act = menu.addAction(f"{answer.value}\t{digit}")
                act.triggered.connect(partial(self.answer, answer))
            menu.addSeparator()
            words = f"이 행사에서 빼기 ({many:,}곳)" if many > 1 else "이 행사에서 빼기"
            menu.addAction(f"{words}\tDelete").triggered.connect(self.take_off)
        self.table.pop(menu, at)

    # Showing

    def narrow(self) -> None:
        """What the toggles, the words and the foot say."""
        pane, words = self.pane, self.pane.words
        pane.count(EVERY, "모두", len(self.every))
        for status in (EmployerAnswer.INVITED, EmployerAnswer.COMING):
            count = sum(row.status is status for row in self.every)
            pane.count(status.value, status.value, count)
        pane.count(_OUT, "불참·취소", sum(row.status in STAYING_AWAY for row in self.every))
        shown = [
            row
            for row in self.every
            if self._in(row) and text.holds(words, row.name, row.jobs, row.booth, row.contact)
        ]
        self.rows.set_rows(shown)
        pane.show_state(len(self.every), len(shown))
        coming = [row for row in self.every if row.status is EmployerAnswer.COMING]
        booths = sum(row.mode is DayMode.DIRECT for row in coming)
        heads = sum(row.openings for row in coming)
        wishes = sum(row.wish_count for row in coming)
        without = sum(not row.openings for row in coming)
        told = f"참가 확정 {len(coming):,}곳 (부스 {booths:,}) · 구인 {heads:,}명"
        told += f" · 면접 희망 {wishes:,}건"
        if without:
            told += f" · 구인을 받지 못한 곳 {without:,}"
        pane.told.setText(told)

    def _in(self, row: DayEmployerRow) -> bool:
        toggle = self.pane.toggle
        if toggle == _OUT:
            return row.status in STAYING_AWAY
        return toggle == EVERY or row.status.value == toggle


def _number(field: str, title: str, width: int, unit: str, spare: int = 0) -> Column:
    def said(value: object) -> str:
        return f"{value:,}{unit}" if isinstance(value, int) else ""

    return Column(field, title, width, said, right=True, sortable=False, spare=spare)


def _tone(value: object) -> Tone:
    return tone_of(KindId.DAY_EMPLOYERS, str(value))
