"""Header words that several kinds of sheet share, and the columns every person has.

Words are search keys (:func:`jobdesk.domain.text.search_key`), the likeliest first.
"""

from __future__ import annotations

from jobdesk.exchange.rules import ColumnRule, Reads, words

NAME = words(
    "성명 이름 성함 구직자명 구직자 구직자성명 신청자 신청자명 신청인 신청인명 참여자 참여자명 "
    "참가자 참가자명 대상자 대상자명 수급자명 수급자 지원대상자 지원대상 지원자 지원자명 회원명 "
    "고객명 이용자명 학생명 한글성명 한글이름 name fullname studentname 근로자명 교육생명 "
    "훈련생명"
)
PHONE = words(
    "휴대폰 휴대전화 핸드폰 휴대폰번호 휴대전화번호 핸드폰번호 휴대번호 hp 연락처 전화번호 전화 "
    "연락번호 연락전화 폰번호 mobile cellphone phone phonenumber tel telephone contact 자택전화 "
    "집전화 일반전화 일반번호 유선전화 자택번호 유선번호"
)
BIRTH = words(
    "생년월일 생일 출생일 출생일자 출생년월일 생년월 birth birthday birthdate dateofbirth dob "
    "주민등록번호 주민번호 주민등록번호앞자리 주민번호앞자리 실명번호"
)
AREA_PARTS = words("시도 시군구 시군 읍면동리 리 마을 상세주소 나머지주소 번지")
NOTE = words("비고 특이사항 메모 참고사항 기타사항 기타 remark remarks note")

PERSON = (
    ColumnRule("name", Reads.NAME, NAME),
    ColumnRule("gender", Reads.GENDER, words("성별 남녀 남녀구분 성 gender sex")),
    ColumnRule("birth_date", Reads.BIRTH, BIRTH, many=True),
    ColumnRule(
        "birth_year",
        Reads.BIRTH_YEAR,
        words("출생년도 출생연도 출생년 생년 출생년월 birthyear yearofbirth"),
    ),
    ColumnRule("phone", Reads.PHONE, PHONE, second="phone2"),
)
SECOND_PHONE = ColumnRule(
    "phone2",
    Reads.PHONE,
    words("다른연락처 추가연락처 기타연락처 보조연락처 연락처2 전화번호2 휴대폰2 전화2"),
    under=words("자택 집"),
    group="연락처",
)

COMPANY = words(
    "업체명 구인업체명 구인업체 회사명 기업명 상호명 상호 사업장명 사업체명 사업체 업체 회사 "
    "기업 사업장 기관명 시설명 농가명 농장명 법인명 단체명 업소명 참여기업 참여기업명 구인처 "
    "구인기업 채용업체 상호법인명 농가 companyname company workcompany employer"
)
REPRESENTATIVE = words("대표자 대표자명 대표 대표자성명 대표명 농가주 농장주 ceo")
CONTACT = words(
    "담당자 담당자명 인사담당자 채용담당자 담당자성명 업무담당자 인사담당 구인담당자 담당자이름"
)
FIRM_PHONE = (
    words(
        "대표전화 전화번호 회사전화 업체전화 사업장전화 대표번호 업체전화번호 회사전화번호 "
        "사업장전화번호 담당자전화번호 담당자연락처 담당자휴대폰 담당자전화 담당자휴대전화"
    )
    + PHONE
)
NUMBER = words("사업자등록번호 사업자번호 사업자등록 사업자 bizno businessnumber")
INDUSTRY = words("업종 업종명 산업 업태 종목 사업내용 시설유형 업종분류 industry")
HEADS = words(
    "상시근로자수 상시근로자 근로자수 종업원수 직원수 상시인원 사원수 고용인원 상시고용인원 "
    "피보험자수 총인원 headcount"
)
PREMISES = (
    words(
        "소재지 주소 사업장주소 회사주소 사업장소재지 소재지주소 업체주소 본점소재지 회사소재지 "
        "기업주소 기본주소 도로명주소 address"
    )
    + AREA_PARTS
)
