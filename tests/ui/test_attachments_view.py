"""Photos and papers of a record through the real tab: dropped, pasted, looked at, put away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import access, attachments, entries, history, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.models.paper_tiles import PICTURE_ROLE, PaperTiles, told
from jobdesk.ui.pages.network import NetworkPage
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.attachment_dialog import AttachmentDialog
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.paper import Paper
from jobdesk.ui.widgets.timeline_view import TimelineView
from jobdesk.ui.widgets.visit_dialog import EntryDialog
from tests import casework, paper_files

S = KindId.SEEKERS


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """One seeker."""
    casework.seeker(desk, "김민지")
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def tab(bench: Bench) -> AttachmentsView:
    """The tab of that seeker, shown."""
    view = AttachmentsView(bench.desk, bench.hub, bench.jobs, bench.notices, S)
    bench.hub.changed.connect(view.refresh_linked)
    bench.show(view, 460, 420)
    view.show_record(lists.record(bench.desk, S, 1))
    bench.idle()
    return view


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _enter(view: AttachmentsView, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        QPoint(60, 90),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)
    return event


def _drop(view: AttachmentsView, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(60, 90),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def _attached(desk: Desk) -> list[str]:
    return sorted(each.name for each in attachments.of(desk, S, 1))


def _dialog(kind: type[QDialog]) -> Any:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def test_dropped_files_are_one_step_and_the_others_are_named(
    bench: Bench, tab: AttachmentsView, tmp_path: Path
) -> None:
    counts: list[int] = []
    tab.counted.connect(counts.append)
    paths = [
        _file(tmp_path, "면허.jpg", paper_files.photo()),
        _file(tmp_path, "신청서.pdf", paper_files.pdf()),
        _file(tmp_path, "움직임.gif", b"GIF89a"),
    ]
    assert _enter(tab, _mime(*paths)).isAccepted()
    assert tab.grid.property("over") is True
    _drop(tab, _mime(*paths))
    bench.idle()
    assert tab.grid.property("over") is False
    assert _attached(bench.desk) == ["면허.jpg", "신청서.pdf"]
    assert "움직임.gif" in bench.said[0].text
    assert counts[-1] == 2
    assert len(tab.grid.chosen()) == 2  # what came is chosen, to be told what it is
    for row in range(2):
        picture = tab.grid.tiles.index(row).data(PICTURE_ROLE)
        assert isinstance(picture, QImage)
        assert not picture.isNull()
    history.undo(bench.desk)
    assert _attached(bench.desk) == []


def test_what_is_no_file_is_not_taken(tab: AttachmentsView) -> None:
    words = QMimeData()
    words.setText("그냥 글")
    assert not _enter(tab, words).isAccepted()
    QApplication.sendEvent(tab, QDragLeaveEvent())
    assert tab.grid.property("over") is False


def test_a_copied_picture_is_pasted_by_key(bench: Bench, tab: AttachmentsView) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    tab.window().activateWindow()
    tab.setFocus()
    press(tab.attach_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "복사해 둔" in bench.said[-1].text
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#1F5FA8"))
    clipboard.setImage(image)
    press(tab.attach_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    (paper,) = attachments.of(bench.desk, S, 1)
    assert paper.name.startswith("붙여넣은 사진 2026-11-20")
    assert paper.media_type == "image/png"
    assert paper_files.opened(attachments.read(bench.desk, paper.id)).size == (300, 200)
    clipboard.clear()


def test_everything_is_done_by_keys(
    bench: Bench, tab: AttachmentsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [_file(tmp_path, f"{n}.pdf", paper_files.pdf(n)) for n in (1, 2)]
    monkeypatch.setattr(pickers, "files_to_open", lambda *_: chosen)
    press(tab.attach_button, Qt.Key.Key_Return)
    bench.idle()
    grid = tab.grid
    assert tab.focusProxy() is grid
    tab.setFocus()
    press(grid, Qt.Key.Key_End)
    press(grid, Qt.Key.Key_Home)
    assert [paper.name for paper in grid.chosen()] == ["2.pdf"]
    press(grid, Qt.Key.Key_F2)
    naming = _dialog(EntryDialog)
    naming.form.fields["caption"].widget.setText("이력서")
    naming.save()
    bench.idle()
    assert grid.tiles.index(0).data() == "이력서"
    assert [paper.name for paper in grid.chosen()] == ["2.pdf"]
    press(grid, Qt.Key.Key_Return)
    bench.idle()
    look = _dialog(AttachmentDialog)
    assert look.heading.text() == "이력서"
    assert look.paper.page_count == 2
    press(look, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    bench.idle()
    assert (look.heading.text(), look.paper.page_count) == ("1.pdf", 1)
    assert not look.after.isEnabled()
    press(look, Qt.Key.Key_Escape)
    press(grid, Qt.Key.Key_Right)
    press(grid, Qt.Key.Key_Delete)
    bench.idle()
    assert _attached(bench.desk) == ["2.pdf"]
    history.undo(bench.desk)
    assert _attached(bench.desk) == ["1.pdf", "2.pdf"]


def test_a_photo_is_printed_and_saved(
    bench: Bench, tab: AttachmentsView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attachments.add(bench.desk, S, 1, paper_files.photo(), "면허.jpg", "지게차")
    attachments.add(bench.desk, S, 1, paper_files.document("word/a.xml"), "글.docx")
    tab.show_record(lists.record(bench.desk, S, 1))
    bench.idle()
    printed: list[str] = []

    def print_pdf(pdf: bytes, title: str, parent: object) -> bool:
        printed.append(title)
        return pdf.startswith(b"%PDF")

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    to = tmp_path / "밖.jpg"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: to)
    tab.grid.choose({1})
    tab.actions_["open"].click()
    bench.idle()
    look = _dialog(AttachmentDialog)
    look.go.click()
    look.save_button.click()
    bench.idle()
    assert printed == ["면허.jpg"]
    assert max(paper_files.opened(to.read_bytes()).size) == 2000
    noted = {entry.action for entry in access.listing(bench.desk, 10) if "첨부" in entry.purpose}
    assert {"조회", "출력", "내보내기"} <= noted
    look.before.click()
    bench.idle()
    assert look.stack.currentWidget() is look.instead
    assert not look.go.isEnabled()
    look.reject()


def test_a_locked_pdf_says_so(bench: Bench, tab: AttachmentsView) -> None:
    attachments.add(bench.desk, S, 1, b"%PDF-1.4 not really", "잠김.pdf")
    tab.show_record(lists.record(bench.desk, S, 1))
    bench.idle()
    tab.grid.choose({1})
    tab.grid.wanted.emit()
    bench.idle()
    look = _dialog(AttachmentDialog)
    assert look.stack.currentWidget() is look.instead
    assert not look.go.isEnabled()
    look.reject()
    assert bench.bugs == []


def test_nothing_is_attached_to_what_lies_in_the_trash(
    bench: Bench, tab: AttachmentsView, tmp_path: Path
) -> None:
    seekers.trash(bench.desk, [1])
    tab.show_record(lists.record(bench.desk, S, 1))
    bench.idle()
    assert not tab.attach_button.isEnabled()
    path = _file(tmp_path, "신청서.pdf", paper_files.pdf())
    assert not _enter(tab, _mime(path)).isAccepted()
    tab.attach([path])
    assert "휴지통에 있는 기록" in bench.said[-1].text


def test_the_tiles_fill_the_width_or_become_lines(bench: Bench, tab: AttachmentsView) -> None:
    for n in (1, 2, 3):
        attachments.add(bench.desk, S, 1, paper_files.pdf(n), f"{n}.pdf")
    tab.show_record(lists.record(bench.desk, S, 1))
    bench.idle()
    rects = [tab.grid.visualRect(tab.grid.tiles.index(row)) for row in range(3)]
    assert len({rect.top() for rect in rects}) == 1
    assert rects[2].right() <= tab.grid.viewport().width()
    tab.resize(300, 230)
    QApplication.processEvents()
    rects = [tab.grid.visualRect(tab.grid.tiles.index(row)) for row in range(3)]
    assert len({rect.left() for rect in rects}) == 1
    assert rects[1].top() < 150


def test_the_model_is_sound(bench: Bench, tab: AttachmentsView, qtmodeltester: ModelTester) -> None:
    attachments.add(bench.desk, S, 1, paper_files.pdf(), "신청서.pdf", "구직신청서")
    model = PaperTiles()
    model.show_papers(attachments.of(bench.desk, S, 1))
    qtmodeltester.check(model)
    assert told(model.papers[0]).startswith("PDF · 2026-11-20")
    spoken = model.index(0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("구직신청서, 신청서.pdf, PDF")


def test_pages_far_away_are_not_drawn(bench: Bench) -> None:
    paper = Paper(bench.jobs)
    bench.show(paper, 320, 400)
    paper.show_pdf(paper_files.pdf(40))
    bench.idle()
    assert paper.page_count == 40
    drawn = [not label.pixmap().isNull() for label in paper._labels]
    assert drawn[0]
    assert not any(drawn[5:])
    bar = paper.verticalScrollBar()
    bench.qtbot.waitUntil(lambda: bar.maximum() > 39 * paper.viewport().height() // 2)
    bar.setValue(bar.maximum())
    bench.idle()
    drawn = [not label.pixmap().isNull() for label in paper._labels]
    assert drawn[-1]
    assert not drawn[0]


def test_the_panels_have_the_tab(bench: Bench) -> None:
    parts = bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences
    attachments.add(bench.desk, S, 1, paper_files.pdf(), "신청서.pdf")
    page = SeekersPage(*parts)
    bench.show(page)
    page.panel.show_record(1)
    bench.idle()
    at = page.panel.tabs.indexOf(page.panel.papers)
    assert page.panel.tabs.tabText(at) == "첨부 1"  # told before it is looked at
    page.panel.tabs.setCurrentWidget(page.panel.papers)
    bench.idle()
    assert page.panel.papers.grid.tiles.rowCount() == 1
    timeline = page.panel.findChild(TimelineView)
    page.panel.tabs.setCurrentWidget(timeline)
    bench.idle()
    entry = next(e for e in timeline.entries if e.event_shown.ref.kind is KindId.ATTACHMENTS)
    entry.open_button.click()
    bench.idle()
    look = _dialog(AttachmentDialog)
    assert look.paper.page_count == 2
    look.reject()
    meeting = entries.add(bench.desk, entries.blank(bench.desk, KindId.MEETINGS, title="간담회")).id
    attachments.add(bench.desk, KindId.MEETINGS, meeting, paper_files.photo(), "현장.jpg")
    network = NetworkPage(*parts)
    bench.show(network)
    ledger = network.go("meetings")
    bench.idle()
    ledger.panel.show_record(meeting)
    bench.idle()
    view = ledger.panel.findChild(AttachmentsView)
    ledger.panel.tabs.setCurrentWidget(view)
    bench.idle()
    assert [paper.name for paper in view.grid.tiles.papers] == ["현장.jpg"]


def test_a_low_place_says_less(bench: Bench, tab: AttachmentsView) -> None:
    assert tab.stack.currentWidget() is tab.empty
    tab.resize(360, 130)
    QApplication.processEvents()
    assert tab.stack.currentWidget() is tab.brief
    tab.resize(460, 420)
    QApplication.processEvents()
    assert tab.stack.currentWidget() is tab.empty
