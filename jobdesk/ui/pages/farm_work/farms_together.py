"""Who worked where, how often, and whether the two want each other again: of a farm, or a worker.

1 다시 요청, 2 보내지 않음, Delete takes back what was said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farms import FarmWish, WishBy, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_together, farms
from jobdesk.services.farm_together import Together
from jobdesk.ui import dates
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.page_entry import Context
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import EntryDialog

_SEEN = frozenset({KindId.FARM_DAYS, KindId.FARM_WISHES, KindId.SEEKERS, KindId.EMPLOYERS})
_ROWS = (("wish_type", "said_by"), ("said_on",), ("reason",))


class TogetherTab(RecordTab):
    """``of`` is FARMS (the people of a farm) or FARM_WORKERS (the farms of a person)."""

    def __init__(self, given: Context, of: KindId) -> None:
        super().__init__()
        self.given, self._of = given, of
        self._farm = of is KindId.FARMS
        self._owner = 0
        other = "사람" if self._farm else "농가"
        self.rows = CellRows(_cells(other), self)
        self.table = CellTable(f"함께 일한 {other}", self.rows, stretch="name")
        self.table.opened.connect(self.open_other)
        self.table.picked.connect(self._tell)
        self.table.digit.connect(self._on_digit)
        self.table.delete_pressed.connect(self.take_back)
        self.table.menu_wanted.connect(self._menu)
        self.again = Button("다시 요청", icon="check", tip="이 사람을 이 농가가 다시 찾습니다 (1)")
        self.again.clicked.connect(self.want_again)
        self.never = Button("보내지 않음", icon="x", tip="이 농가에 보내지 않습니다 (2)")
        self.never.clicked.connect(self.never_again)
        self.back = Button("지우기", look="link", tip="적은 말을 지웁니다 (Delete)")
        self.back.clicked.connect(self.take_back)
        self.add_button = Button(f"{other} 더하기", icon="plus", look="link")
        self.add_button.clicked.connect(self.add)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.sum = Label(look="muted", wrap=True, tabular=True)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.again, self.never, self.back, self.add_button):
            flow.addWidget(button)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addWidget(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self.sum)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.add_button)
        self._tell()

    def show_record(self, record: Any) -> None:
        """Ask for the other side of a farm or a worker."""
        self._owner = (record.employer_id if self._farm else record.seeker_id) or 0
        self.problem.hide()
        self._read()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Days or wishes changed."""
        if change.kinds & _SEEN and self._owner:
            self._read()

    def _read(self) -> None:
        desk, id_ = self.given.desk, self._owner
        read = farm_together.of_farm if self._farm else farm_together.of_worker
        self.given.jobs.read(lambda: (id_, read(desk, id_)), self._take, key=(id(self), "rows"))

    def _take(self, found: tuple[int, list[Together]]) -> None:
        of, rows = found
        if of != self._owner:
            return
        self.rows.set_rows(rows)
        self.counted.emit(len(rows))
        self.table.setVisible(bool(rows))
        for button in (self.again, self.never, self.back):
            button.setVisible(bool(rows))
        self.sum.setText(self._words(rows))
        self._tell()

    def _words(self, rows: list[Together]) -> str:
        if not rows:
            return (
                "아직 일한 분이 없습니다. 다시 찾는 분과 보내지 않을 분을 적어 두면 배치할 때 "
                "지켜집니다."
                if self._farm
                else "아직 일한 농가가 없습니다. 다시 가고 싶은 곳과 가지 않을 곳을 적을 수 "
                "있습니다."
            )
        days = sum(one.days for one in rows)
        worked = sum(one.days > 0 for one in rows)
        whom = f"실인원 {worked:,}명" if self._farm else f"농가 {worked:,}곳"
        return f"연인원 {days:,}명 · {whom}"

    # What one can do

    def want_again(self) -> None:
        """The two want each other again."""
        chosen = self.table.current()
        if chosen is not None and not self.given.desk.read_only:
            desk, farm, person, by = self.given.desk, *self._pair(chosen.id), self._side
            self._write(lambda: farms.wish(desk, farm, person, WishType.AGAIN, said_by=by))

    def never_again(self) -> None:
        """The two are kept apart; the dialog asks why."""
        chosen = self.table.current()
        if chosen is not None and not self.given.desk.read_only:
            farm, person = self._pair(chosen.id)
            mine = next((w for w in chosen.wishes if w.said_by is self._side), None)
            self._dialog(
                f"보내지 않음: {chosen.name}",
                FarmWish(
                    employer_id=farm,
                    seeker_id=person,
                    wish_type=WishType.NEVER,
                    said_by=self._side,
                    said_on=self.given.desk.today(),
                    reason=mine.reason if mine is not None else "",
                ),
                _ROWS,
                "reason",
            )

    def add(self) -> None:
        """Say something of somebody who has not worked there yet."""
        if not self._owner or self.given.desk.read_only:
            return
        farm, person = (self._owner, None) if self._farm else (None, self._owner)
        link = "seeker" if self._farm else "employer"
        wish = FarmWish(
            employer_id=farm,
            seeker_id=person,
            said_by=self._side,
            said_on=self.given.desk.today(),
        )
        title = "다시 요청하거나 보내지 않을 " + ("분" if self._farm else "농가")
        self._dialog(title, wish, ((link,), *_ROWS), link)

    def take_back(self) -> None:
        """What was said of the chosen ones is put away."""
        chosen, desk = self.table.chosen(), self.given.desk
        ids = [wish.id for id_ in chosen for wish in self.rows.of(id_).wishes]
        if ids and not desk.read_only:
            self._write(lambda: farms.remove(desk, KindId.FARM_WISHES, ids))

    def open_other(self, id_: int = 0) -> None:
        """Show the person or the firm."""
        chosen = self.rows.of(id_) if id_ else self.table.current()
        if chosen is not None:
            kind = KindId.SEEKERS if self._farm else KindId.EMPLOYERS
            self.given.hub.open_record.emit(Ref(kind, chosen.id))

    @property
    def _side(self) -> WishBy:
        return WishBy.FARM if self._farm else WishBy.WORKER

    def _pair(self, other: int) -> tuple[int, int]:
        return (self._owner, other) if self._farm else (other, self._owner)

    def _on_digit(self, digit: int) -> None:
        if digit == 1:
            self.want_again()
        elif digit == 2:
            self.never_again()

    def _dialog(
        self, title: str, wish: FarmWish, rows: tuple[tuple[str, ...], ...], first: str
    ) -> None:
        g = self.given
        dialog = EntryDialog(
            title,
            KindId.FARM_WISHES,
            wish,
            rows,
            lambda draft: farms.put_wish(g.desk, draft),
            g.desk,
            g.hub,
            g.jobs,
            g.notices,
            self.window(),
        )
        show(dialog)
        dialog.form.fields[first].widget.setFocus()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is None:
            return
        menu = QMenu(self.table)
        menu.addAction("기록 열기").triggered.connect(lambda: self.open_other())
        if not self.given.desk.read_only:
            menu.addAction("다시 요청 (1)").triggered.connect(self.want_again)
            menu.addAction("보내지 않음 (2)").triggered.connect(self.never_again)
            menu.addAction("적은 말 지우기").triggered.connect(self.take_back)
        self.table.pop(menu, at)

    def _write(self, work: Callable[[], Change]) -> None:
        self.given.jobs.write(work, lambda _: self.problem.hide(), self._refused)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self.given.notices.error(error)
            return
        self.problem.setText(error.message)
        self.problem.show()

    def _tell(self) -> None:
        chosen = self.table.current()
        may_write(self.given.desk, self.add_button)
        may_write(self.given.desk, self.again, self.never, when=chosen is not None)
        may_write(self.given.desk, self.back, when=chosen is not None and bool(chosen.wishes))


def _cells(other: str) -> tuple[Cell, ...]:
    return (
        Cell(plain("name", other, 130, strong=True), lambda one: one.name, under=_about),
        Cell(
            plain("days", "근로", 64, right=True),
            lambda one: f"{one.days:,}일" if one.days else "",
            under=lambda one: f"결근 {one.absent:,}" if one.absent else "",
        ),
        Cell(
            plain("last", "최근", 108, spare=1),
            lambda one: dates.day(one.last_on),
        ),
        Cell(
            plain("wish", "바람", 110, chip=True, tone=_tone),
            _wish,
        ),
    )


def _about(one: Together) -> str:
    said = [wish for wish in one.wishes if wish.reason]
    words = [f"{wish.said_by.value}: {wish.reason}" for wish in said]
    return " / ".join(words) or str(one.about)


def _wish(one: Together) -> str:
    if one.never:
        return WishType.NEVER.value
    if not one.again:
        return ""
    both = len({wish.said_by for wish in one.wishes}) > 1
    return "서로 다시" if both else f"{one.wishes[0].said_by.value}가 다시"


def _tone(words: object) -> Tone | None:
    if words == WishType.NEVER.value:
        return Tone.DANGER
    return Tone.SUCCESS if words else None
