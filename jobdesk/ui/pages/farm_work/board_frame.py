"""Around the dispatch board: the bar above that goes about and closes a day, the keys beneath."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobdesk.domain.farm_board import Board
from jobdesk.domain.farm_work import AHEAD, DayStatus
from jobdesk.ui.models import farm_board_words as words
from jobdesk.ui.widgets.basics import Button, ElidedLabel, IconButton, Label, column, row
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.key_line import KeyLine
from jobdesk.ui.widgets.page_parts import EmptyState


class BoardBar(QWidget):
    """See the module's words; its owner connects the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.before = IconButton("chevron-left", "지난주 (Alt+PgUp)")
        self.week = Label(weight=600, tabular=True)
        self.after = IconButton("chevron-right", "다음 주 (Alt+PgDn)")
        self.today = Button("오늘", tip="오늘로 (T)")
        self.solve = Button(
            "배치 제안", icon="users", tip="사람을 고르게 나누어 배치안을 만듭니다. (A)"
        )
        self.repeat = Button("전날 그대로", tip="전날 배치 그대로: 어제 간 사람을 다시 (Y)")
        self.confirm, self.close_day = Button("확정"), Button("근로확인")
        self.papers = IconButton("printer", "출력물: 이날의 배차표와 연락망, 확인서 (Ctrl+P)")
        self.fold = IconButton("columns", "사람 목록 보이기·감추기")
        inner = QWidget()
        flow = FlowLayout(inner, spacing=6)
        lane = column(inner)
        lane.setContentsMargins(10, 8, 8, 8)
        self.setLayout(lane)
        for part in (
            self.before,
            self.week,
            self.after,
            self.today,
            self.solve,
            self.repeat,
            self.confirm,
            self.close_day,
            self.papers,
            self.fold,
        ):
            flow.addWidget(part)

    def show_board(self, board: Board, day: date) -> None:
        """Say which week it is, and what the current day still asks for."""
        sunday = board.monday + timedelta(days=6)
        first = board.monday
        self.week.setText(f"{first.month}/{first.day} ~ {sunday.month}/{sunday.day}")
        self.week.setToolTip(f"{first} ~ {sunday}")
        self.week.setAccessibleName(f"{first}부터 {sunday}까지")
        blocks = board.blocks(day)
        told = f"{day.month}/{day.day}"
        placed = sum(one.count(DayStatus.PLACED) for one in blocks)
        ahead = sum(one.count(*AHEAD) for one in blocks)
        self.confirm.setText(f"{told} 확정 {placed:,}명" if placed else f"{told} 확정")
        self.confirm.setToolTip("이날 배치를 모두 확정합니다. 칸만 하려면 C를 누르세요.")
        self.close_day.setText(f"{told} 근로확인 {ahead:,}명" if ahead else f"{told} 근로확인")
        self.close_day.setToolTip(
            "결근을 먼저 적으세요. 이날 나머지를 모두 근로확인합니다. 칸만 하려면 W를 누르세요."
        )
        self.confirm.setEnabled(placed > 0)
        self.close_day.setEnabled(ahead > 0 and day <= board.today)


class EmptyWeek(EmptyState):
    """A week without work, and where it comes from."""

    def __init__(self, to_requests: Callable[[], None]) -> None:
        super().__init__("calendar-days", "", "")
        ask = Button("요청 받기", icon="plus")
        ask.clicked.connect(to_requests)
        self.add_action(ask)

    def show_week(self, monday: date) -> None:
        """Say which week it is."""
        self.set_words(
            "이번 주에 작업이 없습니다",
            f"{monday}부터 일주일 동안 농가의 요청이 없습니다. 요청을 받으면 여기에 칸이 "
            "생기고, 칸마다 사람을 배치합니다.",
        )


class BoardFoot(QWidget):
    """The current cell in words, and what can be done as buttons that say their keys."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ElidedLabel(weight=500)
        self.missing = Button("", look="link", icon="triangle-alert", role="warning")
        self.missing.setToolTip("사람이 모자란 칸으로 갑니다. 다시 누르면 다음 칸으로 갑니다.")
        self.keys = KeyLine()
        self.more = IconButton("ellipsis", "더 보기")
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is chosen keeps the keys
        above, beneath = row(self.said, self.missing), row(self.keys, self.more)
        above.setStretch(0, 1)
        beneath.setStretch(0, 1)
        beneath.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        lane = column(spacing=6)
        lane.addLayout(above)
        lane.addLayout(beneath)
        lane.setContentsMargins(14, 6, 12, 8)
        self.setLayout(lane)

    def say(self, sentence: str, chosen: int, people: int, short: int) -> None:
        """Say what stands in the current cell, or how many cells are chosen, and how many people
        the days to come still want (``short``)."""
        self.missing.setText(f"{short:,}명 부족")
        self.missing.setVisible(short > 0)
        if chosen > 1:
            sentence = f"{chosen:,}칸, {people:,}명을 골랐습니다. 누르는 것이 모두에 됩니다."
        self.said.setText(sentence)


KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", "배치"),
    (words.CONFIRM_KEY, "확정"),
    (words.WORKED_KEY, "근로확인"),
    (words.ABSENT_KEY, "결근"),
    (words.SUBSTITUTE_KEY, "대신"),
    (words.RAIN_KEY, "하루 미루기"),
    ("Delete", "빼기"),
)
"""The keys of the board and what they do, in the order in which a day goes."""

MORE: tuple[tuple[str, str], ...] = (
    ("Space", "칸의 사람"),
    (words.HALF_KEY, "반일만 일함"),
    (words.CAR_KEY, "차량"),
    (words.PIN_KEY, "고정·풀기"),
    (words.BACK_KEY, "한 단계 되돌리기"),
    (words.REPEAT_KEY, "전날 배치 그대로"),
    (words.PROPOSE_KEY, "배치 제안"),
)
"""Those that are wanted less often, behind a button."""
