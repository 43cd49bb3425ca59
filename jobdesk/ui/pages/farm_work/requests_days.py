"""작업일·사람 of a request: each day with who is sent, its heads, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_work import LIVE, BlockStatus, DayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_blocks, farm_request_days
from jobdesk.services.farm_request_days import RequestDay, Sent
from jobdesk.ui import dates
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.listing import plain
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.requests_reason import ask_reason
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, column
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.record_tab import RecordTab

_SEEN = frozenset({KindId.FARM_BLOCKS, KindId.FARM_DAYS, KindId.SEEKERS})
_P = BlockStatus.PLANNED


class DaysTab(RecordTab):
    """See the module's words; the heads of a day are written in the table."""

    def __init__(self, given: Context) -> None:
        super().__init__()
        self.given = given
        self._request = 0
        self._cancelled = False
        self.rows = CellRows(_cells(), self)
        self.rows.locked = given.desk.read_only
        self.rows.written.connect(self._on_written)
        self.table = CellTable("작업일", self.rows, stretch="day")
        self.table.picked.connect(self._tell)
        self.table.menu_wanted.connect(self._menu)
        self.table.delete_pressed.connect(self.cancel)
        self.table.opened.connect(self.open_people)
        self.rain = Button("하루 미루기", icon="calendar-days", tip="고른 날을 다음 날로 미룹니다")
        self.rain.clicked.connect(self.put_off)
        self.off = Button("이 날 취소", icon="x", tip="고른 날만 취소합니다 (Delete)")
        self.off.clicked.connect(self.cancel)
        self.back = Button("취소 되돌리기", look="link")
        self.back.clicked.connect(self.reopen)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.sum = Label(look="muted", wrap=True, tabular=True)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.rain, self.off, self.back):
            flow.addWidget(button)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.table)
        self._tell()

    def show_record(self, record: Any) -> None:
        """Ask for the days of a request."""
        self._request = record.id
        self._cancelled = record.cancelled_on is not None
        self.problem.hide()
        self._read()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Days or people changed."""
        if change.kinds & _SEEN and self._request:
            self._read()

    def _read(self) -> None:
        desk, id_ = self.given.desk, self._request
        self.given.jobs.read(
            lambda: (id_, farm_request_days.of_request(desk, id_)),
            self._take,
            key=(id(self), "rows"),
        )

    def _take(self, found: tuple[int, list[RequestDay]]) -> None:
        of, rows = found
        if of != self._request:
            return
        self.rows.set_rows(rows)
        self.counted.emit(sum(row.block.status is _P for row in rows))
        self.table.setVisible(bool(rows))
        lacking = sum(row.lacking for row in rows)
        worked = sum(row.worked for row in rows)
        placed = sum(row.placed for row in rows)
        parts = (
            f"배치 {placed:,}명",
            f"근로확인 {worked:,}명" if worked else "",
            f"{lacking:,}명이 더 필요합니다" if lacking else "모두 찼습니다" if rows else "",
        )
        planned = any(row.block.status is _P for row in rows)
        if not rows:
            self.sum.setText("작업일이 없습니다.")
        else:
            self.sum.setText(" · ".join(filter(None, parts)) if planned else _none_left(worked))
        self._tell()

    # What one can do

    def put_off(self) -> None:
        """Put the chosen days off by one."""
        ids, desk = self.table.chosen(), self.given.desk
        if ids and not desk.read_only:
            self.given.jobs.write(
                lambda: farm_blocks.move(desk, ids).change, self._settled, self._refused
            )

    def cancel(self) -> None:
        """Call the chosen days off, asking why."""
        ids, desk = self.table.chosen(), self.given.desk
        if not ids or desk.read_only:
            return
        ask_reason(
            desk,
            self.given.jobs,
            self.given.notices,
            "작업일 취소",
            "고른 날의 배치가 함께 취소됩니다.",
            lambda reason: farm_blocks.cancel(desk, ids, reason),
            self,
        )

    def reopen(self) -> None:
        """Let the chosen days that were called off stand again."""
        ids, desk = self.table.chosen(), self.given.desk
        if ids and not desk.read_only:
            self._write(lambda: farm_blocks.reopen(desk, ids))

    def open_people(self, id_: int = 0) -> None:
        """Who is sent on that day, to be opened one by one."""
        chosen = self.rows.of(id_) if id_ else self.table.current()
        if chosen is None or not chosen.people:
            return
        menu = QMenu(self.table)
        self._add_people(menu, chosen)
        rect = self.table.visualRect(self.table.currentIndex())
        self.table.pop(menu, self.table.viewport().mapToGlobal(rect.bottomLeft()))

    def _add_people(self, menu: QMenu, chosen: RequestDay) -> None:
        for sent in chosen.people:
            entry = menu.addAction(f"{sent.name} ({sent.day.status.value}) 열기")
            ref = Ref(KindId.SEEKERS, sent.day.seeker_id or 0)
            entry.triggered.connect(self._opener(ref))

    def _opener(self, ref: Ref) -> Callable[[], None]:
        return lambda: self.given.hub.open_record.emit(ref)

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        chosen = self.table.current()
        if chosen is None:
            return
        menu = QMenu(self.table)
        if not self.given.desk.read_only:
            menu.addAction("하루 미루기").triggered.connect(self.put_off)
            menu.addAction("이 날 취소…").triggered.connect(self.cancel)
            menu.addAction("취소 되돌리기").triggered.connect(self.reopen)
            menu.addSeparator()
        self._add_people(menu, chosen)
        self.table.pop(menu, at)

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        if isinstance(written.value, int):
            desk, id_, heads = self.given.desk, written.id, written.value
            self._write(lambda: farm_blocks.set_heads(desk, [id_], heads))

    def _write(self, work: Callable[[], Change]) -> None:
        self.given.jobs.write(work, self._settled, self._refused)

    def _settled(self, _change: object) -> None:
        self.problem.hide()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.given.notices.error(error)
            return
        self.problem.setText(error.message)
        self.problem.show()
        self.rows.repaint()

    def _tell(self) -> None:
        chosen = [self.rows.of(id_) for id_ in self.table.chosen()]
        states = {row.block.status for row in chosen if row is not None}
        desk = self.given.desk
        may_write(desk, self.rain, self.off, when=states == {_P})
        back = not self._cancelled and BlockStatus.CANCELLED in states
        may_write(desk, self.back, when=states == {BlockStatus.CANCELLED})
        self.back.setVisible(back)  # a day of a request that is off comes back with the request


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(
            plain("day", "날짜와 사람", 138, strong=True),
            lambda row: dates.day_and_weekday(row.block.work_date) if row.block.work_date else "",
            under=_who,
        ),
        Cell(
            plain("state", "배치", 100, chip=True, tone=_tone),
            _state,
        ),
        Cell(
            plain("heads", "필요", 60, right=True),
            lambda row: row.block.heads,
            edit=Edit.NUMBER,
        ),
    )


def _who(row: RequestDay) -> str:
    """Who is sent, who stayed away, and why a day is off: beneath the day, where it always fits."""
    off = row.block.reason if row.block.status is not _P else ""
    return " · ".join(filter(None, (off, _names(row), _absent(row))))


def _none_left(worked: int) -> str:
    done = f"근로확인 {worked:,}명 · " if worked else ""
    return f"{done}취소되거나 미뤄져 사람을 구하는 날이 없습니다"


def _state(row: RequestDay) -> str:
    if row.block.status is not _P:
        return row.block.status.value
    return f"{row.placed:,}/{row.block.heads or 0:,}명"


def _tone(words: object) -> Tone | None:
    said = str(words)
    if not said.endswith("명"):
        return Tone.NEUTRAL if said == BlockStatus.CANCELLED.value else Tone.WARNING
    placed, wanted = (int(part.replace(",", "")) for part in said[:-1].split("/"))
    return Tone.SUCCESS if placed >= wanted else Tone.WARNING


def _names(row: RequestDay) -> str:
    return ", ".join(_told(sent) for sent in row.people if sent.day.status in LIVE)


def _told(sent: Sent) -> str:
    mark = {DayStatus.PLACED: "(배치)", DayStatus.CONFIRMED: "", DayStatus.WORKED: "✓"}
    return f"{sent.name}{mark.get(sent.day.status, '✓')}"


def _absent(row: RequestDay) -> str:
    names = ", ".join(sent.name for sent in row.absent)
    return f"결근 {names}" if names else ""
