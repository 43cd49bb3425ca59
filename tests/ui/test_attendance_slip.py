"""결석계 through its dialog: days, reason, evidence and papers in one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attendance_ui_kit import SHIFT, Kit, kit_of
from bench import Bench
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_kit import bench as bench

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark
from jobdesk.services import attachments, history
from jobdesk.ui.pages.training.attendance_slip import SlipDialog
from jobdesk.ui.widgets.attachment_dialog import AttachmentDialog
from tests import paper_files


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Four people, eight days that have passed."""
    return kit_of(bench)


def _dialog(kind: type[SlipDialog] | type[AttachmentDialog]) -> SlipDialog | AttachmentDialog:
    return next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    )


def _slip(kit: Kit) -> SlipDialog:
    kit.type("S")
    found = _dialog(SlipDialog)
    assert isinstance(found, SlipDialog)
    return found


def test_a_slip_for_the_chosen_days_is_one_step_with_its_paper(kit: Kit, tmp_path: Path) -> None:
    kit.stand(0, 4)
    kit.press(Qt.Key.Key_Right, SHIFT)
    dialog = _slip(kit)
    assert (dialog.first.value(), dialog.last.value()) == (date(2026, 11, 6), date(2026, 11, 9))
    assert dialog.mark.value() == "결석"
    dialog.mark.set_value("공결")
    dialog.reason.widget.insert("입원")  # type: ignore[attr-defined]
    dialog.evidence.set_value("진단서")
    paper = tmp_path / "진단서.pdf"
    paper.write_bytes(paper_files.pdf())
    dialog.take([paper])
    kit.bench.idle()
    assert dialog.files.text() == "진단서.pdf"
    dialog.go.click()
    kit.bench.idle()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, SlipDialog)]
    assert kit.settled()[0] == "····공공··"
    kit.stand(0, 4)
    kit.bench.idle()
    assert "공결 · 입원 · 진단서 · 결석계 2026-11-20" in kit.part.foot.said.text()
    assert kit.part.side.papers.text() == "첨부 1"
    kit.part.side.papers.click()
    kit.bench.idle()
    _dialog(AttachmentDialog).reject()
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    assert kit.settled()[0] == "········"
    assert not kit.part.side.papers.isVisible()


def test_a_slip_that_is_there_is_opened_as_it_is(kit: Kit) -> None:
    kit.stand(1, 2)
    kit.type("L")
    kit.bench.idle()
    dialog = _slip(kit)
    assert dialog.mark.value() == "지각"
    dialog.reason.widget.insert("버스 고장")  # type: ignore[attr-defined]
    dialog.go.click()
    kit.bench.idle()
    dialog = _slip(kit)
    assert (dialog.mark.value(), dialog.reason.value()) == ("지각", "버스 고장")
    dialog.reject()
    (found,) = kit.model.marks_of(1).values()
    assert (found.mark, found.reason) == (Mark.LATE, "버스 고장")
    assert not attachments.of(kit.bench.desk, KindId.ATTENDANCE, found.id)


def test_what_is_wrong_is_said_beneath_its_field(kit: Kit) -> None:
    kit.stand(0, 0)
    dialog = _slip(kit)
    dialog.last.set_value(None)
    dialog.go.click()
    assert dialog.last.problem() == "날짜를 입력하세요."
    dialog.first.set_value(date(2026, 11, 7))
    dialog.last.set_value(date(2026, 11, 8))
    dialog.go.click()
    kit.bench.idle()
    assert "수업이 없습니다" in dialog.first.problem()
    dialog.last.set_value(date(2026, 11, 2))
    dialog.go.click()
    kit.bench.idle()
    assert "첫날보다 빠릅니다" in dialog.last.problem()
    dialog.reject()
    assert kit.settled()[0] == "········"
