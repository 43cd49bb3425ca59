"""한꺼번에 바꾸기 from the selection of a list: told beforehand, done in one undoable step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services import history, seekers, stored
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.widgets.bulk_dialog import BulkDialog


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def opened(bench: Bench) -> BulkDialog:
    """The dialog from the menu of all the rows of the list."""
    b = bench
    page = SeekersPage(b.desk, b.hub, b.jobs, b.notices, b.preferences)
    bench.show(page)
    page.grid.selectAll()
    menu = QMenu(page)
    page.fill_menu(menu, page.grid.selected_ids())
    (action,) = [a for a in menu.actions() if a.text().startswith("한꺼번에 바꾸기")]
    action.trigger()
    bench.idle()
    (dialog,) = [d for d in page.window().findChildren(BulkDialog) if d.isVisible()]
    return dialog


def test_how_many_change_and_who_may_not_is_told_then_done(bench: Bench) -> None:
    desk, ids = bench.desk, fill(bench.desk)
    people = [ids[name] for name in ("김민지", "박정숙", "이도현", "최영희")]
    seekers.set_status(desk, people[0], SeekerStatus.COUNSELLING)
    lost = seekers.register(
        desk, Seeker(nickname="빨간 모자", phone="010-9876-5432", status=SeekerStatus.PROVISIONAL)
    ).id
    dialog = opened(bench)
    assert not dialog.go.isEnabled()
    dialog.field.set_value("상태")
    dialog.choice.set_value(SeekerStatus.COUNSELLING.value)
    bench.idle()
    assert dialog.says.text() == "바뀜 3명 · 이미 같음 1명 · 바꿀 수 없음 1명"
    assert dialog.refused.isVisible()
    assert stored.seeker(desk, people[1]).status is SeekerStatus.REGISTERED
    press(dialog.go, Qt.Key.Key_Return)
    bench.idle()
    assert {stored.seeker(desk, i).status for i in people} == {SeekerStatus.COUNSELLING}
    assert stored.seeker(desk, lost).status is SeekerStatus.PROVISIONAL
    assert bench.changes[-1].label == "구직자 3명 상태: 상담중"
    history.undo(desk)
    assert stored.seeker(desk, people[1]).status is SeekerStatus.REGISTERED


def test_one_record_has_its_form_and_offers_no_bulk(bench: Bench) -> None:
    ids = fill(bench.desk)
    b = bench
    page = SeekersPage(b.desk, b.hub, b.jobs, b.notices, b.preferences)
    bench.show(page)
    menu = QMenu(page)
    page.fill_menu(menu, [ids["김민지"]])
    assert not any(a.text().startswith("한꺼번에") for a in menu.actions())
