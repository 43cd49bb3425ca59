"""점수·판정: one stage at a time, its candidates by its reviewers, typed as in Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SelectionStage, Verdict
from jobdesk.services import applicants, selection
from jobdesk.services.applicants import Applicants
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows, Written
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.prints_dialog import Asked
from jobdesk.ui.pages.training.score_cells import NOTHING, Line, score_cells, score_words
from jobdesk.ui.pages.training.score_table import ScoreTable
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, Rule, column
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState

_KINDS = frozenset({KindId.TRAINEES, KindId.SELECTION_STAGES, KindId.STAGE_RESULTS, KindId.SEEKERS})


class ScoreSheet(QWidget):
    """See the module's words. ``back_wanted`` leads to the list, ``stages_wanted`` to the
    stages, ``prints_wanted`` to the papers."""

    back_wanted = Signal()
    stages_wanted = Signal()
    prints_wanted = Signal(object)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.notices = desk, jobs, notices
        self._cohort_id = cohort_id
        self.found: Applicants | None = None
        self.stage: SelectionStage | None = None
        self._form: tuple[object, ...] = ()
        self.rows = CellRows((), self)
        self.table: ScoreTable | None = None
        self._waiting = True
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, spacing=6)
        self.pills: dict[int, Button] = {}
        self.told = Label(points=SMALL + 0.75, look="muted", tabular=True, wrap=True)
        self._make_head()
        self._make_card()
        layout = column(spacing=10)
        layout.addLayout(self._head)
        layout.addWidget(self._card, 1)
        self.setLayout(layout)
        for keys, by in (("Alt+Right", 1), ("Alt+Left", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(partial(self.turn, by))
        hub.changed.connect(self._on_changed)

    def _make_head(self) -> None:
        self.back = Button("명단", icon="chevron-left", tip="Esc")
        self.back.clicked.connect(self.back_wanted)
        self.stages_button = Button("전형 단계", icon="pencil", tip="전형을 더하고 고칩니다")
        self.stages_button.clicked.connect(self.stages_wanted)
        tip = "점수가 있는 분을 합격선과 합격 인원대로 판정합니다"
        self.decide_button = Button("기준대로 판정", icon="circle-check", tip=tip)
        self.decide_button.clicked.connect(self.decide)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._pills, 1)
        for button in (self.stages_button, self.decide_button):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _make_card(self) -> None:
        self._card = Card(margin=1, spacing=0)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        make = Button("전형 단계 정하기", icon="list-checks")
        make.clicked.connect(self.stages_wanted)
        may_write(self.desk, make)
        self._stack.addWidget(
            EmptyState(
                "list-checks",
                "전형 단계가 없습니다",
                "서류, 필기, 면접, 적격확인처럼 이 기수가 사람을 뽑는 차례를 정하세요. 앞 전형에 "
                "합격한 분이 다음 전형에 섭니다.",
                make,
            )
        )
        self._stack.addWidget(
            EmptyState(
                "users",
                "이 전형에 서는 분이 없습니다",
                "신청한 분이 없거나, 앞 전형의 판정이 아직 없습니다. 앞 전형을 먼저 판정하세요.",
            )
        )
        self._card.body.addWidget(holder, 1)
        self.foot = QWidget()
        self._acts = FlowLayout(spacing=6)
        inside = column(spacing=6)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addWidget(self.told)
        inside.addLayout(self._acts)
        under = column(Rule(), spacing=0)
        under.addLayout(inside)
        self.foot.setLayout(under)
        self._card.body.addWidget(self.foot)
        self.acts = [
            self._act("합격", partial(self.judge, Verdict.PASSED)),
            self._act("불합격", partial(self.judge, Verdict.FAILED)),
            self._act("결시", partial(self.judge, Verdict.ABSENT)),
            self._act("판정 지움", partial(self.judge, Verdict.NONE)),
        ]
        may_write(self.desk, self.decide_button, self.stages_button, *self.acts)
        self._act("모두 고르기", self.choose_all)
        self.print_button = self._act("평가표 인쇄", self._print)

    def _act(self, label: str, act: Callable[[], None]) -> Button:
        button = Button(label, look="filter")
        button.clicked.connect(act)
        self._acts.addWidget(button)
        return button

    # What its owner asks

    def refresh(self) -> None:
        """Ask again, now if it is seen."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            desk, id_ = self.desk, self._cohort_id
            self.jobs.read(
                lambda: applicants.applicants(desk, id_), self._take, key=(id(self), "rows")
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def turn(self, by: int) -> None:
        """To the stage before or after."""
        ids = list(self.pills)
        if self.stage is not None and ids:
            at = min(max(0, ids.index(self.stage.id) + by), len(ids) - 1)
            self.choose(ids[at])

    def choose(self, stage_id: int) -> None:
        """Show one stage."""
        if self.found is None:
            return
        self.stage = next((s for s in self.found.stages if s.id == stage_id), None)
        self._show()
        if self.table is not None:
            self.table.setFocus()

    # Doing

    def decide(self) -> None:
        """Verdicts by the rule of the stage."""
        desk, stage = self.desk, self.stage
        if stage is not None and not desk.read_only:
            id_ = stage.id
            self.jobs.write(lambda: selection.decide(desk, id_))

    def judge(self, verdict: Verdict) -> None:
        """A verdict of the chosen people by hand."""
        stage, desk = self.stage, self.desk
        ids = self.table.chosen() if self.table is not None else []
        if stage is not None and ids and not desk.read_only:
            id_ = stage.id
            self.jobs.write(lambda: selection.set_verdict(desk, id_, ids, verdict))

    def choose_all(self) -> None:
        """Every candidate of the stage."""
        if self.table is not None:
            self.table.setFocus()
            self.table.selectAll()

    def _print(self) -> None:
        """The 평가표 of the stage that is shown."""
        stage = self.stage.id if self.stage is not None else None
        self.prints_wanted.emit(Asked("score_sheet", stage=stage))

    def _on_written(self, written: object) -> None:
        assert isinstance(written, Written)
        stage, desk = self.stage, self.desk
        if stage is None:
            return
        field, value = written.field, str(written.value or "").strip()
        stage_id, who = stage.id, written.id
        if field.startswith("score:"):
            at = int(field.removeprefix("score:"))
            self.jobs.write(lambda: selection.score(desk, stage_id, who, at, value))
        elif field == "verdict":
            verdict = Verdict("" if value == NOTHING else value)
            self.jobs.write(lambda: selection.set_verdict(desk, stage_id, [who], verdict))
        else:

            def save() -> Change:
                before = selection.result(desk, stage_id, who)
                return selection.save_result(desk, replace(before, **{field: value}))  # type: ignore[arg-type]

            self.jobs.write(save)

    # Showing

    def _take(self, found: Applicants) -> None:
        self.found = found
        wanted = self.stage.id if self.stage is not None else 0
        self.stage = next((s for s in found.stages if s.id == wanted), None) or self._first(found)
        self._show()

    @staticmethod
    def _first(found: Applicants) -> SelectionStage | None:
        """The first stage in which somebody has no verdict yet, else the last."""
        for stage in found.stages:
            there = found.standing_in(stage.id)
            if any(not mark.verdict for each in there if (mark := each.mark(stage.id))):
                return stage
        return found.stages[-1] if found.stages else None

    def _show(self) -> None:
        found, stage = self.found, self.stage
        if found is None:
            return
        self._show_pills(found)
        if stage is None:
            self._stack.setCurrentIndex(0)
            self.foot.hide()
            self.decide_button.hide()
            return
        self.decide_button.setVisible(stage.full_score is not None)
        form = (stage.id, stage.reviewers, stage.full_score)
        if form != self._form:
            self._form = form
            self._remake(stage)
        lines = [
            Line(each.id, each, mark)
            for each in found.standing_in(stage.id)
            if (mark := each.mark(stage.id)) is not None
        ]
        self.rows.set_rows(lines)
        self._stack.setCurrentIndex(2 if lines else 1)
        self.foot.setVisible(bool(lines))
        self.told.setText(score_words(stage, lines))

    def _show_pills(self, found: Applicants) -> None:
        if list(self.pills) != [stage.id for stage in found.stages]:
            self._flow.clear()
            self.pills = {}
            for stage in found.stages:
                pill = Button("", look="toggle")
                pill.setCheckable(True)
                pill.clicked.connect(partial(self._on_pill, stage.id))
                self.pills[stage.id] = pill
                self._flow.addWidget(pill)
        for number, stage in enumerate(found.stages, 1):
            there = found.standing_in(stage.id)
            marks = [each.mark(stage.id) for each in there]
            done = sum(mark is not None and bool(mark.verdict) for mark in marks)
            pill = self.pills[stage.id]
            pill.setText(f"{number}. {stage.title} {done:,}/{len(there):,}")
            pill.setAccessibleName(f"{number}. {stage.title}, {len(there):,}명 중 {done:,}명 판정")
            pill.setChecked(self.stage is not None and stage.id == self.stage.id)

    def _on_pill(self, stage_id: int, *_: object) -> None:
        self.choose(stage_id)

    def _remake(self, stage: SelectionStage) -> None:
        """Another stage has other reviewers, and so other columns."""
        if self.table is not None:
            self._stack.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        self.rows = CellRows(score_cells(stage), self)
        self.rows.locked = self.desk.read_only
        self.rows.written.connect(self._on_written)
        self.table = ScoreTable(f"{stage.title} 점수와 판정", self.rows, stretch="name")
        self._stack.addWidget(self.table)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _KINDS:
            self.refresh()
