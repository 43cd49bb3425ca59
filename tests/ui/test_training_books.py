"""Papers of a cohort that have a workbook are saved as one from the same window."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from training_kit import new_class, new_lesson, opened
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import access, cohort_papers
from jobdesk.ui.pages.training.prints_dialog import Asked, PrintsDialog
from jobdesk.ui.widgets import pickers


@pytest.mark.parametrize("paper", [each.id for each in cohort_papers.PAPERS if each.book])
def test_a_paper_with_a_workbook_is_saved_as_one(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, paper: str
) -> None:
    at = new_class(bench.desk, TraineeStatus.RUNNING, stage=CohortStatus.RUNNING, days=-5)
    new_lesson(bench.desk, at.cohort, -2)
    _window, page = opened(bench)
    page.open_cohort(at.cohort)
    bench.idle()
    assert page.cohort is not None
    page.cohort.prints_wanted.emit(Asked(paper))
    bench.idle()
    dialog = dialog_of(PrintsDialog)
    assert dialog.book_button.isVisible()
    target = tmp_path / "명부.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: target)
    press(dialog.papers, Qt.Key.Key_E, CTRL)
    bench.idle()
    assert target.exists() is bool(dialog.pdf)
    if dialog.pdf:
        assert load_workbook(target).worksheets
        assert access.listing(bench.desk, 1)[0].action == "내보내기"
    dialog.papers.choose_id("calendar")
    bench.idle()
    assert not dialog.book_button.isVisible()
