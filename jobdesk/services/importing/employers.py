"""구인업체 in a sheet: the same firm is met by number, phone or name, the legal form aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jobdesk.data.lookup import EmployerIndex, Firm
from jobdesk.data.store import Store
from jobdesk.domain import text
from jobdesk.domain.centre import eup_myeon_of
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import (
    Employer,
    EmployerStatus,
    EmployerType,
    check_employer,
    company_key,
)
from jobdesk.domain.kinds import KindId
from jobdesk.services.importing.firms import agreement, candidate, same_form
from jobdesk.services.importing.planner import SHOWN, Match, Planner, id_of, row_of
from jobdesk.services.importing.reading import Context, RowValues


class EmployersPlanner(Planner):
    """Employers. One business number is one firm; one name is one firm unless phones,
    places or legal forms say otherwise."""

    kind = KindId.EMPLOYERS
    record_type = Employer

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
        self._stored = EmployerIndex.load(store)
        self._rows = EmployerIndex()
        self._claimed: dict[int, int] = {}
        self._type = employer_type

    def complete(self, row: RowValues, number: str) -> None:  # noqa: ARG002
        values = row.values
        if not values.get("name"):
            self.may_make_up(row, "name", "업체명")
            return
        if self._type is not None:
            values.setdefault("employer_type", self._type)
        elif "employer_type" in values:
            values["employer_type"] = EmployerType(str(values["employer_type"]))
        if values.get("status"):
            values["status"] = EmployerStatus(str(values["status"]))
        address = values.get("address")
        if address and "eup_myeon" not in values:
            place = eup_myeon_of(str(address), self.places)
            if place:
                values["eup_myeon"] = place

    def title(self, values: Mapping[str, object]) -> str:
        return str(values.get("name", ""))

    def problems(self, record: Any) -> tuple[Problem, ...]:
        # a mistyped check digit is told as a remark; the number stands as the paper has it
        return tuple(p for p in check_employer(record) if p.field != "business_number")

    def find(self, values: Mapping[str, object]) -> Match:
        firm = _firm(0, values)
        match = self._among(self._stored, firm, in_file=False)
        if match.existing is not None:
            twin = self._claimed.get(match.existing)
            return match if twin is None else Match(match.existing, twin)
        if match.candidates:
            return match
        return self._among(self._rows, firm, in_file=True)

    def remember(self, index: int, values: Mapping[str, object], existing: int | None) -> None:
        if existing is not None:
            self._claimed.setdefault(existing, index)
        else:
            self._rows.add(_firm(id_of(index), values))

    def _among(self, index: EmployerIndex, firm: Firm, *, in_file: bool) -> Match:
        numbered = [index[i] for i in index.by_number(firm.number)]
        if len(numbered) == 1 and numbered[0].key == firm.key:
            return _sure(numbered[0], in_file)
        if numbered:
            why = "사업자등록번호가 같은 업체가 있습니다. 같은 업체인지 확인하세요."
            shown = tuple(
                candidate(f, "사업자등록번호가 같습니다", in_file) for f in numbered[:SHOWN]
            )
            return Match(candidates=shown, why=why)
        named = [index[i] for i in index.by_name(firm.name)]
        named = [other for other in named if same_form(firm.name, other.name)]
        named = [o for o in named if not (firm.number and o.number and firm.number != o.number)]
        sure = [other for other in named if agreement(firm, other) > 0]
        neutral = [other for other in named if agreement(firm, other) == 0]
        if len(sure) == 1:
            return _sure(sure[0], in_file)
        if not sure and len(neutral) == 1 and (in_file or len(named) == 1):
            return _sure(neutral[0], in_file)
        unsure = sure or (neutral if in_file else named)
        if not unsure:
            return Match()
        shown = tuple(candidate(f, "이름이 같습니다", in_file) for f in unsure[:SHOWN])
        why = f"이름이 같은 업체가 {len(unsure)}곳 있습니다. 같은 업체인지 확인하세요."
        return Match(candidates=shown, why=why)


def _sure(firm: Firm, in_file: bool) -> Match:
    return Match(twin=row_of(firm.id)) if in_file else Match(existing=firm.id)


def _firm(id_: int, values: Mapping[str, object]) -> Firm:
    name = str(values["name"])
    return Firm(
        id_,
        name,
        company_key(name),
        text.digits(str(values.get("business_number", ""))),
        tuple(str(values[key]).replace("-", "") for key in ("phone", "phone2") if values.get(key)),
        str(values.get("eup_myeon") or values.get("address") or ""),
    )
