"""What farms of the practice Muju ask for in a year: requests whose days come to 5,124 heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jobdesk.services.demo.muju_2022_calendar import Year, is_farm_day

FARMS = 234
"""농가 구인처 발굴 of the year (사례집 L10854)."""
DAYS = 5_124
"""농가 채용연계(연인원) of the year (사례집 L10856)."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Work:
    """One task of a crop: when (month, day), how many people a day, for how many days, the wage
    of a day in won."""

    task: str
    crop: str
    starts: tuple[int, int]
    ends: tuple[int, int]
    heads: tuple[int, ...]
    days: tuple[int, ...]
    wage: int


_APPLES = (
    Work("전지", "사과", (1, 10), (3, 24), (1, 2, 2, 3), (2, 3, 3), 150_000),
    Work("적화", "사과", (4, 25), (5, 12), (3, 4, 5, 6), (1, 2, 2), 110_000),
    Work("적과", "사과", (5, 13), (6, 25), (3, 4, 5, 6, 7), (2, 2, 3), 110_000),
    Work("적과", "사과", (5, 13), (6, 25), (3, 4, 5, 6, 7), (2, 2, 3), 110_000),
    Work("잎따기", "사과", (9, 5), (9, 28), (2, 3, 4), (2, 2, 3), 110_000),
    Work("수확", "사과", (9, 20), (11, 16), (3, 4, 5, 6), (2, 2, 3), 115_000),
    Work("수확", "사과", (10, 4), (11, 16), (3, 4, 5, 6), (2, 2, 3), 115_000),
    Work("선별·포장", "사과", (11, 14), (12, 16), (2, 3), (1, 2), 105_000),
)
CROPS: dict[str, tuple[int, tuple[Work, ...]]] = {
    "사과": (52, _APPLES),
    "포도": (
        12,
        (
            Work("유인·순지르기", "포도", (5, 10), (6, 8), (2, 3, 4), (1, 2, 2), 110_000),
            Work("봉지 씌우기", "포도", (6, 13), (7, 9), (3, 4, 5), (2, 2, 3), 110_000),
            Work("수확", "포도", (8, 29), (9, 28), (2, 3, 4), (2, 2), 110_000),
        ),
    ),
    "인삼": (
        10,
        (
            Work("제초", "인삼", (4, 11), (7, 16), (2, 3), (1, 2), 100_000),
            Work("수확", "인삼", (9, 15), (10, 29), (3, 4, 6), (1, 2), 120_000),
        ),
    ),
    "고추": (
        10,
        (
            Work("정식", "고추", (5, 2), (5, 16), (3, 4, 5), (1, 1, 2), 105_000),
            Work("수확", "고추", (7, 25), (9, 17), (2, 3, 4), (1, 2), 105_000),
        ),
    ),
    "오미자": (
        8,
        (
            Work("제초", "오미자", (5, 16), (7, 9), (2, 3), (1, 2), 100_000),
            Work("수확", "오미자", (8, 24), (9, 22), (3, 4, 5), (1, 2, 2), 110_000),
        ),
    ),
    "복숭아": (
        8,
        (
            Work("적과", "복숭아", (5, 9), (6, 4), (2, 3, 4), (1, 2), 110_000),
            Work("봉지 씌우기", "복숭아", (6, 6), (6, 29), (3, 4), (1, 2), 110_000),
            Work("수확", "복숭아", (7, 11), (8, 20), (2, 3), (1, 2), 110_000),
        ),
    ),
}
"""What farms grow, as shares of a hundred, and the work of each crop."""
CAMP = Work("제초", "오미자", (8, 17), (8, 20), (5,), (4,), 100_000)
"""전북대학교 영농창업특성화 사업단: ten students on two farms from 17 to 20 August (사례집)."""
BRIEFED = Work("수확", "복숭아", (7, 20), (7, 21), (9,), (2,), 110_000)
"""The nine of the 취업설명회 in 대전 중구청 of 14 July, who all took up farm work (사례집)."""
WRITTEN = (CAMP, CAMP, BRIEFED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Work asked for by a farm (by number, 0 the first): the days and the heads on each."""

    farm: int
    work: Work
    days: tuple[date, ...]
    heads: int


def crops(random: Random) -> list[str]:
    """What each farm grows, those of the camp and the briefing as the case says."""
    shares = [share for share, _ in CROPS.values()]
    return [work.crop for work in WRITTEN] + random.choices(
        list(CROPS), shares, k=FARMS - len(WRITTEN)
    )


def season(year: Year, random: Random, grown: Sequence[str]) -> list[Wanted]:
    """Every request in order of its first day: one of each farm at least, DAYS heads in all."""
    made = [
        Wanted(n, work, _days(date(year.number, *work.starts), work.days[0]), work.heads[0])
        for n, work in enumerate(WRITTEN)
    ]
    left = DAYS - sum(one.heads * len(one.days) for one in made)
    for number in [*range(len(WRITTEN), FARMS), *_busy(random)]:
        wanted = _asked(year, random, number, grown[number], left)
        made.append(wanted)
        left -= wanted.heads * len(wanted.days)
        if not left:
            break
    return sorted(made, key=lambda one: (one.days, one.farm, one.work.task))


def _busy(random: Random) -> list[int]:
    """Farms that ask again and again, more of them than are needed."""
    often = [0.3 + random.expovariate(1.0) for _ in range(FARMS)]
    return random.choices(range(FARMS), often, k=20 * FARMS)


def _asked(year: Year, random: Random, number: int, crop: str, left: int) -> Wanted:
    work = random.choice(CROPS[crop][1])
    first, last = date(year.number, *work.starts), date(year.number, *work.ends)
    days = _days(first + _DAY * random.randint(0, (last - first).days), random.choice(work.days))
    heads = random.choice(work.heads)
    if heads * len(days) > left:
        days, heads = days[:1], min(heads, left)
    return Wanted(number, work, days, heads)


def _days(first: date, count: int) -> tuple[date, ...]:
    """The next ``count`` days on which farms work."""
    found: list[date] = []
    day = first
    while len(found) < count:
        if is_farm_day(day):
            found.append(day)
        day += _DAY
    return tuple(found)
