"""What the planner's side tells of: who moved, what clashes, which wishes found no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jobdesk.domain.timetable import Meeting, Unplaced
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_state import PlanState

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
CONCERN_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class About(StrEnum):
    """What an entry is."""

    HEAD = "head"
    MOVED = "moved"
    CLASH = "clash"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Concern:
    """One entry: in bold, at the right of it, beneath; what it leads to."""

    about: About
    title: str
    mark: str = ""
    detail: str = ""
    meeting: Meeting | None = None
    wish: Unplaced | None = None
    keep: str = ""
    """The end of the detail that is still told where there is little room."""
    told: str = ""
    """The detail in a sentence, where it is more."""


def concerns_of(state: PlanState, moved: Sequence[words.Moved] = ()) -> list[Concern]:
    """Everything to look at, each sort beneath its heading."""
    found: list[Concern] = []
    elsewhere = {one.guest for one in moved if not one.is_new}
    for head, some in (
        ("시각이 바뀐 분", [one for one in moved if one.guest in elsewhere]),
        ("새 면접이 생긴 분", [one for one in moved if one.guest not in elsewhere]),
    ):
        if some:
            found.append(Concern(About.HEAD, f"{head} {len({one.guest for one in some})}"))
        found += (
            Concern(About.MOVED, state.faces.person(one.guest).name, "", one.told, one.meeting)
            for one in some
        )
    if state.clashes:
        found.append(Concern(About.HEAD, words.clashes(state)))
        found += (
            Concern(
                About.CLASH,
                words.clash_title(state, clash),
                words.short(state, clash, clash.meetings[0]),
                words.clash_places(state, clash),
                clash.meetings[0],
                told=words.told(state, clash, clash.meetings[0]),
            )
            for clash in state.clashes
        )
    found.append(Concern(About.HEAD, f"배정 못 함 {len(state.unplaced)}"))
    found += (
        Concern(
            About.WISH,
            state.faces.person(one.guest).name,
            words.rank(state.guests.get(one.guest), one.booth),
            f"{state.faces.firm(one.booth).name} · {words.why(state, one)}",
            wish=one,
            keep=f" · {words.why(state, one)}",
        )
        for one in state.unplaced
    )
    return found


class ConcernList(QAbstractListModel):
    """One row an entry; a heading cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.concerns: tuple[Concern, ...] = ()

    def set_concerns(self, concerns: Sequence[Concern]) -> None:
        """Show other entries."""
        if tuple(concerns) == self.concerns:
            return
        self.beginResetModel()
        self.concerns = tuple(concerns)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Number of entries and headings."""
        return 0 if parent.isValid() else len(self.concerns)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The entry, or its words."""
        if not index.isValid() or index.row() >= len(self.concerns):
            return None
        concern = self.concerns[index.row()]
        if role == CONCERN_ROLE:
            return concern
        if role == Qt.ItemDataRole.DisplayRole:
            return concern.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (concern.title, concern.mark, concern.detail, concern.told)
            return " · ".join(part for part in parts if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if not index.isValid() or self.concerns[index.row()].about is About.HEAD:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
