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
_MARK = r"\s{0,3}[-–—~.‐‑−－～．ㅡ]\s{0,3}"
_DAMAGED = re.compile(
    rf"(?<![\d-])(\d{{5,6}})({_MARK})([\d{_HIDDEN}])([\d{_HIDDEN}]{{4,7}})(?![\d{_HIDDEN}]|-\d)"
)
"""A number with signs missing, one too many, or only some of them hidden: ``900109-123456``."""
_SPACED = re.compile(rf"\s*'?(\d{{6}})\s+([1-8１-８])[\d{_HIDDEN}]{{4,5}}\s*")
_BARE = re.compile(r"\s*'?(?!0\d{10}\s*$)(\d{6})([1-8１-８])\d{4,5}\s*")
"""Eleven digits from 0 on are a phone."""
SHORTEST = 12
"""Signs of the shortest text in which a number with signs missing is known."""
_SPAN_YEARS = 10
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
    """The text with the signs behind the birth date of every resident number made stars."""
    if len(value) < SHORTEST:
        return value
    return _DAMAGED.sub(_damaged_stars, _IN_TEXT.sub(_stars, value))


def _stars(match: re.Match[str]) -> str:
    if _is_day(match[2] + match[3]):
        return f"{match[1]}{match[2]}{match[3]}-*******"
    return match[0]


def _damaged_stars(match: re.Match[str]) -> str:
    return f"{match[1]}-*******" if _is_damaged(match) else match[0]


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

    Birth date and gender can still be read, as before. A number of which signs are missing is
    hidden too, where a hyphen or a space stands in it; without one see :func:`mask_bare`. A
    cell without such a number comes back itself.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        digits = f"{value:013d}"
        return f"{digits[:6]}-{digits[6]}******" if _is_number(value, digits) else value
    if not isinstance(value, str) or len(value) < SHORTEST:
        return value
    masked = _DAMAGED.sub(_keep_damaged, _WHOLE.sub(_keep_gender, value))
    if masked != value:
        return masked
    spaced = _SPACED.fullmatch(value)
    if spaced is not None and _is_day(spaced[1][2:]):
        return f"{spaced[1]}-{spaced[2]}******"
    return value


def mask_bare(value: T) -> T | str:
    """A cell of eleven or twelve bare digits that are a resident number with signs missing.

    Such a run may as well be an account or a phone, so this is only for a column in which
    resident numbers are known to stand. A cell of another shape comes back itself.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return value
    match = _BARE.fullmatch(str(value))
    if match is None or not _is_day(match[1][2:]):
        return value
    return f"{match[1]}-{match[2]}******"


def _is_number(value: int, digits: str) -> bool:
    return 10**10 <= value < 10**13 and _is_day(digits[2:6])


def _keep_gender(match: re.Match[str]) -> str:
    if _is_day(match[2] + match[3]):
        return f"{match[1]}{match[2]}{match[3]}-{match[4]}******"
    return match[0]


def _keep_damaged(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[3]}******" if _is_damaged(match) else match[0]


def _is_damaged(match: re.Match[str]) -> bool:
    """Told from what is written alike: a span of days (``250101~251231``), an order's number."""
    front, seventh, rest = match[1], match[3], match[4]
    if not any(sign.isdigit() for sign in rest):  # nothing is left to hide
        return False
    if seventh.isdigit() and int(seventh) in (0, 9):  # born before 1900
        return False
    if len(front) == 5:  # the zero of 2000–2009 is lost; only a whole second half tells so
        return len(rest) == 6 and _is_day(front[1:])
    return _is_day(front[2:]) and not _is_later_day(seventh + rest, front)


def _is_later_day(digits: str, front: str) -> bool:
    if not digits.isdigit():
        return False
    if len(digits) == 8:
        return digits[:2] in ("19", "20") and _is_day(digits[4:])
    return (
        len(digits) == 6
        and _is_day(digits[2:])
        and 0 <= int(digits[:2]) - int(front[:2]) <= _SPAN_YEARS
    )


def _is_day(month_and_day: str) -> bool:
    return 1 <= int(month_and_day[:2]) <= 12 and 1 <= int(month_and_day[2:]) <= 31
