"""The people beside the dispatch board as lines: who is in a cell, and who could be sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain.farm_board import BoardCar, BoardPerson
from jobdesk.domain.farm_free import Candidate
from jobdesk.ui.models import farm_board_words as words
from jobdesk.ui.theme import Tone

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
_SAID = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a list: ``id`` of the 배치 or of the seeker, a word at the right, the rest
    beneath. ``checked`` None has no box; ``doubtful`` is said in the colour of a warning."""

    id: int
    seeker_id: int
    title: str
    mark: str = ""
    tone: Tone = Tone.NEUTRAL
    detail: str = ""
    doubtful: bool = False
    checked: bool | None = None
    faint: bool = False
    pinned: bool = False
    said: str = ""


def line_of_person(one: BoardPerson, cars: dict[int, BoardCar]) -> Line:
    """Somebody in a cell."""
    car = cars[one.car_id].title if one.car_id in cars and one.car_id is not None else ""
    detail = words.person_detail(one, car)
    said = " · ".join(filter(None, (one.name, one.status.value, detail, one.phone)))
    return Line(
        one.id,
        one.seeker_id,
        one.name,
        one.status.value,
        words.STATUS_TONES[one.status],
        detail,
        faint=not one.is_live,
        pinned=one.pinned,
        said=f"{said} · 고정" if one.pinned else said,
    )


def line_of_candidate(one: Candidate) -> Line:
    """Somebody who could be sent."""
    return Line(
        one.id,
        one.id,
        one.worker.name,
        "다시 요청" if one.again and not one.busy else "",
        Tone.SUCCESS,
        words.candidate_detail(one),
        doubtful=bool(one.doubts) or one.never,
        checked=None if one.busy else False,
        faint=bool(one.busy),
        said=words.candidate_sentence(one),
    )


class LineList(QAbstractListModel):
    """Lines one after another; those with a box can be checked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def set_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines."""
        found = list(lines)
        if found == self.lines:
            return
        if [one.id for one in found] == [one.id for one in self.lines]:
            self.lines = found
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self.lines = found
        self.endResetModel()

    def line(self, index: _Index) -> Line | None:
        """The line at an index."""
        return self.lines[index.row()] if index.isValid() else None

    def row_of(self, id_: int) -> int:
        """Where a line stands, -1 for nowhere."""
        return next((row for row, one in enumerate(self.lines) if one.id == id_), -1)

    @property
    def checked(self) -> tuple[int, ...]:
        """Ids of the lines that are checked."""
        return tuple(one.id for one in self.lines if one.checked)

    def check(self, ids: Sequence[int], checked: bool) -> None:
        """Check lines that have a box, or take their checks away."""
        for row, one in enumerate(self.lines):
            if one.id in ids and one.checked is not None and one.checked is not checked:
                self.lines[row] = replace(one, checked=checked)
                self.dataChanged.emit(self.index(row), self.index(row))

    # Qt's questions

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The name, the line itself, or a sentence."""
        line = self.line(index)
        if line is None:
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return line.title
        if role == LINE_ROLE:
            return line
        if role in _SAID:
            chosen = "고름 · " if line.checked else ""
            return chosen + (line.said or line.title)
        return None
