"""What a part of a page of many parts is, and how it is made of what the window gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.page_entry import Context

Make = Callable[[Context, QWidget], QWidget]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name for ``show_part``, its title, how it is made, what it shows.

    ``opens`` are the kinds of which it opens a record (``open_record(ref)``), ``lists`` those of
    which it lists any (``show_filtered(kind, filter)``, ``show_saved(kind, id)``), ``begins``
    those of which it begins a record (``new_of(kind)``, else ``new()``). Besides, a part may
    have what ``page_entry`` says that the window asks of a page.
    """

    id: str
    title: str
    make: Make
    opens: frozenset[KindId] = frozenset()
    lists: frozenset[KindId] = frozenset()
    begins: frozenset[KindId] = frozenset()

    @property
    def kinds(self) -> frozenset[KindId]:
        """Whatever it shows."""
        return self.opens | self.lists


def plain(made: Callable[[Desk, Hub, Jobs, Notices, QWidget], QWidget]) -> Make:
    """A part that remembers nothing of its own: ``made(desk, hub, jobs, notices, parent)``."""

    def make(given: Context, parent: QWidget) -> QWidget:
        return made(given.desk, given.hub, given.jobs, given.notices, parent)

    return make
