"""행사 당일, read at once: the hall, everybody on the list, and whom to ring for a booth."""

from __future__ import annotations

from jobdesk.domain.day_watch import Contact, DayWatch
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_floor, day_records, lists, reception
from jobdesk.services.desk import Desk


def watch(desk: Desk, day_id: int) -> DayWatch:
    """A day as it is now. Raises UserError when there is no such day."""
    with desk.store.reading():
        hall = day_floor.hall(desk, day_id)
        roll = reception.roll(desk, day_id)
        firms = day_records.employers(desk, day_id)
        ids = [one.employer_id for one in firms if one.employer_id]
        phones = lists.rows(desk, KindId.EMPLOYERS, ids, ("phone",))
    contacts = {
        one.id: Contact(
            one.employer_id or 0,
            one.phone or str(phones.get(one.employer_id or 0, ("",))[0] or ""),
        )
        for one in firms
    }
    return DayWatch(hall, roll, contacts)
