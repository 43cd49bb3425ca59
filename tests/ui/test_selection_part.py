"""모집·선발 by mouse and keyboard: people apply, stages are made, scores typed, seats given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
from bench import Bench, press
from interviews_kit import dialog_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from training_kit import opened
from window_kit import bench as bench

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SelectionStage, TraineeStatus, Verdict
from jobdesk.services import cohort_records, history, lists, seats, selection, trainees
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.training.add_applicants import AddApplicants
from jobdesk.ui.pages.training.prints_dialog import PrintsDialog
from jobdesk.ui.pages.training.score_table import ScoreTable
from jobdesk.ui.pages.training.selection_dialogs import RejectDialog, SelectDialog
from jobdesk.ui.pages.training.selection_part import SelectionPart
from jobdesk.ui.pages.training.selection_stages import StagesDialog
from jobdesk.ui.widgets.export_dialog import ExportDialog
from jobdesk.ui.widgets.new_person import NewPerson
from tests import casework, selection_kit
from tests.conftest import TODAY
from tests.selection_kit import Group
from tests.services.import_kit import workbook

ALT = Qt.KeyboardModifier.AltModifier


def shown(bench: Bench, group: Group) -> SelectionPart:
    """The part of the cohort, the window beneath it active."""
    window, page = opened(bench)
    page.open_cohort(group.id, "selection")
    bench.idle()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert page.cohort is not None
    part = page.cohort.current
    assert isinstance(part, SelectionPart)
    return part


def choose(part: SelectionPart, group: Group, *which: int) -> None:
    """Choose some of the people."""
    table = part.people.table
    table.setFocus()
    table.select(group.people[which[0]])
    for each in which[1:]:
        index = table.rows.index(table.rows.place(group.people[each]), 0)
        table.selectionModel().select(
            index, table.selectionModel().SelectionFlag.Select
            | table.selectionModel().SelectionFlag.Rows
        )  # fmt: skip


def test_people_apply_and_a_new_one_among_them(bench: Bench) -> None:
    group = selection_kit.make(bench.desk, people=0)
    casework.seeker(bench.desk, "정하늘")
    part = shown(bench, group)
    assert part.people.pane.panel.isHidden()
    part.primary_action()
    dialog = dialog_of(AddApplicants)
    dialog.save()
    assert "골라 주세요" in dialog.problem.text()
    dialog.people.edit.setText("정하늘")
    dialog.people.edit._search()
    bench.idle()
    press(dialog.people.edit, Qt.Key.Key_Return)
    dialog.new.click()
    person = dialog_of(NewPerson)
    person.name.widget.setText("한보람")  # type: ignore[attr-defined]
    person.birth.widget.setText("58")  # type: ignore[attr-defined]
    person.save()
    bench.idle()
    dialog.channel.set_value("전화")
    dialog.consent.setChecked(True)
    dialog.save()
    bench.idle()
    every = cohort_records.trainees(bench.desk, group.id)
    assert [(each.number, each.channel, each.applied_on) for each in every] == [
        (1, "전화", TODAY),
        (2, "전화", TODAY),
    ]
    assert [each.consent_on for each in every] == [TODAY, TODAY]
    assert part.people.pane.told.text() == "모집 2명 · 선발 0/2명 · 빈 자리 2"
    assert [row.name for row in part.people.every] == ["정하늘", "한보람"]


def test_digits_give_seats_and_the_line_moves_up(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    part = shown(bench, group)
    table = part.people.table
    choose(part, group, 0, 1)
    press(table, Qt.Key.Key_1)
    bench.idle()
    choose(part, group, 2, 3)
    press(table, Qt.Key.Key_2)
    bench.idle()
    assert group.states() == ["선발", "선발", "대기", "대기", "신청"]
    choose(part, group, 3)
    press(table, Qt.Key.Key_Up, ALT)
    bench.idle()
    assert group.line() == [3, 2]
    choose(part, group, 0)
    press(table, Qt.Key.Key_4)
    bench.idle()
    assert group.states() == ["입교 포기", "선발", "대기", "선발", "신청"]
    assert part.people.rows.of(group.people[3]).status is TraineeStatus.SELECTED
    history.undo(bench.desk)
    assert group.states() == ["선발", "선발", "대기", "대기", "신청"]
    choose(part, group, 4)
    press(table, Qt.Key.Key_3)
    dialog = dialog_of(RejectDialog)
    dialog.alternative.set_value("다음 기수에 먼저 안내")
    dialog.save()
    bench.idle()
    assert group.of(4).alternative == "다음 기수에 먼저 안내"
    part.people.pane.choose("out")
    assert part.people.rows.ids == [group.people[4]]


def test_what_is_refused_is_said(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    part = shown(bench, group)
    choose(part, group, 0, 1, 2)
    press(part.people.table, Qt.Key.Key_1)
    bench.idle()
    assert group.states() == ["신청"] * 5
    assert "빈 자리는 2개입니다" in bench.said[-1].text


def test_papers_come_in_from_those_chosen(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    part = shown(bench, group)
    choose(part, group, 0, 1)
    part.people.pledge()
    bench.idle()
    part.people.acts[5].click()
    bench.idle()
    assert [group.of(n).pledge_on for n in range(3)] == [TODAY, TODAY, None]
    assert group.of(1).consent_on == TODAY


def test_stages_are_made_from_a_preset_and_ordered(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    part = shown(bench, group)
    part.people.scores_button.click()
    bench.idle()
    part.scores.stages_button.click()
    bench.idle()
    dialog = dialog_of(StagesDialog)
    dialog.use(("서류", "면접"))
    dialog.list.setCurrentRow(1)
    assert dialog.fields["full_score"].value() == 100
    dialog.fields["reviewers"].widget.setText("가위원, 나위원,")  # type: ignore[attr-defined]
    dialog.fields["pass_score"].widget.setText("60")  # type: ignore[attr-defined]
    dialog.shift(-1)
    dialog.append("", scored=True)
    dialog.save()
    assert "이름을 입력" in dialog.fields["title"].problem()
    dialog.drop()
    dialog.list.setCurrentRow(1)  # 서류 is without points, so it has no line to pass
    dialog.fields["pass_score"].widget.setText("50")  # type: ignore[attr-defined]
    dialog.list.setCurrentRow(0)
    dialog.save()
    assert dialog.list.currentRow() == 1
    assert "만점을 입력" in dialog.fields["full_score"].problem()
    dialog.fields["pass_score"].widget.setText("")  # type: ignore[attr-defined]
    dialog.save()
    bench.idle()
    stages = cohort_records.stages(bench.desk, group.id)
    assert [(each.title, each.reviewers, each.full_score, each.pass_score) for each in stages] == [
        ("면접", ("가위원", "나위원"), 100, 60),
        ("서류", (), None, None),
    ]
    assert [pill.text() for pill in part.scores.pills.values()] == ["1. 면접 0/5", "2. 서류 0/0"]


def typed(table: ScoreTable, text: str) -> None:
    """Type a score into the current cell and end it with Enter."""
    QTest.keyClick(table, text[0])
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not table
    QTest.keyClicks(editor, text[1:])
    press(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # Qt takes the text over behind the key


def test_scores_are_typed_down_a_column(bench: Bench) -> None:
    group = selection_kit.make(bench.desk, people=4)
    (stage,) = selection_kit.stages(
        group,
        SelectionStage(title="면접", full_score=100, pass_score=60, reviewers=("가위원", "나위원")),
    )
    part = shown(bench, group)
    part.to_scores()
    bench.idle()
    table: Any = part.scores.table
    ModelTester(None).check(part.scores.rows)
    table.setFocus()
    table.setCurrentIndex(part.scores.rows.index(0, 2))
    for points in ("90", "70.5", "59"):
        typed(table, points)
        bench.idle()
    table.setCurrentIndex(part.scores.rows.index(0, 3))
    typed(table, "80")
    bench.idle()
    scores = [selection.result(bench.desk, stage, id_).scores for id_ in group.people]
    assert scores == [("90", "80"), ("70.5", ""), ("59", ""), ()]
    assert part.scores.rows.row(0).mark.total == "85"
    typed(table, "101")
    bench.idle()
    assert "만점(100점)보다 높습니다" in bench.said[-1].text
    part.scores.decide_button.click()
    bench.idle()
    verdicts = [selection.result(bench.desk, stage, id_).verdict.value for id_ in group.people]
    assert verdicts == ["합격", "합격", "불합격", ""]
    table.select(group.people[3])
    part.scores.judge(Verdict.ABSENT)
    bench.idle()
    assert part.scores.rows.row(3).mark.verdict is Verdict.ABSENT
    assert "합격 2 · 불합격 1 · 결시 1 · 미정 0" in part.scores.told.text()
    table.setCurrentIndex(part.scores.rows.index(0, 2))
    press(table, Qt.Key.Key_Delete)
    bench.idle()
    assert selection.result(bench.desk, stage, group.people[0]).scores == ("", "80")
    assert part.escape()
    assert part.people.isVisible()


def test_the_seats_are_given_as_shown(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    (stage,) = selection_kit.stages(group, SelectionStage(title="면접", full_score=100))
    for who, points in enumerate(("70", "90", "80", "60")):
        selection.score(bench.desk, stage, group.people[who], 0, points)
    selection.decide(bench.desk, stage)
    part = shown(bench, group)
    part.people.select_button.click()
    bench.idle()
    dialog = dialog_of(SelectDialog)
    assert dialog.go.text() == "선발 2 · 대기 2 · 미선발 0 확정"
    dialog.waiting.widget.setText("1")  # type: ignore[attr-defined]
    bench.idle()
    assert dialog.go.text() == "선발 2 · 대기 1 · 미선발 1 확정"
    dialog.save()
    bench.idle()
    assert group.states() == ["대기", "선발", "선발", "미선발", "신청"]
    assert part.people.rows.of(group.people[1]).rank == 1


def test_the_list_ranks_by_what_was_decided_by(bench: Bench) -> None:
    group = selection_kit.make(bench.desk, people=2, seats=1)
    paper, talk = selection_kit.stages(
        group,
        SelectionStage(title="서류", full_score=100),
        SelectionStage(title="면접", full_score=100),
    )
    for who, (first, last) in enumerate((("95", "70"), ("60", "80"))):
        selection.score(bench.desk, paper, group.people[who], 0, first)
        selection.score(bench.desk, talk, group.people[who], 0, last)
    selection.decide(bench.desk, paper)
    selection.decide(bench.desk, talk)
    part = shown(bench, group)
    assert "순위: 전형 점수 합" in part.people.pane.told.text()
    part.people.select_button.click()
    bench.idle()
    dialog = dialog_of(SelectDialog)
    dialog.basis.set_value("마지막 전형 점수")
    bench.idle()
    dialog.save()
    bench.idle()
    assert group.states() == ["대기", "선발"]
    rows = part.people.rows
    assert [(rows.of(id_).rank, rows.of(id_).points) for id_ in group.people] == [
        (2, "70"),
        (1, "80"),
    ]
    assert "순위: 마지막 전형 점수" in part.people.pane.told.text()
    assert rows.ids == list(group.people)
    part.people.turn_order()
    assert rows.ids == list(reversed(group.people))
    assert "(순위순)" in part.people.pane.told.text()
    part.people.turn_order()
    assert rows.ids == list(group.people)
    part.people.select_button.click()
    bench.idle()
    assert dialog_of(SelectDialog).basis.value() == "마지막 전형 점수"


def test_the_record_beside_tells_the_stages_and_is_edited(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    selection_kit.stages(group)
    part = shown(bench, group)
    choose(part, group, 1)
    bench.idle()
    panel = part.people.panel
    assert panel.name.text() == "이영수"
    press(part.people.table, Qt.Key.Key_Return)
    assert panel.form.fields["number"].widget.hasFocus()
    press(part.window(), Qt.Key.Key_Escape)
    assert part.people.table.hasFocus()
    panel.form.fields["note"].set_value("버스로 옵니다")
    panel.form.fields["note"].edited.emit()
    part.save()
    bench.idle()
    assert group.of(1).note == "버스로 옵니다"


def test_off_the_list_by_delete(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    part = shown(bench, group)
    choose(part, group, 4)
    press(part.people.table, Qt.Key.Key_Delete)
    bench.idle()
    assert lists.count(bench.desk, KindId.TRAINEES) == 4
    trainees.untrash(bench.desk, [group.people[4]])


def test_papers_of_those_chosen_are_shown(bench: Bench) -> None:
    group = selection_kit.make(bench.desk, seats=5)
    seats.select(bench.desk, group.people[:2])
    selection_kit.stages(group)
    part = shown(bench, group)
    choose(part, group, 0, 1)
    part.people.open_prints()
    bench.idle()
    dialog = dialog_of(PrintsDialog)
    assert dialog.papers.paper_id == "selection_notice"
    QTest.qWait(300)
    bench.idle()
    assert len(pypdfium2.PdfDocument(dialog.pdf)) == 2
    dialog.reject()
    part.to_scores()
    bench.idle()
    part.scores.print_button.click()
    bench.idle()
    sheet = dialog_of(PrintsDialog)
    assert sheet.papers.paper_id == "score_sheet"
    assert part.scores.stage is not None
    assert sheet.options.wanted()[1].stage == part.scores.stage.id
    sheet.reject()
    part.scores.turn(1)
    part.scores.print_button.click()
    bench.idle()
    later = dialog_of(PrintsDialog).options.wanted()[1].stage
    assert later == list(part.scores.pills)[-1]


def test_a_sheet_is_taken_for_this_cohort(bench: Bench, tmp_path: Path) -> None:
    group = selection_kit.make(bench.desk, people=0)
    other = selection_kit.make(bench.desk, people=0, title="다른 과정 1기", round=2)
    assert other.id != group.id
    part = shown(bench, group)
    part.people.bring_sheet()
    bench.idle()
    window = QApplication.activeWindow()
    assert window is not None
    (page,) = window.findChildren(ImportingPage)
    assert page.isVisible()
    assert "물류관리 실무자 양성과정 1기" in page.file.strip.text
    sheet = workbook(
        tmp_path / "신청자.xlsx",
        ("번호", "성명", "생년월일", "연락처"),
        [1, "최새롬", "1980-01-02", "010-7000-0001"],
        [2, "정다온", "1990-03-04", "010-7000-0002"],
    )
    page.file.drop.dropped.emit(sheet)
    bench.qtbot.waitUntil(lambda: page.session.reading is not None, timeout=20_000)
    reading = page.session.reading
    assert reading is not None
    assert reading.plan.kind is KindId.TRAINEES
    assert reading.choices.cohort == group.id


def test_the_list_goes_out_as_a_roster(bench: Bench) -> None:
    group = selection_kit.make(bench.desk)
    part = shown(bench, group)
    part.people.export()
    bench.idle()
    dialog = dialog_of(ExportDialog)
    assert "5명" in dialog.heading.text() + "".join(
        label.text() for label in dialog.findChildren(QLabel)
    )
