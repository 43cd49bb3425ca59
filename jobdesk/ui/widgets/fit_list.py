"""맞는 구직자 and 맞는 구인: a ranking as rows with a score and its reasons, to refer from.

It advises and hides nobody: whoever does not fit stands further down, with the reason.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import matching
from jobdesk.services.desk import Desk
from jobdesk.services.matching import Fit, Ranking, Reason
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import BASE, SMALL, Button, Card, Chip, Label, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.refer_dialog import ReferDialog, ReferPeopleDialog

FIRST = 20
"""Rows shown at first, and how many more each time."""

_SIGNS = {True: ("✓", Tone.SUCCESS), False: ("!", Tone.WARNING), None: ("?", Tone.NEUTRAL)}


class ScoreBar(QWidget):
    """A score of 0 to 100 as a quiet bar and its number."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self._score = score
        self.setAccessibleName(f"적합도 {score}점")
        self.setToolTip(f"적합도 {score}점 (100점 만점)")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line of text high."""
        return QSize(theme.now().px(96), theme.now().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar and number."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.setFont(current.font(BASE, 600, tabular=True))
        painter.setPen(current.colour("text"))
        painter.drawText(
            whole, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._score)
        )
        high = current.px(6)
        bar = QRectF(0, whole.center().y() - high / 2, whole.width() - current.px(36), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current.colour("neutral_tint"))
        painter.drawRoundedRect(bar, high / 2, high / 2)
        bar.setWidth(bar.width() * self._score / 100)
        if bar.width() >= 1:
            painter.setBrush(current.colour("accent_fill"))
            painter.drawRoundedRect(bar, high / 2, high / 2)


class _Pick(QCheckBox):
    """The box of a row; the arrow keys go to the rows beside it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down leave the row; everything else is a check box's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class FitRow(Card):
    """One person or vacancy of a ranking."""

    opened = Signal(int)

    def __init__(self, rank: int, fit: Fit, kind: KindId, *, may_refer: bool) -> None:
        super().__init__(margin=12, spacing=6, look="panel")
        self.fit = fit
        self.pick = _Pick(f"{rank}. {fit.name}".replace("&", "&&"))
        self.pick.setEnabled(may_refer)
        said = ", ".join(filter(None, (fit.mark, *(one.text for one in fit.reasons))))
        self.pick.setAccessibleName(f"{rank}위 {fit.name} {fit.score}점")
        self.pick.setAccessibleDescription(said)
        link = Button("열기", look="link")
        link.setAccessibleName(f"{fit.name} 기록 열기")
        link.clicked.connect(lambda: self.opened.emit(fit.id))
        self.body.addLayout(row(self.pick, None, ScoreBar(fit.score), link))
        about = fit.detail
        if kind is KindId.SEEKERS:
            about = " · ".join(filter(None, (fit.detail, fit.fairness)))
        self.body.addWidget(Label(about, points=SMALL + 0.75, look="muted", wrap=True))
        flow = FlowLayout(spacing=6)
        if fit.mark:
            flow.addWidget(Chip(fit.mark, Tone.ACCENT))
        for reason in fit.reasons:
            flow.addWidget(_chip(reason))
        words = QWidget()
        words.setLayout(flow)
        self.body.addWidget(words)


class FitList(RecordTab):
    """People for the vacancy shown, or open vacancies for the person shown."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._parts = desk, hub, jobs, notices
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._record: Vacancy | Seeker | None = None
        self._limit = FIRST
        self._picked: dict[int, str] = {}
        self.rows: list[FitRow] = []
        self.refer_button = Button("알선하기", icon="send")
        self.refer_button.clicked.connect(self.refer)
        self.why_button = Button("왜 이 순서인가요?", look="link")
        self.why_button.setCheckable(True)
        self.why = Label("", points=SMALL + 0.75, look="muted", wrap=True)
        self.why.hide()
        self.why_button.toggled.connect(self.why.setVisible)
        self.told = Label("", look="muted", wrap=True)
        self.more = Button("더 보기", icon="chevron-down")
        self.more.clicked.connect(self._show_more)
        self.more.setParent(self)  # until there is a list below which it stands
        self.more.hide()
        self._list = column(spacing=8)
        self._list.setContentsMargins(0, 0, 12, 8)
        self._inner = QWidget()
        self._inner.setProperty("look", "scroll")
        self._inner.setLayout(self._list)
        self._scroll = scrolled(self._inner)
        layout = column(spacing=10)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(row(self.refer_button, None, self.why_button))
        layout.addWidget(self.why)
        layout.addWidget(self.told)
        layout.addWidget(self._scroll, 1)
        self.setLayout(layout)
        self._tell_picked()

    @property
    def kind(self) -> KindId:
        """The kind of the rows."""
        return KindId.SEEKERS if isinstance(self._record, Vacancy) else KindId.VACANCIES

    def show_record(self, record: Any) -> None:
        """Rank for a Vacancy or a Seeker; what was picked stays while the record does."""
        if self._record is None or (type(record), record.id) != (
            type(self._record),
            self._record.id,
        ):
            self._picked.clear()
            self._limit = FIRST
            self._clear()
        self._record = record
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """Rank again where what is compared changed."""
        if change.kinds & matching.READ:
            self._ask()

    def picked(self) -> list[int]:
        """Ids of the rows ticked, in the order in which they were."""
        return list(self._picked)

    def refer(self) -> None:
        """Open the dialog of a referral with those ticked."""
        record = self._record
        if not self._picked or record is None:
            return
        if isinstance(record, Vacancy):
            show(
                ReferPeopleDialog(
                    *self._parts, record.id, record.job, self.window(), picked=self._picked
                )
            )
        else:
            vacancy = next(iter(self._picked))
            name = record.called
            show(ReferDialog(*self._parts, [record.id], name, self.window(), current=vacancy))

    # Asking and showing

    def _ask(self) -> None:
        record, desk, limit = self._record, self._desk, self._limit
        if record is None:
            return
        rank = matching.for_vacancy if isinstance(record, Vacancy) else matching.for_seeker

        def look() -> tuple[Any, Ranking, str]:
            return record, rank(desk, record.id, limit), matching.weights_in_words(desk)

        self._jobs.read(look, self._take, key=(id(self), "fits"))

    def _take(self, found: tuple[Any, Ranking, str]) -> None:
        record, ranking, weights = found
        if record is not self._record:
            return
        focused = next((r.fit.id for r in self.rows if r.pick.hasFocus()), None)
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        self._clear()
        listed = {fit.id for fit in ranking.rows}
        self._picked = {id_: name for id_, name in self._picked.items() if id_ in listed}
        may = not self._desk.read_only and (
            not isinstance(record, Vacancy) or record.status in OPEN_VACANCY
        )
        for rank, fit in enumerate(ranking.rows, 1):
            self._add(rank, fit, may)
        self._list.addWidget(self.more)
        self._list.addStretch(1)
        self.more.setVisible(ranking.total > len(ranking.rows))
        self._tell(ranking, weights)
        self._tell_picked()
        for line in self.rows:
            if line.fit.id == focused:
                line.pick.setFocus()
        bar.setValue(place)

    def _tell(self, ranking: Ranking, weights: str) -> None:
        people = self.kind is KindId.SEEKERS
        unit, what = ("명", "구직자") if people else ("건", "진행 중인 구인")
        if ranking.total:
            self.told.setText(
                f"{what} {ranking.total:,}{unit} 중 앞의 {len(ranking.rows):,}{unit}입니다."
            )
        else:
            self.told.setText(
                f"{'구직자가' if people else '진행 중인 구인이'} 없습니다. "
                "등록하면 여기에 맞는 순서로 나옵니다."
            )
        self.why.setText(
            f"항목마다 비중을 두어 100점으로 셉니다. 지금 비중: {weights}. 구인이 묻지 않는 항목은 "
            "세지 않고, 모르는 항목은 절반으로 셉니다. 점수가 같으면 알선을 오래 받지 못한 사람이 "
            "먼저입니다. 이미 알선했거나 취업·종료인 사람도 빼지 않고 뒤에 놓습니다."
        )

    def _add(self, rank: int, fit: Fit, may: bool) -> None:
        line = FitRow(rank, fit, self.kind, may_refer=may)
        line.pick.setChecked(fit.id in self._picked)
        line.pick.toggled.connect(partial(self._on_pick, fit))
        line.pick.stepped.connect(partial(self._step, rank - 1))
        line.opened.connect(self._open)
        self.rows.append(line)
        self._list.addWidget(line)

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                if widget is not self.more:
                    widget.deleteLater()

    def _show_more(self) -> None:
        self._limit += FIRST
        self._ask()

    def _step(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self.rows):
            line = self.rows[at + by]
            line.pick.setFocus()
            self._scroll.ensureWidgetVisible(line)

    def _open(self, id_: int) -> None:
        self._hub.open_record.emit(Ref(self.kind, id_))

    def _on_pick(self, fit: Fit, ticked: bool) -> None:
        if not ticked:
            self._picked.pop(fit.id, None)
        else:
            if self.kind is KindId.VACANCIES:  # a referral is to one vacancy
                for line in self.rows:
                    if line.fit.id != fit.id:
                        line.pick.setChecked(False)
            self._picked[fit.id] = fit.name
        self._tell_picked()

    def _tell_picked(self) -> None:
        count = len(self._picked)
        self.refer_button.setText(f"{count}명 알선하기" if count > 1 else "알선하기")
        self.refer_button.setEnabled(count > 0)
        self.refer_button.setToolTip("" if count else "아래에서 고르면 알선할 수 있습니다")


def _chip(reason: Reason) -> Chip:
    sign, tone = _SIGNS[reason.good]
    chip = Chip(f"{sign} {reason.text}", tone)
    chip.setAccessibleName(reason.text)
    return chip
