"""A report with one of everything, for the tests of its renderings."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import (
    Align,
    Chart,
    ChartKind,
    Column,
    Figure,
    Head,
    Line,
    Merge,
    Rate,
    Report,
    Role,
    Section,
    Series,
    Style,
    Sum,
    Table,
    Words,
)
from jobdesk.domain.rounding import Rounding

STYLE = Style()
ROWS = (
    ("일자리 연계활동", "구인신청 인원", "명", 300, 1652),
    ("일자리 연계활동", "구직신청 인원", "명", 400, 1101),
    ("농가일자리 창출지원", "농가 구인처 발굴", "건", 80, 234),
)
"""Of the case of Muju 2022 (사례집): group, indicator, unit, target, result."""


def figure(name: str, unit: str, value: int, first: int = 1) -> Figure:
    """A count of so many records."""
    ids = tuple(range(first, first + value))
    return Figure(Decimal(value), unit, name, f"{name}을 셉니다.", KindId.VACANCIES, ids)


def summary() -> Table:
    """목표·실적·달성률 with groups that span lines and a total."""
    lines = []
    for at, (group, name, unit, target, result) in enumerate(ROWS):
        made, wanted = figure(name, unit, result), Figure(Decimal(target), unit, f"{name} 목표")
        formula = Rate((at, 3), (at, 2), 0, Rounding.HALF_UP)
        over = Figure(None, "%", f"{name} 달성률", "실적 ÷ 목표 × 100", over=(made, wanted))
        lines.append(
            Line(
                (
                    cells.words(group if at != 1 else ""),
                    cells.words(name, Align.LEFT),
                    cells.counted(wanted),
                    cells.counted(made),
                    cells.percent(result, target, STYLE, figure=over, formula=formula),
                )
            )
        )
    total, done = sum(r[3] for r in ROWS), sum(r[4] for r in ROWS)
    lines.append(
        Line(
            (
                cells.words("합계"),
                cells.words(""),
                cells.number(total, formula=Sum(tuple((at, 2) for at in range(3)))),
                cells.number(done, formula=Sum(tuple((at, 3) for at in range(3)))),
                cells.percent(
                    done, total, STYLE, formula=Rate((3, 3), (3, 2), 0, Rounding.HALF_UP)
                ),
            ),
            Role.TOTAL,
        )
    )
    return Table(
        "summary",
        "총괄 실적",
        (
            Column(30),
            Column(40, Align.LEFT),
            Column(20, Align.RIGHT),
            Column(20, Align.RIGHT),
            Column(20, Align.RIGHT),
        ),
        (
            Head("항목", 0, 0, rows=2),
            Head("구분", 0, 1, rows=2),
            Head("2022년", 0, 2, columns=3),
            Head("목표", 1, 2),
            Head("실적", 1, 3),
            Head("달성률", 1, 4),
        ),
        tuple(lines),
        unit="(단위: 명, 건, %)",
        merges=(Merge(0, 0, rows=2), Merge(3, 0, columns=2)),
        notes=("달성률은 실적을 목표로 나누어 반올림합니다.",),
    )


def long_table(lines: int = 80) -> Table:
    """A list of names that runs over pages."""
    columns = (Column(10), Column(40, Align.LEFT), Column(20, Align.RIGHT))
    head = (Head("연번", 0, 0), Head("업체명", 0, 1), Head("취업인원", 0, 2))
    made = tuple(
        Line(
            (
                cells.number(at),
                cells.words(f"가람산업 {at}호"),
                cells.counted(figure("취업", "명", at % 4)),
            )
        )
        for at in range(1, lines + 1)
    )
    return Table("list", "취업처 명부", columns, head, made, unit="(단위: 명)")


def chart(kind: ChartKind) -> Chart:
    """Each kind of chart over the same three indicators."""
    done = Series("실적", tuple(figure(r[1], r[2], r[4]) for r in ROWS))
    wanted = Series("목표", tuple(figure(r[1], r[2], r[3]) for r in ROWS))
    return Chart(
        f"chart_{kind.value}",
        kind,
        "목표 대비 실적",
        tuple(r[1] for r in ROWS),
        (wanted, done) if kind in (ChartKind.TARGETS, ChartKind.STACKED) else (done,),
        ("달성률 551%", "달성률 275%", "달성률 293%"),
        "명",
    )


def report(**changes: object) -> Report:
    """Portrait and landscape sections, words, tables, charts of every kind."""
    given: dict[str, object] = {
        "template": "monthly",
        "title": "2022년 12월 월간 실적 보고서",
        "centre": "가람군 로컬JOB센터",
        "span": "2022년 12월",
        "first": date(2022, 12, 1),
        "last": date(2022, 12, 31),
        "as_of": date(2022, 12, 31),
        "taken_at": datetime.fromisoformat("2026-11-20T09:30"),
        "taken_by": "김상담",
        "document_number": "가람잡센터-2022-123",
        "approval": ("담당", "팀장", "센터장"),
        "sections": (
            Section("summary", "총괄 실적", (summary(), chart(ChartKind.TARGETS))),
            Section(
                "texts",
                "문제점 및 대책",
                (Words("problems", ("농번기에 일손이 모자랐습니다.", "- 작업반 2개를 늘립니다.")),),
            ),
            Section("list", "취업처 명부", (long_table(),), landscape=True),
            Section(
                "charts",
                "그림으로 보기",
                tuple(chart(kind) for kind in list(ChartKind)[1:]),
            ),
        ),
    }
    return Report(**(given | changes))  # type: ignore[arg-type]
