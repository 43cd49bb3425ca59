"""Which header words say which field: a sheet of a new kind is understood by declaring it here.

The label and the id of a declared field count as words without being repeated.
"""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.exchange import (
    synonyms_centre,
    synonyms_cohorts,
    synonyms_days,
    synonyms_desk,
    synonyms_farms,
)
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, declared, words
from jobdesk.exchange.words import (
    AREA_PARTS,
    COMPANY,
    CONTACT,
    FIRM_PHONE,
    HEADS,
    INDUSTRY,
    NOTE,
    NUMBER,
    PERSON,
    PREMISES,
    REPRESENTATIVE,
    SECOND_PHONE,
)

SEEKERS = SheetKind(
    "seekers",
    "구직자",
    KindId.SEEKERS,
    declared(
        KindId.SEEKERS,
        *PERSON,
        SECOND_PHONE,
        ColumnRule(
            "age",
            Reads.AGE,
            words("나이 연령 만나이 만연령 연세 현재나이 연령만 나이만 age"),
        ),
        ColumnRule(
            "address",
            Reads.ADDRESS,
            words(
                "주소 거주지 주소지 거주지주소 거주주소 자택주소 현주소 실거주지 주민등록지 "
                "도로명주소 기본주소 사는곳 address addr"
            )
            + AREA_PARTS,
            many=True,
        ),
        ColumnRule(
            "eup_myeon",
            Reads.PLACE,
            words("읍면 읍면동 읍면명 읍면동명 거주읍면 거주읍면동 행정동 면"),
        ),
        ColumnRule("residence", Reads.CHOICE, words("거주구분 관내외 관내관외 관내외구분")),
        ColumnRule(
            "education",
            Reads.TEXT,
            words("최종학력 학력 학력사항 학력수준 최종학교 education"),
        ),
        ColumnRule(
            "career",
            Reads.LONG_TEXT,
            words("경력 경력사항 주요경력 직장경력 근무경력 경력내용 이력 career"),
        ),
        ColumnRule(
            "licences",
            Reads.TEXT,
            words(
                "자격증 자격면허 자격 보유자격 보유자격증 소지자격 소지자격증 면허 자격및면허 "
                "면허자격 자격사항 자격증면허 자격증명 보유자격면허 면허및자격 자격증및면허 "
                "license licence certificate"
            ),
        ),
        ColumnRule(
            "desired_job",
            Reads.TEXT,
            words(
                "희망직종 희망업무 희망직무 희망직업 희망일자리 희망분야 구직직종 취업희망직종 "
                "희망근무직종 희망업종 구직희망직종 희망취업직종 원하는일 직종 desiredjob"
            ),
            under=words("직종 업무 직무 분야 직업 일자리"),
            group="희망",
            weight=3,
        ),
        ColumnRule(
            "desired_wage",
            Reads.WAGE,
            words("희망임금 희망급여 희망보수 희망연봉 희망월급 희망임금액 희망급여액 임금 급여"),
            under=words("임금 급여 보수 월급 연봉 시급 일당"),
            group="희망",
            weight=2,
        ),
        ColumnRule(
            "desired_area",
            Reads.TEXT,
            words(
                "희망지역 희망근무지 희망근무지역 근무희망지역 취업희망지역 희망근로지 희망지 "
                "근무희망지"
            ),
            under=words("지역 근무지 근무지역 장소"),
            group="희망",
            weight=3,
            varies=True,
        ),
        ColumnRule(
            "desired_hours",
            Reads.TEXT,
            words("희망시간 희망근무시간 근무희망시간 희망근로시간 근무가능시간"),
            under=words("시간 근무시간 시간대"),
            group="희망",
            weight=2,
        ),
        ColumnRule("transport", Reads.TEXT, words("이동수단 교통수단 출퇴근수단 출퇴근방법")),
        ColumnRule(
            "priority_groups",
            Reads.MULTI,
            words("취업취약계층 취약계층 취약계층구분 취약계층여부"),
        ),
        ColumnRule(
            "registered_on",
            Reads.DATE,
            words(
                "구직신청일 구직등록일 구직신청일자 구직등록일자 등록일 등록일자 접수일 "
                "접수일자 신청일 신청일자 구직접수일 등록년월일 접수년월일 registrationdate "
                "regdate"
            ),
            weight=2,
        ),
        ColumnRule(
            "registration_type",
            Reads.TEXT,
            words("등록구분 구직등록구분 신규재등록 신규구분 구직구분 등록유형"),
            weight=2,
        ),
        ColumnRule(
            "registration_channel",
            Reads.TEXT,
            words("신청경로 접수경로 등록경로 구직경로 접수방법 신청방법"),
        ),
        ColumnRule(
            "counsellor",
            Reads.TEXT,
            words(
                "담당 담당자 상담사 담당상담사 담당자명 상담자 담당직원 상담원 담당상담원 "
                "취업상담사 직업상담사 상담사명 담당직원정보"
            ),
        ),
        ColumnRule("consent_on", Reads.DATE, words("동의일 동의일자 개인정보동의일자")),
        ColumnRule("status", Reads.CHOICE, words("상태 진행상태 구직상태")),
        ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True),
    ),
    titles=words("구직자 구직신청 구직등록 구직 수급자 학생"),
    needs=(
        frozenset({"name"}),
        frozenset({"desired_job", "registered_on"}),
        frozenset({"desired_job", "age"}),
    ),
)

EMPLOYERS = SheetKind(
    "employers",
    "구인업체",
    KindId.EMPLOYERS,
    declared(
        KindId.EMPLOYERS,
        ColumnRule("name", Reads.COMPANY, COMPANY, weight=2),
        ColumnRule("employer_type", Reads.CHOICE, words("업체구분 기업구분 구분")),
        ColumnRule("business_number", Reads.BUSINESS_NUMBER, NUMBER, weight=3),
        ColumnRule("representative", Reads.TEXT, REPRESENTATIVE, weight=2),
        ColumnRule("contact_name", Reads.TEXT, CONTACT, weight=1),
        ColumnRule("phone", Reads.PHONE, FIRM_PHONE, second="phone2"),
        SECOND_PHONE,
        ColumnRule("address", Reads.ADDRESS, PREMISES, many=True),
        ColumnRule("eup_myeon", Reads.PLACE, words("읍면 읍면동 읍면명")),
        ColumnRule("industry", Reads.TEXT, INDUSTRY, weight=2),
        ColumnRule("headcount", Reads.HEADS, HEADS, weight=2),
        ColumnRule("registered_on", Reads.DATE, words("등록일 등록일자 접수일 발굴일")),
        ColumnRule("status", Reads.CHOICE, words("상태 거래상태")),
        ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True),
    ),
    titles=words("구인업체 업체명단 업체명부 기업명 기업정보 업체목록 기관목록 농가명부"),
    needs=(frozenset({"name"}),),
)

VACANCIES = SheetKind(
    "vacancies",
    "구인",
    KindId.VACANCIES,
    declared(
        KindId.VACANCIES,
        ColumnRule("employer", Reads.COMPANY, COMPANY, weight=1),
        ColumnRule(
            "job",
            Reads.LONG_TEXT,
            words(
                "모집직종 채용직종 구인직종 직종 모집분야 채용분야 모집직무 직무 담당업무 "
                "업무내용 직무내용 모집업무 구인사항 구인내용 모집내용 채용내용 제목 채용제목 "
                "공고명 채용공고명 공고제목 채용공고 positiontitle jobtitle title position "
                "작업내용 작업명"
            ),
            weight=2,
        ),
        ColumnRule(
            "openings",
            Reads.OPENINGS,
            words(
                "모집인원 채용인원 구인인원 채용예정인원 필요인원 모집인원수 구인인원수 구인수 "
                "모집수 인원 인원수 openings"
            ),
            weight=3,
        ),
        ColumnRule(
            "wage",
            Reads.WAGE,
            words(
                "임금 급여 임금조건 급여조건 임금수준 제시임금 보수 임금액 급여액 월급 시급 "
                "일당 연봉 일급 월급여 annualsalary salary wage"
            ),
            weight=2,
        ),
        ColumnRule(
            "working_hours",
            Reads.TEXT,
            words(
                "근무시간 근로시간 근무시간대 작업시간 근무조건 근로조건 workingcondition "
                "workinghours"
            ),
            weight=2,
        ),
        ColumnRule(
            "workplace",
            Reads.ADDRESS,
            words(
                "근무지 근무지역 근무장소 근무처 근무지주소 근로장소 작업장소 작업지 location "
                "workplace"
            ),
            weight=2,
        ),
        ColumnRule("eup_myeon", Reads.PLACE, words("읍면 읍면동 읍면명")),
        ColumnRule(
            "received_on",
            Reads.DATE,
            words(
                "접수일 구인접수일 접수일자 구인신청일 구인등록일 신청일 신청일자 등록일 "
                "등록일자 공고일 모집시작일 registrationdate regdate"
            ),
            weight=1,
        ),
        ColumnRule(
            "closes_on",
            Reads.LAST_DATE,
            words(
                "마감일 접수마감일 모집마감일 마감일자 접수마감일자 모집마감 채용마감일 "
                "구인마감일 접수마감 마감 모집기간 접수기간 구인유효기간 deadlinedate deadline"
            ),
            weight=3,
        ),
        ColumnRule(
            "employment_type",
            Reads.TEXT,
            words("고용형태 채용형태 근로형태 고용유형 계약형태 고용구분 근무형태"),
            weight=2,
        ),
        ColumnRule("preferred", Reads.TEXT, words("우대사항 우대조건 우대 우대내용"), weight=2),
        ColumnRule("status", Reads.CHOICE, words("상태 진행상태 구인상태 모집상태")),
        ColumnRule("counsellor", Reads.TEXT, words("담당상담사 상담사 직업상담사")),
        ColumnRule(
            "note",
            Reads.LONG_TEXT,
            NOTE + words("상세내용 상세내역 세부내용 상세설명"),
            weight=0.5,
            many=True,
            labelled=words(
                "작목 재배작목 재배작물 주작목 재배면적 경작면적 작업시기 필요시기 숙소 숙식제공 "
                "작업시작일 작업종료일 작업기간 경력 학력 자격요건 지원자격 자격증 "
                "초보가능 최소연령 최대연령 연령 경력사항 복리후생 career education 채용방법 "
                "전형방법 제출서류"
            ),
        ),
        ColumnRule("employer.phone", Reads.PHONE, FIRM_PHONE, weight=0.5, second="employer.phone2"),
        ColumnRule("employer.address", Reads.ADDRESS, PREMISES, weight=0.5, many=True),
        ColumnRule("employer.representative", Reads.TEXT, REPRESENTATIVE, weight=0.5),
        ColumnRule("employer.contact_name", Reads.TEXT, CONTACT, weight=0.5),
        ColumnRule("employer.business_number", Reads.BUSINESS_NUMBER, NUMBER, weight=0.5),
        ColumnRule("employer.industry", Reads.TEXT, INDUSTRY, weight=0.5),
        ColumnRule("employer.headcount", Reads.HEADS, HEADS, weight=0.5),
    ),
    titles=words("구인현황 구인신청 구인정보 채용정보 구인 모집 채용 노인일자리"),
    needs=(
        frozenset({"employer", "job"}),
        frozenset({"job", "openings"}),
        frozenset({"job", "wage"}),
        frozenset({"employer", "openings"}),
        frozenset({"employer", "wage"}),
    ),
)

SHEET_KINDS: tuple[SheetKind, ...] = (
    SEEKERS,
    EMPLOYERS,
    VACANCIES,
    *synonyms_desk.KINDS,
    *synonyms_centre.KINDS,
    *synonyms_days.KINDS,
    *synonyms_cohorts.KINDS,
    *synonyms_farms.KINDS,
)
"""Every kind of sheet that is told apart."""


def sheet_kind(id_: str) -> SheetKind:
    """The declaration of that id. Raises KeyError when there is none."""
    for kind in SHEET_KINDS:
        if kind.id == id_:
            return kind
    raise KeyError(id_)


HEADER_WORDS: frozenset[str] = frozenset(
    word
    for kind in SHEET_KINDS
    for rule in kind.rules
    for word in (*rule.words, *rule.under, *rule.labelled)
) | {"구분", "팩스", "팩스번호", "이메일", "우편번호", "관계", "학년", "반", "학교명"}
"""Every word known to head a column; a row with several of them is a header row."""
