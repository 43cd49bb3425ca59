"""Ready indicators of vacancies, 구직신청, referrals, interviews and hires."""

from __future__ import annotations

from collections.abc import Iterable

from jobdesk.domain.casework import MET, PlacementRoute
from jobdesk.domain.counselling import RegistrationStatus
from jobdesk.domain.employers import EmployerType, VacancyStatus
from jobdesk.domain.fields import KindId
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.indicators import HIRING, SEEKING, Basis, Indicator
from jobdesk.domain.interviews import AllowanceStatus, Attendance, TripStatus
from jobdesk.domain.network import ProxyStatus

_B = Basis
TRIPS, PROXIES, ALLOWANCES = "동행면접", "채용대행", "면접활동비"


def one_of(field: str, words: Iterable[str]) -> Condition:
    """The condition that a field says one of these words."""
    return Condition(field, Op.IN, tuple(sorted(str(word) for word in words)))


_MET = (one_of("status", MET),)
_HELD = (Condition("trip_status", Op.IS, TripStatus.HELD.value),)
_WENT = (*_HELD, one_of("attendance", (Attendance.EXPECTED, Attendance.CAME)))
_PAID = (Condition("status", Op.IS, AllowanceStatus.PAID.value),)


def asked(
    id_: str,
    name: str,
    unit: str,
    basis: Basis,
    rule: str,
    kind: KindId,
    date_field: str,
    group: str,
    *,
    sum_field: str = "",
    distinct_field: str = "",
    left_out: tuple[str, ...] = (),
    conditions: tuple[Condition, ...] = (),
) -> Indicator:
    """An indicator of records that is shown where it is asked for."""
    return Indicator(
        id_,
        name,
        unit,
        basis,
        rule,
        kind,
        date_field,
        sum_field=sum_field,
        distinct_field=distinct_field,
        left_out=left_out,
        conditions=conditions,
        group=group,
        when_asked=True,
    )


_SEEKING: tuple[Indicator, ...] = (
    asked(
        "vacancies",
        "구인신청 건수",
        "건",
        _B.CASES,
        "접수일이 기간에 드는 구인을 모집인원과 관계없이 한 건씩 세며, 취소된 구인은 뺍니다.",
        KindId.VACANCIES,
        "received_on",
        SEEKING,
        left_out=(VacancyStatus.CANCELLED,),
    ),
    asked(
        "vacancy_firms",
        "구인업체",
        "개사",
        _B.CASES,
        "접수일이 기간에 드는 구인을 낸 업체와 농가를 한 번씩 세며, 취소된 구인은 뺍니다.",
        KindId.VACANCIES,
        "received_on",
        SEEKING,
        distinct_field="employer_id",
        left_out=(VacancyStatus.CANCELLED,),
    ),
    asked(
        "new_employers",
        "신규 구인업체",
        "개사",
        _B.CASES,
        "등록일이 기간에 드는 기업과 기관을 세며, 농가는 뺍니다.",
        KindId.EMPLOYERS,
        "registered_on",
        SEEKING,
        conditions=(one_of("employer_type", set(EmployerType) - {EmployerType.FARM}),),
    ),
    asked(
        "registered_people",
        "구직신청 실인원",
        "명",
        _B.PEOPLE,
        "구직신청일이 기간에 드는 사람을 여러 번 신청했어도 한 번만 세고, 취소한 신청은 뺍니다.",
        KindId.REGISTRATIONS,
        "registered_on",
        SEEKING,
        distinct_field="seeker_id",
        left_out=(RegistrationStatus.CANCELLED,),
    ),
    asked(
        "referred_people",
        "알선 인원",
        "명",
        _B.PEOPLE,
        "알선일이 기간에 드는 알선의 구직자를 여러 번 알선했어도 한 번만 셉니다.",
        KindId.REFERRALS,
        "referred_on",
        SEEKING,
        distinct_field="seeker_id",
    ),
    Indicator(
        "vacancy_ratio",
        "구인배수",
        "배",
        _B.CASES,
        "기간의 구인신청 인원을 구직신청 건수로 나눕니다.",
        over=("openings", "registrations"),
        factor=1,
        group=SEEKING,
        when_asked=True,
    ),
)

_ROUTES: tuple[tuple[str, str, PlacementRoute], ...] = (
    ("placements_by_referral", "센터알선 취업", PlacementRoute.REFERRAL),
    ("placements_on_site", "현장채용", PlacementRoute.ON_SITE),
    ("placements_after_event", "행사 후 취업", PlacementRoute.AFTER_EVENT),
    ("placements_by_training", "훈련연계 취업", PlacementRoute.TRAINING),
    ("placements_by_proxy", "채용대행 취업", PlacementRoute.HIRING_PROXY),
    ("placements_by_self", "자체취업", PlacementRoute.SELF),
)

_HIRING: tuple[Indicator, ...] = (
    asked(
        "interviews",
        "면접",
        "건",
        _B.CASES,
        "면접일이 기간에 드는 알선 가운데 면접을 본 것(면접완료, 채용, 불채용, 입사, 입사포기)을 "
        "세며, 만남의 날 현장면접은 넣지 않습니다.",
        KindId.REFERRALS,
        "interview_on",
        HIRING,
        conditions=_MET,
    ),
    asked(
        "interviewed_people",
        "면접 인원",
        "명",
        _B.PEOPLE,
        "면접일이 기간에 드는 알선 가운데 면접을 본 것의 구직자를 한 번만 셉니다.",
        KindId.REFERRALS,
        "interview_on",
        HIRING,
        distinct_field="seeker_id",
        conditions=_MET,
    ),
    asked(
        "placed_people",
        "취업 실인원",
        "명",
        _B.PEOPLE,
        "입사일이 기간에 들고 기준일을 넘지 않은 사람을 여러 번 입사했어도 한 번만 셉니다.",
        KindId.PLACEMENTS,
        "hire_date",
        HIRING,
        distinct_field="seeker_id",
    ),
    *(
        asked(
            id_,
            name,
            "명",
            _B.PARTICIPATIONS,
            f"입사일이 기간에 들고 기준일을 넘지 않은 취업 가운데 취업경로가 ‘{route}’인 것을 "
            "세며, 같은 사람이 다시 입사하면 다시 셉니다.",
            KindId.PLACEMENTS,
            "hire_date",
            HIRING,
            conditions=(Condition("route", Op.IS, route.value),),
        )
        for id_, name, route in _ROUTES
    ),
    asked(
        "insured_placements",
        "고용보험 가입 취업",
        "명",
        _B.PARTICIPATIONS,
        "입사일이 기간에 들고 기준일을 넘지 않은 취업 가운데 고용보험에 가입한 것을 세며, 같은 "
        "사람이 다시 입사하면 다시 셉니다.",
        KindId.PLACEMENTS,
        "hire_date",
        HIRING,
        conditions=(Condition("insured", Op.IS, value=True),),
    ),
    Indicator(
        "placement_rate",
        "취업률(구직신청 기준)",
        "%",
        _B.CASES,
        "기간의 채용을 기간의 구직신청 건수로 나누어 100을 곱합니다.",
        over=("placements", "registrations"),
        group=HIRING,
        when_asked=True,
    ),
    Indicator(
        "referral_hire_rate",
        "알선 취업률",
        "%",
        _B.CASES,
        "기간의 센터알선 취업을 기간의 알선 건수로 나누어 100을 곱합니다.",
        over=("placements_by_referral", "referrals"),
        group=HIRING,
        when_asked=True,
    ),
    asked(
        "trips",
        "동행면접",
        "회",
        _B.CASES,
        "날짜가 기간에 드는 동행면접 가운데 실시한 것을 셉니다.",
        KindId.TRIPS,
        "held_on",
        TRIPS,
        conditions=(Condition("status", Op.IS, TripStatus.HELD.value),),
    ),
    asked(
        "trip_people",
        "동행면접 인원",
        "명",
        _B.PEOPLE,
        "기간에 실시한 동행면접에 함께 간 사람을 여러 번 갔어도 한 번만 세며, 불참은 뺍니다.",
        KindId.TRIP_PEOPLE,
        "held_on",
        TRIPS,
        distinct_field="seeker_id",
        conditions=_WENT,
    ),
    asked(
        "trip_participations",
        "동행면접 연인원",
        "명",
        _B.PARTICIPATIONS,
        "기간에 실시한 동행면접에 함께 간 사람을 갈 때마다 세며, 불참은 뺍니다.",
        KindId.TRIP_PEOPLE,
        "held_on",
        TRIPS,
        conditions=_WENT,
    ),
    asked(
        "trip_firms",
        "동행면접 업체",
        "개사",
        _B.CASES,
        "기간에 실시한 동행면접으로 찾아간 업체를 한 번씩 세며, 불참한 사람의 업체는 뺍니다.",
        KindId.TRIP_PEOPLE,
        "held_on",
        TRIPS,
        distinct_field="employer_id",
        conditions=(*_WENT, Condition("employer", Op.FILLED)),
    ),
    *(
        asked(
            id_,
            name,
            unit,
            basis,
            f"지급일이 기간에 들고 지급된 면접활동비{rest}",
            KindId.ALLOWANCES,
            "paid_on",
            ALLOWANCES,
            sum_field=sum_field,
            distinct_field=distinct,
            conditions=_PAID,
        )
        for id_, name, unit, basis, rest, sum_field, distinct in (
            (
                "interview_allowances",
                "면접활동비 지급",
                "건",
                _B.CASES,
                "를 한 건씩 셉니다.",
                "",
                "",
            ),
            (
                "interview_allowance_people",
                "면접활동비 지급 인원",
                "명",
                _B.PEOPLE,
                "를 받은 사람을 한 번만 셉니다.",
                "",
                "seeker_id",
            ),
            (
                "interview_allowance_won",
                "면접활동비 지급액",
                "원",
                _B.CASES,
                "의 금액을 더합니다.",
                "amount",
                "",
            ),
        )
    ),
    asked(
        "proxies",
        "채용대행",
        "건",
        _B.CASES,
        "의뢰일이 기간에 드는 채용대행을 세며, 취소된 것은 뺍니다.",
        KindId.HIRING_PROXIES,
        "requested_on",
        PROXIES,
        left_out=(ProxyStatus.CANCELLED,),
    ),
    asked(
        "proxy_firms",
        "채용대행 업체",
        "개사",
        _B.CASES,
        "의뢰일이 기간에 드는 채용대행의 업체를 한 번씩 세며, 취소된 것은 뺍니다.",
        KindId.HIRING_PROXIES,
        "requested_on",
        PROXIES,
        distinct_field="employer_id",
        left_out=(ProxyStatus.CANCELLED,),
    ),
    asked(
        "proxy_heads",
        "채용대행 수급 인원",
        "명",
        _B.PARTICIPATIONS,
        "의뢰일이 기간에 드는 채용대행의 수급 인원을 더하며, 취소된 것은 뺍니다. 수급 인원은 그 "
        "구인의 채용대행 취업이고, 연결된 취업이 없으면 적어 둔 인원입니다.",
        KindId.HIRING_PROXIES,
        "requested_on",
        PROXIES,
        sum_field="supplied_count",
        left_out=(ProxyStatus.CANCELLED,),
    ),
)

WORK: tuple[Indicator, ...] = (*_SEEKING, *_HIRING)
"""사례집 §1.4: heads and cases, trips, people and companies; each with its own unit."""
