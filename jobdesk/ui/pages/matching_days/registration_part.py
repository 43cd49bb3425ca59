"""사전접수: who registered, whom they want to meet, when they can be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus
from jobdesk.services import day_attendees, day_records
from jobdesk.services.day_attendees import DayAttendeeRow
from jobdesk.services.day_papers import DayPaper
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.add_attendees import AddAttendees
from jobdesk.ui.pages.matching_days.attendee_panel import AttendeePanel
from jobdesk.ui.pages.matching_days.guide_dialog import GuideDialog
from jobdesk.ui.pages.matching_days.prints_dialog import Asked
from jobdesk.ui.pages.matching_days.proposals_dialog import ProposalsDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.table_pane import EVERY, TablePane
from jobdesk.ui.widgets.table_part import TablePart

_WISHLESS, _CONSENT, _OUT = "wishless", "consent", "out"
_KINDS = frozenset({KindId.DAY_ATTENDEES, KindId.DAY_WISHES, KindId.DAY_EMPLOYERS, KindId.SEEKERS})


_FIRST = 17
"""Signs of two firms that have room beside each other; of longer ones the second goes below."""


def wish_lines(wishes: Sequence[str]) -> tuple[str, str]:
    """Wanted firms with their rank on two lines, each name whole as far as there is room."""
    count = 2 if len("".join(wishes[:2])) <= _FIRST else 1
    told = [f"{n} {name}" for n, name in enumerate(wishes, 1)]
    return "  ".join(told[:count]), "  ".join(told[count:])


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("number", "번호", 56, right=True), lambda row: row.number, edit=Edit.NUMBER),
        Cell(
            plain("name", "이름", 132, strong=True),
            lambda row: row.name,
            under=lambda row: " · ".join(
                filter(
                    None,
                    (
                        f"{row.age}세" if row.age is not None else "",
                        row.village,
                        row.desired_job,
                    ),
                )
            ),
        ),
        Cell(
            plain("wishes", "희망업체 (순위)", 190),
            lambda row: wish_lines(row.wishes)[0] or "희망 없음",
            under=lambda row: wish_lines(row.wishes)[1],
        ),
        Cell(plain("from_at", "오는", 62, spare=5), lambda row: row.from_at, edit=Edit.TEXT),
        Cell(plain("until_at", "가는", 62, spare=4), lambda row: row.until_at, edit=Edit.TEXT),
        Cell(
            plain("consent", "제공 동의", 84, chip=True, tone=_consent_tone, spare=3),
            lambda row: "동의" if row.consent else "없음",
        ),
        Cell(plain("channel", "방법", 76, quiet=True, spare=6), lambda row: row.channel.value),
        Cell(plain("status", "상태", 68, chip=True, tone=_tone), lambda row: row.status.value),
    )


class RegistrationPart(TablePart):
    """See the module's words. On the table: 1 접수 취소, Enter writes in a cell, Delete takes
    the person off the day."""

    primary = ("참가자 추가", "user-plus")
    told_by = _KINDS
    panel: AttendeePanel
    part_wanted = Signal(str)
    export_wanted = Signal(object)
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(desk, hub, jobs, notices, day_id, parent)
        self.rows = CellRows(_cells(), self)
        self.rows.written.connect(self._on_written)
        self.table = CellTable("참가자", self.rows, stretch="wishes")
        self.panel = AttendeePanel(desk, hub, jobs, notices)
        self.pane = TablePane(
            self.table, self.panel, self._empty(), search_hint="이름, 초성, 전화, 업체"
        )
        for key, label in (
            (EVERY, "모두"),
            (_WISHLESS, "희망 없음"),
            (_CONSENT, "동의 없음"),
            (_OUT, "취소"),
        ):
            self.pane.add_toggle(key, label)
        self._make_buttons()
        self.table.digit.connect(self._on_digit)
        self.table.delete_pressed.connect(self.take_off)
        self.table.menu_wanted.connect(self._menu)
        self.begin()

    def _make_buttons(self) -> None:
        pane = self.pane
        tip = "희망이 적은 분께 맞는 업체를 이유와 함께 제안합니다"
        sheet = Button("시트 가져오기", icon="file-down", tip="접수 명단을 엑셀 그대로 가져옵니다")
        self.sheet_button = pane.add_button(sheet, self.bring_sheet)
        more = MoreButton()
        more.add("보이는 참가자 명단 엑셀·인쇄…", self.export)
        pane.add_button(more)
        self.acts = [
            pane.add_act("1  접수 취소", self.cancel, tip="오지 않겠다고 한 분"),
            pane.add_act("이 행사에서 빼기", self.take_off, tip="Delete"),
        ]
        self.propose_button = pane.add_act("희망 제안", self.propose, tip=tip)
        may_write(self.desk, self.propose_button, self.sheet_button, *self.acts)
        tip = "고른 분의 안내표, 명찰, 확인서"
        self.prints = pane.add_act("출력물", self.open_prints, tip=tip)
        tip = "접수한 분과 초청할 분께 보낼 말을 만들어 복사합니다"
        self.guide_button = pane.add_act("안내 문자", self.guide, tip=tip)

    def _empty(self) -> EmptyState:
        first = Button("참가자 추가", icon="user-plus")
        first.clicked.connect(self.add)
        sheet = Button("시트 가져오기", icon="file-down")
        sheet.clicked.connect(self.bring_sheet)
        may_write(self.desk, first, sheet)
        invite = Button("초청 문자", icon="send")
        invite.clicked.connect(self.guide)
        return EmptyState(
            "users",
            "아직 접수한 분이 없습니다",
            "구직자를 이름으로 찾아 접수하고, 만나고 싶은 업체를 차례로 적으세요. 버스 시각처럼 "
            "가야 하는 때를 적으면 시간표가 그에 맞춥니다.",
            first,
            sheet,
            invite,
        )

    # What the day view asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """Every 참가자 of the day."""
        desk, day_id = self.desk, self.whole_id
        return lambda: day_attendees.rows(desk, day_id)

    def to_panel(self) -> None:
        """Enter: to the wishes."""
        self.panel.wishes.add.setFocus()

    def primary_action(self) -> None:
        """참가자 추가."""
        self.add()

    # Doing

    def add(self) -> None:
        """Several people at once."""
        if not self.desk.read_only:
            show(
                AddAttendees(
                    self.desk, self.hub, self.jobs, self.notices, self.whole_id, self.window()
                )
            )

    def propose(self) -> None:
        """Proposals for everybody who wants few."""
        show(ProposalsDialog(self.desk, self.jobs, self.notices, self.whole_id, self.window()))

    def bring_sheet(self) -> None:
        """To 가져오기, where the next file is taken for the people of this day."""
        self.leave(lambda: self.hub.show_page.emit(f"importing:day-{self.whole_id}"))

    def guide(self) -> None:
        """What to write to those who registered, the chosen ones ticked, and to those who might."""
        chosen = self.table.chosen()
        people = [row.seeker_id for row in self.every if row.id in chosen and len(chosen) > 1]
        self.panel.leave(
            lambda: show(
                GuideDialog(
                    self.desk, self.jobs, self.notices, self.whole_id, self.window(), people
                )
            )
        )

    def open_prints(self) -> None:
        """The papers of the chosen people: their slips first."""
        ids = self.table.chosen()
        if ids:
            asked = Asked(DayPaper.SLIP, attendees=ids)
            self.panel.leave(lambda: self.prints_wanted.emit(asked))

    def cancel(self) -> None:
        """The chosen people will not come."""
        ids, desk = self.table.chosen(), self.desk
        if ids and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: day_attendees.cancel(desk, ids)))

    def export(self) -> None:
        """The people that are shown, as a list for paper or a sheet."""
        ids = tuple(self.rows.ids)
        if ids:
            self.export_wanted.emit((KindId.DAY_ATTENDEES, Filter(ids=ids), len(ids), ""))

    def take_off(self) -> None:
        """Into the 휴지통, with the wishes."""
        ids, desk = self.table.chosen(), self.desk
        if ids and not desk.read_only:
            self.panel.leave(lambda: self.jobs.write(lambda: day_attendees.trash(desk, ids)))

    def _on_digit(self, digit: int) -> None:
        if digit == 1:
            self.cancel()

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        desk = self.desk

        def save() -> Change:
            before = day_records.attendee(desk, written.id)
            value: object = written.value
            return day_attendees.save(desk, replace(before, **{written.field: value}))  # type: ignore[arg-type]

        self.panel.leave(lambda: self.jobs.write(save))

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
            menu.addSeparator()
            some = f" ({many:,}명)" if many > 1 else ""
            menu.addAction(f"접수 취소{some}\t1").triggered.connect(self.cancel)
            menu.addAction(f"이 행사에서 빼기{some}\tDelete").triggered.connect(self.take_off)
        self.table.pop(menu, at)

    # Showing

    def narrow(self) -> None:
        """What the toggles, the words and the foot say."""
        pane, every = self.pane, self.every
        for key, label in (
            (EVERY, "모두"),
            (_WISHLESS, "희망 없음"),
            (_CONSENT, "동의 없음"),
            (_OUT, "취소"),
        ):
            pane.count(key, label, sum(_in(row, key) for row in every))
        shown = [
            row
            for row in every
            if _in(row, pane.toggle)
            and text.holds(
                pane.words, row.name, row.village, row.phone, row.desired_job, *row.wishes
            )
        ]
        self.rows.set_rows(shown)
        pane.show_state(len(every), len(shown))
        there = [row for row in every if not _in(row, _OUT)]
        wishes = sum(len(row.wishes) for row in there)
        told = f"접수 {len(there):,}명 · 면접 희망 {wishes:,}건"
        if there:
            told += f" · 한 분에 {wishes / len(there):.1f}곳"
        pane.told.setText(told)


def _in(row: DayAttendeeRow, key: str) -> bool:
    gone = row.status is AttendeeStatus.CANCELLED
    if key == EVERY:
        return True
    if key == _OUT:
        return gone
    if gone:
        return False
    return not (row.wishes if key == _WISHLESS else row.consent)


def _tone(value: object) -> Tone:
    return tone_of(KindId.DAY_ATTENDEES, str(value))


def _consent_tone(value: object) -> Tone:
    return Tone.SUCCESS if value == "동의" else Tone.WARNING
