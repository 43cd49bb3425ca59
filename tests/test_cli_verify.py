"""`jobdesk verify-table`: the exact shape for scripts, sentences for people, any kind of file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from cli_kit import Out, answer
from openpyxl import Workbook
from printed_cases import CHECKS, Case

from jobdesk.cli import main

SEOCHEON = next(case for case in CHECKS if case.name == "check-9-seocheon")
MUJU = next(case for case in CHECKS if case.name == "checks-1-2-3-muju-2022")


@pytest.fixture(autouse=True)
def without_a_centre(monkeypatch: pytest.MonkeyPatch) -> None:
    """No centre is needed, and none is looked for."""
    monkeypatch.delenv("JOBDESK_CENTRE", raising=False)


def book(path: Path, sheets: dict[str, Case], *, above: int = 0) -> Path:
    """A workbook of some tables, a few lines under a title and a unit line."""
    made = Workbook()
    made.remove(made.active)
    for name, case in sheets.items():
        sheet = made.create_sheet(name)
        if above:
            sheet.append(["2022년 추진실적"])
            sheet.append([])
            sheet.append(["", "", "", "(단위: 명, %)"])
        for row in case.rows:
            sheet.append([cell or None for cell in row])
    made.save(path)
    return path


def text(path: Path, case: Case, sign: str) -> Path:
    """The same as a text file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=sign).writerows(case.rows)
    return path


def test_the_answer_has_exactly_the_promised_shape(capsys: Out, tmp_path: Path) -> None:
    path = book(tmp_path / "실적.xlsx", {"서천": SEOCHEON})
    assert answer(capsys, "verify-table", str(path)) == {
        "tables": 1,
        "cells_checked": 7,
        "rounding": "반올림",
        "disagreements": [
            {
                "sheet": "서천",
                "cell": "F4",
                "row": "알선",
                "column": "계획대비 추진실적 (2022.12.31. 기준)",
                "printed": "203%",
                "computed": "208%",
                "rule": "계획대비 추진실적 = 추진실적 ÷ 계획 × 100, 반올림(정수)",
            }
        ],
    }


def test_sheets_titles_and_unit_lines_do_not_matter(capsys: Out, tmp_path: Path) -> None:
    path = book(tmp_path / "실적.xlsx", {"무주": MUJU, "서천": SEOCHEON}, above=3)
    told = answer(capsys, "verify-table", str(path))
    assert isinstance(told, dict)
    assert told["tables"] == 2
    assert [(d["sheet"], d["cell"]) for d in told["disagreements"]] == [("서천", "F7")]


@pytest.mark.parametrize(("name", "sign"), [("표.csv", ","), ("표.tsv", "\t"), ("표.txt", "|")])
def test_texts_are_read_as_they_are(capsys: Out, tmp_path: Path, name: str, sign: str) -> None:
    told = answer(capsys, "verify-table", str(text(tmp_path / name, SEOCHEON, sign)))
    assert isinstance(told, dict)
    assert [(d["sheet"], d["cell"]) for d in told["disagreements"]] == [("표", "F4")]


def test_a_person_reads_sentences(capsys: Out, tmp_path: Path) -> None:
    assert main(["verify-table", str(book(tmp_path / "표.xlsx", {"서천": SEOCHEON}))]) == 0
    shown = capsys.readouterr().out
    assert "203%" in shown
    assert "208%" in shown
    assert shown.rstrip().endswith("7칸을 다시 셈했습니다. 맞지 않는 칸이 1개 있습니다.")
    assert main(["verify-table", str(book(tmp_path / "무주.xlsx", {"무주": MUJU}))]) == 0
    assert "맞지 않는 칸이 없습니다." in capsys.readouterr().out


def test_what_holds_no_table_is_refused_in_words(capsys: Out, tmp_path: Path) -> None:
    path = tmp_path / "글.txt"
    path.write_text("안녕하세요\n표가 없습니다\n", encoding="utf-8")
    assert main(["verify-table", str(path), "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "표를 찾지 못했습니다" in captured.err
    assert main(["verify-table", str(tmp_path / "없는.xlsx")]) == 1
    assert "찾을 수 없습니다" in capsys.readouterr().err
