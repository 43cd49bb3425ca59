"""접수 명단 on paper: everybody by name, to be ticked and signed at the door.

With columns for whom somebody met it stands in for the program on a day without a PC; it is then
typed back in as it was written. Who comes without having registered is written on lines of
their own, with room for what the desk asks of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.domain.text import choseong
from jobdesk.reports.day_pages import A4, A4_ACROSS, LOW, MARGIN, Event, Pages, headline
from jobdesk.reports.document import gap
from jobdesk.reports.grid import Align, Column, Grid, Head, Row, Style

TITLE = "접수 명단"
_WALK_IN = "현장접수"
_FEW = 40
"""So many names are found on a page or two without a heading for each consonant."""
_OTHER = "기타"
_MEETINGS = 3
_RESULTS = "결과 1 채용 · 2 보류 · 3 불채용 · 4 2차면접"
_STYLE = Style(size=9.5, row_height=10.5, head_height=8, padding=1.2)
_TWO_HEADS = Style(size=9.5, row_height=10.5, head_height=6, padding=1.2)
_SHORT = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")
_BEFORE: tuple[tuple[str, float, Align], ...] = (
    ("번호", 13.0, "center"),
    ("성명", 31.0, "left"),
    ("전화 끝", 16.0, "center"),
    ("희망업체", 0.0, "left"),
    ("첫 면접·부스", 24.0, "center"),
    ("참석", 13.0, "center"),
    ("시각", 19.0, "center"),
)
_UNASKED: tuple[tuple[str, float, Align], ...] = (
    ("번호", 12.0, "center"),
    ("성명", 25.0, "left"),
    ("생년월일", 23.0, "left"),
    ("연락처", 31.0, "left"),
    ("읍면", 17.0, "left"),
    ("희망업체", 0.0, "left"),
    ("동의서", 13.0, "center"),
    ("시각", 15.0, "center"),
)
"""현장접수, as the window at the door asks for it."""
_SIGNED = 24.0


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee; ``phone`` the last four digits, ``wishes`` employers in order, ``first``
    when and where the first interview is."""

    number: str
    name: str
    phone: str
    wishes: str
    first: str = ""


def reception_list_pdf(
    guests: Sequence[Guest],
    event: Event,
    *,
    blanks: int = 10,
    by_number: bool = False,
    meetings: bool = False,
) -> bytes:
    """The list in the order of the names, a long one parted by first consonants, or in that of
    the guests themselves, with empty lines at the end for who comes without having registered.
    ``meetings`` adds room for whom somebody met and what came of it."""
    pages = Pages(TITLE, event, A4_ACROSS if meetings else A4)
    room = pages.size[0] / mm - 2 * MARGIN / mm
    columns, head = _columns(_BEFORE, room, meetings)
    wide = len(columns)
    rows: list[Row] = []
    if by_number:
        rows += [_row(one, wide) for one in guests]
    else:
        ordered = sorted(guests, key=lambda one: (_sorted_last(one), one.name, one.phone))
        for initial, group in groupby(ordered, key=lambda one: _initial(one.name)):
            people = list(group)
            if len(guests) > _FEW:
                rows.append(_heading(f"{initial}  {len(people):,}명", wide))
            rows += [_row(one, wide) for one in people]
    story: list[Flowable] = []
    if rows or not blanks:
        story += [Grid(columns, head, rows, _TWO_HEADS if meetings else _STYLE), gap(4)]
    if blanks:
        story.append(_walk_ins(blanks, room, meetings))
    detail = f"사전접수 {len(guests):,}명" + (f" · {_RESULTS}" if meetings else "")
    pages.flow(
        story,
        lambda: headline(pages, TITLE, detail),
        LOW,
        event.foot,
    )
    return pages.done()


def _walk_ins(blanks: int, room: float, meetings: bool) -> Grid:
    """Empty lines for who comes unasked, beneath a head that says so on each page."""
    columns, beneath = _columns(_UNASKED, room, meetings)
    wide = len(columns)
    head = [Head(_WALK_IN, 0, columns=wide)]
    head += [replace(one, row=one.row + 1) for one in beneath]
    empty = ["" for _ in columns]
    empty[len(_UNASKED) - 2 : len(_UNASKED)] = ["□", ":"]
    return Grid(columns, head, [Row(tuple(empty)) for _ in range(blanks)], _TWO_HEADS)


def _columns(
    before: Sequence[tuple[str, float, Align]], room: float, meetings: bool
) -> tuple[list[Column], list[Head]]:
    """Widths and heads of these columns and those that follow in every table; the one without
    a width takes what the others leave."""
    pairs = [("부스", 12.0), ("결과", 14.0)] * _MEETINGS if meetings else []
    fixed = sum(wide for _, wide, _ in before) + sum(wide for _, wide in pairs) + _SIGNED
    columns = [Column(wide or room - fixed, align) for _, wide, align in before]
    deep = 2 if meetings else 1
    head = [Head(title, at, rows=deep) for at, (title, _, _) in enumerate(before)]
    for at, (title, wide) in enumerate(pairs, start=len(columns)):
        if title == pairs[0][0]:
            number = (at - len(before)) // 2 + 1
            head.append(Head(f"면접 {number}", at, columns=2))
        head.append(Head(title, at, row=1))
        columns.append(Column(wide, "center"))
    head.append(Head("서명", len(columns), rows=deep))
    columns.append(Column(_SIGNED))
    return columns, head


def _row(one: Guest, wide: int) -> Row:
    known = (one.number, one.name, one.phone, one.wishes, one.first, "□", ":")
    return Row((*known, *[""] * (wide - len(known))))


def _heading(words: str, wide: int) -> Row:
    return Row((words, *[""] * (wide - 1)), strong=True, span=wide, opens=True)


def _sorted_last(one: Guest) -> bool:
    return _initial(one.name) == _OTHER


def _initial(name: str) -> str:
    """The consonant under which a name is looked up, 기타 for a name in other letters."""
    first = choseong(name[:1]).translate(_SHORT)
    return first if "ㄱ" <= first <= "ㅎ" else _OTHER
