"""What is signed at a farm: 근로계약서 of one person for a span, 근로확인서 of a farm for a day.

The items of the contract are those that 근로기준법 제17조 and 기간제법 제17조 ask to be written,
in the order of the 표준근로계약서.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from jobdesk.reports import ink
from jobdesk.reports.day_pages import Event, Pages
from jobdesk.reports.document import gap, sentence
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead
from jobdesk.reports.selection_papers import BLANK, BLANK_DAY, SIGN, paged

CONTRACT = "근로계약서 (농작업)"
CONFIRMATION = "농작업 근로확인서"
_PAIRS = (Column(22), Column(63), Column(22), Column(63))
_ITEMS = (Column(34), Column(136))
_SIZES = (10.0, 9.2, 8.5)
"""Sizes of type in points: the largest in which a contract is one page is taken, so that nobody
signs a second sheet apart from the first."""


@dataclass(frozen=True, slots=True)
class Side:
    """Who signs; empty words leave room to write."""

    name: str = ""
    head: str = ""
    birth: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract: who with whom, then its items (label, words); ``day`` is when it was signed,
    empty to be filled by hand."""

    number: str
    farm: Side
    worker: Side
    items: Sequence[tuple[str, str]]
    day: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """One person of a 근로확인서; empty words leave room to write."""

    name: str
    birth: str
    work: str
    starts: str = ""
    ends: str = ""
    hours: str = ""
    wage: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One farm on one day and who worked there."""

    farm: Side
    day: str
    place: str
    people: Sequence[Worked]
    total: str


def contracts_pdf(contracts: Sequence[Contract], event: Event) -> bytes:
    """A page for each. Raises ValueError without one."""
    pages = Pages(CONTRACT, event)
    for one in contracts:
        story = _contract(one, event, _SIZES[0])
        for size in _SIZES[1:]:
            if sum(each.wrap(ink.ROOM, ink.HEIGHT)[1] for each in story) <= ink.HEIGHT:
                break
            story = _contract(one, event, size)
        paged(pages, story)
    return pages.done()


def _contract(one: Contract, event: Event, size: float) -> list[Flowable]:
    number = f"계약 번호  {one.number}" if one.number else ""
    close = size / _SIZES[0]
    items = Style(size=size, row_height=8.4 * close**2, labels=frozenset({0}))
    return [
        Masthead(CONTRACT, event.centre),
        gap(1),
        sentence(
            f"{one.farm.name or BLANK * 24}(이하 ‘사업주’)와 "
            f"{one.worker.name or BLANK * 20}(이하 ‘근로자’)는 다음과 같이 근로계약을 "
            "맺고 서로 지킨다.",
            size=10.5,
        ),
        *([sentence(number, size=9)] if number else []),
        gap(1.5),
        Grid(_ITEMS, (), [Row(pair) for pair in one.items], items),
        gap(4.5 * close**2),
        sentence(one.day or BLANK_DAY, size=12 * close, centred=True),
        gap(3.5 * close**2),
        _signatures(one.farm, one.worker, close),
    ]


def confirmations_pdf(confirmations: Sequence[Confirmation], event: Event) -> bytes:
    """A page for each farm, more where it has many people. Raises ValueError without one."""
    pages = Pages(CONFIRMATION, event)
    columns = (
        Column(9, "center"), Column(21, "center"), Column(25, "center"), Column(27),
        Column(14, "center"), Column(14, "center"), Column(14, "center"), Column(21, "right"),
        Column(25),
    )  # fmt: skip
    titles = (
        "연번", "성명", "생년월일", "작업", "시작", "마침", "시간", "일당 (원)", "근로자 서명",
    )  # fmt: skip
    for one in confirmations:
        rows = [
            Row(
                (
                    str(number),
                    each.name,
                    each.birth,
                    each.work,
                    each.starts,
                    each.ends,
                    each.hours,
                    each.wage,
                    "",
                )
            )
            for number, each in enumerate(one.people, 1)
        ]
        rows.append(Row(("합계", "", "", "", "", "", "", one.total, ""), strong=True, span=7))
        head = [Head(words, at) for at, words in enumerate(titles)]
        farm = one.farm
        story: list[Flowable] = [
            Masthead(CONFIRMATION, event.centre),
            gap(4),
            Grid(
                _PAIRS,
                (),
                [
                    Row(("농가", farm.name, "근로일", one.day)),
                    Row(("대표", farm.head, "연락처", farm.phone)),
                    Row(("일한 곳", one.place, "인원", f"{len(one.people):,}명")),
                ],
                Style(size=10.5, row_height=9, labels=frozenset({0, 2})),
            ),
            gap(4),
            Grid(columns, head, rows, Style(size=9.5, row_height=11, head_height=8, padding=1)),
            gap(6),
            sentence("위와 같이 일하였음을 확인합니다.", size=12, centred=True),
            gap(6),
            sentence(BLANK_DAY, size=12, centred=True),
            gap(6),
            sentence(f"농가 대표{BLANK * 4}{farm.head or BLANK * 18}{SIGN}", size=12, centred=True),
            gap(7),
            sentence(f"{event.centre} 귀하", size=14),
        ]
        paged(pages, story, f"{CONFIRMATION} · {farm.name} · {one.day}")
    return pages.done()


def _signatures(farm: Side, worker: Side, close: float) -> Grid:
    rows = [
        Row(("사업주", farm.name, "근로자", worker.name)),
        Row(("대표자", farm.head, "생년월일", worker.birth)),
        Row(("연락처", farm.phone, "연락처", worker.phone)),
        Row(("주소", farm.address, "주소", worker.address)),
        Row(("서명", SIGN, "서명", SIGN)),
    ]
    style = Style(size=10 * close, row_height=9 * close**2, labels=frozenset({0, 2}))
    return Grid(_PAIRS, (), rows, style)
