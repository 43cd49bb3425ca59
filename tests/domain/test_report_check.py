"""What a report contradicts in itself is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from report_kit import figure, report, summary

from jobdesk.domain.report_check import Finding, against_former, contradictions, numbers_of
from jobdesk.domain.report_document import (
    Cell,
    Chart,
    ChartKind,
    Line,
    Report,
    Section,
    Series,
    Table,
    Words,
)


def with_table(table: Table) -> Report:
    return report(sections=(Section("summary", "총괄 실적", (table,)),))


def with_cell(row: int, column: int, **changes: object) -> Report:
    table = summary()
    cells = list(table.lines[row].cells)
    cells[column] = replace(cells[column], **changes)  # type: ignore[arg-type]
    lines = list(table.lines)
    lines[row] = Line(tuple(cells), lines[row].role)
    return with_table(replace(table, lines=tuple(lines)))


def rules(made: Report) -> list[str]:
    return [finding.rule for finding in contradictions(made)]


def said(made: Report) -> str:
    (finding,) = contradictions(made)
    return finding.words


def test_a_report_that_agrees_has_no_finding() -> None:
    assert rules(report()) == []


def test_a_wrong_total_is_found_and_says_what_is_right() -> None:
    made = with_cell(3, 3, text="2,897", value=Decimal(2897))
    found = list(contradictions(made))
    assert [finding.rule for finding in found] == ["total"]
    assert "2,987" in found[0].words


def test_a_wrong_rate_opens_to_the_records_of_its_numerator() -> None:
    (finding,) = contradictions(with_cell(0, 4, text="550%", value=Decimal(550)))
    assert (finding.rule, len(finding.ids)) == ("rate", 1652)
    assert "551" in finding.words


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("2022. 11. 30.(목) 협의회", "수요일"),
        ("'22. 11. 30.(목)", "수요일"),
        ("11월 30일(목)", "수요일"),
        ("2022. 2. 30.(수)", "달력에 없는"),
    ],
)
def test_a_weekday_that_is_not_that_days_is_found(words: str, right: str) -> None:
    made = report(sections=(Section("a", "회의", (Words("a", (words,)),)),))
    assert right in said(made)


def test_a_true_weekday_and_a_bracket_that_is_none_are_left_alone() -> None:
    true = "2022. 11. 30.(수), 11. 29.(화), 3.(월간), 12. 40.명(토)"
    assert rules(report(sections=(Section("a", "회의", (Words("a", (true,)),)),))) == []


def test_a_funnel_that_widens_is_looked_at() -> None:
    steps = Series("", (figure("알선", "건", 5), figure("채용", "명", 9)))
    chart = Chart("f", ChartKind.FUNNEL, "깔때기", ("알선", "채용"), (steps,))
    made = report(sections=(Section("f", "깔때기", (chart,)),))
    (finding,) = contradictions(made)
    assert (finding.rule, len(finding.ids)) == ("funnel", 9)
    narrowing = replace(chart, series=(Series("", (figure("알선", "건", 9),) * 2),))
    assert rules(report(sections=(Section("f", "깔때기", (narrowing,)),))) == []


def test_one_indicator_with_two_numbers_for_the_same_days_is_found() -> None:
    year = {"first": date(2022, 1, 1), "last": date(2022, 12, 31)}
    one, other = (
        Cell(str(value), Decimal(value), figure=replace(figure("취업", "명", value), **year))
        for value in (5, 6)
    )
    table = replace(summary(), columns=summary().columns[:1], head=(), merges=())
    sections = tuple(
        Section(name, name, (replace(table, lines=(Line((cell,)),)),))
        for name, cell in (("앞", one), ("뒤", other))
    )
    (finding,) = contradictions(report(sections=sections))
    assert finding.rule == "twice"
    assert "‘앞’에는 5" in finding.words
    assert rules(report(sections=(sections[0], sections[0]))) == []


def test_a_number_of_last_year_that_differs_from_last_years_report_is_found() -> None:
    year = {"first": date(2021, 1, 1), "last": date(2021, 12, 31)}
    cell = Cell("5", Decimal(5), figure=replace(figure("취업", "명", 5), **year))
    table = replace(summary(), columns=summary().columns[:1], head=(), merges=())
    made = with_table(replace(table, lines=(Line((cell,)),)))
    (key,) = numbers_of(made)

    def found(value: int) -> list[Finding]:
        return list(against_former(made, {key: (Decimal(value), "2021년 보고서")}))

    assert found(5) == []
    assert "2021년 보고서에는 6" in found(6)[0].words
