"""자체취업 등록: somebody found work without our referral; only what is needed is asked.

::

    show(SelfPlacement(desk, hub, jobs, notices, window, seeker_id=3, who="김민지"))
    show(SelfPlacement(desk, hub, jobs, notices, window))      # asks for the person too
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jobdesk.domain.casework import Placement, PlacementRoute, check_placement
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import placements
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.record_form import RecordForm

_ROUTES = tuple(
    route.value
    for route in (PlacementRoute.SELF, *PlacementRoute)
    if route is not PlacementRoute.REFERRAL
)
"""Ways to work that need no referral of ours, 자체취업 first."""


class SelfPlacement(NewRecord):
    """See the module's words. The firm may be a record or just a name."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        *,
        seeker_id: int | None = None,
        who: str = "",
    ) -> None:
        employer = LinkEdit(desk, jobs, KindId.EMPLOYERS, free=True)
        employer.setPlaceholderText("업체 이름(등록하지 않은 업체도 됩니다)")

        def named(record: Placement) -> Placement:
            return replace(record, employer_name=employer.free_text())

        def record_hire(draft: Placement) -> Change:
            return placements.record(desk, named(draft))

        self._stays = seeker_id is not None
        form = RecordForm(
            KINDS[KindId.PLACEMENTS],
            check=lambda record: check_placement(named(record)),
            today=desk.today,
            editors={
                "seeker": LinkEdit(desk, jobs, KindId.SEEKERS),
                "employer": employer,
                "route": ChoiceEdit(tuple(dict.fromkeys(_ROUTES)), empty=""),
            },
        )
        rows = [("employer",), ("hire_date", "route"), ("job",)]
        super().__init__(
            f"자체취업: {who}" if who else "자체취업 등록",
            KindId.PLACEMENTS,
            placements.blank(desk, seeker_id),
            form,
            rows if seeker_id is not None else [("seeker",), *rows],
            record_hire,
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
        )

    def _registered(self, change: object) -> None:
        """From a person's record one stays there; from the list the hire is shown."""
        if self._stays:
            self.accept()
        else:
            super()._registered(change)
