"""확인할 구인: open vacancies of which nobody has heard for a while, and what a call brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from jobdesk.data import search
from jobdesk.domain.changes import Change
from jobdesk.domain.employers import OPEN_VACANCY, VacancyStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists, settings, stored, visits
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import writing

_KIND = KindId.VACANCIES
_OPEN = tuple(status.value for status in VacancyStatus if status in OPEN_VACANCY)
_FIELDS = (
    "employer_id", "employer", "job", "openings", "hired_count", "wage", "received_on",
    "confirmed_on", "closes_on", "counsellor",
)  # fmt: skip
_FIRM = ("phone", "phone2", "contact_name")
_SAID = "계속 구하는 중임을 확인함"
_NOT_REACHED = "연결되지 않아 다시 전화하기로 함"


@dataclass(frozen=True, slots=True)
class StaleVacancy:
    """An open vacancy to ask about. ``since`` is the day of the last word (None: never any
    date), ``days`` how long ago that is; ``confirmed_on`` None where only received."""

    id: int
    employer_id: int
    employer: str
    job: str
    contact: str
    phone: str
    phone2: str
    openings: int
    hired: int
    wage: str
    since: date | None
    days: int
    confirmed_on: date | None
    closes_on: date | None
    counsellor: str


def queue(desk: Desk) -> tuple[StaleVacancy, ...]:
    """The open vacancies not confirmed for ``vacancy_confirm_days``, the oldest word first.

    One never confirmed counts from the day it was received. Those to be called again on a
    later day (:func:`later`) wait until then.
    """
    today = desk.today()
    with desk.store.reading():
        last = today - timedelta(days=settings.get(desk).vacancy_confirm_days)
        open_ = Filter(conditions=(Condition("status", Op.IN, _OPEN),))
        ids = search.find(desk.store, _KIND, open_, None, today)
        found = lists.rows(desk, _KIND, ids, _FIELDS)
        waiting = _called_later(desk)
        stale = {
            id_: values
            for id_, values in found.items()
            if id_ not in waiting and (_since(values) or date.min) <= last
        }
        firms = lists.rows(
            desk, KindId.EMPLOYERS, sorted({int(v[0]) for v in _all(stale) if v[0]}), _FIRM
        )
    made = [_stale(id_, values, firms, today) for id_, values in stale.items()]
    return tuple(sorted(made, key=lambda one: (one.since or date.min, one.id)))


def stale(desk: Desk) -> Filter:
    """The vacancies of the queue, as a list shows them."""
    return Filter(ids=tuple(one.id for one in queue(desk)))


def confirm(desk: Desk, vacancy_id: int, on: date | None = None) -> Change:
    """The firm still seeks: confirmed ``on`` (today), and the call is logged.

    Raises UserError when the vacancy is no longer open or the day lies ahead.
    """
    day = on or desk.today()
    with writing(desk, "구인 확인", Action.EDIT, _KIND) as work:
        vacancy = _open(desk, vacancy_id)
        assert vacancy.employer_id is not None
        work.label(f"구인 확인: {vacancy.job}")
        visits.call(desk, work, vacancy.employer_id, vacancy_id, _SAID, day)
        visits.confirm_vacancy(desk, work, vacancy_id, day)
        return work.change(vacancy_id)


def close(desk: Desk, vacancy_id: int, reason: str) -> Change:
    """The firm seeks no more: 마감 with the reason, and the call is logged.

    Raises UserError when no reason is given or the vacancy is no longer open.
    """
    if not reason.strip():
        raise UserError(
            "마감 사유를 고르거나 입력하세요. 구인은 그대로입니다.", field="closed_reason"
        )
    with writing(desk, "구인 마감", Action.EDIT, _KIND) as work:
        vacancy = _open(desk, vacancy_id)
        assert vacancy.employer_id is not None
        work.label(f"구인 마감: {vacancy.job} ({reason.strip()})")
        visits.call(
            desk, work, vacancy.employer_id, vacancy_id, f"마감: {reason.strip()}", desk.today()
        )
        work.update(
            replace(
                vacancy,
                status=VacancyStatus.CLOSED,
                closed_reason=reason.strip(),
                confirmed_on=desk.today(),
            )
        )
        return work.change(vacancy_id)


def later(desk: Desk, vacancy_id: int, days: int = 1) -> Change:
    """Nobody answered: the attempt is logged, the vacancy comes back after ``days``.

    Raises UserError when the vacancy is no longer open.
    """
    with writing(desk, "구인 확인 나중에", Action.EDIT, _KIND) as work:
        vacancy = _open(desk, vacancy_id)
        assert vacancy.employer_id is not None
        work.label(f"구인 확인 나중에: {vacancy.job}")
        visits.call(
            desk,
            work,
            vacancy.employer_id,
            vacancy_id,
            _NOT_REACHED,
            desk.today(),
            desk.today() + timedelta(days=max(1, days)),
        )
        return work.change(vacancy_id)


def _open(desk: Desk, vacancy_id: int) -> Any:
    vacancy = stored.vacancy(desk, vacancy_id)
    if vacancy.status not in OPEN_VACANCY or vacancy.trashed_on is not None:
        raise UserError(
            f"{vacancy.job} 구인은 이미 진행 중이 아닙니다. 바뀐 것이 없습니다. "
            "목록을 새로 조회하세요."
        )
    return vacancy


def _called_later(desk: Desk) -> frozenset[int]:
    """Vacancies of which a call has been put off to a day still to come."""
    wanted = Filter(
        conditions=(
            Condition("purpose", Op.IS, visits.CONFIRMING),
            Condition("next_on", Op.AT_LEAST, desk.today() + timedelta(days=1)),
        )
    )
    ids = search.find(desk.store, KindId.VISITS, wanted, None, desk.today())
    rows = lists.rows(desk, KindId.VISITS, ids, ("vacancy_id",))
    return frozenset(int(values[0]) for values in _all(rows) if values[0])


def _all(rows: dict[int, tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return list(rows.values())


def _since(values: tuple[Any, ...]) -> date | None:
    received, confirmed = values[6], values[7]
    found = confirmed or received
    return found if isinstance(found, date) else None


def _stale(
    id_: int, values: tuple[Any, ...], firms: dict[int, tuple[object, ...]], today: date
) -> StaleVacancy:
    firm, name, job, openings, hired, wage, _, confirmed, closes, counsellor = values
    phone, phone2, contact = firms.get(firm, ("", "", ""))
    since = _since(values)
    return StaleVacancy(
        id=id_,
        employer_id=int(firm or 0),
        employer=str(name or ""),
        job=str(job),
        contact=str(contact or ""),
        phone=str(phone or ""),
        phone2=str(phone2 or ""),
        openings=int(openings or 0),
        hired=int(hired or 0),
        wage=str(wage or ""),
        since=since,
        days=(today - since).days if since else 0,
        confirmed_on=confirmed,
        closes_on=closes,
        counsellor=str(counsellor or ""),
    )
