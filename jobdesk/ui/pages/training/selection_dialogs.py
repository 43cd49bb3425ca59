"""선발 정하기, seen before it is done; 미선발 with what those people are offered instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.cohorts import RankBasis
from jobdesk.errors import UserError
from jobdesk.services import applicants, seats, selecting
from jobdesk.services.applicants import Applicants
from jobdesk.services.desk import Desk
from jobdesk.services.selecting import Outcome
from jobdesk.services.writing import others
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit, SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.record_form import scrolled

ALTERNATIVES: tuple[str, ...] = (
    "다음 기수에 먼저 안내",
    "취업 상담과 일자리 알선",
    "다른 교육과정 안내",
    "국민취업지원제도 안내",
)
"""What rejected applicants are offered, to choose from (사례집 L11744)."""


class RejectDialog(Dialog):
    """미선발 of some people. Ctrl+S does it."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        ids: Sequence[int],
        names: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(f"미선발: {others(list(names))}", parent.window(), width=520)
        self._desk, self._jobs, self._notices, self._ids = desk, jobs, notices, tuple(ids)
        self.alternative = FormField(
            "대안 안내", SuggestEdit(ALTERNATIVES), hint="안내문에 실립니다"
        )
        self.body.addWidget(self.alternative)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("미선발로 적기", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.alternative.widget.setFocus()

    def save(self) -> None:
        """Store it."""
        desk, ids = self._desk, self._ids
        words = str(self.alternative.value() or "")
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: seats.reject(desk, ids, words), lambda _: self.accept(), self._refused
        )

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)


class SelectDialog(Dialog):
    """By which scores, how many wait, what the others are offered; who that is, in names."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__("선발 정하기", parent, width=720)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._cohort_id = cohort_id
        self.told: Outcome | None = None
        self.basis = FormField("순위 기준", ChoiceEdit([b.value for b in RankBasis], empty=""))
        self.waiting = FormField("대기자 수", NumberEdit("명"), hint="비우면 남은 분 모두")
        self.alternative = FormField("미선발 대안 안내", SuggestEdit(ALTERNATIVES))
        self.basis.edited.connect(self._ask)
        self._begun = False
        self.waiting.edited.connect(self._ask)
        self.body.addLayout(row(self.basis, self.waiting, spacing=12))
        self.body.addWidget(self.alternative)
        self._inside = column(spacing=10)
        held = QWidget()
        held.setProperty("look", "scroll")
        held.setLayout(self._inside)
        self.body.addWidget(scrolled(held), 1)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("확정", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.go.setEnabled(False)
        self.spread(720, 620)
        self._ask()

    @property
    def _chosen(self) -> tuple[RankBasis | None, int | None]:
        """Until the cohort is read, what it was decided by before."""
        count = self.waiting.value()
        basis = RankBasis(str(self.basis.value())) if self._begun else None
        return basis, count if isinstance(count, int) else None

    def _ask(self) -> None:
        if self.waiting.editor.problem():
            return
        desk, cohort_id = self._desk, self._cohort_id
        basis, count = self._chosen
        self._jobs.read(
            lambda: (
                selecting.outcome(desk, cohort_id, basis, count),
                applicants.applicants(desk, cohort_id, basis),
            ),
            self._take,
            key=(id(self), "outcome"),
        )

    def _take(self, found: tuple[Outcome, Applicants]) -> None:
        told, every = found
        self.told = told
        if not self._begun:
            self.basis.set_value(every.cohort.rank_by.value)
            self._begun = True
        while (item := self._inside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        of = {each.id: each for each in every.rows}

        def named(ids: Sequence[int], *, ranked: bool = True) -> str:
            return ", ".join(
                f"{of[id_].name} ({of[id_].rank}위, {of[id_].points}점)"
                if ranked and of[id_].rank is not None
                else of[id_].name
                for id_ in ids
            )

        seats_ = every.cohort.seats
        head = f"정원 {seats_:,}명 · 빈 자리 {every.free:,}" if seats_ else "정원 없음: 모두 선발"
        self._inside.addWidget(Label(head, look="muted", points=SMALL + 0.75, tabular=True))
        groups = (
            ("선발", told.selected, True),
            ("대기 (순번대로)", told.waiting, True),
            ("미선발", told.rejected, False),
            ("아직 판정이 없어 그대로 두는 분", told.undecided, False),
        )
        for title, ids, ranked in groups:
            if ids:
                self._add(f"{title} {len(ids):,}명", named(ids, ranked=ranked))
        if told.tied:
            scored = any(row.rank is not None for row in every.rows)
            self._add(
                "동점이 경계에 있습니다" if scored else "점수가 없습니다",
                (f"{named(told.tied)}: " if scored else "")
                + "먼저 신청한 순서로 나누었습니다. 달리 정하려면 확정한 뒤 명단에서 바꾸세요.",
            )
        count = len(told.selected) + len(told.waiting) + len(told.rejected)
        if not count:
            self._add(
                "정할 분이 없습니다",
                "신청 상태이면서 전형의 판정이 끝난 분을 정합니다. 점수·판정을 먼저 적으세요.",
            )
        self._inside.addStretch(1)
        self.go.setEnabled(bool(count) and not self._desk.read_only)
        self.go.setText(
            f"선발 {len(told.selected):,} · 대기 {len(told.waiting):,} · "
            f"미선발 {len(told.rejected):,} 확정"
            if count
            else "확정"
        )

    def _add(self, title: str, words: str) -> None:
        card = Card(margin=12, spacing=4)
        card.body.addWidget(Label(title, weight=600))
        card.body.addWidget(Label(words, look="muted", wrap=True))
        self._inside.addWidget(card)

    def save(self) -> None:
        """Do what is shown."""
        desk, cohort_id = self._desk, self._cohort_id
        basis, count = self._chosen
        words = str(self.alternative.value() or "")
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: selecting.decide_all(desk, cohort_id, basis, count, words),
            lambda _: self.accept(),
            self._refused,
        )

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)
