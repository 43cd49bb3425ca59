"""Where a record is looked at whose kind has no page: with the person or firm it is about."""

from __future__ import annotations

from typing import Protocol

from jobdesk.domain.changes import Ref
from jobdesk.services import owners
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices


class Parts(Protocol):
    """What this needs of the window's Context."""

    @property
    def desk(self) -> Desk:
        """The open centre."""

    @property
    def hub(self) -> Hub:
        """Where the owner is asked to be opened."""

    @property
    def jobs(self) -> Jobs:
        """What asks in the background."""

    @property
    def notices(self) -> Notices:
        """Where it is said that there is nothing to open."""


def open_owner(parts: Parts, ref: Ref) -> None:
    """Let the hub open whom ``ref`` is about, or say that there is nothing to open."""

    def take(found: dict[Ref, Ref]) -> None:
        owner = found.get(ref)
        if owner is not None and parts.hub.opens(owner.kind):
            parts.hub.open_record.emit(owner)
        else:
            words = "이 기록만 따로 보는 화면은 없습니다. 관련된 사람이나 업체에서 보세요."
            parts.notices.warn(words)

    desk = parts.desk
    parts.jobs.read(lambda: owners.of(desk, [ref]), take)
