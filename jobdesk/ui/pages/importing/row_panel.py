"""One row of the plan beside the grid: why it stands where it does, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from jobdesk.services import imports
from jobdesk.services.importing import editing
from jobdesk.services.imports import Decision, DuplicateRule, ImportPlan, PlanRow
from jobdesk.ui import theme
from jobdesk.ui.models.plan_rows import NAMES, TONES
from jobdesk.ui.pages.importing import row_view, words
from jobdesk.ui.pages.importing.cell_form import CellForm
from jobdesk.ui.pages.importing.choices import Choices
from jobdesk.ui.pages.importing.lines import Lines
from jobdesk.ui.widgets.basics import (
    HEADING,
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    Label,
    Rule,
    row,
)
from jobdesk.ui.widgets.flow import FlowLayout

_ANSWERS = (Decision.UPDATE, Decision.NEW, Decision.SKIP)


class RowPanel(Card):
    """``decided`` carries (decision, candidate or None, rule or None) for the row that is shown,
    ``edited`` its corrected cells by column.

    The answers stay where they are from row to row, so that one key can be pressed again.
    """

    decided = Signal(object)
    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=8)
        self._plan: ImportPlan | None = None
        self.row: PlanRow | None = None
        self._alike: tuple[int, ...] = ()
        self._title = ElidedLabel(points=HEADING + 1.5, weight=700)
        self._chip = Chip()
        self._where = Label(points=SMALL + 0.5, look="muted", tabular=True)
        self._remarks = Label(points=SMALL + 0.5, look="muted", wrap=True)
        self.reason = Label(weight=500, wrap=True)
        self.advice = Label(
            "틀린 칸을 여기서 고치고 Enter를 누르면 바로 다시 확인합니다. 파일은 그대로 둡니다.",
            points=SMALL + 0.5,
            look="muted",
            wrap=True,
        )
        self.choices = Choices()
        self.choices.chosen.connect(self._on_candidate)
        self.lines = Lines("이 줄의 값")
        # In little room whom to choose among comes before what the row says; that scrolls.
        self.lines.setMinimumHeight(theme.now().px(28))
        self.cells = CellForm()
        self.cells.submitted.connect(self._on_edited)
        self.cells.changed.connect(self._on_typed)
        self.mend = Button("값 고치기", icon="pencil", look="link")
        self.mend.clicked.connect(self._open_cells)
        self.recheck = Button("다시 확인", icon="refresh-cw")
        self.recheck.clicked.connect(self._on_edited)
        self.alike = QCheckBox()
        """Whether the answer holds for every row that asks the same."""
        self._answers = QWidget()
        flow = FlowLayout(self._answers, spacing=8)
        self.buttons: dict[Decision, Button] = {}
        for decision in _ANSWERS:
            button = Button(look="toggle")
            button.setCheckable(True)
            button.clicked.connect(self._on_answer)
            self.buttons[decision] = button
            flow.addWidget(button)
        self.fill = Button("빈칸만 채우기", look="toggle")
        self.fill.setCheckable(True)
        self.fill.clicked.connect(self._on_fill)
        flow.addWidget(self.fill)
        self.again = Button("처음 제안대로", icon="undo-2", look="link")
        self.again.clicked.connect(self._on_again)
        flow.addWidget(self.again)
        flow.addWidget(self.mend)
        flow.addWidget(self.recheck)
        head = row(self._title, self._where, self._chip, spacing=10)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._remarks)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.advice)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(self.cells, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(self.alike)
        self.body.addWidget(self._answers)
        self.show_row(None, None)

    def show_row(self, plan: ImportPlan | None, shown: PlanRow | None) -> None:
        """Show a row of a plan; None says what the place is for."""
        self._plan, self.row = plan, shown
        there = plan is not None and shown is not None
        self._answers.setVisible(there)
        self._alike = imports.same_question(plan, shown) if plan and shown else ()
        self.alike.setVisible(len(self._alike) > 1)
        self.alike.setText(f"같은 것을 묻는 {len(self._alike) - 1:,}줄도 함께 정하기")
        self._chip.setVisible(there)
        self.choices.show_candidates((), None)
        if plan is None or shown is None:
            self._title.setText("")
            self._where.setText("")
            self._remarks.setText("줄을 고르면 그 내용이 여기에 보입니다.")
            self._remarks.show()
            self.reason.hide()
            self.advice.hide()
            self.lines.clear()
            self._show_cells(open_=False)
            return
        self._title.setText(shown.title or "(이름 없음)")
        self._chip.set_chip(NAMES[shown.decision], TONES[shown.decision])
        self._where.setText(words.where(shown, plan))
        self._remarks.setText(" · ".join(shown.remarks))
        self._remarks.setVisible(bool(shown.remarks))
        self.reason.setText(words.reason(shown, plan))
        self.reason.setVisible(bool(self.reason.text()))
        self.reason.set_look(TONES[shown.planned].value if shown.reason else "")
        self.advice.setVisible(shown.planned is Decision.REJECT)
        meant = row_view.meant_by(shown)
        if shown.planned is Decision.QUESTION and shown.candidates:
            self.choices.show_candidates(shown.candidates, meant)
        self._show_lines()
        self._show_answers()
        self._show_cells(open_=shown.planned is Decision.REJECT)

    def decided_rows(self) -> list[int]:
        """Indexes of the rows that an answer is for."""
        if self.row is None:
            return []
        together = self.alike.isVisible() and self.alike.isChecked()
        return list(self._alike) if together else [self.row.index]

    @property
    def radios(self) -> list[QRadioButton]:
        """The candidates shown, as buttons."""
        return self.choices.radios

    def candidate(self) -> int | None:
        """The record or row chosen among the candidates, or the one there is."""
        chosen = self.choices.candidate()
        if chosen is not None:
            return chosen
        return row_view.first_candidate(self.row) if self.row is not None else None

    def focus_answers(self) -> None:
        """Put the focus where the row is corrected or decided."""
        if not self.cells.isHidden():
            self.cells.focus_wrong()
            return
        wanted = next((b for b in self.buttons.values() if not b.isHidden()), None)
        if self.radios:
            next((r for r in self.radios if r.isChecked()), self.radios[0]).setFocus()
        elif wanted is not None:
            wanted.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a candidate goes on to the answers."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            focus = self.focusWidget()
            if focus in self.radios:
                self.buttons[Decision.UPDATE].setFocus()
                return
            if isinstance(focus, Button):
                focus.click()
                return
        super().keyPressEvent(event)

    def _show_cells(self, *, open_: bool) -> None:
        plan, shown = self._plan, self.row
        there = plan is not None and shown is not None
        self.cells.setVisible(open_)
        self.lines.setVisible(not open_)
        self.mend.setVisible(there and not open_)
        self.recheck.setVisible(open_)
        self.recheck.setEnabled(False)
        if open_ and plan is not None and shown is not None:
            self.cells.show_cells(editing.cells(plan, shown))

    def _open_cells(self) -> None:
        self._show_cells(open_=True)
        self.cells.focus_wrong()

    def _on_typed(self, differs: bool) -> None:
        self.recheck.setEnabled(differs)

    def _on_edited(self) -> None:
        corrections = self.cells.corrections()
        if self.row is not None and corrections:
            self.edited.emit(corrections)

    def _show_lines(self) -> None:
        plan, shown = self._plan, self.row
        if plan is None or shown is None:
            return
        if shown.planned is Decision.REJECT:
            self.lines.clear()  # its cells stand there to be corrected
            return
        changes = row_view.changes_into(plan, shown, self.candidate())
        changed = {line.label for line in changes}
        rest = [line for line in row_view.values(plan, shown) if line.label not in changed]
        told = "바뀌지 않는 값" if changes else "파일에서 읽은 값"
        candidate = self.candidate()
        in_file = candidate is not None and candidate < 0
        heads = ("앞선 줄", "이 줄") if in_file else ("지금", "새 값")
        self.lines.show_lines(changes, rest, told, heads)

    def _show_answers(self) -> None:
        plan, shown = self._plan, self.row
        if plan is None or shown is None:
            return
        offered = row_view.answers(plan, shown, self.candidate())
        force = row_view.checked(shown)
        for decision, button in self.buttons.items():
            button.setVisible(decision in offered)
            button.setText(offered.get(decision, ""))
            button.setChecked(decision is force)
        known = (self.candidate() or 0) > 0 and not shown.asks
        filling = shown.decided and shown.rule is DuplicateRule.FILL
        self.fill.setVisible(Decision.UPDATE in offered and known)
        self.fill.setChecked(filling)
        if filling:
            self.buttons[Decision.UPDATE].setChecked(False)
        self.again.setVisible(shown.decided)

    def _on_candidate(self) -> None:
        self._show_lines()
        self._show_answers()

    def _on_answer(self) -> None:
        plan, shown = self._plan, self.row
        if plan is None or shown is None:
            return
        button = self.sender()
        decision = next(d for d, one in self.buttons.items() if one is button)
        filling = shown.decided and shown.rule is DuplicateRule.FILL
        if row_view.checked(shown) is decision and not self.radios and not filling:
            self._show_answers()  # pressed again: it stays as it is
            return
        candidate = self.candidate() if decision is Decision.UPDATE else None
        if decision is Decision.UPDATE and shown.asks:
            decision = Decision.NEW
        self.decided.emit((decision, candidate, None))

    def _on_fill(self) -> None:
        if self.row is not None:
            self.decided.emit((Decision.UPDATE, self.candidate(), DuplicateRule.FILL))

    def _on_again(self) -> None:
        self.decided.emit((Decision.QUESTION, None, None))
