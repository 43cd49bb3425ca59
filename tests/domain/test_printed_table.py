"""Printed tables reckoned again: each printed error found, none invented."""

from __future__ import annotations

import time

import pytest
from printed_cases import CHECKS, Case
from printed_more import MORE
from printed_targets import TARGETS

from jobdesk.domain.printed_table import Verdict, judged
from jobdesk.domain.printed_table_cells import read
from jobdesk.domain.printed_table_grid import Grid


def verdict(text_or_rows: str | tuple[tuple[str, ...], ...]) -> Verdict:
    """What comes of one sheet; cells between bars."""
    rows = Case("", text_or_rows).rows if isinstance(text_or_rows, str) else text_or_rows
    return judged([Grid("표", rows)])


def wrong(done: Verdict) -> dict[str, tuple[str, str]]:
    """The findings by their addresses; a cell may be told once only."""
    assert len({found.cell for found in done.findings}) == len(done.findings)
    return {found.cell: (found.printed, found.computed) for found in done.findings}


@pytest.mark.parametrize("case", [*CHECKS, *TARGETS, *MORE], ids=lambda case: case.name)
def test_each_printed_error_is_found_and_none_invented(case: Case) -> None:
    done = verdict(case.rows)
    assert wrong(done) == case.wrong
    assert done.tables
    if case.rounding:
        assert done.rounding == case.rounding


def test_the_row_is_called_by_what_names_it() -> None:
    done = verdict(
        """
연번 | 행사명 | 일자 | 장소 | 목표 | 실적 | 달성률
1 | 구인구직 만남의 날 | 2022. 6. 29.(수) | 체육관 | 10 | 25 | 240%
"""
    )
    (found,) = done.findings
    assert (found.cell, found.row, found.column) == ("G2", "구인구직 만남의 날", "달성률")
    assert found.rule == "달성률 = 실적 ÷ 목표 × 100, 반올림(정수)"


def test_a_total_with_its_note_tells_which_part_would_mend_it() -> None:
    case = next(case for case in TARGETS if case.name.startswith("T9"))
    total, rate = verdict(case.rows).findings
    assert "255 대신 225" in total.rule
    assert rate.rule.startswith("달성률 =")


def test_a_rate_is_judged_by_the_printed_parts_even_of_a_wrong_total() -> None:
    case = next(case for case in TARGETS if case.name.startswith("T11"))
    rate = verdict(case.rows).findings[-1]
    assert rate.computed == "112"
    assert "바른 합계 119,894" in rate.rule
    assert "110" in rate.rule


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("△765(△13.1%)", [("-765", ""), ("-13.1", "%")]),
        ("16명 ↓", [("-16", "명")]),
        ("6.7%p ↑", [("6.7", "%p")]),
        ("교육만족도: 90%이상", [("90", "%")]),
        ("(13.3%)", [("13.3", "%")]),
        ("증105명", [("105", "명")]),
        ("2021년", []),
        ("20대", []),
        ("5대전략", []),
        ("1/4분기", []),
        ("2240건/3941명", []),
        ("1,23", []),
        ("약 300명", []),
    ],
)
def test_a_cell_is_read_to_its_last_sign_or_not_at_all(
    printed: str, meant: list[tuple[str, str]]
) -> None:
    assert [(str(number.value), number.unit) for number in read(printed).numbers] == meant


def test_a_long_roster_is_no_burden() -> None:
    rows = [("시도", "시군구", "시설명", "정원", "현원")]
    rows += [("한빛도", f"가람{n % 9}군", f"증가시설{n}", f"{n}", "-") for n in range(4000)]
    started = time.monotonic()
    assert verdict(tuple(rows)).findings == ()
    assert time.monotonic() - started < 5
