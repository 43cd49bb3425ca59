"""The county of the practice Muju: its six 읍면, the roads between them, who works at the centre.

The places are those of the published case (사례집 L10602–11060), since its table is what is
replayed; people, firms, farms and their addresses are invented.
"""

from __future__ import annotations

from random import Random

from jobdesk.domain.distances import Distance
from jobdesk.domain.people import Residence

NAME = "무주군로컬JOB센터(연습)"
SIDO = "전라북도"
SIGUNGU = "무주군"
EUP_MYEON: tuple[str, ...] = ("무주읍", "무풍면", "설천면", "적상면", "안성면", "부남면")
PEOPLED: tuple[int, ...] = (41, 9, 17, 12, 16, 5)
"""How many of a hundred inhabitants live in each of EUP_MYEON."""
ORCHARDS: tuple[int, ...] = (14, 27, 20, 16, 18, 5)
"""How many of a hundred farms lie in each of EUP_MYEON."""
WAYS: tuple[Distance, ...] = (
    Distance("무주읍", "적상면", neighbours=True, minutes=12),
    Distance("무주읍", "설천면", neighbours=True, minutes=18),
    Distance("무주읍", "부남면", neighbours=True, minutes=20),
    Distance("설천면", "무풍면", neighbours=True, minutes=17),
    Distance("적상면", "안성면", neighbours=True, minutes=16),
    Distance("적상면", "부남면", neighbours=True),
    Distance("적상면", "설천면", neighbours=True),
    Distance("안성면", "설천면", neighbours=True),
)

COUNSELLORS: tuple[str, ...] = ("김상담", "이상담", "박상담", "최상담")
_OF_PLACE: dict[str, str] = {
    "무주읍": "김상담",
    "무풍면": "박상담",
    "설천면": "이상담",
    "적상면": "최상담",
    "안성면": "박상담",
    "부남면": "최상담",
}
_ROADS = (
    "느티나무길",
    "장터길",
    "물레방앗길",
    "새터길",
    "윗말길",
    "아랫말길",
    "샘골길",
    "과수원길",
)
CITIES: tuple[tuple[Residence, str], ...] = (
    (Residence.OUTSIDE, "대전광역시 중구"),
    (Residence.OUTSIDE, "대전광역시 동구"),
    (Residence.OUTSIDE, "대전광역시 서구"),
    (Residence.OUTSIDE, "경상북도 김천시"),
    (Residence.PROVINCE, "전라북도 전주시"),
)
"""Towns from which people come for a day's farm work."""
COUNTIES: tuple[tuple[Residence, str], ...] = (
    (Residence.PROVINCE, "전라북도 장수군"),
    (Residence.PROVINCE, "전라북도 진안군"),
    (Residence.OUTSIDE, "충청남도 금산군"),
    (Residence.OUTSIDE, "충청북도 영동군"),
    (Residence.OUTSIDE, "경상남도 거창군"),
)
"""Counties next to this one."""
VILLAGES = ("윗말", "아랫말", "새터", "안골", "샘골", "양지말", "느티말", "장터")


def eup_myeon(random: Random, shares: tuple[int, ...] = PEOPLED) -> str:
    """One of EUP_MYEON, those with a larger share more often."""
    return random.choices(EUP_MYEON, shares)[0]


def address(random: Random, eup_myeon: str) -> str:
    """An address in ``eup_myeon`` that no map knows."""
    return f"{SIDO} {SIGUNGU} {eup_myeon} {random.choice(_ROADS)} {random.randint(900, 999)}"


def outside(random: Random, places: tuple[tuple[Residence, str], ...]) -> tuple[Residence, str]:
    """거주구분 and address of somebody from elsewhere."""
    residence, start = random.choice(places)
    return residence, f"{start} 연습로 {random.randint(900, 999)}"


def counsellor(random: Random, eup_myeon: str) -> str:
    """Who looks after a place; who comes from elsewhere falls to anybody."""
    if not eup_myeon or random.random() < 0.15:
        return random.choice(COUNSELLORS)
    return _OF_PLACE[eup_myeon]
