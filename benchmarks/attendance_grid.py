"""An attendance grid of 100 people by 250 days: opened, one key, one screen on, a whole day filled.

The rival is Qt's own table over texts that lie in memory before the clock starts: it knows no
rates, no warnings and no store.
"""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.grid import Painted, until
from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.data import records
from jobdesk.data.keyfile import CHEAP
from jobdesk.domain.cohorts import Cohort, CohortSession, CohortStatus, Course
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import Attendance, Mark, Trainee, TraineeStatus
from jobdesk.services import attendance, centres
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.attendance_part import AttendancePart

PEOPLE, DAYS = 100, 250
TODAY = date(2026, 11, 20)
SIZE = (1118, 560)
_NOWHERE = QModelIndex()
_WHAT = f"Attendance of {PEOPLE} people by {DAYS} days"
_RIVAL = "Qt's table over texts in memory"


class Texts(QAbstractTableModel):
    """The plainest model that can be written into."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [["○"] * DAYS for _ in range(PEOPLE)]

    def rowCount(self, parent: Any = _NOWHERE) -> int:
        return 0 if parent.isValid() else PEOPLE

    def columnCount(self, parent: Any = _NOWHERE) -> int:
        return 0 if parent.isValid() else DAYS

    def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        return self.texts[index.row()][index.column()] if role == 0 else None

    def put(self, row: int, column: int, text: str) -> None:
        self.texts[row][column] = text
        at = self.index(row, column)
        self.dataChanged.emit(at, at)


def main() -> None:
    """Measure and tell."""
    app = QApplication([])
    theme.apply(app)
    with tempfile.TemporaryDirectory() as name:
        note(f"  a cohort of {PEOPLE} people and {DAYS} days, all marked but the last two")
        desk, cohort_id = _centre(Path(name) / "centre")
        ours, plain = _Ours(desk, cohort_id), _Plain()
        opened = turn_by_turn(ours.open, plain.open, runs=7)
        key = turn_by_turn(ours.key, plain.key, runs=41)
        on = turn_by_turn(ours.on, plain.on, runs=21)
        day = turn_by_turn(ours.day, plain.day, runs=9)
        ours.close()
        stored = _stored(desk, cohort_id, Path(name) / "bare.db")
        centres.close(desk)
    tell(
        Measured(f"{_WHAT}: until painted", *opened, _RIVAL),
        Measured(f"{_WHAT}: one key until it is seen, with rate and side", *key, _RIVAL),
        Measured(f"{_WHAT}: one screen on", *on, _RIVAL),
        Measured(f"{_WHAT}: a whole day filled until it is seen", *day, _RIVAL),
        stored,
    )
    app.quit()


class _Ours:
    """The part of the cohort's view, shown anew at each opening."""

    def __init__(self, desk: Desk, cohort_id: int) -> None:
        self._desk, self._cohort_id = desk, cohort_id
        self._hub, self._notices = Hub(), Notices()
        self._jobs = Jobs(self._hub, self._notices)
        self._part: AttendancePart | None = None
        self._letters = itertools.cycle("XLOV")
        self._days = itertools.cycle((DAYS - 1, DAYS - 2))

    @property
    def part(self) -> AttendancePart:
        assert self._part is not None
        return self._part

    def _idle(self) -> None:
        until(lambda: self._jobs.idle)

    def _painted(self, act: Callable[[], object]) -> float:
        """Seconds from an act until the grid has been painted after it."""
        QApplication.processEvents()
        before = self._paints.count

        def run() -> None:
            act()
            until(lambda: self._paints.count > before)

        took = timed(run)
        self._idle()
        return took

    def open(self) -> float:
        self.close_part()
        start = time.perf_counter()
        part = AttendancePart(self._desk, self._hub, self._jobs, self._notices, self._cohort_id)
        self._part = part
        self._paints = Painted(part.table)
        part.resize(*SIZE)
        part.show()
        until(lambda: part.table.attendance.grid is not None)
        before = self._paints.count
        until(lambda: self._paints.count > before)
        took = time.perf_counter() - start
        self._idle()
        part.activateWindow()
        part.table.setFocus()
        return took

    def key(self) -> float:
        letter = next(self._letters)
        return self._painted(lambda: QTest.keyClick(self.part.table, letter))

    def on(self) -> float:
        bar = self.part.table.horizontalScrollBar()
        far = bar.value() + bar.pageStep()
        return self._painted(lambda: bar.setValue(far if far < bar.maximum() else 0))

    def day(self) -> float:
        model = self.part.table.attendance
        column = next(self._days)
        day = model.days[column]
        places = [(who.id, day) for who in model.people]
        self._jobs.write(lambda: attendance.clear(self._desk, self._cohort_id, places))
        self._idle()
        self.part.table.go((model.people[0].id, day))
        return self._painted(self.part.hands.fill_day)

    def close_part(self) -> None:
        if self._part is not None:
            self._part.close()
            self._part.deleteLater()
            QApplication.processEvents()

    def close(self) -> None:
        self.close_part()
        self._jobs.end()


class _Plain:
    """Qt's own table."""

    def __init__(self) -> None:
        self._view: QTableView | None = None
        self._model = Texts()
        self._signs = itertools.cycle("결지○공")

    def _painted(self, act: Callable[[], object]) -> float:
        QApplication.processEvents()
        before = self._paints.count

        def run() -> None:
            act()
            until(lambda: self._paints.count > before)

        return timed(run)

    def open(self) -> float:
        if self._view is not None:
            self._view.close()
            self._view.deleteLater()
            QApplication.processEvents()
        start = time.perf_counter()
        view = QTableView()
        self._view = view
        self._paints = Painted(view)
        view.horizontalHeader().setDefaultSectionSize(34)
        view.setModel(self._model)
        view.resize(*SIZE)
        view.show()
        until(lambda: self._paints.count > 0)
        return time.perf_counter() - start

    def key(self) -> float:
        return self._painted(lambda: self._model.put(0, 0, next(self._signs)))

    def on(self) -> float:
        assert self._view is not None
        bar = self._view.horizontalScrollBar()
        far = bar.value() + bar.pageStep()
        return self._painted(lambda: bar.setValue(far if far < bar.maximum() else 0))

    def day(self) -> float:
        assert self._view is not None
        self._view.horizontalScrollBar().setValue(0)
        sign = next(self._signs)

        def fill() -> None:
            for row in range(PEOPLE):
                self._model.put(row, 0, sign)

        return self._painted(fill)


def _stored(desk: Desk, cohort_id: int, path: Path) -> Measured:
    """One mark on the disk, with its history, beside one UPDATE."""
    who = records.get_many(desk.store, KindId.TRAINEES, [1])[0]
    day = _days()[-1]
    words = itertools.cycle(Mark)
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE marks (id INTEGER PRIMARY KEY, mark)")
    bare.executemany("INSERT INTO marks VALUES (?, '')", [(n,) for n in range(PEOPLE * DAYS)])
    bare.commit()

    def ours() -> float:
        return timed(lambda: attendance.mark(desk, cohort_id, [(who.id, day)], next(words)))

    def rival() -> float:
        def write() -> None:
            bare.execute("UPDATE marks SET mark = ? WHERE id = 77", [next(words)])
            bare.commit()

        return timed(write)

    times = turn_by_turn(ours, rival, runs=41)
    bare.close()
    return Measured(
        f"{_WHAT}: one key stored for good, with history",
        *times,
        "one UPDATE in plain SQLite, as durable",
    )


def _days() -> list[date]:
    """The weekdays up to today, as many as there are lessons."""
    found: list[date] = []
    day = TODAY
    while len(found) < DAYS:
        if day.weekday() < 5:
            found.append(day)
        day -= timedelta(days=1)
    return found[::-1]


def _centre(folder: Path) -> tuple[Desk, int]:
    desk, _ = centres.create(
        folder,
        name="한빛군 일자리센터",
        sido="전라남도",
        sigungu="한빛군",
        eup_myeon=("가람읍",),
        password=None,
        practice=True,
        today=lambda: TODAY,
        cost=CHEAP,
    )
    store, days = desk.store, _days()
    with store.operation("기수"):
        course = records.insert(store, Course(title="스마트팩토리"))
        cohort = records.insert(
            store,
            Cohort(
                course_id=course,
                title="스마트팩토리 1기",
                status=CohortStatus.RUNNING,
                starts_on=days[0],
                ends_on=days[-1],
            ),
        )
        lessons = [CohortSession(cohort_id=cohort, held_on=day, hours=8) for day in days]
        records.insert_many(store, KindId.COHORT_SESSIONS, lessons)
        seekers = [Seeker(name=f"교육생{n}") for n in range(PEOPLE)]
        people = records.insert_many(store, KindId.SEEKERS, seekers)
        trainees = [
            Trainee(cohort_id=cohort, seeker_id=id_, number=n, status=TraineeStatus.RUNNING)
            for n, id_ in enumerate(people, 1)
        ]
        ids = records.insert_many(store, KindId.TRAINEES, trainees)
        marks = [
            Attendance(
                cohort_id=cohort,
                trainee_id=id_,
                held_on=day,
                mark=Mark.ABSENT if (n + at) % 13 == 0 else Mark.PRESENT,
            )
            for n, id_ in enumerate(ids)
            for at, day in enumerate(days[:-2])
        ]
        records.insert_many(store, KindId.ATTENDANCE, marks)
    return desk, cohort


if __name__ == "__main__":
    main()
