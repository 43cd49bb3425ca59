"""The rows of an import plan as a table: one decision's rows, or all; texts made on sight."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.importing.words import shown_value
from jobdesk.services.imports import CellChange, Decision, ImportPlan, PlanRow, is_usual
from jobdesk.ui.models.columns import Column
from jobdesk.ui.models.record_table import COLUMN_ROLE, ID_ROLE, TONE_ROLE
from jobdesk.ui.theme import Tone

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_MOST_VALUES = 6
_APART = frozenset({"name", "job", "seeker", "employer", "birth_year", "birth_approximate", "note"})
"""Fields that the title holds, or that say less than another does."""

NAMES: dict[Decision, str] = {
    Decision.NEW: "새로",
    Decision.UPDATE: "바뀜",
    Decision.SAME: "같음",
    Decision.QUESTION: "확인 필요",
    Decision.REJECT: "거절",
    Decision.SKIP: "건너뜀",
}
"""Decisions in the words and the order of the page."""
TONES: dict[Decision, Tone] = {
    Decision.NEW: Tone.SUCCESS,
    Decision.UPDATE: Tone.ACCENT,
    Decision.SAME: Tone.NEUTRAL,
    Decision.QUESTION: Tone.WARNING,
    Decision.REJECT: Tone.DANGER,
    Decision.SKIP: Tone.NEUTRAL,
}
_TITLES = {
    KindId.VACANCIES: "구인",
    KindId.FARM_REQUESTS: "요청",
    KindId.FARM_DAYS: "근로자·농가",
    KindId.FARM_CONTRACTS: "근로자·농가",
    KindId.SUPPORT_PAYMENTS: "근로자·농가",
}
"""What heads the column of titles where it is not the label of the kind's own title."""


def summary(plan: ImportPlan, row: PlanRow) -> str:
    """What is worth saying of a row in one line: the reason, the changes, or its values."""
    return " ".join(_worth_saying(plan, row).split("\n"))


def _worth_saying(plan: ImportPlan, row: PlanRow) -> str:
    if row.decision is Decision.UPDATE and row.changes:
        return ", ".join(_change(change) for change in row.changes)
    if row.decision is Decision.UPDATE:
        return "이 파일의 앞선 줄과 합칩니다."
    if row.decision is Decision.SAME:
        return row.reason or "등록된 내용과 같습니다."
    if row.decision is Decision.REJECT and row.column:
        return f"{row.column}: {row.reason}"
    if row.decision is Decision.SKIP and (row.decided or not row.reason):
        return "가져오지 않습니다."
    if row.reason and row.decision is not Decision.NEW:
        return row.reason
    return _values_in_short(plan, row)


def _change(change: CellChange) -> str:
    return f"{change.label}: " + (added(change) or f"{change.old or '없음'} → {change.new}")


def added(change: CellChange) -> str:
    """What a note gains, where nothing in it is replaced; ``""`` for any other change."""
    if change.old and change.new.startswith(f"{change.old}\n"):
        return f"‘{change.new[len(change.old) :].strip()}’ 덧붙임"
    return ""


def _values_in_short(plan: ImportPlan, row: PlanRow) -> str:
    """The row's first values, and what was remarked while reading it. Where all rows are of one
    day, it is left out, and the remarks that want looking at come first."""
    apart = _APART | {"matching_day"} if plan.day else _APART
    said = [
        shown_value(row.values[field.id])
        for field in KINDS[plan.kind].fields
        if field.id in row.values and field.id not in apart
    ]
    if "birth_date" not in row.values and isinstance(row.values.get("birth_year"), int):
        said.insert(0, f"{row.values['birth_year']}년생")
    first = [remark for remark in row.remarks if plan.day and not is_usual(remark)]
    last = [remark for remark in row.remarks if remark not in first]
    return " · ".join((*first, *[text for text in said if text][:_MOST_VALUES], *last))


class PlanRowsModel(QAbstractTableModel):
    """``show(plan, {Decision.NEW})``: its rows with that decision; all without one.

    Indexes of rows are held as numbers; nothing is made into text before it is painted, so
    that fifty thousand rows cost nothing to show.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self._rows: array[int] = array("q")
        self._several = False
        self._columns = self._declared(KindId.SEEKERS)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self._columns

    @property
    def indexes(self) -> list[int]:
        """Indexes into the plan of the rows shown, in order."""
        return list(self._rows)

    def show(self, plan: ImportPlan | None, decisions: Collection[Decision] | None = None) -> None:
        """Show the rows with one of these decisions, or all."""
        self.beginResetModel()
        self._plan = plan
        if plan is None:
            self._rows = array("q")
        elif decisions is None:
            self._rows = array("q", range(len(plan.rows)))
        else:
            self._rows = array("q", [r.index for r in plan.rows if r.decision in decisions])
        if plan is not None:
            self._several = len({table.sheet for table in plan.sheets}) > 1
            self._columns = self._declared(plan.kind)
        self.endResetModel()

    def row_at(self, row: int) -> PlanRow | None:
        """The plan's row in a row of the table."""
        if self._plan is None or not 0 <= row < len(self._rows):
            return None
        return self._plan.rows[self._rows[row]]

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows of that decision."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Row, name, decision, what is worth saying."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == _DISPLAY:
            return self._columns[section].title
        return _side(self._columns[section]) if role == _ALIGN else None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """What a cell shows, says and looks like."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self._columns[index.column()]
        if role in (_DISPLAY, _TIP):
            return self._text(row, column.field)
        if role == _SPOKEN:
            return f"{column.title} {self._text(row, column.field)}"
        if role == COLUMN_ROLE:
            return column
        if role == TONE_ROLE:
            return TONES[row.decision] if column.chip else None
        if role == ID_ROLE:
            return row.index
        return _side(column) if role == _ALIGN else None

    def _text(self, row: PlanRow, field: str) -> str:
        if field == "row":
            return f"{row.sheet} {row.row}" if self._several else f"{row.row}"
        if field == "title":
            return row.title
        if field == "decision":
            return NAMES[row.decision]
        assert self._plan is not None
        return summary(self._plan, row)

    def _declared(self, kind: KindId) -> tuple[Column, ...]:
        plain: Callable[[object], str] = str
        title = _TITLES.get(kind) or KINDS[kind].field(KINDS[kind].title).label
        wide = 92 if kind is KindId.SEEKERS else 170
        return (
            Column(
                "row", "행", 120 if self._several else 56, plain, right=not self._several,
                quiet=True, sortable=False,
            ),
            Column("title", title, wide, plain, strong=True, sortable=False),
            Column("decision", "구분", 88, plain, chip=True, sortable=False),
            Column("summary", "내용", 240, plain, sortable=False),
        )  # fmt: skip


def _side(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
