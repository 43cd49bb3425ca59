"""What every service takes first: an open centre, who sits at it, and what day it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jobdesk.data.faults import as_store_error
from jobdesk.data.keyfile import Role
from jobdesk.data.store import Store

__all__ = ["Desk", "Role", "clock", "explained"]


@dataclass(frozen=True)
class Desk:
    """An open centre. ``today`` is the clock of every rule; ``role`` what the user may do."""

    store: Store
    today: Callable[[], date] = date.today
    role: Role = Role.ADMIN

    @property
    def name(self) -> str:
        """Name of the centre."""
        return self.store.name

    @property
    def practice(self) -> bool:
        """Whether the people in it are fictional."""
        return self.store.practice

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.store.read_only

    @property
    def user(self) -> str:
        """Name of the member of staff at the desk."""
        return self.store.user

    @property
    def folder(self) -> Path:
        """The centre's folder."""
        return self.store.folder


def explained(error: Exception) -> Exception:
    """An engine or operating system error as a StoreError; any other error unchanged.

    For the few places that meet every exception: the window's jobs and the commands.
    """
    return as_store_error(error) or error


def clock(today: Callable[[], date]) -> Callable[[], datetime]:
    """A clock whose day is ``today()`` and whose time is the PC's."""
    return lambda: datetime.combine(today(), datetime.now().time())
