"""행사 and 이동상담: matching days with their sums, mobile desks and what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.day_outcome import DayLine
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_days
from jobdesk.domain.report_document import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Figure,
    Line,
    Role,
    Series,
    Sum,
    Table,
)
from jobdesk.services import lists
from jobdesk.services.outreach import counts
from jobdesk.services.report_sections.figure_cells import figure_of, left, of_ids, opens, table
from jobdesk.services.report_sections.layout_rows import days_between, last_day
from jobdesk.services.report_sections.making import Making

_NUMBERS = (
    ("employers", "참여기업", "개사"),
    ("openings", "구인인원", "명"),
    ("applicants", "접수", "명"),
    ("attended", "참여", "명"),
    ("interviews", "현장면접", "건"),
    ("on_site", "현장채용", "명"),
    ("hired", "취업", "명"),
)


_LISTED = 20
"""More days than these are told by place."""


def matching_days(making: Making) -> tuple[Block, ...]:
    """연번 | 행사명 | 일자 | 장소 | 참여기업 … 취업, with 합계, and how far the people came.

    The option ``whole`` tells of the year so far instead of the stretch.
    """
    span = making.span.so_far if making.option("whole", True) else making.span
    found = days_between(making, span.first)
    if not found.lines:
        return ()
    lines = [_day(at, line) for at, line in enumerate(found.lines, 1)]
    rows = range(len(lines))
    total = [Cell(""), left("합계"), Cell(""), Cell("")]
    for at, (key, name, unit) in enumerate(_NUMBERS, 4):
        sum_ = Sum(tuple((row, at) for row in rows))
        total.append(opens(getattr(found.total, key), unit, f"행사 {name} 합계", sum_))
    lines.append(Line(tuple(total), Role.TOTAL))
    titles = ("연번", "행사명(협업기관)", "운영 일자", "장소", *(name for _, name, _ in _NUMBERS))
    steps = [each for each in found.funnel if each.once is not None and each.id != "employers"]
    people = tuple(figure_of(e.once, e.once_unit, e.label) for e in steps if e.once is not None)
    return (
        table(
            making.use.id,
            titles,
            lines,
            words=(1, 2, 3),
            widths=(8, 40, 24, 22, *(13 for _ in _NUMBERS)),
            notes=(found.remark,) if found.remark else (),
            size=8.5,
        ),
        Chart(
            f"{making.use.id}_funnel",
            ChartKind.FUNNEL,
            "행사에서 취업까지 (사람 수)",
            tuple(each.label for each in steps),
            (Series("사람", people),),
            unit="명",
        ),
    )


def outreach(making: Making) -> tuple[Block, ...]:
    """일자 | 구분 | 장소 | 협력기관 | 상담 | 인원 | 구직신청 | 취업 of the days that were held."""
    span, desk = making.span, making.desk
    conditions = (
        Condition("held_on", Op.AT_LEAST, span.first),
        Condition("held_on", Op.AT_MOST, last_day(making)),
        Condition("status", Op.IS, PlanStatus.HELD.value),
    )
    ids = lists.find(desk, KindId.OUTREACH, Filter(conditions=conditions), Order("held_on"))
    fields = ("held_on", "outreach_type", "place", "partner")
    rows = lists.rows(desk, KindId.OUTREACH, ids, fields)
    if not rows:
        return ()
    if len(rows) > int(making.option("most", _LISTED)):
        return (_by_place(making, ids, rows),)
    lines: list[Line] = []
    placed: list[int] = []
    for id_ in ids:
        day, kind, place, partner = rows[id_]
        known = counts(desk, id_)
        placed += known.placed_ids
        lines.append(
            Line(
                (
                    left(official_days(day) if isinstance(day, date) else ""),
                    left(str(kind)),
                    left(str(place or "")),
                    left(str(partner or "")),
                    _said(known.notes, id_, "상담", "건"),
                    _said(known.people, id_, "상담 인원", "명"),
                    _said(known.registrations, id_, "구직신청", "건"),
                    opens(of_ids(KindId.PLACEMENTS, known.placed_ids, "명", "취업")),
                )
            )
        )
    total = [left("합계"), Cell(""), Cell(""), Cell("")]
    for at in range(4, 7):
        value = sum(int(line.cells[at].value or 0) for line in lines)
        sum_ = Sum(tuple((row, at) for row in range(len(lines))))
        total.append(Cell(f"{value:,}", value=Decimal(value), formula=sum_))
    total.append(opens(of_ids(KindId.PLACEMENTS, placed, "명", "취업")))
    titles = ("일자", "구분", "장소", "협력기관", "상담(건)", "인원", "구직신청", "취업")
    return (
        table(
            making.use.id,
            titles,
            [*lines, Line(tuple(total), Role.TOTAL)],
            words=(0, 1, 2, 3),
            widths=(24, 20, 30, 26, 13, 12, 14, 12),
        ),
    )


def _by_place(making: Making, ids: Sequence[int], rows: Mapping[int, tuple[object, ...]]) -> Table:
    """구분 | 장소 | 횟수 | 상담 … 취업 where there were too many days for a line each."""
    found: dict[tuple[str, str], list[int]] = {}
    for id_ in ids:
        found.setdefault((str(rows[id_][1]), str(rows[id_][2] or "")), []).append(id_)

    by_day = {id_: counts(making.desk, id_) for id_ in ids}

    def numbers(of: Sequence[int], formulas: Sequence[Sum | None]) -> tuple[Cell, ...]:
        known = [by_day[id_] for id_ in of]
        placed = [id_ for one in known for id_ in one.placed_ids]
        sums = (
            (len(of), "운영", "회"),
            (sum(one.notes for one in known), "상담", "건"),
            (sum(one.people for one in known), "상담 인원", "명"),
            (sum(one.registrations for one in known), "구직신청", "건"),
        )
        told = [
            Figure(Decimal(value), unit, name, "", KindId.OUTREACH, tuple(of))
            for value, name, unit in sums
        ]
        told.append(of_ids(KindId.PLACEMENTS, placed, "명", "취업"))
        return tuple(opens(one, formula=sum_) for one, sum_ in zip(told, formulas, strict=True))

    lines = [
        Line((left(kind), left(place), *numbers(of, (None,) * 5)))
        for (kind, place), of in sorted(found.items())
    ]
    under = range(len(lines))
    sums = [Sum(tuple((row, at) for row in under)) for at in range(2, 7)]
    lines.append(Line((left("합계"), Cell(""), *numbers(ids, sums)), Role.TOTAL))
    titles = ("구분", "장소", "운영(회)", "상담(건)", "인원", "구직신청", "취업")
    note = "인원은 하루에 한 번씩 센 사람을 더한 수(연인원)입니다."
    return table(
        making.use.id,
        titles,
        lines,
        words=(0, 1),
        widths=(24, 44, 14, 14, 14, 14, 14),
        notes=(note,),
    )


def _day(at: int, line: DayLine) -> Line:
    begins = official_days(line.held_on, line.ends_on, year=False) if line.held_on else ""
    return Line(
        (
            Cell(str(at)),
            left(line.name),
            left(begins),
            left(line.place),
            *(opens(getattr(line, key), unit, f"{line.title} {name}")
              for key, name, unit in _NUMBERS),
        )
    )  # fmt: skip


def _said(value: int, outreach_id: int, name: str, unit: str) -> Cell:
    """A number that opens to the day it is of."""
    figure = Figure(Decimal(value), unit, name, "", KindId.OUTREACH, (outreach_id,))
    return opens(figure)
