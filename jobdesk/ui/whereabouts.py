"""Where a record is looked at whose kind has no page: with the person or firm it is about."""

from __future__ import annotations

from jobdesk.domain.changes import Ref
from jobdesk.services import owners
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices


def open_owner(desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, ref: Ref) -> None:
    """Let the hub open whom ``ref`` is about, or say that there is nothing to open."""

    def take(found: dict[Ref, Ref]) -> None:
        owner = found.get(ref)
        if owner is not None and hub.opens(owner.kind):
            hub.open_record.emit(owner)
        else:
            notices.warn("이 기록만 따로 보는 화면은 없습니다. 관련된 사람이나 업체에서 보세요.")

    jobs.read(lambda: owners.of(desk, [ref]), take)
