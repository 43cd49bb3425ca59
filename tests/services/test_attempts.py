"""Five wrong passwords make the sixth wait, also after the program was closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobdesk.services import attempts


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JOBDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_fifth_failure_waits_and_each_further_one_longer(tmp_path: Path) -> None:
    waits = [attempts.failed(tmp_path, lambda: 1000.0) for _ in range(9)]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 300, 300]
    assert attempts.failures(tmp_path) == 9
    assert 299 <= attempts.wait_seconds(tmp_path, lambda: 1000.0) <= 301
    assert attempts.wait_seconds(tmp_path, lambda: 1300.1) == 0


def test_a_right_password_forgets_the_wrong_ones(tmp_path: Path) -> None:
    for _ in range(6):
        attempts.failed(tmp_path)
    attempts.succeeded(tmp_path)
    assert attempts.failures(tmp_path) == 0
    assert attempts.wait_seconds(tmp_path) == 0


def test_centres_are_counted_apart(tmp_path: Path) -> None:
    attempts.failed(tmp_path / "a")
    assert attempts.failures(tmp_path / "b") == 0


def test_a_clock_set_back_locks_nobody_out_for_long(tmp_path: Path) -> None:
    for _ in range(5):
        attempts.failed(tmp_path, lambda: 10_000_000.0)
    assert attempts.wait_seconds(tmp_path, lambda: 0.0) == 300


def test_a_torn_file_counts_afresh(tmp_path: Path, home: Path) -> None:
    attempts.failed(tmp_path)
    (home / "attempts.json").write_text('{"half', encoding="utf-8")
    assert attempts.failures(tmp_path) == 0
    assert attempts.failed(tmp_path) == 0
