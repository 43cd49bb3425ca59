"""변경이력 tells what was changed, of sensitive fields that they were and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench import Bench, benched
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import seekers, stored
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.history_view import HistoryView
from tests import casework
from tests.conftest import TODAY


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_what_is_sensitive_is_told_without_its_words(bench: Bench, qtbot: QtBot) -> None:
    desk = bench.desk
    id_ = casework.seeker(desk, "김민지", sensitive_consent_on=TODAY, health="허리 통증")
    seekers.save(desk, replace(stored.seeker(desk, id_), health="", career="조리 3년"))
    view = HistoryView(desk, bench.jobs, KindId.SEEKERS)
    qtbot.addWidget(view)
    view.show_record(id_)
    bench.idle()
    told = [label.text() for label in view.findChildren(QLabel)]
    assert "건강·작업 제한: (가림) → 없음" in told
    assert "경력: 없음 → 조리 3년" in told
    assert not any("허리" in words for words in told)
