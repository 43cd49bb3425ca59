"""전형 단계: the stages of a cohort in their order, each with its line, reviewers and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from jobdesk.domain import text
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.selection import PRESETS
from jobdesk.domain.trainees import SelectionStage
from jobdesk.errors import UserError
from jobdesk.services import entries, selection
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.record_form import scrolled

_KIND = KINDS[KindId.SELECTION_STAGES]
_SCORELESS = frozenset({"서류", "적격확인", "전화·서류"})
"""Stages of the presets that usually say yes or no."""


class StagesDialog(Dialog):
    """See the module's words. Alt with the arrows moves a stage, Ctrl+S stores all."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        stages: Sequence[SelectionStage],
        parent: QWidget,
    ) -> None:
        super().__init__("전형 단계", parent, width=760)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._cohort_id = cohort_id
        self.stages = list(stages)
        self._shown = -1
        self.list = QListWidget()
        self.list.setAccessibleName("전형 단계")
        self.list.setProperty("look", "queue")
        self.list.setFixedWidth(theme.now().px(190))
        self.list.currentRowChanged.connect(self._on_row)
        self._make_fields()
        self._make_buttons()
        self._make_presets()
        self._make_body()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            move = QShortcut(QKeySequence(keys), self)
            move.activated.connect(lambda by=by: self.shift(by))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.go.setEnabled(not desk.read_only)
        self.spread(760, 620)
        self._relist(0)

    def _make_fields(self) -> None:
        def field(field_id: str, editor: object, hint: str = "") -> FormField:
            declared = _KIND.field(field_id)
            made = FormField(declared.label, editor, required=declared.required, hint=hint)  # type: ignore[arg-type]
            made.edited.connect(self._keep)
            return made

        self.fields: dict[str, FormField] = {
            "title": field("title", TextEdit("면접")),
            "held_on": field("held_on", DateEdit(self._desk.today)),
            "starts_at": field("starts_at", TextEdit("14:00")),
            "place": field("place", TextEdit()),
            "reviewers": field("reviewers", TextEdit("김위원, 이위원"), "쉼표로 나누어"),
            "full_score": field("full_score", NumberEdit("점"), "비우면 점수 없이"),
            "pass_score": field("pass_score", NumberEdit("점"), "비우면 없음"),
            "pass_count": field("pass_count", NumberEdit("명"), "몇 명까지"),
            "note": field("note", TextEdit()),
        }

    def _make_buttons(self) -> None:
        self.add = Button("더하기", icon="plus")
        self.add.clicked.connect(lambda: self.append("", scored=True))
        self.up = Button("위로", tip="Alt+↑")
        self.down = Button("아래로", tip="Alt+↓")
        self.out = Button("빼기", look="link", tip="그 전형의 점수도 함께 휴지통으로 갑니다")
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.out.clicked.connect(self.drop)

    def _make_presets(self) -> None:
        self._presets = QWidget()
        flow = FlowLayout(self._presets, spacing=6)
        for names in PRESETS:
            button = Button(" → ".join(names), look="filter")
            button.clicked.connect(lambda _=False, names=names: self.use(names))
            flow.addWidget(button)
        first = Button("하나씩 더하기", icon="plus", look="filter")
        first.clicked.connect(self.add.click)
        flow.addWidget(first)

    def _make_body(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        places = (
            ("title", 0, 0, 2), ("held_on", 1, 0, 1), ("starts_at", 1, 1, 1), ("place", 2, 0, 2),
            ("reviewers", 3, 0, 2), ("full_score", 4, 0, 1), ("pass_score", 4, 1, 1),
            ("pass_count", 5, 0, 1), ("note", 6, 0, 2),
        )  # fmt: skip
        for field_id, at, left, wide in places:
            grid.addWidget(self.fields[field_id], at, left, 1, wide, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._form = QWidget()
        self._form.setProperty("look", "scroll")
        inside = column(spacing=0)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addLayout(grid)
        inside.addStretch(1)
        self._form.setLayout(inside)
        side = column(self.list, spacing=6)
        side.setStretch(0, 1)
        side.setAlignment(Qt.AlignmentFlag.AlignTop)
        side.addLayout(row(self.up, self.down, None, spacing=6))
        side.addLayout(row(self.add, self.out, None, spacing=6))
        whole = row(spacing=16)
        whole.addLayout(side)
        self._area = scrolled(self._form)
        whole.addWidget(self._area, 1)
        whole.addStretch()
        self._start = Label(
            "자주 쓰는 차례에서 고르거나 하나씩 더하세요. 저장하기 전에 고칠 수 있습니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        self.body.addWidget(self._start)
        self.body.addWidget(self._presets)
        self.body.addLayout(whole, 1)

    # Doing

    def use(self, names: Sequence[str]) -> None:
        """Stages as other centres have them."""
        for name in names:
            self.append(name, scored=name not in _SCORELESS)
        self.list.setCurrentRow(0)

    def append(self, title: str, *, scored: bool) -> None:
        """One more at the end."""
        self.stages.append(
            SelectionStage(
                cohort_id=self._cohort_id, title=title, full_score=100 if scored else None
            )
        )
        self._relist(len(self.stages) - 1)
        self.fields["title"].widget.setFocus()

    def shift(self, by: int) -> None:
        """The stage shown goes up or down."""
        at = self.list.currentRow()
        to = at + by
        if 0 <= at < len(self.stages) and 0 <= to < len(self.stages):
            self.stages.insert(to, self.stages.pop(at))
            self._relist(to)

    def drop(self) -> None:
        """The stage shown goes."""
        at = self.list.currentRow()
        if 0 <= at < len(self.stages):
            del self.stages[at]
            self._relist(min(at, len(self.stages) - 1))

    def save(self) -> None:
        """Store all of them in this order."""
        wrong = [f for f in self.fields.values() if f.editor.problem()]
        if wrong and self.stages:
            wrong[0].set_problem(wrong[0].editor.problem())
            wrong[0].widget.setFocus()
            return
        self._keep()
        desk, cohort_id, stages = self._desk, self._cohort_id, tuple(self.stages)
        for at, stage in enumerate(stages):
            for problem in entries.check(desk, stage):
                field = self.fields.get(problem.field)
                if field is not None:
                    self.list.setCurrentRow(at)
                    field.set_problem(problem.message)
                    field.widget.setFocus()
                    return
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: selection.set_stages(desk, cohort_id, stages),
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

    # Showing

    def _relist(self, at: int) -> None:
        self._shown = -1
        self.list.blockSignals(True)
        self.list.clear()
        for number, stage in enumerate(self.stages, 1):
            item = QListWidgetItem(_line(number, stage))
            item.setSizeHint(QSize(0, theme.now().px(36)))
            self.list.addItem(item)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._on_row(self.list.currentRow())

    def _on_row(self, at: int) -> None:
        there = 0 <= at < len(self.stages)
        self._form.setEnabled(there)
        for button in (self.up, self.down, self.out):
            button.setEnabled(there)
        self.up.setEnabled(there and at > 0)
        self.down.setEnabled(there and at < len(self.stages) - 1)
        for part in (self._start, self._presets):
            part.setVisible(not self.stages)
        for part in (self._area, self.list, self.up, self.down, self.add, self.out):
            part.setVisible(bool(self.stages))
        self._shown = -1
        stage = self.stages[at] if there else SelectionStage()
        for field_id, field in self.fields.items():
            value = getattr(stage, field_id)
            field.set_value(", ".join(value) if field_id == "reviewers" else value)
            field.set_problem("")
        self._shown = at if there else -1

    def _keep(self) -> None:
        """What stands in the fields, into the stage that is shown."""
        at = self._shown
        if at < 0:
            return
        values: dict[str, object] = {}
        for field_id, field in self.fields.items():
            if field.editor.problem():
                continue
            value = field.value()
            if field_id == "reviewers":
                value = tuple(filter(None, (text.tidy(one) for one in str(value).split(","))))
            elif field_id == "held_on":
                value = value if isinstance(value, date) else None
            values[field_id] = value
        self.stages[at] = replace(self.stages[at], **values)  # type: ignore[arg-type]
        item = self.list.item(at)
        if item is not None:
            item.setText(_line(at + 1, self.stages[at]))


def _line(number: int, stage: SelectionStage) -> str:
    return f"{number}. {stage.title or '이름 없음'}"
