"""The county of the practice centre: 한빛군, which is on no map, and the roads in it."""

from __future__ import annotations

from random import Random

from jobdesk.domain.distances import Distance

NAME = "한빛군 일자리센터"
SIDO = "전라남도"
SIGUNGU = "한빛군"
EUP_MYEON: tuple[str, ...] = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
WAYS: tuple[Distance, ...] = (
    Distance("가람읍", "솔내면", neighbours=True, minutes=12),
    Distance("가람읍", "구름면", neighbours=True, minutes=15),
    Distance("가람읍", "달빛면", minutes=25),
    Distance("가람읍", "미리내면", minutes=30),
    Distance("가람읍", "너른면", neighbours=True, minutes=18),
    Distance("솔내면", "구름면", neighbours=True),
    Distance("달빛면", "미리내면", neighbours=True, minutes=10),
)
"""The ways that the centre has described; of the others nothing is said."""

PEOPLED: tuple[int, ...] = (42, 16, 13, 11, 10, 8)
"""How many of a hundred inhabitants live in each of EUP_MYEON."""

COUNSELLORS: tuple[str, ...] = ("김상담", "이상담", "박상담")
_OF_PLACE: dict[str, str] = {
    "가람읍": "김상담",
    "솔내면": "이상담",
    "구름면": "이상담",
    "달빛면": "박상담",
    "미리내면": "박상담",
    "너른면": "박상담",
}
_ROADS = ("가람로", "솔내길", "구름길", "달빛로", "미리내길", "너른들길", "느티나무길", "장터길")
_OUTSIDE = (
    ("도내", "전라남도 새봄시 햇살동"),
    ("도내", "전라남도 마루군 윗말면"),
    ("도외", "경상남도 푸른시 물빛동"),
    ("도외", "전북특별자치도 누리군 들녘읍"),
    ("도외", "서울특별시 온새미구 한길동"),
)


def place(random: Random) -> str:
    """An eup or myeon, the peopled ones more often."""
    return random.choices(EUP_MYEON, PEOPLED)[0]


def address(random: Random, eup_myeon: str) -> str:
    """An address in ``eup_myeon``."""
    return f"{SIDO} {SIGUNGU} {eup_myeon} {random.choice(_ROADS)} {random.randint(1, 240)}"


def outside(random: Random) -> tuple[str, str]:
    """거주구분 and address of somebody from elsewhere."""
    residence, start = random.choice(_OUTSIDE)
    return residence, f"{start} {random.randint(1, 400)}"


def counsellor(random: Random, eup_myeon: str) -> str:
    """Who looks after a place; now and then a colleague steps in."""
    if random.random() < 0.12:
        return random.choice(COUNSELLORS)
    return _OF_PLACE.get(eup_myeon, COUNSELLORS[0])
