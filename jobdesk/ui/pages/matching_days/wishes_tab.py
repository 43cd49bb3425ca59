"""Whom a 참가자 wants to meet: added by name, ordered with Alt and the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    STAYING_AWAY,
    DayAttendee,
)
from jobdesk.services import day_attendees, day_employers
from jobdesk.services.day_employers import DayEmployerRow
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.line_edit import HangulLineEdit
from jobdesk.ui.widgets.popup_list import PopupItem, PopupList
from jobdesk.ui.widgets.record_tab import RecordTab


class BoothEdit(HangulLineEdit):
    """An employer of the day found by a part of its name; ``chosen`` bears its id."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("업체 이름, 초성, 직종")
        self.setAccessibleName("희망업체 더하기")
        self._offered: Sequence[DayEmployerRow] = ()
        self._popup: PopupList | None = None
        self.typed.connect(self._on_typed)

    def offer(self, employers: Sequence[DayEmployerRow]) -> None:
        """The employers there are to choose from."""
        self._offered = employers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in the empty field offers them all."""
        if event.key() == Qt.Key.Key_Down and not self.full_text() and not self.isReadOnly():
            self._show(self._offered)
            return
        super().keyPressEvent(event)

    def _on_typed(self, words: str) -> None:
        found = [one for one in self._offered if text.holds(words, one.name, one.jobs, one.booth)]
        self._show(found if words.strip() else ())

    def _show(self, found: Sequence[DayEmployerRow]) -> None:
        if self._popup is None:
            self._popup = PopupList(self)
            self._popup.chosen.connect(self._on_chosen)
        self._popup.offer(
            [
                PopupItem(
                    one.name,
                    " · ".join(filter(None, (one.jobs, f"부스 {one.booth}" if one.booth else ""))),
                    "building-2",
                    one.id,
                )
                for one in found
            ]
        )

    def _on_chosen(self, value: object) -> None:
        assert isinstance(value, int)
        self.setText("")
        self.chosen.emit(value)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A wish as listed; ``id`` of the 참여업체."""

    id: int
    rank: int
    name: str
    about: str
    gone: str


class WishesTab(RecordTab):
    """Wishes in their order, moved with Alt and the arrows; what the matching would add."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._record: DayAttendee | None = None
        self._employers: tuple[DayEmployerRow, ...] = ()
        self._make_wishes()
        self.add = BoothEdit()
        self.add.chosen.connect(self.wish)
        self.add.setReadOnly(desk.read_only)
        self.up = Button("위로", tip="Alt+↑")
        self.down = Button("아래로", tip="Alt+↓")
        self.out = Button("빼기", look="link", tip="Delete")
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.out.clicked.connect(self.drop)
        acts = row(self.up, self.down, self.out, None, spacing=6)
        layout = column(self.add, self.nothing, self.table, spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setStretch(2, 1)
        layout.addLayout(acts)
        self.setLayout(layout)
        self.setFocusProxy(self.add)

    def _make_wishes(self) -> None:
        self.rows = CellRows(
            (
                Cell(plain("rank", "순위", 52, right=True), lambda row: row.rank),
                Cell(
                    plain("name", "희망업체", 140, strong=True),
                    lambda row: row.name,
                    under=lambda row: row.about,
                ),
                Cell(plain("gone", "", 72, chip=True, tone=_warn), lambda row: row.gone),
            ),
            self,
        )
        self.table = CellTable("희망업체", self.rows, stretch="name")
        self.table.moved.connect(self.shift)
        self.table.delete_pressed.connect(self.drop)
        self.table.opened.connect(self._open)
        self.nothing = Label(
            "아직 희망업체가 없습니다. 위에 업체 이름을 치거나 ‘제안’에서 고르세요.",
            look="muted",
            wrap=True,
        )

    # What the panel asks

    def show_record(self, record: Any) -> None:
        """Ask for the wishes and the proposals."""
        self._record = record
        desk = self._desk

        def wishes() -> tuple[tuple[int, ...], tuple[DayEmployerRow, ...]]:
            day = record.matching_day_id or 0
            mine = next((p for p in day_attendees.rows(desk, day) if p.id == record.id), None)
            return (mine.wish_ids if mine is not None else ()), day_employers.rows(desk, day)

        self._jobs.read(wishes, self._take, key=(id(self), "wishes"))

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Wishes or employers changed."""
        if change.kinds & {KindId.DAY_WISHES, KindId.DAY_EMPLOYERS} and self._record is not None:
            self.show_record(self._record)

    # Doing

    def wish(self, day_employer_id: int) -> None:
        """One more wish, the last in order."""
        ids = self.rows.ids
        if day_employer_id not in ids:
            self._store([*ids, day_employer_id], day_employer_id)

    def shift(self, by: int) -> None:
        """The current wish is dearer, or less dear."""
        here, ids = self.table.current(), self.rows.ids
        if here is None:
            return
        at = ids.index(here.id)
        if 0 <= at + by < len(ids):
            ids[at], ids[at + by] = ids[at + by], ids[at]
            self._store(ids, here.id)

    def drop(self) -> None:
        """The chosen wishes are none any more."""
        gone = set(self.table.chosen())
        if gone:
            self._store([id_ for id_ in self.rows.ids if id_ not in gone], None)

    def _store(self, ids: Sequence[int], current: int | None) -> None:
        record, desk = self._record, self._desk
        if record is None or desk.read_only:
            return
        if current is not None:
            self.table.select(current)
        self._jobs.write(lambda: day_attendees.set_wishes(desk, record.id, ids))

    def _open(self, id_: int) -> None:
        self._hub.open_record.emit(Ref(KindId.DAY_EMPLOYERS, id_))

    # Showing

    def _take(self, found: tuple[tuple[int, ...], tuple[DayEmployerRow, ...]]) -> None:
        wished, employers = found
        by_id = {one.id: one for one in employers}
        rows = [
            _Wish(
                id_,
                rank,
                by_id[id_].name,
                " · ".join(
                    filter(
                        None,
                        (by_id[id_].jobs, f"부스 {by_id[id_].booth}" if by_id[id_].booth else ""),
                    )
                ),
                by_id[id_].status.value if by_id[id_].status in STAYING_AWAY else "",
            )
            for rank, id_ in enumerate(wished, 1)
            if id_ in by_id
        ]
        self.rows.set_rows(rows)
        self.add.offer(
            [one for one in employers if one.status not in STAYING_AWAY and one.id not in wished]
        )
        self.counted.emit(len(rows))
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        may = bool(rows) and not self._desk.read_only
        for button in (self.up, self.down, self.out):
            button.setVisible(may)


def _warn(value: object) -> Tone:
    del value
    return Tone.WARNING
