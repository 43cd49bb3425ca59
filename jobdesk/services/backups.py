"""Backups: made, listed, copied off the PC, and put back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from jobdesk.data import backup, keyfile, manifest, places
from jobdesk.data import restore as exchange
from jobdesk.data.backup import Reason
from jobdesk.data.faults import as_store_error, fault
from jobdesk.data.files import private_folder
from jobdesk.data.keyfile import KeyFile, Slot, SlotKind
from jobdesk.data.lock import CentreLock, LockNote
from jobdesk.data.manifest import Made
from jobdesk.data.store import DB_NAME, Store, this_pc
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import settings
from jobdesk.services.desk import Desk

__all__ = [
    "BackupInfo",
    "Reason",
    "RestoreReport",
    "available",
    "before_upgrade",
    "changed",
    "due",
    "last",
    "listing",
    "make",
    "off_pc_age_days",
    "restore",
]

EVERY = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup. ``size`` in bytes, ``rows`` counts by table; ``verified`` says that it was
    opened and checked when made. ``copy`` is where it also lies, ``copy_problem`` the sentence
    to show when copying it to the second folder failed."""

    path: Path
    made_at: datetime
    size: int
    verified: bool
    reason: str
    rows: dict[str, int] = field(default_factory=dict)
    copy: Path | None = None
    copy_problem: str = ""


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore did: ``replaced`` is where the file that was in use lies now, None when
    there was none; ``made_at`` the time of the backup; ``rows`` counts by table."""

    replaced: Path | None
    made_at: datetime
    rows: dict[str, int]


def make(
    desk: Desk,
    reason: str = Reason.ASKED,
    folder: Path | None = None,
    progress: Progress = silent,
) -> BackupInfo:
    """Back the centre up, checked, and copy it to ``folder`` or else the folder of the settings.

    With ``folder`` the result names the copy there, and a failure to copy is raised; the
    folder of the settings may be unplugged, which ``copy_problem`` then says. Raises
    StoreError; earlier backups are untouched.
    """
    _refuse_read_only(desk)
    path, made = backup.make(desk.store, reason, progress)
    info = _info(path, made)
    if folder is not None:
        where = backup.copy_to(path, folder.absolute(), made, listed=False)
        _note(desk, made, where)
        return replace(info, path=where, copy=where)
    second = settings.get(desk).backup_folder
    if not second:
        return info
    try:
        if not Path(second).is_dir():
            raise fault(StoreFault.MISSING)
        where = backup.copy_to(path, Path(second) / _own_folder(desk), made, listed=True)
    except StoreError as error:
        return replace(info, copy_problem=_copy_sentence(second, error))
    _note(desk, made, where)
    return replace(info, copy=where)


def _refuse_read_only(desk: Desk) -> None:
    if desk.read_only:
        raise StoreError(
            "읽기 전용으로 열려 있어 백업을 만들지 않았습니다. 자료는 안전합니다. 쓰고 있는 PC에서 "
            "백업하세요.",
            StoreFault.READ_ONLY,
        )


def _note(desk: Desk, made: Made, where: Path) -> None:
    if where.is_relative_to(desk.folder):
        return
    try:
        backup.note_copy(desk.folder / backup.FOLDER, made, where)
    except OSError as error:
        raise as_store_error(error, desk.folder) or error from error


def _own_folder(desk: Desk) -> str:
    # One stick may serve two centres; the id keeps apart what the name might not.
    centre = keyfile.read(desk.folder / keyfile.NAME).centre
    name = re.sub(r"[^\w]+", "-", desk.name).strip("-")[:40]
    return f"jobdesk-{name}-{centre[:8]}"


def _copy_sentence(folder: str, error: StoreError) -> str:
    if error.fault is StoreFault.MISSING:
        return (
            f"이 PC에는 백업했지만 두 번째 백업 폴더({folder})가 없어 복사하지 못했습니다. "
            "USB나 외장 디스크를 꽂았는지 확인하세요."
        )
    return (
        f"이 PC에는 백업했지만 두 번째 백업 폴더({folder})에는 복사하지 못했습니다. "
        f"{_WHY.get(error.fault, '그 디스크를 확인하세요.')}"
    )


_WHY = {
    StoreFault.DISK_FULL: "그 디스크에 빈 공간이 없습니다. 필요 없는 파일을 지우세요.",
    StoreFault.READ_ONLY: "그 폴더에 쓸 수 없습니다. 쓰기 금지인지 확인하세요.",
}


def listing(desk: Desk) -> tuple[BackupInfo, ...]:
    """The backups in the centre's own folder, newest first."""
    return available(desk.folder)


def available(folder: Path) -> tuple[BackupInfo, ...]:
    """The backups of the centre in ``folder``, newest first, without unlocking anything."""
    place = folder / backup.FOLDER
    try:
        return _found(place)
    except OSError:  # a folder that cannot be looked into shows none
        return ()


def _found(place: Path) -> tuple[BackupInfo, ...]:
    if not place.is_dir():
        return ()
    found = [
        _info(place / made.file, made)
        for made in manifest.read(place)
        if (place / made.file).exists()
    ]
    found += [
        BackupInfo(path, backup.time_of(path), path.stat().st_size, False, "")
        for path in backup.unlisted(place)
    ]
    return tuple(sorted(found, key=lambda b: (b.made_at, b.path.name), reverse=True))


def _info(path: Path, made: Made) -> BackupInfo:
    at = datetime.fromisoformat(made.made_at)
    copy = Path(made.copies[-1]) if made.copies else None
    return BackupInfo(path, at, made.size, True, made.reason, dict(made.rows), copy)


def last(desk: Desk) -> BackupInfo | None:
    """The newest backup, None before the first."""
    return next(iter(listing(desk)), None)


def changed(desk: Desk) -> bool:
    """Whether something was written that no listed backup holds."""
    place = desk.folder / backup.FOLDER
    newest = backup.newest_operation(desk.store.db)
    return not any(
        (made.operation, made.operation_at) == newest and (place / made.file).exists()
        for made in manifest.read(place)
    )


def due(desk: Desk) -> bool:
    """Whether half an hour has passed since the newest backup and something was written."""
    if desk.read_only or not changed(desk):
        return False
    # A clock that was set back leaves backups in the future; they hold up no new one.
    now = desk.store.now()
    return not any(timedelta(0) <= now - made.made_at < EVERY for made in listing(desk))


def off_pc_age_days(desk: Desk) -> int | None:
    """Days since a backup was last copied to another folder, None when it never was."""
    times = [m.made_at for m in manifest.read(desk.folder / backup.FOLDER) if m.copies]
    if not times:
        return None
    return max(0, (desk.today() - datetime.fromisoformat(max(times)).date()).days)


def restore(
    folder: Path,
    source: Path,
    password: str = "",
    *,
    now: Callable[[], datetime] = datetime.now,
) -> RestoreReport:
    """Put the backup ``source`` in the place of the centre in ``folder``.

    ``password`` is that of a member of staff, now or when the backup was made, or the
    recovery key of today; where the centre has lost its keys, whatever opened the backup.
    A copy is checked first, the file in use is kept and named in the report, and a power cut
    leaves the one or the other. The centre must be closed. Raises StoreError
    (WRONG_PASSWORD, LOCKED, DAMAGED, TOO_NEW, …), UserError for another centre's backup; the
    store is untouched then.
    """
    folder, source = folder.absolute(), source.absolute()
    places.refuse_bad_place(folder)
    if not source.is_file():
        raise UserError(f"백업 파일을 찾을 수 없습니다: {source.name}. 위치를 확인하세요.")
    if source.parent == folder and source.name == DB_NAME:
        raise UserError(
            "지금 쓰는 자료 파일입니다. 백업이 아니라서 아무것도 바꾸지 않았습니다. "
            "backups 폴더의 백업 파일을 고르세요."
        )
    try:
        private_folder(folder)
    except OSError as error:
        raise as_store_error(error) or error from error
    at = now()
    lock = CentreLock(
        folder,
        LockNote(this_pc(), "복원", os.getpid(), at.isoformat(timespec="seconds")),
    )
    try:
        if exchange.waits(folder):
            exchange.finish(folder)
        slot, key, keys, install = _unlocked(folder, source, password)
        rows = exchange.stage(folder, source, key, keys if install else None)
        replaced = exchange.exchange(folder, at, key)
    finally:
        lock.release()
    made_at = _made_at(source)
    try:
        _record(folder, keys, key, slot, made_at, now)
    except StoreError as error:
        raise StoreError(
            f"백업에서 되돌렸지만, 되돌린 사실을 작업 목록에 적지 못했습니다. {error.message}",
            error.fault,
        ) from error
    return RestoreReport(replaced, made_at, rows)


def _unlocked(folder: Path, source: Path, password: str) -> tuple[Slot, bytes, KeyFile, bool]:
    """Who restores, the database key, the key file to use, and whether it has to be put in
    place. The present key file stays wherever it can be read: who left stays out and who
    came stays in. An old password only gives its owner the way back in."""
    then = _keys(backup.sidecar(source))
    now = _keys(folder / keyfile.NAME)
    if now is None and then is None:
        raise StoreError(
            "이 백업 옆에 열쇠 파일(.keys.json)이 없어 열 수 없습니다. 백업 파일과 열쇠 파일을 "
            "같은 폴더에 두고 다시 시도하세요.",
            StoreFault.MISSING,
        )
    if now is not None and then is not None and now.centre != then.centre:
        raise UserError(
            f"다른 센터({then.name})의 백업입니다. 아무것도 바꾸지 않았습니다. 빈 폴더에 "
            "되돌리거나 이 센터의 백업을 고르세요."
        )
    if now is not None:
        try:
            slot, key = now.unlock(password)
        except StoreError:
            if then is None:
                raise
        else:
            return slot, key, now, False
    assert then is not None
    slot, key = then.unlock(password)
    if now is None:
        return slot, key, then, True
    known = next((s for s in now.staff if s.name == slot.name), None)
    if slot.kind is not SlotKind.STAFF or known is None:
        # Neither somebody who has left nor a recovery key that was replaced comes back by
        # way of an old backup; into an empty folder it can still be restored.
        raise fault(StoreFault.WRONG_PASSWORD)
    return slot, key, now.with_slot(replace(slot, role=known.role)), True


def _keys(path: Path) -> KeyFile | None:
    try:
        return keyfile.read(path)
    except StoreError as error:
        if error.fault in (StoreFault.MISSING, StoreFault.DAMAGED):
            return None
        raise


def _made_at(source: Path) -> datetime:
    for made in manifest.read(source.parent):
        if made.file == source.name:
            return datetime.fromisoformat(made.made_at)
    return backup.time_of(source)


def _record(
    folder: Path,
    keys: KeyFile,
    key: bytes,
    slot: Slot,
    made_at: datetime,
    now: Callable[[], datetime],
) -> None:
    """Let the restored centre's own list of operations say what happened to it."""
    store = Store(
        folder,
        key,
        name=keys.name,
        practice=keys.practice,
        user=slot.name,
        now=now,
        before_upgrade=before_upgrade,
    )
    try:
        label = f"백업에서 되돌리기: {made_at:%Y-%m-%d %H:%M}"
        with store.operation(label, kind="restore") as operation:
            operation.keep()
    finally:
        store.close()


def before_upgrade(store: Store) -> None:
    """Back up a store as an older program left it, before its tables are changed."""
    backup.make(store, Reason.UPGRADE)
