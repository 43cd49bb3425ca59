"""절감효과: what people saved by not travelling for 실업급여 and 국민취업지원제도.

As the centre of the county reckons it (사례집 L10952-10964): A = a - b is what one visit saves,
B = c + d how often the desk was used, C = A × B. Where a constant changed within the stretch each
part is reckoned with its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jobdesk.domain import report_cells as cells
from jobdesk.domain.constants import (
    CONSTANTS,
    DESK_COST,
    DESK_HOURS,
    TRIP_COST,
    TRIP_HOURS,
    Constant,
    in_force,
)
from jobdesk.domain.counselling import NoteTopic
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_span
from jobdesk.domain.own_indicators import DatedConstant
from jobdesk.domain.report_document import (
    Align,
    Block,
    Cell,
    Column,
    Difference,
    Figure,
    Head,
    Line,
    Role,
    Sum,
    Table,
    Words,
)
from jobdesk.domain.report_formulas import agreeing
from jobdesk.services import constants, lists, notes
from jobdesk.services.report_sections.figure_cells import left, of_ids, opens
from jobdesk.services.report_sections.layout_rows import last_day
from jobdesk.services.report_sections.making import Making

MISSING = (
    "절감효과의 기준값이 아직 없습니다. 설정의 절감효과에서 타지 이동과 잡센터 이용의 비용과 "
    "시간을 출처와 함께 입력하세요."
)


@dataclass(frozen=True, slots=True)
class _Part:
    first: date
    last: date
    away: DatedConstant
    here: DatedConstant


def saving(making: Making) -> tuple[Block, ...]:
    """Two tables, 경제적 효과 and 시간적 효과, over the year so far (the stretch itself where the
    option ``whole`` is off), and one sentence of both."""
    span = making.span.so_far if making.option("whole", True) else making.span
    last = last_day(making)
    known = {each.name: constants.history(making.desk, each.name) for each in CONSTANTS}
    made: list[Block] = []
    told: list[str] = []
    for key, title, unit, away, here, each, total in (
        ("money", "경제적 효과", "원", TRIP_COST, DESK_COST, "절감액/건", "절감효과 총액(원)"),
        ("hours", "시간적 효과", "시간", TRIP_HOURS, DESK_HOURS, "절감시간/건", "절감시간"),
    ):
        parts = _parts(span.first, last, known[away.name], known[here.name])
        if parts:
            lines, whole = _lines(making, parts, away, here, title)
            made.append(_table(f"{making.use.id}_{key}", title, unit, each, total, lines))
            told.append(f"{title} {whole.text}{unit}")
    if not made:
        return (Words(making.use.id, (MISSING,)),)
    sources = dict.fromkeys(
        f"{each.name} {Decimal(each.value):,f}{each.unit}: {each.source}"
        for values in known.values()
        for each in values
        if each.source and (each.applies_on or last) <= last
    )
    notes_ = tuple(f"※ {source}" for source in sources)
    head = f"{official_span(span.first, last)} 이용으로 {', '.join(told)}을 아꼈습니다."
    return (Words(making.use.id, (head,)), *made, Words(f"{making.use.id}_sources", notes_))


def _parts(
    first: date, last: date, away: Sequence[DatedConstant], here: Sequence[DatedConstant]
) -> list[_Part]:
    """The stretch cut where a value changed; days before both were set are left out."""
    turns = {each.applies_on for each in (*away, *here) if each.applies_on is not None}
    starts = sorted({first, *(day for day in turns if first < day <= last)})
    found: list[_Part] = []
    for at, start in enumerate(starts):
        end = starts[at + 1] - timedelta(days=1) if at + 1 < len(starts) else last
        one, other = in_force(away, start), in_force(here, start)
        if one is not None and other is not None:
            found.append(_Part(start, end, one, other))
    return found


def _lines(
    making: Making, parts: Sequence[_Part], away: Constant, here: Constant, title: str
) -> tuple[list[Line], Cell]:
    lines: list[Line] = []
    every_c: list[int] = []
    every_d: list[int] = []
    whole = Decimal(0)
    for at, part in enumerate(parts):
        a, b = Decimal(part.away.value), Decimal(part.here.value)
        c = _contacts(making, part, NoteTopic.BENEFIT)
        d = _contacts(making, part, NoteTopic.ASSISTANCE)
        every_c += c.ids
        every_d += d.ids
        used = of_ids(KindId.NOTES, (*c.ids, *d.ids), "건", "이용건수 합계")
        saved = (a - b) * (used.value or 0)
        whole += saved
        label = "내용" if len(parts) == 1 else official_span(part.first, part.last)
        lines.append(
            Line(
                (
                    left(label),
                    opens(_constant(part.away, away)),
                    opens(_constant(part.here, here)),
                    opens(
                        Figure(a - b, away.unit, "한 건의 절감", "타지 이동에서 잡센터를 뺍니다."),
                        formula=Difference((at, 1), (at, 2)),
                    ),
                    opens(c),
                    opens(d),
                    opens(used, formula=Sum(((at, 4), (at, 5)))),
                    opens(_saved(saved, away.unit, title, a - b, used)),
                )
            )
        )
    if len(parts) > 1:
        rows = range(len(parts))
        both = (
            of_ids(KindId.NOTES, every_c, "건", "실업급여"),
            of_ids(KindId.NOTES, every_d, "건", "국취제"),
            of_ids(KindId.NOTES, (*every_c, *every_d), "건", "이용건수 합계"),
            Figure(whole, away.unit, f"{title} 합계", "기간별 절감을 더합니다."),
        )
        summed = [
            opens(figure, formula=Sum(tuple((row, at) for row in rows)))
            for at, figure in enumerate(both, 4)
        ]
        blank = (Cell(cells.NONE),) * 3
        lines.append(Line((left("합계"), *blank, *summed), Role.TOTAL))
    return lines, lines[-1].cells[-1]


def _contacts(making: Making, part: _Part, topic: NoteTopic) -> Figure:
    found = notes.behind(part.first, part.last, topic.value)
    ids = lists.find(making.desk, KindId.NOTES, found)
    name = "국취제" if topic is NoteTopic.ASSISTANCE else topic.value
    rule = f"상담일이 기간에 드는 {topic.value} 상담 기록을 모두 셉니다."
    return of_ids(KindId.NOTES, ids, "건", name, rule)


def _constant(value: DatedConstant, constant: Constant) -> Figure:
    return Figure(
        Decimal(value.value),
        constant.unit,
        constant.name,
        constant.rule,
        KindId.DATED_CONSTANTS,
        (value.id,),
        source=value.source,
    )


def _saved(saved: Decimal, unit: str, title: str, each: Decimal, used: Figure) -> Figure:
    rule = f"한 건의 절감 {each:,f}{unit}에 이용건수 {used.value or 0:,f}건을 곱합니다."
    return Figure(saved, unit, title, rule, KindId.NOTES, used.ids)


def _table(id_: str, title: str, unit: str, each: str, total: str, lines: Sequence[Line]) -> Table:
    heads = (
        Head("구분", 0, 0, rows=2),
        Head(f"{title}(단위 : {unit})", 0, 1, columns=3),
        Head("이용건수", 0, 4, columns=3),
        Head(f"{total} (C=A*B)", 0, 7, rows=2),
        *(
            Head(text, 1, at)
            for at, text in enumerate(
                ("타지 이동 (a)", "잡센터 (b)", f"{each} (A=a-b)",
                 "실업급여 (c)", "국취제 (d)", "합 계 (B=c+d)"),
                1,
            )
        ),
    )  # fmt: skip
    widths = (22, 15, 15, 19, 15, 15, 17, 24)
    return Table(
        id_,
        title,
        tuple(Column(width, Align.LEFT if not at else Align.RIGHT)
              for at, width in enumerate(widths)),
        heads,
        agreeing(lines),
    )  # fmt: skip
