"""The search of the window: names while composing, commands, and that nothing was found."""

from __future__ import annotations

from bench import Bench, commit, compose, fill, press
from PySide6.QtCore import Qt
from window_kit import CTRL
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId


def test_names_are_found_while_composing(bench: Bench) -> None:
    ids = fill(bench.desk)
    window = bench.window()
    opened: list[Ref] = []
    bench.hub.open_record.connect(opened.append)
    press(window, Qt.Key.Key_K, CTRL)
    assert window.search.hasFocus()
    compose(window.search, "김")
    bench.qtbot.waitUntil(lambda: "김민지" in window.search.popup_titles(), timeout=3_000)
    press(window.search, Qt.Key.Key_Return)  # ends the syllable, chooses nothing
    assert opened == []
    commit(window.search, "김")
    compose(window.search, "미")
    compose(window.search, "민")
    bench.qtbot.waitUntil(lambda: bench.jobs.idle, timeout=3_000)
    commit(window.search, "민")
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert opened == [Ref(KindId.SEEKERS, ids["김민지"])]
    assert window.current == "seekers"
    assert window.search.text() == ""
    # Found a second time, on a page that stood already: the keys go to the list.
    press(window, Qt.Key.Key_K, CTRL)
    commit(window.search, "김민지")
    bench.qtbot.waitUntil(lambda: "김민지" in window.search.popup_titles(), timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert opened == [Ref(KindId.SEEKERS, ids["김민지"])] * 2
    now = window.focusWidget()
    assert now is not None
    assert window.pages["seekers"].isAncestorOf(now)


def test_search_is_walked_by_keys_and_knows_commands(bench: Bench) -> None:
    fill(bench.desk)
    window = bench.window()
    window.search.setFocus()
    window.search.setText("새 구직자")
    bench.qtbot.waitUntil(lambda: "새 구직자 등록" in window.search.popup_titles(), timeout=3_000)
    popup = window.search.popup
    assert popup is not None
    press(window.search, Qt.Key.Key_Down)
    press(window.search, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    window.search.setText("ㅅ ㄱㅈㅈ")
    bench.qtbot.waitUntil(lambda: "새 구직자 등록" in window.search.popup_titles(), timeout=3_000)
    window.search.setText("구인업체 화면")
    bench.qtbot.waitUntil(lambda: "구인업체 화면" in window.search.popup_titles(), timeout=3_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert window.current == "employers"


def test_nothing_found_is_said(bench: Bench) -> None:
    window = bench.window()
    window.search.setFocus()
    window.search.setText("아무도없음")
    bench.qtbot.waitUntil(
        lambda: any("찾는 기록이 없습니다" in t for t in window.search.popup_titles()),
        timeout=3_000,
    )
    press(window.search, Qt.Key.Key_Return)
    assert window.current == "seekers"
