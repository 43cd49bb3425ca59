"""What the tests of the `jobdesk` command share: a practice centre, a sheet, ways to run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from jobdesk.cli import main

Out = pytest.CaptureFixture[str]
PEOPLE = (
    ("성명", "성별", "생년월일", "연락처", "주소", "희망직종"),
    ("한가온", "여", "1968-03-02", "010-2000-0001", "한빛군 가람읍", "과수 재배"),
    ("도라온", "남", "1975.11.20", 1020000002, "한빛군 솔내면", "경비"),
    ("", "", "", "010-2000-0003", "한빛군", "청소"),
)


@pytest.fixture(scope="module")
def built_practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice centre of 100 people that no test may change."""
    folder = tmp_path_factory.mktemp("practice") / "centre"
    assert main(["demo", str(folder), "--seekers", "100", "--until", "2026-06"]) == 0
    return folder


@pytest.fixture
def practice(built_practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A practice centre of one's own, named by the environment."""
    folder = tmp_path / "centre"
    shutil.copytree(built_practice, folder)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    monkeypatch.delenv("JOBDESK_PASSWORD", raising=False)
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A workbook of two people who can be taken in and one who cannot."""
    book = Workbook()
    assert book.active is not None
    for row in PEOPLE:
        book.active.append(row)
    path = tmp_path / "명단.xlsx"
    book.save(path)
    return path


def answer(out: Out, *argv: str) -> object:
    """Run a command with ``--json`` and parse all of its standard output."""
    out.readouterr()
    code = main([*argv, "--json"])
    captured = out.readouterr()
    assert code == 0, captured.err
    return json.loads(captured.out)


def run(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, as a script would run it."""
    return subprocess.run(
        [sys.executable, "-m", "jobdesk", *argv],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
