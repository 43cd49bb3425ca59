"""A review left before its end is offered at the next visit, and gone on with or let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill
from importing_kit import choose_field, made_page, messy, opened, press_filter
from pytestqt.qtbot import QtBot

from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.services.importing import resuming
from jobdesk.services.imports import Decision
from jobdesk.ui.pages.importing import ImportingPage, kept_review
from jobdesk.ui.pages.importing.page import FILE, READING, REVIEW


@pytest.fixture
def bench(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    monkeypatch.setattr(kept_review, "_AFTER_MS", 20)
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def kept(bench: Bench) -> None:
    """Wait until what was changed is kept."""
    bench.qtbot.waitUntil(lambda: resuming.kept(bench.desk) is not None)
    bench.idle()


def begun(bench: Bench, folder: Path) -> ImportingPage:
    """A page with a review that was begun and kept."""
    page = made_page(bench)
    opened(bench, page, messy(folder / "접수.xlsx"))
    page.check.click()
    press_filter(page, Decision.REJECT)
    page.review.panel.cells.edits[2].setText("1975-02-28")
    page.review.panel.recheck.click()
    bench.idle()
    press_filter(page, Decision.QUESTION)
    page.review.panel.buttons[Decision.SKIP].click()
    kept(bench)
    page.hide()  # as a closed window: it looks at nothing any more
    return page


def test_it_is_offered_next_time_and_goes_on_where_it_was(bench: Bench, tmp_path: Path) -> None:
    counts = begun(bench, tmp_path).session.plan
    assert counts is not None
    page = made_page(bench)
    assert page.line.current == FILE
    assert "검토하던 파일이 있습니다: 접수.xlsx (구직자 명부 6줄)" in page.file.left.text
    page.file.left.button.click()
    bench.idle()
    assert page.line.current == REVIEW
    assert page.session.plan is not None
    assert page.session.plan.counts == counts.counts
    assert page.file.left.isHidden()
    page.write.click()
    bench.idle()
    assert resuming.kept(bench.desk) is None, "what was written is not offered again"


def test_it_is_let_go(bench: Bench, tmp_path: Path) -> None:
    begun(bench, tmp_path)
    page = made_page(bench)
    page.file.left.other.click()
    bench.idle()
    assert page.file.left.isHidden()
    assert resuming.kept(bench.desk) is None


def test_a_file_that_was_only_opened_is_not_kept(bench: Bench, tmp_path: Path) -> None:
    page = made_page(bench)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    bench.qtbot.wait(60)
    assert resuming.kept(bench.desk) is None


def test_leaving_keeps_what_the_clock_has_not(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_review, "_AFTER_MS", 600_000)
    page = made_page(bench)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    choose_field(page.reading.table, "희망임금", "비고")
    bench.idle()
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    bench.idle()
    assert left == [True]
    again = made_page(bench)
    again.file.left.button.click()
    bench.idle()
    assert again.line.current == READING
    assert again.session.choices.columns == {"희망임금": "note"}
    again.leave(lambda: left.append(True))
    assert left == [True, True], "nothing was changed since, nothing has to be kept"


def test_a_disk_that_is_full_keeps_nobody_from_leaving(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = made_page(bench)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))

    def full(*_: object) -> None:
        raise UserError("디스크에 자리가 없습니다.")

    monkeypatch.setattr(resuming, "keep", full)
    monkeypatch.setattr(kept_review, "_AFTER_MS", 600_000)
    choose_field(page.reading.table, "희망임금", "비고")
    bench.idle()
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    bench.idle()
    assert left == [True]
    assert any("자리가 없습니다" in notice.text for notice in bench.said)
