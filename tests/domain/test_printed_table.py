"""Printed tables reckoned again: each printed error found, none invented."""

from __future__ import annotations

import pytest
from printed_cases import CHECKS, Case
from printed_more import MORE
from printed_targets import TARGETS

from jobdesk.domain.printed_table import Verdict, judged
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
