"""What is decided row by row on the import page, singly, together, and after another reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench import Bench, benched, fill
from importing_kit import (
    ROWS,
    choose_field,
    made_page,
    messy,
    opened,
    plain,
    press_filter,
    shown_rows,
)
from PySide6.QtCore import Qt
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
from jobdesk.services import employers, lists, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, DuplicateRule
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import REVIEW

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
