"""훈련생 상담일지 and 재직 확인표: what was said during a cohort, and who stays at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from jobdesk.domain.official import official_date
from jobdesk.reports import fonts
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

NOTES = "훈련생 상담일지"
STAYING = "취업자 재직 확인표"
_ROOM = 170.0
_DAY = 28.0
"""Millimetres in which ``2026. 10. 19.`` stands in one line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every page: the centre, the cohort, the 결재란, who printed it when."""

    centre: str
    cohort: str
    approval: Sequence[str]
    foot: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One counselling contact with one trainee."""

    on: date | None
    name: str
    topic: str
    channel: str
    content: str
    counsellor: str


@dataclass(frozen=True, slots=True)
class Stays:
    """One 취업 and what is known of each point, in the order of the months."""

    name: str
    firm: str
    hire_date: date | None
    related: str
    known: tuple[str, ...]


def notes_pdf(sheet: Sheet, said: Sequence[Said]) -> bytes:
    """Every contact in its order."""
    columns = (
        Column(_DAY, "center"),
        Column(20, "center"),
        Column(26, "center"),
        Column(106 - _DAY),
        Column(18, "center"),
    )
    head = [
        Head(title, at)
        for at, title in enumerate(("날짜", "교육생", "유형 / 방식", "상담 내용", "담당"))
    ]
    rows = [
        Row(
            (
                official_date(one.on) if one.on else "-",
                one.name,
                " / ".join(filter(None, (one.topic, one.channel))),
                one.content,
                one.counsellor,
            )
        )
        for one in said
    ]
    people = len({one.name for one in said})
    heading = Heading(f"상담 {len(said):,}건, 교육생 {people:,}명")
    grid = Grid(columns, head, rows, Style(size=9.0, row_height=9.0))
    return _built(NOTES, sheet, table(grid, heading))


def staying_pdf(sheet: Sheet, months: Sequence[int], rows: Sequence[Stays]) -> bytes:
    """Everybody who was hired, with a column for each point and room to sign."""
    wide = 18.0
    name = 20.0
    firm = _ROOM - 10 - name - 24 - 14 - wide * len(months)
    columns = (
        Column(10, "center"),
        Column(name, "center"),
        Column(firm),
        Column(24, "center"),
        Column(14, "center"),
        *(Column(wide, "center") for _ in months),
    )
    titles = ("연번", "성명", "취업처", "입사일", "관련", *(f"{each}개월" for each in months))
    head = [Head(title, at) for at, title in enumerate(titles)]
    lines = [
        Row(
            (
                str(at),
                one.name,
                one.firm,
                official_date(one.hire_date) if one.hire_date else "-",
                one.related,
                *one.known,
            )
        )
        for at, one in enumerate(rows, start=1)
    ]
    heading = Heading("재직 확인", f"(취업 {len(rows):,}명)")
    story = table(Grid(columns, head, lines, Style(size=9.0, row_height=8.0, padding=0.8)), heading)
    said = (
        "재직은 확인한 날, 퇴사는 퇴사일, 예정은 확인할 날을 적었습니다. "
        "나중 시점에 재직이 확인되면 앞 시점도 재직으로 적습니다."
    )
    return _built(STAYING, sheet, [*story, gap(1.5), sentence(said, size=8.5)])


def _built(title: str, sheet: Sheet, body: Sequence[Flowable]) -> bytes:
    fonts.register()
    story: list[Flowable] = [
        Masthead(title, sheet.centre, sheet.approval),
        gap(2),
        sentence(sheet.cohort, size=11.5),
        gap(3),
        *body,
    ]
    return build(Paper(title, sheet.centre, sheet.foot, sheet.practice), story)
