"""구인 안내: the notice of a vacancy as PDF, what to look at before it is printed, the log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jobdesk.data import records
from jobdesk.domain import prohibited
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import access, lists, minimum_wage, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

MOST = 100
"""Sheets that are made at once; more is a mistake of the selection."""

_FACTS = (
    "duties", "wage", "working_hours", "workplace", "employment_type", "licences", "preferred",
    "insurances", "commute", "welfare",
)  # fmt: skip
_LABELS = {"workplace": "일하는 곳", "preferred": "우대", "licences": "자격"}


def pdf(desk: Desk, vacancy_id: int) -> bytes:
    """The notice of one vacancy, one A4 page. Raises UserError when there is none."""
    return pdf_of(desk, [vacancy_id])


def pdf_of(desk: Desk, vacancy_ids: Sequence[int]) -> bytes:
    """The notices of several vacancies in one PDF, a page each, in the order given.

    Nothing is logged, since a preview is no print; see :func:`handed_out`. Raises UserError
    for none, for more than 100, and for an unknown one.
    """
    from jobdesk.reports.job_notice import JobNotice, job_notice_pdf

    if not 1 <= len(vacancy_ids) <= MOST:
        raise UserError(
            f"구인 안내는 한 번에 1건에서 {MOST}건까지 만듭니다. 만든 것이 없습니다. "
            "목록에서 고른 구인을 확인하세요."
        )
    with desk.store.reading():
        own = settings.get(desk)
        vacancies = [_vacancy(desk, id_) for id_ in vacancy_ids]
        firms = lists.rows(
            desk,
            KindId.EMPLOYERS,
            sorted({v.employer_id for v in vacancies if v.employer_id is not None}),
            ("name",),
        )
    notices = [
        JobNotice(
            job=vacancy.job,
            employer=str(firms.get(vacancy.employer_id or 0, ("",))[0]),
            openings=vacancy.openings,
            facts=_facts(vacancy),
            how_to_apply=vacancy.how_to_apply,
            posted=desk.today(),
            closes=vacancy.closes_on,
            number=f"고용24 {vacancy.external_number}" if vacancy.external_number else "",
            centre=own.name or desk.name,
            address=own.address,
            phone=own.phone,
        )
        for vacancy in vacancies
    ]
    return job_notice_pdf(notices, practice=desk.practice)


def warnings(desk: Desk, vacancy: Vacancy) -> tuple[Problem, ...]:
    """What to look at before a vacancy is printed or saved: words the law forbids to ask,
    pay under 최저임금. Nothing is refused."""
    low = minimum_wage.warning(desk, vacancy)
    return (*((low,) if low else ()), *prohibited.warnings(vacancy))


def warnings_of(desk: Desk, vacancy_ids: Sequence[int]) -> tuple[str, ...]:
    """The sentences of several vacancies, each with the job it is about."""
    return tuple(
        f"{vacancy.job}: {problem.message}"
        for vacancy in (_vacancy(desk, id_) for id_ in vacancy_ids)
        for problem in warnings(desk, vacancy)
    )


def handed_out(desk: Desk, vacancy_ids: Sequence[int], action: Action) -> None:
    """Note in the access log that notices were printed or saved to a file."""
    access.log(desk, action, KindId.VACANCIES, vacancy_ids, purpose="구인 안내")


def save(desk: Desk, vacancy_ids: Sequence[int], path: Path) -> None:
    """Write the notices to ``path`` and note it. Raises UserError where it cannot be written."""
    from jobdesk.exchange.safe_file import replacing

    made = pdf_of(desk, vacancy_ids)
    with replacing(path) as temporary:
        temporary.write_bytes(made)
    handed_out(desk, vacancy_ids, Action.EXPORT)


def _vacancy(desk: Desk, id_: int) -> Vacancy:
    found: Vacancy = records.get(desk.store, KindId.VACANCIES, id_)
    return found


def _facts(vacancy: Vacancy) -> tuple[tuple[str, str], ...]:
    found = []
    for name in _FACTS:
        value = getattr(vacancy, name)
        words = " · ".join(value) if isinstance(value, tuple) else str(value)
        if name == "workplace" and vacancy.eup_myeon and vacancy.eup_myeon not in words:
            words = f"{vacancy.eup_myeon} {words}".strip()
        if words:
            label = _LABELS.get(name) or KINDS[KindId.VACANCIES].field(name).label
            found.append((label, words))
    return tuple(found)
