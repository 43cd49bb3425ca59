"""A grid over 100,000 people: first paint and a jump to the end, against a list in memory.

Ours asks the encrypted store for ids in order and for the rows it paints; the rival holds
every cell as text before the clock starts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from benchmarks.measure import Measured, note, tell, turn_by_turn
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import centres, demo, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import standard
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.record_grid import RecordGrid

ROWS = 100_000
FIELDS = ("name", "age", "phone", "eup_myeon", "desired_job", "registered_on", "status")
SIZE = (1000, 640)
ROW_HEIGHT = 34
_NOWHERE = QModelIndex()


class Painted(QObject):
    """Counts the paints of a view."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


class InMemory(QAbstractTableModel):
    """The plainest model there is."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Any = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Any = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(FIELDS)

    def data(self, index: Any, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        return self._rows[index.row()][index.column()] if role == 0 else None


def until(happened: Callable[[], bool]) -> None:
    """Run Qt's events until something has happened, for a minute at most."""
    give_up = time.perf_counter() + 60
    while not happened():
        QApplication.processEvents()
        if time.perf_counter() > give_up:
            raise RuntimeError("nothing was painted within a minute")


def main() -> None:
    """Measure and tell."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        note(f"  a practice centre of {ROWS:,} seekers")
        desk = demo.build(Path(name) / "centre", seekers=ROWS, today=date.today)
        ids = lists.find(desk, KindId.SEEKERS)
        found = lists.rows(desk, KindId.SEEKERS, ids, FIELDS)
        rows = [tuple(map(str, found[id_])) for id_ in ids]
        del found
        jumps: tuple[list[float], list[float]] = ([], [])
        first = turn_by_turn(
            lambda: shown(*ours(desk), jumps[0]),
            lambda: shown(*rival(rows), jumps[1]),
            runs=5,
        )
        centres.close(desk)
    jump = turn_by_turn(jumps[0].pop, jumps[1].pop, runs=5)
    what = f"A grid of {ROWS:,} people"
    tell(
        Measured(f"{what}: until painted, newest first", *first, "table of texts held in memory"),
        Measured(f"{what}: jump to the end", *jump, "table of texts held in memory"),
    )
    app.quit()


def ours(desk: Desk) -> tuple[QTableView, Callable[[], None], Callable[[], bool]]:
    """The program's own grid, how it is filled, and whether it is."""
    hub, notices = Hub(), Notices()
    jobs = Jobs(hub, notices)
    model = RecordTableModel(
        desk, hub, jobs, KindId.SEEKERS, standard(KINDS[KindId.SEEKERS], *FIELDS)
    )
    view = RecordGrid(model, jobs, desk, notices)
    model.setParent(view)
    for kept in (hub, notices, jobs):
        kept.setParent(view)
    return view, lambda: model.set_filter(Filter()), lambda: model.rowCount() >= ROWS


def rival(rows: list[tuple[str, ...]]) -> tuple[QTableView, Callable[[], None], Callable[[], bool]]:
    """Qt's table view over texts in memory, rows of the same height."""
    view = QTableView()
    head = view.verticalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setDefaultSectionSize(ROW_HEIGHT)
    head.hide()
    model = InMemory(rows)
    model.setParent(view)
    return view, lambda: view.setModel(model), lambda: True


def shown(
    view: QTableView, fill: Callable[[], None], filled: Callable[[], bool], jumps: list[float]
) -> float:
    """Seconds from asking for the rows until they are painted; the jump's go to ``jumps``."""
    view.resize(*SIZE)
    painted = Painted(view)
    view.show()
    until(lambda: painted.count > 0)
    start = time.perf_counter()
    fill()
    until(filled)
    before = painted.count
    view.viewport().update()
    until(lambda: painted.count > before)
    took = time.perf_counter() - start
    before = painted.count
    start = time.perf_counter()
    view.scrollToBottom()
    until(lambda: painted.count > before)
    jumps.append(time.perf_counter() - start)
    view.close()
    view.deleteLater()
    QApplication.processEvents()
    return took


if __name__ == "__main__":
    main()
