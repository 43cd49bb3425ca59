"""배차표 of a day: who gets into which car where, then which farm gets whom and how to get there.

A driver gets the pages of one car, with the farms it goes to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from jobdesk.domain.official import official_date
from jobdesk.reports import ink
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

TITLE = "농가일자리 배차표"
_NONE = "-"
_STYLE = Style(size=9.5, row_height=9, head_height=7.5, padding=1.2)
_FARMS = Style(size=9, row_height=9, head_height=7.5, padding=1.2)


@dataclass(frozen=True, slots=True)
class Rider:
    """One person in a car, or who comes on their own; who ``drives`` gets on first."""

    pickup: str
    name: str
    phone: str
    farm: str
    work: str
    drives: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One farm on the day: whom to ring, who works, how to get there. ``heads`` is ``3/5명``."""

    farm: str
    phone: str
    heads: str
    work: str
    way: str
    people: str = ""


@dataclass(frozen=True, slots=True)
class Ride:
    """One car with its riders and the farms it goes to; ``about`` is driver, seats and when it
    leaves, ``warning`` that it is too full. Who comes on their ``own`` is a ride without a car."""

    title: str
    about: str
    riders: Sequence[Rider]
    stops: Sequence[Stop]
    warning: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What the sheet says. ``apart`` begins a page for every car."""

    centre: str
    on: date
    told: str
    rides: Sequence[Ride]
    farms: Sequence[Stop]
    phone: str
    apart: bool
    foot: str
    practice: bool


def dispatch_pdf(given: Dispatch) -> bytes:
    """The sheet as PDF, upright."""
    title = f"{TITLE} · {day_words(given.on)}"
    story: list[Flowable] = [
        Masthead(TITLE, given.centre),
        gap(2),
        sentence(f"{day_words(given.on)} · {given.told}", size=11.5),
        gap(2),
    ]
    for number, ride in enumerate(given.rides):
        if number and given.apart:
            story.append(PageBreak())
        elif number:
            story += [gap(4), CondPageBreak(ink.HEIGHT * 0.25)]
        story += _ride(ride)
        if given.apart:  # whoever drives is given this page alone
            story += [gap(3), _care(given)]
    story.append(PageBreak() if given.apart and given.rides else gap(5))
    story += _farms(given.farms)
    story += [gap(4), _care(given)]
    return build(Paper(title, given.centre, given.foot, given.practice), story)


def _care(given: Dispatch) -> Flowable:
    asked = f" 문의: {given.centre} {given.phone}" if given.phone else ""
    return sentence(
        "이름과 연락처가 적혀 있습니다. 일을 마치면 센터에 돌려주거나 파기해 주세요." + asked,
        size=9,
    )


def day_words(on: date) -> str:
    """``2026. 11. 23. (월)``."""
    return f"{official_date(on)} ({'월화수목금토일'[on.weekday()]})"


def _ride(ride: Ride) -> list[Flowable]:
    columns = (
        Column(9, "center"),
        Column(40),
        Column(22, "center"),
        Column(32, "center"),
        Column(52),
        Column(15, "center"),
    )
    titles = ("순번", "타는 곳", "성명", "연락처", "내리는 농가 · 작업", "탑승")
    if ride.own:
        titles = ("순번", "사는 곳", "성명", "연락처", "가는 농가 · 작업", "도착")
    rows = [
        Row(
            (
                str(number),
                one.pickup or _NONE,
                one.name,
                one.phone or _NONE,
                "\n".join(filter(None, (one.farm, one.work))),
                "운전" if one.drives else "□",
            )
        )
        for number, one in enumerate(ride.riders, 1)
    ]
    head = [Head(words, at) for at, words in enumerate(titles)]
    story = table(
        Grid(columns, head, rows, _STYLE),
        Heading(ride.title, f"{len(ride.riders):,}명"),
        whole=0.6,
    )
    about = [sentence(ride.about, size=9.5, indent=1.5), gap(1)] if ride.about else []
    if ride.warning:
        about += [sentence(f"※ {ride.warning}", size=10, indent=1.5), gap(1)]
    at = next(n for n, each in enumerate(story) if isinstance(each, Heading)) + 1
    story[at:at] = about
    if ride.stops:
        story += [gap(2.5), *_stops(ride.stops)]
    return story


def _stops(stops: Sequence[Stop]) -> list[Flowable]:
    columns = (
        Column(34),
        Column(30, "center"),
        Column(12, "center"),
        Column(36),
        Column(58),
    )
    titles = ("가는 농가", "농가 연락처", "인원", "작업 · 시간", "찾아가는 길")
    rows = [
        Row((one.farm, one.phone or _NONE, one.heads, one.work or _NONE, one.way or _NONE))
        for one in stops
    ]
    head = [Head(words, at) for at, words in enumerate(titles)]
    return [Grid(columns, head, rows, _FARMS)]


def _farms(farms: Sequence[Stop]) -> list[Flowable]:
    columns = (
        Column(30),
        Column(28, "center"),
        Column(14, "center"),
        Column(32),
        Column(66),
    )
    titles = ("농가", "농가 연락처", "배치/요청", "작업 · 시간", "근로자")
    rows = [
        Row((one.farm, one.phone or _NONE, one.heads, one.work or _NONE, one.people or _NONE))
        for one in farms
    ]
    head = [Head(words, at) for at, words in enumerate(titles)]
    return table(Grid(columns, head, rows, _FARMS), Heading("농가별 배치", f"{len(farms):,}곳"))
