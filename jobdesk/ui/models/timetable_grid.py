"""The interview timetable as a table: a row per interviewer, a column per stretch of time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain.matching_days import clock_of
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.theme import Tone

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FACE_ROLE = CELL_ROLE + 1
BREAK = "휴식"
NO_SEATS = "면접관 없음"
"""What stands beneath a firm that would otherwise be an empty line for no reason told."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a chip looks: the name, the small word beneath it, its meaning, its marks."""

    name: str
    under: str
    tone: Tone
    pinned: bool = False
    clashes: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a line: the firm in bold, what it looks for, where it sits."""

    title: str
    about: str
    booth: str = ""


class TimetableModel(QAbstractTableModel):
    """Shows a PlanState; knows nothing of how it is changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = PlanState()

    def show_state(self, state: PlanState) -> bool:
        """Show another plan; whether rows or columns are others than before."""
        before, after = self.state.lines, state.lines
        same = before.columns == after.columns and [
            (line.booth, line.seat, line.at) for line in before.lines
        ] == [(line.booth, line.seat, line.at) for line in after.lines]
        if not same:
            self.beginResetModel()
        self.state = state
        if not same:
            self.endResetModel()
        elif self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        return not same

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of interviewers."""
        return 0 if parent.isValid() else len(self.state.lines.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Number of stretches of time."""
        return 0 if parent.isValid() else len(self.state.lines.columns)

    def cell(self, index: _Index) -> Cell | None:
        """The cell at an index; None in a break and where the firm is absent."""
        if not index.isValid():
            return None
        return self.state.lines.cell_at(index.row(), index.column())

    def face(self, cell: Cell) -> Face | None:
        """How the chip in a cell looks; None in a free one."""
        meeting = cell.meeting
        if meeting is None:
            return None
        state = self.state
        wrong, over = meeting in state.clashes_of, state.is_over(meeting)
        if wrong:
            tone = Tone.DANGER
        elif over:
            tone = Tone.NEUTRAL
        else:
            tone = Tone.SUCCESS if meeting.pinned else Tone.ACCENT
        name = state.faces.person(meeting.guest).name
        return Face(name, words.under(state, meeting), tone, meeting.pinned, wrong, over)

    def head(self, row: int) -> Head:
        """What stands before a line."""
        line = self.state.lines.lines[row]
        firm = self.state.faces.firm(line.booth)
        if line.first:
            booth = self.state.hall.booth(line.booth)
            about = firm.jobs if booth is None or booth.seats else NO_SEATS
            return Head(firm.name, about, f"부스 {firm.booth}" if firm.booth else "")
        return Head("", "면접관 밖" if line.beyond else f"면접관 {line.seat}")

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The name, the sentence, the cell or its face."""
        if not index.isValid():
            return None
        found = self.cell(index)
        if role == CELL_ROLE:
            return found
        if role == FACE_ROLE:
            return self.face(found) if found is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            face = self.face(found) if found is not None else None
            return face.name if face is not None else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(index)
        return None

    def sentence(self, index: _Index) -> str:
        """A place of the grid in words."""
        found = self.cell(index)
        if found is not None:
            return words.cell(self.state, found)
        column = self.state.lines.columns[index.column()]
        firm = self.state.faces.firm(self.state.lines.lines[index.row()].booth)
        when = words.span(column.since, column.until)
        return f"{when} {BREAK}" if column.is_break else f"{firm.name} {when} · 면접이 없는 시각"

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Times above, firms before."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if orientation is Qt.Orientation.Horizontal:
            if section >= self.columnCount():
                return None
            column = self.state.lines.columns[section]
            return BREAK if column.is_break else clock_of(column.since)
        if section >= self.rowCount():
            return None
        head = self.head(section)
        return " · ".join(part for part in (head.title, head.about, head.booth) if part)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only cells can be gone to."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
