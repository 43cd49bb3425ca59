"""One import from the file to its end: what was read, chosen and decided, and the work of it.

It outlives the steps that show it: going back, or to another page, loses nothing; it never touches
the store on the main thread. Steps read its attributes and listen: ``opened`` (a file was read),
``refused`` (it was not), ``planned`` (another plan, or none and why), ``decided`` (rows were
decided), ``finished`` (written), ``taken_back`` (or done again).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.progress import Progress
from jobdesk.errors import Cancelled, StoreError, UserError
from jobdesk.services import history, imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing import editing, profiles, receipts
from jobdesk.services.imports import (
    Choices,
    Decision,
    DuplicateRule,
    ImportPlan,
    ImportResult,
    NeedsPassword,
    PlanRow,
)
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.importing.choosing import Said, chosen
from jobdesk.ui.pages.importing.reading import Reading, read_as, read_by

_AT_ONCE = 200  # rows decided without a thread; more would be felt
_TELL_EVERY = 0.1  # seconds
_LOOKED_THROUGH = 200

_Then = Callable[[], None]
_Opened = tuple[Reading, receipts.Receipt | None, str]
"""A file as read, when it came in before, and the profile that was applied."""


class Session(QObject):
    """See the module's words. ``host`` is the widget over which long work is shown."""

    opened = Signal()
    refused = Signal(object)
    planned = Signal()
    decided = Signal()
    finished = Signal()
    taken_back = Signal()
    busy_changed = Signal(bool)
    counted = Signal(int, int)
    _told = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._host = host
        self.path: Path | None = None
        self.reading: Reading | None = None
        self.result: ImportResult | None = None
        self.earlier: receipts.Receipt | None = None
        """When this very file came in before."""
        self.profile = ""
        """What the profile is called that was applied when the file was opened."""
        self.expected: Choices | None = None
        """What the next file is said to be before it is read; it holds for that one alone."""
        self.undone = False
        self.busy = False
        self._number = 0
        self._before: ImportPlan | None = None
        self._settled: Reading | None = None
        self._stale = False
        self._writing = False
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        hub.changed.connect(self._on_changed)

    @property
    def plan(self) -> ImportPlan | None:
        """The plan in force."""
        return self.reading.plan if self.reading is not None else None

    @property
    def choices(self) -> Choices:
        """What the user chose so far."""
        return self.reading.choices if self.reading is not None else Choices()

    # The file

    def open(self, path: Path, password: str | None = None) -> None:
        """Read a file; ``opened`` or ``refused`` follows. What was open stays until then."""
        desk, expected = self._desk, self.expected

        def work(progress: Progress) -> _Opened:
            progress(0, 0)
            workbook = imports.read(path, password=password)
            progress(0, 0)
            earlier = receipts.of_file(desk, workbook.sha256)
            if expected is not None:
                return read_by(desk, workbook, expected, None, progress), earlier, ""
            plan = imports.plan_remembered(desk, workbook, progress=progress)
            if plan is None:
                return read_by(desk, workbook, Choices(), None, progress), earlier, ""
            name = profiles.name_of(desk, plan.choices.profile)
            return read_as(desk, plan), earlier, name

        self._open(path, work)

    def reopen(self, file: str, make: Callable[[Progress], ImportPlan], then: _Then) -> None:
        """Go on with a file whose plan ``make`` makes; ``then`` comes after ``opened``."""
        desk = self._desk
        self._open(Path(file), lambda progress: (read_as(desk, make(progress)), None, ""), then)

    def _open(
        self, path: Path, work: Callable[[Progress], _Opened], then: _Then | None = None
    ) -> None:
        def taken(made: _Opened) -> None:
            reading, self.earlier, self.profile = made
            self._number += 1
            self.path, self.result, self.undone = path, None, False
            self.expected = None
            self.reading = self._settled = reading
            self._before, self._stale = reading.plan, False
            self._set_busy(False)
            self.opened.emit()
            self.planned.emit()
            if then is not None:
                then()

        def refused(error: BaseException) -> None:
            if isinstance(error, UserError) and not isinstance(error, StoreError):
                self.refused.emit((path, error, isinstance(error, NeedsPassword)))
            else:
                self._notices.error(error)

        self._jobs.long(
            f"‘{path.name}’ 파일을 읽고 있습니다", work, taken, refused, parent=self._host
        )

    # Choices

    def choose(self, **said: Unpack[Said]) -> None:
        """Read the file otherwise, by what is said now beside what was; see choosing.py."""
        if self.reading is not None:
            self._read_again(chosen(self.reading, **said))

    def edit(self, row: PlanRow, cells: Mapping[int, str]) -> None:
        """Correct cells of a row, by column from 0, and check every row anew."""
        reading = self.reading
        if reading is None or self.busy or not cells:
            return
        now = reading.choices
        edits = editing.merged(reading.workbook, now.edits, row.sheet, row.row, cells)
        self._read_again(replace(now, edits=edits))

    def forget_choices(self) -> None:
        """Leave everything about the file to the program again; corrected cells stay so."""
        now = self.choices
        self._read_again(Choices(rule=now.rule, edits=now.edits))

    def without_profile(self) -> None:
        """Read the file as if nothing had been chosen about its header before."""
        self._read_again(Choices(edits=self.choices.edits))

    def renew(self) -> None:
        """Read the file again where records changed since it was compared with them."""
        if self._stale and self.reading is not None and self.result is None:
            self._read_again(self.reading.choices)

    def resume(self) -> None:
        """Go on with the file after its import was taken back."""
        self.result, self.undone = None, False
        self._read_again(self.choices)

    def stop(self) -> None:
        """Give up reading otherwise; the plan before stays in force."""
        self._number += 1
        self._give_up()

    def _give_up(self) -> None:
        self.reading = self._settled
        self._set_busy(False)
        self.planned.emit()

    def _read_again(self, choices: Choices) -> None:
        reading = self.reading
        if reading is None:
            return
        self._number += 1
        self._stale = False
        number, workbook, desk = self._number, reading.workbook, self._desk
        before = reading.plan or self._before
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if number != self._number:
                raise Cancelled
            if time.monotonic() - told > _TELL_EVERY:
                told = time.monotonic()
                self._told.emit((number, done, total))

        def taken(made: Reading) -> None:
            if number != self._number:
                return
            self.reading = self._settled = made
            self._before = made.plan or self._before
            self._set_busy(False)
            self.planned.emit()

        def failed(error: BaseException) -> None:
            if number == self._number:
                self._give_up()
                self._notices.error(error)

        def work() -> Reading:
            return read_by(desk, workbook, choices, before, progress)

        # What is asked for counts at once, so that the next choice adds to it.
        self.reading = replace(reading, choices=choices)
        self._set_busy(True)
        self._jobs.read(work, taken, failed)

    # Decisions

    def decide(
        self,
        rows: Sequence[int],
        decision: Decision,
        candidate: int | None = None,
        rule: DuplicateRule | None = None,
    ) -> None:
        """Decide rows by their index, ``rule`` for these rows alone; ``decided`` follows."""
        plan = self.plan
        if plan is None or self.busy or not rows:
            return

        def failed(error: BaseException) -> None:
            self._set_busy(False)
            self._notices.error(error)

        if len(rows) <= _AT_ONCE:
            try:
                self._take_decision(imports.decide(plan, rows, decision, candidate, rule))
            except UserError as error:
                failed(error)
            return

        def work() -> ImportPlan:
            return imports.decide(plan, rows, decision, candidate, rule)

        self._set_busy(True)
        self._jobs.read(work, self._take_decision, failed)

    def _take_decision(self, plan: ImportPlan) -> None:
        assert self.reading is not None
        self.reading = self._settled = replace(self.reading, plan=plan)
        self._before = plan
        self._set_busy(False)
        self.decided.emit()

    # Writing, giving back, taking back

    def write(self) -> None:
        """Write the plan; ``finished`` follows."""
        plan, desk = self.plan, self._desk
        if plan is None or self.busy or self._writing:
            return
        box: list[ImportResult] = []

        def work(progress: Progress) -> Change:
            box.append(imports.apply(desk, plan, progress))
            return box[0].change

        def written(change: Change) -> None:
            del change
            self._writing, self.result, self.undone = False, box[0], False
            self.finished.emit()

        def failed(error: BaseException) -> None:
            self._writing = False
            self._notices.error(error)

        self._writing = True
        self._jobs.long(
            "백업한 뒤 가져오고 있습니다", work, written, failed, parent=self._host, writes=True
        )

    def save_rejects(self, path: Path) -> None:
        """Write the rows that were not taken to a workbook."""
        plan = self.plan
        if plan is None:
            return

        def saved(count: int) -> None:
            self._notices.say(f"가져오지 못한 {count:,}줄을 저장했습니다: {path}")

        self._jobs.read(lambda: imports.save_rejects(plan, path), saved)

    def redo(self) -> None:
        """Do this import again after it was taken back."""
        if self.result is None:
            return
        desk, operation = self._desk, self.result.change.operation

        def again() -> Change:
            last = history.next_redo(desk)
            if last is None or last.id != operation:
                raise UserError(
                    "그 뒤에 다른 작업을 하여 이 가져오기를 다시 실행할 수 없습니다. 바뀐 자료는 "
                    "없습니다. ‘확인으로 돌아가기’를 눌러 다시 가져오세요."
                )
            return history.redo(desk)

        self._jobs.write(again)

    @property
    def shown_ids(self) -> Filter:
        """The records that the import made, or where it made none, those it changed."""
        result, plan = self.result, self.plan
        if result is None or plan is None:
            return Filter(ids=())
        kind = plan.kind
        ids = [ref.id for ref in result.change.refs if ref.kind is kind]
        return Filter(ids=tuple(ids[: result.new] or ids))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if self._writing or self.reading is None:
            return
        if self.result is not None:
            self._look_whether_undone()
        elif change.kinds:
            self._stale = True
            if self._host.isVisible():
                self.renew()

    def _look_whether_undone(self) -> None:
        assert self.result is not None
        desk, operation = self._desk, self.result.change.operation

        def look() -> bool:
            found = history.recent(desk, _LOOKED_THROUGH)
            return any(one.id == operation and one.undone for one in found)

        self._jobs.read(look, self._take_undone, key=(id(self), "undone"))

    def _take_undone(self, undone: bool) -> None:
        if undone != self.undone:
            self.undone = undone
            self.taken_back.emit()

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)

    @Slot(object)
    def _tell(self, told: tuple[int, int, int]) -> None:
        number, done, total = told
        if number == self._number and self.busy:
            self.counted.emit(done, total)
