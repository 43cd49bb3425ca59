"""When two written firms are one: shared by the import of employers and of vacancies."""

from __future__ import annotations

import re

from jobdesk.data.lookup import Firm
from jobdesk.domain import text
from jobdesk.services.importing.shapes import Candidate

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
