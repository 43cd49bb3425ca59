"""거절·불채용 사유: how often each reason ended a referral in a span; a count opens its list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import RefusedBy
from jobdesk.domain.figures import Number
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import referral_figures
from jobdesk.services.desk import Desk
from jobdesk.services.referral_figures import Outcome, ReasonCount
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.figures_table import Cell, Sheet
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.figures_view import FiguresView
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.span_edit import SpanEdit

TITLE = "거절·불채용 사유"
TIP = "알선이 왜 채용으로 이어지지 않았는지 사유별로 셉니다"
_UNSAID = "사유 미입력"


class ReasonsDialog(Dialog):
    """See the module's words; not shown yet."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(TITLE, parent, width=560)
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self.span = SpanEdit()
        self.told = Label(tabular=True, wrap=True)
        head = row(self.span, self.told, spacing=12)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.table = FiguresView("사유별 건수")
        self.table.opened.connect(self._open)
        self.nothing = Label("이 기간에 거절이나 불채용으로 끝난 알선이 없습니다.", look="muted")
        inner = QWidget()
        inner.setProperty("look", "scroll")
        part = column(self.table, self.nothing, None, spacing=0)
        inner.setLayout(part)
        area = scrolled(inner)
        area.setMinimumHeight(theme.now().px(320))
        self.body.addWidget(area, 1)
        how = "파란 숫자를 누르거나 Enter를 치면 그 알선의 목록이 열립니다. 끝난 날로 셉니다."
        self.body.addWidget(Label(how, look="muted", points=SMALL + 0.75, wrap=True))
        close = self.add_button(Button("닫기"))
        close.clicked.connect(self.reject)
        self.span.edited.connect(self._ask)
        self.table.hide()
        self.nothing.hide()
        self._ask()
        self.span.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        desk, (first, last) = self._desk, self.span.span(self._desk.today())
        self._jobs.read(
            lambda: referral_figures.outcome(desk, first, last),
            self._show,
            key=(id(self), "reasons"),
        )

    def _show(self, counted: Outcome) -> None:
        funnel, reasons = counted.funnel, counted.reasons
        self.told.setText(
            f"이 기간에 알선한 {funnel.referred:,}건 가운데 "
            f"면접 {funnel.met:,}건, 채용 {funnel.hired:,}건"
        )
        self.table.show_sheet(sheet(reasons))
        self.table.setVisible(bool(reasons))
        self.nothing.setVisible(not reasons)

    def _open(self, number: object) -> None:
        assert isinstance(number, Number)
        self.accept()
        self._hub.show_filtered.emit((number.kind, Filter(ids=number.ids)))


def sheet(reasons: tuple[ReasonCount, ...]) -> Sheet:
    """Each side's sum, then its reasons with their share of it in whole percent."""
    rows: list[tuple[Cell, ...]] = []
    for side in RefusedBy:
        own = [one for one in reasons if one.side is side]
        if not own:
            continue
        every = tuple(id_ for one in own for id_ in one.referral_ids)
        rows.append((Cell(side.value, right=False, strong=True), _link(every, strong=True), _NO))
        for one in own:
            share = f"{round(100 * one.count / len(every))}%"
            name = Cell(f"    {one.reason or _UNSAID}", right=False)
            rows.append((name, _link(one.referral_ids), Cell(share)))
    return Sheet(("사유", "건수", "비율"), tuple(rows))


_NO = Cell("")


def _link(ids: tuple[int, ...], *, strong: bool = False) -> Cell:
    return Cell(f"{len(ids):,}", Number(len(ids), KindId.REFERRALS, ids), strong=strong)
