"""Makes the people, firms and vacancies that rows name and nobody knows yet, each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from jobdesk.data import records
from jobdesk.data.store import Store
from jobdesk.domain.casework import OPEN_REFERRAL, Referral
from jobdesk.domain.employers import Employer, EmployerType, Vacancy, VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services.importing import firms, persons
from jobdesk.services.importing.special import DAYS

Rows = Sequence[dict[str, object]]
"""The values of the rows that are written, by reference: their links are set here."""


def make(
    store: Store,
    kind: KindId,
    rows: Rows,
    places: Sequence[str],
    type_: EmployerType | None,
) -> dict[KindId, list[int]]:
    """Store who is not known, let the rows point to them, and say who was made."""
    return {
        KindId.SEEKERS: _people(store, rows),
        KindId.EMPLOYERS: _firms(store, rows, places, type_),
        KindId.VACANCIES: _vacancies(store, kind, rows),
    }


def _is_new(values: Mapping[str, object], name: str) -> bool:
    id_ = values.get(name)
    return isinstance(id_, int) and id_ < 0


def _people(store: Store, rows: Rows) -> list[int]:
    made: dict[object, Seeker] = {}
    wanted = [values for values in rows if _is_new(values, "seeker_id")]
    for values in wanted:
        seeker, key = persons.seeker_of(values), values["seeker_id"]
        made[key] = persons.filled(made[key], seeker) if key in made else seeker
    ids = records.insert_many(store, KindId.SEEKERS, made.values())
    known = dict(zip(made, ids, strict=True))
    for values in wanted:
        values["seeker_id"] = known[values["seeker_id"]]
    return ids


def _firms(
    store: Store, rows: Rows, places: Sequence[str], type_: EmployerType | None
) -> list[int]:
    made: dict[object, Employer] = {}
    wanted = [values for values in rows if _is_new(values, "employer_id")]
    for values in wanted:
        firm, key = firms.employer_of(values, places, type_), values["employer_id"]
        made[key] = firms.filled(made[key], firm) if key in made else firm
    ids = records.insert_many(store, KindId.EMPLOYERS, made.values())
    known = dict(zip(made, ids, strict=True))
    for values in wanted:
        values["employer_id"] = known[values["employer_id"]]
    return ids


def _vacancies(store: Store, kind: KindId, rows: Rows) -> list[int]:
    made: dict[tuple[object, object], Vacancy] = {}
    wanted = [values for values in rows if _is_new(values, "vacancy_id")]
    for values in wanted:
        # Two firms may share one row's number where it was asked whose vacancy it is.
        key = values["vacancy_id"], values["employer_id"]
        vacancy = _vacancy(kind, values)
        made[key] = _joined(made[key], vacancy) if key in made else vacancy
    ids = records.insert_many(store, KindId.VACANCIES, made.values())
    known = dict(zip(made, ids, strict=True))
    for values in wanted:
        values["vacancy_id"] = known[values["vacancy_id"], values["employer_id"]]
    return ids


def _vacancy(kind: KindId, values: Mapping[str, object]) -> Vacancy:
    """A vacancy of which only a referral tells: it seeks while one of those is open."""
    day = values.get("vacancy.received_on") or values.get(DAYS.get(kind, ""))
    employer = values["employer_id"]
    status, heads = values.get("status", Referral().status), values.get("vacancy.openings")
    is_open = kind is not KindId.REFERRALS or status in OPEN_REFERRAL
    return Vacancy(
        employer_id=employer if isinstance(employer, int) else None,
        job=str(values["vacancy"]),
        received_on=day if isinstance(day, date) else None,
        openings=heads if isinstance(heads, int) else 1,
        status=VacancyStatus.OPEN if is_open else VacancyStatus.CLOSED,
    )


def _joined(known: Vacancy, other: Vacancy) -> Vacancy:
    days = [one.received_on for one in (known, other) if one.received_on is not None]
    is_open = VacancyStatus.OPEN in (known.status, other.status)
    return replace(
        known,
        received_on=min(days, default=None),
        status=VacancyStatus.OPEN if is_open else VacancyStatus.CLOSED,
    )
