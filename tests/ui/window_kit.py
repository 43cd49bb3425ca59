"""What the tests of the window begin with: a window over a centre on the bench."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.services.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made
