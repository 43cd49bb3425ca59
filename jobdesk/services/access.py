"""접속기록: what the law asks a centre to keep of every look at a person's data.

Looks and searches come by the dozen while somebody types or walks down a list, so they are
gathered for a moment and written together; everything else is written at once. A search that
goes on from the one before it (김, 김민, 김민지) replaces it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from weakref import WeakKeyDictionary

from jobdesk.data import access_log
from jobdesk.data.access_log import LogRow as LogRow  # the entries that listing() gives
from jobdesk.data.store import Store
from jobdesk.domain.kinds import KindId
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services.desk import Desk


class Action(StrEnum):
    """수행업무."""

    VIEW = "조회"
    ADD = "등록"
    EDIT = "수정"
    DELETE = "삭제"
    SEARCH = "검색"
    PRINT = "출력"
    EXPORT = "내보내기"


_GATHER = timedelta(seconds=3)
_GATHERED = frozenset({Action.VIEW, Action.SEARCH})
_NAMED = 200
"""A search or list names its people up to this many; a longer one is told by its length."""


@dataclass
class _Waiting:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rows: list[LogRow] = field(default_factory=list)
    since: datetime | None = None


_waiting: WeakKeyDictionary[Store, _Waiting] = WeakKeyDictionary()
_waiting_lock = threading.Lock()


def log(
    desk: Desk,
    action: str,
    kind: KindId | str,
    ids: Iterable[int],
    *,
    count: int | None = None,
    purpose: str = "",
) -> None:
    """Note that the user did ``action`` with the records ``ids`` of ``kind``.

    ``count`` says how many people where that is not the number of ids; ``purpose`` why, as
    asked at an export. A store opened read-only can note nothing.
    """
    if desk.read_only:
        return
    known = tuple(ids)
    now = desk.store.now().replace(microsecond=0)
    row = LogRow(
        now.isoformat(sep=" "),
        desk.user,
        desk.store.pc,
        Action(action).value,
        str(kind),
        known,
        len(known) if count is None else count,
        purpose,
    )
    if action not in _GATHERED:
        flush(desk)
        access_log.append(desk.store, [row])
        return
    waiting = _of(desk.store)
    with waiting.lock:
        if not waiting.rows or waiting.since is None:
            waiting.since = now
        elif _goes_on(waiting.rows[-1], row):
            waiting.rows.pop()
        waiting.rows.append(row)
        due = not timedelta(0) <= now - waiting.since < _GATHER  # a clock may be set back
    if due:
        _flush_if_room(desk)


def searched(desk: Desk, kind: KindId, words: str, ids: Iterable[int], count: int) -> None:
    """Note a search for ``words`` that found ``count`` records."""
    known = tuple(ids) if count <= _NAMED else ()
    log(desk, Action.SEARCH, kind, known, count=count, purpose=f"검색어: {words}")


def listed(desk: Desk, kind: KindId, ids: Iterable[int], purpose: str) -> None:
    """Note that a list of records left the program's own window: a command printed it."""
    known = tuple(dict.fromkeys(ids))
    if known:
        named = known if len(known) <= _NAMED else ()
        log(desk, Action.VIEW, kind, named, count=len(known), purpose=purpose)


def phone_seen(desk: Desk, seeker_id: int) -> None:
    """Note that the phone of a person was shown in full."""
    log(desk, Action.VIEW, KindId.SEEKERS, [seeker_id], purpose="연락처 표시")


def flush(desk: Desk) -> None:
    """Write what was gathered; kept for the next time when another write is under way.

    Raises StoreError when it cannot be written; it is kept then too.
    """
    if desk.read_only:
        return
    waiting = _of(desk.store)
    with waiting.lock:
        if not waiting.rows or desk.store.db.conn.in_transaction:
            return
        try:
            access_log.append(desk.store, waiting.rows, wait_ms=50)
        except StoreError as error:
            if error.fault is not StoreFault.LOCKED:
                raise
            return
        waiting.rows.clear()


def _flush_if_room(desk: Desk) -> None:
    # On a full disk people must still be able to look; the next save and the closing say it.
    try:
        flush(desk)
    except StoreError as error:
        if error.fault is not StoreFault.DISK_FULL:
            raise


def listing(desk: Desk, limit: int = 200) -> list[LogRow]:
    """The newest entries, newest first."""
    _flush_if_room(desk)
    return access_log.listing(desk.store, limit)


def verify(desk: Desk) -> bool:
    """Whether the log is whole: no entry changed, taken out or slipped in."""
    _flush_if_room(desk)
    return access_log.verify(desk.store)


def _of(store: Store) -> _Waiting:
    with _waiting_lock:
        return _waiting.setdefault(store, _Waiting())


def _goes_on(before: LogRow, now: LogRow) -> bool:
    """Whether two searches are one being typed, or two looks are the same one."""
    if before.action != now.action or before.kind != now.kind or before.user != now.user:
        return False
    if now.action == Action.VIEW:
        return before.ids == now.ids and before.purpose == now.purpose
    return (
        now.purpose.startswith(before.purpose) or before.purpose.startswith(now.purpose)
    ) and datetime.fromisoformat(now.at) - datetime.fromisoformat(before.at) <= _GATHER
