"""What hangs on a day beside its own fields: side programmes with their counts, publicity."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import PROGRAMMES, DayProgramme, MatchingDay
from jobdesk.errors import UserError
from jobdesk.services import day_records, entries, lists, matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell, CellRows, Edit, Written
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import EntryDialog

_PUBLICITY_ROWS = (
    ("title",),
    ("publicity_type", "medium"),
    ("published_on", "count", "unit"),
    ("content",),
    ("counsellor",),
)


class ProgrammesTab(RecordTab):
    """부대행사 of a day, written in a small table; counts as their operator counted."""

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._day: MatchingDay | None = None
        self.rows = CellRows(
            (
                Cell(
                    plain("title", "부대행사", 150, strong=True),
                    lambda one: one.title,
                    edit=Edit.TEXT,
                ),
                Cell(
                    plain("operator", "운영 기관", 140, spare=1),
                    lambda one: one.operator,
                    edit=Edit.TEXT,
                ),
                Cell(
                    plain("count", "이용 인원", 92, right=True),
                    lambda one: one.count,
                    edit=Edit.NUMBER,
                ),
                Cell(plain("note", "비고", 160, spare=2), lambda one: one.note, edit=Edit.TEXT),
            ),
            self,
        )
        self.rows.locked = desk.read_only
        self.rows.written.connect(self._on_written)
        self.table = CellTable("부대행사", self.rows, stretch="title")
        self.table.delete_pressed.connect(self.remove)
        self.name = SuggestEdit(PROGRAMMES, "부대행사 이름, 예: 이력서 사진")
        self.name.setAccessibleName("더할 부대행사")
        self.name.submitted.connect(self.add)
        self.add_button = Button("더하기", icon="plus")
        self.add_button.clicked.connect(self.add)
        self.out = Button("빼기", look="link", tip="Delete")
        self.out.clicked.connect(self.remove)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.nothing = Label("아직 부대행사가 없습니다.", look="muted", wrap=True)
        head = row(self.name, self.add_button, self.out, None)
        head.setStretch(0, 1)
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        self.setLayout(layout)
        self.setFocusProxy(self.name)
        may_write(desk, self.name, self.add_button, self.out)

    def show_record(self, record: Any) -> None:
        """Ask for the side programmes of a day."""
        self._day = record
        desk = self._desk
        self._jobs.read(
            lambda: day_records.programmes(desk, record.id), self._take, key=(id(self), "rows")
        )

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Side programmes changed."""
        if KindId.DAY_PROGRAMMES in change.kinds and self._day is not None:
            self.show_record(self._day)

    def add(self) -> None:
        """Another side programme, by its name."""
        day, desk, title = self._day, self._desk, str(self.name.value())
        if day is None or desk.read_only:
            return
        if not title:
            self._say("부대행사 이름을 적으세요.")
            self.name.setFocus()
            return
        new = DayProgramme(matching_day_id=day.id, title=title)
        self._jobs.write(lambda: matching_days.add_programme(desk, new), self._added, self._refused)

    def remove(self) -> None:
        """Take the chosen ones off the day."""
        ids, desk = self.table.chosen(), self._desk
        if ids and not desk.read_only:
            self._jobs.write(lambda: matching_days.remove_programmes(desk, ids))

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        desk, before = self._desk, self.rows.of(written.id)
        changed = replace(before, **{written.field: written.value})
        self._jobs.write(lambda: matching_days.save_programme(desk, changed), None, self._refused)

    def _added(self, _change: object) -> None:
        self.name.set_value("")
        self.problem.hide()
        self.name.setFocus()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error.message)

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()

    def _take(self, found: list[DayProgramme]) -> None:
        self.rows.set_rows(found)
        self.counted.emit(len(found))
        self.table.setVisible(bool(found))
        self.out.setVisible(bool(found))
        self.nothing.setVisible(not found)


class PublicityTab(RecordTab):
    """홍보 records of a day: what was put out, where and how much."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day: MatchingDay | None = None
        self.new = Button("홍보 기록 추가", icon="plus")
        self.new.clicked.connect(self.add)
        may_write(desk, self.new)
        self.list = LineList(
            hub,
            "이 행사의 홍보 기록이 없습니다. 적어 두면 홍보 실적에도 한 번 세어집니다.",
            self.new,
        )
        self.setLayout(column(self.list, spacing=0))
        self.setFocusProxy(self.new)

    def show_record(self, record: Any) -> None:
        """Ask for the publicity of a day."""
        self._day = record
        desk = self._desk
        self._jobs.read(lambda: _publicity(desk, record.id), self._take, key=(id(self), "lines"))

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Publicity changed."""
        if KindId.PUBLICITY in change.kinds and self._day is not None:
            self.show_record(self._day)

    def add(self) -> None:
        """Another record, linked to the day."""
        day, desk = self._day, self._desk
        if day is None:
            return
        show(
            EntryDialog(
                "홍보 기록",
                KindId.PUBLICITY,
                entries.blank(desk, KindId.PUBLICITY, title=day.title, matching_day_id=day.id),
                _PUBLICITY_ROWS,
                lambda draft: entries.add(desk, draft),
                desk,
                self._hub,
                self._jobs,
                self._notices,
                self.window(),
            )
        )

    def _take(self, lines: list[Line]) -> None:
        self.list.show_lines(lines)
        self.counted.emit(len(lines))


_SHOWN = ("title", "publicity_type", "medium", "published_on", "count", "unit")


def _publicity(desk: Desk, day_id: int) -> list[Line]:
    mine = Filter(conditions=(Condition("matching_day_id", Op.IS, day_id),))
    ids = lists.find(desk, KindId.PUBLICITY, mine)
    shown = lists.rows(desk, KindId.PUBLICITY, ids, _SHOWN)
    lines = []
    for id_ in ids:
        title, kind, medium, on, count, unit = shown[id_]
        about = " · ".join(
            filter(
                None,
                (dates.day(on) if on else "", str(medium or ""), f"{count}{unit}" if count else ""),  # type: ignore[arg-type]
            )
        )
        name, chip = str(title or kind or "홍보"), str(kind or "홍보")
        lines.append(Line(Ref(KindId.PUBLICITY, id_), name, chip, Tone.NEUTRAL, about))
    return lines
