"""훈련 기수: targets and results of each, attendance, who left, rates with their denominators."""

from __future__ import annotations

from jobdesk.domain import report_cells as cells
from jobdesk.domain.attendance import rate_of_all
from jobdesk.domain.cohort_figures import CohortLine, Pair
from jobdesk.domain.official import official_days
from jobdesk.domain.report_document import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Head,
    Line,
    Role,
    Sum,
    Table,
)
from jobdesk.domain.report_formulas import agreeing
from jobdesk.domain.rounding import reached
from jobdesk.services import cohort_records
from jobdesk.services.attendance_standing import standings
from jobdesk.services.report_sections.cohort_rows import figures
from jobdesk.services.report_sections.figure_cells import figure_of, left, opens, share, table
from jobdesk.services.report_sections.making import Making

_PAIRS = (("trained", "교육인원"), ("completed", "수료인원"), ("certified", "자격취득"),
          ("hired", "취업인원"))  # fmt: skip


def results(making: Making) -> tuple[Block, ...]:
    """과정명 | 교육기간 | 교육·수료·자격·취업 as 목표 and 실적 (군산 L12426), with 합계."""
    found = figures(making)
    if not found.lines:
        return ()
    lines = [_line(line) for line in found.lines]
    total = _line(found.total, "합계")
    rows = range(len(lines))
    summed = tuple(
        cell if at < 2 or cell.value is None
        else Cell(cell.text, cell.value, cell.decimals, cell.suffix, cell.figure,
                  Sum(tuple((row, at) for row in rows)))
        for at, cell in enumerate(total.cells)
    )  # fmt: skip
    lines.append(Line(summed, Role.TOTAL))
    heads = [Head("과정명", 0, 0, rows=2), Head("교육기간", 0, 1, rows=2)]
    for at, (_, name) in enumerate(_PAIRS):
        start = 2 + 2 * at
        heads.append(Head(name, 0, start, columns=2))
        heads += [Head("목표", 1, start), Head("실적", 1, start + 1)]
    return (
        Table(
            making.use.id,
            "",
            (Column(44, Align.LEFT), Column(32, Align.LEFT),
             *(Column(12, Align.RIGHT) for _ in range(8))),
            tuple(sorted(heads, key=lambda head: (head.row, head.column))),
            agreeing(lines),
            unit="(단위: 명)",
        ),
        _rates(making, (*found.lines, found.total)),
    )  # fmt: skip


def _rates(making: Making, lines: tuple[CohortLine, ...]) -> Table:
    """출석률, 중도탈락, 조기취업, 수료율 and 취업률, each rate over what its head names."""
    style, made = making.style, []
    for line in lines:
        total = line is lines[-1]
        trained, done, hired = line.trained.actual, line.completed.actual, line.hired.actual
        base = line.base.value if line.base is not None else ""
        rate = Cell(line.hire_rate.text) if line.hire_rate is not None else Cell(cells.NONE)
        if line.base is not None and line.hire_rate is not None:
            below = {"수료": done, "선발": line.selected.actual, "모집": line.recruited.actual}
            if base in below:
                rate = share(hired, below[base], style, name="취업률", base=f"{base}인원")
        made.append(
            Line(
                (
                    left("합계" if total else line.title),
                    opens(trained, "명", "교육인원"),
                    Cell(cells.NONE) if total else _attendance(making, line),
                    opens(line.dropped, "명", "중도탈락"),
                    opens(line.early, "명", "조기취업"),
                    opens(line.running, "명", "교육중"),
                    share(done, trained, style, name="수료율", base="교육인원"),
                    rate,
                    left(f"{base}인원 기준" if base else ""),
                ),
                Role.TOTAL if total else Role.LINE,
            )
        )
    titles = ("과정명", "교육인원", "출석률", "중도탈락", "조기취업", "교육중",
              "수료율 (수료/교육)", "취업률", "취업률 분모")  # fmt: skip
    note = "합계의 비율은 합계끼리 나눈 값이며 비율을 평균하지 않습니다. 조기취업은 중도탈락에 "
    return table(
        f"{making.use.id}_rates",
        titles,
        made,
        words=(0, 8),
        widths=(44, 14, 14, 14, 14, 12, 18, 14, 22),
        title="과정별 출석과 수료, 취업",
        notes=(f"{note}들지 않습니다.",),
    )


def _line(line: CohortLine, label: str = "") -> Line:
    days = official_days(line.starts_on, line.ends_on) if line.starts_on else ""
    made = [left(label or line.title), left("" if label else days)]
    for key, name in _PAIRS:
        pair: Pair = getattr(line, key)
        number = pair.target_number
        target = (
            Cell(pair.target_text)
            if number is None
            else cells.number(number, nought=True, figure=Figure(number, "명", f"{name} 목표"))
        )
        made += [target, opens(figure_of(pair.actual, "명", name))]
    return Line(tuple(made))


def _attendance(making: Making, line: CohortLine) -> Cell:
    cohort = cohort_records.cohort(making.desk, line.cohort_id)
    known = rate_of_all(standings(making.desk, line.cohort_id).values(), cohort.rule_basis)
    if known is None:
        return Cell(cells.NONE)
    shown = reached(known)
    rule = f"지금까지 {cohort.rule_basis.value}으로 센 출석을 소정 훈련으로 나눕니다."
    return Cell(f"{shown}%", shown, 1, "%", Figure(shown, "%", f"{line.title} 출석률", rule))
