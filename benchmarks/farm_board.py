"""Ten years of farm work, 51,240 days of 7,240 people on 234 farms: the dispatch board opened, a
week on, one screen on, an arrow, and who could be sent.

The rival is Qt's own table over a week of texts that lie in memory before the clock starts: it
reads nothing and knows nobody.
"""

from __future__ import annotations

import itertools
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.grid import Painted
from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.data import records
from jobdesk.data.keyfile import CHEAP
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_people import FarmWorker, WorkerStatus
from jobdesk.domain.farm_work import DayStatus, FarmBlock, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import centres
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.board_part import BoardPart

YEARS, A_YEAR = 10, 5_124
PEOPLE, ACTIVE, FARMS = 7_240, 724, 234
BUSY = 40
"""Farms with work in the week that is looked at, each of its days: a week of the harvest."""
TODAY = date(2026, 11, 20)
MONDAY = TODAY - timedelta(days=4)
SIZE = (1118, 600)
_DAY = timedelta(days=1)
_NOWHERE = QModelIndex()
_PLACES = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
_WHAT = f"Dispatch board, {YEARS} years of {YEARS * A_YEAR:,} days, {BUSY} farms a week"
_RIVAL = "Qt's table over texts in memory"
_NAP = 0.0005


def until(done: Callable[[], bool]) -> None:
    """Let events happen until it is so, with naps: who asks without a pause keeps the thread that
    reads from its turn."""
    end = time.perf_counter() + 60
    while not done():
        QApplication.processEvents()
        time.sleep(_NAP)
        if time.perf_counter() > end:
            raise RuntimeError("nothing happened within a minute")


class Texts(QAbstractTableModel):
    """The plainest model of a week."""

    def rowCount(self, parent: Any = _NOWHERE) -> int:
        return 0 if parent.isValid() else BUSY

    def columnCount(self, parent: Any = _NOWHERE) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        return f"{index.row() % 6}/6명" if role == 0 else None


def main() -> None:
    """Measure and tell."""
    app = QApplication([])
    theme.apply(app)
    with tempfile.TemporaryDirectory() as name:
        note(f"  a centre with {PEOPLE:,} people, {ACTIVE:,} of them still asked for farm work")
        desk = _centre(Path(name) / "centre")
        ours, plain = _Ours(desk), _Plain()
        opened = turn_by_turn(ours.open, plain.open, runs=9)
        week = turn_by_turn(ours.week, plain.open, runs=11)
        on = turn_by_turn(ours.on, plain.on, runs=21)
        arrow = turn_by_turn(ours.arrow, plain.arrow, runs=41)
        found = turn_by_turn(ours.found, plain.arrow, runs=15)
        ours.close()
        centres.close(desk)
    tell(
        Measured(f"{_WHAT}: opened until painted", *opened, _RIVAL),
        Measured(f"{_WHAT}: another week until painted", *week, _RIVAL),
        Measured(f"{_WHAT}: one screen on", *on, _RIVAL),
        Measured(f"{_WHAT}: an arrow until the cell is said", *arrow, _RIVAL),
        Measured(f"{_WHAT}: until who could go there is listed", *found, _RIVAL),
    )
    app.quit()


class _Ours:
    """The part of the page, shown anew at each opening."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._hub, self._notices = Hub(), Notices()
        self._jobs = Jobs(self._hub, self._notices)
        self._part: BoardPart | None = None
        self._ways = itertools.cycle((Qt.Key.Key_Down, Qt.Key.Key_Up))
        self._weeks = itertools.cycle((-1, 1))

    @property
    def part(self) -> BoardPart:
        assert self._part is not None
        return self._part

    def _idle(self) -> None:
        until(lambda: self._jobs.idle)

    def _painted(self, act: Callable[[], object]) -> float:
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
        part = BoardPart(self._desk, self._hub, self._jobs, self._notices)
        self._part = part
        self._paints = Painted(part.table)
        part.resize(*SIZE)
        part.show()
        until(lambda: part.board is not None)
        before = self._paints.count
        until(lambda: self._paints.count > before)
        took = time.perf_counter() - start
        self._idle()
        part.activateWindow()
        part.table.setFocus()
        return took

    def week(self) -> float:
        by = next(self._weeks)
        before = self.part.board
        QApplication.processEvents()

        def run() -> None:
            self.part.show_day(self.part.day + by * 7 * _DAY)
            until(lambda: self.part.board is not before)
            painted = self._paints.count
            until(lambda: self._paints.count > painted)

        took = timed(run)
        self._idle()
        return took

    def on(self) -> float:
        bar = self.part.table.verticalScrollBar()
        far = bar.value() + bar.pageStep()
        return self._painted(lambda: bar.setValue(far if far < bar.maximum() else 0))

    def arrow(self) -> float:
        key = next(self._ways)
        return self._painted(lambda: QTest.keyClick(self.part.table, key))

    def found(self) -> float:
        QApplication.processEvents()
        before = self.part.free.everybody
        key = next(self._ways)

        def run() -> None:
            QTest.keyClick(self.part.table, key)
            until(lambda: self.part.free.everybody is not before)

        took = timed(run)
        self._idle()
        return took

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
        self._ways = itertools.cycle((Qt.Key.Key_Down, Qt.Key.Key_Up))

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
        view.verticalHeader().setDefaultSectionSize(56)
        view.setModel(self._model)
        view.resize(*SIZE)
        view.show()
        until(lambda: self._paints.count > 0)
        took = time.perf_counter() - start
        view.setCurrentIndex(self._model.index(0, 0))
        return took

    def on(self) -> float:
        assert self._view is not None
        bar = self._view.verticalScrollBar()
        far = bar.value() + 8
        return self._painted(lambda: bar.setValue(far if far < bar.maximum() else 0))

    def arrow(self) -> float:
        assert self._view is not None
        view, key = self._view, next(self._ways)
        return self._painted(lambda: QTest.keyClick(view, key))


def _centre(folder: Path) -> Desk:
    desk, _ = centres.create(
        folder,
        name="한빛군 일자리센터",
        sido="전라남도",
        sigungu="한빛군",
        eup_myeon=_PLACES,
        password=None,
        practice=True,
        today=lambda: TODAY,
        cost=CHEAP,
    )
    store, rng = desk.store, random.Random(7)
    with store.operation("농촌일손"):
        people = records.insert_many(
            store,
            KindId.SEEKERS,
            [Seeker(name=f"근로자{n:04d}", eup_myeon=_PLACES[n % 6]) for n in range(PEOPLE)],
        )
        workers = [
            FarmWorker(
                seeker_id=id_,
                found_on=TODAY,
                status=WorkerStatus.ACTIVE if n >= PEOPLE - ACTIVE else WorkerStatus.ENDED,
                skills=("사다리 작업",) if n % 3 == 0 else (),
                most_days=6,
            )
            for n, id_ in enumerate(people)
        ]
        records.insert_many(store, KindId.FARM_WORKERS, workers)
        firms = [
            Employer(name=f"농가{n:03d}", employer_type=EmployerType.FARM, eup_myeon=_PLACES[n % 6])
            for n in range(FARMS)
        ]
        farms = records.insert_many(store, KindId.EMPLOYERS, firms)
        records.insert_many(
            store, KindId.FARMS, [Farm(employer_id=id_, found_on=TODAY) for id_ in farms]
        )
        _week(desk, rng, farms, people[-ACTIVE:])
        _past(desk, rng, farms, people)
    return desk


def _week(desk: Desk, rng: random.Random, farms: list[int], people: list[int]) -> None:
    """This week and the one before: each day forty farms that ask for six, most of them sent."""
    store = desk.store
    first = MONDAY - 7 * _DAY
    requests = [
        FarmRequest(
            employer_id=id_, task="적과", starts_on=first, ends_on=first + 13 * _DAY, heads=6
        )
        for id_ in farms[:BUSY]
    ]
    asked = records.insert_many(store, KindId.FARM_REQUESTS, requests)
    days = [first + n * _DAY for n in range(14)]
    blocks = [
        FarmBlock(request_id=request, employer_id=farm, work_date=day, heads=6)
        for day in days
        for request, farm in zip(asked, farms, strict=False)
    ]
    ids = records.insert_many(store, KindId.FARM_BLOCKS, blocks)
    made = []
    for day in days:
        free = rng.sample(people, len(people))
        for id_, block in zip(ids, blocks, strict=True):
            if block.work_date == day:
                sent = [free.pop() for _ in range(rng.choice((4, 5, 6)))]
                made += [_worked(who, block.employer_id or 0, day, id_) for who in sent]
    records.insert_many(store, KindId.FARM_DAYS, made)


def _past(desk: Desk, rng: random.Random, farms: list[int], people: list[int]) -> None:
    """The rest of ten years."""
    there = desk.store.db.execute("SELECT COUNT(*) FROM farm_days").fetchone()[0]
    made = [
        _worked(
            rng.choice(people), rng.choice(farms), MONDAY - rng.randrange(8, 3_650) * _DAY, None
        )
        for _ in range(YEARS * A_YEAR - there)
    ]
    records.insert_many(desk.store, KindId.FARM_DAYS, made)


def _worked(seeker_id: int, employer_id: int, day: date, block_id: int | None) -> FarmDay:
    return FarmDay(
        seeker_id=seeker_id,
        employer_id=employer_id,
        work_date=day,
        block_id=block_id,
        task="적과",
        status=DayStatus.WORKED if day < TODAY else DayStatus.PLACED,
    )


if __name__ == "__main__":
    main()
