"""The only thread code: work runs in pools, answers come back on the main thread.

::

    jobs.read(lambda: lists.find(desk, kind, filter), self._show, key=(self, "ids"))
    jobs.write(lambda: seekers.save(desk, draft), self._saved, self._refused)
    jobs.long("엑셀 파일을 만듭니다", lambda progress: rosters.export(..., progress=progress),
              self._exported, parent=self)

``fn`` must not touch a widget. ``then`` gets its result, ``failed`` its exception; without
``failed`` the exception goes to the notices. With a ``key``, an answer that a newer question
of the same key has overtaken is dropped. Every write that returns a Change announces it on
``hub.changed`` by itself, before ``then`` is called.

What must be done on the window's own thread and is long is given in pieces::

    jobs.in_turn(self._add_basics, self._add_wishes)
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.progress import Progress
from jobdesk.errors import Cancelled
from jobdesk.services.desk import explained
from jobdesk.ui.hub import Hub
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.progress import ProgressDialog

T = TypeVar("T")

_READERS = 2
_PASS_SECONDS = 5.0
_TELL_EVERY = 0.05  # seconds between two progress signals


@dataclass(slots=True)
class _Job:
    """What was asked and what came of it.

    It is held by the table of jobs until the main thread takes it out: ``fn`` reaches
    widgets, and a worker that let go of it last would destroy them on its own thread.
    """

    then: Callable[[Any], None] | None
    failed: Callable[[BaseException], None] | None
    key: Hashable
    writes: bool
    dialog: ProgressDialog | None = None
    fn: Callable[[], object] | None = None
    value: object = None
    error: BaseException | None = None

    def run(self) -> None:
        """Do the work; called on a worker."""
        assert self.fn is not None
        try:
            self.value = self.fn()
        except BaseException as error:
            self.error = explained(error) if isinstance(error, Exception) else error


def _run(jobs: dict[int, _Job], arrived: SignalInstance, number: int) -> None:
    jobs[number].run()
    arrived.emit(number)


def _pass(barrier: threading.Barrier) -> None:
    barrier.wait(_PASS_SECONDS)


class Jobs(QObject):
    """Two reading threads and one writing thread; see the module's words for use."""

    writing = Signal(bool)
    """True when a write begins, False when none is left; forms hold still in between."""

    saved = Signal()
    """A write was committed; the status bar shows the time."""

    ended = Signal()
    """Nothing can be asked for any more; what would ask later, as a timer does, stops now."""

    _arrived = Signal(object)
    _told = Signal(object)

    def __init__(self, hub: Hub, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._notices = notices
        self._numbers = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._latest: dict[Hashable, int] = {}
        # Python's own threads: a QThreadPool worker gives up its Python state after each job,
        # and with it the thread's database connection, whose closing then aborts the process.
        self._readers = ThreadPoolExecutor(_READERS, "reader")
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reads: set[Future[None]] = set()
        self._over = False
        self._writes: set[Future[None]] = set()
        self._pieces: deque[Callable[[], None]] = deque()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._next_piece)
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing runs, no answer is on its way and no piece waits for its turn."""
        return not self._jobs and not self._pieces

    @property
    def is_writing(self) -> bool:
        """Whether a write runs."""
        return any(job.writes for job in self._jobs.values())

    def read(
        self,
        fn: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        key: Hashable = None,
    ) -> None:
        """Run ``fn`` on a reading thread."""
        if self._over:
            return
        self._start(fn, _Job(then, failed, key, writes=False))

    def write(
        self,
        fn: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run ``fn`` on the writing thread, after the writes asked before it.

        Raises RuntimeError after the end: it would be lost.
        """
        if self._over:
            raise RuntimeError("a write was asked for after the end of the jobs")
        self._start(fn, _Job(then, failed, None, writes=True))

    def long(
        self,
        title: str,
        fn: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        parent: QWidget,
        writes: bool = False,
    ) -> None:
        """Run ``fn(progress)`` behind a dialog that shows the count and offers 취소.

        The dialog appears after half a second. 취소 makes ``progress`` raise Cancelled in
        the worker; ``fn`` must leave nothing half done.
        """
        dialog = ProgressDialog(title, parent)
        job = _Job(then, failed, None, writes=writes, dialog=dialog)
        stop = threading.Event()
        dialog.cancelled.connect(stop.set, Qt.ConnectionType.DirectConnection)
        told = 0.0
        number = next(self._numbers)

        def progress(done: int, total: int) -> None:
            nonlocal told
            if stop.is_set():
                raise Cancelled
            moment = time.monotonic()
            if moment - told >= _TELL_EVERY or done == total:
                told = moment
                self._told.emit((number, done, total))

        self._start(lambda: fn(progress), job, number)
        dialog.open_later()

    def in_turn(self, *pieces: Callable[[], None]) -> None:
        """Do work of the window's thread piece by piece, with its events in between.

        A piece whose widget is gone by then is left out.
        """
        self._pieces.extend(pieces)
        self._turn.start(0)

    def finish_reads(self, milliseconds: int = 10_000) -> bool:
        """Drop reads that have not begun and let running ones end, before a store is closed."""
        self._pieces.clear()
        reads = tuple(self._reads)
        for future in reads:
            future.cancel()
        done = not wait_for(reads, milliseconds / 1000).not_done
        if done:
            _let_go(self._readers, _READERS)
        for number in [number for number, job in self._jobs.items() if not job.writes]:
            del self._jobs[number]
        return done

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Let running work and every write asked for end (on closing); answers are dropped.

        False on time-out.
        """
        done = self.finish_reads(milliseconds)
        done = not wait_for(tuple(self._writes), milliseconds / 1000).not_done and done
        if done:
            _let_go(self._writer, 1)
        self._jobs.clear()
        return done

    def end(self) -> None:
        """Wait and let the threads go; nothing can be asked for afterwards.

        A read is dropped then, since a window that is being taken apart still repaints.
        """
        if self._over:
            return
        self._over = True
        self.ended.emit()
        self.wait()
        self._readers.shutdown()
        self._writer.shutdown()

    def _start(self, fn: Callable[[], T], job: _Job, number: int | None = None) -> None:
        number = next(self._numbers) if number is None else number
        was_writing = self.is_writing
        self._jobs[number] = job
        if job.key is not None:
            self._latest[job.key] = number
        if job.writes and not was_writing:
            self.writing.emit(True)

        job.fn = fn
        pool = self._writer if job.writes else self._readers
        future = pool.submit(_run, self._jobs, self._arrived, number)
        under_way = self._writes if job.writes else self._reads
        under_way.add(future)
        future.add_done_callback(under_way.discard)

    @Slot()
    def _next_piece(self) -> None:
        piece = self._pieces.popleft() if self._pieces else None
        if not self._pieces:
            self._turn.stop()
        if piece is not None and _alive(piece):
            piece()

    @Slot(object)
    def _tell(self, told: tuple[int, int, int]) -> None:
        number, done, total = told
        job = self._jobs.get(number)
        if job is not None and job.dialog is not None:
            job.dialog.tell(done, total)

    @Slot(object)
    def _receive(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        job.fn = None  # an error's traceback would keep it until some thread's collection
        if job.dialog is not None:
            job.dialog.finish()
        if job.writes and not self.is_writing:
            self.writing.emit(False)
        if job.key is not None:
            if self._latest.get(job.key) != number:
                return
            del self._latest[job.key]
        if job.error is not None:
            self._fail(job, job.error)
            return
        if isinstance(job.value, Change) and job.value.operation:
            self.saved.emit()
            self._hub.changed.emit(job.value)
        if job.then is not None and _alive(job.then):
            job.then(job.value)

    def _fail(self, job: _Job, error: BaseException) -> None:
        if job.failed is not None and _alive(job.failed):
            job.failed(error)
        else:
            self._notices.error(error)


def _let_go(pool: ThreadPoolExecutor, workers: int) -> None:
    """Return when no worker holds anything of the job it did last."""
    barrier = threading.Barrier(workers)
    wait_for([pool.submit(_pass, barrier) for _ in range(workers)], _PASS_SECONDS)


def _alive(callback: Callable[..., object]) -> bool:
    """Whether the widget a bound method belongs to still exists."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
