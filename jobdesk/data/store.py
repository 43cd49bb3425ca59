"""An open centre: a connection per thread, operations as transactions, guards at the door."""

from __future__ import annotations

import getpass
import os
import platform
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import sqlite_utils

from jobdesk.data import engine, journal, migrations
from jobdesk.data.faults import DbError, as_store_error, fault
from jobdesk.data.files import new_private
from jobdesk.data.lock import CentreLock, LockNote
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.errors import StoreError, StoreFault

DB_NAME = "centre.db"
_FATE_UNKNOWN = frozenset({StoreFault.IO, StoreFault.DAMAGED, StoreFault.DISK_FULL})


class Operation:
    """One running transaction of the journal: ``id``, ``label``, and what it wrote so far."""

    def __init__(self, db: sqlite_utils.Database, id_: int, label: str) -> None:
        self.id = id_
        self.label = label
        self.kept = False
        self._db = db

    def change(self, *refs: Ref) -> Change:
        """What was written so far: ``refs`` first (what the user meant), then every other record.

        ``Change.operation`` is 0 when nothing was written.
        """
        rows = self._db.execute(
            "SELECT kind, record FROM journal WHERE operation = ? ORDER BY id", [self.id]
        ).fetchall()
        written = dict.fromkeys(refs)
        written.update((Ref(KindId(kind), record), None) for kind, record in rows)
        return Change(tuple(written), self.label, self.id if rows else 0)

    def relabel(self, label: str) -> None:
        """Give the operation another name, for instance once an import knows its count."""
        self.label = label
        self._db.execute("UPDATE operations SET label = ? WHERE id = ?", [label, self.id])

    def keep(self) -> None:
        """Have the operation stand in the list even when it writes no record (a restore)."""
        self.kept = True


class _ThreadState(threading.local):
    db: sqlite_utils.Database | None = None
    operation: Operation | None = None


class Store:
    """The database of one centre, usable from any thread; one operation runs at a time.

    ``user`` is who is at the desk, ``pc`` the name of this computer; both go into the
    journal. ``now`` is the clock of every time written.
    """

    def __init__(
        self,
        folder: Path,
        key: bytes,
        *,
        name: str = "",
        practice: bool = False,
        user: str = "",
        read_only: bool = False,
        now: Callable[[], datetime] = datetime.now,
        before_upgrade: Callable[[Store], None] | None = None,
    ) -> None:
        """Open the store in ``folder``. ``before_upgrade`` is called with a store that waits
        for a migration (to back it up). Raises StoreError."""
        self.folder = folder
        self.name = name
        self.practice = practice
        self.user = user or _login()
        self.pc = this_pc()
        self.read_only = read_only
        self.now = now
        self.key = key
        self._here = _ThreadState()
        self._connections: weakref.WeakSet[sqlite_utils.Database] = weakref.WeakSet()
        self._writing = threading.RLock()
        self._watched = False
        self._lock: CentreLock | None = None
        if not self.path.exists():
            raise fault(StoreFault.MISSING)
        if not read_only:
            since = now().isoformat(timespec="seconds")
            self._lock = CentreLock(folder, LockNote(self.pc, self.user, os.getpid(), since))
        try:
            self._enter(before_upgrade)
        except BaseException:
            self.close()
            raise

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DB_NAME

    def __repr__(self) -> str:
        return f"Store({str(self.folder)!r}, user={self.user!r}, read_only={self.read_only})"

    def _enter(self, before_upgrade: Callable[[Store], None] | None) -> None:
        size = self.path.stat().st_size
        if size == 0 or engine.is_plain(self.path):
            raise fault(StoreFault.DAMAGED)
        engine.refuse_torn(self.path)
        if not self.read_only:
            engine.refuse_bad_log(self.path, self.key)
        db = self.db
        engine.refuse_damaged(db)
        if not migrations.is_ours(db):
            raise fault(StoreFault.DAMAGED)
        migrations.refuse_newer(db)
        if migrations.is_behind(db):
            if self.read_only:
                raise StoreError(
                    "이전 판의 잡데스크로 만든 자료라 먼저 새 판으로 올려야 합니다. 자료는 "
                    "안전합니다. 읽기 전용이 아닌 방법으로 한 번 여세요.",
                    StoreFault.READ_ONLY,
                )
            if before_upgrade is not None:
                before_upgrade(self)
            migrations.upgrade(db)
        self._watched = not self.read_only
        if self._watched:
            journal.watch(db)

    @property
    def db(self) -> sqlite_utils.Database:
        """This thread's own connection. Raises StoreError when it cannot be opened."""
        if self._here.db is None:
            db = engine.connect(self.path, self.key, read_only=self.read_only)
            if self._watched:
                journal.watch(db)
            self._connections.add(db)
            self._here.db = db
        return self._here.db

    @contextmanager
    def operation(self, label: str, *, kind: str = "edit") -> Iterator[Operation]:
        """One transaction with a Korean ``label``: all of it is kept, or nothing.

        Inside another operation of the same thread it joins that one. Other threads wait.
        An operation that wrote no record leaves no trace. Raises StoreError (disk full,
        locked, damaged, read-only); nothing is kept then.
        """
        if self._here.operation is not None:
            yield self._here.operation
            return
        if self.read_only:
            raise StoreError(
                "읽기 전용으로 열려 있어 저장할 수 없습니다. 자료는 안전합니다. 고치려면 센터를 "
                "다시 여세요.",
                StoreFault.READ_ONLY,
            )
        with self._writing:
            db = self.db
            try:
                operation = self._begin(db, label, kind)
                self._here.operation = operation
                yield operation
                self._finish(db, operation)
            except BaseException as error:
                self._roll_back(db, error)
                if isinstance(error, DbError):
                    raise as_store_error(error, self.folder) or error from error
                raise
            finally:
                self._here.operation = None

    def _begin(self, db: sqlite_utils.Database, label: str, kind: str) -> Operation:
        db.execute("BEGIN IMMEDIATE")
        at = self.now().isoformat(timespec="seconds")
        cursor = db.execute(
            "INSERT INTO operations (label, kind, user, pc, at) VALUES (?, ?, ?, ?, ?)",
            [label, kind, self.user, self.pc, at],
        )
        id_ = int(cursor.lastrowid or 0)
        db.execute("INSERT INTO current_operation (id) VALUES (?)", [id_])
        return Operation(db, id_, label)

    def _finish(self, db: sqlite_utils.Database, operation: Operation) -> None:
        at = db.execute("SELECT at FROM operations WHERE id = ?", [operation.id]).fetchone()
        db.execute("DELETE FROM current_operation")
        if not operation.kept:
            db.execute(
                "DELETE FROM operations WHERE id = ?1"
                " AND NOT EXISTS (SELECT 1 FROM journal WHERE operation = ?1)",
                [operation.id],
            )
        try:
            self._commit(db)
        except StoreError as error:
            if error.fault is not StoreFault.IO:
                raise
            self._drop(db)
            raise self._fate(operation, at[0], error) from error

    def _commit(self, db: sqlite_utils.Database) -> None:
        db.execute("COMMIT")

    def _fate(self, operation: Operation, at: str, error: StoreError) -> StoreError:
        """What became of a commit that the disk failed in the middle of, read anew."""
        stored = self.db.execute(
            "SELECT 1 FROM operations WHERE id = ? AND label = ? AND at = ?",
            [operation.id, operation.label, at],
        ).fetchone()
        became = "저장되었습니다" if stored else "저장되지 않았습니다. 다시 저장하세요"
        return StoreError(
            f"저장하는 동안 디스크 오류가 났습니다. 다시 열어 확인하니 이번 작업은 {became}. "
            "되풀이되면 자료를 다른 디스크로 옮기세요.",
            error.fault,
        )

    def _roll_back(self, db: sqlite_utils.Database, error: BaseException) -> None:
        mapped = as_store_error(error) if isinstance(error, (DbError, StoreError)) else None
        if mapped is not None and mapped.fault in _FATE_UNKNOWN:
            # What the file holds now is known only to a connection that reads it anew.
            self._drop(db)
        elif db.conn.in_transaction:
            try:
                db.conn.execute("ROLLBACK")
            except (DbError, StoreError):
                self._drop(db)

    @contextmanager
    def reading(self) -> Iterator[sqlite_utils.Database]:
        """Several reads that see one state of the store, whatever is written meanwhile."""
        db = self.db
        if db.conn.in_transaction:
            yield db
            return
        db.execute("BEGIN")
        try:
            yield db
        except DbError as error:
            raise as_store_error(error, self.folder) or error from error
        finally:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")

    @contextmanager
    def no_writing(self) -> Iterator[None]:
        """Hold back every operation of this program, for instance while a copy is made."""
        with self._writing:
            yield

    def _drop(self, db: sqlite_utils.Database) -> None:
        self._connections.discard(db)
        if self._here.db is db:
            self._here.db = None
        with suppress(DbError):
            db.conn.close()

    def close(self) -> None:
        """Close every connection and give the lock back. Harmless when done before.

        Work in other threads has to have ended.
        """
        for db in list(self._connections):
            self._drop(db)
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def create_file(path: Path, key: bytes) -> None:
    """Make a new encrypted database with every table. Raises StoreError, FileExistsError."""
    new_private(path)
    db = engine.connect(path, key)
    try:
        migrations.upgrade(db)
    finally:
        db.close()
    if engine.is_plain(path):
        path.unlink()
        raise RuntimeError("the new database was not encrypted")


def this_pc() -> str:
    """The name of this computer, as journal and lock note give it."""
    return platform.node() or "PC"


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "사용자"
