"""Home: every number equals the list behind it, and what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import TODAY
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import (
    backups,
    employers,
    lists,
    overview,
    placements,
    referrals,
    seekers,
    settings,
    staff,
    targets,
    vacancies,
)
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.home import HomePage
from jobdesk.ui.settings import UserSettings


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
    for card in page.cards:
        card.click()
    assert [kind for kind, _ in shown.lists] == [
        KindId.SEEKERS,
        KindId.VACANCIES,
        KindId.REFERRALS,
        KindId.PLACEMENTS,
    ]
    counts = [lists.count(desk, kind, found) for kind, found in shown.lists]
    assert counts == [2, 1, 2, 1]
    assert "이번 달 구직신청 2 전체 3명" in page.registered.accessibleName()
    assert "진행 중 구인 인원 3 구인 1건" in page.openings.accessibleName()
    assert "결과 미확인 알선 2 7일 지남 1" in page.waiting.accessibleName()
    assert "이번 달 취업 1" in page.placed.accessibleName()


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


def test_the_longest_waiting_referral_comes_first_and_opens(desk: Desk, shown: Shown) -> None:
    fill(desk)
    page = show(shown)
    assert [row.waiting.seeker for row in page.results.rows] == ["김민지", "박정숙"]
    assert "9일 지남" in page.results.rows[0].accessibleName()
    page.results.rows[0].click()
    assert shown.records == [Ref(KindId.REFERRALS, page.results.rows[0].waiting.id)]


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
    assert "전체 0명" in page.registered.accessibleName()  # it heard of the change


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
