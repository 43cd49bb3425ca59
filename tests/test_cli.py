"""The `jobdesk` command as a process: its usage, exit codes and the two streams it speaks on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobdesk import __version__
from jobdesk.cli import main
from jobdesk.services import centres
from tests.cli_kit import Out, run
from tests.cli_kit import built_practice as built_practice
from tests.cli_kit import practice as practice
from tests.cli_kit import sheet as sheet

HEAVY = ("PySide6", "openpyxl", "reportlab", "lxml", "python_calamine", "pypdfium2")


def test_version_and_help_are_korean(capsys: Out) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"jobdesk {__version__}\n"
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "사용법" in shown
    assert "usage" not in shown
    assert "show this" not in shown


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["sing"], "쓸 수 없는 값"),
        (["list"], "빠진 값"),
        (["list", "people"], "쓸 수 없는 값"),
        (["list", "seekers", "--limit", "-1"], "정수"),
        (["list", "seekers", "--limit", "많이"], "정수"),
        (["list", "seekers", "--colour"], "알 수 없는"),
        (["report", "monthly", "2026-13", "a.pdf"], "YYYY-MM"),
        (["report", "monthly", "2026-12", "a.hwp"], ".pdf"),
        (["report", "monthly", "2026-12", "a.pdf", "--as-of", "20261231"], "날짜"),
        (["export", "seekers", "a.csv"], ".xlsx"),
        (["target", "placements", "26", "100"], "연도"),
        (["demo", "x", "--until", "2026"], "YYYY-MM"),
    ],
)
def test_wrong_usage_is_2_and_says_what_in_korean(argv: list[str], said: str, capsys: Out) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_a_missing_centre_is_1_and_a_sentence(tmp_path: Path, capsys: Out) -> None:
    assert main(["list", "seekers", "--json", "--centre", str(tmp_path / "none")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip().endswith(".")
    assert "Traceback" not in captured.err


def test_while_the_window_holds_the_centre(practice: Path, sheet: Path) -> None:
    desk = centres.open_centre(practice)
    try:
        assert len(json.loads(run("list", "seekers", "--json").stdout)) == 100
        refused = [run("import", str(sheet)), run("undo"), run("restore", str(sheet))]
    finally:
        centres.close(desk)
    for done in refused:
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.strip().endswith(".")
        assert "Traceback" not in done.stderr


def test_a_reader_that_has_had_enough_is_no_error(practice: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "jobdesk", "list", "seekers", "--json"],
        stdout=write,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_130_and_a_sentence(
    practice: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    from jobdesk.services import lists

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lists, "find", stopped)
    assert main(["list", "seekers"]) == 130
    assert "중단" in capsys.readouterr().err


def test_korean_reaches_a_pipe_whatever_the_locale(practice: Path) -> None:
    done = run("list", "seekers", "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert done.returncode == 0, done.stderr
    assert all("가" <= person["name"][0] <= "힣" for person in json.loads(done.stdout))


def test_list_starts_without_the_heavy_libraries(practice: Path) -> None:
    code = (
        "import sys; from jobdesk.cli import main; main(['list', 'seekers', '--json']);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout)
    assert set(HEAVY) & set(done.stderr.split()) == set()


def test_selftest_walks_every_page(tmp_path: Path) -> None:
    done = run("selftest", "--json", JOBDESK_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["pages"]) >= 5


def test_a_bug_is_70_and_lands_in_the_log(
    practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    from jobdesk.services import lists

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setenv("JOBDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(lists, "find", broken)
    assert main(["list", "seekers"]) == 70
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "jobdesk.log" in captured.err
    assert "ZeroDivisionError" in (tmp_path / "home/logs/jobdesk.log").read_text(encoding="utf-8")
