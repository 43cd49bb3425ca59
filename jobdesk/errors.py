"""The two kinds of failure that the program tells apart; anything else is our bug.

A message is one or more Korean sentences in formal style that say what happened, that the
data is safe (or what is not), and what to do next. It is shown as it stands.
"""

from __future__ import annotations

from enum import StrEnum


class UserError(Exception):
    """What was asked cannot be done, and a sentence says why.

    ``field`` names the form field (a field id of :mod:`jobdesk.domain.kinds`) the sentence
    belongs under, or is empty when it concerns the whole.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class StoreFault(StrEnum):
    """Why the store could not be used; decides which screen the window shows."""

    DISK_FULL = "disk_full"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_NEW = "too_new"
    READ_ONLY = "read_only"
    WRONG_PASSWORD = "wrong_password"
    MISSING = "missing"
    BAD_PLACE = "bad_place"
    IO = "io"


class StoreError(UserError):
    """The disk, the lock, the password or the file is at fault, not the program."""

    def __init__(self, message: str, fault: StoreFault) -> None:
        super().__init__(message)
        self.fault = fault


class StaleRecord(UserError):  # noqa: N818 - it says what happened to the record
    """Somebody saved the record after it was opened here; nothing was overwritten.

    ``kind`` and ``id`` name the record; ``fields`` are the ids of the fields that differ now.
    """

    def __init__(self, message: str, kind: str, id_: int, fields: tuple[str, ...]) -> None:
        super().__init__(message)
        self.kind = kind
        self.id = id_
        self.fields = fields


class Cancelled(Exception):  # noqa: N818 - it is an outcome the user chose, not an error
    """The user stopped a long task; nothing of it was kept."""
