"""`jobdesk target` and `jobdesk report`: the goals of a year and the figures of a month."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from jobdesk.cli import main
from tests.cli_kit import Out, answer
from tests.cli_kit import built_practice as built_practice
from tests.cli_kit import practice as practice


def test_target_and_report(practice: Path, tmp_path: Path, capsys: Out) -> None:
    told = answer(capsys, "target", "placements", "2026", "321", "--reason", "추경")
    assert isinstance(told, dict)
    assert told["operation"] > 0
    figures = tmp_path / "report.json"
    as_of = date.today().isoformat()
    told = answer(capsys, "report", "monthly", "2026-05", str(figures), "--as-of", as_of)
    assert isinstance(told, dict)
    assert (told["file"], told["month"], told["as_of"]) == (str(figures), "2026-05", as_of)
    assert (told["template"], told["span"]) == ("monthly", "2026-05")
    assert "321" in figures.read_text(encoding="utf-8")
    assert json.loads(figures.read_text(encoding="utf-8"))["digest"] == told["digest"]
    for name, start in (("report.pdf", b"%PDF-"), ("report.xlsx", b"PK"), ("report.hwpx", b"PK")):
        assert main(["report", "monthly", "2026-05", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_any_stretch_is_reported_and_the_templates_are_named(
    practice: Path, tmp_path: Path, capsys: Out
) -> None:
    for written in ("2026-Q3", "2026-H1", "2026", "2026-03-01~2026-04-10"):
        told = answer(capsys, "report", "monthly", written, str(tmp_path / "a.json"), "--mask")
        assert isinstance(told, dict)
        assert (told["span"], "month" in told) == (written, False)
    listed = answer(capsys, "report", "list")
    assert isinstance(listed, list)
    assert listed[0]["id"] == "monthly"
    assert main(["report", "list"]) == 0
    assert "monthly" in capsys.readouterr().out
    assert main(["report", "행복", "2026-05", str(tmp_path / "a.pdf")]) == 1
    assert "monthly" in capsys.readouterr().err
    assert main(["report", "monthly"]) == 1
    assert "기간과 만들 파일" in capsys.readouterr().err


def test_report_into_no_folder_is_1(practice: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["report", "monthly", "2026-05", str(tmp_path / "no" / "report.pdf")]) == 1
    assert "자료는 그대로" in capsys.readouterr().err


def test_target_of_an_unknown_indicator_is_1(practice: Path, capsys: Out) -> None:
    assert main(["target", "행복", "2026", "100"]) == 1
    assert capsys.readouterr().err


def test_a_month_is_closed_and_opened_again(practice: Path, capsys: Out) -> None:
    told = answer(capsys, "close", "2026-06")
    assert isinstance(told, dict)
    assert (told["month"], told["closed"]) == ("2026-06", True)
    changed = [(e["month"], e["indicator"], e["before"], e["after"]) for e in told["corrections"]]
    assert changed == [("2026-05", "press", 0, 1), ("2026-05", "publicity", 2, 3)]
    assert len(told["digest"]) == 64
    assert main(["close", "2026-06"]) == 1
    assert "이미 마감했습니다" in capsys.readouterr().err
    opened = answer(capsys, "close", "2026-06", "--reopen", "입사일 오류")
    assert isinstance(opened, dict)
    assert opened["closed"] is False
