"""A new cohort in a few fields: counted on and set up as the last of its course, or copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.checks import Problem
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.services import cohorts, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import drafts
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import casework_list
from jobdesk.ui.widgets.copy_dialog import CopyDialog, CopyWords
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord

_KIND = KindId.COHORTS
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
_COPY = CopyWords(
    title="다음 기수 만들기",
    source="앞 기수",
    on="새 개강일",
    taken="수업 요일과 시간, 장소, 강사, 수료·수당 기준, 목표와 예산, 전형 단계를 "
    "가져옵니다. 교육생과 수업 일정, 수요조사는 새로 시작합니다.",
    verb="만들기",
    no_day="새 기수의 개강일을 적으세요.",
    no_source="앞 기수를 고르세요.",
    nothing="이어서 만들 기수가 없습니다. ‘새 기수’로 만드세요.",
)


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


class CopyCohort(CopyDialog):
    """다음 기수: a cohort set up like another, beginning on another day."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget, cohort_id: int
    ) -> None:
        super().__init__(
            _COPY,
            _KIND,
            "starts_on",
            lambda source, starts_on: cohorts.copy_of(desk, source, starts_on),
            desk,
            hub,
            jobs,
            notices,
            parent,
            cohort_id,
        )


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
