"""Trip (a): a sheet comes in through real widgets, and goes out again by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from bench import PEOPLE as PEOPLE_THERE
from bench import Bench, benched, fill, press
from importing_kit import COUNTS, made_page, messy, opened, press_filter, shown_rows, take_back
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled
from jobdesk.services import backups, demo, history, imports, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import FILE, READING, RESULT, REVIEW
from jobdesk.ui.pages.importing.take_back_dialog import TakeBackDialog
from jobdesk.ui.widgets import pickers
from tests.shared import shared

CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = ("name", "birth_date", "phone", "desired_job", "note")


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def people(desk: Desk) -> dict[str, tuple[object, ...]]:
    ids = sorted(lists.find(desk, KindId.SEEKERS))
    return {str(row[0]): row for row in lists.rows(desk, KindId.SEEKERS, ids, PEOPLE).values()}


def test_a_sheet_comes_in_and_is_taken_back_whole(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    before = people(bench.desk)
    opened(bench, page, messy(tmp_path / "접수 현황.xlsx"))
    assert page.line.current == READING
    assert page.reading.summary.text() == (
        "구직자 명부 · 6명 · 머리글 3행 · 소계·합계 1줄, 설명 1줄 제외"
    )
    page.check.click()
    assert page.line.current == REVIEW
    assert [shown_rows(page)[0][1]] == ["이도현"], "what has to be decided is shown first"
    press_filter(page, None)
    for decision, count in COUNTS.items():
        assert page.review.filters[decision].text().endswith(f" {count}")
    assert people(bench.desk) == before, "nothing is written before the user says so"
    assert backups.listing(bench.desk) == ()

    page.write.click()
    bench.idle()
    assert page.line.current == RESULT
    assert page.result.equation.text == (
        "읽은 줄 6 = 새로 2 + 갱신 1 + 같음 1 + 건너뜀 0 + 거절 1 + 정하지 않음 1"
    )
    after = people(bench.desk)
    assert set(after) - set(before) == {"강나래", "한서준"}
    assert after["김민지"][4] == "주말 근무 가능"
    assert after["이도현"] == before["이도현"], "what was not decided is left alone"
    assert len(backups.listing(bench.desk)) == 1
    assert len(bench.changes) == 1

    page.undo.click()
    take_back(bench, page)
    assert people(bench.desk) == before
    assert "되돌렸습니다" in page.result.title.text()
    page.undo.click()  # now 다시 실행
    bench.idle()
    assert people(bench.desk) == after
    assert "가져왔습니다" in page.result.title.text()


def test_the_result_opens_the_new_people(
    qtbot: QtBot, bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.write.click()
    bench.idle()
    with qtbot.waitSignal(bench.hub.show_filtered) as heard:
        page.list.click()
    kind, wanted = heard.args[0]
    assert kind is KindId.SEEKERS
    assert isinstance(wanted, Filter)
    titles = {lists.title(bench.desk, kind, id_) for id_ in lists.find(bench.desk, kind, wanted)}
    assert titles == {"강나래", "한서준"}


def test_after_an_undo_one_goes_on_with_the_same_file(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.write.click()
    bench.idle()
    page.undo.click()
    take_back(bench, page)
    page.resume.click()
    bench.idle()
    assert page.line.current == REVIEW
    assert page.write.text() == "3명 가져오기"
    page.write.click()
    bench.idle()
    assert page.line.current == RESULT
    assert "강나래" in people(bench.desk)


def test_an_earlier_import_is_taken_back_from_the_list(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    before = people(bench.desk)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.write.click()
    bench.idle()
    page.line.steps[FILE].click()
    (line,) = page.file.recent.rows
    assert "접수.xlsx" in line.accessibleName()
    assert line.undo is not None
    line.undo.click()
    take_back(bench, page)
    assert people(bench.desk) == before
    (line,) = page.file.recent.rows
    assert line.undo is None
    assert "되돌림" in line.accessibleName()


def test_what_was_changed_since_stays_and_is_named_before(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.write.click()
    bench.idle()
    (id_,) = lists.find(bench.desk, KindId.SEEKERS, Filter(text="강나래"))
    record = lists.record(bench.desk, KindId.SEEKERS, id_)
    seekers.save(bench.desk, replace(record, desired_job="영양사"))
    after = people(bench.desk)
    page.go(FILE)
    page.refresh()
    bench.idle()
    button = page.file.recent.rows[0].undo
    assert button is not None
    button.click()
    bench.idle()
    dialog = page.window().findChild(TakeBackDialog)
    assert dialog is not None
    assert people(bench.desk) == after, "it is shown before it is done"
    assert "·  구직자 ‘강나래’: 희망직종 항목이 그 뒤에 바뀌었습니다" in dialog.lines
    assert dialog.go.text() == "2건 되돌리기"
    dialog.go.click()
    bench.idle()
    assert set(people(bench.desk)) == {"강나래", *(name for name, *_ in PEOPLE_THERE)}
    history.undo(bench.desk)
    assert people(bench.desk) == after


def test_rejected_rows_come_out_and_in_again(
    bench: Bench, page: ImportingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "거절된 줄.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: out)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.review.rejects.click()
    bench.idle()
    book = openpyxl.load_workbook(out)
    sheet = book.active
    assert sheet is not None
    cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    names = [line[1] for line in cells[1:]]
    assert names == ["이도현", "오한결"]
    assert "2월 30일" in str(cells[2][-1])
    assert any("2줄" in notice.text for notice in bench.said)

    row = next(line for line in sheet.iter_rows() if line[1].value == "오한결")
    row[2].value = "1975-02-28"
    book.save(out)
    opened(bench, page, out)
    assert page.session.plan is not None
    mended = next(r for r in page.session.plan.rows if r.title == "오한결")
    assert mended.decision is Decision.NEW


def test_cancelling_leaves_nothing(
    qtbot: QtBot, bench: Bench, page: ImportingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = imports.apply

    def stopped(desk: Desk, plan: object, progress: object) -> object:
        def tell(done: int, total: int) -> None:
            if done:
                raise Cancelled
            progress(done, total)  # type: ignore[operator]

        return real(desk, plan, tell)  # type: ignore[arg-type]

    monkeypatch.setattr(imports, "apply", stopped)
    before = people(bench.desk)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.write.click()
    bench.idle()
    assert page.line.current == REVIEW
    assert people(bench.desk) == before
    assert not [one for one in history.recent(bench.desk) if one.kind == "import"]
    assert any("그만두었습니다" in notice.text for notice in bench.said)


def test_the_whole_trip_by_keyboard(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = messy(tmp_path / "접수.xlsx")
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: path)
    window = bench.window()
    window.show_page("importing")
    bench.idle()
    page = window.pages["importing"]
    assert isinstance(page, ImportingPage)
    assert window.focusWidget() is page.file.pick
    press(page.file.pick, Qt.Key.Key_Space)
    bench.idle()
    assert window.focusWidget() is page.reading.table
    press(page.reading.table, Qt.Key.Key_Down)
    press(page.reading.table, Qt.Key.Key_Return, CTRL)
    assert page.line.current == REVIEW
    grid = page.review.grid
    assert window.focusWidget() is grid
    press(grid, Qt.Key.Key_Return)
    radio = window.focusWidget()
    assert radio in page.review.panel.radios
    press(radio, Qt.Key.Key_Return)
    answer = window.focusWidget()
    assert isinstance(answer, QAbstractButton)
    assert "갱신" in answer.text()
    press(answer, Qt.Key.Key_Return)
    assert page.review.filters[Decision.QUESTION].text() == "확인 필요 0"
    assert window.focusWidget() is page.review.filters[None]
    press(page.review.filters[None], Qt.Key.Key_Return, CTRL)
    bench.idle()
    assert page.line.current == RESULT
    assert "택배 분류" in people(bench.desk)["이도현"]


def test_esc_goes_back_without_losing_anything(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.review.panel.buttons[Decision.NEW].click()
    assert page.session.plan is not None
    assert page.session.plan.counts.new == 3
    assert page.escape()
    assert page.line.current == READING
    assert page.escape()
    assert page.line.current == FILE
    assert not page.escape()
    page.go_on.click()
    page.check.click()
    assert page.session.plan.counts.new == 3


def test_another_page_and_a_change_there_do_not_lose_the_decisions(
    bench: Bench, tmp_path: Path
) -> None:
    window = bench.window()
    window.show_page("importing")
    page = window.pages["importing"]
    assert isinstance(page, ImportingPage)
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.review.panel.buttons[Decision.SKIP].click()
    window.show_page("seekers")
    bench.jobs.write(
        lambda: seekers.register(
            bench.desk, Seeker(name="강나래", phone="010-7000-0001", desired_job="조리원")
        )
    )
    bench.idle()
    window.show_page("importing")
    bench.idle()
    assert page.line.current == REVIEW
    plan = page.session.plan
    assert plan is not None
    assert plan.rows[0].decision is Decision.UPDATE, "registered meanwhile, so not new any more"
    assert plan.rows[3].decision is Decision.SKIP


def test_the_demo_sheet_of_the_practice_centre(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in demo.messy_rows(5, 40, today=bench.desk.today()):
        sheet.append(row)
    for top, left, bottom, right in demo.MERGED:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(tmp_path / "연습.xlsx")
    opened(bench, page, tmp_path / "연습.xlsx")
    assert "머리글 4~5행" in page.reading.summary.text()
    page.check.click()
    page.write.click()
    bench.idle()
    result = page.session.result
    assert result is not None
    assert result.read == result.new + result.updated + result.unchanged + result.left == 40


def test_a_real_roster(bench: Bench, page: ImportingPage) -> None:
    opened(bench, page, shared("samples/rosters/구직자현황_두줄머리글.xlsx"))
    assert page.reading.summary.text().startswith("구직자 명부 · 45명 · 머리글 4~5행")
    page.check.click()
    press_filter(page, Decision.REJECT)
    assert [row[0] for row in shown_rows(page)] == ["12", "28"] or len(shown_rows(page)) == 2
    assert "2월 30일" in page.review.panel.reason.text()
    page.write.click()
    bench.idle()
    assert page.session.result is not None
    assert page.session.result.new == 43
    assert QApplication.activeModalWidget() is None
