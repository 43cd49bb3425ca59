"""What a vacancy may not ask for: a hand-made set of phrases, and those that must stay silent."""

from __future__ import annotations

import pytest

from jobdesk.domain import prohibited
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.prohibited import (
    AGE_ACT,
    DISABILITY_ACT,
    EMPLOYMENT_ACT,
    EQUALITY_ACT,
    HIRING_ACT,
    RULES,
    found,
)

ASKED: tuple[tuple[str, str], ...] = (
    ("여성 우대", EQUALITY_ACT),
    ("남자분만", EQUALITY_ACT),
    ("남자 주방보조", EQUALITY_ACT),
    ("여성 미화원", EQUALITY_ACT),
    ("주방 이모 구합니다", EQUALITY_ACT),
    ("군필자 우대", EQUALITY_ACT),
    ("여자 미화원", EQUALITY_ACT),
    ("남자만 지원 가능", EQUALITY_ACT),
    ("여자분 구합니다", EQUALITY_ACT),
    ("주방보조 여성분 환영", EQUALITY_ACT),
    ("남성 2명, 여성 3명", EQUALITY_ACT),
    ("남 2명 여 1명 모집", EQUALITY_ACT),
    ("조리원(여)", EQUALITY_ACT),
    ("성별: 남", EQUALITY_ACT),
    ("사무 여직원", EQUALITY_ACT),
    ("주부사원 환영", EQUALITY_ACT),
    ("아줌마 구함", EQUALITY_ACT),
    ("우대: 여성", EQUALITY_ACT),
    ("남성에 한함", EQUALITY_ACT),
    ("35세 이하", AGE_ACT),
    ("만 60세 미만", AGE_ACT),
    ("65세까지 지원 가능", AGE_ACT),
    ("20~45세", AGE_ACT),
    ("나이 20~40대", AGE_ACT),
    ("40대 우대", AGE_ACT),
    ("30~40대 여성", AGE_ACT),
    ("50대까지", AGE_ACT),
    ("젊은 분 우대", AGE_ACT),
    ("연령 제한 있음", AGE_ACT),
    ("30세 이상", AGE_ACT),
    ("1970년 이후 출생자", AGE_ACT),
    ("용모 단정", HIRING_ACT),
    ("용모단정한 분", HIRING_ACT),
    ("외모 준수", HIRING_ACT),
    ("키 165cm 이상", HIRING_ACT),
    ("신장 170 이상", HIRING_ACT),
    ("체중 70kg 이하", HIRING_ACT),
    ("인상이 좋은 분", HIRING_ACT),
    ("미혼", HIRING_ACT),
    ("미혼자 우대", HIRING_ACT),
    ("기혼 여부 기재", HIRING_ACT),
    ("결혼 여부를 적어 주세요", HIRING_ACT),
    ("출신지역 기재", HIRING_ACT),
    ("본적을 적을 것", HIRING_ACT),
    ("호남 출신 우대", HIRING_ACT),
    ("재산 정도를 적을 것", HIRING_ACT),
    ("자가 주택 소유자", HIRING_ACT),
    ("부모 직업 기재", HIRING_ACT),
    ("가족의 학력과 직업", HIRING_ACT),
    ("이력서에 가족사항 기재", HIRING_ACT),
    ("장애인 지원 불가", DISABILITY_ACT),
    ("장애가 없는 분", DISABILITY_ACT),
    ("비장애인 우대", DISABILITY_ACT),
    ("신체 건강한 분", DISABILITY_ACT),
    ("임신 계획이 없는 분", EMPLOYMENT_ACT),
    ("기독교인 우대", EMPLOYMENT_ACT),
)

SILENT: tuple[str, ...] = (
    "여자 화장실 청소",
    "남자 기숙사 사감",
    "여자 옷 판매",
    "여자아이 돌봄",
    "남원면",
    "여수",
    "키오스크",
    "키오스크 160대 설치",
    "체중계 조립",
    "나이스",
    "나이 무관",
    "연령제한 없음",
    "연령 제한: 무관",
    "나이 제한을 두지 않습니다",
    "성별 무관",
    "남녀 무관",
    "성별: 남녀무관",
    "여성복 판매",
    "남성 화장실 청소",
    "여성회관 조리원",
    "여직원 휴게실 있음",
    "여직원 기숙사 완비",
    "경력단절여성 우대",
    "결혼이민자 환영",
    "결혼식장 안내",
    "미혼모자가족복지시설 생활지도원",
    "정년 60세",
    "정년 만 60세까지 보장",
    "65세 이상 어르신 이동 보조",
    "만 18세 이상",
    "만 60세 이상 참여 가능",
    "5세 반 담임",
    "하루 차량 20~30대 정비",
    "지게차 30대 보유 사업장",
    "09:00~18:00",
    "20~30kg 상자 옮기기",
    "신장투석실 근무",
    "신장개업 매장",
    "임금 인상 예정",
    "외모 무관",
    "장애인 우대",
    "장애인 활동지원사",
    "장애물 없는 작업장",
    "가족 같은 직장",
    "가족처럼 일할 직업상담사",
    "자녀 학자금 지원",
    "가족관계 상담 프로그램 진행",
    "자가용 보유자",
    "재산관리팀 사무보조",
    "인근 거주자 우대",
    "해남군 출퇴근 가능자",
    "초보 가능, 장기근무 가능자 우대",
    "운전면허 소지자 우대",
    "남자 어르신 목욕 보조",
    "육아휴직·출산휴가 보장",
    "여름철 2명 추가 모집",
    "사과 수확 20대 트럭 적재",
    "상담사 30 모집",
)


@pytest.mark.parametrize(("phrase", "law"), ASKED)
def test_what_may_not_be_asked_is_found(phrase: str, law: str) -> None:
    assert law in {find.rule.law for find in found(phrase)}, found(phrase)


@pytest.mark.parametrize("phrase", SILENT)
def test_what_may_be_written_stays_silent(phrase: str) -> None:
    assert found(phrase) == ()


def test_a_warning_names_field_words_law_and_what_to_write() -> None:
    vacancy = Vacancy(job="조리원(여)", preferred="용모 단정", workplace="여성 우대로 12")
    told = prohibited.warnings(vacancy)
    assert [problem.field for problem in told] == ["job", "preferred"]
    assert "‘용모’" in told[1].message
    assert "제4조의3" in told[1].message
    assert "적으세요" in told[1].message


def test_each_rule_is_met_by_a_phrase() -> None:
    met = {find.rule.what for phrase, _ in ASKED for find in found(phrase)}
    assert met == {rule.what for rule in RULES}


def test_one_rule_speaks_once_in_a_text() -> None:
    assert len(found("여성 우대, 남자만 지원")) == 1
