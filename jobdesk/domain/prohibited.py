"""What a vacancy may not ask for, found in its free texts, with the law and what to write instead.

Rules are data. Each is made to stay silent where it is not sure: a warning that cries at 남원면
or at 키오스크 would soon be read by nobody. The warnings refuse nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jobdesk.domain import text
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import Vacancy

HIRING_ACT = "채용절차법 제4조의3, 상시 30명 이상"
EQUALITY_ACT = "남녀고용평등법 제7조"
AGE_ACT = "고령자고용법 제4조의4"
DISABILITY_ACT = "장애인차별금지법 제10조"
EMPLOYMENT_ACT = "고용정책 기본법 제7조"

# 채용절차법 binds firms of thirty and more (제3조); the others ask for the same things by custom,
# and are warned as well, with the size named in the sentence.

FIELDS: tuple[str, ...] = ("job", "duties", "preferred", "note", "welfare", "how_to_apply")
"""The free texts of a vacancy that are looked through."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing not to ask for: ``what`` it is, the ``law``, what to write ``instead``.

    ``patterns`` find it; where one of ``unless`` touches the place found, nothing is said.
    """

    what: str
    law: str
    instead: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """The words found, and the rule they break."""

    words: str
    rule: Rule

    @property
    def sentence(self) -> str:
        """``‘여성 우대’: 성별 조건은 … 적으세요. (남녀고용평등법 제7조)``."""
        return f"‘{self.words}’: {self.rule.what}. {self.rule.instead} ({self.rule.law})"


_NO_MATTER = (
    r"\s*(?:을|를|은|는|이|가)?\s*[:：]?\s*"
    r"(?:무관|상관\s*없|관계\s*없|제한\s*없|없음|안\s*봄|보지\s*않)"
)
_WHO = r"초반|중반|후반|까지|이하|우대|선호|환영|여성|남성|여자|남자|주부|모집|구함|만(?![가-힣])"
_PROVINCE = r"전라|경상|충청|강원|제주|경기|호남|영남|서울|부산|대구|광주|대전"
_FAMILY = r"(?:가족|부모|부친|모친|형제|자매|배우자|자녀)"
_FOR_SOME = (  # 여자 화장실 청소: whom the work is for, not who may do it
    r"화장실|목욕|욕탕|탕|사우나|탈의|샤워|휴게|기숙|숙소|환자|어르신|노인|아이|아동|학생|중학|고등"
    r"|대학|의류|옷|속옷|신발|화장품"
)
_TRADE = r"직업(?!\s?(?:상담|훈련|재활|능력|교육))"
_SEX = r"(?:여성|남성|여자|남자)(?:\s*분)?(?:들)?"
_ONLY = (
    r"(?:만(?![가-힣])|만\s*(?:지원|모집|채용|가능)|우대|선호|환영|한정|모집|구함|구합|구해|급구"
    r"|채용|지원자|이어야|가능(?!하게)|에\s*한\s*(?:함|해|하여|합)|\d+\s*명|연락\s*(?:주|바))"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "성별을 조건으로 둘 수 없습니다",
        EQUALITY_ACT,
        "성별 대신 하는 일과 필요한 능력(드는 무게, 자격 등)을 적으세요.",
        (
            rf"{_SEX}\s*{_ONLY}",
            rf"^\s*(?:여자|남자)\s+(?!{_FOR_SOME})[가-힣]+",
            r"(?:여자|남자)\s*분(?=\s*(?:$|[.,!)\n]))",
            r"(?:우대|선호|모집|조건|자격)\s*[:：(]\s*(?:여성|남성|여자|남자)",
            r"성별\s*[:：]?\s*(?:남성|여성|남자|여자|남|여)(?!\s*[녀자]?\s*(?:무관|구분|모두|불문))",
            r"(?<=[가-힣])\s?\((?:여|남|여성|남성|여자|남자)\)",
            r"(?<![가-힣])(?:남|여)\s*\d+\s*명",
            r"(?:여|남)\s?(?:직원|사원|종업원)(?!\s*(?:[들을이의]?\s*(?:휴게|기숙|전용|탈의|샤워|화장|숙소|다수|많|비율|위주)))",
            r"(?:가정)?주부\s?(?:사원|우대|환영|선호|가능|만(?![가-힣])|구함|모집)",
            r"(?:아줌마|아주머니|아저씨|총각|아가씨)\s?(?:만(?![가-힣])|우대|환영|구함|구합|모집|가능)",
            rf"^\s*(?:여성|남성)\s+(?!{_FOR_SOME})[가-힣]+(?:원|공|부|보조|기사|알바)\s*$",
            r"(?:주방|식당|홀|청소)\s?이모",
            r"군필|병역\s?필(?!요)",
        ),
        (
            r"단절\s?(?:여성|남성)",
            r"(?:이민|이주)\s?(?:여성|여자)",
            r"(?:남성|남자)\s?(?:과|,|·|/)?\s?(?:여성|여자)\s*모두",
        ),
    ),
    Rule(
        "나이를 제한할 수 없습니다",
        AGE_ACT,
        "나이 대신 필요한 경력이나 체력 조건을 적거나 ‘연령 무관’으로 적으세요.",
        (
            r"(?:만\s*)?[2-7]\d\s*세?\s*[~∼\-–]\s*[2-7]\d\s*세(?:\s*(?:이하|미만|까지))?",
            r"(?:만\s*)?[2-7]\d\s*세\s*(?:이하|미만|까지|이내|안쪽)",
            r"(?:만\s*)?(?:[2-4]\d|5[0-4])\s*세\s*(?:이상|부터|초과)",
            rf"[2-6]0\s*(?:대?\s*[~∼\-–,·]\s*[2-6]0\s*)?대\s*(?:{_WHO})",
            r"(?:나이|연령)\s*(?:는|은|대)?\s*[:：]?\s*(?:만\s*)?[2-6]\d",
            r"젊은\s?(?:분|사람|남|여|인력|직원|층\s?우대)",
            r"(?:연령|나이)\s?(?:제한|상한)(?:\s*있음)?",
            r"(?:19)?\d{2}\s*년생?\s*(?:이후|이전|까지|이상|이하)\s*(?:출생|생)?\s*(?:자|만|분)",
        ),
        (
            rf"(?:연령|나이)\s?(?:제한|상한)?{_NO_MATTER}",
            r"(?:연령|나이)\s?(?:제한|상한)[을은이]?\s*(?:두지|안|않)",
            r"정년[^.\n]{0,8}\d{2}\s*세(?:\s*까지)?",
            r"\d{2}\s*세\s*(?:까지)?\s*정년",
            r"세\s*(?:이하|이상|미만|까지)?\s*(?:의\s*)?(?:어르신|노인|아동|유아|영유아|환자|이용자|대상자|수급자|자녀|청소년\s*상담)",
            r"[2-6]0\s*(?:[~∼\-]\s*[2-6]0\s*)?대\s*(?:차량|정비|보유|주차|설치|운행|까지\s*주차)",
            r"(?:차량|버스|트럭|지게차|주차|컴퓨터|경운기|트랙터)[^.\n]{0,6}[2-6]0\s*대",
        ),
    ),
    Rule(
        "용모·키·체중은 요구할 수 없습니다",
        HIRING_ACT,
        "겉모습 대신 ‘고객 응대’처럼 하는 일을 적으세요.",
        (
            r"용모",
            r"외모",
            r"(?<![가-힣])(?:키|신장)\s*(?:가|는|이|은)?\s*[:：]?\s*1[3-9]\d\s*(?:cm|㎝|센티|이상|이하|넘)",
            r"(?<![가-힣])(?:체중|몸무게)\s*(?:이|은|가|는)?\s*[:：]?\s*(?:\d|제한|미달|비만)",
            r"인상(?:이)?\s?(?:좋|밝|깔끔)",
            r"호감형|미모의|날씬|훈남|훈녀|미남|미녀|몸매",
        ),
        (
            rf"(?:용모|외모|인상|키|체중){_NO_MATTER}",
            r"(?:임금|급여|시급|연봉|월급|물가)\s?인상",
            r"(?:외모|용모)\s?(?:관리|상담|변화|차별)",
        ),
    ),
    Rule(
        "혼인 여부는 물을 수 없습니다",
        HIRING_ACT,
        "근무할 수 있는 요일과 시간을 적으세요.",
        (
            r"미혼(?!\s?모|\s?부[모자])",
            r"기혼",
            r"독신",
            r"(?:결혼|혼인)\s?(?:여부|하지|안\s?한|한\s?(?:분|자|사람)|사항)",
            r"이혼\s?(?:여부|자|녀|남)",
        ),
        (rf"(?:미혼|기혼|결혼\s?여부|혼인\s?여부){_NO_MATTER}", r"미혼\s?(?:[·,/]\s?)?기혼\s*모두"),
    ),
    Rule(
        "출신지역은 물을 수 없습니다",
        HIRING_ACT,
        "출신지 대신 출퇴근할 수 있는 거리나 통근 방법을 적으세요.",
        (
            r"출신\s?지(?:역)?(?![가-힣]*원)",
            r"(?<![가-힣])(?:본적|원적|등록기준지)",
            r"고향(?:이|은)\s",
            rf"(?:{_PROVINCE}|(?<![가-힣])[가-힣]{{2}}(?:도|군|시))(?:남도|북도|도)?\s?출신",
        ),
        (rf"출신\s?지(?:역)?{_NO_MATTER}",),
    ),
    Rule(
        "재산은 물을 수 없습니다",
        HIRING_ACT,
        "재산에 관한 말을 지우세요. 신원보증이 필요하면 보증보험을 안내하세요.",
        (
            r"재산\s?(?:상황|정도|세|보유|증명|사항|규모|\d|이\s?있)",
            r"(?<![가-힣])자가\s?(?:주택)?\s?(?:보유|소유)",
            r"부동산\s?(?:보유|소유)(?:자|하신)",
        ),
        (rf"재산\s?(?:상황|정도)?{_NO_MATTER}",),
    ),
    Rule(
        "가족의 학력·직업·재산은 물을 수 없습니다",
        HIRING_ACT,
        "가족에 관한 말을 지우고 지원하는 분의 경력과 자격만 적으세요.",
        (
            rf"{_FAMILY}(?:님)?(?!\s?(?:같|처럼))[^.\n]{{0,6}}?(?:학력|재산|직위|{_TRADE})",
            r"가족\s?(?:관계|사항)(?!\s?등록)",
            r"(?:부모|배우자)[가이]?\s?(?:공무원|회사원|농업|자영업)",
        ),
        (r"가족\s?관계\s?(?:상담|회복|개선|프로그램|증진)",),
    ),
    Rule(
        "장애를 이유로 지원을 막을 수 없습니다",
        DISABILITY_ACT,
        "장애 대신 꼭 필요한 동작(계단 오르기, 20kg 들기 등)을 적으세요.",
        (
            r"장애(?:인|우|자)?(?:은|는|분)?\s?(?:지원\s?)?(?:불가|제외|사절|안\s?됨|안됩|안\s?받|받지)",
            r"비장애인\s?(?:만(?![가-힣])|우대|한정|모집|이어야)",
            r"장애(?:가|이)?\s?(?:없는|없으신|없어야)\s?(?:분|자|사람|$)",
            r"(?:신체|사지)\s?(?:가\s?)?(?:건강|멀쩡|정상)(?:한|인)\s?(?:분|자|사람|남|여)",
        ),
    ),
    Rule(
        "임신·출산 계획은 물을 수 없습니다",
        EMPLOYMENT_ACT,
        "근무 기간이 중요하면 계약 기간을 적으세요.",
        (
            r"(?:임신|출산)\s?(?:계획|예정|여부|중인|부\s?(?:불가|제외|사절))",
            r"임산부\s?(?:불가|제외|사절)",
        ),
        (rf"(?:임신|출산)\s?(?:계획|여부){_NO_MATTER}", r"출산\s?예정\s?(?:자|일)\s?(?:지원|대체)"),
    ),
    Rule(
        "종교를 조건으로 둘 수 없습니다",
        EMPLOYMENT_ACT,
        "종교 대신 하는 일을 적으세요.",
        (
            r"(?:기독교|개신교|천주교|불교|원불교)(?:인|도|신자)?\s?(?:신자\s?)?(?:만(?![가-힣])|우대|선호|환영|한정)",
            r"(?:신앙|종교)(?:을|를)?\s?(?:가진|있는|있으신)\s?(?:분|자|사람)",
            r"(?:교인|신자|세례)\s?(?:만(?![가-힣])|우대|한정)",
        ),
        (rf"종교{_NO_MATTER}",),
    ),
)
"""In the order in which they are told."""

_COMPILED: tuple[tuple[Rule, tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]], ...] = (
    tuple(
        (rule, tuple(map(re.compile, rule.patterns)), tuple(map(re.compile, rule.unless)))
        for rule in RULES
    )
)


def found(value: str) -> tuple[Find, ...]:
    """What a text may not ask for, at most one find for each rule; the first words of each."""
    line = text.narrow(value)
    return tuple(Find(words, rule) for rule, words in _first_of_each(line))


def _first_of_each(line: str) -> Iterator[tuple[Rule, str]]:
    if not line.strip():
        return
    for rule, patterns, unless in _COMPILED:
        spared = [match.span() for pattern in unless for match in pattern.finditer(line)]
        matches = [match for pattern in patterns for match in pattern.finditer(line)]
        kept = [m for m in matches if not any(a < m.end() and m.start() < b for a, b in spared)]
        if kept:
            first = min(kept, key=lambda match: match.start())
            yield rule, first.group().strip(" ()")


def warnings(vacancy: Vacancy) -> tuple[Problem, ...]:
    """A sentence for each thing that a vacancy's free texts may not ask for, by field."""
    return tuple(
        Problem(field, find.sentence) for field in FIELDS for find in found(getattr(vacancy, field))
    )
