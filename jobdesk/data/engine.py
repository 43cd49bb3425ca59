"""Opens an encrypted file the one safe way; nothing else in the program makes a connection.

sqlite-utils is given our connection, never a path: opening by path would let the standard
library's own SQLite touch the same file, and two SQLite libraries in one process break each
other's locks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite-utils catches the exceptions of the module called pysqlite3 when there is one; under
# this name it catches those our engine raises.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

import sqlite_utils  # noqa: E402 - the alias has to stand first

from jobdesk.data.faults import DbError, as_store_error, fault  # noqa: E402
from jobdesk.domain.hall_now import sign_key  # noqa: E402
from jobdesk.domain.text import search_key  # noqa: E402
from jobdesk.errors import StoreFault  # noqa: E402

if TYPE_CHECKING:
    from sqlite3 import Connection as _Base  # the same methods; sqlcipher3 has no types
else:
    _Base = dbapi2.Connection

OLDEST = (3, 51, 3)
"""Older SQLite can corrupt a file when the write-ahead log is reset under two connections."""

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE = 4096
"""Bytes per page of SQLCipher 4, which this program does not change."""

BUSY_MS = 4000


class _Connection(_Base):
    """A connection whose errors are already told apart: StoreError, or the engine's own."""

    def execute(self, *args: Any) -> Any:
        try:
            return super().execute(*args)
        except DbError as error:
            raise as_store_error(error, getattr(self, "folder", None)) or error from error

    def executemany(self, *args: Any) -> Any:
        try:
            return super().executemany(*args)
        except DbError as error:
            raise as_store_error(error, getattr(self, "folder", None)) or error from error


def connect(path: Path, key: bytes, *, read_only: bool = False) -> sqlite_utils.Database:
    """A connection to the encrypted file ``path`` with the raw 32-byte ``key``.

    It may be used by one thread at a time. A file that is absent is made, except with
    ``read_only``. Raises StoreError (DAMAGED when the file and the key do not belong
    together, READ_ONLY, MISSING, …).
    """
    if dbapi2.sqlite_version_info < OLDEST:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} can lose data; {OLDEST} is needed")
    if read_only and not path.exists():
        raise fault(StoreFault.MISSING)
    try:
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?{_mode(path, read_only)}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=_Connection,
        )
    except DbError as error:
        raise as_store_error(error, path.parent) or error from error
    connection.folder = path.parent
    try:
        _prepare(connection, key, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return sqlite_utils.Database(connection, strict=True, execute_plugins=False)


def _mode(path: Path, read_only: bool) -> str:
    if not read_only:
        return "mode=rwc"
    # Reading beside a writer needs the files the log lives in. Where they neither exist nor
    # can be made (a write-protected folder or disc) nobody can be writing either.
    log = path.with_name(path.name + "-wal")
    alone = not log.exists() and not os.access(path.parent, os.W_OK)
    return "mode=ro&immutable=1" if alone else "mode=ro"


def _prepare(connection: Any, key: bytes, *, read_only: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # proves the key
    # For conditions on texts without a column of keys, and for orders that people have in mind;
    # no index or trigger may call them.
    connection.create_function("search_key", 1, _search_key, deterministic=True)
    connection.create_function("sign_key", 1, sign_key, deterministic=True)
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
    for pragma in (
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "secure_delete = ON",
        "temp_store = MEMORY",
        # 64 MiB. A page outside the cache is decrypted anew: with the usual 2 MiB, a search
        # over 100,000 people takes three times as long.
        "cache_size = -65536",
        "cell_size_check = ON",
        f"query_only = {'ON' if read_only else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _search_key(value: object) -> str:
    return search_key(str(value)) if value is not None else ""


def is_plain(path: Path) -> bool:
    """Whether a database file lies there unencrypted."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def refuse_torn(path: Path) -> None:
    """Raise StoreError DAMAGED when the file ends in the middle of a page."""
    if path.stat().st_size % PAGE:
        raise fault(StoreFault.DAMAGED)


def refuse_damaged(db: sqlite_utils.Database) -> None:
    """Raise StoreError DAMAGED when a page was changed behind our back or is missing.

    Every page carries an authentication code, so this finds any flipped bit, at about a
    second per 400 MB; the page count finds a file that lost its end.
    """
    try:
        bad = db.execute("PRAGMA cipher_integrity_check").fetchall()
        pages = db.execute("PRAGMA page_count").fetchone()[0]
    except DbError as error:
        raise as_store_error(error) or error from error
    path = Path(db.execute("SELECT file FROM pragma_database_list").fetchone()[0])
    wal = path.with_name(path.name + "-wal")
    waits = wal.exists() and wal.stat().st_size > 0
    if bad or (not waits and pages * PAGE != path.stat().st_size):
        raise fault(StoreFault.DAMAGED)


def refuse_bad_log(path: Path, key: bytes) -> None:
    """Raise StoreError DAMAGED when a crash left a write-ahead log that does not fit the file.

    Looked at read-only and before anybody opens the file to write: the last writer to close
    plays the log into the file, and a log damaged or put there by mistake would destroy it.
    """
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return
    db = connect(path, key, read_only=True)
    try:
        if db.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise fault(StoreFault.DAMAGED)
    except DbError as error:
        raise as_store_error(error) or error from error
    finally:
        db.close()
