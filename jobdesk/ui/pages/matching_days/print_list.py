"""The papers of a day in a list, each with a line of what it is for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jobdesk.services.day_papers import DayPaper
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL

WORDS: dict[DayPaper, str] = {
    DayPaper.TIMETABLE: "행사장 벽에 붙이는 전체 시간표",
    DayPaper.EMPLOYER_LIST: "면접 순서와 결과를 적을 칸",
    DayPaper.SLIP: "한 분마다 면접 시각과 부스",
    DayPaper.NAME_TAG: "A4 라벨 용지에 이름과 접수번호",
    DayPaper.INTERVIEWER_TAG: "업체 면접관이 다는 명찰",
    DayPaper.BOOTH_SIGN: "부스마다 한 장, 멀리서 읽는 번호",
    DayPaper.RECEPTION: "접수대에서 표시하고 서명",
    DayPaper.INTERVIEW_PROOF: "면접마다 한 장, 업체가 서명",
    DayPaper.ATTENDANCE_PROOF: "참석한 분마다 한 장",
    DayPaper.SURVEY: "구직자용과 업체용 설문",
}
_PAPER = int(Qt.ItemDataRole.UserRole)


class PrintList(QListWidget):
    """All papers; one is always current."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("출력물")
        self.setProperty("look", "queue")
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for paper in DayPaper:
            item = QListWidgetItem(f"{paper.value}. {WORDS[paper]}")
            item.setData(_PAPER, paper.value)
            item.setToolTip(WORDS[paper])
            self.addItem(item)
        self.setCurrentRow(0)

    @property
    def paper(self) -> DayPaper:
        """The current paper."""
        return DayPaper(self.currentItem().data(_PAPER))

    def choose(self, paper: DayPaper) -> None:
        """Make a paper current."""
        self.setCurrentRow(list(DayPaper).index(paper))


class _TwoLines(QStyledItemDelegate):
    """The title above, what it is for beneath."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as two lines with air."""
        del option, index
        return QSize(100, theme.now().px(50))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The ground of the chosen one, then both lines."""
        current, paper = theme.now(), DayPaper(index.data(_PAPER))
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current.colour("accent_tint"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        words = rect.adjusted(10, current.px(6), -8, -current.px(6))
        half = words.height() / 2
        for line, font, role, top in (
            (paper.value, current.font(weight=600), "accent" if chosen else "text", words.top()),
            (WORDS[paper], current.font(SMALL + 0.5), "muted", words.top() + half),
        ):
            painter.setFont(font)
            painter.setPen(current.colour(role))
            room = int(words.width())
            cut = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)
            place = QRectF(words.left(), top, words.width(), half)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()
