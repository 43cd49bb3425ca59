"""Around the attendance grid: the bar above that goes about and counts, the keys beneath."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.attendance_warning import percent
from jobdesk.ui.models.attendance_grid import AttendanceModel
from jobdesk.ui.widgets.basics import SMALL, Button, ElidedLabel, IconButton, Label, column
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.key_line import KeyLine


class AttendanceBar(QWidget):
    """See the module's words; its owner connects the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.before = IconButton("chevron-left", "이전 달 (Alt+PgUp)")
        self.month = Label(weight=600, tabular=True)
        self.after = IconButton("chevron-right", "다음 달 (Alt+PgDn)")
        self.today = Button("오늘", tip="오늘로 (T)")
        self.fill = Button("전원 출석", icon="check", tip="빈칸을 모두 출석으로 (Ctrl+D)")
        self.copy = Button("전날 복사", tip="빈칸에 전 수업일의 출결을 (Ctrl+Shift+D)")
        self.rate = Label(points=SMALL + 0.75, weight=600, tabular=True)
        self.missing = Button("", look="link")
        self.missing.setToolTip("출결을 적지 않은 칸으로 갑니다. 다시 누르면 다음 칸으로 갑니다.")
        self.warned = Button("", look="link", icon="triangle-alert", role="danger")
        self.warned.setProperty("tone", "danger")
        self.warned.setToolTip("그분에게 갑니다. 다시 누르면 다음 분에게 갑니다.")
        self.fold = IconButton("columns", "이분의 기록 보이기·감추기")
        inner = QWidget()
        flow = FlowLayout(inner, spacing=6)
        lane = column(inner)
        lane.setContentsMargins(10, 8, 8, 8)
        self.setLayout(lane)
        for part in (self.before, self.month, self.after, self.today, self.fill, self.copy):
            flow.addWidget(part)
        for part in (self.fold, self.rate, self.missing, self.warned):
            flow.addWidget(part)

    def show_model(self, model: AttendanceModel, day: date | None, chosen: int = 1) -> None:
        """Say how the cohort stands, the month of the current day, and which of the ``chosen``
        days are filled: it need not be today."""
        if day is not None:
            self.fill.setText(f"{day.day}일 전원 출석" if chosen < 2 else "고른 날 전원 출석")
            self.month.setText(f"{day.year}년 {day.month}월")
        self.rate.setText(f"출석률 {percent(model.rate)}")
        missing, warned = model.missing, len(model.warned)
        self.missing.setText(f"미입력 {missing:,}칸")
        self.missing.setVisible(missing > 0)
        self.warned.setText(f"결석 주의 {warned:,}명")
        self.warned.setVisible(warned > 0)


class AttendanceFoot(QWidget):
    """The current cell in words, the marks as buttons that say their keys; its owner connects
    ``keys``."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ElidedLabel(weight=500)
        self.keys = KeyLine()
        lane = column(self.said, self.keys, spacing=6)
        lane.setContentsMargins(14, 8, 12, 8)
        self.setLayout(lane)

    def show_place(self, model: AttendanceModel, at: tuple[int, int] | None, chosen: int) -> None:
        """Say what stands at (row, column) and on that day, or how many cells are chosen."""
        if at is None:
            self.said.setText("")
        elif chosen > 1:
            self.said.setText(f"{chosen:,}칸을 골랐습니다. 누르는 출결이 모두에 적힙니다.")
        else:
            self.said.setText(f"{model.sentence(*at)}  |  {model.day_words(at[1])}")
