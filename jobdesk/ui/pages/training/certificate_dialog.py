"""수료증: for whom, as they will come out of the printer; issued, noted and printed in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.errors import UserError
from jobdesk.services import certificates, completion_papers, paper_files
from jobdesk.services.access import Action
from jobdesk.services.certificates import Numbered
from jobdesk.services.desk import Desk
from jobdesk.ui import printing, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.paper import Paper

REASONS: tuple[str, ...] = ("분실", "훼손", "기재 내용 정정", "추가 제출용")
"""Reasons for a reprint, to choose from."""
_NEW, _OUT = "발급 전", "발급함"


class CertificatesDialog(Dialog):
    """Those who completed at the left, the pages of the ticked ones at the right.

    Issued and not yet issued ones are printed apart, since a reprint has a reason: the first tick
    decides which it is. ``changed`` says that something was issued.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        title: str,
        people: Sequence[Numbered],
        chosen: Sequence[int],
        parent: QWidget,
    ) -> None:
        super().__init__(f"수료증: {title}", parent.window(), width=760)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._cohort_id, self._title = cohort_id, title
        self.people: dict[int, Numbered] = {}
        self.picked: set[int] = set()
        self.pdf = b""
        self.rows = CellRows(self._cells(), self)
        self._show_people(people)
        self.table = CellTable("수료한 분", self.rows, stretch="name")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        self.on = FormField("발급일", DateEdit(desk.today))
        self.on.set_value(desk.today())
        self.reason = FormField("재발급 사유", SuggestEdit(REASONS), required=True)
        self.told = Label(look="muted", wrap=True, points=SMALL + 0.75)
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.paper = Paper(jobs)
        self._lay_out()
        self.on.edited.connect(self._make)
        self._start(chosen)

    def _lay_out(self) -> None:
        self.all = Button("모두 고르기", look="link")
        self.all.clicked.connect(self._tick_all)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        side = QWidget()
        side.setFixedWidth(theme.now().px(372))
        inside = column(spacing=8)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(card, 1)
        inside.addLayout(row(self.told, None, self.all))
        inside.addWidget(self.on)
        inside.addWidget(self.reason)
        inside.addWidget(self.problem)
        side.setLayout(inside)
        preview = column(self.paper, spacing=4)
        preview.setStretch(0, 1)
        preview.addLayout(row(None, self.paper.controls))
        whole = row(side, spacing=16)
        whole.addLayout(preview, 1)
        self.body.addLayout(whole, 1)
        self.add_remark(Label("Ctrl+P 인쇄 · Ctrl+S 저장", look="muted", points=SMALL + 0.75))
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.save_button = self.add_button(Button("PDF 저장", icon="save"), keys="Ctrl+S")
        self.save_button.clicked.connect(self.save_pdf)
        self.go = self.add_button(PrimaryButton("인쇄", icon="printer"), keys="Ctrl+P")
        self.go.clicked.connect(self.print_)
        self.spread(1180, 740)

    def _cells(self) -> tuple[Cell, ...]:
        return (
            Cell(plain("tick", "", 44), lambda _row: "", ticked=lambda one: one.id in self.picked),
            Cell(
                plain("name", "이름", 120, strong=True),
                lambda one: one.one.name,
                under=lambda one: one.one.number,
            ),
            Cell(
                plain("state", "상태", 92, chip=True, tone=_tone),
                lambda one: _OUT if one.one.issued else _NEW,
            ),
        )

    def _start(self, chosen: Sequence[int]) -> None:
        wanted = [id_ for id_ in chosen if id_ in self.people]
        new = [id_ for id_, one in self.people.items() if not one.issued]
        first = wanted if wanted else new
        again = bool(first) and self.people[first[0]].issued
        self.picked = {id_ for id_ in first if self.people[id_].issued is again}
        if self.people:
            self.table.select(next(iter(self.picked), next(iter(self.people))))
        self.table.setFocus()
        self._make()

    # Choosing

    @property
    def again(self) -> bool:
        """Whether those ticked have their 수료증 already."""
        return any(self.people[id_].issued for id_ in self.picked)

    @property
    def ids(self) -> list[int]:
        """Those ticked, in the order of the list."""
        return [id_ for id_ in self.rows.ids if id_ in self.picked]

    def tick(self, id_: int) -> None:
        """Choose somebody, or let go; one of the other sort begins anew."""
        issued = self.people[id_].issued
        kept = {each for each in self.picked if self.people[each].issued is issued}
        self.picked = kept ^ {id_}
        self._make()

    def _tick_all(self) -> None:
        again = self.again or all(one.issued for one in self.people.values())
        every = {id_ for id_, one in self.people.items() if one.issued is again}
        self.picked = set() if self.picked == every else every
        self._make()

    # Making

    def _day(self) -> date | None:
        day = self.on.value()
        return day if isinstance(day, date) else None

    def _make(self) -> None:
        self.rows.repaint()
        self.problem.hide()
        ids, again = tuple(self.ids), self.again
        self.reason.setVisible(again)
        self.on.set_hint("재발급일로 작게 실립니다" if again else "수료증에 실립니다")
        self.told.setText(self._counted(len(ids), again=again))
        verb = "재발급하고 인쇄" if again else "발급하고 인쇄"
        self.go.setText(f"{len(ids):,}장 {verb}" if ids else "인쇄")
        self._ready(False)
        self.paper.setVisible(bool(ids))
        self.paper.controls.setVisible(bool(ids))
        if not ids:
            new = [one if one.issued else replace(one, number="") for one in self.people.values()]
            self._show_people(new)
            return
        desk, cohort_id, day = self._desk, self._cohort_id, self._day()
        wanted = (ids, again, day)
        first, second = (None, day) if again else (day, None)

        def make() -> _Made:
            with desk.store.reading():
                people = certificates.numbered(desk, cohort_id, first, ids)
                pdf = completion_papers.certificates_pdf(
                    desk, cohort_id, ids, on=first, again_on=second
                )
            return _Made(wanted, people, pdf)

        self._jobs.read(make, self._take, self._failed, key=(id(self), "paper"))

    def _counted(self, count: int, *, again: bool) -> str:
        if not self.people:
            return "수료한 분이 없습니다. 먼저 수료를 판정하세요."
        return f"{count:,}명 {'재발급' if again else '발급'}" if count else "고른 분이 없습니다"

    def _take(self, made: _Made) -> None:
        if made.wanted != (tuple(self.ids), self.again, self._day()):
            return  # another choice is on its way
        self._show_people(made.people)
        self.pdf = made.pdf
        self.paper.show_pdf(made.pdf)
        self._ready(True)

    def _show_people(self, people: Sequence[Numbered]) -> None:
        self.people = {one.trainee_id: one for one in people}
        self.rows.set_rows([_Row(one) for one in people])

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._tell(error.message)
        else:
            self._notices.error(error)

    def _ready(self, ready: bool) -> None:
        may = ready and not self._desk.read_only
        for button in (self.go, self.save_button):
            button.setEnabled(may)
        if not ready:
            self.pdf = b""

    # Handing out

    def print_(self) -> None:
        """Issue, then print what was issued."""
        self._issue(self._printed)

    def save_pdf(self) -> None:
        """Issue, then save as one file."""
        name = f"수료증 {self._title}.pdf".replace("/", "_")
        path = pickers.file_to_save(self, "PDF 저장", name, "PDF 파일 (*.pdf)")
        if path is not None:
            self._issue(lambda pdf: self._saved(path, pdf))

    def _issue(self, then: Callable[[bytes], None]) -> None:
        if self.on.editor.problem() or self._day() is None:
            self.on.set_problem(self.on.editor.problem() or "날짜를 입력하세요.")
            self.on.widget.setFocus()
            return
        desk, cohort_id, ids, day = self._desk, self._cohort_id, self.ids, self._day()
        again, why, pdf = self.again, str(self.reason.value() or ""), self.pdf
        numbers = [self.people[id_].number for id_ in ids]

        def write() -> Change:
            if again:
                return certificates.reissue(desk, ids, why, day)
            # What is on the screen is what is issued: the numbers are those shown.
            return certificates.issue(desk, cohort_id, ids, day, expected=numbers)

        def done(_: object) -> None:
            then(pdf)
            self.changed.emit()
            self.accept()

        self._ready(False)
        self.pdf = pdf
        self._jobs.write(write, done, self._refused)

    def _printed(self, pdf: bytes) -> None:
        if printing.print_pdf(pdf, f"수료증 {self._title}", self):
            self._note(Action.PRINT)
        else:
            self._notices.warn(
                "수료증 발급은 적었고 인쇄는 하지 않았습니다. 발급을 없던 일로 하려면 되돌리기를 "
                "누르세요."
            )

    def _saved(self, path: Path, pdf: bytes) -> None:
        def write() -> None:
            paper_files.save(path, pdf)

        def done(_: object) -> None:
            self._notices.say(f"{path.name} 파일로 저장했습니다.")

        self._jobs.write(write, done)
        self._note(Action.EXPORT)

    def _note(self, action: Action) -> None:
        desk, cohort_id, ids = self._desk, self._cohort_id, self.ids
        self._jobs.write(lambda: completion_papers.certificates_out(desk, cohort_id, ids, action))

    def _refused(self, error: BaseException) -> None:
        self._ready(True)
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        field = {"reason": self.reason, "issued_on": self.on}.get(error.field or "")
        if field is not None:
            field.set_problem(error.message)
            field.widget.setFocus()
        else:
            self._make()  # another desk was quicker: the numbers are others now
            self._tell(error.message)

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


@dataclass(frozen=True, slots=True)
class _Made:
    """Pages, what they were asked for, and the numbers on them."""

    wanted: tuple[object, ...]
    people: tuple[Numbered, ...]
    pdf: bytes


class _Row:
    """A Numbered with the id a table asks for."""

    def __init__(self, one: Numbered) -> None:
        self.id, self.one = one.trainee_id, one


def _tone(value: object) -> Tone:
    return Tone.SUCCESS if value == _OUT else Tone.WARNING
