"""What records there are and which fields each has: declared once, used everywhere.

Grids, forms, import, rosters, history and scripts all read these declarations, so a field
has one id, one Korean label and one type. A later issue adds a kind by adding a Kind here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain import casework, employers, people


class KindId(StrEnum):
    """Names of the kinds; also the names of their tables and of the scripts' words."""

    SEEKERS = "seekers"
    EMPLOYERS = "employers"
    VACANCIES = "vacancies"
    REFERRALS = "referrals"
    PLACEMENTS = "placements"
    TARGETS = "targets"
    SETTINGS = "settings"


class FieldType(StrEnum):
    """How a field is typed, shown, aligned, parsed and exported."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    PHONE = "phone"
    WAGE = "wage"  # text as said, with an amount derived for sorting
    CHOICE = "choice"  # one of ``choices``
    SUGGEST = "suggest"  # free text; ``choices`` are offered
    MULTI = "multi"  # any of ``choices``
    FLAG = "flag"  # True, False, None unknown
    LINK = "link"  # another record, shown by its name


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    ``derived`` fields are computed or joined (만 나이, the employer's name of a vacancy):
    shown, sorted, exported, never written. ``personal`` ones are masked where lists are
    masked. ``unit`` stands behind a number (``명``). A LINK field ``employer`` is stored as
    ``employer_id`` and shown as the linked record's name.
    """

    id: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    derived: bool = False
    personal: bool = False
    unit: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: ``label`` names one, ``unit`` counts them (348명), ``title`` its field
    by which one is recognised."""

    id: KindId
    label: str
    unit: str
    title: str
    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field:
        """The field of that id. Raises KeyError when there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    @property
    def stored(self) -> tuple[Field, ...]:
        """The fields that are written, in form order."""
        return tuple(f for f in self.fields if not f.derived)


def _values(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in enum)


_T = FieldType

SEEKERS = Kind(
    KindId.SEEKERS,
    "구직자",
    "명",
    "name",
    (
        Field("name", "이름", required=True, personal=True),
        Field("gender", "성별", _T.CHOICE, choices=_values(people.Gender)),
        Field("birth_date", "생년월일", _T.DATE, personal=True),
        Field("birth_year", "출생연도", _T.YEAR),
        Field("birth_approximate", "출생연도 추정", _T.FLAG),
        Field("age", "만 나이", _T.NUMBER, derived=True, unit="세"),
        Field("phone", "연락처", _T.PHONE, personal=True),
        Field("phone2", "다른 연락처", _T.PHONE, personal=True),
        Field("address", "주소", personal=True),
        Field("eup_myeon", "읍면", _T.SUGGEST),
        Field("residence", "거주구분", _T.CHOICE, choices=_values(people.Residence)),
        Field("education", "최종학력", _T.SUGGEST, choices=_values(people.Education)),
        Field("career", "경력", _T.LONG_TEXT),
        Field("licences", "자격·면허"),
        Field("desired_job", "희망직종"),
        Field("desired_wage", "희망임금", _T.WAGE),
        Field("desired_area", "희망지역"),
        Field("desired_hours", "희망시간"),
        Field("transport", "이동수단", _T.SUGGEST, choices=people.TRANSPORT),
        Field("priority_groups", "취업취약계층", _T.MULTI, choices=people.PRIORITY_GROUPS),
        Field("registered_on", "구직신청일", _T.DATE),
        Field(
            "registration_type",
            "등록구분",
            _T.SUGGEST,
            choices=_values(people.RegistrationType),
        ),
        Field("registration_channel", "신청경로", _T.SUGGEST, choices=_values(people.Channel)),
        Field("counsellor", "담당", _T.SUGGEST),
        Field("consent_on", "개인정보 동의일", _T.DATE),
        Field("consent_form", "동의서 판"),
        Field("status", "상태", _T.CHOICE, choices=_values(people.SeekerStatus)),
        Field("note", "비고", _T.LONG_TEXT),
        Field("last_referred_on", "최근알선", _T.DATE, derived=True),
        Field("referral_count", "알선", _T.NUMBER, derived=True, unit="건"),
    ),
)

EMPLOYERS = Kind(
    KindId.EMPLOYERS,
    "구인업체",
    "곳",
    "name",
    (
        Field("name", "업체명", required=True),
        Field("employer_type", "구분", _T.CHOICE, choices=_values(employers.EmployerType)),
        Field("business_number", "사업자등록번호"),
        Field("representative", "대표자", personal=True),
        Field("contact_name", "담당자", personal=True),
        Field("phone", "연락처", _T.PHONE),
        Field("phone2", "다른 연락처", _T.PHONE),
        Field("address", "소재지"),
        Field("eup_myeon", "읍면", _T.SUGGEST),
        Field("industry", "업종"),
        Field("headcount", "상시근로자", _T.NUMBER, unit="명"),
        Field("owner", "농가주(구직자)", _T.LINK, link="seekers"),
        Field("registered_on", "등록일", _T.DATE),
        Field("status", "상태", _T.CHOICE, choices=_values(employers.EmployerStatus)),
        Field("counsellor", "담당", _T.SUGGEST),
        Field("note", "비고", _T.LONG_TEXT),
        Field("open_vacancies", "진행 구인", _T.NUMBER, derived=True, unit="건"),
        Field("placement_count", "채용실적", _T.NUMBER, derived=True, unit="명"),
    ),
)

VACANCIES = Kind(
    KindId.VACANCIES,
    "구인",
    "건",
    "job",
    (
        Field("employer", "구인업체", _T.LINK, required=True, link="employers"),
        Field("job", "모집직종", required=True),
        Field("openings", "모집인원", _T.NUMBER, unit="명"),
        Field("wage", "임금", _T.WAGE),
        Field("working_hours", "근무시간"),
        Field("workplace", "근무지"),
        Field("eup_myeon", "읍면", _T.SUGGEST),
        Field("received_on", "접수일", _T.DATE),
        Field("closes_on", "마감일", _T.DATE),
        Field("employment_type", "고용형태", _T.SUGGEST, choices=employers.EMPLOYMENT_TYPES),
        Field("preferred", "우대사항"),
        Field("status", "상태", _T.CHOICE, choices=_values(employers.VacancyStatus)),
        Field("counsellor", "담당", _T.SUGGEST),
        Field("note", "비고", _T.LONG_TEXT),
        Field("referral_count", "알선", _T.NUMBER, derived=True, unit="명"),
        Field("hired_count", "채용", _T.NUMBER, derived=True, unit="명"),
    ),
)

REFERRALS = Kind(
    KindId.REFERRALS,
    "알선",
    "건",
    "seeker",
    (
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        Field("vacancy", "모집직종", _T.LINK, required=True, link="vacancies"),
        Field("employer", "구인업체", derived=True),
        Field("phone", "연락처", _T.PHONE, derived=True, personal=True),
        Field("referred_on", "알선일", _T.DATE, required=True),
        Field("method", "방법", _T.SUGGEST, choices=casework.REFERRAL_METHODS),
        Field("interview_on", "면접일", _T.DATE),
        Field("status", "상태", _T.CHOICE, choices=_values(casework.ReferralStatus)),
        Field("reason", "사유"),
        Field("counsellor", "담당", _T.SUGGEST),
        Field("note", "비고", _T.LONG_TEXT),
    ),
)

PLACEMENTS = Kind(
    KindId.PLACEMENTS,
    "취업",
    "명",
    "seeker",
    (
        Field("seeker", "구직자", _T.LINK, required=True, personal=True, link="seekers"),
        Field("gender", "성별", derived=True),
        Field("age", "만 나이", _T.NUMBER, derived=True, unit="세"),
        Field("eup_myeon", "읍면", derived=True),
        Field("employer", "취업처", _T.LINK, required=True, link="employers"),
        Field("job", "직종"),
        Field("hire_date", "입사일", _T.DATE, required=True),
        Field("route", "취업경로", _T.CHOICE, choices=_values(casework.PlacementRoute)),
        Field("wage", "임금", _T.WAGE),
        Field("employment_type", "고용형태", _T.SUGGEST, choices=employers.EMPLOYMENT_TYPES),
        Field("insured", "고용보험", _T.FLAG),
        Field("status", "상태", _T.CHOICE, choices=_values(casework.PlacementStatus)),
        Field("left_on", "퇴사일", _T.DATE),
        Field("leave_reason", "퇴사 사유"),
        Field("counsellor", "담당", _T.SUGGEST),
        Field("note", "비고", _T.LONG_TEXT),
    ),
)

TARGETS = Kind(
    KindId.TARGETS,
    "목표",
    "건",
    "indicator",
    (
        Field("indicator", "지표", required=True),
        Field("year", "연도", _T.YEAR, required=True),
        Field("value", "목표", required=True),
        Field("set_on", "변경일", _T.DATE),
        Field("reason", "사유"),
        Field("document", "근거문서"),
    ),
)

KINDS: dict[KindId, Kind] = {
    kind.id: kind for kind in (SEEKERS, EMPLOYERS, VACANCIES, REFERRALS, PLACEMENTS, TARGETS)
}
"""Every kind by id."""

LISTED: tuple[KindId, ...] = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.VACANCIES,
    KindId.REFERRALS,
    KindId.PLACEMENTS,
)
"""The kinds that have a list, a roster and a script word."""
