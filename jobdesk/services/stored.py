"""Stored records with their proper types, for the services that change them."""

from __future__ import annotations

from jobdesk.data import records
from jobdesk.domain.casework import Placement, Referral
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services.desk import Desk


def seeker(desk: Desk, id_: int) -> Seeker:
    """The seeker of that id. Raises UserError when there is none."""
    found: Seeker = records.get(desk.store, KindId.SEEKERS, id_)
    return found


def employer(desk: Desk, id_: int) -> Employer:
    """The employer of that id. Raises UserError when there is none."""
    found: Employer = records.get(desk.store, KindId.EMPLOYERS, id_)
    return found


def vacancy(desk: Desk, id_: int) -> Vacancy:
    """The vacancy of that id. Raises UserError when there is none."""
    found: Vacancy = records.get(desk.store, KindId.VACANCIES, id_)
    return found


def referral(desk: Desk, id_: int) -> Referral:
    """The referral of that id. Raises UserError when there is none."""
    found: Referral = records.get(desk.store, KindId.REFERRALS, id_)
    return found


def placement(desk: Desk, id_: int) -> Placement:
    """The placement of that id. Raises UserError when there is none."""
    found: Placement = records.get(desk.store, KindId.PLACEMENTS, id_)
    return found
