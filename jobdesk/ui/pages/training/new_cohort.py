"""A new cohort in a few fields: counted on and set up as the last of its course, or copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.checks import Problem
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.errors import UserError
from jobdesk.services import cohorts, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates, drafts
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import casework_list
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord

_KIND = KindId.COHORTS
_OFFERED = 30
ROWS = (
    ("course",),
    ("title",),
    ("round", "seats", "place"),
    ("starts_on", "ends_on"),
    ("weekdays",),
    ("starts_at", "ends_at"),
    ("breaks", "day_hours"),
)
_HINTS = {
    "course": "없는 이름은 새 과정이 됩니다",
    "starts_at": "예: 09:00",
    "ends_at": "예: 18:00",
    "breaks": "12:00~13:00",
}


class NewCohort(NewRecord):
    """The dialog of a new cohort; a course that is named fills in what nobody has typed yet, and
    one of a name that is not known is made along."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        course_id: int | None,
    ) -> None:
        self._offered: dict[str, object] = {}
        self._course = LinkEdit(desk, jobs, KindId.COURSES, free=True)
        self._course.setPlaceholderText("과정 이름, 예: 물류관리 실무자 양성과정")
        super().__init__(
            "새 기수",
            _KIND,
            cohorts.blank(desk, course_id),
            form_of(desk, jobs, _KIND, editors={"course": self._course}),
            ROWS,
            lambda draft: cohorts.add(desk, draft),
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
            scroll=True,
        )
        self._desk_of = desk
        self.spread(600, 660)
        self._offered = self._typed()
        for field_id, words in _HINTS.items():
            self.form.fields[field_id].set_hint(words)
        self.form.fields["course"].edited.connect(self._on_course)
        self.form.fields["starts_on" if course_id else "course"].widget.setFocus()

    def _typed(self) -> dict[str, object]:
        return {id_: field.value() for id_, field in self.form.fields.items()}

    def _on_course(self) -> None:
        course_id = self.form.fields["course"].value()
        if isinstance(course_id, int):
            desk = self._desk_of
            self._jobs.read(
                lambda: cohorts.blank(desk, course_id), self._propose, key=(id(self), "course")
            )
        elif self.form.fields["title"].value() == self._offered.get("title"):
            name = self._course.free_text()
            self.form.fields["title"].set_value(f"{name} 1기" if name else "")
            self._offered["title"] = self.form.fields["title"].value()
            if name and self.form.fields["round"].value() is None:
                self.form.fields["round"].set_value(1)
                self._offered["round"] = 1

    def problems(self) -> list[Problem]:
        """A course of a new name is none that is missing."""
        found = super().problems()
        return [each for each in found if each.field != "course" or not self._course.free_text()]

    def work(self, draft: Any) -> Callable[[], Change]:
        """The cohort, with its course where that is new."""
        desk, name = self._desk_of, self._course.free_text()
        if name and draft.course_id is None:
            return lambda: cohorts.add_with_course(desk, draft, name)
        return super().work(draft)

    def _propose(self, blank: Cohort) -> None:
        """Fill in what the course's last cohort says, where nothing else was typed."""
        kind, before = KINDS[_KIND], self._offered
        if self.form.fields["course"].value() != blank.course_id:
            return
        for id_, field in self.form.fields.items():
            if kind.field(id_).type is not FieldType.LINK and field.value() == before.get(id_):
                field.set_value(drafts.value_of(blank, kind.field(id_)))
        self._offered = self._typed()
        self.form.put({})


class CopyCohort(Dialog):
    """다음 기수: a cohort set up like another, beginning on another day."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget, cohort_id: int
    ) -> None:
        super().__init__("다음 기수 만들기", parent, width=520)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._wanted = cohort_id
        self._ids: dict[str, int] = {}
        self.source = FormField("앞 기수", ChoiceEdit((), empty=""), required=True)
        self.starts_on = FormField("새 개강일", DateEdit(desk.today), required=True)
        self.body.addWidget(self.source)
        self.body.addWidget(self.starts_on)
        self.body.addWidget(
            Label(
                "수업 요일과 시간, 장소, 강사, 수료·수당 기준, 목표와 예산, 전형 단계를 "
                "가져옵니다. 교육생과 수업 일정, 수요조사는 새로 시작합니다.",
                points=SMALL + 0.75,
                look="muted",
                wrap=True,
            )
        )
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("만들기", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.starts_on.widget.setFocus()
        jobs.read(lambda: _cohorts(desk, cohort_id), self._take, key=(id(self), "cohorts"))

    def save(self) -> None:
        """Make the cohort; it is shown then."""
        source, starts_on = self._ids.get(str(self.source.value())), self.starts_on.value()
        problem = self.starts_on.editor.problem()
        if problem or not isinstance(starts_on, date):
            self.starts_on.set_problem(problem or "새 기수의 개강일을 적으세요.")
            self.starts_on.widget.setFocus()
            return
        if source is None:
            self.source.set_problem("앞 기수를 고르세요.")
            return
        desk, id_ = self._desk, source
        self.go.setEnabled(False)
        self._jobs.write(lambda: cohorts.copy_of(desk, id_, starts_on), self._made, self._refused)

    def _made(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._hub.open_record.emit(Ref(_KIND, change.id))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)

    def _take(self, found: list[tuple[int, str]]) -> None:
        editor = self.source.editor
        assert isinstance(editor, ChoiceEdit)
        self._ids = {}
        for id_, words in found:
            self._ids[words] = id_
            editor.addItem(words, words)
        wanted = next((words for words, id_ in self._ids.items() if id_ == self._wanted), "")
        editor.set_value(wanted or next(iter(self._ids), ""))
        self.go.setEnabled(bool(self._ids))
        if not self._ids:
            self.problem.setText("이어서 만들 기수가 없습니다. ‘새 기수’로 만드세요.")
            self.problem.show()


def show(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget, course_id: int = 0
) -> None:
    """Ask for a new cohort; of a course where one is named, else of the only one there is."""

    def ask(course: int | None) -> None:
        casework_list.show(NewCohort(desk, hub, jobs, notices, window, course))

    def only() -> int | None:
        running = Filter(conditions=(Condition("active", Op.IS, True),))
        ids = list(lists.find(desk, KindId.COURSES, running))
        return ids[0] if len(ids) == 1 else None

    if course_id:
        ask(course_id)
    else:
        jobs.read(only, ask)


def copy(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget, cohort_id: int = 0
) -> None:
    """Ask when the next cohort begins that is like another; 0 begins with the last one."""
    casework_list.show(CopyCohort(desk, hub, jobs, notices, window, cohort_id))


def _cohorts(desk: Desk, wanted: int) -> list[tuple[int, str]]:
    """The latest cohorts by id, and the wanted one, in words that tell them apart."""
    ids = list(lists.find(desk, _KIND, Filter(), Order("starts_on", True)))[:_OFFERED]
    if wanted and wanted not in ids:
        ids.insert(0, wanted)
    shown = lists.rows(desk, _KIND, ids, ("starts_on", "title"))
    found, known = [], set()
    for id_ in ids:
        starts, title = shown[id_]
        words = f"{dates.day(starts)} {title}" if isinstance(starts, date) else str(title)
        while words in known:
            words += " ·"
        known.add(words)
        found.append((id_, words))
    return found
