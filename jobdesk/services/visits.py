"""업체 방문·연락: what was said with a firm, and what that means for the firm and its vacancy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer, EmployerStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Visit, VisitMethod
from jobdesk.services import contacts, entries, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import Writing, insist, tidied, writing

CONFIRMING = "구인 확인"
"""The purpose of a contact that asks whether a vacancy still stands."""

_KIND = KindId.VISITS


def blank(desk: Desk, employer_id: int | None = None, vacancy_id: int | None = None) -> Visit:
    """A new contact as a form opens it: today, by phone, with the firm's main contact."""
    visit: Visit = entries.blank(desk, _KIND, employer_id=employer_id, vacancy_id=vacancy_id)
    if employer_id is None:
        return visit
    known = contacts.of(desk, employer_id)
    return replace(visit, contact_id=known[0].id if known and known[0].main else None)


def record(desk: Desk, visit: Visit, *, confirms: bool = False) -> Change:
    """Store a visit or call; a firm only found so far (발굴) is then known (등록).

    With ``confirms`` the vacancy named counts as confirmed on that day, in the same step.
    Raises UserError with the field that is wrong.
    """
    clean = tidied(visit)
    insist(entries.check(desk, clean))
    assert clean.employer_id is not None
    with writing(desk, "업체 방문·연락 기록", Action.ADD, _KIND) as work:
        firm = stored.employer(desk, clean.employer_id)
        work.label(f"업체 {clean.method or '연락'} 기록: {firm.name}")
        id_ = work.insert(clean)
        after_contact(work, firm)
        if confirms and clean.vacancy_id is not None and clean.visited_on is not None:
            confirm_vacancy(desk, work, clean.vacancy_id, clean.visited_on)
        return work.change(id_)


def call(
    desk: Desk, work: Writing, employer_id: int, vacancy_id: int, content: str,
    on: date, next_on: date | None = None,
) -> int:  # fmt: skip
    """Log a call about a vacancy inside a running operation; returns the visit's id."""
    firm = stored.employer(desk, employer_id)
    visit = replace(
        blank(desk, employer_id, vacancy_id),
        visited_on=on,
        visited_at=desk.store.now().strftime("%H:%M") if on == desk.today() else "",
        method=VisitMethod.PHONE.value,
        purpose=CONFIRMING,
        content=content,
        next_on=next_on,
    )
    insist(entries.check(desk, visit))
    id_ = work.insert(visit)
    after_contact(work, firm)
    return id_


def after_contact(work: Writing, firm: Employer) -> None:
    """Who has been spoken to is no longer only found. A dormant firm stays so until it
    offers work again: a call is not yet business."""
    if firm.status is EmployerStatus.FOUND:
        work.update(replace(firm, status=EmployerStatus.REGISTERED))


def confirm_vacancy(desk: Desk, work: Writing, vacancy_id: int, on: date) -> None:
    """The firm said on that day that it still seeks; an older word changes nothing."""
    vacancy = stored.vacancy(desk, vacancy_id)
    if vacancy.confirmed_on is None or vacancy.confirmed_on < on:
        work.update(replace(vacancy, confirmed_on=on))
