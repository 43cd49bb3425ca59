"""A column of an empty sheet, and the examples that several kinds of sheets share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """One column: a field id (dotted for a field of a link), an example of its value, whether
    it must be filled, what it is called where its own label would mislead, how to fill it."""

    field: str
    example: object
    required: bool = False
    label: str = ""
    hint: str = ""


NAME = "홍길동"
BIRTH = date(1968, 3, 2)
PHONE = "010-1234-5678"
FIRM = "한빛식품"
DAY = date(2026, 3, 16)
WAGE = "월 230만원"

PERSON = (
    Asked("seeker", NAME, True, "이름", "한 줄에 한 사람의 이름을 적습니다."),
    Asked("seeker.birth_date", BIRTH, label="생년월일"),
    Asked("seeker.phone", PHONE, label="휴대폰"),
)
A_FIRM = Asked("employer", FIRM, False, "업체명", "업체나 기관, 농가의 이름을 적습니다.")
THE_FIRM = Asked("employer", FIRM, True, "업체명", A_FIRM.hint)
FIRM_PHONE = Asked("employer.phone", "063-123-4567", label="업체 전화번호")
NOTE = Asked("note", "오전에 통화 가능", hint="더 알려 주실 것을 적습니다.")
PLACE = Asked("eup_myeon", "가람읍", hint="읍이나 면의 이름만 적습니다.")
