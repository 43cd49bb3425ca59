"""현황·목표: what a cohort has come to against what was promised; numbers lead to people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.cohort_figures import CohortLine
from jobdesk.domain.cohorts import CohortMeasure, CohortTarget
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import cohort_figures, cohort_targets
from jobdesk.services.cohort_targets import TargetLine
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.targets_dialog import TargetsDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Label, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import NumberCard
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab

KINDS = frozenset(
    {
        KindId.COHORTS,
        KindId.COHORT_TARGETS,
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.QUALIFICATIONS,
        KindId.PLACEMENTS,
    }
)
"""What alters the figures."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the tab shows: the line of the cohort, its targets, and every revision of each."""

    line: CohortLine
    targets: tuple[TargetLine, ...]
    revisions: dict[CohortMeasure, tuple[CohortTarget, ...]]


def figures_of(desk: Desk, cohort_id: int) -> Figures:
    """Everything the tab shows, on a reading thread."""
    with desk.store.reading():
        return Figures(
            cohort_figures.of_cohort(desk, cohort_id).lines[0],
            cohort_targets.table(desk, cohort_id),
            {
                measure: cohort_targets.revisions(desk, cohort_id, measure)
                for measure in CohortMeasure
            },
        )


class _Cards(QWidget):
    """Cards beside one another, as many in a line as there is room for."""

    def __init__(self, cards: list[NumberCard]) -> None:
        super().__init__()
        self._cards, self._beside = cards, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._arrange(len(cards))

    def minimumSizeHint(self) -> QSize:
        """One card wide."""
        return QSize(self._cards[0].minimumSizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds more or fewer."""
        super().resizeEvent(event)
        least = self._cards[0].minimumSizeHint().width() + self._grid.spacing()
        self._arrange(max(1, min(len(self._cards), (self.width() + 10) // least)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._beside:
            beside, self._beside = self._beside, 0
            self._arrange(beside)

    def _arrange(self, beside: int) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // beside, at % beside)
        for at in range(len(self._cards)):
            self._grid.setColumnStretch(at, 1 if at < beside else 0)
        lines = -(-len(self._cards) // beside)
        high = self._cards[0].sizeHint().height()
        self.setFixedHeight(high * lines + self._grid.spacing() * (lines - 1))


class FiguresTab(RecordTab):
    """See the module's words; the cards count, the table beneath compares and is revised."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id = 0
        self.found: Figures | None = None
        self.cards = {measure: NumberCard(measure.value) for measure in CohortMeasure}
        for measure, card in self.cards.items():
            card.clicked.connect(partial(self.open_number, measure))
        self.words = Label(look="muted", tabular=True, wrap=True)
        self.set_button = Button("목표 정하기", icon="target")
        self.set_button.clicked.connect(self.set_targets)
        self.open_button = Button("기록 보기", look="link", tip="Enter: 고른 지표의 명단")
        self.open_button.clicked.connect(self._open_current)
        may_write(desk, self.set_button)
        self.table = PlainTable(
            "지표별 목표와 실적",
            (
                plain("measure", "지표", 84, strong=True),
                plain("target", "목표", 104, right=True),
                plain("actual", "실적", 72, right=True),
                plain("rate", "달성률", 84, right=True),
                plain("since", "적용일", 104, quiet=True),
                plain("reason", "사유·근거", 160),
            ),
            stretch="reason",
            spare=("since",),
            fit=True,
        )
        self.table.picked.connect(self._show_past)
        self.table.opened.connect(self._open_row)
        self.past_title = Label(weight=600)
        self.back_button = Button("이 목표 지우기", look="link", tip="잘못 적은 목표를 지웁니다")
        self.back_button.clicked.connect(self.take_back)
        may_write(desk, self.back_button)
        self.past = PlainTable(
            "지난 목표",
            (
                plain("since", "적용일", 104, quiet=True),
                plain("value", "목표", 104, right=True),
                plain("reason", "사유", 200),
                plain("document", "근거문서", 140),
            ),
            stretch="reason",
            spare=("document",),
            fit=True,
        )
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("look", "scroll")
        cards = _Cards(list(self.cards.values()))
        head = row(
            Label("목표와 실적", weight=600),
            None,
            self.back_button,
            self.open_button,
            self.set_button,
        )
        layout = column(spacing=12)
        layout.setContentsMargins(0, 14, 12, 8)
        layout.addWidget(cards)
        layout.addWidget(self.words)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addWidget(self.past_title)
        layout.addWidget(self.past)
        layout.addStretch(1)
        inner.setLayout(layout)
        self.setLayout(column(scrolled(inner), spacing=0))
        self.setFocusProxy(self.table)

    def show_record(self, record: Any) -> None:
        """Ask for the figures of a cohort."""
        self._cohort_id = record.id
        desk, id_ = self._desk, record.id
        self._jobs.read(lambda: figures_of(desk, id_), self._take, key=(id(self), "figures"))

    def refresh_linked(self, change: Change) -> None:
        """What the figures are made of changed."""
        if change.kinds & KINDS and self._cohort_id:
            desk, id_ = self._desk, self._cohort_id
            self._jobs.read(lambda: figures_of(desk, id_), self._take, key=(id(self), "figures"))

    # What one can do

    def open_number(self, measure: CohortMeasure, *_: object) -> None:
        """List the people behind a number."""
        if self.found is not None:
            number = self.found.line.pair(measure).actual
            if number.ids:
                self._hub.show_filtered.emit((number.kind, Filter(ids=number.ids)))

    def set_targets(self) -> None:
        """목표 정하기: all five at once, or a revision of some."""
        if self.found is not None and not self._desk.read_only:
            given = (self._desk, self._jobs, self._notices)
            show(TargetsDialog(*given, self._cohort_id, self.found.targets, self.window()))

    def take_back(self) -> None:
        """Take away the revision that is chosen below, or the one in force."""
        chosen, desk = self._chosen_revision(), self._desk
        if chosen is not None and not desk.read_only:
            id_ = chosen.id
            self._jobs.write(lambda: cohort_targets.take_back(desk, id_))

    def _chosen_revision(self) -> CohortTarget | None:
        revisions, at = self._revisions(), self.past.current()
        return revisions[at or 0] if revisions else None

    def _revisions(self) -> tuple[CohortTarget, ...]:
        at = self.table.current()
        if self.found is None or at is None:
            return ()
        return self.found.revisions[self.found.targets[at].measure]

    def _open_row(self, at: int) -> None:
        if self.found is not None:
            self.open_number(self.found.targets[at].measure)

    def _open_current(self) -> None:
        at = self.table.current()
        if at is not None:
            self._open_row(at)

    # Showing

    def _take(self, found: Figures) -> None:
        self.found = found
        for measure, card in self.cards.items():
            pair = found.line.pair(measure)
            aim = f"목표 {pair.target_text}" if pair.target else ""
            reached = pair.rate is not None and pair.rate >= 100
            card.set_value(f"{pair.actual.value:,}", aim, Tone.SUCCESS if reached else Tone.NEUTRAL)
            card.setToolTip(f"달성률 {pair.rate_text}" if pair.rate is not None else "")
        self.words.setText(_words(found.line))
        current = self.table.current() or 0
        self.table.set_rows([_row(found.line, each) for each in found.targets], current)

    def _show_past(self) -> None:
        revisions, at = self._revisions(), self.table.current()
        several = len(revisions) > 1
        one = self.found is not None and at is not None
        self.past_title.setText(
            f"{self.found.targets[at].measure.value} 목표의 변경"  # type: ignore[union-attr, index]
            if one and several
            else ""
        )
        self.back_button.setVisible(bool(revisions))
        self.past.setVisible(several)
        self.past_title.setVisible(several)
        self.past.set_rows(
            [
                (dates.day(each.set_on), each.value or "-", each.reason, each.document)
                for each in revisions
            ],
            0,
        )


def _row(line: CohortLine, each: TargetLine) -> tuple[object, ...]:
    pair, target = line.pair(each.measure), each.target
    why = " · ".join(filter(None, (target.reason, target.document))) if target else ""
    revised = f"{each.revisions - 1}번 바꿈" if each.revisions > 1 else ""
    return (
        each.measure.value,
        pair.target_text if target else "-",
        f"{pair.actual.value:,}명",
        pair.rate_text,
        dates.day(target.set_on) if target else "",
        " · ".join(filter(None, (revised, why))),
    )


def _words(line: CohortLine) -> str:
    parts = [f"수료율 {line.completion.text} ({line.completion.base} 기준)"]
    if line.hire_rate is not None:
        parts.append(f"취업률 {line.hire_rate.text} ({line.hire_rate.base} 기준)")
    for word, number, unit in (
        ("교육 중", line.running, "명"),
        ("조기취업", line.early, "명"),
        ("중도탈락", line.dropped, "명"),
        ("미수료", line.failed, "명"),
        ("자격증", line.certificates, "건"),
    ):
        if number.value:
            parts.append(f"{word} {number.value:,}{unit}")
    return " · ".join(parts)
