"""The planner and the store: the solver, what it keeps, saving, leaving, and what others do."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from bench import Bench, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from timetable_kit import Kit, at, kit_of
from window_kit import bench as bench

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, MeetingStatus, clock_of
from jobdesk.domain.timetable import Hall, Meeting, Timetable
from jobdesk.errors import Cancelled
from jobdesk.matching import timetable
from jobdesk.services import day_plan, day_records, history, matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui.models.timetable_concerns import About
from jobdesk.ui.pages.matching_days.day_view import DayView
from jobdesk.ui.pages.matching_days.timetable_part import TimetablePart
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.progress import ProgressDialog
from tests import day_records as made
from tests.conftest import TODAY

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kit(bench: Bench) -> Kit:
    """Two firms from ten to eleven, three people who want both; nothing is planned."""
    return kit_of(bench, held_on=TODAY + timedelta(days=5))


def solve(kit: Kit) -> None:
    """Press 배정하기."""
    kit.part.hands.side.make.click()
    kit.bench.idle()


def test_a_day_without_hours_says_for_which_it_is_planned(bench: Bench) -> None:
    kit = kit_of(bench, starts_at="", ends_at="", held_on=TODAY + timedelta(days=5))
    assert kit.part.hours.text == (
        "행사의 시작·마침 시각이 적혀 있지 않아 09:00–18:00로 보고 짭니다."
    )
    wanted: list[str] = []
    kit.part.part_wanted.connect(wanted.append)
    kit.part.hours.button.click()
    assert wanted == ["overview"]
    day = day_records.day(bench.desk, kit.made.day)
    bench.jobs.write(
        lambda: matching_days.save(bench.desk, replace(day, starts_at="10:00", ends_at="11:00"))
    )
    bench.idle()
    assert kit.part.hours.text == ""


def test_a_day_without_firms_says_what_is_missing_and_leads_there(bench: Bench) -> None:
    kit = kit_of(bench, firms=0, people=0)
    wanted: list[str] = []
    kit.part.part_wanted.connect(wanted.append)
    assert not kit.part.hands.isVisible()
    buttons = {b.text(): b for b in kit.part.findChildren(Button) if b.isVisible()}
    for name in ("업체·부스", "사전접수"):
        buttons[name].click()
    assert wanted == ["employers", "registration"]


def test_the_best_timetable_is_made_told_and_not_stored_yet(kit: Kit) -> None:
    side = kit.part.hands.side
    assert side.make.text() == "배정하기"
    assert side.fair.text() == "아직 배정한 면접이 없습니다."
    assert not side.replan.isEnabled()
    solve(kit)
    assert (side.placed.text(), side.wished.text()) == ("6", "/ 희망 6")
    assert side.share.text() == "최적 대비 100% (증명됨)"
    assert side.fair.text() == "모두 1건 이상 면접"
    assert side.make.text() == "다시 배정"
    assert kit.entries(About.WISH) == []
    assert kit.stored() == ()
    foot = kit.part.hands.foot
    assert foot.words.text() == "면접 6건을 배정했습니다. 저장하면 확정됩니다."
    foot.way_back.click()
    assert not foot.way_back.isVisible()
    assert side.placed.text() == "0"


def test_pins_survive_making_it_anew_and_who_moved_is_told(kit: Kit) -> None:
    kit.keep(kit.meeting(2, 0, "10:45", pinned=True), kit.meeting(0, 0, "10:30"))
    leaving, status = kit.made.attendees[0], AttendeeStatus.REGISTERED
    made.set_attendee(kit.bench.desk, leaving, status, until_at="10:30")
    kit.part.refresh()
    kit.bench.idle()
    assert kit.part.hands.side.make.text() == "다시 배정 (고정 1 유지)"
    solve(kit)
    assert kit.names(0)["10:45"] == "김다"
    moved, new, *_ = kit.entries(About.MOVED)
    assert (moved.title, new.title) == ("김가", "김가")
    assert moved.detail.startswith("10:30 → 10:")
    assert new.detail.endswith(" 업체2 새로")
    assert "시각이 바뀐 분 1명: 김가" in kit.part.hands.foot.words.text()


def test_the_proof_is_only_told_of_what_was_proven(kit: Kit) -> None:
    solve(kit)
    share = kit.part.hands.side.share
    kit.stand(0, "10:00")
    kit.keys(Qt.Key.Key_Delete)
    assert share.text().startswith("최적 대비 ")
    assert "100%" not in share.text()
    kit.keys(Qt.Key.Key_Right, Qt.Key.Key_P)
    solve(kit)
    assert share.text() == "최적 대비 100% (증명됨)"
    kit.keys(Qt.Key.Key_P)
    assert share.text() == ""
    kit.part.undo()
    assert share.text() != ""
    kit.keys(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert kit.part.hands.state.clashes
    assert share.text() == ""


def test_how_good_a_stored_plan_is_is_found_out_in_passing(kit: Kit) -> None:
    kit.keep(kit.meeting(0, 0, "10:00"), kit.meeting(1, 0, "10:15"), kit.meeting(2, 0, "10:30"))
    share = kit.part.hands.side.share
    assert share.text().startswith("최적 대비 ")
    assert share.text() != "최적 대비 100% (증명됨)"
    assert not kit.part.hands.draft.is_changed


def test_saving_is_one_operation_that_can_be_taken_back(kit: Kit) -> None:
    solve(kit)
    kit.part.save()
    kit.bench.idle()
    assert kit.stored() == kit.part.hands.draft.plan
    assert not kit.part.hands.foot.save.isEnabled()
    assert kit.part.hands.foot.unsaved.text() == ""
    assert [change.label for change in kit.bench.changes] == [
        "면접 시간표 저장: 가을 만남의 날 6건"
    ]
    history.undo(kit.bench.desk)
    kit.part.refresh()
    kit.bench.idle()
    assert kit.names(0) == {}
    assert not kit.part.hands.draft.is_changed


def test_a_no_show_is_planned_around_and_the_others_stay(kit: Kit) -> None:
    solve(kit)
    kit.part.save()
    kit.bench.idle()
    before = kit.stored()
    made.set_attendee(kit.bench.desk, kit.made.attendees[1], AttendeeStatus.ABSENT)
    kit.part.refresh()
    kit.bench.idle()
    assert [c.mark for c in kit.entries(About.CLASH)] == ["불참"] * 2
    kit.part.hands.side.replan.click()
    kit.bench.idle()
    absent = kit.made.attendees[1]
    assert kit.part.hands.draft.plan == tuple(m for m in before if m.guest != absent)
    assert kit.entries(About.MOVED) == []
    assert kit.part.hands.foot.words.text() == "불참과 지각을 반영했습니다. 저장하면 확정됩니다."


def test_who_gains_an_interview_by_a_no_show_is_told_too(bench: Bench) -> None:
    day = TODAY + timedelta(days=5)
    kit = kit_of(bench, firms=1, people=2, ends_at="10:15", held_on=day)
    kit.keep(kit.meeting(0, 0, "10:00"))
    made.set_attendee(kit.bench.desk, kit.made.attendees[0], AttendeeStatus.ABSENT)
    kit.part.refresh()
    kit.bench.idle()
    kit.part.hands.side.replan.click()
    kit.bench.idle()
    assert kit.names(0) == {"10:00": "김나"}
    assert [(c.title, c.detail) for c in kit.entries(About.MOVED)] == [("김나", "10:00 업체1 새로")]
    assert "새 면접이 생긴 분 1명." in kit.part.hands.foot.words.text()


def test_a_company_that_comes_late_moves_its_people_and_says_whom(kit: Kit) -> None:
    kit.keep(kit.meeting(0, 0, "10:00"), kit.meeting(1, 1, "10:00"))
    made.edit(kit.bench.desk, KindId.DAY_EMPLOYERS, kit.made.employers[0], came_at="10:30")
    kit.part.refresh()
    kit.bench.idle()
    kit.part.hands.side.replan.click()
    kit.bench.idle()
    moved = kit.entries(About.MOVED)[0]
    assert moved.title == "김가"
    cell = next(c for c in kit.grid.shown.lines.lines[0].cells if c.meeting == moved.meeting)
    assert moved.detail.startswith(f"10:00 → {clock_of(cell.start)} 업체1")
    assert cell.start >= at("10:30")
    view, where = kit.entry(About.MOVED)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert kit.grid.current_cell() == cell


@pytest.mark.parametrize(("days", "runs"), [(0, True), (5, False)])
def test_only_while_the_day_runs_nothing_is_planned_into_the_past(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, days: int, runs: bool
) -> None:
    kit = kit_of(bench, held_on=TODAY + timedelta(days=days))
    kit.keep(kit.meeting(0, 0, "10:00"))
    asked: list[int | None] = []
    real = day_plan.replan

    def replan(desk: Desk, day_id: int, now: int | None = None, **rest: Any) -> Timetable:
        asked.append(now)
        return real(desk, day_id, None, **rest)

    monkeypatch.setattr(day_plan, "replan", replan)
    kit.part.hands.side.replan.click()
    kit.bench.idle()
    assert [now is not None for now in asked] == [runs]


def test_a_search_can_be_stopped_and_changes_nothing(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(hall: Hall, *, cancelled: object, **_: object) -> Timetable:
        until = time.monotonic() + 10
        while not cancelled():  # type: ignore[operator]
            assert time.monotonic() < until
            time.sleep(0.01)
        raise Cancelled

    monkeypatch.setattr(timetable, "solve", endless)
    kit.part.hands.side.make.click()
    shown = kit.part.findChild(ProgressDialog)
    assert shown is not None
    kit.bench.qtbot.waitUntil(shown.isVisible)
    shown.reject()
    kit.bench.idle()
    assert kit.part.hands.draft.plan == ()
    assert kit.bench.said[-1].text.startswith("그만두었습니다.")


def test_what_others_store_meanwhile_is_told_and_never_written_over(kit: Kit) -> None:
    solve(kit)
    other = kit.meeting(1, 1, "10:00")
    theirs = day_plan.keep(kit.bench.desk, kit.made.day, [other])
    kit.bench.hub.changed.emit(theirs.change)
    kit.bench.idle()
    assert "다른 곳에서" in kit.part.strip.text
    mine = kit.part.hands.draft.plan
    kit.part.save()
    kit.bench.idle()
    assert kit.stored() == (other,)
    assert "덮어쓰지 않았습니다" in kit.bench.said[-1].text
    kit.part.strip.button.click()
    assert kit.part.hands.draft.plan == (other,)
    assert not kit.part.strip.isVisible()
    kit.part.undo()
    kit.part.save()
    kit.bench.idle()
    assert {(m.guest, m.booth, m.start) for m in kit.stored()} == {
        (m.guest, m.booth, m.start) for m in mine
    }


def test_a_change_of_the_hall_is_looked_over_while_the_draft_stays(kit: Kit) -> None:
    solve(kit)
    plan = kit.part.hands.draft.plan
    made.set_attendee(
        kit.bench.desk, kit.made.attendees[0], AttendeeStatus.REGISTERED, until_at="10:10"
    )
    kit.part.refresh()
    kit.bench.idle()
    assert kit.part.hands.draft.plan == plan
    assert "겹침을 다시 살폈습니다" in kit.bench.said[-1].text
    assert {c.title.split(" ")[0] for c in kit.entries(About.CLASH)} == {"김가"}


@pytest.mark.parametrize("answer", ["", "stay", "drop", "save"])
def test_leaving_asks_for_what_is_not_stored(
    kit: Kit, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    asked: list[str] = []

    def ask(parent: QWidget | None, title: str, text: str, *answers: Answer) -> str:
        asked.append(text)
        return answer

    monkeypatch.setattr(dialogs, "ask", ask)
    left: list[bool] = []
    kit.part.leave(lambda: left.append(True))
    assert (left, asked) == ([True], [])
    solve(kit)
    kit.part.leave(lambda: left.append(True))
    kit.bench.idle()
    assert asked == ["시간표에서 고친 6건이 아직 저장되지 않았습니다."]
    assert len(left) == (2 if answer in ("drop", "save") else 1)
    assert len(kit.stored()) == (6 if answer == "save" else 0)
    assert kit.part.hands.draft.is_changed == (answer in ("", "stay"))


def test_what_was_held_stays_and_says_so(kit: Kit) -> None:
    kit.keep(kit.meeting(0, 0, "10:00"), kit.meeting(1, 0, "10:15"))
    first = day_records.interviews(kit.bench.desk, kit.made.day)[0]
    made.edit(kit.bench.desk, KindId.DAY_INTERVIEWS, first.id, status=MeetingStatus.DONE)
    kit.part.refresh()
    kit.bench.idle()
    kit.stand(0, "10:00")
    kit.keys(Qt.Key.Key_Space)
    assert kit.grid.load is None
    kit.keys(Qt.Key.Key_Delete)
    assert kit.names(0) == {"10:00": "김가", "10:15": "김나"}
    assert [one.text for one in kit.bench.said] == [
        "김가 님 면접은 이미 진행해서 옮기지 않습니다.",
        "김가 님 면접은 이미 진행했습니다.",
    ]
    solve(kit)
    assert kit.names(0)["10:00"] == "김가"


def test_the_planner_stands_in_the_day_and_its_steps_in_the_head(bench: Bench) -> None:
    ids = made.day(bench.desk)
    day_plan.keep(bench.desk, ids.day, [Meeting(600, ids.employers[0], 1, ids.attendees[0])])
    home = QWidget()
    view = DayView(bench.desk, bench.hub, bench.jobs, bench.notices, ids.day, home)
    bench.show(home, 1166, 700)
    view.resize(1166, 700)
    interview = day_records.interviews(bench.desk, ids.day)[0]
    view.open_record(Ref(KindId.DAY_INTERVIEWS, interview.id))
    bench.idle()
    part = view.current
    assert isinstance(part, TimetablePart)
    cell = part.hands.grid.current_cell()
    assert cell is not None
    assert cell.meeting is not None
    assert not view.undo_button.isEnabled()
    press(part.hands.grid, Qt.Key.Key_P)
    assert view.undo_button.isEnabled()
    assert "고정" in view.undo_button.toolTip()
    view.undo_button.click()
    assert not part.hands.draft.is_changed
    press(part.hands.grid, Qt.Key.Key_Delete)
    view.save()
    bench.idle()
    assert day_plan.plan_of(bench.desk, ids.day) == ()


def test_control_z_takes_back_a_step_before_it_takes_back_what_is_stored(bench: Bench) -> None:
    ids = made.day(bench.desk)
    day_plan.keep(bench.desk, ids.day, [Meeting(600, ids.employers[0], 1, ids.attendees[0])])
    window = bench.window()
    page = window.page("matching_days")
    window.show_page("matching_days")
    page.open_day(ids.day, "timetable")  # type: ignore[attr-defined]
    bench.idle()
    part = window.findChild(TimetablePart)
    assert part is not None
    grid = part.hands.grid
    grid.setFocus()
    press(grid, Qt.Key.Key_Delete)
    assert part.hands.draft.plan == ()
    press(grid, Qt.Key.Key_Z, _CONTROL)
    bench.idle()
    assert len(part.hands.draft.plan) == 1
    assert bench.changes == []
    press(grid, Qt.Key.Key_Z, _CONTROL)
    bench.idle()
    assert [change.label for change in bench.changes] == [
        "되돌리기: 면접 시간표 저장: 가을 만남의 날 1건"
    ]
    assert part.hands.draft.plan == ()


def test_escape_lets_go_before_it_leaves_the_day(bench: Bench) -> None:
    ids = made.day(bench.desk)
    day_plan.keep(bench.desk, ids.day, [Meeting(600, ids.employers[0], 1, ids.attendees[0])])
    window = bench.window()
    page = window.page("matching_days")
    window.show_page("matching_days")
    page.open_day(ids.day, "timetable")  # type: ignore[attr-defined]
    bench.idle()
    part = window.findChild(TimetablePart)
    assert part is not None
    grid = part.hands.grid
    grid.setFocus()
    press(grid, Qt.Key.Key_Space)
    assert grid.load is not None
    press(grid, Qt.Key.Key_Escape)
    assert grid.load is None
    assert part.isVisible()
    press(grid, Qt.Key.Key_Escape)
    bench.idle()
    assert page.day is None  # type: ignore[attr-defined]
