"""Benchmarks are not run by tests, but they must not rot."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

import pytest
from openpyxl import load_workbook

from benchmarks.__main__ import NAMES
from benchmarks.import_wide import HEADERS, make_sheet
from jobdesk.domain.kinds import KindId
from jobdesk.services import imports
from jobdesk.services.desk import Desk


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_can_be_started(name: str) -> None:
    main = importlib.import_module(f"benchmarks.{name}").main
    assert not inspect.signature(main).parameters


def test_the_wide_sheet_is_one_that_is_taken_in_nearly_whole(desk: Desk, tmp_path: Path) -> None:
    path = make_sheet(tmp_path / "people.xlsx", 200)
    assert load_workbook(path).worksheets[0].max_column == len(HEADERS) == 20
    plan = imports.plan(desk, path)
    assert plan.kind is KindId.SEEKERS
    assert plan.counts.read == 200
    assert plan.counts.new >= 190
    assert len(plan.column_fields) >= 17
