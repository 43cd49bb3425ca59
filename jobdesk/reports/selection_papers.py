"""What applicants of a cohort are handed and sign: result notices, 서약서, 개인정보 동의서."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from jobdesk.reports import ink
from jobdesk.reports.day_pages import A4, Event, Pages
from jobdesk.reports.document import Heading, gap, sentence
from jobdesk.reports.grid import Column, Grid, Row, Style
from jobdesk.reports.masthead import Masthead

NOTICE = "교육생 선발 결과 안내"
PLEDGE = "교육생 서약서"
CONSENT = "개인정보 수집·이용 동의서"
_STYLE = Style(size=11, row_height=10.5, labels=frozenset({0, 2}))
_LISTED = Style(size=11, row_height=10.5, labels=frozenset({0}))
_SMALL = Style(size=9.5, row_height=8.5, labels=frozenset({0}))
_NARROW = (Column(30), Column(55), Column(30), Column(55))
_LONG = (Column(30), Column(140))
BLANK = "\u00a0"
BLANK_DAY = f"{BLANK * 16}년{BLANK * 10}월{BLANK * 10}일"
SIGN = f"{BLANK * 22}(서명 또는 인)"
"""Room to write in, a day to be filled by hand, where one signs; other papers have the same."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a paper is for; empty words leave room to write."""

    name: str = ""
    birth: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One result: ``verdict`` in bold words, ``lines`` what follows from it, ``facts`` the table
    of who is selected (label, words)."""

    person: Person
    verdict: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What is consented to: labels with their words; ``kept`` is how long, printed to be seen
    (개인정보 보호법 22②)."""

    purpose: str
    items: str
    kept: str
    refusal: str
    receivers: str = ""


def notices_pdf(notices: Sequence[Notice], event: Event, day: str) -> bytes:
    """A page for each person. ``day`` is written beneath, empty to be filled by hand. Raises
    ValueError without one."""
    pages = Pages(NOTICE, event)
    for one in notices:
        story: list[Flowable] = [
            Masthead(NOTICE, event.centre),
            gap(6),
            _who(one.person),
            Grid(_LONG, (), [Row(("교육과정", event.title))], _LISTED),
            gap(11),
            sentence(one.verdict, size=15, centred=True),
            gap(9),
        ]
        if one.facts:
            story += [
                Heading("입교 안내"),
                Grid(_LONG, (), [Row(pair) for pair in one.facts], _LISTED),
                gap(6),
            ]
        story += [sentence(f"• {line}", size=11.5, indent=2, hang=3) for line in one.lines]
        if event.phone:
            story.append(sentence(f"• 문의: {event.centre} {event.phone}", size=11.5, indent=2))
        story += [gap(16), *_from(event, day)]
        paged(pages, story)
    return pages.done()


def pledges_pdf(people: Sequence[Person], promises: Sequence[str], event: Event) -> bytes:
    """A page for each person, to be signed. Raises ValueError without one."""
    pages = Pages(PLEDGE, event)
    for person in people:
        story: list[Flowable] = [
            Masthead(PLEDGE, event.centre),
            gap(6),
            _course(event),
            _who(person, whole=True),
            gap(9),
            sentence(
                "본인은 위 교육과정의 교육생으로서 다음 사항을 지킬 것을 서약합니다.",
                size=12,
            ),
            gap(5),
        ]
        for number, promise in enumerate(promises, 1):
            story += [
                sentence(f"{number}. {promise}", size=11.5, leading=1.6, indent=2, hang=5),
                gap(2),
            ]
        story += [gap(14), *_signed(person.name), gap(14), *_to(event)]
        paged(pages, story)
    return pages.done()


def consents_pdf(people: Sequence[Person], own: Terms, given: Terms | None, event: Event) -> bytes:
    """A page for each person: what the centre itself keeps, and apart from it what others are
    ``given`` (None for nobody), which may be refused by itself. Raises ValueError without
    one."""
    pages = Pages(CONSENT, event)
    for person in people:
        story: list[Flowable] = [
            Masthead(CONSENT, event.centre),
            gap(4),
            _course(event),
            _who(person, whole=True),
            gap(5),
            Heading("1. 개인정보의 수집·이용 (필수)"),
            _terms(own),
            gap(2),
            _answer("위와 같이 개인정보를 수집·이용하는 데 동의합니까?"),
        ]
        if given is not None:
            story += [
                gap(4),
                Heading("2. 개인정보의 제3자 제공 (선택)"),
                _terms(given),
                gap(2),
                _answer("위와 같이 개인정보를 제공하는 데 동의합니까?"),
            ]
        story += [gap(9), *_signed(person.name), gap(8), *_to(event)]
        paged(pages, story)
    return pages.done()


def _who(person: Person, *, whole: bool = False) -> Grid:
    rows = [Row(("성명", person.name, "생년월일", person.birth))]
    if whole:
        rows.append(Row(("연락처", person.phone, "사는 곳", person.address)))
    return Grid(_NARROW, (), rows, _STYLE)


def _course(event: Event) -> Grid:
    rows = [Row(("교육과정", event.title)), Row(("교육 기간", event.about))]
    return Grid(_LONG, (), rows, _LISTED)


def _terms(terms: Terms) -> Grid:
    rows = [
        Row(("목적", terms.purpose)),
        Row(("항목", terms.items)),
        Row(("보유·이용 기간", terms.kept), strong=True),
        Row(("거부할 권리", terms.refusal)),
    ]
    if terms.receivers:
        rows.insert(0, Row(("제공받는 자", terms.receivers), strong=True))
    return Grid(_LONG, (), rows, _SMALL)


def _answer(question: str) -> Flowable:
    return sentence(f"{question}{BLANK * 6}□ 동의함{BLANK * 6}□ 동의하지 않음", size=10.5, indent=2)


def _signed(name: str) -> list[Flowable]:
    return [
        sentence(BLANK_DAY, size=12, centred=True),
        gap(6),
        sentence(f"성명{BLANK * 4}{name or BLANK * 18}{SIGN}", size=12, centred=True),
    ]


def _to(event: Event) -> list[Flowable]:
    return [sentence(f"{event.centre} 귀하", size=14)]


def _from(event: Event, day: str) -> list[Flowable]:
    return [
        sentence(day or BLANK_DAY, size=13, centred=True),
        gap(12),
        sentence(f"{event.centre}{BLANK * 6}(직인)", size=17, centred=True),
    ]


def paged(pages: Pages, story: list[Flowable], foot: str = "") -> None:
    """One paper as a part of the file; where it is more than a page, each has its number and
    ``foot``, so that a sheet that came loose finds its way back."""
    high = sum(block.wrap(ink.ROOM, ink.HEIGHT)[1] for block in story)
    pages.flow(
        story,
        lambda: A4[1] - ink.MARGIN_TOP,
        ink.MARGIN_BOTTOM,
        side=ink.MARGIN_SIDE,
        foot=foot,
        numbered=high > ink.HEIGHT + 0.01,
    )
    pages.end_part()
