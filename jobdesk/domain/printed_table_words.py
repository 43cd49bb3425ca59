"""What labels of rows and columns say about their figures: total, target, rate, change, year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from jobdesk.domain.printed_table_grid import Line, Table

_TOTALS = {"소계": 1, "중계": 1, "계": 2, "합계": 3, "합": 3, "총계": 4, "총합계": 4, "총합": 4}
_WEAK_TOTALS = ("누계", "전체", "총", "종합")
_RATE = re.compile(
    r"[률율](?:\(|$|\s|%)|[률율]$|달성도|진도$|비중|구성비|비율|전년비|전년대비|대비|만족도|배수|배율|"
    r"평균|단가|(?:인|명|세대|가구|업체|건|개|대|회)당|점수|평점|순위|등급|증감|증가|감소|1인당|%"
)
_UNITED = re.compile(r"억원|백만원|천원|만원|천명|만명|조원")
_YEAR = re.compile(r"(?:(20\d\d)|['’‘`]?(\d\d))\s*(?:년|$|\.|실적|목표)")
_BARE_YEAR = re.compile(r"^(20\d\d)$")


def tight(text: str) -> str:
    """A label without its spaces."""
    return re.sub(r"\s+", "", text)


def bare(text: str) -> str:
    """A label without spaces, numbering, notes and what stands in parentheses."""
    text = re.sub(r"\(.*?\)|\[.*?\]|（.*?）", "", tight(text))
    return re.sub(r"^[\W\d①-⑳ⅠⅡⅢⅣⅤ]+|[\W]+$", "", text)


def total_rank(text: str) -> int:
    """1 for 소계 up to 4 for 총계, 0 where a label is no total."""
    word = bare(text)
    if word in _TOTALS:
        return _TOTALS[word]
    return next((rank for end, rank in (("소계", 1), ("합계", 3), ("총계", 4))
                 if len(word) > 2 and word.endswith(end)), 0)  # fmt: skip


def weak_total(text: str) -> bool:
    """Whether a label may mean a total: only other figures can tell."""
    return bare(text) in _WEAK_TOTALS


def group_name(text: str) -> bool:
    """Whether a label names a sum of the rows below it, as 정부부문 does."""
    return bool(re.search(r"(부문|분야)$", bare(text)))


@lru_cache(maxsize=20_000)
def derived(line: Line) -> bool:
    """Whether a row or column is reckoned from others: a rate, a share, a change."""
    own = re.sub(r"\((?:단위|개|명|건|회|원|천원|백만원|억원).*?\)", "", tight(line.own))
    if re.search(r"목표\)?$|실적\)?$|계획\)?$", own) and not re.search(r"대비|[률율]", own):
        return False
    return bool(_RATE.search(own))


def mostly_percent(table: Table, column: int) -> bool:
    """Whether the figures of a column are percent, whatever its header says."""
    mains = [row[column].main for row in table.cells]
    numbers = [number for number in mains if number is not None]
    return bool(numbers) and sum(n.percent for n in numbers) * 2 > len(numbers)


def rounded_unit(table: Table, *lines: Line) -> bool:
    """Whether figures are in thousands or millions, so that sums may be off by a little."""
    return any(_UNITED.search(words) for words in (tight(table.about), *(x.words for x in lines)))


def target(line: Line) -> bool:
    """Whether a column is what was aimed at."""
    return any(
        re.search(r"목표|계획", tight(level)) and not re.search(r"대비|[률율]$", tight(level))
        for level in line.path
    )


def actual(line: Line) -> bool:
    """Whether a column is what was done."""
    if target(line):
        return False
    return any(
        re.search(r"실적|성과|결과|달성$|달성\(|투입|집행", tight(level)) for level in line.path
    )


def years(line: Line) -> list[int]:
    """Years named in a label, the nearest level first."""
    for level in reversed(line.path):
        text = tight(level)
        found = [int(long or f"20{short}") for long, short in _YEAR.findall(text)]
        found += [int(year) for year in _BARE_YEAR.findall(text) if int(year) not in found]
        if found:
            return found
    return []


def without_year(line: Line) -> tuple[str, ...]:
    """A path with its years taken out: equal for the same thing in two years."""
    out = []
    for level in line.path:
        text = tight(level)
        text = re.sub(r"(20\d\d|['’‘`]?\d\d)년도?|^20\d\d$|['’‘`]\d\d\.?", "", text)
        text = re.sub(r"\([A-Za-z]\)|추진실적|실적|추진목표|목표|예산액|^의$", "", text)
        if text:
            out.append(text)
    return tuple(out)


def same_kind(one: Line, other: Line) -> bool:
    """Whether two labels differ in their numbers only: 1차년도 and 4차년도."""
    first, second = tight(one.own), tight(other.own)
    strip = r"\d+"
    return bool(re.search(strip, first)) and re.sub(strip, "#", first) == re.sub(strip, "#", second)


def together(levels: Sequence[str]) -> str:
    """A few labels as one phrase."""
    return " + ".join(levels) if len(levels) <= 4 else f"{levels[0]} + … + {levels[-1]}"


def plain(value: Decimal) -> str:
    """A number with thousands apart and no needless zeros."""
    return f"{value.normalize():,f}" if value == value.to_integral() else f"{value:,f}"
