"""Farms × days of a week for a table: a cell is one piece of work of one day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain.farm_board import Board, BoardBlock, BoardFarm, DayTotals
from jobdesk.ui.dates import day_and_weekday
from jobdesk.ui.models import farm_board_words as words

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SAID = (int(Qt.ItemDataRole.AccessibleTextRole), _TIP)
Spot = tuple[int, date, int]
"""A farm, a day, and the 작업일 in it (0 for none, or for people of a list)."""


class FarmBoardModel(QAbstractTableModel):
    """See the module's words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board: Board | None = None
        self.days: tuple[date, ...] = ()
        self.totals: tuple[DayTotals, ...] = ()

    def show_board(self, board: Board) -> bool:
        """Show a week as it was read; whether other farms or days stand in it than before."""
        same = self._shape(self.board) == self._shape(board)
        if not same:
            self.beginResetModel()
        self.board, self.days = board, board.days
        self.totals = tuple(board.totals(day) for day in board.days)
        if not same:
            self.endResetModel()
        elif board.lines:
            last = self.index(len(board.lines) - 1, len(self.days) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.days) - 1)
        return not same

    @staticmethod
    def _shape(board: Board | None) -> object:
        if board is None:
            return None
        return board.monday, [(line.farm, line.lane) for line in board.lines]

    @property
    def missing(self) -> int:
        """How many people the days from today on still want."""
        found = zip(self.days, self.totals, strict=True)
        return sum(t.missing for day, t in found if self.board and day >= self.board.today)

    def farm(self, row: int) -> BoardFarm:
        """The farm of a row."""
        assert self.board is not None
        return self.board.lines[row].farm

    def block(self, row: int, column: int) -> BoardBlock | None:
        """What stands in a cell."""
        assert self.board is not None
        return self.board.lines[row].cells[column]

    def at(self, index: _Index) -> BoardBlock | None:
        """What stands at an index."""
        return self.block(index.row(), index.column()) if index.isValid() else None

    def spot(self, index: _Index) -> Spot | None:
        """Where an index is, in words that outlive the reading."""
        if not index.isValid():
            return None
        block = self.at(index)
        farm = self.farm(index.row())
        return farm.employer_id, self.days[index.column()], block.id if block is not None else 0

    def find(self, spot: Spot) -> tuple[int, int]:
        """The (row, column) of a spot, or where it comes nearest; (-1, -1) without any row."""
        employer_id, day, block_id = spot
        column = self.days.index(day) if day in self.days else day.weekday()
        rows = range(self.rowCount())
        if block_id:
            for row in rows:
                for at, cell in enumerate(self.board.lines[row].cells if self.board else ()):
                    if cell is not None and cell.id == block_id:
                        return row, at
        for row in rows:
            if self.farm(row).employer_id == employer_id:
                return row, column
        return (0, column) if rows else (-1, -1)

    def today_column(self) -> int:
        """Where today stands, -1 in another week."""
        if self.board is None or self.board.today not in self.days:
            return -1
        return self.days.index(self.board.today)

    # Qt's questions

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of rows."""
        return 0 if parent.isValid() or self.board is None else len(self.board.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Seven days."""
        return 0 if parent.isValid() else len(self.days)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """``5/6명``, or the sentence about it."""
        if not index.isValid() or self.board is None:
            return None
        block = self.at(index)
        if role == _DISPLAY:
            return block.heads_words if block is not None else ""
        return self.sentence(index.row(), index.column()) if role in _SAID else None

    def sentence(self, row: int, column: int) -> str:
        """A cell in words, with its people."""
        assert self.board is not None
        block = self.block(row, column)
        said = words.sentence(self.farm(row), block, self.days[column], self.board.today)
        who = words.people_words(block) if block is not None else ""
        return f"{said} | {who}" if who else said

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Days above with what they want and have, farms before with where they lie."""
        if role not in (_DISPLAY, *_SAID):
            return None
        if orientation is Qt.Orientation.Horizontal:
            if section >= len(self.days):
                return None
            said = day_and_weekday(self.days[section])
            return f"{said} {words.totals_words(self.totals[section])}".strip()
        if section >= self.rowCount():
            return None
        farm = self.farm(section)
        if role == _DISPLAY:
            return farm.name
        return " · ".join(filter(None, (farm.name, farm.where, farm.phone, farm.directions)))
