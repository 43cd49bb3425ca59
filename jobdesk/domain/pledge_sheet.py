"""공약사항 추진상황: the sheet of one 공약, in the order of 부산 금정구's.

사업기간·소요예산·추진상황·진도, 공약목표, 추진과제, 1. 추진개요, 2. 투자계획, 3. 추진실적,
4. 문제점 및 대책, 5. 향후계획. 진도 is what the office states: it need not be 투입 over 소요
(40 % beside 27.5 %), so that the sheet says both.
"""

from __future__ import annotations

from jobdesk.domain import report_cells as cells
from jobdesk.domain.plan_boxes import sources_table
from jobdesk.domain.plan_tree import Amount, Side, Slot, Tally, money_figure, slots_between
from jobdesk.domain.plans import Pledge
from jobdesk.domain.report_document import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Line,
    Style,
    Table,
    Words,
)
from jobdesk.domain.rounding import rate


def pledge_sheet(pledge: Pledge, money: Tally, style: Style) -> tuple[Block, ...]:
    """The whole sheet; a part of which nothing is said keeps its title with a dash."""
    id_ = f"pledge_{pledge.id}"
    return (
        _head(pledge, money, style, id_),
        _words(f"{id_}_goal", "공약목표", pledge.goal),
        _words(f"{id_}_tasks", "추진과제", pledge.tasks),
        _words(f"{id_}_overview", "1. 추진개요", pledge.overview),
        _plan(pledge, money, style, f"{id_}_money"),
        _words(f"{id_}_results", "3. 추진실적", pledge.results),
        _words(f"{id_}_problems", "4. 추진상 문제점 및 대책(협조사항)", pledge.problems),
        _words(f"{id_}_next", "5. 향후계획", pledge.next_plans),
    )


def slots(pledge: Pledge, money: Tally) -> tuple[Slot, ...]:
    """기투자, the years of the term, 임기후; a year outside of which there is money too."""
    term = slots_between(pledge.first_year, pledge.last_year)
    found = {*term, *money.slots}
    return tuple(sorted(found, key=lambda slot: slot.order))


def term(pledge: Pledge) -> str:
    """``2022 ~ 2026`` or ``2022 ~ 2026 【임기 후 계속】``."""
    first, last = (str(year) if year else "" for year in (pledge.first_year, pledge.last_year))
    said = f"{first} ~ {last}".strip() if first or last else "-"
    return f"{said} 【임기 후 계속】" if pledge.after_term else said


def budget(money: Tally, style: Style) -> Cell:
    """``9,732백만원(국6,336, 시1,050, 구1,764, 기타582)``."""
    whole = money.of(Side.PLANNED)
    if whole is None:
        return Cell(cells.NONE)
    unit = style.money.value
    parts = [
        f"{_short(source)}{cells.money(amount.won, style).text}"
        for source in money.sources
        if (amount := money.of(Side.PLANNED, None, source)) is not None
    ]
    figure = money_figure(whole, "소요예산")
    return Cell(f"{cells.money(whole.won, style).text}{unit}({', '.join(parts)})", figure=figure)


def spent_share(money: Tally) -> tuple[str, Figure | None]:
    """투입 over 소요 in percent, ``-`` where there is nothing to divide by."""
    planned, spent = money.of(Side.PLANNED), money.of(Side.SPENT)
    share = rate((spent or Amount(0)).won, planned.won if planned else None, decimals=1)
    if share is None or planned is None:
        return cells.NONE, None
    above = money_figure(spent or Amount(0), "투입예산")
    below = money_figure(planned, "소요예산")
    assert above is not None
    assert below is not None
    rule = "투입예산의 합계를 소요예산의 합계로 나누어 100을 곱합니다."
    return f"{share}%", Figure(share, "%", "투입률", rule, over=(above, below))


def _head(pledge: Pledge, money: Tally, style: Style, id_: str) -> Table:
    label = cells.words
    progress = Cell(cells.NONE) if pledge.progress is None else Cell(f"{pledge.progress}%")
    share, figure = spent_share(money)
    rows = (
        (label("사업기간"), Cell(term(pledge)), label("소요예산"), budget(money, style)),
        (label("추진상황"), Cell(pledge.status.value), label("진 도"), progress),
        (
            label("담당 부서"),
            Cell(pledge.department or "-"),
            label("투입률"),
            Cell(share, figure=figure),
        ),
    )
    said = (
        f"진도 {pledge.progress}%는 담당 부서가 적은 값이며, 투입예산을 소요예산으로 나눈 투입률은 "
        f"{share}입니다."
    )
    apart = pledge.progress is not None and share != cells.NONE
    number = f"{pledge.number} " if pledge.number else ""
    return Table(
        id_,
        f"{number}{pledge.title}",
        (Column(12), Column(30, Align.LEFT), Column(12), Column(46, Align.LEFT)),
        (),
        tuple(Line(row) for row in rows),
        notes=(said,) if apart else (),
    )


def _plan(pledge: Pledge, money: Tally, style: Style, id_: str) -> Table:
    made = sources_table(money, slots(pledge, money), style, id_=id_)
    return Table(
        made.id,
        "2. 투자계획(예산/비예산)",
        made.columns,
        made.head,
        made.lines,
        unit=made.unit,
        merges=made.merges,
        notes=made.notes,
        empty=made.empty,
    )


def _words(id_: str, title: str, said: str) -> Words:
    lines = tuple(line.rstrip() for line in said.splitlines() if line.strip())
    return Words(id_, lines or (cells.NONE,), title)


def _short(source: str) -> str:
    """국비 → 국; 기타 stays."""
    return source.removesuffix("비") if source.endswith("비") else source
