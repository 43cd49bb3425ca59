"""Undo and redo by toast and by key, what is said, and what is asked before the window closes."""

from __future__ import annotations

import pytest
from bench import Bench, fill, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import lists, seekers


def test_undo_is_offered_by_name_and_taken(bench: Bench) -> None:
    window = bench.window()
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="김민지")))
    bench.idle()
    toast = window.toasts.toasts[-1]
    assert toast.text.text() == "구직자 등록: 김민지"
    assert toast.button is not None
    assert toast.button.text() == "실행 취소"
    assert bench.said[-1].seconds == 10
    toast.button.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 0
    assert window.toasts.toasts[-1].text.text() == "되돌리기: 구직자 등록: 김민지"
    again = window.toasts.toasts[-1].button
    assert again is not None
    assert again.text() == "다시 실행"
    again.click()
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 1
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="박철수")))
    bench.idle()
    # One offer at a time: an older one would redo something else than it names.
    offers = [t.notice.text for t in window.toasts.toasts if t.button is not None]
    assert offers == ["구직자 등록: 박철수"]


@pytest.mark.parametrize("redo", ["Ctrl+Shift+Z", "Ctrl+Y"])
def test_undo_and_redo_have_keys(bench: Bench, redo: str) -> None:
    window = bench.window()
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="김민지")))
    bench.idle()
    window.page("seekers").setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 0
    QTest.keySequence(window, QKeySequence(redo))
    bench.idle()
    assert lists.count(bench.desk, KindId.SEEKERS) == 1


def test_ctrl_z_in_a_field_belongs_to_what_is_typed(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.search.setFocus()
    bench.qtbot.keyClicks(window.search, "abc")
    press(window.search, Qt.Key.Key_Z, CTRL)
    bench.idle()
    assert window.search.text() == ""
    assert lists.count(bench.desk, KindId.SEEKERS) == 4


def test_what_cannot_be_undone_is_said(bench: Bench) -> None:
    window = bench.window()
    window.undo.redo()
    bench.idle()
    assert bench.said[-1].text == "다시 실행할 작업이 없습니다."


def test_escape_closes_the_newest_notice(bench: Bench) -> None:
    window = bench.window()
    window.page("seekers").setFocus()
    for number in range(5):
        bench.notices.say(f"알림 {number}")
    assert [t.notice.text for t in window.toasts.toasts] == ["알림 2", "알림 3", "알림 4"]
    press(window, Qt.Key.Key_Escape)
    assert [t.notice.text for t in window.toasts.toasts] == ["알림 2", "알림 3"]


def test_closing_asks_for_what_is_unsaved(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    bench.hub.open_record.emit(Ref(KindId.SEEKERS, ids["박정숙"]))
    bench.idle()
    panel = window.page("seekers").panel  # type: ignore[attr-defined]
    panel.form.fields["desired_job"].editor.setText("세탁")
    closed: list[bool] = []
    window.closing.connect(lambda: closed.append(True))
    answers = iter(["stay", "save"])
    from jobdesk.ui.widgets import dialogs

    monkeypatch.setattr(dialogs, "ask", lambda *_: next(answers))
    window.close()
    bench.idle()
    assert closed == []
    window.close()
    bench.idle()
    assert closed == [True]
    assert lists.record(bench.desk, KindId.SEEKERS, ids["박정숙"]).desired_job == "세탁"
    window.close_now()


def test_status_says_saved_backup_and_counts(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    assert window.status.counts.text() == "구직자 4명 · 구인 1건 · 2026-11-20 (금)"
    assert window.status.backup.text() == "아직 백업 없음"
    bench.jobs.write(lambda: seekers.register(bench.desk, Seeker(name="강새벽")))
    bench.idle()
    assert window.status.saved.text().startswith("저장됨 ")
    assert window.status.counts.text().startswith("구직자 5명")
