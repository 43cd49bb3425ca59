"""What one does to the lessons of a cohort: made by the rule, added, moved, cancelled, held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortSession, SessionStatus, SessionType
from jobdesk.services import lessons
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.lesson_dialog import LessonDialog
from jobdesk.ui.pages.training.proposal_dialog import ProposalDialog
from jobdesk.ui.pages.training.schedule_dialogs import CancelDialog, MakeUpDialog, MoveDialog
from jobdesk.ui.pages.training.schedule_rows import Schedule
from jobdesk.ui.widgets.casework_list import show


class ScheduleHands(QObject):
    """``shown`` gives what 일정 shows, ``chosen`` the lessons that are chosen, ``day`` the day of
    the calendar. A desk that only reads does nothing."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        shown: Callable[[], Schedule | None],
        chosen: Callable[[], list[CohortSession]],
        day: Callable[[], date],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id, self._host = cohort_id, host
        self._shown, self._lessons, self._day = shown, chosen, day

    def generate(self) -> None:
        """시간표 만들기."""
        shown = self._shown()
        if shown is not None and not self._desk.read_only:
            show(ProposalDialog(self._desk, self._jobs, self._notices, shown, self._host.window()))

    def add(self) -> None:
        """수업 추가."""
        self._add(SessionType.REGULAR, "수업 추가")

    def add_extra(self) -> None:
        """특강."""
        self._add(SessionType.EXTRA, "특강 추가")

    def correct(self, lesson: CohortSession) -> None:
        """A lesson in its form."""
        desk = self._desk
        if not desk.read_only:
            self._dialog("수업 고치기", lesson, lambda draft: lessons.save(desk, draft))

    def move(self) -> None:
        """옮기기."""
        self._ask(MoveDialog, self._chosen(SessionStatus.SET))

    def cancel(self) -> None:
        """휴강."""
        self._ask(CancelDialog, self._chosen(SessionStatus.SET))

    def make_up(self) -> None:
        """보강, of what is chosen or else of the first that wants one."""
        shown = self._shown()
        open_ = shown.to_make_up if shown is not None else frozenset()
        chosen = [one for one in self._chosen(SessionStatus.CANCELLED) if one.id in open_]
        if not chosen and shown is not None and not self._desk.read_only:
            chosen = [each.lesson for each in shown.rows if each.id in open_][:1]
        self._ask(MakeUpDialog, chosen)

    def hold(self) -> None:
        """실시 of what is chosen; of what was held, back to 예정."""
        desk = self._desk
        planned = [one.id for one in self._chosen(SessionStatus.SET)]
        held = [one.id for one in self._chosen(SessionStatus.HELD)]
        if planned:
            self._jobs.write(lambda: lessons.hold(desk, planned))
        elif held:
            self._jobs.write(lambda: lessons.not_held(desk, held))

    def hold_until_today(self) -> None:
        """Every lesson up to today took place."""
        desk, id_ = self._desk, self._cohort_id
        if not desk.read_only:
            self._jobs.write(lambda: lessons.hold_until(desk, id_, desk.today()))

    def reinstate(self) -> None:
        """Let what was cancelled take place after all."""
        desk = self._desk
        ids = [one.id for one in self._chosen(SessionStatus.CANCELLED)]
        if ids:
            self._jobs.write(lambda: lessons.reinstate(desk, ids))

    def remove(self) -> None:
        """Take the chosen lessons away."""
        desk, ids = self._desk, [one.id for one in self._chosen(*SessionStatus)]
        if ids:
            self._jobs.write(lambda: lessons.trash(desk, ids))

    def _ask(
        self,
        dialog: type[MoveDialog] | type[CancelDialog] | type[MakeUpDialog],
        chosen: list[CohortSession],
    ) -> None:
        if chosen:
            given = (self._desk, self._jobs, self._notices, chosen)
            show(dialog(*given, self._host.window()))

    def _add(self, type_: SessionType, title: str) -> None:
        desk, id_, day = self._desk, self._cohort_id, self._day()
        if self._shown() is None or desk.read_only:
            return

        def ask(blank: CohortSession) -> None:
            self._dialog(title, blank, lambda draft: lessons.add(desk, draft))

        self._jobs.read(lambda: lessons.blank(desk, id_, day, type_), ask)

    def _dialog(
        self, title: str, lesson: CohortSession, save: Callable[[CohortSession], Change]
    ) -> None:
        shown = self._shown()
        assert shown is not None
        known = [shown.cohort.trainers, *(each.lesson.trainer for each in shown.rows)]
        trainers = tuple(dict.fromkeys(name for name in known if name))
        given = (self._desk, self._hub, self._jobs, self._notices, self._host.window())
        show(LessonDialog(title, lesson, shown.subjects, trainers, save, *given))

    def _chosen(self, *wanted: SessionStatus) -> list[CohortSession]:
        if self._desk.read_only:
            return []
        return [one for one in self._lessons() if one.status in wanted]
