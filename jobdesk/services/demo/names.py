"""Names that nobody was given: drawn from syllables in fashion when a person was born."""

from __future__ import annotations

from random import Random

_SURNAMES = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민"
_SHARES = (
    213, 147, 84, 47, 44, 24, 21, 21, 20, 17, 15, 15, 15, 14, 14, 14, 14, 14, 13, 11, 11, 10, 9, 9,
    9, 8, 8, 7, 6, 6, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4,
)  # fmt: skip

_Syllables = tuple[tuple[str, ...], tuple[str, ...]]
_FEMALE: tuple[tuple[int, _Syllables], ...] = (
    (1958, (tuple("순옥영정춘금말복명화점기"), tuple("자순례숙님임희옥녀심"))),
    (1969, (tuple("미영경은현명혜정선인연희"), tuple("숙경자희옥란순애선화"))),
    (1982, (tuple("은지현수미영혜선정윤소유"), tuple("정영주진경희미아선연"))),
    (1993, (tuple("지은수혜민보아유소다예슬"), tuple("은영혜진아연람희정빈"))),
    (2100, (tuple("서지민예수하유채다소윤시"), tuple("연윤은현빈원린희아율"))),
)
_MALE: tuple[tuple[int, _Syllables], ...] = (
    (1958, (tuple("종영병상광덕만복정길창용"), tuple("수호식철근태길석복기"))),
    (1969, (tuple("성영재경상종광동기태병진"), tuple("수호철식훈환석범만진"))),
    (1982, (tuple("성동재정상현준영태민진승"), tuple("훈호현석민우진욱환수"))),
    (1993, (tuple("준현동민성재지승태우영상"), tuple("호우혁석현민영빈환욱"))),
    (2100, (tuple("도민서준지현시건우태승은"), tuple("윤준우호민혁성찬율진"))),
)
_FROM_ABROAD = (
    "응우옌티흐엉",
    "쩐티마이",
    "팜티란",
    "레티호아",
    "소피읍사반나",
    "왕리화",
    "마리아산토스",
)


def name(random: Random, female: bool, born: int) -> str:
    """A name of somebody born in the year ``born``."""
    eras = _FEMALE if female else _MALE
    first, last = next(syllables for until, syllables in eras if born <= until)
    one = random.choice(first)
    two = random.choice(last)
    while two == one:
        two = random.choice(last)
    return random.choices(_SURNAMES, _SHARES)[0] + one + two


def name_from_abroad(random: Random) -> str:
    """A name of somebody who came by marriage."""
    return random.choice(_FROM_ABROAD)


class Phones:
    """Mobile numbers that no operator gives out (010-0…), each handed out once."""

    _ALL = 10_000_000

    def __init__(self, random: Random) -> None:
        self._next = random.randrange(self._ALL)
        self._step = 3_141_593  # has no factor in common with ten million

    def mobile(self) -> str:
        """The next number, ``010-0123-4567``."""
        self._next = (self._next + self._step) % self._ALL
        return f"010-0{self._next // 10_000:03d}-{self._next % 10_000:04d}"

    def landline(self) -> str:
        """The next number of a house or firm, ``061-012-3456``."""
        self._next = (self._next + self._step) % self._ALL
        return f"061-0{self._next // 10_000 % 100:02d}-{self._next % 10_000:04d}"
