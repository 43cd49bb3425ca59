"""What a plan prints for one 실천과제, by 재원 and year, and of 공통 일자리 목표.

Layouts: the 추진계획 box and the 공통 일자리 목표 of Incheon Seo-gu (2023), layout 29 of
target-reports-digest §3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from jobdesk.domain import report_cells as cells
from jobdesk.domain.plan_cells import (
    EMPTY,
    NONE,
    agrees,
    amount_cell,
    residue,
    sources_of,
    summed,
)
from jobdesk.domain.plan_tree import (
    PEOPLE,
    Node,
    Side,
    Slot,
    Tally,
    of_year,
    tally,
    target,
)
from jobdesk.domain.report_document import (
    Align,
    Cell,
    Column,
    Figure,
    Head,
    Line,
    Merge,
    Role,
    Style,
    Table,
)

_PROVINCE = ("도비", "시도비")
_COUNTY = ("시군비", "시군구비", "군비", "구비", "군구비")
_NATION, _CITY, _PRIVATE = "국비", "시비", "민자"


def task_box(node: Node, year: int, style: Style, sources: Sequence[str] = ()) -> Table:
    """추진계획 of a 실천과제: 일자리 창출 성과목표 and 사업비 (계, 국비, 지방비, 민자).

    The form prints 시도비 and 시군구비 whatever the plan calls them; ``sources`` are all of the
    plan: where it has a 도비 too, 시비 is that of a city within a province.
    """
    counts, slot = tally(node), of_year(year)
    known = {*sources, *counts.sources}
    city_above = _CITY in known and not known & {"도비"}
    province = (*_PROVINCE, *((_CITY,) if city_above else ()))
    county = (*_COUNTY, *(() if city_above else (_CITY,)))
    rest = [
        source
        for source in sources_of(counts, slot)
        if source not in (_NATION, _PRIVATE, *province, *county)
    ]
    suffix = style.money.value

    def amount(source: str | Sequence[str] | None) -> Cell:
        return amount_cell(counts, style, slot=slot, source=source, suffix=suffix)

    goal = target(node, year)
    reached = NONE
    if goal is not None:
        reached = cells.number(goal.value, figure=goal, suffix=node.item.unit or PEOPLE)
    label = cells.words
    rows: list[tuple[Cell, Cell, Cell, Cell]] = [
        (label("일자리 창출 성과목표", Align.CENTER), EMPTY, EMPTY, reached),
        (label("사업비", Align.CENTER), label("계", Align.CENTER), EMPTY, amount(None)),
        (EMPTY, label("국비", Align.CENTER), EMPTY, amount(_NATION)),
        (EMPTY, label("지방비", Align.CENTER), label("시도비", Align.CENTER), amount(province)),
        (EMPTY, EMPTY, label("시군구비", Align.CENTER), amount(county)),
        (EMPTY, label("민자", Align.CENTER), EMPTY, amount(_PRIVATE)),
        *((EMPTY, label(source, Align.CENTER), EMPTY, amount(source)) for source in rest),
    ]
    return Table(
        f"task_{node.id}",
        f"【{year}년 추진계획】",
        (Column(16), Column(18), Column(22), Column(44)),
        (Head("구 분", 0, 0, columns=3), Head("목표인원 및 예산", 0, 3)),
        tuple(Line(row, Role.TOTAL if n == 1 else Role.LINE) for n, row in enumerate(rows)),
        merges=(
            Merge(0, 0, columns=3),
            Merge(1, 0, rows=len(rows) - 1),
            Merge(1, 1, columns=2),
            Merge(2, 1, columns=2),
            Merge(3, 1, rows=2),
            *(Merge(at, 1, columns=2) for at in range(5, len(rows))),
        ),
        unit=f"(단위: {node.item.unit or PEOPLE}, {suffix})",
    )


def sources_table(
    counts: Tally,
    slots: Sequence[Slot],
    style: Style,
    *,
    id_: str = "plan_sources",
    sources: Sequence[str] = (),
    labels: Callable[[Slot], str] = lambda slot: slot.label.replace(" ", ""),
) -> Table:
    """재원별 예산: 소요예산(계획) and 투입예산 × 총계 and each 재원, by 계, 기투자, years, 임기후.

    Layout 29 (금정구 공약사항 추진상황).
    """
    shown = tuple(sources) or counts.sources
    lines: list[Line] = []
    merges: list[Merge] = []
    for side, name in ((Side.PLANNED, "소요예산\n(계획)"), (Side.SPENT, "투입예산")):
        top = len(lines)
        if shown:
            merges.append(Merge(top, 0, rows=1 + len(shown)))
        for source in (None, *shown):
            whole = amount_cell(counts, style, side, None, source)
            parts = [amount_cell(counts, style, side, slot, source) for slot in slots]
            if source is not None:
                at = [(len(lines), 2 + n) for n in range(1, 1 + len(parts))]
                whole = summed(whole, parts, at)
            lines.append(
                Line(
                    (
                        cells.words(name if source is None else "", Align.CENTER),
                        cells.words("총계" if source is None else source, Align.CENTER),
                        whole,
                        *parts,
                    ),
                    Role.TOTAL if source is None else Role.LINE,
                )
            )
        above = lines[top]
        rows = range(top + 1, len(lines))
        totals = [
            summed(cell, [lines[row].cells[col] for row in rows], [(row, col) for row in rows])
            for col, cell in enumerate(above.cells)
            if col >= 2
        ]
        lines[top] = replace(above, cells=(*above.cells[:2], *totals))
    heads = ("계", *(labels(slot) for slot in slots))
    return Table(
        id_,
        "",
        (Column(15), Column(11), *(Column(12, Align.RIGHT) for _ in heads)),
        (
            Head("구 분", 0, 0, columns=2),
            *(Head(title, 0, 2 + at) for at, title in enumerate(heads)),
        ),
        tuple(lines),
        unit=f"(단위: {style.money.value})",
        merges=tuple(merges),
        notes=_source_notes(lines, len(shown), style),
    )


def _source_notes(lines: Sequence[Line], sources: int, style: Style) -> tuple[str, ...]:
    block = 1 + sources
    if sources and any(
        not agrees(lines[top].cells[col], [lines[top + n].cells[col] for n in range(1, block)])
        for top in (0, block)
        for col in range(2, len(lines[0].cells))
    ):
        return (residue(style),)
    return ()


@dataclass(frozen=True, slots=True)
class Common:
    """One 공통 일자리 목표: what it was the year before and what it is to be.

    ``rate`` says that both are percents, whose difference is one of %p; else the change is a rate.
    """

    name: str
    before: Figure
    goal: Figure
    rate: bool


def common_table(lines: Iterable[Common], year: int, style: Style) -> Table:
    """공통 일자리 목표: 구분 | 지난해 일자리 실적 | 올해 일자리 목표(목표 | 증감률)."""
    body = []
    for one in lines:
        before, goal = one.before.value, one.goal.value
        both = before is not None and goal is not None
        if one.rate:
            changed = cells.change(
                goal - before if goal is not None and before is not None else None,
                decimals=1,
                style=style,
                suffix="%p",
            )
        else:
            changed = cells.change_rate(goal, before, style) if both else NONE
        body.append(
            Line(
                (
                    cells.words(one.name, Align.LEFT),
                    _known(one.before, one.rate),
                    _known(one.goal, one.rate),
                    changed,
                )
            )
        )
    return Table(
        "plan_common",
        "",
        (Column(40, Align.LEFT), *(Column(20, Align.RIGHT) for _ in range(3))),
        (
            Head("구 분", 0, 0, rows=2),
            Head(f"’{(year - 1) % 100:02d}년 일자리 실적", 0, 1),
            Head(f"’{year % 100:02d}년 일자리 목표", 0, 2, columns=2),
            Head("실적", 1, 1),
            Head("목표", 1, 2),
            Head("증감률", 1, 3),
        ),
        tuple(body),
        unit="(단위: %, %p, 명)",
        notes=tuple(f"자료: {said}" for said in _said_sources(lines)),
        empty="공통 일자리 목표를 적은 지표가 없습니다.",
    )


def _known(figure: Figure, rate: bool) -> Cell:
    return cells.number(figure.value, figure=figure, decimals=1 if rate else 0, nought=True)


def _said_sources(lines: Iterable[Common]) -> tuple[str, ...]:
    said = dict.fromkeys(one.before.source for one in lines if one.before.source)
    return (" / ".join(said),) if said else ()
