"""만남의 날 on the other pages: the hire that came of one, the ledgers that belong to one, home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jobdesk.domain.aftercare import Survey
from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import DayStatus, MatchingDay, MeetingStatus
from jobdesk.domain.network import Meeting, Publicity
from jobdesk.services import (
    day_outcomes,
    day_records,
    entries,
    lists,
    matching_days,
    placements,
    tasks,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.aftercare.surveys import SurveyList
from jobdesk.ui.pages.home import HomePage
from jobdesk.ui.pages.home.week import SHOWN
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.results_part import ResultsPart
from jobdesk.ui.pages.network.ledgers import MeetingList, PublicityList
from jobdesk.ui.pages.work.placements import PlacementList
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.ledger import LedgerList
from tests import day_kit
from tests.conftest import TODAY
from tests.ui.bench import Bench, benched


@dataclass
class Asked:
    """The records that a page asked the window to open."""

    records: list[Ref] = field(default_factory=list)

    def take(self, ref: object) -> None:
        assert isinstance(ref, Ref)
        self.records.append(ref)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A day of tomorrow."""
    day_kit.make(desk, held_on=TODAY + timedelta(days=1), status=DayStatus.REGISTERING)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _day(desk: Desk) -> int:
    (id_,) = lists.find(desk, KindId.MATCHING_DAYS)
    return int(id_)


def test_a_hire_names_its_day_and_opens_it(bench: Bench) -> None:
    desk, day = bench.desk, _day(bench.desk)
    firm, person = day_records.employers(desk, day)[0], day_records.attendees(desk, day)[0]
    hire = Placement(
        seeker_id=person.seeker_id,
        employer_id=firm.employer_id,
        hire_date=TODAY,
        route=PlacementRoute.ON_SITE,
        matching_day_id=day,
    )
    made = placements.record(desk, hire).id
    page = PlacementList(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    asked = Asked()
    bench.hub.open_record.connect(asked.take)
    bench.show(page)
    page.open_id(made)
    bench.idle()
    link = next(
        button for button in page.panel.findChildren(Button) if button.text() == "제4회 만남의 날"
    )
    link.click()
    assert asked.records == [Ref(KindId.MATCHING_DAYS, day)]


def test_a_hire_written_by_hand_is_put_to_its_day(bench: Bench) -> None:
    desk, day = bench.desk, _day(bench.desk)
    firm, person = day_records.employers(desk, day)[0], day_records.attendees(desk, day)[0]
    hire = Placement(
        seeker_id=person.seeker_id,
        employer_id=firm.employer_id,
        hire_date=TODAY + timedelta(days=3),
        route=PlacementRoute.AFTER_EVENT,
    )
    made = placements.record(desk, hire).id
    before = day_outcomes.of_day(desk, day).total.hired.value
    page = PlacementList(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_id(made)
    bench.idle()
    field = page.panel.form.fields["matching_day"]
    field.set_value(day)
    bench.idle()
    page.save()
    bench.idle()
    assert day_outcomes.of_day(desk, day).total.hired.value == before + 1
    held = day_records.day(desk, day)
    other = MatchingDay(
        title="다음 만남의 날", held_on=(held.held_on or TODAY) + timedelta(days=60)
    )
    later = entries.add(desk, other).id
    field.set_value(later)
    bench.idle()
    page.save()
    bench.idle()
    assert "행사" in field.problem()
    assert lists.record(desk, KindId.PLACEMENTS, made).matching_day_id == day


@pytest.mark.parametrize("list_of", [MeetingList, PublicityList, SurveyList])
def test_a_ledger_takes_the_day_it_belongs_to(bench: Bench, list_of: type[LedgerList]) -> None:
    desk, day = bench.desk, _day(bench.desk)
    made = {
        MeetingList: lambda: entries.add(desk, Meeting(title="환류", held_on=TODAY)),
        PublicityList: lambda: entries.add(desk, Publicity(title="현수막", published_on=TODAY)),
        SurveyList: lambda: entries.add(desk, Survey(title="만족도", questions=("만족합니까",))),
    }[list_of]().id
    page = list_of(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_id(made)
    bench.idle()
    editor = page.panel.form.fields["matching_day"]
    editor.set_value(day)
    bench.idle()
    assert editor.widget.text() == "제4회 만남의 날"
    page.save()
    bench.idle()
    assert lists.record(desk, page.panel.kind, made).matching_day_id == day


def test_home_leads_to_the_day(bench: Bench) -> None:
    desk = bench.desk
    page = HomePage(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    asked = Asked()
    bench.hub.open_record.connect(asked.take)
    bench.show(page)
    page.refresh()
    bench.idle()
    line = next(r for r in page.todos.rows if r.todo.title == "내일 만남의 날")
    line.line.click()
    next(line for line in page.week.lines if "제4회 만남의 날" in line.accessibleName()).click()
    assert asked.records == [Ref(KindId.MATCHING_DAYS, _day(desk))] * 2


def test_a_day_late_in_a_full_week_is_seen_at_once(bench: Bench) -> None:
    desk = bench.desk
    day = day_records.day(desk, _day(desk))
    matching_days.save(desk, replace(day, held_on=TODAY + timedelta(days=6)))
    for number in range(12):
        tasks.add(desk, f"할 일 {number}", TODAY + timedelta(days=1))
    page = HomePage(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.refresh()
    bench.idle()
    names = [line.accessibleName() for line in page.week.lines]
    assert len(names) == SHOWN
    assert "제4회 만남의 날" in names[-1]
    assert page.week.more.text() == "5건 더 보기"


def test_an_interview_of_a_day_that_is_over_opens_among_the_results(bench: Bench) -> None:
    desk = bench.desk
    people = [one.seeker_id or 0 for one in day_records.attendees(desk, _day(desk))]
    past = day_kit.make(desk, "제3회 만남의 날", people, held_on=TODAY - timedelta(days=9))
    meeting = day_kit.meet(past, 1, "솔내정밀", "14:00", status=MeetingStatus.DONE)
    page = MatchingDaysPage(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_record(Ref(KindId.DAY_INTERVIEWS, meeting))
    bench.idle()
    assert page.standing == ("results", Ref(KindId.MATCHING_DAYS, past.id))
    (chosen,) = page.findChild(ResultsPart).chase.chosen
    assert chosen.interview_id == meeting
