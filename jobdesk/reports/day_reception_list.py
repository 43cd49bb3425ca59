"""접수 명단 on paper: everybody by name, to be ticked and signed at the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.units import mm

from jobdesk.domain.text import choseong
from jobdesk.reports.day_pages import A4, LOW, MARGIN, Event, Pages, headline
from jobdesk.reports.grid import Column, Grid, Head, Row, Style

TITLE = "접수 명단"
_WALK_IN = "현장접수"
_FEW = 40
"""So many names are found on a page or two without a heading for each consonant."""
_OTHER = "기타"
_STYLE = Style(size=9.5, row_height=10.5, head_height=8, padding=1.2)
_SHORT = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee; ``phone`` the last four digits, ``wishes`` employers in order, ``first``
    when and where the first interview is."""

    number: str
    name: str
    phone: str
    wishes: str
    first: str = ""


def reception_list_pdf(guests: Sequence[Guest], event: Event, *, blanks: int = 10) -> bytes:
    """The list in the order of the names, a long one parted by first consonants, with empty
    lines at the end for who comes without having registered."""
    pages = Pages(TITLE, event)
    wide = (A4[0] - 2 * MARGIN) / mm
    columns = (
        Column(13, "center"),
        Column(31),
        Column(16, "center"),
        Column(wide - 13 - 31 - 16 - 24 - 13 - 19 - 27),
        Column(24, "center"),
        Column(13, "center"),
        Column(19, "center"),
        Column(27),
    )
    titles = ("번호", "성명", "전화 끝", "희망업체", "첫 면접", "참석", "시각", "서명")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows: list[Row] = []
    ordered = sorted(guests, key=lambda one: (_initial(one.name) == _OTHER, one.name, one.phone))
    for initial, group in groupby(ordered, key=lambda one: _initial(one.name)):
        people = list(group)
        if len(guests) > _FEW:
            words = f"{initial}  {len(people):,}명"
            rows.append(Row((words, *[""] * 7), strong=True, span=8, opens=True))
        rows += [
            Row((one.number, one.name, one.phone, one.wishes, one.first, "□", ":", ""))
            for one in people
        ]
    if blanks:
        rows.append(Row((_WALK_IN, *[""] * 7), strong=True, span=8, opens=True))
        rows += [Row(("", "", "", "", "", "□", ":", "")) for _ in range(blanks)]
    detail = f"사전접수 {len(guests):,}명"
    pages.flow(
        [Grid(columns, head, rows, _STYLE)],
        lambda: headline(pages, TITLE, detail),
        LOW,
        event.foot,
    )
    return pages.done()


def _initial(name: str) -> str:
    """The consonant under which a name is looked up, 기타 for a name in other letters."""
    first = choseong(name[:1]).translate(_SHORT)
    return first if "ㄱ" <= first <= "ㅎ" else _OTHER
