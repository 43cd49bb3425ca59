"""Reading one printed cell: the number, its unit, its sign, and a second number in parentheses.

A cell that is not understood to its last sign is text, and text is never judged: a figure that a
scan has damaged must not become a disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

FALLS, RISES, UNSURE = "△▽▼∆-−–감↓", "+↑증", "▲"
"""Signs of a decrease, of an increase, and the one that printed reports use for both."""
ABSENT = frozenset(
    {"-", "–", "—", "―", "‐", "·", "해당없음", "해당사항없음", "해당사항 없음", "없음", "미해당"}
)
"""What stands where there is nothing to count."""
_UNIT_WORDS = (
    "명 인 건 회 개 개소 개사 개월 개교 개국 개팀 개과정 사 업체 기업 기관 농가 가구 세대 "
    "원 천원 만원 십만원 백만원 천만원 억원 조원 십명 백명 천명 만명 연인원 시간 분 초 점 배 "
    "대 부 곳 과정 팀 권 편 종 매 장 쌍 동 평 톤 차례 사람 % %p h ㎡ km kg ha"
)
_UNITS = frozenset(_UNIT_WORDS.split())
"""Units of counts; behind another word (2021년, 5대전략) a number names, it does not count."""
_NUMBER = (
    r"(?P<sign{0}>[△▲▽▼∆\-−–+]|[증감](?=\s*\d))?\s*"
    r"(?P<digits{0}>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<part{0}>\.\d+)?"
    r"\s*(?P<unit{0}>%\s*p|%포인트|％|%|[가-힣]{{1,4}}|h|㎡|km|kg|ha)?\s*(?P<arrow{0}>[↑↓▲▼△▽])?"
)
_CELL = re.compile(
    r"(?:[·•ㆍ\-○]?\s*[^\d()]{1,20}[:：]\s*|총\s*)?"
    r"(?P<open>\()?\s*" + _NUMBER.format(1) + r"\s*(?P<close>\))?"
    r"(?:\s*[(/]\s*" + _NUMBER.format(2) + r"\s*\)?)?\s*(?:이상|이내|내외)?\s*\*?"
)
_TAGS = re.compile(r"<sup>.*?</sup>|</?[a-z][^<>]*>", re.IGNORECASE)


class Kind(Enum):
    """What stands in a cell."""

    BLANK = "blank"
    NONE = "none"  # a dash or its words
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number. ``span`` is where sign and digits stand in the cell's text, ``arrow`` a
    sign of direction behind it; ``value`` carries the sign, without one where it is ``unsure``."""

    value: Decimal
    decimals: int
    unit: str
    span: tuple[int, int]
    sign: str = ""
    arrow: str = ""
    grouped: bool = False
    bracketed: bool = False
    raw: bool = False  # a number of a workbook, whose printed form is not known

    @property
    def percent(self) -> bool:
        """Whether % or %p stands behind it."""
        return self.unit.startswith("%")

    @property
    def points(self) -> bool:
        """Whether it is in percentage points."""
        return self.unit == "%p"

    @property
    def unsure(self) -> bool:
        """Whether ▲ leaves open which way it goes."""
        return UNSURE in (self.sign, self.arrow)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as it was understood; ``numbers`` are one or two where ``kind`` is NUMBER."""

    text: str
    kind: Kind
    numbers: tuple[Number, ...] = ()

    @property
    def main(self) -> Number | None:
        """The number of the cell, without the one in parentheses."""
        return self.numbers[0] if self.numbers else None


BLANK = Reading("", Kind.BLANK)


def read(text: str, *, raw: bool = False) -> Reading:
    """What a cell says; ``raw`` says that a workbook held a number rather than its text."""
    text = text.strip()
    if not text:
        return BLANK
    if text in ABSENT:
        return Reading(text, Kind.NONE)
    shown = _TAGS.sub(lambda tag: "\0" * len(tag[0]), text).replace("**", "\0\0")
    bare = shown.replace("\0", " ") if "\0" in shown else shown
    found = _CELL.fullmatch(bare.strip())
    if found is None:
        return Reading(text, Kind.TEXT)
    offset = len(bare) - len(bare.lstrip())
    first = _number(found, 1, offset, raw)
    first = _bracketed(first) if found["open"] else first
    if first is None or (found["open"] and not found["close"]):
        return Reading(text, Kind.TEXT)
    if not found["digits2"]:
        return Reading(text, Kind.NUMBER, (first,))
    second = _number(found, 2, offset, raw)
    if second is None or "/" in bare:
        return Reading(text, Kind.TEXT)
    return Reading(text, Kind.NUMBER, (first, second))


def _bracketed(number: Number | None) -> Number | None:
    if number is None:
        return None
    return Number(
        number.value, number.decimals, number.unit, number.span, number.sign, number.arrow,
        number.grouped, True, number.raw,
    )  # fmt: skip


def _number(found: re.Match[str], which: int, offset: int, raw: bool) -> Number | None:
    digits, part = found[f"digits{which}"], found[f"part{which}"] or ""
    unit = (found[f"unit{which}"] or "").replace(" ", "")
    unit = {"％": "%", "%포인트": "%p"}.get(unit, unit)
    ages = unit == "대" and len(digits) == 2 and digits[1] == "0"  # 20대
    if ages or (unit and unit not in _UNITS) or (len(digits) > 1 and digits[0] == "0" and not raw):
        return None
    sign, arrow = found[f"sign{which}"] or "", found[f"arrow{which}"] or ""
    value = Decimal(digits.replace(",", "") + part)
    fell = (sign and sign in FALLS) or (arrow and arrow in FALLS)
    start = found.start(f"sign{which}") if sign else found.start(f"digits{which}")
    end = found.end(f"part{which}") if part else found.end(f"digits{which}")
    return Number(
        -value if fell and not (sign and sign in RISES) else value,
        max(0, len(part) - 1),
        unit,
        (start + offset, end + offset),
        sign,
        arrow,
        "," in digits,
        raw=raw,
    )


def is_year(reading: Reading) -> bool:
    """Whether a bare number may name a year in a header."""
    number = reading.main
    return (
        number is not None
        and len(reading.numbers) == 1
        and not (number.unit or number.decimals or number.grouped)
        and 1990 <= number.value <= 2100
    )


def form(number: Number, value: Decimal) -> str:
    """``value``, already rounded, in the form in which ``number`` was printed."""
    size = abs(value)
    grouped = number.grouped or (size >= 1000 and abs(number.value) < 1000)
    digits = f"{size:,}" if grouped else f"{size}"
    if value >= 0:
        return ("+" if number.sign == "+" else "") + digits
    if number.arrow and not number.sign:
        return digits
    return (number.sign if number.sign and number.sign in FALLS else "-") + digits


def corrected(text: str, changes: Sequence[tuple[Number, Decimal]]) -> str:
    """The cell's text with other numbers in it: unit, parentheses and sign as printed."""
    for number, value in sorted(changes, key=lambda change: -change[0].span[0]):
        start, end = number.span
        rest = text[end:]
        if number.arrow and not number.sign:
            up = {"↓": "↑", "▼": "▲", "▽": "△"}
            turn = up if value >= 0 else {arrow: down for down, arrow in up.items()}
            rest = rest.replace(number.arrow, turn.get(number.arrow, number.arrow), 1)
        text = text[:start] + form(number, value) + rest
    return text
