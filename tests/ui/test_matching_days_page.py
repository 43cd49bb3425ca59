"""만남의 날 by mouse and keyboard: the list, a new day, one day over the page, the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from bench import Bench, press
from interviews_kit import dialog_of
from matching_days_kit import hall, new_day, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    DayInterview,
    DayStatus,
    EmployerAnswer,
    MatchingDay,
    MeetingStatus,
)
from jobdesk.services import day_attendees, day_records, entries, history, lists, views
from jobdesk.ui.pages.matching_days import day_stages
from jobdesk.ui.pages.matching_days.new_day import CopyDay, NewDay
from jobdesk.ui.pages.matching_days.page import MatchingDaysPage
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.new_record import NewRecord
from tests.conftest import TODAY


def shown_day(page: MatchingDaysPage) -> int | None:
    """Id of the day over the page, None for the list."""
    return page.day.day_id if page.day is not None else None


def test_an_empty_centre_is_shown_the_first_step(bench: Bench) -> None:
    window, page = opened(bench)
    assert page.primary == ("새 행사", "plus")
    assert not page.list.next.isVisible()
    first = next(b for b in page.list.findChildren(Button) if b.text() == "새 행사 만들기")
    assert first.isVisible()
    first.click()
    dialog = window.findChild(NewRecord)
    assert dialog is not None
    dialog.form.fields["title"].widget.setText("제1회 만남의 날")  # type: ignore[attr-defined]
    dialog.form.fields["held_on"].widget.setText("+7")  # type: ignore[attr-defined]
    dialog.go.click()
    bench.idle()
    found = lists.find(bench.desk, KindId.MATCHING_DAYS)
    assert [day_records.day(bench.desk, id_).held_on for id_ in found] == [
        TODAY + timedelta(days=7)
    ]
    assert shown_day(page) == found[0]


def test_the_days_that_want_something_stand_on_cards(bench: Bench) -> None:
    new_day(bench.desk, "지난달 박람회", -12, status=DayStatus.HELD)
    new_day(bench.desk, "끝난 행사", -20, status=DayStatus.FED_BACK)
    soon = new_day(bench.desk, "제4회 만남의 날", 5)
    _window, page = opened(bench)
    cards = page.list.next.cards
    assert [card.shown.away for card in cards] == ["12일 지남", "D-5"]
    assert "제4회 만남의 날" in cards[1].accessibleName()
    QTest.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    bench.idle()
    assert shown_day(page) == soon


def test_enter_opens_a_day_and_escape_and_the_trail_lead_back(bench: Bench) -> None:
    later = new_day(bench.desk, "나중 행사", 30)
    soon = new_day(bench.desk, "이번 행사", 5)
    window, page = opened(bench)
    assert list(page.list.model.ids) == [later, soon]
    page.list.grid.setFocus()
    press(page.list.grid, Qt.Key.Key_Down)
    press(page.list.grid, Qt.Key.Key_Return)
    bench.idle()
    assert shown_day(page) == soon
    assert page.day is not None
    assert page.day.head.name.text() == "이번 행사"
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert shown_day(page) is None
    assert page.list.grid.current_id() == soon
    QTest.keySequence(window, QKeySequence("Alt+Left"))
    bench.idle()
    assert shown_day(page) == soon
    QTest.keySequence(window, QKeySequence("Alt+Left"))
    bench.idle()
    assert shown_day(page) is None


def test_words_and_conditions_narrow_the_list(bench: Bench) -> None:
    fair = new_day(bench.desk, "봄 박람회", 30, day_type="채용박람회", place="체육관")
    new_day(bench.desk, "이번 행사", 5)
    _window, page = opened(bench)
    page.list.search.setFocus()
    page.list.search.setText("체육관")
    page.list.search.search_now()
    bench.idle()
    assert list(page.list.model.ids) == [fair]
    assert page.list.header.count.text() == "2회 중 1회"
    page.list.search.setText("ㅂㄹㅎ")
    page.list.search.search_now()
    bench.idle()
    assert list(page.list.model.ids) == [fair]
    page.list.clear_filter()
    bench.idle()
    assert len(page.list.model.ids) == 2


def test_a_day_goes_to_the_trash_and_comes_back(bench: Bench) -> None:
    new_day(bench.desk)
    _window, page = opened(bench)
    press(page.list.grid, Qt.Key.Key_Delete)
    bench.idle()
    assert list(page.list.model.ids) == []
    history.undo(bench.desk)
    page.refresh()
    bench.idle()
    assert len(page.list.model.ids) == 1


def test_the_next_stage_is_one_press_and_can_be_taken_back(bench: Bench) -> None:
    day = new_day(bench.desk)
    window, page = opened(bench)
    page.open_day(day)
    bench.idle()
    assert page.day is not None
    assert page.day.go.text() == "사전접수 시작"
    page.day.go.click()
    bench.idle()
    assert day_records.day(bench.desk, day).status is DayStatus.REGISTERING
    assert page.day.go.text() == "행사 시작"
    window.undo.undo()
    bench.idle()
    assert page.day.go.text() == "사전접수 시작"
    page.day.stage.stage_chosen.emit("취소")
    bench.idle()
    assert day_records.day(bench.desk, day).status is DayStatus.CANCELLED
    assert not page.day.go.isVisible()


def test_the_planner_has_the_primary_button_while_it_can_plan(bench: Bench) -> None:
    at = hall(bench.desk)
    _, page = opened(bench)
    page.open_day(at.day)
    bench.idle()
    view = page.day
    assert view is not None

    def primary(part: str) -> list[str]:
        view.go_to(part)
        bench.idle()
        assert view.go.isVisible()
        return [
            button.text()
            for button in view.findChildren(Button)
            if button.isVisible() and button.property("look") == "primary"
        ]

    assert primary("timetable") == ["사전접수 시작"]  # nobody wishes to meet anybody yet
    guest, firm = at.attendees["김민지"], at.employers["한빛식품"]
    bench.jobs.write(lambda: day_attendees.set_wishes(bench.desk, guest, [firm]))
    bench.idle()
    assert primary("timetable") == ["배정하기"]
    assert "사전접수 시작" in primary("employers")
    assert primary("timetable") == ["배정하기"]


@pytest.mark.parametrize("kind", [KindId.DAY_EMPLOYERS, KindId.DAY_ATTENDEES])
def test_a_record_of_a_day_opens_its_day(bench: Bench, kind: KindId) -> None:
    at = hall(bench.desk)
    new_day(bench.desk, "다른 행사", 2)
    window, page = opened(bench)
    chosen = at.employers if kind is KindId.DAY_EMPLOYERS else at.attendees
    window.show_page("home")
    bench.hub.open_record.emit(Ref(kind, next(iter(chosen.values()))))
    bench.idle()
    assert window.current == "matching_days"
    assert shown_day(page) == at.day


def test_the_records_behind_a_figure_are_listed_and_lead_to_their_day(bench: Bench) -> None:
    at = hall(bench.desk)
    window, page = opened(bench)
    two = tuple(at.attendees.values())[:2]
    bench.hub.show_filtered.emit((KindId.DAY_ATTENDEES, Filter(ids=two)))
    bench.idle()
    assert page.rows is not None
    assert sorted(page.rows.model.ids) == sorted(two)
    page.rows.grid.setFocus()
    press(page.rows.grid, Qt.Key.Key_Return)
    bench.idle()
    assert shown_day(page) == at.day
    bench.hub.show_filtered.emit((KindId.DAY_ATTENDEES, Filter(ids=two)))
    bench.idle()
    press(window, Qt.Key.Key_Escape)
    bench.idle()
    assert page.stack.currentWidget() is page.list


def test_a_part_named_from_elsewhere_is_that_of_the_next_day(bench: Bench) -> None:
    entries.add(bench.desk, MatchingDay(title="지난 행사", held_on=TODAY - timedelta(days=3)))
    soon = new_day(bench.desk, "이번 행사", 5)
    _window, page = opened(bench, "matching_days:overview")
    assert shown_day(page) == soon
    assert page.standing == ("overview", Ref(KindId.MATCHING_DAYS, soon))


def test_a_day_is_copied_onto_another_date(bench: Bench) -> None:
    at = hall(bench.desk)
    _window, page = opened(bench)
    page.list.copy.click()
    bench.idle()
    dialog = dialog_of(CopyDay)
    dialog.save()
    assert "운영일" in dialog.on.problem()
    dialog.on.widget.setText("+30")  # type: ignore[attr-defined]
    dialog.save()
    bench.idle()
    new = shown_day(page)
    assert new not in (None, at.day)
    made = day_records.day(bench.desk, new or 0)
    assert (made.title, made.place) == ("제5회 만남의 날", "군민회관")
    said = {each.status for each in day_records.employers(bench.desk, new or 0)}
    assert said == {EmployerAnswer.INVITED}
    assert day_records.attendees(bench.desk, new or 0) == []


def test_another_kind_of_day_counts_its_own_title_on(bench: Bench) -> None:
    new_day(bench.desk, "제3회 채용박람회", -300, day_type="채용박람회", place="체육관")
    _window, page = opened(bench)
    page.new()
    bench.idle()
    form = dialog_of(NewDay).form
    assert form.fields["title"].value() == "제1회 구인·구직 만남의 날"
    form.fields["day_type"].set_value("채용박람회")
    form.fields["day_type"].edited.emit()
    bench.idle()
    assert form.fields["title"].value() == "제4회 채용박람회"
    form.fields["title"].set_value("우리 동네 채용의 날")
    form.fields["day_type"].set_value("매칭데이")
    form.fields["day_type"].edited.emit()
    bench.idle()
    assert form.fields["title"].value() == "우리 동네 채용의 날"


def test_a_result_that_is_not_whole_is_settled_only_knowingly(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = hall(bench.desk)
    day = day_records.day(bench.desk, at.day)
    entries.save(bench.desk, replace(day, status=DayStatus.HELD, held_on=TODAY))
    entries.add(
        bench.desk,
        DayInterview(
            matching_day_id=at.day,
            attendee_id=at.attendees["김민지"],
            day_employer_id=at.employers["한빛식품"],
            status=MeetingStatus.DONE,
        ),
    )
    _window, page = opened(bench)
    page.open_day(at.day)
    bench.idle()
    assert page.day is not None
    asked: list[str] = []
    answers = iter(("stay", "anyway"))

    def answer(_parent: object, _title: str, text: str, *_answers: object) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr(day_stages.dialogs, "ask", answer)
    page.day.go.click()
    bench.idle()
    assert "결과가 없는 면접 1건" in asked[0]
    assert day_records.day(bench.desk, at.day).status is DayStatus.HELD
    assert page.day.part == "results"
    page.day.go.click()
    bench.idle()
    assert day_records.day(bench.desk, at.day).status is DayStatus.CONFIRMED


def test_ctrl_k_finds_a_day_by_its_name(bench: Bench) -> None:
    day = new_day(bench.desk, "가을 채용의 날")
    window, page = opened(bench)
    window.search.setFocus()
    window.search.setText("가을 채용")
    bench.qtbot.waitUntil(lambda: "가을 채용의 날" in window.search.popup_titles(), timeout=5_000)
    press(window.search, Qt.Key.Key_Return)
    bench.idle()
    assert shown_day(page) == day


def test_a_saved_view_comes_back_on_the_list_of_days(bench: Bench) -> None:
    fair = new_day(bench.desk, "봄 박람회", 30, day_type="채용박람회")
    new_day(bench.desk)
    window, page = opened(bench)
    wanted = Filter(conditions=(Condition("day_type", Op.IN, ("채용박람회",)),))
    view = views.add(bench.desk, KindId.MATCHING_DAYS, "박람회", views.Look(wanted)).id
    window.show_page("home")
    bench.hub.show_view.emit((KindId.MATCHING_DAYS, view))
    bench.idle()
    assert window.current == "matching_days"
    assert list(page.list.model.ids) == [fair]


def test_a_day_that_is_past_opens_at_its_results(bench: Bench) -> None:
    past = new_day(bench.desk, "지난 행사", -3, status=DayStatus.HELD)
    coming = new_day(bench.desk, "이번 행사", 5, status=DayStatus.RECRUITING)
    _window, page = opened(bench)
    for day, part in ((past, "results"), (coming, "employers")):
        page.open_day(day)
        bench.idle()
        assert page.day is not None
        assert page.day.part == part


def test_the_parts_are_turned_by_keys_and_by_the_line(bench: Bench) -> None:
    day = new_day(bench.desk)
    window, page = opened(bench)
    page.open_day(day, "overview")
    bench.idle()
    assert page.day is not None
    page.day.setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+PgDown"))
    bench.idle()
    assert page.day.part == "employers"
    assert page.primary == ("업체 추가", "plus")
    assert window.top.primary.text() == "업체 추가"
    QTest.keySequence(window, QKeySequence("Ctrl+PgUp"))
    assert page.day.part == "overview"
    assert window.top.primary.text() == "새 행사"
    step = page.day.steps.steps[2]
    step.setFocus()
    press(step, Qt.Key.Key_Return)
    bench.idle()
    assert page.day.part == "registration"
    assert step.accessibleName() == "3단계 사전접수 지금 단계"
