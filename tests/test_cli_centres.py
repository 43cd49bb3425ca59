"""`jobdesk` makes centres, checks them, backs them up and restores them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.services import centres
from tests.cli_kit import Out, answer, run
from tests.cli_kit import built_practice as built_practice
from tests.cli_kit import practice as practice
from tests.cli_kit import sheet as sheet


def test_init_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setenv("JOBDESK_PASSWORD", "가람-1234!")
    folder = tmp_path / "new"
    made = answer(capsys, "init", str(folder), "--name", "한빛군 일자리지원센터")
    assert isinstance(made, dict)
    assert made["name"] == "한빛군 일자리지원센터"
    assert not made["practice"]
    assert len(made["recovery_key"]) > 20
    assert answer(capsys, "list", "seekers", "--centre", str(folder)) == []
    monkeypatch.setenv("JOBDESK_PASSWORD", made["recovery_key"])
    assert answer(capsys, "--centre", str(folder), "list", "seekers") == []
    monkeypatch.setenv("JOBDESK_PASSWORD", "틀린 비밀번호")
    assert main(["list", "seekers", "--centre", str(folder)]) == 1
    assert "비밀번호" in capsys.readouterr().err


def test_init_without_anybody_to_ask_makes_the_recovery_slot_alone(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "JOBDESK_PASSWORD"}
    folder = tmp_path / "new"
    done = subprocess.run(
        [sys.executable, "-m", "jobdesk", "init", str(folder), "--name", "센터", "--json"],
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "복구 열쇠" in done.stderr
    key = json.loads(done.stdout)["recovery_key"]
    assert centres.describe(folder).staff == ()
    refused = run("list", "seekers", "--centre", str(folder))
    assert refused.returncode == 1
    assert "JOBDESK_PASSWORD" in refused.stderr
    opened = run("list", "seekers", "--json", "--centre", str(folder), JOBDESK_PASSWORD=key)
    assert json.loads(opened.stdout) == []


def test_init_asks_a_person_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    from jobdesk.commands import centre

    typed = ["가람-1234!", "가람-1235!", "가람-1234!", "가람-1234!"]
    monkeypatch.setattr(centre, "at_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: typed.pop(0))
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--name", "센터"]) == 1
    assert "다릅니다" in capsys.readouterr().err
    assert not centres.describe(folder).exists
    assert main(["init", str(folder), "--name", "센터"]) == 0
    assert "복구 열쇠: " in capsys.readouterr().out
    assert typed == []
    monkeypatch.setattr("jobdesk.commands.desks.at_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "가람-1234!")
    assert main(["list", "seekers", "--centre", str(folder)]) == 0


def test_init_refuses_a_folder_that_holds_a_centre(practice: Path, capsys: Out) -> None:
    assert main(["init", str(practice), "--name", "또", "--practice"]) == 1
    assert capsys.readouterr().err
    assert len(answer(capsys, "list", "seekers")) == 100  # type: ignore[arg-type]


def test_init_practice_needs_no_password(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "new"
    made = answer(capsys, "init", str(folder), "--name", "연습", "--practice")
    assert isinstance(made, dict)
    assert made["practice"]
    assert made["recovery_key"] is None
    assert answer(capsys, "list", "seekers", "--centre", str(folder)) == []


def test_demo_refuses_a_folder_that_holds_a_centre(practice: Path, capsys: Out) -> None:
    assert main(["demo", str(practice)]) == 1
    assert "이미" in capsys.readouterr().err


def test_demo_is_the_same_for_the_same_seed(tmp_path: Path, capsys: Out) -> None:
    people = []
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        folder = str(tmp_path / name)
        answer(capsys, "demo", folder, "--seekers", "20", "--seed", seed, "--until", "2026-03")
        people.append(answer(capsys, "list", "seekers", "--centre", folder))
    assert people[0] == people[1]
    assert people[0] != people[2]


def test_check_names_each_item(practice: Path, capsys: Out) -> None:
    report = answer(capsys, "check")
    assert isinstance(report, dict)
    assert report["ok"] is True
    assert len(report["items"]) >= 4
    assert all(set(item) == {"name", "label", "ok", "detail"} for item in report["items"])


def test_check_of_a_damaged_store_is_1(practice: Path, capsys: Out) -> None:
    database = max(practice.glob("*.db"), key=lambda path: path.stat().st_size)
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    database.write_bytes(raw)
    assert main(["check"]) == 1
    captured = capsys.readouterr()
    assert captured.err
    assert "Traceback" not in captured.err


def test_backup_and_restore(practice: Path, sheet: Path, tmp_path: Path, capsys: Out) -> None:
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    before = answer(capsys, "list", "seekers")
    made = answer(capsys, "backup", str(elsewhere))
    assert isinstance(made, dict)
    assert made["verified"] is True
    assert Path(made["file"]).parent == elsewhere
    assert Path(made["file"]).stat().st_size == made["size"] > 0
    assert main(["import", str(sheet)]) == 0
    assert answer(capsys, "list", "seekers") != before
    restored = answer(capsys, "restore", made["file"])
    assert isinstance(restored, dict)
    assert Path(restored["replaced"]).exists()
    assert answer(capsys, "list", "seekers") == before


def test_restore_of_something_else_changes_nothing(
    practice: Path, sheet: Path, capsys: Out
) -> None:
    before = answer(capsys, "list", "seekers")
    assert main(["restore", str(sheet)]) == 1
    assert capsys.readouterr().err
    assert answer(capsys, "list", "seekers") == before
