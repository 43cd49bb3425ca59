"""출력물 of a cohort: every paper is offered, made with what it asks for, printed and noted."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from training_kit import new_class, new_lesson, opened
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import access, cohort_papers
from jobdesk.services.cohort_papers import CohortPaper
from jobdesk.services.paper_options import Option, OptionType
from jobdesk.ui.pages.training.prints_dialog import Asked, PrintsDialog
from jobdesk.ui.pages.training.prints_options import PrintsOptions, choices
from jobdesk.ui.widgets import pickers


def test_every_paper_is_offered_and_made_or_says_what_is_missing(bench: Bench) -> None:
    at = new_class(bench.desk, TraineeStatus.RUNNING, stage=CohortStatus.RUNNING, days=-5)
    new_lesson(bench.desk, at.cohort, -2)
    _window, page = opened(bench)
    page.open_cohort(at.cohort, "overview")
    bench.idle()
    assert page.printable
    page.print_()
    bench.idle()
    dialog = dialog_of(PrintsDialog)
    assert dialog.papers.hasFocus()
    made = []
    for paper in cohort_papers.PAPERS:
        dialog.papers.choose_id(paper.id)
        bench.idle()
        assert dialog.papers.paper_id == paper.id
        assert bool(dialog.pdf) is not bool(dialog.problem.isVisible())
        assert dialog.go.isEnabled() is bool(dialog.pdf)
        made.append(bool(dialog.pdf))
    assert any(made)


def test_a_paper_that_is_asked_for_is_saved_and_noted(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = new_class(bench.desk, TraineeStatus.RUNNING, stage=CohortStatus.RUNNING, days=-5)
    new_lesson(bench.desk, at.cohort, -2)
    _window, page = opened(bench)
    page.open_cohort(at.cohort)
    bench.idle()
    assert page.cohort is not None
    page.cohort.prints_wanted.emit(Asked("decision"))
    bench.idle()
    dialog = dialog_of(PrintsDialog)
    assert dialog.papers.paper_id == "decision"
    target = tmp_path / "조서.pdf"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: target)
    press(dialog.papers, Qt.Key.Key_S, CTRL)
    bench.idle()
    assert target.read_bytes().startswith(b"%PDF")
    entry = access.listing(bench.desk, 1)[0]
    assert (entry.action, entry.count) == ("내보내기", 4)


def test_what_a_paper_asks_for_is_shown_and_read(bench: Bench) -> None:
    at = new_class(bench.desk)
    paper = CohortPaper(
        "all",
        "모두",
        "일정",
        "모든 것을 묻습니다.",
        "x:y",
        options=(
            Option("who", "교육생", OptionType.TRAINEES),
            Option("stage", "전형", OptionType.STAGE),
            Option("span", "기간", OptionType.SPAN),
            Option("flag", "서명란", OptionType.FLAG, default="1"),
            Option("size", "크기", OptionType.CHOICE, (("a4", "A4"), ("a3", "A3")), "a3"),
            Option("words", "제목", OptionType.TEXT, default="안내"),
        ),
    )
    offered = choices(bench.desk, at.cohort)
    two = tuple(at.trainees.values())[:2]
    options = PrintsOptions(offered, paper, two)
    bench.show(options)
    paper_id, wanted = options.wanted()
    assert paper_id == "all"
    assert wanted.trainees == two
    assert wanted.stage is None
    assert (wanted.first, wanted.last) == (offered.cohort.starts_on, offered.cohort.ends_on)
    assert wanted.on("flag")
    assert (wanted.value("size"), wanted.value("words")) == ("a3", "안내")
    assert options.problem() == ""
    month = CohortPaper(
        "month", "월", "", "", "x:y", options=(Option("month", "월", OptionType.MONTH),)
    )
    options.show_paper(month)
    first = options.wanted()[1].first
    assert first is not None
    assert first.day == 1
