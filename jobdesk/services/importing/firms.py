"""When two written firms are one: shared by the import of employers and of whatever names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from jobdesk.data.lookup import EmployerIndex, Firm
from jobdesk.domain import text
from jobdesk.domain.centre import eup_myeon_of
from jobdesk.domain.employers import Employer, EmployerType, company_key
from jobdesk.services.importing.planner import SHOWN
from jobdesk.services.importing.shapes import Candidate

_PREFIX = "employer."
CANDIDATES = "employer.candidates"
"""Under this key the values of a 구인 hold the firms of which its own may be one."""
NEW = "employer.new"
"""Under this key they hold which of the sheet's new firms it is, should none of those be it."""
_MANY = 100
_SOME = 20
"""So many firms of one name are told apart beforehand; two are enough to ask."""
"""Beyond so many new firms of one name each row is asked: comparing all would take for ever."""
SEVERAL = "이 파일에 이름이 같은 새 업체가 여럿이라 어느 업체인지 알 수 없습니다. 확인하세요."

_FORMS = (
    ("주", re.compile(r"\(주\)|주식회사")),
    ("유", re.compile(r"\(유\)|유한회사|유한책임회사")),
    ("농", re.compile(r"농업회사법인|영농조합법인")),
)


def legal_form(name: str) -> str:
    """주 for a 주식회사, 유 for a 유한회사, 농 for a farming corporation, else ``""``."""
    plain = text.narrow(name)
    return next((form for form, pattern in _FORMS if pattern.search(plain)), "")


def same_form(one: str, other: str) -> bool:
    """Whether the legal forms of two names may be one; a name without a form fits any."""
    first, second = legal_form(one), legal_form(other)
    return not first or not second or first == second


def agreement(one: Firm, other: Firm) -> int:
    """Of two firms of one name: 1 when something else agrees, -1 when something differs and
    nothing agrees, 0 when there is nothing to compare."""
    if one.number and other.number:
        return 1 if one.number == other.number else -1
    if set(one.phones) & set(other.phones):
        return 1
    if one.eup_myeon and other.eup_myeon:
        if one.eup_myeon == other.eup_myeon:
            return 1
        return -1
    return -1 if one.phones and other.phones else 0


def candidate(firm: Firm, why: str, in_file: bool) -> Candidate:
    """A firm as a question shows it."""
    phone = _phone(firm.phones[0]) if firm.phones else ""
    where = "이 파일" if in_file else ""
    detail = " · ".join(filter(None, (where, firm.number, phone, firm.eup_myeon)))
    return Candidate(firm.id, firm.name, detail, why)


def _phone(digits: str) -> str:
    try:
        return text.phone(digits)
    except ValueError:
        return digits


def which(index: EmployerIndex, firm: Firm) -> tuple[int | None, tuple[Candidate, ...]]:
    """The known firm that is meant, or those of which it may be one; neither where it is new.

    A number under another name is asked, and so is a name with another phone; a name with
    another number is another firm.
    """
    numbered = [index[i] for i in index.by_number(firm.number)]
    if len(numbered) == 1 and numbered[0].key == firm.key:
        return numbered[0].id, ()
    if numbered:
        shown = (candidate(f, "사업자등록번호가 같습니다", False) for f in numbered[:SHOWN])
        return None, tuple(shown)
    named = [index[i] for i in index.by_name(firm.name)]
    named = [other for other in named if same_form(firm.name, other.name)]
    named = [o for o in named if not (firm.number and o.number and firm.number != o.number)]
    sure = [other for other in named if agreement(firm, other) > 0]
    if len(sure) == 1:
        return sure[0].id, ()
    if len(named) == 1 and agreement(firm, named[0]) == 0:
        return named[0].id, ()
    shown = (candidate(other, "이름이 같습니다", False) for other in (sure or named)[:SHOWN])
    return None, tuple(shown)


def firm_named(values: Mapping[str, object]) -> Firm:
    """The firm that a row names by the columns about it."""
    name = str(values["employer"])
    return Firm(
        0,
        name,
        company_key(name),
        text.digits(str(values.get("employer.business_number", ""))),
        tuple(
            str(values[key]).replace("-", "")
            for key in ("employer.phone", "employer.phone2")
            if values.get(key)
        ),
        str(values.get("employer.eup_myeon", "")),
        address=str(values.get("employer.address", "")),
    )


def employer_of(
    values: Mapping[str, object], places: Sequence[str], type_: EmployerType | None
) -> Employer:
    """The employer to be made for a row, from the columns about it."""
    told = {
        key.removeprefix(_PREFIX): value
        for key, value in values.items()
        if key.startswith(_PREFIX) and key not in (CANDIDATES, NEW)
    }
    address = str(told.get("address", ""))
    told.setdefault("eup_myeon", eup_myeon_of(address, tuple(places)))
    return Employer(
        name=str(values["employer"]),
        employer_type=type_ or EmployerType.COMPANY,
        **told,  # type: ignore[arg-type]
    )


def firm_key(name: str) -> tuple[str, str]:
    """Under which key rows of one new employer are gathered."""
    return company_key(name), legal_form(name)


class NewFirms:
    """The firms of one sheet that nobody knows yet: rows of one name are one firm, unless
    numbers or phones say otherwise; of several that it may be, none is taken."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[Firm]] = {}
        self._told: dict[tuple[str, str], list[Firm]] = {}

    def foresee(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Learn which firms all rows tell apart by number or phone, since a bare name may
        stand before them."""
        for values in rows:
            if not values.get("employer"):
                continue
            firm = firm_named(values)
            if not (firm.number or firm.phones):
                continue
            told = self._told.setdefault(firm_key(firm.name), [])
            if len(told) < _SOME and all(_contradict(firm, other) for other in told):
                told.append(firm)

    def of(self, firm: Firm, id_: int) -> tuple[int, bool]:
        """Under which id a row's firm is gathered, ``id_`` for one of its own; and whether it
        has to be asked."""
        told = self._told.get(firm_key(firm.name), ())
        bare = not (firm.number or firm.phones)
        if bare and sum(not _contradict(firm, other) for other in told) > 1:
            return id_, True
        known = self._known.setdefault(firm_key(firm.name), [])
        if len(known) >= _MANY:
            return id_, True
        fits = [place for place, other in enumerate(known) if not _contradict(firm, other)]
        sure = [place for place in fits if _agree(firm, known[place])]
        meant = sure if len(sure) == 1 else fits
        if len(meant) != 1:
            known.append(firm._replace(id=id_))
            return id_, bool(meant)
        other = known[meant[0]]
        known[meant[0]] = other._replace(
            number=other.number or firm.number,
            phones=tuple(dict.fromkeys((*other.phones, *firm.phones))),
            address=other.address or firm.address,
        )
        return other.id, False


def _agree(one: Firm, other: Firm) -> bool:
    same_number = bool(one.number) and one.number == other.number
    return same_number or bool(set(one.phones) & set(other.phones))


def _contradict(one: Firm, other: Firm) -> bool:
    if one.number and other.number:
        return one.number != other.number
    if not one.phones or not other.phones or set(one.phones) & set(other.phones):
        return False
    return not one.address or text.search_key(one.address) != text.search_key(other.address)


def filled(known: Employer, other: Employer) -> Employer:
    """An employer told by several rows: what one leaves empty, another says."""
    more = {
        name: getattr(other, name)
        for name in ("business_number", "representative", "contact_name", "phone", "phone2",
                     "address", "eup_myeon", "industry", "headcount")
        if not getattr(known, name) and getattr(other, name)
    }  # fmt: skip
    return replace(known, **more)
