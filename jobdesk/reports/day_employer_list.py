"""면접자 명단: whom an employer meets, with room to write what came of it.

Name and career are all that is printed of somebody. Birth, telephone and address are columns
only where they were asked for, and stay empty for who has not consented to be made known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from jobdesk.reports import fonts, ink
from jobdesk.reports.day_pages import (
    A4_ACROSS,
    HEAD,
    LOW,
    MARGIN,
    Event,
    Pages,
    fitted,
    headline,
    words,
)
from jobdesk.reports.document import gap
from jobdesk.reports.grid import Column, Grid, Head, Row, Style

TITLE = "면접자 명단"
NO_CONSENT = "동의 없음"
_SIGN: float = 17 * mm
_FIRM: float = 14.5 * mm
_WIDE = A4_ACROSS[0] / mm - 2 * MARGIN / mm
_ROW = 10.5
_BLANKS = 3
_STYLE = Style(size=9.5, row_height=_ROW, head_height=8, padding=1.2)
_MOST, _MOST_CROWDED = 250, 140  # signs of a career; more would be taller than a page
_RETURN = "면접이 끝나면 이 명단을 센터에 돌려주시고, 다른 곳에 쓰거나 옮겨 적지 마세요."


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line. ``personal`` are the values of the list's personal columns in their order;
    ``consented`` says whether they may be printed."""

    at: str
    number: str
    name: str
    job: str
    career: str
    licences: str
    personal: tuple[str, ...] = ()
    consented: bool = True


@dataclass(frozen=True, slots=True)
class EmployerList:
    """The list of one employer. ``vacancies`` are (job, heads, wage, hours, place), ``personal``
    heads the columns that were asked for: 생년월일, 연락처, 주소."""

    booth: str
    firm: str
    vacancies: tuple[tuple[str, str, str, str, str], ...]
    candidates: tuple[Candidate, ...]
    personal: tuple[str, ...] = ()


_PERSONAL = {"생년월일": 24.5, "연락처": 29.0, "주소": 40.0}


def employer_lists_pdf(lists: Sequence[EmployerList], event: Event) -> bytes:
    """The lists one after the other, each on pages of its own numbered from 1.

    Raises ValueError without a list.
    """
    pages = Pages(TITLE, event, A4_ACROSS)
    for given in lists:
        pages.flow(
            _story(given, pages.size[1] - HEAD - _FIRM - LOW - _SIGN),
            lambda given=given: _head(pages, given),  # type: ignore[misc]
            LOW + _SIGN,
            event.foot,
            lambda: _signature(pages),
        )
        pages.end_part()
    return pages.done()


def _head(pages: Pages, given: EmployerList) -> float:
    y = headline(pages, TITLE)
    canvas: Any = pages.canvas
    left, right, high = MARGIN, pages.size[0] - MARGIN, 11 * mm
    if given.booth:
        size, lines = fitted(given.booth, fonts.BOLD, 18, 24 * mm, high - 2 * mm, most=1)
        text = " ".join(lines)
        taken = max(14 * mm, fonts.width(text, fonts.BOLD, size) + 6 * mm)
        canvas.setStrokeColor(ink.TEXT)
        canvas.setLineWidth(1.2)
        canvas.roundRect(left, y - high, taken, high, 2 * mm, stroke=1, fill=0)
        canvas.setFont(fonts.BOLD, size)
        canvas.drawCentredString(left + taken / 2, y - high / 2 - size * 0.36, text)
        left += taken + 4 * mm
    count = f"면접 {len(given.candidates):,}명"
    canvas.setFont(fonts.SEMIBOLD, 11)
    canvas.drawRightString(right, y - high / 2 - 4, count)
    room = right - left - fonts.width(count, fonts.SEMIBOLD, 11) - 6 * mm
    words(canvas, given.firm, fonts.BOLD, 17, (left, y - high / 2 - 6), room, "left")
    return float(y - _FIRM)


def _story(given: EmployerList, room: float) -> list[Flowable]:
    """The blocks of a list; empty lines for who comes unasked, but no page of nothing else."""
    story: list[Flowable] = []
    taken = 0.0
    if given.vacancies:
        columns = (
            Column(70),
            Column(20, "center"),
            Column(55),
            Column(62),
            Column(_WIDE - 207),
        )
        titles = ("구인 직종", "모집인원", "임금", "근무시간", "일하는 곳")
        head = [Head(title, at) for at, title in enumerate(titles)]
        rows = [Row(tuple(_short(cell) or "-" for cell in one)) for one in given.vacancies]
        style = Style(size=9, row_height=7, head_height=6.5, padding=1.2)
        brought = Grid(columns, head, rows, style)
        story += [brought, gap(4)]
        taken = brought.full_height + 4 * mm
    if not given.candidates:
        return [*story, _candidates(given, _BLANKS)]
    least = _sheets(_candidates(given, 0), room - taken, room)
    for blanks in range(_BLANKS, 0, -1):
        grid = _candidates(given, blanks)
        if _sheets(grid, room - taken, room) == least:
            return [*story, grid]
    return [*story, _candidates(given, 0)]


def _sheets(grid: Grid, first: float, room: float) -> int:
    """On how many pages a table stands that has ``first`` points of the first one."""
    count, left = 1, first
    while grid.full_height > left:
        parts = grid.split(0, left)
        if parts:
            rest = parts[1]
            assert isinstance(rest, Grid)
            grid = rest
        elif left >= room:
            break  # a line taller than a page; laying it out says so
        count, left = count + 1, room
    return count


def _candidates(given: EmployerList, blanks: int) -> Grid:
    personal = [_PERSONAL[title] for title in given.personal]
    crowded = len(personal) > 1
    result = 30.0 if crowded else 66.0
    remarks = 22.0 if crowded else 40.0
    job = 26.0 if crowded else 32.0
    fixed = 16 + 14 + 26 + job + result + remarks + sum(personal)
    columns = (
        Column(16, "center"),
        Column(14, "center"),
        Column(26, "center"),
        Column(job),
        Column(_WIDE - fixed),
        *(Column(wide, "left" if wide >= 40 else "center") for wide in personal),
        Column(result, "center"),
        Column(remarks),
    )
    titles = ("시각", "번호", "성명", "구인 직종", "경력 · 자격", *given.personal, "결과", "비고")
    boxes = "□채용 □보류 □불채용 □2차면접"
    if crowded:
        boxes = "□채용 □보류\n□불채용 □2차"
    rows = [
        Row(
            (
                one.at or "-",
                one.number,
                one.name if one.consented or given.personal else f"{one.name}\n({NO_CONSENT})",
                one.job or "-",
                _career(one, _MOST_CROWDED if crowded else _MOST),
                *(value or "-" if one.consented else NO_CONSENT for value in one.personal),
                boxes,
                "",
            )
        )
        for one in given.candidates
    ]
    blank = ("", "", "", "", "", *("" for _ in personal), boxes, "")
    rows += [Row(blank) for _ in range(blanks)]
    head = [Head(title, at) for at, title in enumerate(titles)]
    return Grid(columns, head, rows, _STYLE)


def _career(one: Candidate, most: int) -> str:
    return "\n".join(_short(part, most) for part in (one.career, one.licences) if part) or "-"


def _short(text: str, most: int = _MOST) -> str:
    return text if len(text) <= most else f"{text[:most]}… (이하 줄임)"


def _signature(pages: Pages) -> None:
    canvas: Any = pages.canvas
    right, y = pages.size[0] - MARGIN, LOW + 5 * mm
    canvas.setFillColor(ink.QUIET)
    canvas.setFont(fonts.REGULAR, 8.5)
    canvas.drawString(MARGIN, y, _RETURN)
    canvas.setFillColor(ink.TEXT)
    canvas.setFont(fonts.MEDIUM, 11)
    canvas.drawRightString(right, y, "(서명)")
    edge = right - fonts.width("(서명)", fonts.MEDIUM, 11) - 3 * mm
    canvas.setStrokeColor(ink.FRAME)
    canvas.setLineWidth(0.6)
    canvas.line(edge - 48 * mm, y - 1.5 * mm, edge, y - 1.5 * mm)
    canvas.drawRightString(edge - 51 * mm, y, "면접관")
