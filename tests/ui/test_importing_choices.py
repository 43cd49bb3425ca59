"""Every choice of the import page: password, header, column, kind, sheet, rule, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from bench import Bench, benched, fill, press
from importing_kit import ROWS, choose_field, made_page, messy, opened, press_filter, shown_rows
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import centres, employers, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import FILE, READING, REVIEW
from jobdesk.ui.widgets import pickers
from tests.conftest import today

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    fill(desk)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench) -> ImportingPage:
    return made_page(bench)


def _name(number: int) -> str:
    """One of a thousand names."""
    parts = "김이박최정강조윤장임", "가나다라마바사아자차", "건민수영진호희경연우"
    digits = number // 100, number // 10 % 10, number % 10
    return "".join(part[digit] for part, digit in zip(parts, digits, strict=True))


def plain(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


# The file


def test_a_protected_file_asks_for_its_password_in_place(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    clear, locked = messy(tmp_path / "열린.xlsx"), tmp_path / "잠긴.xlsx"
    with clear.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("2580", target)
    opened(bench, page, locked)
    panel = page.file.password
    assert page.line.current == FILE
    assert panel.isVisible()
    assert panel.field.problem() == ""
    panel.edit.set_value("1234")
    panel.go.click()
    bench.idle()
    assert "암호가 맞지 않아" in panel.field.problem()
    panel.edit.set_value("2580")
    press(panel.edit.line, Qt.Key.Key_Return)
    bench.idle()
    assert page.line.current == READING
    assert page.session.plan is not None
    page.go(FILE)
    assert not panel.isVisible()
    assert panel.edit.text() == ""


def test_an_unreadable_file_says_what_it_is_in_place(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    picture = tmp_path / "명부.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    opened(bench, page, picture)
    assert page.line.current == FILE
    assert "명부.xlsx" in page.file.strip.text
    assert page.file.strip.isVisible()
    opened(bench, page, messy(tmp_path / "좋은.xlsx"))
    page.go(FILE)
    assert not page.file.strip.isVisible()


def test_another_file_that_fails_leaves_the_open_one(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "좋은.xlsx"))
    opened(bench, page, tmp_path / "없는 파일.xlsx")
    assert "찾을 수 없습니다" in page.file.strip.text
    page.go_on.click()
    assert page.session.plan is not None
    assert page.session.plan.file == "좋은.xlsx"


def test_a_file_is_dropped(qtbot: QtBot, bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(messy(tmp_path / "접수.xlsx")))])
    area, none = page.file.drop, Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    area.dragEnterEvent(entering)
    assert entering.isAccepted()
    area.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    bench.idle()
    assert page.line.current == READING


def test_ctrl_o_asks_for_a_file_and_esc_keeps_the_open_one(
    bench: Bench, page: ImportingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(bench, page, messy(tmp_path / "하나.xlsx"))
    answers = iter([None, messy(tmp_path / "둘.xlsx")])
    monkeypatch.setattr(pickers, "file_to_open", lambda *_: next(answers))
    page.activateWindow()
    press(page.reading.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.file == "하나.xlsx"
    press(page.reading.table, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert page.session.plan.file == "둘.xlsx"


def test_read_only_takes_no_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    reading = centres.open_centre(desk.folder, "시험 비밀번호", read_only=True, today=today)
    with benched(qtbot, reading, tmp_path) as bench:
        page = made_page(bench)
        assert "읽기 전용" in page.file.strip.text
        assert not page.file.pick.isEnabled()
    reading.store.close()


# What was understood


def test_a_click_on_a_row_number_makes_it_the_header(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    path = plain(
        tmp_path / "두 줄.xlsx",
        ["성명", "연락처", "희망직종"],
        ["이름(한글)", "휴대폰", "하고 싶은 일"],
        ["강나래", "010-7000-0001", "조리원"],
        ["한서준", "010-7000-0006", "경비"],
    )
    opened(bench, page, path)
    assert page.session.plan is not None
    first = page.session.plan.sheets[0].header_rows
    head = page.reading.rows.verticalHeader()
    wanted = 2 if first != (2,) else 1
    at = head.sectionViewportPosition(wanted - 1) + 5
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, at))
    bench.idle()
    assert page.session.plan.sheets[0].header_rows == (wanted,)
    assert page.reading.head.text() == f"머리글 {wanted}행"
    other = 3 - wanted
    page.reading.rows.show_row(other)
    press(page.reading.rows, Qt.Key.Key_Return, SHIFT)
    bench.idle()
    assert page.session.plan.sheets[0].header_rows == (1, 2)
    assert page.reading.summary.text().startswith("구직자 명부 · 2명 · 머리글 1~2행")
    page.reading.forget.click()
    bench.idle()
    assert page.session.plan.sheets[0].header_rows == first
    assert not page.reading.forget.isVisible()


def test_rows_are_named_as_they_were_taken(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    sheet = page.reading.rows.sheet
    named = [sheet.index(r, 0).data() for r in range(sheet.rowCount())]
    assert named == ["표 밖", "표 밖", "머리글", *["자료"] * 6, "소계·합계", "설명"]
    assert sheet.headerData(2, Qt.Orientation.Horizontal) == "B · 이름"
    assert page.reading.rows.columnSpan(0, 1) > 1, "a title may be read over the cells beside it"


def test_a_column_goes_into_another_field_at_once(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    choose_field(page.reading.table, "비고", "희망지역")
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert plan.rows[1].values["desired_area"] == "주말 근무 가능"
    choose_field(page.reading.table, "희망임금", "가져오지 않음")
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert "desired_wage" not in plan.rows[0].values
    assert plan.rows[1].values["desired_area"] == "주말 근무 가능", "the first choice still holds"
    assert page.reading.known.text() == "7열 가운데 5열을 가져옵니다"


def test_choices_made_quickly_add_up(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.session.choose(column=("비고", "desired_area"))
    page.session.choose(column=("희망임금", ""))
    assert page.session.busy
    assert not page.check.isEnabled()
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert "desired_wage" not in plan.rows[0].values
    assert "desired_area" in plan.rows[1].values


def test_giving_up_keeps_the_plan_before(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    before = page.session.plan
    page.session.choose(column=("비고", ""))
    page.reading.busy.stop.click()
    bench.idle()
    assert page.session.plan is before
    assert page.session.choices.columns == {}
    assert page.check.isEnabled()


def test_a_sheet_of_no_kind_is_mapped_by_hand(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    path = plain(
        tmp_path / "모르는 표.xlsx",
        ["구분", "갑", "을"],
        ["가람", "조리", 3],
        ["나루", "경비", 4],
        ["다솜", "청소", 5],
    )
    opened(bench, page, path)
    assert page.line.current == READING
    assert "알 수 없습니다" in page.reading.strip.text
    assert not page.check.isEnabled()
    choose_field(page.reading.table, "구분", "이름")
    bench.idle()
    choose_field(page.reading.table, "갑", "희망직종")
    bench.idle()
    assert page.reading.strip.text == ""
    page.check.click()
    assert [row[1] for row in shown_rows(page)] == ["가람", "나루", "다솜"]
    page.write.click()
    bench.idle()
    assert page.session.result is not None
    assert page.session.result.new == 3


def test_kind_and_hidden_sheet_are_chosen(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "명단"
    for row in (["업체명", "대표자", "전화"], ["새봄식품", "한가람", "061-000-1234"]):
        sheet.append(row)
    hidden = book.create_sheet("구직")
    for row in (["성명", "연락처", "희망직종"], ["강나래", "010-7000-0001", "조리원"]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "섞임.xlsx")
    opened(bench, page, tmp_path / "섞임.xlsx")
    step = page.reading
    assert step.kind.value() == KindId.EMPLOYERS.value
    listed = [step.sheet.itemText(i) for i in range(step.sheet.count())]
    assert listed == ["알아서 고르기", "명단 (가져올 시트)", "구직 (숨김)"]
    step.sheet.setCurrentIndex(2)
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.kind is KindId.SEEKERS
    assert page.session.plan.rows[0].title == "강나래"
    step.sheet.setCurrentIndex(0)
    bench.idle()
    assert page.session.plan.kind is KindId.EMPLOYERS
    step.kind.setCurrentIndex(step.kind.findData(KindId.VACANCIES.value))
    bench.idle()
    assert page.session.reading is not None
    assert page.session.reading.kind is KindId.VACANCIES


# Row by row


def test_the_reason_of_a_refusal_is_said_with_its_row(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    press_filter(page, Decision.REJECT)
    assert page.review.panel.reason.text().startswith("8행 생년월일: 2월 30일은 없는 날짜")
    cell = page.review.panel.cells.edits[2]
    assert cell.text() == "1975.02.30"
    assert cell.accessibleName() == "생년월일 (고칠 곳)"
    assert [d for d, b in page.review.panel.buttons.items() if b.isVisible()] == [Decision.SKIP]


def test_a_changed_row_shows_old_beside_new(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    rows = [*ROWS[:2], (3, "박정숙", "1971-07-14", "010-2345-6789", "영양사", "", "")]
    opened(bench, page, messy(tmp_path / "접수.xlsx", rows))
    page.check.click()
    press_filter(page, Decision.UPDATE)
    assert shown_rows(page)[1][3] == "희망직종: 조리원 → 영양사"
    page.review.grid.go_to(1)
    told = page.review.panel.lines.accessibleDescription()
    assert "희망직종 지금 조리원, 새 값 영양사" in told


def test_one_row_only_fills_blanks(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    rows = [*ROWS[:2], (3, "박정숙", "1971-07-14", "010-2345-6789", "영양사", "", "")]
    opened(bench, page, messy(tmp_path / "접수.xlsx", rows))
    page.check.click()
    panel = page.review.panel
    page.review.grid.go_to(2)
    assert panel.row is not None
    index = panel.row.index
    assert panel.row.title == "박정숙"
    panel.fill.click()
    assert page.session.plan is not None
    filled = page.session.plan.rows[index]
    assert (filled.rule, filled.changes) == (DuplicateRule.FILL, ())
    panel.again.click()
    assert page.session.plan.rows[index].rule is None


def test_a_question_is_answered_each_way(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    panel = page.review.panel
    assert panel.row is not None
    index = panel.row.index
    assert "이도현" in panel.radios[0].accessibleName()
    assert "이름이 같" in panel.radios[0].accessibleName()
    for decision, words in (
        (Decision.UPDATE, "이 사람으로 갱신"),
        (Decision.NEW, "새로 등록"),
        (Decision.SKIP, "건너뛰기"),
    ):
        press_filter(page, Decision.QUESTION)
        assert panel.buttons[decision].text() == words
        panel.buttons[decision].click()
        assert page.session.plan is not None
        assert page.session.plan.rows[index].decision is decision
        press_filter(page, decision)
        place = page.review.model.indexes.index(index)
        page.review.grid.go_to(place)
        assert panel.buttons[decision].isChecked()
        panel.again.click()
        assert page.session.plan.rows[index].decision is Decision.QUESTION


def test_all_shown_are_decided_together(bench: Bench, page: ImportingPage, tmp_path: Path) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    press_filter(page, Decision.NEW)
    assert page.review.bulk.text() == "보이는 2줄 모두"
    offered = {a.text(): a for a in page.review.menu().actions()}
    assert not offered["등록된 기록 갱신 (0줄)"].isEnabled()
    offered["건너뛰기 (2줄)"].trigger()
    assert page.session.plan is not None
    assert page.session.plan.counts.skipped == 2
    press_filter(page, Decision.SKIP)
    page.review.grid.selectAll()
    assert page.review.bulk.text() == "고른 2줄"
    again = {a.text(): a for a in page.review.menu().actions()}
    again["처음 제안대로 (2줄)"].trigger()
    assert page.session.plan.counts.new == 2


def test_thousands_are_decided_in_the_background(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    rows = [(n, _name(n), "", f"010-{7000 + n // 1000}-{n % 10000:04}", "", "", "")
            for n in range(600)]  # fmt: skip
    opened(bench, page, messy(tmp_path / "많음.xlsx", rows))
    page.check.click()
    press_filter(page, Decision.NEW)
    actions = {a.text(): a for a in page.review.menu().actions()}
    actions["건너뛰기 (600줄)"].trigger()
    assert page.session.busy
    assert not page.review.panel.isEnabled()
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.counts.skipped == 600
    assert not page.write.isEnabled()
    assert "없습니다" in page.review.outlook.text()


def test_what_is_there_already_may_be_filled_only(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    rows = [(1, "박정숙", "1971-07-14", "010-2345-6789", "영양사", "월 250만원", "")]
    opened(bench, page, messy(tmp_path / "접수.xlsx", rows))
    page.check.click()
    rule = page.review.rule
    rule.setCurrentIndex(rule.findData(DuplicateRule.FILL.value))
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert [c.field for c in plan.rows[0].changes] == ["desired_wage"]
    rule.setCurrentIndex(rule.findData(DuplicateRule.SKIP.value))
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.counts.skipped == 1
    assert not page.write.isEnabled()


def test_decisions_survive_another_reading(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    page.review.panel.buttons[Decision.UPDATE].click()
    page.escape()
    choose_field(page.reading.table, "비고", "가져오지 않음")
    bench.idle()
    plan = page.session.plan
    assert plan is not None
    assert plan.rows[3].decision is Decision.UPDATE
    assert plan.rows[3].decided


def test_a_question_of_two_firms_names_the_employer(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    ids = [
        employers.register(bench.desk, Employer(name="새봄식품", phone=phone)).id
        for phone in ("061-000-1111", "061-000-2222")
    ]
    path = plain(
        tmp_path / "구인.xlsx",
        ["업체명", "모집직종", "모집인원", "임금"],
        ["새봄식품", "포장원", 2, "시급 11,000원"],
    )
    opened(bench, page, path)
    assert page.session.plan is not None
    assert page.session.plan.kind is KindId.VACANCIES
    page.check.click()
    panel = page.review.panel
    assert len(panel.radios) == 2
    panel.radios[1].setChecked(True)
    assert panel.buttons[Decision.UPDATE].text() == "이 업체의 구인으로 등록"
    wanted = int(panel.radios[1].property("candidate"))
    assert wanted in ids
    panel.buttons[Decision.UPDATE].click()
    page.write.click()
    bench.idle()
    made = [lists.record(bench.desk, KindId.VACANCIES, i)
            for i in lists.find(bench.desk, KindId.VACANCIES)]  # fmt: skip
    assert [v.employer_id for v in made if v.job == "포장원"] == [wanted]


def test_the_same_person_twice_in_the_file_is_asked(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    rows = [*ROWS[:1], (2, "강나래", "1980-05-01", "010-7000-0001", "영양사", "", "")]
    opened(bench, page, messy(tmp_path / "접수.xlsx", rows))
    page.check.click()
    panel = page.review.panel
    assert panel.buttons[Decision.UPDATE].text() == "이 줄과 합치기"
    assert "희망직종 앞선 줄 조리원, 이 줄 영양사" in panel.lines.accessibleDescription()
    panel.buttons[Decision.UPDATE].click()
    page.write.click()
    bench.idle()
    found = [i for i in lists.find(bench.desk, KindId.SEEKERS)
             if lists.title(bench.desk, KindId.SEEKERS, i) == "강나래"]  # fmt: skip
    assert len(found) == 1


def test_a_record_changed_meanwhile_is_compared_anew(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    page.check.click()
    (id_,) = [i for i in lists.find(bench.desk, KindId.SEEKERS)
              if lists.title(bench.desk, KindId.SEEKERS, i) == "박정숙"]  # fmt: skip
    record = lists.record(bench.desk, KindId.SEEKERS, id_)
    assert isinstance(record, Seeker)
    bench.jobs.write(lambda: seekers.save(bench.desk, replace(record, desired_job="영양사")))
    bench.idle()
    assert page.session.plan is not None
    assert page.session.plan.counts.updated == 2
    assert page.line.current == REVIEW


# Spoken and seen


def test_every_control_has_a_name_and_room(
    bench: Bench, page: ImportingPage, tmp_path: Path
) -> None:
    def look() -> None:
        QTest.qWait(20)
        kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractScrollArea)
        for widget in page.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(widget, kinds):
                continue
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                continue
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or words, widget
            if isinstance(widget, QAbstractButton):
                assert widget.width() >= widget.minimumSizeHint().width(), words
                assert widget.height() >= 32, words

    look()
    opened(bench, page, messy(tmp_path / "접수.xlsx"))
    look()
    page.check.click()
    for decision in (None, Decision.QUESTION, Decision.UPDATE, Decision.REJECT):
        press_filter(page, decision)
        look()
    page.write.click()
    bench.idle()
    look()
