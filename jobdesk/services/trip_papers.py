"""The 운행표 of a 동행면접: who is fetched where, which firm, and whom to ring there."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.services import access, settings, stored, trips
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk


def trip_sheet(desk: Desk, trip_id: int) -> bytes:
    """The sheet of a trip as PDF. Raises UserError when there is no such trip.

    Somebody gets on where it was noted for them, else at their address.
    """
    from jobdesk.reports.trip_sheet import Rider, Stop, TripSheet, trip_sheet_pdf

    with desk.store.reading():
        own = settings.get(desk)
        trip = trips.get(desk, trip_id)
        people = trips.people(desk, trip_id)
        riders = []
        for one in people:
            seeker = stored.seeker(desk, one.seeker_id)
            home = seeker.address or seeker.eup_myeon
            riders.append(
                Rider(
                    name=one.seeker,
                    phone=one.phone,
                    pick_up=one.note or home,
                    firm=one.employer,
                    job=one.job,
                    at=one.interview_at,
                )
            )
        stops = []
        for id_ in dict.fromkeys(one.employer_id for one in people if one.employer_id):
            firm = stored.employer(desk, id_)
            count = sum(one.employer_id == id_ for one in people)
            place = firm.address or firm.eup_myeon
            stops.append(Stop(firm.name, place, firm.contact_name, firm.phone, count))
    return trip_sheet_pdf(
        TripSheet(
            centre=own.name or desk.name,
            held_on=trip.held_on,
            starts_at=trip.starts_at,
            place=trip.place,
            staff=trip.staff,
            vehicle=trip.vehicle,
            remark=trip.note,
            riders=riders,
            stops=stops,
            foot=f"{desk.user} · {official_date(desk.today())}",
            practice=desk.practice,
        )
    )


def trip_sheet_out(desk: Desk, trip_id: int, action: Action) -> None:
    """Note in the access log that the sheet with people's phones was printed or saved."""
    ids = sorted({one.seeker_id for one in trips.people(desk, trip_id)})
    access.log(desk, action, KindId.SEEKERS, ids, purpose="동행면접 운행표")
