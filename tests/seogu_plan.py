"""The published yearly plan of Incheon Seo-gu for 2023, typed in as it is printed.

Amounts are in 천원 by 국비, 시비, 구비. A task states its own numbers, as its 추진계획 box does;
its programmes state theirs where the text names them. Where the printed parts do not come to the
printed whole (three tasks), they are left as printed. The text is a reading of a picture in which
the width of the bars of the schedule is lost: months are those the text tells of, else as the bars
stand beside one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobdesk.domain.plan_tree import Side, of_year
from jobdesk.domain.plans import PlanItem, PlanLevel
from jobdesk.services import plans, plans_money, plans_steps, plans_targets
from jobdesk.services.desk import Desk

PLAN = "2023년도 일자리대책 연차별 세부계획"
YEAR = 2023

Won = tuple[int, int, int]
"""국비, 시비, 구비 in 천원."""
Bars = tuple[tuple[str, int, int], ...]
"""Words, first month, last month."""
_ALL = 1, 12


@dataclass(frozen=True, slots=True)
class Programme:
    """A 세부사업 as printed; ``goal`` and ``won`` only where the text names them."""

    title: str
    bars: Bars
    goal: int | None = None
    won: Won | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A 실천과제 as printed: goal (None for -), money, unit of its goal, programmes."""

    title: str
    goal: int | None
    won: Won
    programmes: tuple[Programme, ...]
    unit: str = "명"


@dataclass(frozen=True, slots=True)
class Strategy:
    """A 추진전략."""

    title: str
    tasks: tuple[Task, ...]


def _year_round(
    title: str, words: str, goal: int | None = None, won: Won | None = None
) -> Programme:
    return Programme(title, ((words, *_ALL),), goal, won)


_RECRUIT = (("홍보 및 모집", 5, 6), ("교육훈련", 7, 9), ("취업연계", 10, 12))
_HALVES = (
    ("모집", 1, 1),
    ("상반기 사업추진", 2, 6),
    ("하반기 참여자 모집", 6, 6),
    ("하반기 사업추진", 7, 12),
)

STRATEGIES: tuple[Strategy, ...] = (
    Strategy(
        "청년 일자리 확대",
        (
            Task(
                "청년 창업 인프라 조성",
                12,
                (56_160, 0, 96_560),
                (
                    Programme(
                        "선한가치 추구 창업 청년 서포트사업",
                        (("계획", 1, 1), ("신규 고용 청년 인건비 지원", 2, 12)),
                        6,
                        (56_160, 0, 56_160),
                    ),
                    Programme(
                        "정서진 아라뱃길 청년 창업 공간 조성사업",
                        (("계획", 1, 1), ("평가", 2, 2), ("공고", 3, 3), ("창업공간 지원", 4, 12)),
                        6,
                        (0, 0, 40_400),
                    ),
                ),
            ),
            Task(
                "청년 일자리 발굴 및 창출",
                2_286,
                (34_380, 237_000, 761_998),
                (
                    Programme(
                        "취업성공 디딤돌 청년인턴사업",
                        (
                            ("공고 선발", 1, 1),
                            ("청년인턴 근무 취업 역량강화 교육", 2, 6),
                            ("공고 선발", 7, 7),
                            ("청년인턴 근무 취업 역량강화 교육", 8, 11),
                        ),
                        52,
                        (0, 0, 681_180),
                    ),
                    Programme(
                        "포스트 코로나 중소기업 청년일자리 지원사업",
                        (("기선정된 기업 대상 청년 인건비 지원(매월)", *_ALL),),
                        4,
                        (34_380, 0, 20_868),
                    ),
                    Programme(
                        "청년 자격증 응시료 지원",
                        (("공고", 1, 2), ("접수 및 응시료 지원", 3, 11), ("보고", 12, 12)),
                        2_200,
                        (150_000, 0, 1_950),
                    ),
                    Programme(
                        "로봇시(인공지능) 산업육성 프로젝트",
                        (
                            ("모집 및 교육훈련", 1, 5),
                            ("취업연계", 6, 12),
                            ("무료 직업소개소 운영 (구직자 취업연계·구인처 발굴)", *_ALL),
                        ),
                        30,
                        (0, 87_000, 58_000),
                    ),
                ),
            ),
        ),
    ),
    Strategy(
        "맞춤형 일자리 지원 및 발굴",
        (
            Task(
                "맞춤형 취업 지원서비스확대",
                2_600,
                (0, 6_000, 2_000),
                (
                    _year_round(
                        "기업&일자리 지원센터 운영", "취업상담창구 운영(연중), 채용한마당(연2회)"
                    ),
                    _year_round("상시 취업지원시스템 구축", "상설채용관(연중), 금요채용마당(매주)"),
                    _year_round(
                        "찾아가는 취업지원서비스 제공",
                        "찾아가는 일자리 발굴단(매주 목), 찾아가는 취업상담실(월2회, 총12회)",
                    ),
                ),
            ),
            Task(
                "신중년 일자리 창출 및 확대",
                75,
                (58_111, 74_700, 133_855),
                (
                    Programme(
                        "친환경 녹색 표면처리 전문가 양성사업", _RECRUIT, 30, (0, 74_000, 8_300)
                    ),
                    Programme(
                        "신중년 경력형 일자리 사업",
                        (("참여자 모집", 1, 2), ("사업 추진", 3, 12)),
                        5,
                        (58_111, 0, 58_111),
                    ),
                    Programme(
                        "신중년 사회공헌 사업",
                        (
                            ("협약 체결", 2, 2),
                            ("참여자 모집", 3, 3),
                            ("사회공헌 활동 (참여자↔참여기관)", 4, 12),
                        ),
                        40,
                        (0, 0, 67_444),
                    ),
                ),
            ),
            Task(
                "여성친화 일자리 발굴 및 창출",
                182,
                (0, 105_100, 75_601),
                (
                    Programme(
                        "경력단절여성 여성경제독립프로젝트",
                        (*_RECRUIT, *_RECRUIT),
                        32,
                        (0, 71_100, 7_900),
                    ),
                    Programme(
                        "에듀크리에이터 양성사업",
                        (("홍보 및 모집", 1, 5), ("교육 훈련", 6, 8), ("취업연계", 9, 12)),
                        None,
                        (0, 14_000, 6_000),
                    ),
                    _year_round(
                        "거주외국인 직업교육",
                        "글로벌영상번역전문가양성과정, 레진아트자격증과정, 온라인창업양성과정 등",
                        52,
                        (0, 0, 23_701),
                    ),
                    Programme(
                        "결혼이민자 일자리 지원사업",
                        (
                            ("홍보", 1, 1),
                            ("구인·구직 상담, 알선 및 면접동행, 취업정보제공 등", 2, 11),
                            ("종료", 12, 12),
                        ),
                        70,
                        (0, 20_000, 20_000),
                    ),
                    Programme(
                        "결혼이민자 외국인 강사 파견",
                        (
                            ("파견기관모집", 1, 2),
                            ("강사 파견", 3, 6),
                            ("파견기관모집", 7, 8),
                            ("강사 파견", 9, 12),
                        ),
                        12,
                        (0, 0, 18_000),
                    ),
                ),
            ),
            Task(
                "취업취약계층 일자리 창출 지원",
                6_353,
                (18_766_719, 6_942_868, 6_981_036),
                (
                    _year_round(
                        "노인 일자리 및 사회활동 지원 사업",
                        "사업별 추진 (54개 사업단 / 5,258개)",
                        5_511,
                        (10_678_000, 5_339_000, 5_339_000),
                    ),
                    _year_round(
                        "장애인 일자리 사업",
                        "사업별 추진(23개 동행정복지센터, 관내 요양원, 요양병원 등)",
                        165,
                        (1_157_091, 586_575, 1_077_325),
                    ),
                    _year_round("장애인 직업재활 프로그램", "연중", 73, (0, 0, 11_000)),
                    _year_round(
                        "자활근로사업",
                        "조건부 수급자 상담 및 일자리 배치",
                        500,
                        (6_931_826, 539_142, 231_061),
                    ),
                    Programme("공공근로사업", _HALVES, 64, (0, 245_000, 245_000)),
                    Programme("지역공동체 일자리 사업", _HALVES, 40, (0, 233_250, 77_750)),
                ),
            ),
            Task(
                "공공서비스 일자리 창출 지원",
                1_360,
                (27_390_095, 8_128_079, 8_189_269),
                (
                    _year_round(
                        "아동복지 지원 사업",
                        "아동복지교사파견지원 등 3개 사업(연중)",
                        322,
                        (4_095_578, 943_788, 1_441_010),
                    ),
                    _year_round(
                        "사회서비스 제공 사업",
                        "장애인활동지원사업 등 7개 사업(연중)",
                        939,
                        (22_370_868, 6_691_203, 5_134_602),
                    ),
                    _year_round(
                        "보건서비스 지원 사업",
                        "통합건강증진사업 등 3개 사업(연중)",
                        29,
                        (514_027, 257_014, 257_013),
                    ),
                    _year_round(
                        "깨끗한 환경 조성 사업",
                        "청소환경 서포터즈 등 3개 사업(연중)",
                        31,
                        (31_910, 15_955, 676_032),
                    ),
                    _year_round(
                        "공원·녹지 관리 사업",
                        "산불전문예방진화대 등 7개 사업(연중)",
                        20,
                        (193_584, 69_304, 342_979),
                    ),
                    _year_round(
                        "생활체육지도사 배치사업",
                        "일반 생활체육지도사 등 3개 사업(연중)",
                        13,
                        (184_128, 150_815, 235_137),
                    ),
                    Programme(
                        "지역화폐 운영 사업",
                        (
                            ("기간제 채용", 1, 1),
                            ("사용자 안내 및 홍보, 혜택플러스 및 배달서구 가맹점 관리", 2, 12),
                        ),
                        6,
                        (0, 0, 102_496),
                    ),
                ),
            ),
        ),
    ),
    Strategy(
        "사회적경제 활성화 및 일자리 질 개선을 통한 일자리 창출",
        (
            Task(
                "사회적경제 활성화 인프라 구축",
                60,
                (0, 0, 757_328),
                (
                    _year_round(
                        "사회적경제마을지원센터 운영",
                        "사회적경제 활성화, 마을공동체 활성화, 주민자치회 지원",
                    ),
                    _year_round(
                        "사회적경제 네트워크 구축사업",
                        "사회적경제조직 협의회 발족, 사회적경제 마을공동체 동별 네트워크 형성",
                    ),
                ),
                unit="개",
            ),
            Task(
                "사회적경제조직 육성·지원",
                36,
                (705_000, 168_500, 76_500),
                (
                    _year_round("사회적기업 육성 지원", "연중"),
                    _year_round("마을기업 육성 지원", "인천광역시 마을기업 모집 공고에 따라 추진"),
                ),
            ),
            Task(
                "일자리 질개선 사업 추진",
                400,
                (0, 0, 1_400_280),
                (
                    Programme(
                        "생활임금제 운영",
                        (("대상자 파악", 7, 7), ("계획 수립", 8, 8), ("심의회 개최", 9, 9)),
                    ),
                    _year_round(
                        "일·가정 양립 지원사업",
                        "육아휴직장려금(연중), 직육아휴직자 대체인력 지원, 직장보육시설 운영 등",
                    ),
                ),
            ),
        ),
    ),
    Strategy(
        "산업단지 및 중소기업 지원을 통한 일자리 창출",
        (
            Task(
                "산업단지·공업지역 고용환경개선",
                132,
                (0, 349_580, 179_820),
                (
                    _year_round(
                        "뷰티풀파크 무료통근버스 운영사업",
                        "통근버스 운행(2개 노선/ 45인승 버스 6대/1일 52회(출·퇴근 각 26회))",
                    ),
                    _year_round(
                        "I-FOOD PARK 무료통근버스 운영사업",
                        "통근버스 운행(1개 노선/ 45인승 버스 2대/1일 10회(출근 6회 / 퇴근 4회))",
                    ),
                    _year_round("산업단지 및 공업지역 환경개선 사업", "연중"),
                ),
            ),
            Task(
                "중소기업 육성 지원",
                304,
                (100_500, 101_500, 1_084_560),
                (
                    Programme(
                        "중소기업 육성기금 융자지원",
                        (
                            ("계획 수립", 2, 2),
                            ("모집 및 선정", 3, 3),
                            ("육성기금 이차차액보전금 지원(분기별)", 4, 12),
                        ),
                    ),
                    Programme(
                        "기술경쟁력 강화 지원",
                        (
                            ("사업계획 수립 협약체결, 모집공고", 1, 3),
                            ("지원업체 모집 및 지원사업 추진", 4, 11),
                            ("결과보고 사업정산", 12, 12),
                        ),
                    ),
                    Programme(
                        "해외 판로개척 지원사업",
                        (
                            ("계획 수립 및 참가기업모집", 1, 3),
                            (
                                "해외 박람회 개별참가 지원(8개사), 화상 수출상담회 추진(8개사)",
                                4,
                                11,
                            ),
                            ("결과보고 사업정산", 12, 12),
                        ),
                    ),
                    _year_round(
                        "소기업·소상공인 특례보증",
                        "특례보증 접수 및 추천, 이차보전 지원(연중)",
                    ),
                ),
            ),
        ),
    ),
    Strategy(
        "상생·협력을 통한 고용 창출",
        (
            Task(
                "지역고용 거버넌스 활성화",
                None,
                (0, 0, 1_260),
                (
                    _year_round("노사민정협의회 운영 활성화", "노사민정협의회 운영(연중)"),
                    _year_round(
                        "민·관협력 일자리 네트워크 활성화", "일자리 협력 네트워크 운영(연중)"
                    ),
                    _year_round(
                        "고용복지+센터 협업 추진", "원스톱 고용서비스 제공 및 위원회 운영(연중)"
                    ),
                ),
            ),
            Task(
                "민간기업 유치 및 상생협력 일자리 창출",
                170,
                (0, 0, 0),
                (
                    _year_round("청라 도시첨단산업단지(IHP)", "입주기업 유치(연중)"),
                    _year_round("코스트코 청라", "영업개시 : 2024년 상반기, 정규직 신규 채용 예정"),
                    _year_round("인천 로봇랜드", "입주기업 유치(연중)"),
                    _year_round("하나금융타운", "일자리 창출 협약 민간기업 발굴(연중)~"),
                ),
            ),
        ),
    ),
)

PRINTED_TASKS: tuple[tuple[str, str], ...] = (
    ("12", "153"),
    ("2,286", "1,033"),
    ("2,600", "8"),
    ("75", "267"),
    ("182", "181"),
    ("6,353", "32,691"),
    ("1,360", "43,707"),
    ("60", "757"),
    ("36", "950"),
    ("400", "1,400"),
    ("132", "529"),
    ("304", "1,287"),
    ("-", "1"),
    ("170", "-"),
)
"""일자리 목표(명) and 사업예산(백만원) of the fourteen tasks as the plan table prints them."""

PRINTED_FIELDS: tuple[tuple[str, ...], ...] = (
    ("13,970", "82,964", "47,111", "16,113", "19,740"),
    ("2,298", "1,186", "90", "237", "859"),
    ("10,570", "76,854", "46,215", "15,257", "15,382"),
    ("496", "3,107", "705", "168", "2,234"),
    ("436", "1,816", "101", "451", "1,264"),
    ("170", "1", "-", "-", "1"),
)
"""총계 and the five strategies: 목표, 합계, 국비, 시비, 군구비 as 분야별 목표 prints them."""


def enter(desk: Desk, *, programmes: bool = True) -> Mapping[str, int]:
    """Enter the whole plan through the services; the items' ids by title."""
    ids: dict[str, int] = {}

    def add(level: PlanLevel, title: str, parent: int | None, unit: str = "명") -> int:
        item = PlanItem(
            level=level,
            title=title,
            parent_id=parent,
            plan=PLAN,
            unit=unit,
            first_year=YEAR,
            last_year=YEAR,
        )
        ids[title] = plans.add(desk, item).id
        return ids[title]

    with desk.store.operation("서구 2023"):
        for strategy in STRATEGIES:
            above = add(PlanLevel.STRATEGY, strategy.title, None)
            for task in strategy.tasks:
                one = add(PlanLevel.TASK, task.title, above, task.unit)
                _number(desk, one, task.goal, task.won)
                for programme in task.programmes:
                    under = add(PlanLevel.PROGRAMME, programme.title, one)
                    if programmes:
                        _number(desk, under, programme.goal, programme.won)
                    _plan(desk, under, programme.bars)
    return ids


def _number(desk: Desk, item_id: int, goal: int | None, won: Won | None) -> None:
    if goal is not None:
        plans_targets.set_target(desk, item_id, YEAR, str(goal))
    slot = of_year(YEAR)
    if won is not None:
        cells = {
            (Side.PLANNED, slot, source): thousands * 1_000
            for source, thousands in zip(("국비", "시비", "구비"), won, strict=True)
            if thousands
        }
        plans_money.set_cells(desk, item_id, cells)


def _plan(desk: Desk, item_id: int, bars: Sequence[tuple[str, int, int]]) -> None:
    for words, first, last in bars:
        plans_steps.add_bar(desk, item_id, YEAR, words, first, last)
