"""The marks of one person in the words of a list that was made of an 출석부: read day by day."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jobdesk.domain.attendance import Marked
from jobdesk.domain.text import with_particle
from jobdesk.domain.trainees import Mark
from jobdesk.exchange.attendance_list import NOTHING

_WHOLE = re.compile(r"하루\s*(\d{1,2})\s*교시")
_DAY = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})(?:\((\d{1,2})(?:/(\d))?\))?(?:\[(\d{1,2})\])?")


class MarkedDay(NamedTuple):
    """A day of a form: ``marked`` None where nothing stands; its lesson hours, 0 unknown. Where
    ``parts`` is given the hours of the mark are so many parts of the day, which has ``parts``."""

    held_on: date
    marked: Marked | None
    hours: int
    parts: int = 0

    def of(self, hours: int) -> MarkedDay:
        """The day with its mark in hours of a day that has ``hours``."""
        if not self.parts or self.marked is None or self.marked.hours is None:
            return self
        credited = self.marked.hours * hours // self.parts
        return self._replace(marked=Marked(self.marked.mark, credited), parts=0)


def read(words: str, first: date | None, last: date | None) -> tuple[MarkedDay, ...]:
    """The days of ``출석 2022-04-13 2022-04-14(6) / 표시 없음 2022-04-15 / 하루 8교시``, in order.

    A day without a year lies between ``first`` and ``last``. Raises ValueError with a sentence
    for words that are none of these.
    """
    whole = _WHOLE.search(words)
    usual = int(whole[1]) if whole else 0
    found: dict[date, MarkedDay] = {}
    for part in re.split(r"\s+/\s+|\n", words):
        if not part.strip() or _WHOLE.fullmatch(part.strip()):
            continue
        mark, days = _named(part.strip())
        for match in _DAY.finditer(days):
            on = _day(match, first, last)
            marked = None
            if mark is not None:
                marked = Marked(mark, int(match[4]) if match[4] else None)
            hours = int(match[6]) if match[6] else usual
            found[on] = MarkedDay(on, marked, hours, int(match[5] or 0))
        if _DAY.sub("", days).strip(" ,"):
            raise ValueError(f"출결을 읽을 수 없습니다: {part.strip()[:40]}")
    return tuple(found[on] for on in sorted(found))


def _named(part: str) -> tuple[Mark | None, str]:
    if part.startswith(NOTHING):
        return None, part.removeprefix(NOTHING)
    word, _, days = part.partition(" ")
    try:
        return Mark(word), days
    except ValueError:
        raise ValueError(
            f"{with_particle(f'‘{word}’', '은/는')} 출결이 아닙니다. "
            f"{'·'.join(Mark)} 가운데 하나로 적으세요."
        ) from None


def _day(match: re.Match[str], first: date | None, last: date | None) -> date:
    month, day = int(match[2]), int(match[3])
    years = [int(match[1])] if match[1] else []
    if not years and first is not None:
        years = [*range(first.year, (last or first).year + 1)]
    made: list[date] = []
    for year in years:
        try:
            made.append(date(year, month, day))
        except ValueError:
            continue
    if not made:
        raise ValueError(f"없는 날짜입니다: {match[0]}")
    within = [each for each in made if first and first <= each <= (last or each)]
    return (within or made)[0]


def told(days: tuple[MarkedDay, ...]) -> str:
    """``출석 18일, 지각 1일, 표시 없음 2일``: what a person is shown of them."""
    words = [day.marked.mark.value if day.marked else NOTHING for day in days]
    return ", ".join(f"{word} {words.count(word)}일" for word in dict.fromkeys(words))
