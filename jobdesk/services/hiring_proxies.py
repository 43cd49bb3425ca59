"""채용대행: the centre recruits for a firm; whom it found is counted where records hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records, search
from jobdesk.domain.casework import PlacementRoute
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import HiringProxy
from jobdesk.errors import UserError
from jobdesk.services import entries, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, tidied, writing

_KIND = KindId.HIRING_PROXIES


def blank(desk: Desk, vacancy_id: int) -> HiringProxy:
    """A new case for a vacancy: its firm, job and heads."""
    vacancy = stored.vacancy(desk, vacancy_id)
    made: HiringProxy = entries.blank(
        desk,
        _KIND,
        employer_id=vacancy.employer_id,
        vacancy_id=vacancy_id,
        job=vacancy.job,
        heads=vacancy.openings,
    )
    return made


def placed(desk: Desk, vacancy_id: int | None) -> int:
    """How many placements with route 채용대행 a vacancy has."""
    if vacancy_id is None:
        return 0
    conditions = (
        Condition("vacancy_id", Op.IS, vacancy_id),
        Condition("route", Op.IN, (PlacementRoute.HIRING_PROXY.value,)),
    )
    return search.count(desk.store, KindId.PLACEMENTS, Filter(conditions=conditions), desk.today())


def add(desk: Desk, proxy: HiringProxy) -> Change:
    """Store a new case. Raises UserError with the field that is wrong, or where the vacancy
    has a case already: its placements would count twice."""
    clean = _prepared(desk, proxy)
    with writing(desk, "채용대행 등록", Action.ADD, _KIND) as work:
        assert clean.employer_id is not None
        work.label(f"채용대행 등록: {stored.employer(desk, clean.employer_id).name}")
        return work.change(work.insert(clean))


def save(desk: Desk, proxy: HiringProxy) -> Change:
    """Store an edited case. Raises UserError and StaleRecord."""
    clean = _prepared(desk, proxy)
    with writing(desk, "채용대행 수정", Action.EDIT, _KIND) as work:
        assert clean.employer_id is not None
        work.label(f"채용대행 수정: {stored.employer(desk, clean.employer_id).name}")
        work.update(clean)
        return work.change(clean.id)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take cases out of the 휴지통. Raises UserError where the vacancy has another by now."""
    back: list[HiringProxy] = records.get_many(desk.store, _KIND, ids)
    for proxy in back:
        _refuse_second(desk, proxy)
    return entries.untrash(desk, _KIND, ids)


def supplied(desk: Desk, proxy_id: int) -> tuple[int | None, bool]:
    """Heads supplied, and whether placements tell it (True) or somebody typed it (False)."""
    proxy: HiringProxy = records.get(desk.store, _KIND, proxy_id)
    counted = placed(desk, proxy.vacancy_id)
    return (counted, True) if counted else (proxy.supplied, False)


def _prepared(desk: Desk, proxy: HiringProxy) -> HiringProxy:
    clean = tidied(proxy)
    insist(entries.check(desk, clean))
    _refuse_second(desk, clean)
    # What records hold is counted from them; a typed number beside it would be a second truth.
    return replace(clean, supplied=None) if placed(desk, clean.vacancy_id) else clean


def _refuse_second(desk: Desk, proxy: HiringProxy) -> None:
    if proxy.vacancy_id is None:
        return
    same = Filter(conditions=(Condition("vacancy_id", Op.IS, proxy.vacancy_id),))
    known = search.find(desk.store, _KIND, same, None, desk.today())
    if any(id_ != proxy.id for id_ in known):
        raise UserError(
            "이 구인의 채용대행이 이미 있습니다. 같은 취업이 두 번 세어지지 않도록 "
            "저장하지 않았습니다. 이미 있는 채용대행을 고치세요.",
            field="vacancy",
        )
