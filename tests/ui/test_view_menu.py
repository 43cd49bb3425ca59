"""Views of a list: saved, taken, renamed, shared, put away; named and found from anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.services import views
from jobdesk.services.desk import Desk
from jobdesk.services.views import Look
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.widgets.view_dialog import ViewDialog

CTRL = Qt.KeyboardModifier.ControlModifier
IN_GARAM = Look(
    Filter(text="요양", conditions=(Condition("eup_myeon", Op.IN, ("가람읍",)),)),
    Order("name", descending=True),
    ("name", "phone", "status"),
)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def listed(bench: Bench) -> SeekersPage:
    page = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.activateWindow()
    page.grid.setFocus()
    return page


def entries(page: SeekersPage) -> dict[str, QAction]:
    """The open menu, by what it says."""
    menu = page.saved_views.menu_shown
    assert menu is not None
    return {action.text(): action for action in menu.actions() if action.text()}


def choose(bench: Bench, page: SeekersPage, words: str) -> None:
    page.activateWindow()
    bench.qtbot.waitUntil(page.isActiveWindow)
    page.grid.setFocus()
    press(page.grid, Qt.Key.Key_B, CTRL)
    action = entries(page)[words]
    assert page.saved_views.menu_shown is not None
    page.saved_views.menu_shown.setActiveAction(action)
    press(page.saved_views.menu_shown, Qt.Key.Key_Return)
    bench.idle()


def named(bench: Bench, page: SeekersPage, name: str, *, shared: bool = False) -> ViewDialog:
    dialog = next(d for d in page.window().findChildren(ViewDialog) if d.isVisible())
    dialog.field.widget.insert(name)  # type: ignore[attr-defined]
    dialog.shared.setChecked(shared)
    press(dialog.field.widget, Qt.Key.Key_Return)
    bench.idle()
    return dialog


def test_a_list_is_kept_under_a_name_and_found_again(bench: Bench) -> None:
    ids = fill(bench.desk)
    page = listed(bench)
    page.show_look(replace(IN_GARAM, columns=("name", "status")))
    choose(bench, page, "지금 목록을 보기로 저장…")
    named(bench, page, "가람 요양")
    assert page.saved_views.text() == "가람 요양"
    assert list(page.model.ids) == [ids["김민지"]]
    choose(bench, page, "처음 목록으로")
    assert (page.saved_views.text(), len(page.model.ids), page.look()) == ("보기", 4, Look())
    assert page.search.text() == ""
    choose(bench, page, "가람 요양")
    assert page.look() == replace(IN_GARAM, columns=("name", "status"))
    assert page.search.text() == "요양"
    assert [c.field for c in page.model.columns] == ["name", "status"]
    page.bar.clear()
    bench.idle()
    assert page.saved_views.text() == "가람 요양 (바뀜)"

    again = listed(bench)  # as another day
    assert again.saved_views.text() == "가람 요양 (바뀜)"
    choose(bench, again, "가람 요양")
    last = listed(bench)
    assert (last.saved_views.text(), list(last.model.ids)) == ("가람 요양", [ids["김민지"]])


def test_a_view_is_renamed_overwritten_shared_and_put_away(bench: Bench) -> None:
    fill(bench.desk)
    page = listed(bench)
    id_ = views.add(bench.desk, KindId.SEEKERS, "가람", Look()).id
    page.saved_views.show_id(id_)
    bench.idle()
    choose(bench, page, "‘가람’ 이름 바꾸기…")
    named(bench, page, "읍내")
    assert page.saved_views.text() == "읍내"
    page.show_look(Look(Filter(conditions=(Condition("age", Op.AT_LEAST, 60),))))
    bench.idle()
    choose(bench, page, "‘읍내’에 덮어쓰기")
    assert page.saved_views.text() == "읍내"
    choose(bench, page, "‘읍내’ 모두와 함께 쓰기")
    view = views.get(bench.desk, id_)
    assert view.shared
    assert views.opened(view).look == page.look()
    choose(bench, page, "‘읍내’ 보기 지우기")
    assert page.saved_views.text() == "보기"
    assert len(page.model.ids) == 1
    assert [change.label for change in bench.changes][-1].endswith("읍내")


def test_a_name_that_is_taken_is_said_beneath_the_field(bench: Bench) -> None:
    fill(bench.desk)
    views.add(bench.desk, KindId.SEEKERS, "가람", Look())
    page = listed(bench)
    choose(bench, page, "지금 목록을 보기로 저장…")
    dialog = named(bench, page, "가람")
    assert dialog.isVisible()
    assert "이미 있습니다" in dialog.field.problem()
    press(dialog, Qt.Key.Key_Escape)


def test_ready_views_stand_in_the_menu_too(bench: Bench) -> None:
    ids = fill(bench.desk)
    page = listed(bench)
    page.saved_views.click()
    entries(page)["60세 이상"].trigger()
    bench.idle()
    assert list(page.model.ids) == [ids["최영희"]]


def test_a_view_of_a_field_that_is_gone_says_so(bench: Bench) -> None:
    fill(bench.desk)
    view = views.get(bench.desk, views.add(bench.desk, KindId.SEEKERS, "옛것", IN_GARAM).id)
    body = json.loads(view.definition) | {"order": ["shoe_size", False]}
    with bench.desk.store.operation("시험") as operation:
        records.update(bench.desk.store, replace(view, definition=json.dumps(body)))
        operation.change()
    page = listed(bench)
    choose(bench, page, "옛것")
    assert "shoe_size" in bench.said[-1].text
    assert len(page.model.ids) == 1
    choose(bench, page, "‘옛것’에 덮어쓰기")
    assert views.opened(views.get(bench.desk, view.id)).remark == ""


def test_views_are_found_from_anywhere(bench: Bench) -> None:
    ids = fill(bench.desk)
    id_ = views.add(bench.desk, KindId.SEEKERS, "가람 요양", IN_GARAM).id
    views.add(bench.desk, KindId.VACANCIES, "진행 구인", Look())
    window = bench.window()
    window.show_page("home")
    bench.idle()
    press(window, Qt.Key.Key_K, CTRL)
    assert {"가람 요양 (구직자)", "진행 구인 (구인)"} <= set(window.search.popup_titles())
    window.search.insert("가람요")
    window.search.search_now()
    bench.idle()
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    page = window.page("seekers")
    assert isinstance(page, SeekersPage)
    assert (window.current, list(page.model.ids)) == ("seekers", [ids["김민지"]])
    assert page.saved_views.text() == "가람 요양"
    views.trash(bench.desk, [id_])
    bench.jobs.write(lambda: views.add(bench.desk, KindId.NOTES, "새 보기", Look()))
    bench.idle()
    press(window, Qt.Key.Key_K, CTRL)
    bench.idle()
    offered = window.search.popup_titles()
    assert "새 보기 (상담)" in offered
    assert "가람 요양 (구직자)" not in offered
