"""주민등록번호: read for birth date and gender, then forgotten (개인정보 보호법 24의2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from jobdesk.domain import text
from jobdesk.domain.people import Gender
from jobdesk.domain.reading import BadValue

T = TypeVar("T")

_HIDDEN = "*xX#○●◯●＊ㅇ·"
_BETWEEN = r"\s{0,3}[-–—~.‐‑−－～．ㅡ_/]?\s{0,3}"
"""What people put between the two halves; what is read as such a number must be hidden as one."""
_NUMBER = re.compile(rf"(\d{{6}})\s*[-–—~.]?\s*([0-9{_HIDDEN}])([0-9{_HIDDEN}]{{0,6}})")
_IN_TEXT = re.compile(rf"(?<!\d)(\d{{2}})(\d{{2}})(\d{{2}})({_BETWEEN})\d{{7}}(?!\d)")
_WHOLE = re.compile(rf"(?<!\d)(\d{{2}})(\d{{2}})(\d{{2}}){_BETWEEN}(\d)\d{{6}}(?!\d)")
_CENTURY = {
    **dict.fromkeys("1256", 1900),
    **dict.fromkeys("3478", 2000),
    **dict.fromkeys("90", 1800),
}


@dataclass(frozen=True, slots=True)
class Resident:
    """All that is kept of a resident number; ``gender`` is None when its digit is masked."""

    birth_date: date
    gender: Gender | None


def looks_resident(value: object) -> bool:
    """Whether a cell holds a resident number, whole or masked."""
    return _match(value) is not None


def read_resident(value: object, today: date) -> Resident | None:
    """Birth date and gender of ``650302-2******``; None when the cell is no resident number.

    The seventh digit names century and gender (1·2 and 5·6: 1900s, 3·4 and 7·8: 2000s,
    9·0: 1800s; odd is male). Where it is masked the century is the one that makes a living
    adult. Raises BadValue, without the number in its sentence, for an impossible birth date.
    """
    match = _match(value)
    if match is None:
        return None
    front, seventh = match[1], match[2]
    year, month, day = int(front[:2]), int(front[2:4]), int(front[4:])
    century = _CENTURY.get(seventh)
    if century is None:
        century = 2000 if 2000 + year <= today.year - 14 else 1900
    try:
        born = date(century + year, month, day)
    except ValueError as error:
        raise BadValue(
            f"주민등록번호 앞자리가 맞지 않습니다. {month}월 {day}일은 없는 날짜입니다."
        ) from error
    gender = None
    if seventh.isdigit():
        gender = Gender.MALE if int(seventh) % 2 else Gender.FEMALE
    return Resident(born, gender)


def hide_resident(value: str) -> str:
    """The text with the last seven signs of every resident number in it made stars."""
    if len(value) < 13:
        return value
    return _IN_TEXT.sub(_stars, value)


def _stars(match: re.Match[str]) -> str:
    if 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        return f"{match[1]}{match[2]}{match[3]}-*******"
    return match[0]


def _match(value: object) -> re.Match[str] | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        if not 10**10 <= value < 10**13:  # zeros of a birth in 2000–2009 are lost
            return None
        value = f"{value:013d}"
    if not isinstance(value, str):
        return None
    match = _NUMBER.fullmatch(text.narrow(value).strip("'"))
    if match is None:
        return None
    # "650302-2" is a shape people use; six digits and a bare digit are a number, not a person
    if not match[3] and "-" not in match[0]:
        return None
    return match if match[3] == "" or len(match[3]) >= 4 else None


def mask_resident(value: T) -> T | str:
    """A cell without the resident number in it: ``650302-2******`` is what is left of one.

    Birth date and gender can still be read. A cell without such a number comes back itself.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        digits = f"{value:013d}"
        return f"{digits[:6]}-{digits[6]}******" if _is_number(value, digits) else value
    if not isinstance(value, str):
        return value
    masked = _WHOLE.sub(_keep_gender, value)
    return value if masked == value else masked


def _is_number(value: int, digits: str) -> bool:
    if not 10**10 <= value < 10**13:
        return False
    return 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) <= 31


def _keep_gender(match: re.Match[str]) -> str:
    if 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
        return f"{match[1]}{match[2]}{match[3]}-{match[4]}******"
    return match[0]
