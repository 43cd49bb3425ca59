"""The last step: what came in, that every row is accounted for, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services.importing import cohort_forms
from jobdesk.services.imports import ImportPlan, ImportResult
from jobdesk.ui import dates, icons, theme
from jobdesk.ui.models.plan_rows import PlanRowsModel
from jobdesk.ui.pages.importing import words
from jobdesk.ui.pages.importing.plan_grid import PlanGrid
from jobdesk.ui.pages.importing.session import Session
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    TITLE,
    Button,
    Card,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState


class Term(QWidget):
    """A number of the equation with its word beneath, and the sign before it."""

    def __init__(self, sign: str, word: str, number: int) -> None:
        super().__init__()
        value = Label(f"{number:,}", points=TITLE + 3, weight=700, tabular=True)
        name = Label(word, points=SMALL + 0.5, look="muted")
        layout = row(spacing=16)
        if sign:
            mark = Label(sign, points=TITLE, look="muted")
            mark.setFixedHeight(value.sizeHint().height())
            layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(value, name, spacing=0))
        self.setLayout(layout)
        self.setAccessibleName(f"{sign} {word} {number:,}".strip())


class Equation(QWidget):
    """``읽은 줄 45 = 새로 38 + 갱신 3 + …``; wraps where the page is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=16)
        self.text = ""

    def show_terms(self, terms: Sequence[tuple[str, int]]) -> None:
        """Show a sum: the whole first."""
        self._flow.clear()
        signs = ("", "=", *["+"] * len(terms))
        spoken = []
        for sign, (word, number) in zip(signs, terms, strict=False):
            self._flow.addWidget(Term(sign, word, number))
            spoken.append(f"{sign} {word} {number:,}".strip())
        self.text = " ".join(spoken)
        self.setAccessibleName(self.text)


class ResultStep(QWidget):
    """Shows the session's result. ``rejects_wanted`` asks for a file of the rows not taken,
    ``receipt_wanted`` for the paper of the import."""

    rejects_wanted = Signal()
    receipt_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._good = True
        self._mark = Label()
        self.title = Label(points=TITLE, weight=700, wrap=True)
        self.about = Label(look="muted", wrap=True)
        self.equation = Equation()
        top = Card(margin=24, spacing=14)
        texts = column(self.title, self.about, spacing=4)
        head = row(self._mark, spacing=14)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        self.paper = Button("확인서", icon="printer", tip="Ctrl+P")
        self.paper.clicked.connect(self.receipt_wanted)
        head.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignTop)
        top.body.addLayout(head)
        top.body.addWidget(self.equation)
        self.left = Card(margin=1, spacing=0)
        self.left_title = Label(weight=600)
        self.rejects = Button(words.giving_back(1), icon="file-spreadsheet", look="link")
        self.rejects.clicked.connect(self.rejects_wanted)
        bar = row(self.left_title, None, self.rejects)
        bar.setContentsMargins(16, 6, 6, 6)
        self.rows = PlanRowsModel(self)
        self.table = PlanGrid("가져오지 않은 줄", self.rows)
        self.left.body.addLayout(bar)
        self.left.body.addWidget(self.table, 1)
        self.all_in = EmptyState(
            "circle-check",
            "가져오지 못한 줄이 없습니다",
            "읽은 줄이 모두 정리되었습니다. ‘명단 보기’나 그 업무의 화면에서 확인하세요.",
        )
        layout = column(top, spacing=12)
        layout.addWidget(self.left, 1)
        layout.addWidget(self.all_in, 1)
        self.setLayout(layout)
        session.finished.connect(self.show_result)
        session.taken_back.connect(self.show_result)

    def show_result(self) -> None:
        """Show what was done, or that it was taken back."""
        plan, result = self._session.plan, self._session.result
        if plan is None or result is None:
            return
        undone = self._session.undone
        self.title.setText(
            "이 가져오기를 되돌렸습니다" if undone else words.done(plan.kind, result)
        )
        self.about.setText(_about(plan, result, undone=undone))
        self.equation.show_terms(words.terms(result))
        self.rows.show(plan, words.NOT_TAKEN)
        self.left.setVisible(self.rows.rowCount() > 0)
        self.all_in.setVisible(self.rows.rowCount() == 0)
        self.paper.setVisible(result.change.operation > 0)
        self.left_title.setText(f"가져오지 않은 {result.left:,}줄")
        self.rejects.setVisible(bool(result.rejects))
        self.rejects.setText(words.giving_back(result.rejected))
        self._good = not undone
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def _dress(self) -> None:
        if not hasattr(self, "_mark"):
            return
        size = theme.now().px(32)
        name, tone = ("circle-check", Tone.SUCCESS) if self._good else ("undo-2", Tone.NEUTRAL)
        self._mark.setPixmap(icons.pixmap(name, tone.value, size, self.devicePixelRatioF()))


def _about(plan: ImportPlan, result: ImportResult, *, undone: bool) -> str:
    if undone:
        return (
            f"{plan.file}에서 들어온 기록을 가져오기 전으로 돌려놓았습니다. ‘확인으로 돌아가기’를 "
            "누르면 고른 것을 그대로 두고 다시 가져올 수 있습니다."
        )
    said = [plan.file, *(note.rstrip(".") for note in cohort_forms.unmarked(plan.rows))]
    if result.backup is not None:
        made = result.backup.made_at
        said.append(f"가져오기 전 백업 {dates.day(made.date())} {dates.clock(made)}")
        if result.backup.copy_problem:
            said.append(result.backup.copy_problem)
    said.append("잘못 가져왔으면 언제든 통째로 되돌릴 수 있습니다")
    return " · ".join(said)
