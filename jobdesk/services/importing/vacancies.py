"""구인 in a sheet: its employer is found by name or made with it; a posting is met again by
employer, job and day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jobdesk.data import records
from jobdesk.data.lookup import EmployerIndex, VacancyIndex
from jobdesk.data.store import Store
from jobdesk.domain.centre import eup_myeon_of
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import EmployerType, Vacancy, VacancyStatus, check_vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.services.importing.firms import (
    CANDIDATES,
    NEW,
    SEVERAL,
    NewFirms,
    firm_key,
    firm_named,
    which,
)
from jobdesk.services.importing.planner import SHOWN, Match, Planner, id_of
from jobdesk.services.importing.reading import Context, RowValues

NAMELESS = "(업체명 없음)"
"""Begins the name made up for the employer of a sheet that has no column of employers; rows
of one phone, or else of one address, share one."""
NO_JOB = "(직종 없음)"
_LONG_JOB = 60


class VacanciesPlanner(Planner):
    """Vacancies with their employers."""

    kind = KindId.VACANCIES
    record_type = Vacancy

    def __init__(
        self,
        store: Store,
        context: Context,
        mapped: frozenset[str],
        places: Sequence[str],
        employer_type: EmployerType | None = None,
        *,
        whole: bool = True,
    ) -> None:
        super().__init__(context, mapped, places, whole=whole)
        self._store = store
        self._firms = EmployerIndex.load(store)
        self._new_firms = NewFirms()
        self._index = -1
        self._stored = VacancyIndex.load(store)
        self._seen: dict[tuple[object, ...], int] = {}
        self._claimed: set[int] = set()
        self._type = employer_type

    def foresee(self, rows: Sequence[Mapping[str, object]]) -> None:
        self._new_firms.foresee(rows)

    def complete(self, row: RowValues, number: str) -> None:  # noqa: ARG002
        self._index += 1
        values = row.values
        self._name_employer(row)
        if not values.get("job"):
            if not self.may_make_up(row, "job", "모집직종"):
                return
            values["job"] = NO_JOB
        _shorten_job(values)
        if not values.get("workplace") and values.get("employer.address"):
            values["workplace"] = values["employer.address"]
        if values.get("workplace") and "eup_myeon" not in values:
            place = eup_myeon_of(str(values["workplace"]), self.places)
            if place:
                values["eup_myeon"] = place
        closes = values.get("closes_on")
        status = values.get("status")
        if status:
            values["status"] = VacancyStatus(str(status))
        elif isinstance(closes, date) and closes < self.context.today:
            values["status"] = VacancyStatus.CLOSED
        if not row.bad:
            self._find_employer(row)

    def _name_employer(self, row: RowValues) -> None:
        values = row.values
        if values.get("employer"):
            return
        if not self.may_make_up(row, "employer", "구인업체"):
            return
        known = values.get("employer.phone") or values.get("employer.address") or "미상"
        values["employer"] = f"{NAMELESS} {known}"

    def _find_employer(self, row: RowValues) -> None:
        values = row.values
        firm = firm_named(values)
        id_, candidates = which(self._firms, firm)
        values["employer_id"] = id_
        if candidates:
            values[CANDIDATES] = candidates
        if id_ is None:
            values[NEW], several = self._new_firms.of(firm, id_of(self._index))
            if several and not candidates:
                row.doubts.append(SEVERAL)

    def title(self, values: Mapping[str, object]) -> str:
        return " · ".join(str(values[n]) for n in ("employer", "job") if values.get(n))

    def problems(self, record: Any) -> tuple[Problem, ...]:
        return tuple(p for p in check_vacancy(record) if p.field != "employer")

    def doubtful(self, problem: Problem) -> bool:
        return problem.field == "closes_on"

    def find(self, values: Mapping[str, object]) -> Match:
        choices = values.get(CANDIDATES)
        if isinstance(choices, tuple):
            why = "같은 업체로 보이는 기록이 있습니다. 어느 업체의 구인인지 고르세요."
            if len(choices) > 1:
                why = "이름이 같은 업체가 여럿입니다. 어느 업체의 구인인지 고르세요."
            return Match(candidates=choices, why=why, asks="employer")
        if (twin := self._seen.get(_whole(values))) is not None:
            return Match(twin=twin)
        employer = values.get("employer_id")
        if not isinstance(employer, int):
            return Match()
        day = values.get("received_on")
        ids = self._stored.find(
            employer, str(values["job"]), day if isinstance(day, date) else None
        )
        ids = tuple(i for i in ids if i not in self._claimed)
        if len(ids) <= 1:
            return Match(existing=ids[0]) if ids else Match()
        found = records.get_many(self._store, KindId.VACANCIES, ids)
        same = [v for v in found if _says_nothing_new(v, values)]
        if same:
            return Match(existing=same[0].id)
        shown = tuple(self._candidate(v) for v in found[:SHOWN])
        why = f"같은 업체, 직종, 접수일의 구인이 {len(ids)}건 있습니다. 어느 것인지 고르세요."
        return Match(candidates=shown, why=why)

    def _candidate(self, vacancy: Vacancy) -> Any:
        from jobdesk.services.importing.shapes import Candidate

        detail = " · ".join(
            filter(None, (f"{vacancy.openings}명", vacancy.wage, vacancy.workplace))
        )
        return Candidate(vacancy.id, vacancy.job, detail, "업체와 직종이 같습니다")

    def remember(self, index: int, values: Mapping[str, object], existing: int | None) -> None:
        self._seen.setdefault(_whole(values), index)
        if existing is not None:
            self._claimed.add(existing)


def _whole(values: Mapping[str, object]) -> tuple[object, ...]:
    """Everything that a row says, the employer by its key."""
    rest = sorted(
        (key, str(value)) for key, value in values.items() if key not in ("employer", CANDIDATES)
    )
    return (firm_key(str(values["employer"])), *rest)


def _says_nothing_new(vacancy: Vacancy, values: Mapping[str, object]) -> bool:
    return all(
        getattr(vacancy, name) == value
        for name, value in values.items()
        if "." not in name and name not in ("employer", "status")
    )


def _shorten_job(values: dict[str, object]) -> None:
    """A job told in sentences: its beginning is the job, all of it goes to the note."""
    words = str(values["job"])
    first = words.split("\n", 1)[0].strip()
    if words == first and len(words) <= _LONG_JOB:
        return
    if len(first) > _LONG_JOB:
        first = first[: _LONG_JOB - 1].rstrip() + "…"
    values["job"] = first
    note = str(values.get("note", ""))
    values["note"] = f"{words}\n{note}".strip()
