"""keys.json: the random database key, wrapped once per staff member and once for recovery.

The key itself is never on disk: each slot holds it under AES-GCM with a key that Argon2id
derives from the password. Changing a password rewraps one slot and leaves the database
alone. A practice centre has one slot whose passphrase is known to everybody.
"""

from __future__ import annotations

import base64
import json
import secrets
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jobdesk.data import recovery
from jobdesk.data.faults import as_store_error, fault
from jobdesk.data.files import write_whole
from jobdesk.errors import StoreError, StoreFault

NAME = "keys.json"
VERSION = 1
PRACTICE_PASSPHRASE = "연습 모드"
"""No secret: the people of a practice centre are fictional."""

_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 32, 16, 12


class Role(StrEnum):
    """What a member of staff may do: everything, all work with records, or look."""

    ADMIN = "관리자"
    COUNSELLOR = "상담사"
    VIEWER = "조회"


class SlotKind(StrEnum):
    """What opens a slot."""

    STAFF = "staff"
    RECOVERY = "recovery"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id parameters: memory in KiB, passes, lanes. Kept in each slot."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


STANDARD = KdfCost()
"""The cost of every real password: about 0.15 s on a new PC, up to 1 s on an old one."""

CHEAP = KdfCost(memory_kib=64, passes=1)
"""For the practice centre, whose passphrase is no secret, and for tests."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The database key wrapped for one holder; byte fields are base64 text."""

    kind: SlotKind
    name: str
    role: Role
    cost: KdfCost
    salt: str
    nonce: str
    wrapped: str

    def open(self, passphrase: str, centre: str) -> bytes | None:
        """The database key, or None when the passphrase is not this slot's."""
        wrapping = _derive(passphrase, _bytes(self.salt), self.cost)
        try:
            return AESGCM(wrapping).decrypt(_bytes(self.nonce), _bytes(self.wrapped), _aad(centre))
        except InvalidTag:
            return None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What keys.json says: the centre's id and name, and the slots."""

    centre: str
    name: str
    practice: bool
    slots: tuple[Slot, ...]

    @property
    def staff(self) -> tuple[Slot, ...]:
        """The slots of members of staff, in order of joining."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.STAFF)

    def unlock(self, passphrase: str, staff: str = "") -> tuple[Slot, bytes]:
        """The slot that ``passphrase`` (password or recovery key) opens, and the key.

        ``staff`` names the slot to try first; each try costs a key derivation. Raises
        StoreError WRONG_PASSWORD.
        """
        for slot, words in self._tries(passphrase, staff):
            key = slot.open(words, self.centre)
            if key is not None:
                return slot, key
        raise fault(StoreFault.WRONG_PASSWORD)

    def _tries(self, passphrase: str, staff: str) -> Iterator[tuple[Slot, str]]:
        if self.practice:
            yield from ((s, PRACTICE_PASSPHRASE) for s in self.slots)
            return
        normal = recovery.normalise(passphrase)
        if normal:
            yield from ((s, normal) for s in self.slots if s.kind is SlotKind.RECOVERY)
        for slot in sorted(self.staff, key=lambda s: s.name != staff):
            yield slot, passphrase

    def with_slot(self, slot: Slot) -> KeyFile:
        """The same with ``slot`` in place of the one of that kind and name, or added."""
        names = [(s.kind, s.name) for s in self.slots]
        if (slot.kind, slot.name) not in names:
            return replace(self, slots=(*self.slots, slot))
        at = names.index((slot.kind, slot.name))
        return replace(self, slots=(*self.slots[:at], slot, *self.slots[at + 1 :]))

    def without(self, name: str) -> KeyFile:
        """The same without the slot of a member of staff."""
        kept = (s for s in self.slots if not (s.kind is SlotKind.STAFF and s.name == name))
        return replace(self, slots=tuple(kept))


def new_key() -> bytes:
    """A random database key, 32 bytes."""
    return secrets.token_bytes(_KEY_BYTES)


def new_centre_id() -> str:
    """A name no other centre has; it ties wrapped keys and backups to their centre."""
    return str(uuid.uuid4())


def wrap(
    key: bytes,
    passphrase: str,
    *,
    centre: str,
    kind: SlotKind,
    name: str,
    role: Role,
    cost: KdfCost = STANDARD,
) -> Slot:
    """A slot that gives ``key`` to whoever knows ``passphrase``."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    wrapped = AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, key, _aad(centre))
    return Slot(kind, name, role, cost, _text(salt), _text(nonce), _text(wrapped))


def read(path: Path) -> KeyFile:
    """The key file at ``path``. Raises StoreError MISSING, DAMAGED, TOO_NEW, …"""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise as_store_error(error) or error from error
    return parse(content)


def parse(content: bytes) -> KeyFile:
    """The key file of that content. Raises StoreError DAMAGED or TOO_NEW."""
    try:
        data: dict[str, Any] = json.loads(content)
        if int(data["version"]) > VERSION:
            raise fault(StoreFault.TOO_NEW)
        return KeyFile(
            str(data["centre"]),
            str(data["name"]),
            bool(data["practice"]),
            tuple(_slot(item) for item in data["slots"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise StoreError(
            "센터의 열쇠 파일(keys.json)이 손상되어 열 수 없습니다. 자료 파일은 그대로 "
            "있습니다. 백업에서 되돌리세요. 백업에는 열쇠 파일이 함께 들어 있습니다.",
            StoreFault.DAMAGED,
        ) from error


def _slot(item: dict[str, Any]) -> Slot:
    slot = Slot(
        SlotKind(item["kind"]),
        str(item["name"]),
        Role(item["role"]),
        _cost(item["cost"]),
        str(item["salt"]),
        str(item["nonce"]),
        str(item["wrapped"]),
    )
    lengths = tuple(len(_bytes(part)) for part in (slot.salt, slot.nonce, slot.wrapped))
    if lengths != (_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES + 16):
        raise ValueError("slot of wrong length")
    return slot


def _cost(item: dict[str, Any]) -> KdfCost:
    # A file from elsewhere must not make this PC derive for a day or ask for all its memory.
    cost = KdfCost(**item)
    bounds = ((cost.lanes, 1, 16), (cost.passes, 1, 64))
    for value, least, most in (*bounds, (cost.memory_kib, 8 * cost.lanes, 2 * 1024 * 1024)):
        if type(value) is not int or not least <= value <= most:
            raise ValueError("cost out of bounds")
    return cost


def dump(keys: KeyFile) -> bytes:
    """The content of keys.json."""
    return json.dumps({"version": VERSION, **asdict(keys)}, ensure_ascii=False, indent=1).encode()


def write(path: Path, keys: KeyFile) -> None:
    """Replace the key file; the old one stands until the new one is on the disk."""
    try:
        write_whole(path, dump(keys))
    except OSError as error:
        raise as_store_error(error) or error from error


def _derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    # A Mac types decomposed Hangul; the same password must open the same slot.
    # What is no text (bytes of another encoding in the environment) is only a wrong password.
    secret = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    return hash_secret_raw(
        secret,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _aad(centre: str) -> bytes:
    return f"jobdesk key of {centre}".encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)
