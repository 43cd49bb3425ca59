"""The columns of a record that belong to somebody else: a person, a firm or a vacancy it names.

The link's own field holds the name (``seeker``, ``employer``, ``vacancy``); what tells it from
others of that name is dotted (``seeker.birth_date``, ``employer.phone``).
"""

from __future__ import annotations

from dataclasses import replace

from jobdesk.exchange.rules import ColumnRule, Reads, words
from jobdesk.exchange.words import (
    COMPANY,
    FIRM_PHONE,
    NAME,
    NUMBER,
    PERSON,
    PREMISES,
    REPRESENTATIVE,
)

_BESIDE = 0.3
"""What says who a person is says little about the kind of the sheet."""

_OF_THE_FIRM = words(
    "업체연락처 업체전화 업체전화번호 회사전화 회사연락처 사업장전화 사업장전화번호 사업장연락처 "
    "구인업체연락처 구인업체전화 기업연락처"
)

COUNSELLOR = words(
    "담당 담당자 상담사 담당상담사 담당자명 상담자 담당직원 상담원 담당상담원 취업상담사 "
    "직업상담사 상담사명"
)


def person(*more: str) -> tuple[ColumnRule, ...]:
    """The columns about the person of a record; ``more`` are words for the name."""
    return (
        ColumnRule("seeker", Reads.NAME, tuple(dict.fromkeys((*more, *NAME)))),
        *(_of("seeker", rule) for rule in PERSON[1:]),
        ColumnRule(
            "seeker.age",
            Reads.AGE,
            words("나이 연령 만나이 만연령 연세 나이만 age"),
            weight=_BESIDE,
        ),
        ColumnRule(
            "seeker.address",
            Reads.ADDRESS,
            words("주소 거주지 주소지 자택주소 현주소 거주지주소"),
            weight=_BESIDE,
            many=True,
        ),
        ColumnRule(
            "seeker.eup_myeon",
            Reads.PLACE,
            words("읍면 읍면동 읍면명 거주읍면 거주읍면동"),
            weight=_BESIDE,
        ),
    )


def _of(link: str, rule: ColumnRule) -> ColumnRule:
    second = f"{link}.{rule.second}" if rule.second else ""
    return replace(rule, field=f"{link}.{rule.field}", second=second, weight=_BESIDE)


def firm(*more: str, alone: bool = False, weight: float = 1.0) -> tuple[ColumnRule, ...]:
    """The columns about the firm of a record; ``more`` are words for its name.

    ``alone`` says that the record names no person, so that a bare 연락처 is the firm's.
    """
    phone = FIRM_PHONE if alone else _OF_THE_FIRM
    premises = PREMISES if alone else words("소재지 업체주소 사업장주소 회사주소 업체소재지")
    return (
        ColumnRule(
            "employer", Reads.COMPANY, tuple(dict.fromkeys((*more, *COMPANY))), weight=weight
        ),
        ColumnRule("employer.business_number", Reads.BUSINESS_NUMBER, NUMBER, weight=_BESIDE),
        ColumnRule("employer.phone", Reads.PHONE, phone, second="employer.phone2", weight=_BESIDE),
        ColumnRule("employer.address", Reads.ADDRESS, premises, weight=_BESIDE, many=True),
        ColumnRule("employer.representative", Reads.TEXT, REPRESENTATIVE, weight=_BESIDE),
    )


def vacancy(*more: str, weight: float = 1.0) -> tuple[ColumnRule, ...]:
    """The columns about the vacancy of a record."""
    return (
        ColumnRule(
            "vacancy",
            Reads.TEXT,
            tuple(dict.fromkeys((*more, *words("구인 모집직종 구인직종 채용직종 직종 알선직종")))),
            weight=weight,
        ),
        ColumnRule(
            "vacancy.received_on",
            Reads.DATE,
            words("구인접수일 구인접수일자 구인신청일 구인등록일"),
            weight=_BESIDE,
        ),
        ColumnRule(
            "vacancy.openings",
            Reads.OPENINGS,
            words("모집인원 구인인원 구인모집인원 채용예정인원"),
            weight=_BESIDE,
        ),
    )
