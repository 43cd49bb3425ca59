"""면접확인서 and 참가확인서: that somebody was there, on a page of its own to be handed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from jobdesk.reports import ink
from jobdesk.reports.day_pages import A4, Event, Pages
from jobdesk.reports.document import Heading, gap, sentence
from jobdesk.reports.grid import Column, Grid, Row, Style
from jobdesk.reports.masthead import Masthead

INTERVIEW = "면접확인서"
ATTENDANCE = "참가확인서"
_STYLE = Style(size=11.5, row_height=13, labels=frozenset({0, 2}))
_LISTED = Style(size=11.5, row_height=13, labels=frozenset({0}))
_NARROW = (Column(30), Column(55), Column(30), Column(55))
_LONG = (Column(30), Column(140))
_BLANK = "\u00a0"
_HOURS = re.compile(r"\s*(\d\d:\d\d)?~(\d\d:\d\d)?$")
_NUMBER = f"제{_BLANK * 16}호"
"""Where an office that keeps a 발급대장 writes the number."""


@dataclass(frozen=True, slots=True)
class InterviewProof:
    """One interview to be confirmed; ``at`` is its hour, empty for none, ``phone`` the firm's."""

    booth: str
    name: str
    birth: str
    firm: str
    job: str
    at: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceProof:
    """One attendee to be confirmed; ``stayed`` is from when until when, ``interviews`` the
    employers met."""

    name: str
    birth: str
    stayed: str
    interviews: tuple[str, ...]


def interview_proofs_pdf(proofs: Sequence[InterviewProof], event: Event, day: str) -> bytes:
    """A page for each interview: the employer signs, the centre confirms. ``day`` is the date
    written beneath, empty to be filled by hand. Raises ValueError without one."""
    pages = Pages(INTERVIEW, event)
    for one in proofs:
        where = f"부스 {one.booth}" if one.booth else ""
        person = Grid(_NARROW, (), [Row(("성명", one.name, "생년월일", one.birth))], _STYLE)
        rows = [
            Row(("행사", event.title)),
            Row(("일시", " ".join(part for part in (_day_of(event), one.at) if part))),
            Row(("장소", " ".join(part for part in (event.place, where) if part))),
            Row(("업체명", one.firm)),
            Row(("면접 직종", one.job)),
            Row(("업체 전화", one.phone)),
        ]
        firm = Grid(
            _NARROW,
            (),
            [Row(("확인자 직위", "", "확인자 성명", f"{_BLANK * 22}(서명)"))],
            _STYLE,
        )
        story = [
            Masthead(INTERVIEW, _NUMBER),
            gap(6),
            Heading("1. 면접에 참여한 사람"),
            person,
            gap(6),
            Heading("2. 면접"),
            Grid(_LONG, (), rows, _LISTED),
            gap(6),
            Heading("3. 업체의 확인"),
            firm,
            gap(10),
            *_closing("위 사람이 면접에 직접 참여하였음을 확인합니다.", event, day),
        ]
        _page(pages, story)
    return pages.done()


def attendance_proofs_pdf(proofs: Sequence[AttendanceProof], event: Event, day: str) -> bytes:
    """A page for each attendee, confirmed by the centre. Raises ValueError without one."""
    pages = Pages(ATTENDANCE, event)
    for one in proofs:
        rows = [
            Row(("행사", event.title)),
            Row(("일시", event.when)),
            Row(("장소", event.place)),
        ]
        if one.stayed:
            rows.append(Row(("참석 시간", one.stayed)))
        if one.interviews:
            firms = ", ".join(one.interviews)
            rows.append(Row(("면접 업체", f"{len(one.interviews):,}곳: {firms}")))
        person = Grid(_NARROW, (), [Row(("성명", one.name, "생년월일", one.birth))], _STYLE)
        story = [
            Masthead(ATTENDANCE, _NUMBER),
            gap(6),
            Heading("1. 참가한 사람"),
            person,
            gap(6),
            Heading("2. 행사"),
            Grid(_LONG, (), rows, _LISTED),
            gap(16),
            *_closing("위 사람이 행사에 참가하였음을 확인합니다.", event, day),
        ]
        _page(pages, story)
    return pages.done()


def _day_of(event: Event) -> str:
    """The day without its hours: an interview has its own."""
    return _HOURS.sub("", event.when)


def _closing(words: str, event: Event, day: str) -> list[Flowable]:
    blank = f"{_BLANK * 16}년{_BLANK * 10}월{_BLANK * 10}일"
    return [
        sentence(words, size=13, centred=True),
        gap(12),
        sentence(day or blank, size=13, centred=True),
        gap(16),
        sentence(f"{event.centre}{_BLANK * 6}(직인)", size=17, centred=True),
    ]


def _page(pages: Pages, story: list[Flowable]) -> None:
    pages.flow(
        story,
        lambda: A4[1] - ink.MARGIN_TOP,
        ink.MARGIN_BOTTOM,
        side=ink.MARGIN_SIDE,
        numbered=False,
    )
    pages.end_part()
