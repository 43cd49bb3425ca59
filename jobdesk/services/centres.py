"""Makes, opens and closes centres: folders that hold one centre's records and keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from jobdesk.data import backup, engine, grants, keyfile, places, recovery, restore
from jobdesk.data.faults import as_store_error, fault
from jobdesk.data.files import private_folder
from jobdesk.data.grants import Grant
from jobdesk.data.keyfile import KdfCost, KeyFile, Role, SlotKind
from jobdesk.data.lock import CentreLock, LockNote
from jobdesk.data.store import DB_NAME, Store, create_file, this_pc
from jobdesk.domain.centre import CentreSettings
from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.text import tidy
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import access, backups, settings
from jobdesk.services.backups import BackupInfo, Reason
from jobdesk.services.desk import Desk, clock

RECOVERY_USER = "복구 열쇠"


@dataclass(frozen=True, slots=True)
class CentreCard:
    """What can be said of a centre without its password; ``staff`` are names, in order."""

    name: str
    practice: bool
    staff: tuple[str, ...]
    exists: bool


def create(
    folder: Path,
    *,
    name: str,
    sido: str = "",
    sigungu: str = "",
    eup_myeon: Sequence[str] = (),
    admin: str = "관리자",
    password: str | None = None,
    backup_folder: Path | str | None = None,
    practice: bool = False,
    today: Callable[[], date] = date.today,
    cost: KdfCost = keyfile.STANDARD,
) -> tuple[Desk, str]:
    """Make a centre in ``folder`` and open it; returns the desk and the recovery key.

    The recovery key is shown once and stored nowhere; it is ``""`` for a practice centre.
    With ``password`` None only the recovery key opens the centre. ``cost`` is lowered by
    tests only. Raises UserError (no name, folder in use), StoreError (bad place, disk).
    """
    name, admin = tidy(name), tidy(admin) or "관리자"
    if not name:
        raise UserError("센터 이름을 입력하세요.", field="name")
    if password is not None and not password.strip():
        raise UserError("비밀번호를 입력하세요.", field="password")
    folder = folder.absolute()
    places.refuse_bad_place(folder)
    keys, key, recovery_key = _new_keys(name, admin, password, practice, cost)
    try:
        _refuse_taken(folder)
        private_folder(folder)
        since = datetime.now().isoformat(timespec="seconds")
        lock = CentreLock(folder, LockNote(this_pc(), admin, os.getpid(), since))
        try:
            _refuse_taken(folder)  # by another start, a moment ago
            _lay_down(folder, keys, key)
        finally:
            lock.release()
    except OSError as error:
        raise as_store_error(error) or error from error
    user = admin if password is not None or practice else RECOVERY_USER
    desk = _desk(folder, keys, key, user, Role.ADMIN, read_only=False, today=today)
    _first_settings(desk, name, sido, sigungu, eup_myeon, backup_folder)
    return desk, recovery_key


def _refuse_taken(folder: Path) -> None:
    if (folder / DB_NAME).exists() or any((folder / backup.FOLDER).glob("*.db")):
        raise UserError(
            "이 폴더에는 이미 센터가 있습니다. 그대로 두었습니다. 그 센터를 열거나 다른 폴더를 "
            "고르세요."
        )


def _lay_down(folder: Path, keys: KeyFile, key: bytes) -> None:
    private_folder(folder / backup.FOLDER)
    unfinished, path = folder / f"{DB_NAME}.new", folder / keyfile.NAME
    if path.exists() and not unfinished.exists():
        # No creation was cut off here: a store that was carried away still needs these keys.
        path.rename(_free_name(path, datetime.now()))
    unfinished.unlink(missing_ok=True)
    create_file(unfinished, key)
    keyfile.write(path, keys)
    unfinished.rename(folder / DB_NAME)


def _free_name(path: Path, at: datetime) -> Path:
    stem, number = f"{path.stem}-replaced-{at:%Y%m%d-%H%M%S}", 1
    while (kept := path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}.json")).exists():
        number += 1
    return kept


def _new_keys(
    name: str, admin: str, password: str | None, practice: bool, cost: KdfCost
) -> tuple[KeyFile, bytes, str]:
    key, centre = keyfile.new_key(), keyfile.new_centre_id()
    keys = KeyFile(centre, name, practice, ())
    if practice:
        slot = keyfile.wrap(
            key,
            keyfile.PRACTICE_PASSPHRASE,
            centre=centre,
            kind=SlotKind.PRACTICE,
            name=admin,
            role=Role.ADMIN,
            cost=keyfile.CHEAP,
        )
        return keys.with_slot(slot), key, ""
    if password is not None:
        slot = keyfile.wrap(
            key,
            password,
            centre=centre,
            kind=SlotKind.STAFF,
            name=admin,
            role=Role.ADMIN,
            cost=cost,
        )
        keys = keys.with_slot(slot)
    recovery_key = recovery.new()
    slot = keyfile.wrap(
        key,
        recovery.normalise(recovery_key),
        centre=centre,
        kind=SlotKind.RECOVERY,
        name=RECOVERY_USER,
        role=Role.ADMIN,
        cost=cost,
    )
    return keys.with_slot(slot), key, recovery_key


def open_centre(
    folder: Path,
    password: str = "",
    *,
    staff: str = "",
    read_only: bool = False,
    today: Callable[[], date] = date.today,
) -> Desk:
    """Open the centre in ``folder`` with a staff password or the recovery key.

    ``staff`` names whose password to try first. A practice centre needs none. Somebody
    whose role is 조회 gets a read-only desk. Raises StoreError: WRONG_PASSWORD, LOCKED (open
    it ``read_only`` then), DAMAGED, TOO_NEW, MISSING, READ_ONLY, BAD_PLACE.
    """
    folder = folder.absolute()
    if not read_only:
        places.refuse_bad_place(folder)
    keys = _read_keys(folder)
    slot, key = keys.unlock(password, staff)
    read_only = read_only or slot.role is Role.VIEWER
    desk = _desk(folder, keys, key, slot.name, slot.role, read_only=read_only, today=today)
    try:
        _follow_name(desk, keys)
    except BaseException:
        desk.store.close()
        raise
    return desk


def _follow_name(desk: Desk, keys: KeyFile) -> None:
    """Have the name shown before unlocking be the one the settings give the centre."""
    name = settings.get(desk).name or keys.name
    desk.store.name = name
    if name != keys.name and not desk.read_only:
        # Read anew: a password may have changed while this one was tried.
        path = desk.folder / keyfile.NAME
        keyfile.write(path, replace(keyfile.read(path), name=name))


def _finish_restore(folder: Path) -> None:
    """End a restore that was cut off after it had begun to exchange the files."""
    if not restore.waits(folder):
        return
    since = datetime.now().isoformat(timespec="seconds")
    lock = CentreLock(folder, LockNote(this_pc(), "복원", os.getpid(), since))
    try:
        restore.finish(folder)
    except OSError as error:
        raise as_store_error(error) or error from error
    finally:
        lock.release()


def _read_keys(folder: Path) -> KeyFile:
    """The key file of the centre in ``folder``, after a restore that was cut off is ended."""
    path = folder / keyfile.NAME
    try:
        _finish_restore(folder)
        present, keyed = (folder / DB_NAME).exists(), path.exists()
    except OSError as error:
        raise as_store_error(error) or error from error
    if not present:
        raise fault(StoreFault.MISSING)
    if not keyed:
        raise StoreError(
            "센터의 열쇠 파일(keys.json)이 없어 열 수 없습니다. 자료 파일은 그대로 있습니다. "
            "백업에서 되돌리세요. 백업에는 열쇠 파일이 함께 들어 있습니다.",
            StoreFault.DAMAGED,
        )
    return keyfile.read(path)


def _desk(
    folder: Path,
    keys: KeyFile,
    key: bytes,
    user: str,
    role: Role,
    *,
    read_only: bool,
    today: Callable[[], date],
) -> Desk:
    store = Store(
        folder,
        key,
        name=keys.name,
        practice=keys.practice,
        user=user,
        read_only=read_only,
        now=clock(today),
        before_upgrade=backups.before_upgrade,
    )
    return Desk(store, today, role)


def _first_settings(
    desk: Desk,
    name: str,
    sido: str,
    sigungu: str,
    eup_myeon: Sequence[str],
    backup_folder: Path | str | None,
) -> None:
    first = CentreSettings(
        name=name,
        sido=sido,
        sigungu=sigungu,
        eup_myeon=tuple(eup_myeon),
        backup_folder=str(backup_folder) if backup_folder else "",
    )
    with desk.store.operation("센터 만들기", kind="create"):
        settings.save(desk, first)


def describe(folder: Path) -> CentreCard:
    """What lies in ``folder``, without unlocking it; nothing is raised for a bad folder."""
    exists = False
    try:
        exists = (folder / DB_NAME).exists() or restore.waits(folder)
        keys = keyfile.read(folder / keyfile.NAME)
    except (StoreError, OSError):
        return CentreCard("", False, (), exists)
    return CentreCard(keys.name, keys.practice, tuple(s.name for s in keys.staff), exists)


def close(desk: Desk, progress: Progress = silent) -> BackupInfo | None:
    """Close the centre, after a backup where something was written since the last one.

    The centre is closed in any case. Returns the backup, for its ``copy_problem``; raises
    StoreError when it could not be made.
    """
    try:
        access.flush(desk)
        if desk.read_only or desk.practice or not backups.changed(desk):
            return None
        return backups.make(desk, Reason.QUIT, progress=progress)
    finally:
        desk.store.close()


def recover(folder: Path, recovery_key: str, staff_name: str, new_password: str) -> None:
    """Give ``staff_name`` a new password by the recovery key; made administrator if unknown.

    Raises StoreError WRONG_PASSWORD when the recovery key is not this centre's.
    """
    staff_name = tidy(staff_name)
    if not staff_name:
        raise UserError("이름을 입력하세요.", field="name")
    if not new_password.strip():
        raise UserError("새 비밀번호를 입력하세요.", field="password")
    keys = _read_keys(folder)
    slot, key = keys.unlock(recovery_key)
    if slot.kind is not SlotKind.RECOVERY:
        raise fault(StoreFault.WRONG_PASSWORD)
    with _recorded_recovery(folder, key, staff_name) as (keys, role):
        renewed = keyfile.wrap(
            key,
            new_password,
            centre=keys.centre,
            kind=SlotKind.STAFF,
            name=staff_name,
            role=role,
            cost=slot.cost,
        )
        keyfile.write(folder / keyfile.NAME, keys.with_slot(renewed))


@contextmanager
def _recorded_recovery(folder: Path, key: bytes, staff_name: str) -> Iterator[tuple[KeyFile, Role]]:
    """One transaction around the change of a key file: it holds off every other change, gives
    the key file as it stands then, and records the grant only if the new one was written."""
    # By a connection of its own: the screen lock recovers a password while the desk is open.
    engine.refuse_bad_log(folder / DB_NAME, key)
    db = engine.connect(folder / DB_NAME, key)
    try:
        db.execute("BEGIN IMMEDIATE")
        keys = keyfile.read(folder / keyfile.NAME)
        role = next((s.role for s in keys.staff if s.name == staff_name), Role.ADMIN)
        at = datetime.now().isoformat(timespec="seconds")
        action = "복구 열쇠로 비밀번호 재설정"
        grants.append(db, Grant(at, RECOVERY_USER, this_pc(), action, staff_name, role.value))
        yield keys, role
        db.execute("COMMIT")
    finally:
        db.close()
