"""구인: work offered by an employer, counted in heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import (
    Employer,
    EmployerStatus,
    EmployerType,
    Vacancy,
    VacancyStatus,
    check_vacancy,
    vacancy_status_after,
)
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.effects import hired_for
from jobdesk.services.using import count_by, refuse_orphan, refuse_used
from jobdesk.services.writing import insist, others, placed, tidied, writing

_KIND = KindId.VACANCIES
_COUNTED = (
    KindId.REFERRALS,
    KindId.PLACEMENTS,
    KindId.HIRING_PROXIES,
    KindId.VISITS,
    KindId.DAY_VACANCIES,
    KindId.DAY_WISHES,
    KindId.DAY_INTERVIEWS,
)
"""What came of a vacancy and keeps it out of the 휴지통."""


def blank(desk: Desk, employer_id: int | None = None) -> Vacancy:
    """A new vacancy as a form opens it, at the employer's own place where one is named."""
    vacancy = Vacancy(employer_id=employer_id, received_on=desk.today(), counsellor=desk.user)
    if employer_id is None:
        return vacancy
    employer = stored.employer(desk, employer_id)
    return replace(
        vacancy,
        workplace=employer.address,
        eup_myeon=employer.eup_myeon,
        employment_type="일용직" if employer.employer_type is EmployerType.FARM else "",
    )


def register(desk: Desk, vacancy: Vacancy) -> Change:
    """Store a new vacancy; its employer becomes 거래중. Raises UserError with the field."""
    clean = _prepared(desk, vacancy)
    with writing(desk, "구인 등록", Action.ADD, _KIND) as work:
        employer = _employer(desk, clean)
        work.label(f"구인 등록: {employer.name} {clean.job}")
        id_ = work.insert(clean)
        if employer.status is not EmployerStatus.ACTIVE:
            work.update(replace(employer, status=EmployerStatus.ACTIVE))
        return work.change(id_)


def save(desk: Desk, vacancy: Vacancy) -> Change:
    """Store an edited vacancy; with other openings its stage follows the hires.

    Raises UserError (also when another firm is named while people were sent to this one or
    hired by it) and StaleRecord.
    """
    clean = _prepared(desk, vacancy)
    with writing(desk, "구인 수정", Action.EDIT, _KIND) as work:
        employer = _employer(desk, clean)
        work.label(f"구인 수정: {employer.name} {clean.job}")
        before = stored.vacancy(desk, clean.id)
        _refuse_cancel(desk, before, clean.status)
        _refuse_other_firm(desk, before, clean)
        if before.openings != clean.openings and before.status is clean.status:
            clean = replace(clean, status=vacancy_status_after(clean, hired_for(desk, clean.id)))
        work.update(clean)
        return work.change(clean.id)


def _refuse_other_firm(desk: Desk, before: Vacancy, after: Vacancy) -> None:
    if after.employer_id == before.employer_id:
        return
    sent = count_by(desk, KindId.REFERRALS, "vacancy_id", [before.id])
    hired = hired_for(desk, before.id)
    if sent or hired:
        raise UserError(
            f"이 구인에 알선 {sent:,}건, 취업 {hired:,}건이 있어 업체를 바꿀 수 없습니다. 저장된 "
            "구인은 그대로입니다. 다른 업체의 구인은 새로 등록하세요.",
            field="employer",
        )


def set_status(desk: Desk, id_: int, status: VacancyStatus) -> Change:
    """Move a vacancy to another stage. Raises UserError when a filled one is cancelled."""
    status = VacancyStatus(status)
    with writing(desk, "구인 상태", Action.EDIT, _KIND) as work:
        vacancy = stored.vacancy(desk, id_)
        _refuse_cancel(desk, vacancy, status)
        work.label(f"구인 상태: {vacancy.job} {status.value}")
        work.update(replace(vacancy, status=status))
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move vacancies to the 휴지통. Raises UserError when one has referrals or placements, or
    something that was done for it counts."""
    with writing(desk, "구인 휴지통", Action.DELETE, _KIND) as work:
        names = [stored.vacancy(desk, id_).job for id_ in ids]
        refuse_used(desk, ids, names, "vacancy_id", *_COUNTED)
        work.label(f"구인 휴지통: {others(names)}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take vacancies out of the 휴지통. Raises UserError when the employer still lies there."""
    with writing(desk, "구인 되살리기", Action.EDIT, _KIND) as work:
        vacancies = [stored.vacancy(desk, id_) for id_ in ids]
        names = [vacancy.job for vacancy in vacancies]
        for vacancy in vacancies:
            refuse_orphan(desk, vacancy, {"employer_id": KindId.EMPLOYERS})
        work.label(f"구인 되살리기: {others(names)}")
        work.untrash(ids)
        return work.change(*ids)


def _prepared(desk: Desk, vacancy: Vacancy) -> Vacancy:
    clean = placed(desk, tidied(vacancy), vacancy.workplace)
    insist(check_vacancy(clean))
    return clean


def _employer(desk: Desk, vacancy: Vacancy) -> Employer:
    """The vacancy's employer; a checked vacancy always names one."""
    assert vacancy.employer_id is not None
    employer = stored.employer(desk, vacancy.employer_id)
    if employer.trashed_on is not None:
        raise UserError(
            f"{employer.name} 업체는 휴지통에 있습니다. 저장하지 않았습니다. "
            "업체를 먼저 되살리거나 다른 업체를 고르세요.",
            field="employer",
        )
    return employer


def _refuse_cancel(desk: Desk, vacancy: Vacancy, status: VacancyStatus) -> None:
    if status is not VacancyStatus.CANCELLED or vacancy.status is status:
        return
    hired = hired_for(desk, vacancy.id)
    if hired:
        raise UserError(
            f"이미 {hired}명이 취업한 구인이라 취소할 수 없습니다. 상태는 그대로입니다. "
            "더 뽑지 않으면 마감으로 바꾸세요.",
            field="status",
        )
