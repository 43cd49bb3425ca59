"""The table in docs/sheets.md: made by a command, and at least 95 % recognised without help."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from shared import shared

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sheets_table", ROOT / "tools/sheets_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sheets_table"] = module
    spec.loader.exec_module(module)
    return module


def test_nearly_all_columns_with_a_field_are_recognised(tool: ModuleType) -> None:
    found = [
        line
        for line in tool.lines(shared("samples"), ("rosters", "sheets"))
        if line.expected or not line.kind
    ]
    expected = json.loads((ROOT / "tools/sheets_expected.json").read_text(encoding="utf-8"))
    known = [line for line in found if line.expected]
    assert len(known) == len(expected), "an expectation belongs to no file"
    assert tool.share(known) >= 0.95
    assert sum(len(line.wrong) for line in known) * 50 <= sum(line.expected for line in known)
    assert all(line.said.endswith(".") for line in found if not line.kind)


def test_what_is_missed_and_mistaken_is_told(tool: ModuleType) -> None:
    good = tool.Line("a.xlsx", "구직자", "1", 3, 3, rows=1234)
    bad = tool.Line("b.xlsx", "구인", "4–5", 1, 2, ("기간 as closes_on",), ("마감",), asked=2)
    none = tool.Line("c.xlsx", seconds=0.25, said="어떤 명단인지 | 알 수 없습니다. " * 9)
    page = tool.page({"rosters": [good, bad], "tricky": [none]})
    assert "4 of 5 columns" in page
    assert "(80.0%), in\n2 files" in page
    assert "Missed: 마감 (b.xlsx)." in page
    assert "기간 as closes_on (b.xlsx)" in page
    assert "| a.xlsx | 구직자 | 1 | 3/3 | 1,234 | 0 | 0 | 0.0 |" in page
    rows = [line for line in page.splitlines() if line.startswith("| c.xlsx")]
    assert len(re.findall(r"(?<!\\)\|", rows[0])) == 9


def test_the_document_is_of_this_table() -> None:
    page = (ROOT / "docs/sheets.md").read_text(encoding="utf-8")
    expected = json.loads((ROOT / "tools/sheets_expected.json").read_text(encoding="utf-8"))
    files = re.findall(r"^\| ([^|]+?) \|", page, flags=re.MULTILINE)
    assert all(any(name.startswith(part) for name in files) for part in expected)
    share = re.search(r"\((\d+\.\d)%\), in", page)
    assert share is not None
    assert float(share[1]) >= 95
