"""What the keys of the attendance grid store: shown at once, written behind, read again if refused.

Each act is one operation, so one step back takes back one act, be it a key or a whole day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from jobdesk.domain.attendance import Marked
from jobdesk.domain.attendance_places import is_there
from jobdesk.domain.changes import Change
from jobdesk.domain.trainees import Mark
from jobdesk.services import attendance
from jobdesk.services.attendance_grid import GridCell, Place
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import WHY
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.attendance_table import AttendanceTable


class AttendanceHands(QObject):
    """See the module's words. ``refused`` tells that the grid is to be read again."""

    refused = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        table: AttendanceTable,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._cohort_id, self._table = cohort_id, table

    def mark(self, word: object) -> None:
        """A mark for what is chosen, None to take marks away."""
        model, chosen = self._table.attendance, self._table.chosen()
        desk, cohort_id = self._desk, self._cohort_id
        if not isinstance(word, Mark):
            places = [place for place in chosen if model.at(place) is not None]
            self._write(dict.fromkeys(places), lambda: attendance.clear(desk, cohort_id, places))
            return
        mark, places = word, self._allowed(chosen, word)
        cells = {place: _remarked(model.at(place), mark) for place in places}
        self._write(cells, lambda: attendance.mark(desk, cohort_id, places, mark))

    def paste(self, marks: Mapping[Place, Marked]) -> None:
        """Each place its own mark, as a block from the clipboard says."""
        model, desk, cohort_id = self._table.attendance, self._desk, self._cohort_id
        why = {place: model.refusal(place, marked.mark) for place, marked in marks.items()}
        self._tell_refused(why)
        wanted = {place: marks[place] for place, said in why.items() if not said}
        cells = {
            place: replace(_remarked(model.at(place), marked.mark), hours=marked.hours)
            for place, marked in wanted.items()
        }
        self._write(cells, lambda: attendance.paste(desk, cohort_id, wanted))

    def fill_day(self) -> None:
        """Ctrl+D: everybody without a mark on the chosen days was there."""
        model, desk, cohort_id = self._table.attendance, self._desk, self._cohort_id
        days = self._table.chosen_days()
        empty = [
            (who.id, day)
            for day in days
            for who in model.people
            if model.at((who.id, day)) is None and is_there(who.trainee, day)
        ]
        if days and not empty:
            self._notices.say("빈칸이 없습니다. 모두 적혀 있습니다.")
        places = self._allowed(empty, Mark.PRESENT)
        filled = list(dict.fromkeys(day for _, day in places))
        cells = {place: GridCell(0, Mark.PRESENT) for place in places}
        self._write(cells, lambda: attendance.fill_days(desk, cohort_id, filled))

    def copy_day(self) -> None:
        """Ctrl+Shift+D: the marks of the lesson day before, where there is none yet."""
        place, desk, cohort_id = self._table.current_place(), self._desk, self._cohort_id
        if place is not None and self._may():
            self._jobs.write(
                lambda: attendance.copy_day(desk, cohort_id, place[1]),
                partial(self._stored, ()),
                partial(self._not_stored, ()),
            )

    def credit(self, hours: int | None) -> None:
        """Credit hours at what is chosen and marked, None as the marks say."""
        model, desk, cohort_id = self._table.attendance, self._desk, self._cohort_id
        known = {place: model.at(place) for place in self._table.chosen()}
        cells = {p: replace(cell, hours=hours) for p, cell in known.items() if cell is not None}
        places = list(cells)
        self._write(cells, lambda: attendance.credit(desk, cohort_id, places, hours))

    def _allowed(self, places: Sequence[Place], word: Mark) -> list[Place]:
        """The places that can take the mark; why others cannot is told."""
        model = self._table.attendance
        why = {place: model.refusal(place, word) for place in places}
        self._tell_refused(why)
        return [place for place, said in why.items() if not said]

    def _tell_refused(self, why: Mapping[Place, str]) -> None:
        refused = [said for said in why.values() if said]
        if refused:
            many = f" {len(refused):,}칸은 그대로 두었습니다." if len(why) > 1 else ""
            self._notices.warn(f"{refused[0]}{many}")

    def _may(self) -> bool:
        if self._desk.read_only:
            self._notices.warn(WHY)
        return not self._desk.read_only

    def _write(self, cells: Mapping[Place, GridCell | None], write: Callable[[], Change]) -> None:
        if not cells or not self._may():
            return
        places = tuple(cells)
        self._table.attendance.expect(cells)
        self._jobs.write(write, partial(self._stored, places), partial(self._not_stored, places))

    def _stored(self, places: Iterable[Place], change: Change) -> None:
        del change
        self._table.attendance.settle(places)

    def _not_stored(self, places: Iterable[Place], error: BaseException) -> None:
        self._table.attendance.settle(places)
        self._notices.error(error)
        self.refused.emit()


def _remarked(old: GridCell | None, word: Mark) -> GridCell:
    """What the service will make of a cell that is marked."""
    if old is None:
        return GridCell(0, word)
    if old.mark is word:
        return old
    return GridCell(old.id, word) if word is Mark.PRESENT else replace(old, mark=word, hours=None)
