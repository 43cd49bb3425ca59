"""동행면접 on paper: whom to fetch where, whom to ring at the firm, and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from jobdesk.domain.official import official_date
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

TITLE = "동행면접 운행표"
_STYLE = Style(size=9.5, row_height=13, head_height=8, padding=1.2)
_ABOUT = Style(size=10.5, row_height=9, labels=frozenset({0, 2}))


@dataclass(frozen=True, slots=True)
class Rider:
    """One person taken along; ``pick_up`` is where they get on."""

    name: str
    phone: str
    pick_up: str
    firm: str
    job: str
    at: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One firm to go to; ``contact`` is whom to ask for and ``phone`` how to reach them."""

    firm: str
    address: str
    contact: str
    phone: str
    people: int


@dataclass(frozen=True, slots=True)
class TripSheet:
    """What the sheet says. ``remark`` is what was noted of the trip."""

    centre: str
    held_on: date | None
    starts_at: str
    place: str
    staff: str
    vehicle: str
    remark: str
    riders: Sequence[Rider]
    stops: Sequence[Stop]
    foot: str
    practice: bool


def trip_sheet_pdf(given: TripSheet) -> bytes:
    """The sheet as PDF, phones in full: it is read on the way."""
    story: list[Flowable] = [Masthead(TITLE, given.centre), gap(3), _about(given), gap(5)]
    story += _riders(given.riders)
    story += [gap(5), *_stops(given.stops)]
    if given.remark:
        story += [gap(5), Heading("3. 비고"), sentence(given.remark, size=10, indent=2)]
    story += [
        gap(6),
        sentence(
            "연락처가 적혀 있습니다. 다녀온 뒤 센터에 돌려주거나 파기해 주세요.", size=9, indent=2
        ),
    ]
    return build(Paper(TITLE, given.centre, given.foot, given.practice), story)


def _about(given: TripSheet) -> Flowable:
    columns = (Column(28), Column(62), Column(28), Column(52))
    day = official_date(given.held_on) if given.held_on else ""
    weekday = f" ({'월화수목금토일'[given.held_on.weekday()]})" if given.held_on else ""
    rows = [
        Row(("날짜", f"{day}{weekday}", "출발", given.starts_at)),
        Row(("가는 곳", given.place, "차량", given.vehicle)),
        Row(("동행 직원", given.staff, "인원", f"{len(given.riders):,}명")),
    ]
    return Grid(columns, (), rows, _ABOUT)


def _riders(riders: Sequence[Rider]) -> list[Flowable]:
    heading = Heading("1. 함께 가는 분", f"(계 {len(riders):,}명)")
    if not riders:
        return [heading, sentence("아직 함께 가는 분이 없습니다.", indent=2)]
    columns = (
        Column(9, "center"),
        Column(20, "center"),
        Column(31, "center"),
        Column(42),
        Column(38),
        Column(16, "center"),
        Column(14, "center"),
    )
    titles = ("연번", "성명", "연락처", "타는 곳", "면접 업체·직종", "면접 시각", "확인")
    rows = [
        Row(
            (
                str(number),
                one.name,
                one.phone or "-",
                one.pick_up or "-",
                "\n".join(part for part in (one.firm, one.job) if part) or "-",
                one.at or "-",
                "□탑승\n□참석",
            )
        )
        for number, one in enumerate(riders, start=1)
    ]
    head = [Head(title, at) for at, title in enumerate(titles)]
    return table(Grid(columns, head, rows, _STYLE), heading)


def _stops(stops: Sequence[Stop]) -> list[Flowable]:
    heading = Heading("2. 면접 업체", f"(계 {len(stops):,}곳)")
    if not stops:
        return [heading, sentence("업체가 아직 정해지지 않았습니다.", indent=2)]
    columns = (
        Column(9, "center"),
        Column(40),
        Column(56),
        Column(23, "center"),
        Column(30, "center"),
        Column(12, "center"),
    )
    titles = ("연번", "업체명", "소재지", "담당자", "연락처", "인원")
    rows = [
        Row(
            (
                str(number),
                one.firm,
                one.address or "-",
                one.contact or "-",
                one.phone or "-",
                f"{one.people:,}",
            )
        )
        for number, one in enumerate(stops, start=1)
    ]
    head = [Head(title, at) for at, title in enumerate(titles)]
    return table(Grid(columns, head, rows, _STYLE), heading)
