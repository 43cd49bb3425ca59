"""Home: every number equals the list behind it, and what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import (
    backups,
    employers,
    history,
    lists,
    overview,
    placements,
    referrals,
    seekers,
    settings,
    staff,
    targets,
    tasks,
    vacancies,
)
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notice, Notices
from jobdesk.ui.pages.home import HomePage
from jobdesk.ui.pages.home.todo import SHOWN
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.figure_dialog import FigureDialog
from jobdesk.ui.widgets.visit_dialog import EntryDialog
from tests.conftest import TODAY


@dataclass
class Shown:
    """The page, and what it asked the window for."""

    qtbot: QtBot
    jobs: Jobs
    hub: Hub
    page: HomePage
    lists: list[tuple[KindId, Filter]] = field(default_factory=list)
    records: list[Ref] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    said: list[Notice] = field(default_factory=list)

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=20_000)


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Shown]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application)
    keeper = QObject()
    hub, notices = Hub(keeper), Notices(keeper)
    jobs = Jobs(hub, notices, keeper)
    page = HomePage(desk, hub, jobs, notices, UserSettings(tmp_path / "settings.ini"))
    qtbot.addWidget(page)
    made = Shown(qtbot, jobs, hub, page)
    hub.show_filtered.connect(made.lists.append)
    hub.open_record.connect(made.records.append)
    hub.show_page.connect(made.pages.append)
    notices.shown.connect(made.said.append)
    yield made
    jobs.wait()


def show(shown: Shown) -> HomePage:
    shown.page.resize(1166, 700)
    shown.page.show()
    shown.idle()
    return shown.page


def fill(desk: Desk) -> None:
    """Two seekers of this month and one older, a vacancy for three, a late referral, a hire."""
    people = [
        seekers.register(desk, Seeker(name=name, registered_on=day)).id
        for name, day in (
            ("김민지", TODAY),
            ("박정숙", TODAY.replace(day=1)),
            ("이만호", date(2026, 3, 2)),
        )
    ]
    firm = employers.register(desk, Employer(name="솔내정밀")).id
    work = vacancies.blank(desk, firm)
    wanted = vacancies.register(desk, replace(work, job="조립", openings=3)).id
    referrals.refer(desk, people[:1], wanted, referred_on=TODAY - timedelta(days=9))
    referrals.refer(desk, people[1:2], wanted, referred_on=TODAY)
    sent = referrals.refer(desk, people[2:], wanted, referred_on=date(2026, 11, 2))
    hire = placements.blank_from_referral(desk, sent.id)
    placements.record(desk, replace(hire, hire_date=date(2026, 11, 10)))


def test_each_card_shows_the_count_of_the_list_it_opens(desk: Desk, shown: Shown) -> None:
    fill(desk)
    page = show(shown)
    for card in page.cards[1:]:
        card.click()
    assert [kind for kind, _ in shown.lists] == [
        KindId.SEEKERS,
        KindId.REFERRALS,
        KindId.PLACEMENTS,
    ]
    counts = [lists.count(desk, kind, found) for kind, found in shown.lists]
    assert counts == [0, 2, 1]
    assert "구직등록 만료 임박 0 14일 안 · 전체 3명" in page.lapsing.accessibleName()
    assert "결과 미확인 알선 2 7일 지남 1" in page.waiting.accessibleName()
    assert "이번 달 취업 1" in page.placed.accessibleName()
    # The late result, and the two who look for work without a consent.
    assert "오늘 할 일 2 늦은 일 1" in page.todo.accessibleName()


def test_the_first_card_leads_to_the_first_thing_to_do(desk: Desk, shown: Shown) -> None:
    fill(desk)
    page = show(shown)
    page.activateWindow()
    page.todo.click()
    assert page.todos.rows[0].line.hasFocus()


def test_a_registration_about_to_lapse_is_counted_on_its_card(desk: Desk, shown: Shown) -> None:
    day = date(2026, 8, 30)  # three months end on 30 November, ten days ahead
    seekers.register(desk, Seeker(name="김민지", registered_on=day))
    page = show(shown)
    page.lapsing.click()
    ((kind, found),) = shown.lists
    assert lists.count(desk, kind, found) == 1
    assert "만료 임박 1" in page.lapsing.accessibleName()


def test_the_year_stands_as_in_the_report_and_opens_its_records(desk: Desk, shown: Shown) -> None:
    fill(desk)
    targets.set_target(desk, "registrations", 2026, "4")
    page = show(shown)
    bar = next(b for b in page.targets.bars if b.row.indicator.id == "registrations")
    assert bar.part == pytest.approx(0.75)
    assert bar.numbers == "3 / 4"
    assert "달성률 75%" in bar.accessibleName()
    bar.click()
    kind, found = shown.lists[0]
    assert lists.count(desk, kind, found) == 3
    assert page.shown is not None
    assert page.shown.elapsed == pytest.approx(324 / 365)


def test_any_indicator_with_a_target_has_a_bar_that_opens(desk: Desk, shown: Shown) -> None:
    fill(desk)
    targets.set_target(desk, "vacancy_ratio", 2026, "2")
    targets.set_target(desk, "trips", 2026, "산업체 요구 시")
    page = show(shown)
    names = [bar.row.indicator.id for bar in page.targets.bars]
    assert names[:4] == ["openings", "registrations", "referrals", "placements"]
    assert names[4:] == ["vacancy_ratio"]
    page.targets.bars[-1].click()
    shown.idle()
    (opened,) = page.window().findChildren(FigureDialog)
    assert opened.heading.text() == "구인배수"
    assert [button.text().split()[0] for button in opened.parts] == ["분자", "분모"]


def test_a_late_result_stands_first_and_opens_its_referral(desk: Desk, shown: Shown) -> None:
    fill(desk)
    page = show(shown)
    first = page.todos.rows[0]
    assert "2일 지남, 김민지 결과 확인, 솔내정밀 · 조립" in first.line.accessibleName()
    first.line.click()
    assert shown.records == [first.todo.ref]
    assert first.todo.ref is not None
    assert first.todo.ref.kind is KindId.REFERRALS


def test_what_is_missing_in_many_opens_their_list(desk: Desk, shown: Shown) -> None:
    fill(desk)
    page = show(shown)
    page.todos.rows[-1].line.click()
    ((kind, found),) = shown.lists
    assert (kind, lists.count(desk, kind, found)) == (KindId.SEEKERS, 3)


def test_a_task_is_written_checked_and_taken_back_by_keyboard(
    desk: Desk, shown: Shown, qtbot: QtBot
) -> None:
    page = show(shown)
    page.activateWindow()
    page.todo.click()
    assert page.todos.text.hasFocus()
    page.todos.text.insert("게시판 바꾸기")
    qtbot.keyClick(page.todos.text, Qt.Key.Key_Return)
    shown.idle()
    (row,) = page.todos.rows
    assert row.todo.title == "게시판 바꾸기"
    assert lists.count(desk, KindId.TASKS) == 1
    qtbot.keyClick(row.check, Qt.Key.Key_Space)
    shown.idle()
    assert page.todos.rows == []
    history.undo(desk)
    page.refresh()
    shown.idle()
    assert [row.todo.title for row in page.todos.rows] == ["게시판 바꾸기"]


def test_a_task_is_put_off_to_a_later_day(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    tasks.add(desk, "게시판 바꾸기")
    page = show(shown)
    (row,) = page.todos.rows
    row.later.click()
    (menu,) = row.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    shown.idle()
    assert page.todos.rows == []
    assert [line.accessibleName() for line in page.week.lines] == ["게시판 바꾸기, 할 일"]


def test_what_lies_ahead_opens_what_it_is_about(desk: Desk, shown: Shown) -> None:
    tasks.add(desk, "게시판 바꾸기", TODAY + timedelta(days=2))
    page = show(shown)
    (line,) = page.week.lines
    line.click()
    (written,) = lists.find(desk, KindId.TASKS, Filter())
    assert shown.records == [Ref(KindId.TASKS, written)]


def test_the_whole_week_can_be_seen(desk: Desk, shown: Shown) -> None:
    for number in range(SHOWN + 2):
        tasks.add(desk, f"가{number}", TODAY + timedelta(days=1 + number % 6))
    page = show(shown)
    assert len(page.week.lines) == SHOWN
    assert page.week.more.text() == "2건 더 보기"
    page.week.more.click()
    assert len(page.week.lines) == SHOWN + 2
    page.week.more.click()
    assert len(page.week.lines) == SHOWN


def test_a_task_just_written_comes_into_sight(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    for number in range(SHOWN):
        tasks.add(desk, f"가{number}")
    page = show(shown)
    page.todos.text.insert("하나 더")
    qtbot.keyClick(page.todos.text, Qt.Key.Key_Return)
    shown.idle()
    assert page.todos.rows[-1].todo.title == "하나 더"
    assert shown.records == []


def test_a_task_written_by_hand_is_corrected_and_put_away(
    desk: Desk, shown: Shown, qtbot: QtBot
) -> None:
    tasks.add(desk, "게시판 바꾸기")
    page = show(shown)
    page.todos.rows[0].line.click()
    shown.idle()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, EntryDialog))
    dialog.form.fields["title"].widget.setText("현수막 바꾸기")
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    shown.idle()
    assert [row.todo.title for row in page.todos.rows] == ["현수막 바꾸기"]
    page.todos.rows[0].later.click()
    (menu,) = page.todos.rows[0].findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == "지우기").trigger()
    menu.close()
    shown.idle()
    assert page.todos.rows == []
    history.undo(desk)
    assert lists.count(desk, KindId.TASKS) == 1


def test_the_newest_work_is_taken_back_from_here(desk: Desk, shown: Shown) -> None:
    seekers.register(desk, Seeker(name="김민지", registered_on=TODAY))
    page = show(shown)
    first = page.recent.rows[0]
    assert "김민지" in first.operation.label
    assert first.undo is not None
    assert all(row.undo is None for row in page.recent.rows[1:])
    first.undo.click()
    shown.idle()
    assert lists.count(desk, KindId.SEEKERS) == 0
    assert page.recent.rows[0].operation.label.startswith("되돌리기")
    assert "전체 0명" in page.lapsing.accessibleName()  # it heard of the change


def test_the_checklist_leads_to_what_is_left_and_ends(desk: Desk, shown: Shown) -> None:
    page = show(shown)
    assert page.checklist.isVisible()
    assert {row.step.id: row.step.done for row in page.checklist.rows} == {
        "centre": False,
        "places": True,
        "staff": False,
        "import": False,
        "targets": False,
        "backup": False,
    }
    for row in page.checklist.rows:
        if not row.step.done:
            row.button.click()
    assert shown.pages == [
        "settings:centre",
        "settings:staff",
        "importing",
        "settings:targets",
        "settings:backup",
    ]
    own = settings.get(desk)
    settings.save(desk, replace(own, phone="063-000-1234", backup_folder="/media/usb"))
    staff.add(desk, "이영희", staff.Role.COUNSELLOR, "영희의 비밀번호")
    seekers.register(desk, Seeker(name="김민지", registered_on=TODAY))
    targets.set_target(desk, "placements", 2026, "300")
    page.refresh()
    shown.idle()
    # Somebody registered by hand is no roster yet: the old sheets are still to be brought in.
    assert [row.step.id for row in page.checklist.rows if not row.step.done] == ["import"]
    with desk.store.operation("가져오기", kind="import"):
        records.insert(desk.store, Employer(name="솔내농장"))
    page.refresh()
    shown.idle()
    assert not page.checklist.isVisible()


def test_the_checklist_stays_away_once_put_away(desk: Desk, shown: Shown) -> None:
    page = show(shown)
    page.checklist.close_button.click()
    page.refresh()
    shown.idle()
    assert not page.checklist.isVisible()


def test_a_week_without_a_copy_elsewhere_is_a_red_strip(
    desk: Desk, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(shown)
    assert "아직 없습니다" in page.strip.text
    page.strip.button.click()
    assert shown.pages == ["settings:backup"]
    backups.make(desk, folder=tmp_path / "usb")
    page.refresh()
    shown.idle()
    assert page.strip.text == ""
    monkeypatch.setattr(overview.backups, "off_pc_age_days", lambda _: 9)
    page.refresh()
    shown.idle()
    assert "9일 동안" in page.strip.text


def test_a_practice_centre_is_not_nagged(
    practice_desk: Desk, qtbot: QtBot, shown: Shown, tmp_path: Path
) -> None:
    page = HomePage(
        practice_desk, shown.hub, shown.jobs, Notices(), UserSettings(tmp_path / "other.ini")
    )
    qtbot.addWidget(page)
    page.show()
    shown.idle()
    assert page.strip.text == ""
    assert not page.checklist.isVisible()
