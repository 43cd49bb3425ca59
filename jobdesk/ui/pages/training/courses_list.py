"""과정: what is taught, with its subjects and the cohorts that were held of it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jobdesk.domain.cohorts import Course
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import courses
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.course_tabs import CourseCohorts, SubjectsTab
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState

_KIND = KINDS[KindId.COURSES]
_ROWS = (
    ("title",),
    ("field", "hours"),
    ("certificate",),
    ("operator", "partners"),
    ("curriculum",),
    ("active", "counsellor"),
    ("note",),
)


class CoursesList(LedgerList):
    """See the module's words; ``closed`` wants the cohorts back, ``cohort_wanted`` a new cohort
    of the course with that id."""

    closed = Signal()
    cohort_wanted = Signal(int)

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        empty = EmptyState(
            "graduation-cap",
            "아직 적은 과정이 없습니다",
            "과정명과 과목별 시간을 적어 두면 기수마다 시간표와 수료증, 결과보고가 그대로 "
            "이어집니다.",
        )
        cohorts = CourseCohorts(desk, hub, jobs)
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.COURSES,
            columns=(
                column(_KIND, "title", width=200),
                column(_KIND, "field", width=92),
                column(_KIND, "subject_hours", title="과목 시간", width=84),
                column(_KIND, "certificate", width=120, spare=1),
                column(_KIND, "cohort_count", width=60),
            ),
            sections=(("과정", _ROWS),),
            empty=empty,
            search_hint="과정명, 초성, 분야, 자격증",
            new_label="새 과정",
            new_rows=(("title",), ("field", "hours"), ("certificate",), ("operator", "partners")),
            chips=_chips,
            save=courses.save,
            add=courses.add,
            tabs=lambda _: (
                (SubjectsTab(desk, jobs), "과목"),
                (cohorts, "기수"),
            ),
            title="과정",
            icon="graduation-cap",
        )
        cohorts.cohort_wanted.connect(self.cohort_wanted)
        empty.add_action(self.new_button())
        self.grid.stretch("title")
        back = Button("기수 목록", icon="chevron-left")
        back.clicked.connect(self.closed)
        self.header.insert(back)
        self.bar.add_choice("field", (), load=self.stored_values("field"))
        self.begin()

    def escape(self) -> None:
        """Esc: back to the cohorts."""
        self.closed.emit()


def _chips(course: Course) -> tuple[Chip, ...]:
    words = (course.field, f"{course.hours:,}시간" if course.hours else "")
    closed = "운영 안 함" if course.active is False else ""
    return tuple(Chip(word) for word in (*words, closed) if word)
