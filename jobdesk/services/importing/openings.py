"""Which firm and which vacancy a row of another kind's sheet names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from jobdesk.data.lookup import EmployerIndex, Opening, VacancyIndex
from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.employers import OPEN_VACANCY, VacancyStatus
from jobdesk.services.importing.asking import Found
from jobdesk.services.importing.firms import SEVERAL, NewFirms, firm_named, which
from jobdesk.services.importing.planner import SHOWN, id_of
from jobdesk.services.importing.shapes import Candidate

NO_JOB = "(직종 없음)"
"""What the vacancy is called of a sheet that names a firm and no job."""


class Firms:
    """Who is meant by the columns about a firm: one of that name, unless phones, places or
    legal forms say otherwise; of several the right one is asked."""

    def __init__(self, store: Store) -> None:
        self._stored = EmployerIndex.load(store)
        self._new = NewFirms()

    def foresee(self, rows: Sequence[Mapping[str, object]]) -> None:
        """See :meth:`NewFirms.foresee`."""
        self._new.foresee(rows)

    def find(self, values: Mapping[str, object], index: int) -> Found:
        """The firm of the row of that index."""
        firm = firm_named(values)
        id_, candidates = which(self._stored, firm)
        if id_ is not None:
            return Found(id_)
        new, several = self._new.of(firm, id_of(index))
        why = SEVERAL if several else ""
        if candidates:
            why = "같은 업체로 보이는 기록이 있습니다. 어느 업체인지 고르세요."
            if len(candidates) > 1:
                why = "이름이 같은 업체가 여럿입니다. 어느 업체인지 고르세요."
        return Found(None, candidates, why, new)


class Vacancies:
    """Which vacancy of a firm is meant by a job: the one open on the day first; the only one
    is asked where it was not there that day."""

    def __init__(self, store: Store) -> None:
        self._stored = VacancyIndex.load(store)
        self._new: dict[tuple[int, str], int] = {}

    def find(
        self,
        employer: int,
        values: Mapping[str, object],
        day: date | None,
        index: int,
        *,
        anew: bool,
    ) -> Found:
        """The vacancy of the row of that index, of the firm ``employer``."""
        job = str(values.get("vacancy") or "")
        found = self._stored.of_employer(employer)
        if job and job != NO_JOB:
            key = text.search_key(job)
            found = tuple(one for one in found if text.search_key(one.job) == key)
        received = values.get("vacancy.received_on")
        if isinstance(received, date):
            found = tuple(one for one in found if one.received_on == received)
        heads = values.get("vacancy.openings")
        if len(found) > 1 and isinstance(heads, int):
            found = tuple(one for one in found if one.openings == heads) or found
        if len(found) > 1 and day is not None:
            found = tuple(one for one in found if _took_on(one, day)) or found
        told = isinstance(received, date)
        elsewhen = not told and len(found) == 1 and _did_not_stand(found[0], day)
        if len(found) == 1 and not elsewhen:
            return Found(found[0].id)
        new = None
        if anew:
            new = self._new.setdefault((employer, text.search_key(job)), id_of(index))
        if not found:
            return Found(new=new)
        shown = tuple(_candidate(one) for one in found[:SHOWN])
        why = "업체와 직종이 같은 구인이 여럿입니다. 어느 구인인지 고르세요."
        if elsewhen:
            why = "업체의 구인이 그 날짜에는 접수 전이거나 마감 뒤였습니다. 그 구인인지 확인하세요."
        return Found(None, shown, why, new)


def _did_not_stand(opening: Opening, day: date | None) -> bool:
    """Whether a vacancy is known to have come after a day, or to have ended before it."""
    if day is None:
        return False
    later = opening.received_on is not None and opening.received_on > day
    return later or (opening.closes_on is not None and opening.closes_on < day)


def _took_on(opening: Opening, day: date) -> bool:
    """Whether a vacancy sought people on a day."""
    if opening.received_on is not None and opening.received_on > day:
        return False
    if opening.closes_on is not None and opening.closes_on < day:
        return False
    return opening.closes_on is not None or VacancyStatus(opening.status) in OPEN_VACANCY


def _candidate(opening: Opening) -> Candidate:
    parts = (
        f"접수 {opening.received_on.isoformat()}" if opening.received_on else "",
        f"{opening.openings}명",
        opening.status,
    )
    return Candidate(
        opening.id, opening.job, " · ".join(filter(None, parts)), "업체와 직종이 같습니다"
    )
