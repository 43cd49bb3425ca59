"""`jobdesk demo DIR --like muju-2022` builds the year of the case, and nothing else beside it."""

from __future__ import annotations

from pathlib import Path

from jobdesk.cli import main
from tests.cli_kit import Out, answer


def test_demo_like_muju_builds_the_year(tmp_path: Path, capsys: Out) -> None:
    folder = str(tmp_path / "muju")
    made = answer(capsys, "demo", folder, "--like", "muju-2022")
    assert isinstance(made, dict)
    assert made["practice"] is True
    assert made["name"] == "무주군로컬JOB센터(연습)"
    report = answer(capsys, "check", "--centre", folder)
    assert isinstance(report, dict)
    assert report["ok"] is True


def test_demo_like_muju_has_its_own_size_and_year(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "muju"
    for more in (["--seekers", "20"], ["--until", "2026-03"], ["--years", "0"]):
        assert main(["demo", str(folder), "--like", "muju-2022", *more]) == 1
        assert "만든 것이 없습니다" in capsys.readouterr().err
    assert main(["demo", str(folder), "--years", "2"]) == 1
    assert "--like" in capsys.readouterr().err
    assert main(["demo", str(folder), "--like", "무주"]) == 2
    capsys.readouterr()
    assert not folder.exists()
