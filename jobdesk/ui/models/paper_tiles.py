"""The files of one record as a list model; small pictures come later, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from jobdesk.domain.circumstances import Attachment
from jobdesk.ui import dates

PAPER_ROLE = int(Qt.ItemDataRole.UserRole)
PICTURE_ROLE = PAPER_ROLE + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_KB, _MB = 1024, 1024 * 1024


def form_of(paper: Attachment) -> str:
    """What it is, for a reader: ``사진`` or the ending in capitals (``PDF``, ``HWP``)."""
    if paper.media_type.startswith("image/"):
        return "사진"
    return PurePath(paper.name).suffix.lstrip(".").upper() or "파일"


def size_of(paper: Attachment) -> str:
    """``320KB``, ``1.4MB``."""
    size = paper.size or 0
    return f"{size / _MB:.1f}MB" if size >= _MB else f"{max(1, round(size / _KB))}KB"


def told(paper: Attachment) -> str:
    """Form, day and size on one line."""
    return " · ".join((form_of(paper), dates.day(paper.added_on), size_of(paper)))


class PaperTiles(QAbstractListModel):
    """One row per attachment; PICTURE_ROLE is a QImage, None while it has not come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.papers: tuple[Attachment, ...] = ()
        self._pictures: dict[int, QImage] = {}

    def show_papers(self, papers: Sequence[Attachment]) -> None:
        """Show these; pictures already known stay."""
        self.beginResetModel()
        self.papers = tuple(papers)
        kept = {paper.file_id for paper in papers}
        self._pictures = {file: image for file, image in self._pictures.items() if file in kept}
        self.endResetModel()

    def forget_pictures(self) -> None:
        """The size of the pictures changed."""
        self._pictures.clear()

    def wanting(self) -> Attachment | None:
        """The first whose small picture was not asked for yet."""
        return next((p for p in self.papers if p.file_id not in self._pictures), None)

    def take_picture(self, file_id: int, picture: QImage) -> None:
        """A small picture came; a null one says that there is none."""
        self._pictures[file_id] = picture
        for row, paper in enumerate(self.papers):
            if paper.file_id == file_id:
                at = self.index(row)
                self.dataChanged.emit(at, at, [PICTURE_ROLE])

    def rowCount(self, parent: _Index = _NONE) -> int:
        """How many files there are."""
        return 0 if parent.isValid() else len(self.papers)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Words, the attachment itself, its small picture."""
        if not index.isValid():
            return None
        paper = self.papers[index.row()]
        if role == _DISPLAY:
            return paper.caption or paper.name
        if role == _TIP:
            return "\n".join(p for p in (paper.caption, paper.name, told(paper)) if p)
        if role == _SPOKEN:
            return ", ".join(p for p in (paper.caption, paper.name, told(paper)) if p)
        if role == PAPER_ROLE:
            return paper
        if role == PICTURE_ROLE:
            return self._pictures.get(paper.file_id or 0)
        return None
