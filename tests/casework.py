"""Records that tests of the desk begin with: a seeker, a firm, a vacancy, what hangs on them."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import employers, lists, referrals, seekers, vacancies
from jobdesk.services.desk import Desk


def seeker(desk: Desk, name: str = "김민지", **fields: object) -> int:
    """Register a seeker; returns the id."""
    blank: Seeker = replace(seekers.blank(desk), name=name, **fields)  # type: ignore[arg-type]
    return seekers.register(desk, blank).id


def employer(desk: Desk, name: str = "한빛식품", **fields: object) -> int:
    """Register an employer; returns the id."""
    blank: Employer = replace(employers.blank(desk), name=name, **fields)  # type: ignore[arg-type]
    return employers.register(desk, blank).id


def vacancy(desk: Desk, employer_id: int, job: str = "조리원", **fields: object) -> int:
    """Register a vacancy; returns the id."""
    blank: Vacancy = replace(vacancies.blank(desk, employer_id), job=job, **fields)  # type: ignore[arg-type]
    return vacancies.register(desk, blank).id


def referral(desk: Desk, seeker_id: int, vacancy_id: int) -> int:
    """Refer a seeker; returns the id of the referral."""
    return referrals.refer(desk, [seeker_id], vacancy_id, method="전화").id


def status(desk: Desk, kind: KindId, id_: int) -> str:
    """The stage of a record, as shown."""
    return str(lists.rows(desk, kind, [id_], ["status"])[id_][0])
