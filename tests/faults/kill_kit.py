"""The killer process, which the tests of this folder ask for victims."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Kill = Callable[[Path, str, float], list[Any]]


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    """Asks the killer process for one victim; returns what it acknowledged after ``ready``."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "faults" / "killer.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout

    def ask(folder: Path, job: str, delay: float) -> list[Any]:
        stdin.write(json.dumps({"folder": str(folder), "job": job, "delay": delay}) + "\n")
        stdin.flush()
        acks: list[Any] = json.loads(stdout.readline())
        errors = [ack for ack in acks if isinstance(ack, dict)]
        assert not errors, errors
        assert acks[0] == "ready"
        return acks[1:]

    yield ask
    stdin.close()
    stdout.close()
    assert process.wait(timeout=10) == 0
