"""내보내기: a roster laid out, kept, remembered, locked and printed from its dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.domain.rosters import Grouping, Layout
from jobdesk.exchange.reader import read
from jobdesk.services import access, history, roster_layouts
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.export_dialog import ExportDialog
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.view_dialog import ViewDialog
from tests.ui.bench import Bench, benched, fill, press
from tests.ui.export_kit import opened

S = KindId.SEEKERS
WOMEN = Filter(conditions=(Condition("gender", Op.IS, "여"),))
LAYOUT = Layout(
    title="군청 제출 명부",
    fields=("name", "phone", "eup_myeon"),
    filter=WOMEN,
    order=Order("name"),
    group=Grouping("eup_myeon"),
    mask=False,
    approval=("담당", "센터장"),
)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as bench:
        yield bench


def menu(dialog: ExportDialog, begins: str) -> None:
    """Choose the entry of the layouts' menu that begins so."""
    found = dialog.line.menu()
    next(action for action in found.actions() if begins in action.text()).trigger()
    found.deleteLater()


def names(dialog: ExportDialog) -> list[str]:
    box = dialog.line.field.widget
    return [box.itemText(at) for at in range(box.count())]  # type: ignore[attr-defined]


def test_a_layout_is_chosen_with_its_own_records_and_remembered(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster_layouts.add(bench.desk, S, "군청 제출용", LAYOUT)
    path = tmp_path / "명부.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    dialog = opened(bench, S, count=4)
    assert dialog.told.text() == "4명을 내보냅니다."
    dialog.line.field.editor.set_value("군청 제출용")
    bench.idle()
    assert dialog.wanted().layout == LAYOUT
    assert dialog.told.text() == "3명을 내보냅니다."
    assert not dialog.line.altered
    dialog.purpose_field.set_value("상급기관 실적 보고")
    dialog.go.click()
    bench.idle()
    sheet = openpyxl.load_workbook(path).active
    assert sheet["A3"].value == "군청 제출 명부"
    assert [sheet.cell(row, 2).value for row in range(6, 11)] == [
        "김민지", "가람읍 소계", "박정숙", "솔내면 소계", "최영희"
    ]  # fmt: skip
    again = opened(bench, S)
    assert again.wanted().layout == LAYOUT
    again.reject()


def test_the_list_itself_can_be_taken_in_the_layouts_look(bench: Bench) -> None:
    roster_layouts.add(bench.desk, S, "군청 제출용", LAYOUT)
    dialog = opened(bench, S, Filter("김"), count=1, words="‘김’ 검색")
    assert dialog.conditions.text() == "조건: ‘김’ 검색"
    dialog.line.field.editor.set_value("군청 제출용")
    bench.idle()
    assert dialog.source.isVisible()
    dialog.source.editor.set_value("지금 목록에 보이는 자료")
    bench.idle()
    assert dialog.wanted().held == Filter("김")
    assert dialog.told.text() == "1명을 내보냅니다."
    dialog.reject()


def test_what_is_laid_out_is_kept_under_a_name(bench: Bench) -> None:
    dialog = opened(bench, S, WOMEN, count=3)
    dialog.columns.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.tabs.setCurrentIndex(1)
    dialog.columns.list.setCurrentRow(2)
    press(dialog.columns.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.columns.up.click()
    assert dialog.columns.fields()[:2] == ("birth_date", "name")
    dialog.look.group.editor.set_value("읍면")
    assert not dialog.look.totals.isEnabled()
    dialog.look.approval_box.click()
    assert dialog.line.altered
    menu(dialog, "양식으로 저장")
    naming = dialog.findChild(ViewDialog)
    assert naming is not None
    naming.field.widget.insert("읍면별")  # type: ignore[attr-defined]
    assert naming.box is not None
    naming.box.click()
    naming.go.click()
    bench.idle()
    kept = roster_layouts.named(bench.desk, S, "읍면별").layout
    assert kept.fields[:2] == ("birth_date", "name")
    assert (kept.group, kept.filter) == (Grouping("eup_myeon"), WOMEN)
    assert kept.approval == ("담당", "팀장", "과장")
    assert not dialog.line.altered
    dialog.reject()


def test_overwritten_renamed_shared_deleted_and_undone(bench: Bench) -> None:
    roster_layouts.add(bench.desk, S, "양식", LAYOUT)
    dialog = opened(bench, S)
    dialog.line.field.editor.set_value("양식")
    bench.idle()
    dialog.mask_box.click()
    menu(dialog, "덮어쓰기")
    bench.idle()
    kept = roster_layouts.named(bench.desk, S, "양식")
    assert (kept.layout.mask, kept.layout.filter) == (True, WOMEN)
    menu(dialog, "모두와 함께")
    bench.idle()
    assert roster_layouts.named(bench.desk, S, "양식").record.shared
    menu(dialog, "이름 바꾸기")
    naming = dialog.findChild(ViewDialog)
    assert naming is not None
    naming.field.set_value("새 이름")
    naming.go.click()
    bench.idle()
    assert names(dialog) == ["기본 모양", "새 이름"]
    menu(dialog, "지우기")
    bench.idle()
    assert names(dialog) == ["기본 모양"]
    history.undo(bench.desk)
    assert len(roster_layouts.all(bench.desk, S)) == 1
    dialog.reject()


def test_a_password_is_asked_for_and_closes_the_file(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "명부.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    dialog = opened(bench, S)
    dialog.purpose_field.set_value("행사 준비")
    dialog.lock_box.click()
    dialog.lock_field.set_value("1234")
    dialog.go.click()
    assert "8자 이상" in dialog.lock_field.problem()
    assert not path.exists()
    dialog.lock_field.set_value("솔내면 감나무 셋")
    dialog.go.click()
    bench.idle()
    rows = read(path, password="솔내면 감나무 셋").sheets[0].rows
    assert len(rows) == 7


@pytest.mark.parametrize("by", ["button", "P", "Ctrl+P"])
def test_the_roster_is_looked_at_on_paper(bench: Bench, by: str) -> None:
    dialog = opened(bench, S)
    above = dialog.parentWidget()
    assert above is not None
    dialog.purpose_field.set_value("회의")
    if by == "button":
        dialog.paper.click()
    elif by == "P":
        dialog.mask_box.setFocus()
        press(dialog.mask_box, Qt.Key.Key_P)
    else:
        press(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    paper = above.findChild(PrintDialog)
    assert paper is not None
    assert paper.pdf.startswith(b"%PDF-")
    before = len(access.listing(bench.desk))
    paper._note(access.Action.PRINT)
    bench.idle()
    assert access.listing(bench.desk)[0].purpose == "회의 · 가림"
    assert len(access.listing(bench.desk)) == before + 1
    paper.reject()


def test_what_is_missing_is_said_where_it_is(bench: Bench) -> None:
    dialog = opened(bench, S)
    dialog.tabs.setCurrentIndex(2)
    dialog.go.click()
    assert dialog.tabs.currentIndex() == 0
    assert dialog.purpose_field.problem() == "쓰는 곳을 고르거나 입력하세요."
    dialog.purpose_field.set_value("회의")
    dialog.look.approval_box.click()
    dialog.look.approval.set_value("담당")
    dialog.go.click()
    assert dialog.tabs.currentIndex() == 2
    assert "두 칸에서" in dialog.look.approval.problem()
    for at in range(dialog.columns.list.count()):
        dialog.columns.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    dialog.go.click()
    assert dialog.tabs.currentIndex() == 1
    assert dialog.columns.told.text() == "열을 하나 이상 고르세요."
    dialog.columns.back.click()
    assert dialog.columns.fields() == ()
    dialog.reject()


def test_a_workbook_of_ones_own_is_filled(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, path = tmp_path / "양식.xlsx", tmp_path / "명부.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["B3"] = "{이름}"
    book.save(own)
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: own)
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    dialog = opened(bench, S)
    dialog.purpose_field.set_value("회의")
    dialog.tabs.setCurrentIndex(2)
    dialog.look.own.choose.click()
    assert dialog.look.own.name.text() == "양식.xlsx"
    dialog.look.own.none.click()
    assert dialog.look.own.path is None
    dialog.look.own.choose.click()
    dialog.go.click()
    bench.idle()
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    names = [sheet.cell(row, 2).value for row in range(3, 7)]
    assert sorted(str(name) for name in names) == ["김민지", "박정숙", "이도현", "최영희"]


def test_what_is_wrong_with_the_workbook_is_said(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, path = tmp_path / "양식.xlsx", tmp_path / "명부.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["B3"] = "{성멍}"
    book.save(own)
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    dialog = opened(bench, S)
    dialog.purpose_field.set_value("회의")
    dialog.look.own.take(own)
    dialog.go.click()
    bench.idle()
    assert "B3 칸의 {성멍}" in bench.said[-1].text
    assert not path.exists()


@pytest.mark.parametrize("kind", LISTED)
def test_every_roster_has_its_dialog(bench: Bench, kind: KindId) -> None:
    dialog = opened(bench, kind)
    assert dialog.wanted().layout == Layout()
    for at in range(dialog.look.group.widget.count()):  # type: ignore[attr-defined]
        dialog.look.group.widget.setCurrentIndex(at)  # type: ignore[attr-defined]
        assert (dialog.wanted().layout.group is None) is (at == 0)
    dialog.reject()
