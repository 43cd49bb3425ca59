"""과정관리의 날 on paper: whom to ring up, with boxes to tick and room to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from jobdesk.domain.milestones import Due, FirmDue
from jobdesk.domain.official import official_date
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

_TITLE = "과정관리의 날 연락 명단"
_STYLE = Style(size=8.5, row_height=13, head_height=7, padding=1.0)


@dataclass(frozen=True, slots=True)
class CallList:
    """What the list says: ``until`` is the day by which everybody in it is due."""

    centre: str
    until: date
    people: Sequence[Due]
    firms: Sequence[FirmDue]
    approval: Sequence[str]
    foot: str
    practice: bool


def call_list_pdf(given: CallList) -> bytes:
    """The list as PDF: people, then firms, the longest overdue first."""
    story: list[Flowable] = [
        Masthead(_TITLE, given.centre, given.approval),
        gap(2),
        sentence(
            f"기준일 {official_date(given.until)} · 취업자 {len(given.people):,}명, "
            f"채용업체 {len(given.firms):,}곳 · 답에 표시하고 통화 내용을 적은 뒤 입력합니다."
        ),
        gap(3),
        *_people(given.people),
        gap(5),
        *_firms(given.firms),
    ]
    paper = Paper(_TITLE, given.centre, given.foot, given.practice)
    return build(paper, story)


def _people(people: Sequence[Due]) -> list[Flowable]:
    heading = Heading("1. 취업자", f"(계 {len(people):,}명)")
    if not people:
        return [heading, sentence("연락할 취업자가 없습니다.", indent=2)]
    columns = (
        Column(9, "center"),
        Column(18, "center"),
        Column(28, "center"),
        Column(38),
        Column(21, "center"),
        Column(17, "center"),
        Column(39),
    )
    titles = ("연번", "성명", "연락처", "업체·직종", "입사일", "시점", "답과 통화 내용")
    rows = [
        Row(
            (
                str(number),
                one.name,
                one.phone or "-",
                " ".join(part for part in (one.firm, one.job) if part) or "-",
                official_date(one.hire_date),
                f"{one.words}\n{_late(one.days_late)}",
                "□재직 □퇴사 □부재 □거부\n \n ",
            )
        )
        for number, one in enumerate(people, start=1)
    ]
    head = [Head(title, at) for at, title in enumerate(titles)]
    return table(Grid(columns, head, rows, _STYLE), heading)


def _firms(firms: Sequence[FirmDue]) -> list[Flowable]:
    heading = Heading("2. 채용업체", f"(계 {len(firms):,}곳)")
    if not firms:
        return [heading, sentence("연락할 채용업체가 없습니다.", indent=2)]
    columns = (
        Column(9, "center"),
        Column(38),
        Column(28, "center"),
        Column(37),
        Column(19, "center"),
        Column(39),
    )
    titles = ("연번", "업체명·담당자", "연락처", "일하는 사람", "시점", "답과 통화 내용")
    rows = [
        Row(
            (
                str(number),
                f"{one.name}\n{one.contact}".strip(),
                one.phone or "-",
                _named(one.working),
                f"{one.words}\n{_late(one.days_late)}",
                "□통화 □부재 □거부\n \n ",
            )
        )
        for number, one in enumerate(firms, start=1)
    ]
    head = [Head(title, at) for at, title in enumerate(titles)]
    return table(Grid(columns, head, rows, _STYLE), heading)


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" 외 {len(names) - 3}명" if len(names) > 3 else "")


def _late(days: int) -> str:
    return f"{days}일 지남" if days > 0 else ""
