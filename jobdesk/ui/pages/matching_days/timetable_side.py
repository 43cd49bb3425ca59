"""Beside the timetable: how good it is, what makes it anew, what is left to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.timetable import Meeting
from jobdesk.ui import theme
from jobdesk.ui.models import timetable_words as words
from jobdesk.ui.models.timetable_concerns import concerns_of
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.pages.matching_days.timetable_list import ConcernView
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    Label,
    PrimaryButton,
    column,
    row,
)

SIDE_WIDTH = 236


class TimetableSide(QWidget):
    """See the module's words. ``show_state`` tells of another plan."""

    led = Signal(object)
    """The Meeting of the next clash."""

    def __init__(self) -> None:
        super().__init__()
        self._clashes: list[Meeting] = []
        self._next = 0
        numbers = Card(margin=16, spacing=6)
        numbers.body.addWidget(Label("배정된 면접", points=SMALL + 0.75, look="muted"))
        self.placed = Label(points=21, weight=700, tabular=True)
        self.wished = Label(look="muted", tabular=True)
        line = row(self.placed, self.wished, None, spacing=6)
        numbers.body.addLayout(line)
        self.share = Label(wrap=True, tabular=True, points=SMALL + 0.75)
        self.fair = Label(wrap=True, tabular=True, points=SMALL + 0.75)
        self.clash = Button(look="link", icon="triangle-alert", role="danger")
        self.clash.setProperty("tone", "danger")
        self.clash.clicked.connect(self._lead)
        self.make = PrimaryButton("배정하기")
        self.replan = Button(
            "불참·지각 반영", tip="온 분과 늦은 업체에 맞추어 되도록 적게 옮깁니다"
        )
        for each in (self.share, self.fair, self.clash):
            numbers.body.addWidget(each)
        numbers.body.addSpacing(4)
        for button in (self.make, self.replan):
            numbers.body.addWidget(button)
        self.list = ConcernView()
        rest = Card(margin=1, spacing=0)
        rest.body.addWidget(self.list)
        layout = column(numbers, rest, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._dress()

    def show_state(self, state: PlanState, share: str, moved: Sequence[words.Moved]) -> None:
        """Show a plan; ``share`` is how near the best it is, in words."""
        self.placed.setText(f"{len(state.plan):,}")
        self.wished.setText(f"/ 희망 {state.wish_count:,}")
        self.share.setText(share)
        self.share.setVisible(bool(share))
        if not state.plan:
            self.fair.setText("아직 배정한 면접이 없습니다.")
        elif state.without:
            self.fair.setText(f"면접이 없는 분 {state.without:,}명")
        else:
            self.fair.setText("모두 1건 이상 면접")
        self._clashes = list(dict.fromkeys(clash.meetings[0] for clash in state.clashes))
        self._next = 0
        self.clash.setVisible(bool(self._clashes))
        if state.clashes:
            first = words.clash_title(state, state.clashes[0])
            self.clash.setText(f"{words.clashes(state)} · {first}")
            self.clash.setToolTip("그 칸으로 갑니다. 다시 누르면 다음 칸으로 갑니다.")
        pins = len(state.pinned)
        again = f"다시 배정 (고정 {pins} 유지)" if pins else "다시 배정"
        self.make.setText(again if state.plan else "배정하기")
        self.list.show_concerns(concerns_of(state, moved))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "list"):
            self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(theme.now().px(SIDE_WIDTH))

    def _lead(self) -> None:
        if self._clashes:
            self.led.emit(self._clashes[self._next % len(self._clashes)])
            self._next += 1
