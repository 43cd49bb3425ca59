"""결석계: from when to when, what it makes of the days, why, which evidence, and its papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.progress import Progress
from jobdesk.domain.trainees import EVIDENCE, Mark
from jobdesk.errors import UserError
from jobdesk.services import attachments, attendance
from jobdesk.services.attachments import Paper
from jobdesk.services.attendance import Slip
from jobdesk.services.attendance_grid import GridCell
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.suggest_edit import SuggestEdit
from jobdesk.ui.widgets.text_editors import DateEdit, TextEdit

_MARKS = tuple(mark.value for mark in (Mark.ABSENT, Mark.EXCUSED, Mark.LATE, Mark.EARLY, Mark.OUT))
_FILES = "사진과 서류 ({})"


class SlipDialog(Dialog):
    """Opens for the days that are chosen in the grid; ``marks`` is all that stands of the person,
    so that it can be said what a slip over many days would write over."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        trainee_id: int,
        name: str,
        days: Sequence[date],
        marks: Mapping[date, GridCell],
        parent: QWidget,
    ) -> None:
        super().__init__(f"결석계: {name}", parent, width=520)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._trainee_id, self._marks = trainee_id, marks
        self.papers: list[Paper] = []
        today: Callable[[], date] = desk.today
        self.first = FormField("첫날", DateEdit(today), required=True)
        self.last = FormField("마지막 날", DateEdit(today), required=True)
        self.mark = FormField("출결", ChoiceEdit(_MARKS, empty=""), required=True)
        self.reason = FormField("사유", TextEdit())
        self.evidence = FormField("증빙", SuggestEdit(EVIDENCE))
        self.came = FormField("받은 날", DateEdit(today, past=True))
        self.attach = Button("파일 붙이기", icon="paperclip")
        self.attach.clicked.connect(self.choose)
        self.files = Label(points=SMALL, look="muted", wrap=True)
        for pair in ((self.first, self.last), (self.mark, self.came)):
            lane = row(*pair, spacing=12)
            for at in (0, 1):
                lane.setStretch(at, 1)
            self.body.addLayout(lane)
        self.told = Label(look="warning", points=SMALL + 0.75, wrap=True, tabular=True)
        self.body.addWidget(self.told)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.evidence)
        line = row(self.attach, self.files, spacing=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self._fill(days, marks.get(days[0]))
        for field in (self.first, self.last, self.mark):
            field.edited.connect(self._tell)
        self._tell()
        self.reason.widget.setFocus()

    def _fill(self, days: Sequence[date], cell: GridCell | None) -> None:
        self.first.set_value(days[0])
        self.last.set_value(days[-1])
        known = cell is not None and cell.mark is not Mark.PRESENT
        self.mark.set_value(cell.mark.value if cell is not None and known else Mark.ABSENT.value)
        self.came.set_value(cell.slip_on if cell and cell.slip_on else self._desk.today())
        self.reason.set_value(cell.reason if cell else "")
        self.evidence.set_value(cell.evidence if cell else "")

    def _tell(self) -> None:
        """Say which marks become another: somebody may have been there on one of many days."""
        first, last, word = self.first.value(), self.last.value(), self.mark.value()
        found: Counter[Mark] = Counter()
        if isinstance(first, date) and isinstance(last, date):
            found.update(
                cell.mark
                for day, cell in self._marks.items()
                if first <= day <= last and cell.mark.value != word
            )
        many = " · ".join(f"{mark.value} {found[mark]:,}일" for mark in Mark if found[mark])
        self.told.setText(f"적힌 출결이 바뀝니다: {many} → {word}" if many else "")
        self.told.setVisible(bool(many))

    # Papers

    def choose(self) -> None:
        """Choose files in the system's dialog."""
        endings = " ".join(f"*{suffix}" for suffix in attachments.SUFFIXES)
        self.take(pickers.files_to_open(self, "파일 붙이기", _FILES.format(endings)))

    def take(self, paths: Sequence[Path]) -> None:
        """Prepare files of this PC; they are stored with the rest."""
        if not paths:
            return

        def prepare(progress: Progress) -> tuple[list[Paper], list[str]]:
            made: list[Paper] = []
            refused: list[str] = []
            for number, path in enumerate(paths):
                progress(number, len(paths))
                try:
                    made.append(attachments.load(path))
                except UserError as error:
                    refused.append(error.message)
            return made, refused

        self._jobs.long("사진과 서류를 준비합니다", prepare, self._prepared, parent=self)

    def _prepared(self, made: tuple[list[Paper], list[str]]) -> None:
        self.papers += made[0]
        if made[1]:
            self._notices.warn(made[1][0])
        self.files.setText(", ".join(paper.name for paper in self.papers))

    # Storing

    def save(self) -> None:
        """저장 (Ctrl+S): all its days in one step."""
        fields = (self.first, self.last, self.mark, self.came)
        wrong = [field for field in fields if field.editor.problem()]
        if wrong:
            wrong[0].set_problem(wrong[0].editor.problem())
            wrong[0].widget.setFocus()
            return
        first, last, mark = self.first.value(), self.last.value(), self.mark.value()
        if not isinstance(first, date) or not isinstance(last, date):
            empty = self.last if isinstance(first, date) else self.first
            empty.set_problem("날짜를 입력하세요.")
            empty.widget.setFocus()
            return
        came = self.came.value()
        slip = Slip(
            first,
            last,
            Mark(str(mark)),
            str(self.reason.value() or ""),
            str(self.evidence.value() or ""),
            came if isinstance(came, date) else None,
        )
        desk, who, papers = self._desk, self._trainee_id, tuple(self.papers)
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: attendance.hand_in(desk, who, slip, papers), self._stored, self._refused
        )

    def _stored(self, change: Change) -> None:
        del change
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        field = getattr(error, "field", "")
        named = {"first": self.first, "last": self.last}.get(str(field))
        if isinstance(error, UserError) and named is not None:
            named.set_problem(error.message)
            named.widget.setFocus()
        else:
            self._notices.error(error)
