"""The people who may open the centre: each has an own password and a role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from jobdesk.data import grants, keyfile, recovery
from jobdesk.data.grants import Grant
from jobdesk.data.keyfile import STANDARD, KdfCost, KeyFile, Role, Slot, SlotKind
from jobdesk.domain.passwords import check_password
from jobdesk.domain.text import tidy
from jobdesk.errors import StoreError, UserError
from jobdesk.services.desk import Desk

__all__ = [
    "Member",
    "Role",
    "add",
    "change_password",
    "grants_made",
    "is_password",
    "listing",
    "new_recovery_key",
    "remove",
    "rename",
    "set_password",
    "set_role",
]


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff; ``me`` is the one at the desk."""

    name: str
    role: Role
    me: bool


def listing(desk: Desk) -> tuple[Member, ...]:
    """Everybody who has a password, in order of joining."""
    return tuple(Member(s.name, s.role, s.name == desk.user) for s in _keys(desk).staff)


def grants_made(desk: Desk, limit: int = 200) -> tuple[Grant, ...]:
    """The record of rights given, changed and taken away, newest first."""
    return tuple(grants.listing(desk.store.db, limit))


def is_password(desk: Desk, password: str) -> bool:
    """Whether this is the password of the user at the desk (the screen lock asks)."""
    if desk.practice:
        return True
    try:
        slot, _ = _keys(desk).unlock(password, desk.user)
    except StoreError:
        return False
    return slot.name == desk.user or slot.kind is SlotKind.RECOVERY


def add(desk: Desk, name: str, role: Role, password: str, *, cost: KdfCost = STANDARD) -> None:
    """Let somebody in. Only an administrator may. Raises UserError with the field at fault.

    ``cost`` is lowered by tests only.
    """
    _insist_admin(desk)
    name = _free_name(desk, name)
    _insist_good(password, name, desk)
    with _changing(desk, "부여", name, role) as keys:
        slot = _wrapped(desk, keys, name, role, password, cost)
        _write(desk, keys.with_slot(slot))


def change_password(desk: Desk, old: str, new: str) -> None:
    """Give the user at the desk a new password. Raises UserError when ``old`` is not theirs."""
    slot = _slot(desk, desk.user)
    if slot.open(old, _keys(desk).centre) is None:
        raise UserError("지금 비밀번호가 맞지 않습니다. 바꾸지 않았습니다.", field="old")
    if desk.role is Role.VIEWER:
        raise UserError(
            "조회만 하는 사람은 센터에 쓸 수 없어 비밀번호를 직접 바꾸지 못합니다. 바꾸지 "
            "않았습니다. 관리자에게 새 비밀번호를 부탁하세요."
        )
    _insist_good(new, desk.user, desk)
    with _changing(desk, "비밀번호 변경", slot.name, slot.role) as keys:
        changed = _wrapped(desk, keys, slot.name, slot.role, new, slot.cost)
        _write(desk, keys.with_slot(changed))


def set_password(desk: Desk, name: str, new: str) -> None:
    """Give somebody who forgot it a new password. Only an administrator may."""
    _insist_admin(desk)
    slot = _slot(desk, name)
    _insist_good(new, name, desk)
    with _changing(desk, "비밀번호 재설정", name, slot.role) as keys:
        _write(desk, keys.with_slot(_wrapped(desk, keys, name, slot.role, new, slot.cost)))


def set_role(desk: Desk, name: str, role: Role) -> None:
    """Give somebody another role; it holds from their next opening. Administrators only."""
    _insist_admin(desk)
    slot = _slot(desk, name)
    if slot.role is Role.ADMIN and role is not Role.ADMIN:
        _insist_other_admin(desk, name)
    with _changing(desk, "변경", name, role) as keys:
        _write(desk, keys.with_slot(replace(slot, role=role)))


def rename(desk: Desk, name: str, new_name: str) -> None:
    """Correct somebody's name; records keep the name they were written under."""
    _insist_admin(desk)
    slot = _slot(desk, name)
    new_name = _free_name(desk, new_name)
    with _changing(desk, f"이름 변경({name})", new_name, slot.role) as keys:
        renamed = tuple(replace(s, name=new_name) if s == slot else s for s in keys.slots)
        _write(desk, replace(keys, slots=renamed))
    if desk.user == name:
        desk.store.user = new_name


def remove(desk: Desk, name: str) -> None:
    """Let somebody in no more. Only an administrator may, and not the last one."""
    _insist_admin(desk)
    slot = _slot(desk, name)
    if name == desk.user:
        raise UserError("지금 사용 중인 본인은 지울 수 없습니다. 다른 관리자가 지워야 합니다.")
    if slot.role is Role.ADMIN:
        _insist_other_admin(desk, name)
    with _changing(desk, "말소", name, slot.role) as keys:
        _write(desk, keys.without(name))


def new_recovery_key(desk: Desk, *, cost: KdfCost = STANDARD) -> str:
    """Make a new recovery key and return it; the one before opens nothing any more.

    Only an administrator may. Older backups still open with the older key.
    """
    _insist_admin(desk)
    typed = recovery.new()
    with _changing(desk, "복구 열쇠 재발급", desk.user, desk.role) as keys:
        old = next(s for s in keys.slots if s.kind is SlotKind.RECOVERY)
        slot = keyfile.wrap(
            desk.store.key,
            recovery.normalise(typed),
            centre=keys.centre,
            kind=SlotKind.RECOVERY,
            name=old.name,
            role=old.role,
            cost=cost,
        )
        _write(desk, keys.with_slot(slot))
    return typed


@contextmanager
def _changing(desk: Desk, action: str, name: str, role: Role) -> Iterator[KeyFile]:
    """One operation that records the grant; the key file is written before it commits."""
    if desk.practice:
        raise UserError("연습 모드에는 비밀번호와 직원이 없습니다. 실제 센터에서 등록하세요.")
    store = desk.store
    with store.operation(f"직원 {action}: {name}", kind="staff") as operation:
        operation.keep()
        at = store.now().isoformat(timespec="seconds")
        grants.append(store.db, Grant(at, desk.user, store.pc, action, name, role.value))
        yield _keys(desk)


def _keys(desk: Desk) -> KeyFile:
    return keyfile.read(desk.folder / keyfile.NAME)


def _write(desk: Desk, keys: KeyFile) -> None:
    keyfile.write(desk.folder / keyfile.NAME, keys)


def _wrapped(
    desk: Desk, keys: KeyFile, name: str, role: Role, password: str, cost: KdfCost
) -> Slot:
    return keyfile.wrap(
        desk.store.key,
        password,
        centre=keys.centre,
        kind=SlotKind.STAFF,
        name=name,
        role=role,
        cost=cost,
    )


def _slot(desk: Desk, name: str) -> Slot:
    for slot in _keys(desk).staff:
        if slot.name == name:
            return slot
    raise UserError(f"‘{name}’ 직원을 찾을 수 없습니다. 목록을 새로 고치세요.", field="name")


def _free_name(desk: Desk, name: str) -> str:
    name = tidy(name)
    if not name:
        raise UserError("이름을 입력하세요.", field="name")
    if any(slot.name == name for slot in _keys(desk).slots):
        raise UserError(f"‘{name}’ 이름이 이미 있습니다. 구별되는 이름을 쓰세요.", field="name")
    return name


def _insist_admin(desk: Desk) -> None:
    if desk.role is not Role.ADMIN:
        raise UserError("관리자만 할 수 있습니다. 관리자에게 부탁하세요.")


def _insist_other_admin(desk: Desk, name: str) -> None:
    others = [s for s in _keys(desk).staff if s.role is Role.ADMIN and s.name != name]
    if not others:
        raise UserError("마지막 관리자입니다. 다른 사람을 먼저 관리자로 정하세요.")


def _insist_good(password: str, name: str, desk: Desk) -> None:
    problem = check_password(password, name, desk.name)
    if problem:
        raise UserError(problem, field="password")
