"""The vacancies that an employer brings to a day, with how many heads each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayEmployer, DayVacancy
from jobdesk.errors import UserError
from jobdesk.services import day_records, entries, lists, stored, vacancies
from jobdesk.services.access import Action
from jobdesk.services.clocked import prepared
from jobdesk.services.day_writing import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import others, writing

_BROUGHT = KindId.DAY_VACANCIES


def bring(
    desk: Desk, day_employer_id: int, vacancy_ids: Mapping[int, int | None] | Sequence[int]
) -> Change:
    """Let an employer bring vacancies, with heads by their id where they differ from the
    vacancy's own. Raises UserError for one of another firm, a closed or a known one."""
    heads = dict(vacancy_ids) if isinstance(vacancy_ids, Mapping) else dict.fromkeys(vacancy_ids)
    if not heads:
        raise UserError("가져올 구인을 고르세요.", field="vacancy")
    with writing(desk, "행사 구인", Action.ADD, _BROUGHT) as work:
        employer = day_records.employer(desk, day_employer_id)
        insist_open(day_records.day(desk, employer.matching_day_id or 0))
        known = {each.vacancy_id for each in day_records.vacancies(desk, [employer.id])}
        made, jobs = [], []
        for vacancy_id, openings in heads.items():
            vacancy = stored.vacancy(desk, vacancy_id)
            _insist_brought(desk, employer, vacancy, known)
            made.append(work.insert(_brought(desk, employer, vacancy_id, openings)))
            jobs.append(vacancy.job)
        work.label(f"행사 구인: {_name(desk, employer)} {others(jobs)}")
        return work.change(*made)


def new_vacancy(
    desk: Desk, day_employer_id: int, vacancy: Vacancy, openings: int | None = None
) -> Change:
    """Register a vacancy of the employer and let it bring it, in one step. Raises UserError."""
    with writing(desk, "행사 구인 등록", Action.ADD, _BROUGHT) as work:
        employer = day_records.employer(desk, day_employer_id)
        insist_open(day_records.day(desk, employer.matching_day_id or 0))
        own = replace(vacancy, employer_id=employer.employer_id)
        vacancy_id = vacancies.register(desk, own).id
        id_ = work.insert(_brought(desk, employer, vacancy_id, openings))
        work.label(f"행사 구인 등록: {_name(desk, employer)} {own.job}")
        return work.change(id_)


def save_vacancy(desk: Desk, brought: DayVacancy) -> Change:
    """Store with how many heads a vacancy is brought. Raises UserError and StaleRecord."""
    clean = prepared(desk, brought)
    with writing(desk, "행사 구인 수정", Action.EDIT, _BROUGHT) as work:
        work.label(f"행사 구인 수정: {stored.vacancy(desk, clean.vacancy_id or 0).job}")
        work.update(clean)
        return work.change(clean.id)


def leave_out(desk: Desk, day_vacancy_ids: Sequence[int]) -> Change:
    """Take vacancies off the day (into the 휴지통); the vacancies themselves stay."""
    return entries.trash(desk, _BROUGHT, day_vacancy_ids)


def open_vacancies(desk: Desk, employer_id: int) -> list[Vacancy]:
    """The vacancies of a firm that still seek people, the newest first."""
    mine = Filter(
        conditions=(
            Condition("employer_id", Op.IS, employer_id),
            Condition("status", Op.IN, tuple(sorted(each.value for each in OPEN_VACANCY))),
        )
    )
    ids = lists.find(desk, KindId.VACANCIES, mine)
    return [stored.vacancy(desk, id_) for id_ in ids]


def _brought(desk: Desk, employer: DayEmployer, vacancy_id: int, heads: int | None) -> DayVacancy:
    return prepared(
        desk, DayVacancy(day_employer_id=employer.id, vacancy_id=vacancy_id, openings=heads)
    )


def _insist_brought(
    desk: Desk, employer: DayEmployer, vacancy: Vacancy, known: set[int | None]
) -> None:
    insist_kept(desk, KindId.VACANCIES, vacancy.id, vacancy.job, "vacancy")
    if vacancy.employer_id != employer.employer_id:
        firm = stored.employer(desk, vacancy.employer_id or 0).name
        why = f"{firm}의 구인이라 {_name(desk, employer)} 부스에 둘 수 없습니다"
    elif vacancy.status not in OPEN_VACANCY:
        why = f"{vacancy.status.value}된 구인입니다"
    elif vacancy.id in known:
        why = "이미 이 행사에 가져온 구인입니다"
    else:
        return
    raise UserError(f"‘{vacancy.job}’: {why}. 더하지 않았습니다.", field="vacancy")


def _name(desk: Desk, employer: DayEmployer) -> str:
    return stored.employer(desk, employer.employer_id or 0).name
