"""동행면접 잡기: a trip planned for the people of referrals, in the four things it needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.interviews import Trip, check_trip
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists, stored, trips
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.record_form import RecordForm

TRIP_ROWS = (("held_on", "starts_at"), ("place",), ("staff", "vehicle"), ("note",))


class TripDialog(NewRecord):
    """``who`` are the names of those who come along, shown above the fields."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        blank: Trip,
        who: Sequence[str],
        referral_ids: Sequence[int],
        seeker_ids: Sequence[int],
        helpers: Sequence[str],
    ) -> None:
        form = RecordForm(
            KINDS[KindId.TRIPS],
            check=lambda trip: check_trip(trip, desk.today()),
            today=desk.today,
            suggestions={"staff": helpers, "vehicle": trips.VEHICLES},
        )
        super().__init__(
            "동행면접 잡기",
            KindId.TRIPS,
            blank,
            form,
            TRIP_ROWS,
            lambda trip: trips.plan(desk, trip, referral_ids, seeker_ids),
            hub,
            jobs,
            notices,
            parent,
        )
        if who:
            people = Label(f"함께 갈 분: {', '.join(who)}", wrap=True, weight=600)
            said = Label(
                "저장하면 이 날을 면접일로 하여 면접예정이 됩니다.", look="muted", wrap=True
            )
            self.body.insertWidget(0, said)
            self.body.insertWidget(0, people)


def plan_trip(
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    notices: Notices,
    parent: QWidget,
    *,
    referral_ids: Sequence[int] = (),
    seeker_ids: Sequence[int] = (),
) -> None:
    """Read what a trip of these people opens with, and show the dialog."""

    def look() -> tuple[Trip, list[str], tuple[str, ...]]:
        people = [stored.referral(desk, id_).seeker_id or 0 for id_ in referral_ids]
        names = [stored.seeker(desk, id_).name for id_ in (*people, *seeker_ids)]
        known = (word for word, _ in lists.distinct(desk, KindId.TRIPS, "staff"))
        return trips.blank(desk, referral_ids), names, tuple(dict.fromkeys((desk.user, *known)))

    def show(found: tuple[Trip, list[str], tuple[str, ...]]) -> None:
        blank, who, helpers = found
        dialog = TripDialog(
            desk, hub, jobs, notices, parent, blank, who, referral_ids, seeker_ids, helpers
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    jobs.read(look, show)
