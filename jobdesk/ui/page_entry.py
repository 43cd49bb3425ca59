"""What a page is made of, and how it stands in the window.

What the window asks of a page, all optional: ``refresh()``, ``save()``, ``print_()``, ``new()``,
``focus_search()``, ``leave(then)``, ``escape() -> bool``, ``open_record(ref)``,
``show_filtered(kind, filter)``, ``show_part(name)``, ``show_saved(kind, id)``, ``new_of(kind)``,
and the attribute ``primary = (label, icon)`` with ``primary_action()``. A page that shows one
record at a time says by ``standing`` (part, Ref or None) where one is on the way back, goes there
again by ``stand_at(part, ref)``, and says by the signal ``turned`` that one is elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings


@dataclass(frozen=True, slots=True)
class Context:
    """What every page may be made of."""

    desk: Desk
    hub: Hub
    jobs: Jobs
    notices: Notices
    preferences: UserSettings


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its name for the hub, its entry in the sidebar, the kinds it shows, and its
    parts, (name, title) each, where the search box leads too."""

    name: str
    title: str
    icon: str
    make: Callable[[Context], QWidget]
    kinds: frozenset[KindId] = frozenset()
    parts: tuple[tuple[str, str], ...] = ()
